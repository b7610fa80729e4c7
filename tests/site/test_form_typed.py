"""What a person types is a file that passes the check, with a page as the preview showed it."""

import shutil
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from macros.components import all_components
from macros.library import Library
from macros.loading import examine
from macros.models import KINDS, Case, Entry, Instrument, Organisation
from macros.rendering import Context
from tests.conftest import ROOT
from tests.site.filling import download, file_text, fill_in, open_form, show_preview, told
from tests.site.reading import Element, read_html
from tests.site.test_form_preview import texts_by_heading
from tests.site.visiting import Opener

TYPED: dict[type[Entry], dict[str, Any]] = {
    Case: {
        "title": "Lasserij met twaalf mensen: een cobot last de lange naden",
        "summary": "Voorbeeld Metaal vond geen lassers meer. Een cobot last nu de lange naden.",
        "company": {
            "name": "Voorbeeld Metaal",
            "province": "overijssel",
            "sector": "metaalbewerking",
            "size": "klein",
            "employees": "12 (2024)",
        },
        "problem": "Het bedrijf kreeg vacatures niet vervuld.\n\nOrders bleven **liggen**.",
        "approach": "Het bedrijf deed twee dingen:\n\n- het huurde een cobot;\n\n- het kocht hem.",
        "setbacks": "De delen waren niet precies genoeg gezaagd. # Dat kostte tijd.",
        "obstacles": [{"obstacle": "kennis", "note": "Niemand kon programmeren.", "phase": ""}],
        "lessons": [{"text": "Huur eerst."}, {"text": "Koop pas als je weet dat het past."}],
        "results": [{"metric": "tijd per frame", "before": "45", "after": "30", "unit": "minuten"}],
        "yamamoto_type": "1",
        "period": "2023-2024",
        "technologies": ["cobots"],
        "support": [{"instrument": "wbso", "outcome": "niet-aangevraagd"}],
        "other_support": ["Gemeente Voorbeeldstad: 20.000 euro voor een studie"],
        "evidence": "openbare-bronnen",
        "sources": [
            {
                "title": "Lascobot neemt de lange naden over",
                "publisher": "Voorbeeldkrant",
                "url": "https://www.voorbeeldkrant.nl/lascobot",
                "date": "2024-05",
                "accessed": "2024-06-03",
            }
        ],
        "checked_on": "2024-06-03",
        "checked_by": "Voorbeeld Brancheorganisatie",
        "mrl": {"start": "4", "now": "8"},
        "organisations": ["rvo"],
        "other_parties": ["leverancier Voorbeeld Robotica"],
    },
    Instrument: {
        "title": "Voorbeeldregeling procesadvies",
        "kind": "voucher",
        "level": "regionaal",
        "provider_organisation": "rvo",
        "summary": "Voucher voor een klein bedrijf dat advies wil over zijn productie.",
        "status": "periodiek-open",
        "status_as_of": "2024-03-01",
        "needs": ["inhuur-advies"],
        "eligibility": {"sizes": ["micro", "klein"], "collaboration": "niet-vereist"},
        "application": {"windows": [{"opens": "2024-04-09", "closes": "2024-09-12"}]},
        "suitability": {
            "1": {
                "verdict": "ja",
                "reason": "Advies over wat te koop is, telt mee.",
                "basis": "bron",
            }
        },
        "sources": [{"title": "Regeling", "publisher": "Voorbeeldprovincie"}],
        "checked_on": "2024-06-03",
        "checked_by": "Voorbeeld Brancheorganisatie",
    },
    Organisation: {
        "title": "Voorbeeldlab Lassen",
        "kind": "fieldlab",
        "website": "https://www.voorbeeldlab.nl/",
        "summary": "Een plek waar bedrijven met hun eigen product een lasrobot proberen.",
        "provinces": ["overijssel", "gelderland"],
        "question": "Kan ik hier een lasrobot proberen?",
        "status": "actief",
        "sources": [{"title": "Over ons", "publisher": "Voorbeeldlab"}],
        "checked_on": "2024-06-03",
        "checked_by": "Voorbeeld Brancheorganisatie",
    },
}


def with_real_content(root: Path) -> Path:
    for kind in KINDS:
        shutil.copytree(ROOT / kind.folder, root / kind.folder)
    return root


def page_of(library: Library, entry: Entry) -> Element:
    """The page of an entry as the build makes it."""
    name = {"cases": "case_page", "instruments": "instrument_page"}.get(entry.folder)
    made = all_components()[name or "organisation_page"](Context(library), entry.slug)
    return read_html(str(made.html)).all("article")[0]


def shown_page(tab: Page) -> Element:
    return read_html(str(tab.locator("[data-preview-page]").inner_html())).all("article")[0]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.singular)
def test_a_typed_file_passes_the_check_and_its_page_equals_the_preview(
    page: Opener, tmp_path: Path, kind: type[Entry]
) -> None:
    root = with_real_content(tmp_path)
    tab = page()
    open_form(tab, kind)
    fill_in(tab, TYPED[kind])
    show_preview(tab)

    assert told(tab) == []
    path = download(tab, root / kind.folder)
    assert path.read_text("utf-8") == file_text(tab)

    library, problems = examine(root)
    file = f"{kind.folder}/{path.name}"
    assert [str(one) for one in problems if one.position.file == file] == []
    entry = library.get(kind, path.stem)
    shown = texts_by_heading(shown_page(tab))
    assert len(shown) > 3
    assert shown == texts_by_heading(page_of(library, entry))
    assert entry.title in (tab.locator("[data-preview-card]").text_content() or "")
