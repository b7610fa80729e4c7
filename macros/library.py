"""All valid content of one build: entries by kind and slug, and how they point at each other."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, TypeVar

from macros.language.compounds import Compounds, texts_in, words_in
from macros.models import KINDS, Case, Entry, Instrument, Organisation
from macros.models.case_parts import Support
from macros.source.document import Document
from macros.taxonomy import all_taxonomies

E = TypeVar("E", bound=Entry)
T = TypeVar("T")
Key = tuple[type[Entry], str]


@dataclass(frozen=True)
class Library:
    """Immutable; what failed validation is absent, but `exists` still knows its slug.

    What was withdrawn does not count: `all`, `everything` and what follows from them leave it out.
    Its page stays, so `get`, `has` and `withdrawn` do give it.
    """

    entries: Mapping[Key, Entry] = field(default_factory=dict)
    documents: Mapping[Key, Document] = field(default_factory=dict)
    known: frozenset[Key] = frozenset()
    counts_withdrawn: bool = False

    def with_withdrawn(self) -> "Library":
        """The same content in which what was withdrawn counts too: to check it, to make pages."""
        return replace(self, counts_withdrawn=True)

    def withdrawn(self) -> list[Entry]:
        """Every entry that was withdrawn, the newest first."""
        found = [entry for entry in self.entries.values() if entry.withdrawn]
        return sorted(found, key=_withdrawn_on, reverse=True)

    def all(self, kind: type[E]) -> list[E]:
        """Every entry of `kind`, by slug."""
        return [entry for entry in self._by_kind[kind] if isinstance(entry, kind)]

    def everything(self) -> Iterator[Entry]:
        """Every entry of every kind."""
        for kind in KINDS:
            yield from self._by_kind[kind]

    def get(self, kind: type[E], slug: str) -> E:
        """The entry called `slug`.

        Raises:
            KeyError: when there is none.
        """
        entry = self.entries[kind, slug]
        assert isinstance(entry, kind)
        return entry

    def has(self, kind: type[Entry], slug: str) -> bool:
        """Whether there is a valid entry called `slug`."""
        return (kind, slug) in self.entries

    def exists(self, kind: type[Entry], slug: str) -> bool:
        """Whether there is a file called `slug`, valid or not."""
        return (kind, slug) in self.known

    def slugs(self, kind: type[Entry]) -> list[str]:
        """The slug of every file of `kind`, valid or not."""
        return sorted(slug for found, slug in self.known if found is kind)

    def document(self, entry: Entry) -> Document:
        """The document that `entry` was read from."""
        return self.documents[type(entry), entry.slug]

    @cached_property
    def _made(self) -> dict[Callable[["Library"], Any], Any]:
        return {}

    def once(self, make: Callable[["Library"], T]) -> T:
        """What `make` gives for this library, made the first time only."""
        if make not in self._made:
            self._made[make] = make(self)
        made: T = self._made[make]
        return made

    @cached_property
    def _by_kind(self) -> dict[type[Entry], list[Entry]]:
        grouped: dict[type[Entry], list[Entry]] = {kind: [] for kind in KINDS}
        for (kind, _), entry in sorted(self.entries.items(), key=lambda item: item[0][1]):
            if self.counts_withdrawn or not entry.withdrawn:
                grouped[kind].append(entry)
        return grouped

    def contributor(self, entry: Entry) -> Organisation | None:
        """The organisation with a page that contributed `entry`, by its name or file name."""
        return self._by_name.get((entry.contributed_by or "").casefold())

    def contributions(self, organisation: Organisation) -> list[Entry]:
        """What `organisation` contributed."""
        return self._contributed.get(organisation.slug, [])

    @cached_property
    def _contributed(self) -> Mapping[str, list[Entry]]:
        found: dict[str, list[Entry]] = defaultdict(list)
        for entry in self.everything():
            if contributor := self.contributor(entry):
                found[contributor.slug].append(entry)
        return found

    @cached_property
    def _by_name(self) -> Mapping[str, Organisation]:
        found = {}
        for organisation in self.all(Organisation):
            for name in (organisation.slug, organisation.abbreviation, organisation.title):
                if name:
                    found[name.casefold()] = organisation
        return found

    @cached_property
    def _cases_by_instrument(self) -> Mapping[str, list[tuple[Case, Support]]]:
        found: dict[str, list[tuple[Case, Support]]] = defaultdict(list)
        for case in self.all(Case):
            for support in case.support:
                found[support.instrument].append((case, support))
        return found

    def cases_with(self, instrument: Instrument) -> list[tuple[Case, Support]]:
        """The cases that name `instrument`, each with what it says about it."""
        return self._cases_by_instrument.get(instrument.slug, [])

    def cases_of(self, organisation: Organisation) -> list[Case]:
        """The cases that `organisation` took part in."""
        return self._cases_by_organisation.get(organisation.slug, [])

    @cached_property
    def _cases_by_organisation(self) -> Mapping[str, list[Case]]:
        found: dict[str, list[Case]] = defaultdict(list)
        for case in self.all(Case):
            for slug in dict.fromkeys(case.organisations):
                found[slug].append(case)
        return found

    def instruments_of(self, organisation: Organisation) -> list[Instrument]:
        """The instruments that one applies for at `organisation`."""
        return [
            instrument
            for instrument in self.all(Instrument)
            if instrument.provider_organisation == organisation.slug
        ]

    def successors(self, instrument: Instrument) -> tuple[list[Instrument], Instrument | None]:
        """The last after `instrument` that runs, or none, with those before it or else all."""
        chain: list[Instrument] = []
        slug = instrument.succeeded_by
        while slug:
            chain.append(self.get(Instrument, slug))
            slug = chain[-1].succeeded_by
        running = [index for index, one in enumerate(chain) if one.runs]
        return (chain[: running[-1]], chain[running[-1]]) if running else (chain, None)

    def predecessors(self, instrument: Instrument) -> list[Instrument]:
        """The instruments that `instrument` succeeded."""
        return [other for other in self.all(Instrument) if other.succeeded_by == instrument.slug]

    @cached_property
    def _by_term(self) -> Mapping[tuple[str, str], list[Entry]]:
        found: dict[tuple[str, str], list[Entry]] = defaultdict(list)
        for entry in self.everything():
            for term in entry.terms:
                found[term].append(entry)
        return found

    @cached_property
    def compounds(self) -> Compounds:
        """What compound words are made of: the words of the entries and the vocabularies."""
        vocabularies = [one.model_dump() for one in all_taxonomies().values()]
        told = (entry.words for entry in self.everything())
        return Compounds(words_in(texts_in(vocabularies)).union(*told))

    def carrying(self, taxonomy: str, term: str) -> list[Entry]:
        """Every entry tagged with `term`, cases first."""
        return self._by_term.get((taxonomy, term), [])


def _withdrawn_on(entry: Entry) -> tuple[str, str, str]:
    assert entry.withdrawn
    return entry.withdrawn.date, entry.folder, entry.slug


def by_title(entries: Iterable[E]) -> list[E]:
    """Sort entries the way a Dutch reader expects: by title, capitals aside."""
    return sorted(entries, key=lambda entry: (entry.title.casefold(), entry.slug))
