"""Contributors' texts become safe HTML, and dates and lists become Dutch."""

import re
from collections.abc import Iterable

import markdown
import nh3
from markupsafe import Markup

_MONTHS = [
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
]
_TAGS = {"p", "br", "strong", "em", "ul", "ol", "li", "a", "blockquote", "h3", "code", "pre"}
_HEADING = re.compile(r"<(/?)h[1-6]\b")


# More than any text has. Python-Markdown looks for the end of each bracket, so thousands of them
# would take it seconds; beyond this they are only shown.
_MOST_BRACKETS = 200
# A list in a list, and so on, on one line: deeper than any text. Python-Markdown calls itself for
# each, and the next one is only shown.
_DEEPER = re.compile(r"^((?:[ \t>]*(?:[-+*]|\d+\.)[ \t]+){8}[ \t>]*\d*)(?=[-+*.])", re.MULTILINE)


def _converter() -> markdown.Markdown:
    """Markdown without raw HTML: what looks like a tag is shown as the text it is."""
    converter = markdown.Markdown(extensions=["sane_lists"])
    converter.preprocessors.deregister("html_block")
    converter.inlinePatterns.deregister("html")
    return converter


def _converter_without_links() -> markdown.Markdown:
    converter = _converter()
    for name in (
        *("link", "reference", "short_reference"),
        *("image_link", "image_reference", "short_image_ref"),
    ):
        converter.inlinePatterns.deregister(name)
    return converter


_markdown = _converter()
_markdown_without_links = _converter_without_links()


# Lines that begin with a letter, with nothing in them that can be a mark of Markdown or of HTML.
_LINE = r"""[^\W\d_](?:[^\W_]|[ ,;:’'"“”‘()%/?!€…–.-])*(?<! )"""
_PLAIN = re.compile(rf"{_LINE}(?:\n+{_LINE})*\n*")


def prose(text: str) -> Markup:
    """Render the Markdown subset of long texts; only harmless tags and https links survive."""
    if not _PLAIN.fullmatch(text):
        return converted(text)
    paragraphs = re.split(r"\n{2,}", text.strip("\n"))  # of most texts this is all there is
    return Markup("\n".join(f"<p>{paragraph}</p>" for paragraph in paragraphs))


def converted(text: str) -> Markup:
    """What `prose` gives, by way of Markdown, which takes far longer."""
    converter = _markdown if text.count("[") <= _MOST_BRACKETS else _markdown_without_links
    html = converter.reset().convert(_DEEPER.sub(r"\1\\", text))
    return Markup(cleaned(_HEADING.sub(r"<\1h3", html)))


def cleaned(html: str) -> str:
    """What may stay of HTML: a few tags without attributes, and links to https addresses."""
    return nh3.clean(
        html,
        tags=_TAGS,
        attributes={"a": {"href"}, "*": set()},
        url_schemes={"https"},
        url_relative="deny",
        link_rel="nofollow ugc noopener noreferrer",
        strip_comments=True,
    )


def plain(text: str) -> str:
    """The words of a Markdown text, without its marks."""
    return " ".join(Markup(prose(text)).striptags().split())


def dutch_date(date: str) -> str:
    """`2024-05-17` as ‘17 mei 2024’, `2024-05` as ‘mei 2024’, `2024` as it is."""
    year, *rest = date.split("-")
    if not rest:
        return year
    month = _MONTHS[int(rest[0]) - 1]
    return f"{int(rest[1])} {month} {year}" if len(rest) > 1 else f"{month} {year}"


def listed(words: Iterable[str]) -> str:
    """`a, b en c`."""
    *first, last = list(words) or [""]
    return f"{', '.join(first)} en {last}" if first else last


def count(number: int, singular: str, plural: str) -> str:
    """`1 voorbeeld`, `43 voorbeelden`."""
    return f"{number} {singular if number == 1 else plural}"


def entities(text: str) -> str:
    """Write every ASCII mark as a numeric entity, so that no template language sees a mark.

    The theme prints titles unescaped on every page, and mkdocs-macros runs Jinja in them.
    """
    return "".join(
        char if char.isalnum() or char == " " or ord(char) > 127 else f"&#{ord(char)};"
        for char in text
    )


def upper_first(words: str) -> str:
    """`doorlooptijd` as the start of a line: `Doorlooptijd`."""
    return words[:1].upper() + words[1:]


def lower_first(words: str) -> str:
    """A sentence after a colon; an abbreviation such as `MRL` and a name keep their capitals."""
    if words[1:2].isupper() or _is_name(words):
        return words
    return words[:1].lower() + words[1:]


def _is_name(words: str) -> bool:
    """Whether each of several words has its capital: `Quick Response Manufacturing (QRM)`."""
    parts = words.split()
    return len(parts) > 1 and all(part.removeprefix("(")[:1].isupper() for part in parts)
