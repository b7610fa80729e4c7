"""The pages that stand for all others, and what a visit to one of them shows."""

from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, Page, Request, Response, expect

Opener = Callable[..., Page]

CASE = "voorbeelden/stt-plantronics-headsetlijn/"
INSTRUMENT = "instrumenten/wbso/"
ORGANISATION = "loketten/rvo/"
FORM = "meedoen/formulier/voorbeeld/"
TYPE = "kennis/vier-typen/1/"
OBSTACLE = "kennis/knelpunten/capaciteit/"
TERM = "onderwerpen/techniek/lasrobots/"

# One of every kind of page, which `test_kinds.py` checks; the last one is a wrong address.
PAGE_KINDS = {
    "start": "",
    "voorbeelden": "voorbeelden/",
    "instrumenten": "instrumenten/",
    "loketten": "loketten/",
    "voorbeeld": CASE,
    "instrument": INSTRUMENT,
    "loket": ORGANISATION,
    "onderwerp": TERM,
    "type": TYPE,
    "knelpunt": OBSTACLE,
    "onderwerpen": "onderwerpen/",
    "kennis": "kennis/",
    "cijfers": "kennis/cijfers/",
    "beleid": "kennis/beleid/",
    "vier typen": "kennis/vier-typen/",
    "rijpheid": "kennis/mrl/",
    "niveau": "kennis/mrl/1/",
    "knelpunten": "kennis/knelpunten/",
    "begrippen": "kennis/begrippen/",
    "toets": "toets/",
    "zo rekenen we": "zo-rekenen-we/",
    "gegevens": "gegevens/",
    "meedoen": "meedoen/",
    "formulier": FORM,
    "formulier-instrument": "meedoen/formulier/instrument/",
    "formulier-loket": "meedoen/formulier/loket/",
    "alle velden": "meedoen/velden/",
    "te controleren": "meedoen/te-controleren/",
    "foutmeldingen": "meedoen/foutmeldingen/",
    "redactie": "meedoen/redactie/",
    "licenties": "over/licenties/",
    "opbouw": "techniek/opbouw/",
    "beheer": "techniek/beheer/",
    "dekking": "dekking/",
    "instrumentenwijzer": "instrumentenwijzer/",
    "scan": "scan/",
    "resultaat": "scan/resultaat/",
    "404": "voorbeelden/bestaat-niet/",
}


_REFUSED = "refused by the policy of the page"
_TELL_REFUSALS = f"""addEventListener("securitypolicyviolation", (event) =>
  console.error("{_REFUSED}:", event.violatedDirective, event.blockedURI, event.sample))"""


@dataclass
class Guard:
    """What happened in a browser window that must never happen, whatever a visitor does."""

    refused: list[str] = field(default_factory=list)
    elsewhere: list[str] = field(default_factory=list)


def guard(context: BrowserContext) -> Guard:
    """Note, from now on, what the policy of a page refuses and what is asked of other hosts."""
    found = Guard()
    context.add_init_script(_TELL_REFUSALS)

    def note_refusal(text: str) -> None:
        if text.startswith(_REFUSED):
            found.refused.append(text)

    def note_request(request: Request) -> None:
        address = urlsplit(request.url)
        if address.scheme not in ("data", "blob") and address.hostname != "127.0.0.1":
            found.elsewhere.append(request.url)

    context.on("console", lambda message: note_refusal(message.text))
    context.on("request", note_request)
    return found


@dataclass
class Visit:
    """What happened in a tab since it was opened."""

    requests: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    messages: list[str] = field(default_factory=list)
    dialogs: list[str] = field(default_factory=list)


def watch(page: Page) -> Visit:
    """Note what `page` asks for, says in its console and pops up, from now on."""
    visit = Visit()

    def note_request(request: Request) -> None:
        visit.requests.append(request.url)

    page.on("request", note_request)

    def note_response(response: Response) -> None:
        if not response.ok:
            visit.missing.append(response.url)

    page.on("response", note_response)
    page.on("console", lambda message: visit.messages.append(f"{message.type}: {message.text}"))
    page.on("pageerror", lambda error: visit.messages.append(f"error: {error} {error.stack}"))
    page.on("dialog", lambda dialog: (visit.dialogs.append(dialog.message), dialog.dismiss()))
    return visit


def go(page: Page, address: str) -> None:
    """Open an address of the site and wait until its components are awake."""
    page.goto(address or "./")
    expect(page.locator("[data-component]:not([data-awake])")).to_have_count(0)
    page.evaluate("document.fonts.ready")
