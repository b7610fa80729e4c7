"""The kinds of content there are, in the order in which they are loaded and shown."""

from macros.models.base import Entry
from macros.models.case import Case
from macros.models.instrument import Instrument
from macros.models.organisation import Organisation

KINDS: tuple[type[Entry], ...] = (Case, Instrument, Organisation)

__all__ = ["KINDS", "Case", "Entry", "Instrument", "Organisation"]
