"""The form asks for every field that there is, once, and offers every permitted value."""

from collections.abc import Iterable, Iterator

import pytest
import yaml

from macros.components import all_components
from macros.forms.fields import all_fields, fields_of
from macros.forms.form_fields import FOLDER, LIST, FormField, form_sections
from macros.library import Library
from macros.models import KINDS, Entry
from macros.rendering import Context
from tests.site.reading import Element, read_html

every_kind = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.singular)


def form_of(kind: type[Entry]) -> Element:
    made = all_components()["contribution_form"](Context(Library()), kind.folder)
    return read_html(str(made.html))


def routes(fields: Iterable[FormField], above: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    for field in fields:
        yield (*above, field.name)
        yield from routes((*field.fields, *field.more), (*above, field.name))


def all_in(fields: Iterable[FormField]) -> Iterator[FormField]:
    for field in fields:
        yield field
        yield from all_in((*field.fields, *field.more))


@every_kind
def test_every_field_of_the_model_is_asked_once(kind: type[Entry]) -> None:
    asked = [route for section in form_sections(kind) for route in routes(section.fields)]

    assert sorted(asked) == sorted(route for route, _ in all_fields(fields_of(kind)))


@every_kind
def test_every_field_has_a_label_that_says_what_the_model_calls_it(kind: type[Entry]) -> None:
    html = form_of(kind)
    ids = {element.attributes["id"] for element in html if "id" in element.attributes}
    labelled = {label.attributes["for"] for label in html.all("label") if "for" in label.attributes}

    for _, shape in all_fields(fields_of(kind)):
        fields = [one for one in html if one.attributes.get("data-field") == shape.name]
        assert any(shape.title in one.text for one in fields), shape.name
    controls = [one for one in html if "data-value" in one.attributes]
    assert {one.attributes["id"] for one in controls} <= labelled <= ids


@every_kind
def test_every_term_can_be_chosen(kind: type[Entry]) -> None:
    html = form_of(kind)

    for _, shape in all_fields(fields_of(kind)):
        if not shape.terms:
            continue
        offered = [
            [
                one.attributes["value"]
                for one in field.all("option", "input")
                if "value" in one.attributes
            ]
            for field in html
            if field.attributes.get("data-field") == shape.name
        ]
        assert any(
            [value for value in values if value] == list(shape.terms.words) for values in offered
        )


@every_kind
def test_one_of_a_list_has_a_name_of_its_own(kind: type[Entry]) -> None:
    """A button says: ‘Voeg een bron toe’; the name of the list would be the wrong number."""
    every = [one for section in form_sections(kind) for one in all_in(section.fields)]
    lists = [one for one in every if one.control == LIST]

    assert lists
    assert [one.name for one in lists if not one.one] == []


def test_a_field_that_no_section_names_stands_in_the_last_one(monkeypatch, tmp_path) -> None:
    layout = yaml.safe_load((FOLDER / "organisations.yml").read_text("utf-8"))
    layout["sections"][0]["fields"].remove("website")
    monkeypatch.setattr("macros.forms.form_fields._layouts", lambda: {"organisations": layout})
    (organisation,) = [kind for kind in KINDS if kind.folder == "organisations"]

    last = form_sections(organisation)[-1]

    assert last.folded
    assert "website" in [field.name for field in last.fields]
