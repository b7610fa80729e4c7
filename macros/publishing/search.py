"""A built site becomes searchable: Pagefind reads its pages and writes the index beside them."""

import gzip
import json
import re
import subprocess
import sys
from collections import Counter, defaultdict
from html import unescape
from pathlib import Path
from string import ascii_lowercase

from macros.language.compounds import words_in
from macros.publishing.site_files import pages_of

# What stands on a page and does not tell it apart from others: a result would be found by its
# neighbour's words, or by those of an explanation that is the same everywhere. Of a page with a
# list or a tool, its title and its introduction are left.
NOT_ABOUT_THE_PAGE = [
    ".card-list",
    ".catalogue",
    ".finder",
    ".question-list",
    ".topic",
    ".province-map",
    ".adequacy-numbers",
    ".quadrant",
    ".mrl",
    ".notice--tip",
    ".page-meta",
    ".status-date",
    ".basis",
    ".sources__read",
    ".kc-edit",
    ".headerlink",
]

# Marks of HTML, and in them the words that are found and never shown.
_MARKS = re.compile(r'<[^>]*?(?:data-search-words="([^"]*)"[^>]*)?>')

_LANGUAGE = "nl"
_FRAGMENT = b"pagefind_dcd"  # what each of its files begins with
# Pagefind's own interfaces and worker; the site has its own (docs/techniek/besluiten/0003).
_UNUSED = [
    *("pagefind-*ui.js", "pagefind-*ui.css", "pagefind-ui.*", "pagefind-highlight.js"),
    "pagefind-worker.js",
]


def build_index(site: Path) -> int:
    """Index the pages below `site` into `site/pagefind/`; gives the number of pages.

    Raises:
        RuntimeError: when Pagefind finds no page to index.
    """
    folder = site / "pagefind"
    # As a command: its Python service may be stopped before its files are written
    # (https://github.com/Pagefind/pagefind/pull/1272), and then the index is broken or empty.
    command = [sys.executable, "-m", "pagefind", "--site", str(site), "--output-path", str(folder)]
    command += ["--force-language", _LANGUAGE, "--exclude-selectors", ", ".join(NOT_ABOUT_THE_PAGE)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    entry = folder / "pagefind-entry.json"
    languages = json.loads(entry.read_text("utf-8"))["languages"] if entry.exists() else {}
    pages: int = sum(language["page_count"] for language in languages.values())
    if done.returncode or not pages:
        raise RuntimeError(f"Pagefind kon {site} niet doorzoekbaar maken\n{done.stderr}")
    _write(folder / "pages.json", _pages(folder))
    for name, words in _words(site).items():
        _write(folder / "words" / f"{name}.json", words)
    for pattern in _UNUSED:
        for file in folder.glob(pattern):
            file.unlink()
    return pages


def _write(file: Path, content: object) -> None:
    file.parent.mkdir(exist_ok=True)
    file.write_text(json.dumps(content, separators=(",", ":")), "utf-8")


def _pages(folder: Path) -> list[tuple[dict[str, list[str]], str]]:
    """The values of the filters, with the names in the index of the pages that have just those.

    The language, which every name begins with, is left out: names are most of what is fetched.
    The browser could ask Pagefind, which fetches the whole index to answer.
    """
    pages = defaultdict[str, list[str]](list)
    for file in sorted((folder / "fragment").iterdir()):
        text = gzip.decompress(file.read_bytes()).removeprefix(_FRAGMENT)
        pages[json.dumps(json.loads(text)["filters"], sort_keys=True)].append(
            file.stem.removeprefix(f"{_LANGUAGE}_")
        )
    return [(json.loads(filters), " ".join(names)) for filters, names in sorted(pages.items())]


def _words(site: Path) -> dict[str, list[str]]:
    """The words on the pages of `site`, those on most pages first; typing is mended by them.

    By their first letter, so that a browser fetches only what could have been meant.
    """
    pages = Counter[str]()
    for file in pages_of(site):
        html = (site / file).read_text("utf-8")
        if "data-pagefind-body" in html:
            body = html.partition("data-pagefind-body")[2].rpartition("</article>")[0]
            pages.update(words_in([unescape(_MARKS.sub(r" \1 ", body))]))
    words: dict[str, list[str]] = {name: [] for name in (*ascii_lowercase, "other")}
    for word, _ in sorted(pages.items(), key=lambda item: (-item[1], item[0])):
        words.get(word[0], words["other"]).append(word)
    return words
