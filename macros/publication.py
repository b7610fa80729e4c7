"""Where and under which terms the content is published, and ids that survive a move of the site."""

import uuid
from dataclasses import dataclass

LICENCE = "CC BY 4.0"
LICENCE_URL = "https://creativecommons.org/licenses/by/4.0/"
NOTE = "Bijdragen van bedrijven en openbare bronnen, geen steekproef."

# Made once, for this site: a host may change and be someone else's later, this number may not.
_NAMESPACE = uuid.UUID("8a1f3c52-6f0e-4b8e-9d57-2f4f0c9b7a61")


@dataclass(frozen=True)
class Site:
    """The site as others see it; `url` ends in a slash.

    `edit_base` is the address below which a file of the project can be edited (`…/edit/main/`);
    empty when nobody said so.
    """

    name: str = ""
    url: str = "/"
    edit_base: str = ""

    def url_of(self, address: str) -> str:
        """The full address of a page or a file; without a known host it starts at the root."""
        return f"{self.url}{address}"


NOWHERE = Site()


def lasting_id(*parts: str) -> str:
    """The same id for the same thing, whatever the host and whenever it is built."""
    return str(uuid.uuid5(_NAMESPACE, "/".join(parts)))
