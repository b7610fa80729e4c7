"""A page promises that one can mail or report something only where an address is known."""

import pytest

from macros.components import all_components
from macros.library import Library
from macros.models import KINDS
from macros.publication import Site
from macros.rendering import Context
from tests.site.building import CONTACT, EDIT_BASE, run
from tests.site.reading import Element, SitePage, read_html
from tests.site.small import small_root

MAIL = CONTACT
PAGE = "https://voorbeeld.nl/contact"
ISSUES = "https://github.com/voorbeeld/kenniscentrum/issues/new/choose"
EDIT_URI = f"{EDIT_BASE}docs/"
SAY = "Zeg wat er niet klopt."
NONE = "Voor deze site is nog geen adres bekend waar je iets kunt melden."


def made(name: str, given: str, contact: str = "", edit_uri: str = "") -> Element:
    site = Site.of("Kenniscentrum", None, edit_uri, contact)
    return read_html(str(all_components()[name](Context(Library(), site=site), given).html))


def links(html: Element) -> list[str]:
    return [link.attributes["href"] for link in html.all("a") if "href" in link.attributes]


@pytest.mark.parametrize(
    ("contact", "edit_uri", "found"),
    [
        (MAIL, EDIT_URI, [f"mailto:{MAIL}", ISSUES]),
        (PAGE, "", [PAGE]),
        ("", EDIT_URI, [ISSUES]),
    ],
)
def test_every_way_that_is_known_is_a_link(contact: str, edit_uri: str, found: list[str]) -> None:
    html = made("contact_list", SAY, contact, edit_uri)

    assert links(html) == found
    assert SAY in html.text
    assert NONE not in html.text


def test_without_an_address_nobody_is_asked_to_tell_anything() -> None:
    html = made("contact_list", SAY)

    assert links(html) == []
    assert SAY not in html.text
    assert NONE in html.text


@pytest.mark.parametrize("folder", [kind.folder for kind in KINDS])
def test_the_form_offers_a_mail_only_with_an_address(folder: str) -> None:
    with_mail = made("contribution_form", folder, MAIL, EDIT_URI)
    with_page = made("contribution_form", folder, PAGE)
    without = made("contribution_form", folder)

    assert [one.attributes["data-mail"] for one in with_mail if "data-mail" in one.attributes] == [
        MAIL
    ]
    assert ISSUES in links(with_mail)
    assert PAGE in links(with_page)
    for html in (with_page, without):
        assert not [one for one in html if "data-mail" in one.attributes]
        assert "mail" not in html.text.lower().replace("e-mail", "")
    assert "Lukt het niet?" not in without.text


@pytest.mark.parametrize("path", ["meedoen", "over/privacy", "toegankelijkheid"])
def test_the_pages_that_ask_to_tell_something_say_where(
    pages: dict[str, SitePage], path: str
) -> None:
    found = links(pages[f"{path}/index.html"].root)

    assert f"mailto:{MAIL}" in found
    assert ISSUES in found


@pytest.mark.parametrize(("edit_uri", "told"), [(EDIT_URI, "Verbeter"), ("", "")])
def test_the_link_to_mend_a_page_is_promised_only_where_it_is(edit_uri: str, told: str) -> None:
    assert made("edit_offer", "Verbeter", edit_uri=edit_uri).text.strip() == told


def test_a_site_with_a_wrong_contact_is_not_built(tmp_path) -> None:
    root = tmp_path / "root"
    root.mkdir()
    small_root(root, {}, {"extra": {"contact": "de redactie"}})

    built = run(root, "mkdocs", "build")

    assert built.returncode != 0
    assert "mkdocs.yml: fout: ‘de redactie’ is geen e-mailadres en geen webadres" in built.stderr
    assert "Traceback" not in built.stderr
    assert not (root / "site").exists()
