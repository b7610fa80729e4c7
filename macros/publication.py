"""Where and under which terms the content is published, and ids that survive a move of the site."""

import re
import uuid
from dataclasses import dataclass

LICENCE = "CC BY 4.0"
LICENCE_URL = "https://creativecommons.org/licenses/by/4.0/"
NOTE = "Bijdragen van bedrijven en openbare bronnen, geen steekproef."

# Made once, for this site: a host may change and be someone else's later, this number may not.
_NAMESPACE = uuid.UUID("8a1f3c52-6f0e-4b8e-9d57-2f4f0c9b7a61")


_MAIL = re.compile(r"[A-Za-z0-9._+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")
_PAGE = re.compile(r"https://[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+([/?#][!-~]*)?")
_REPOSITORY = re.compile(r"(https://[^/]+/[^/]+/[^/]+)/edit/")


class WrongContactError(Exception):
    """The setting `contact` is no address by which anybody can be reached; says so in Dutch."""

    def __init__(self, contact: str) -> None:
        super().__init__(
            f"mkdocs.yml: fout: ‘{contact}’ is geen e-mailadres en geen webadres [contact]\n"
            "    oplossing: geef CONTACT een adres zoals redactie@voorbeeld.nl of"
            " https://voorbeeld.nl/contact, of laat het leeg"
        )


@dataclass(frozen=True)
class Site:
    """The site as others see it; `url` ends in a slash.

    `edit_base` is the address below which a file of the project can be edited (`…/edit/main/`), and
    `contact` how to reach the editors: an e-mail address or a page; empty when nobody said so.
    """

    name: str = ""
    url: str = "/"
    edit_base: str = ""
    contact: str = ""

    @classmethod
    def of(cls, name: str, url: str | None, edit_uri: str | None, contact: str | None) -> "Site":
        """The site as its settings say.

        Raises:
            WrongContactError: when `contact` is no address.
        """
        contact = (contact or "").strip()
        if contact and not (_MAIL.fullmatch(contact) or _PAGE.fullmatch(contact)):
            raise WrongContactError(contact)
        base = (edit_uri or "").removesuffix("docs/")
        can_be_edited = "/edit/" in base and base.startswith("https://")
        return cls(name, url or "/", base if can_be_edited else "", contact)

    @property
    def mail(self) -> str:
        """The e-mail address of the editors; empty when there is none."""
        return self.contact if _MAIL.fullmatch(self.contact) else ""

    @property
    def issues(self) -> str:
        """Where one tells something on GitHub; empty when the repository is not known."""
        found = _REPOSITORY.match(self.edit_base)
        return f"{found[1]}/issues/new/choose" if found else ""

    def url_of(self, address: str) -> str:
        """The full address of a page or a file; without a known host it starts at the root."""
        return f"{self.url}{address}"


NOWHERE = Site()


def lasting_id(*parts: str) -> str:
    """The same id for the same thing, whatever the host and whenever it is built."""
    return str(uuid.uuid5(_NAMESPACE, "/".join(parts)))
