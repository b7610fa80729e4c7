"""Every page says as data, in the words of schema.org, what it says to people; and nothing else."""

import json
from typing import Any

import pytest

from macros.library import Library
from macros.models import Case, Instrument, Organisation
from tests.site.building import SITE_URL
from tests.site.reading import Element, SitePage
from tests.site.test_content_pages import page_of

Graph = dict[str, dict[str, Any]]
Pages = dict[str, SitePage]


def scripts(page: SitePage) -> list[Element]:
    return page.root.all("script", type="application/ld+json")


def graph(page: SitePage) -> Graph:
    """The things of which the page tells, by their type."""
    (script,) = scripts(page)
    text = "".join(child for child in script.children if isinstance(child, str))
    assert not set("<>&") & set(text)
    data = json.loads(text, parse_constant=pytest.fail)
    assert data["@context"] == "https://schema.org"
    found = {node["@type"]: node for node in data["@graph"]}
    assert len(found) == len(data["@graph"])
    return found


@pytest.fixture(scope="module")
def graphs(pages: Pages) -> dict[str, Graph]:
    return {path: graph(page) for path, page in pages.items() if path != "404.html"}


def test_the_page_for_wrong_addresses_tells_nothing(pages: Pages) -> None:
    assert scripts(pages["404.html"]) == []


def test_a_page_tells_its_address_its_title_and_its_description(
    pages: Pages, graphs: dict[str, Graph]
) -> None:
    for path, found in graphs.items():
        main = next(node for kind, node in found.items() if kind != "BreadcrumbList")
        assert pages[path].url in (main["url"], main.get("mainEntityOfPage")), path
        assert main["name"], path
        assert main["name"] in pages[path].title, path
        assert " ".join(main["description"].split()) == pages[path].description, path


def test_the_way_to_a_page_is_that_of_its_breadcrumb(
    pages: Pages, graphs: dict[str, Graph]
) -> None:
    for path, found in graphs.items():
        if path == "index.html":
            assert "BreadcrumbList" not in found
            continue
        crumbs = pages[path].root.one("nav", aria_label="Kruimelpad")
        steps = found["BreadcrumbList"]["itemListElement"]
        assert [step["name"] for step in steps] == [item.text for item in crumbs.all("li")], path
        assert [step["item"] for step in steps][:-1] == pages[path].links(crumbs), path
        assert steps[-1]["item"] == pages[path].url
        assert [step["position"] for step in steps] == list(range(1, len(steps) + 1))


def test_a_case_is_an_article_of_the_site_with_its_sources(
    library: Library, pages: Pages, graphs: dict[str, Graph]
) -> None:
    for case in library.all(Case):
        article = graphs[page_of(pages, case).path]["Article"]
        assert article["headline"] == case.title
        assert article["dateModified"] == case.checked_on
        assert article["author"] == article["publisher"]
        assert article["publisher"]["url"] == SITE_URL
        assert [one["name"] for one in article["citation"]] == [
            source.title for source in case.sources
        ]
        assert article.get("about", {}).get("name") == case.company.name


def test_only_support_of_the_government_is_called_that(
    library: Library, pages: Pages, graphs: dict[str, Graph]
) -> None:
    kinds = {
        instrument.slug: set(graphs[page_of(pages, instrument).path]) - {"BreadcrumbList"}
        for instrument in library.all(Instrument)
    }

    assert kinds["wbso"] == kinds["kia"] == kinds["bmkb"] == {"GovernmentService"}
    assert kinds["qredits"] == kinds["teqnow"] == {"Service"}
    assert kinds["mkb-booster"] == kinds["stap-budget"] == {"WebPage"}
    for instrument in library.all(Instrument):
        is_offered = instrument.status in ("open", "periodiek-open")
        assert (kinds[instrument.slug] != {"WebPage"}) == is_offered, instrument.slug


def test_an_organisation_is_one_at_its_own_address(
    library: Library, pages: Pages, graphs: dict[str, Graph]
) -> None:
    for organisation in library.all(Organisation):
        page = page_of(pages, organisation)
        told = graphs[page.path]["Organization"]
        assert told["name"] == organisation.title
        assert told["url"] == (organisation.website or page.url)
        assert ("areaServed" in told) == bool(organisation.nationwide or organisation.provinces)


def test_the_data_are_a_catalogue_with_files_that_exist(
    site: Any, graphs: dict[str, Graph]
) -> None:
    catalogue = graphs["gegevens/index.html"]["DataCatalog"]

    assert len(catalogue["dataset"]) >= 7
    for dataset in catalogue["dataset"]:
        assert dataset["license"] == "https://creativecommons.org/licenses/by/4.0/"
        assert "geen steekproef" in dataset["description"]
        for file in dataset["distribution"]:
            assert (site.folder / file["contentUrl"].removeprefix(SITE_URL)).is_file()


def test_nothing_is_rated_or_priced(graphs: dict[str, Graph]) -> None:
    told = json.dumps(graphs)

    assert [word for word in ("ating", "review", "rice", "Person") if f'"{word}' in told] == []
