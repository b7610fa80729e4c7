"""The real content, read once for all tests of the rules."""

from macros.loading import load
from tests.conftest import ROOT

LIBRARY = load(ROOT)
