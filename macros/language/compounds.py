"""Dutch compound words fall apart into the known words they are made of: productie + planning."""

import re
from collections.abc import Iterable, Iterator, Mapping, Set

_WORD = re.compile(r"[^\W\d_]+")
_SHORTEST_COMPOUND = 8
_SHORTEST_PART = 3
_LONG_PART = 5  # a part of three letters counts only beside one at least this long
_LINKS = ("", "s", "e", "en", "n")


def texts_in(data: object) -> Iterator[str]:
    """Every text in nested plain data, web addresses aside."""
    if isinstance(data, str):
        if not data.startswith(("http://", "https://")):
            yield data
    elif isinstance(data, Mapping):
        yield from (text for value in data.values() for text in texts_in(value))
    elif isinstance(data, list):
        yield from (text for value in data for text in texts_in(value))


def words_in(texts: Iterable[str]) -> frozenset[str]:
    """Every word in `texts`, in small letters."""
    return frozenset(_WORD.findall("\n".join(texts).casefold()))


# What a compound does not begin or end with: words that change a verb, and endings that happen
# to be words. “Onderzoek” is not an “onder zoek”, and a “verkoper” is not made of copper.
_NO_FIRST = words_in(
    [
        "aan achter af alle als ander ben bij binnen boven buiten daar dan dat deel den der die",
        "dit door een eigen elk ene even gaan geen ger had heel hele hem her het hier hij hoe",
        "hun iets ins int kan kon mee meer men met mij min mis naar net niet nog nou omt onder",
        "ons ont ook oor open over per pro rond sam samen sinds son tegen ter terug toe tot",
        "tussen uit van ver vol volg voor vooruit waar want wat weg wel wie zal zelf zich zij",
        "zonder zou",
    ]
)
_NO_LAST = words_in(
    [
        "achter deels den der door een eerder ene ens ers heden ing lag lijk loos maal naar naast",
        "onder over regelen ren rijk sen ten ter tie tien tig uur ver voor",
    ]
)


class Compounds:
    """The words of a vocabulary, and what each compound of them is made of, looked up once."""

    def __init__(self, known: Set[str]) -> None:
        self._known = known
        self._parts: dict[str, tuple[str, ...]] = {}

    def parts_of(self, word: str) -> tuple[str, ...]:
        """The known words that `word` is made of; nothing when it is not a compound.

        Of several ways to split it the one with the longest shortest part is taken, and a part
        that is a compound itself falls apart too.
        """
        word = word.casefold()
        if word not in self._parts:
            self._parts[word] = self._split(word) if len(word) >= _SHORTEST_COMPOUND else ()
        return self._parts[word]

    def hidden_parts(self, words: Iterable[str]) -> list[str]:
        """The parts of the compounds among `words` that are not among `words` themselves."""
        words = frozenset(words)
        found = {part for word in words for part in self.parts_of(word)}
        return sorted(found - words)

    def _split(self, word: str) -> tuple[str, ...]:
        splits = [
            (first, last)
            for end in range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1)
            if (first := word[:end]) in self._known
            for link in _LINKS
            if word.startswith(link, end)
            and (last := word[end + len(link) :]) in self._known
            and _fit(first, last)
        ]
        if not splits:
            return ()
        best = max(splits, key=lambda split: (min(map(len, split)), len(split[0])))
        return tuple(piece for part in best for piece in (part, *self.parts_of(part)))


def _fit(first: str, last: str) -> bool:
    """Whether two known words can be the parts of a compound."""
    lengths = sorted((len(first), len(last)))
    return (
        lengths[0] >= _SHORTEST_PART
        and (lengths[0] > _SHORTEST_PART or lengths[1] >= _LONG_PART)
        and first not in _NO_FIRST
        and last not in _NO_LAST
    )
