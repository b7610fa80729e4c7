"""The settings of a site say where it is, and how its visitors reach whoever edits it."""

import pytest

from macros.publication import Site, WrongContactError


@pytest.mark.parametrize(
    ("contact", "mail"),
    [
        ("redactie@voorbeeld.nl", "redactie@voorbeeld.nl"),
        (" redactie@voorbeeld.nl\n", "redactie@voorbeeld.nl"),
        ("https://voorbeeld.nl/contact", ""),
        ("", ""),
        (None, ""),
    ],
)
def test_a_contact_is_an_address_to_mail_or_a_page(contact: str | None, mail: str) -> None:
    site = Site.of("Naam", None, None, contact)

    assert site.contact == (contact or "").strip()
    assert site.mail == mail


@pytest.mark.parametrize(
    "contact",
    [
        "redactie",
        "bel ons",
        "redactie@voorbeeld",
        "redactie@voorbeeld.nl?bcc=ander@voorbeeld.nl",
        "a@b.nl, c@d.nl",
        "http://voorbeeld.nl",
        "https://voorbeeld",
        "https://voorbeeld.nl/ <b>",
        "javascript:alert(1)",
    ],
)
def test_a_contact_that_leads_nowhere_is_refused_with_what_to_write(contact: str) -> None:
    with pytest.raises(WrongContactError) as caught:
        Site.of("Naam", None, None, contact)

    assert f"‘{contact}’ is geen e-mailadres en geen webadres [contact]" in str(caught.value)
    assert "oplossing: geef CONTACT een adres" in str(caught.value)


@pytest.mark.parametrize(
    ("edit_uri", "issues"),
    [
        (
            "https://github.com/voorbeeld/kenniscentrum/edit/main/docs/",
            "https://github.com/voorbeeld/kenniscentrum/issues/new/choose",
        ),
        ("https://gitlab.com/voorbeeld/kenniscentrum/-/edit/main/docs/", ""),
        ("edit/main/docs/", ""),
        ("", ""),
        (None, ""),
    ],
)
def test_the_issues_are_where_the_files_are(edit_uri: str | None, issues: str) -> None:
    assert Site.of("Naam", None, edit_uri, "").issues == issues
