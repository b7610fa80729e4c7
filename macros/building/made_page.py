"""A page that nobody wrote, as MkDocs wants one."""

from urllib.parse import urljoin

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from macros.language.text import entities
from macros.pages import GeneratedPage


class MadePage(Page):
    """Its text is one call of a component: there is no file to read, and nothing for Markdown.

    A contributor's words stand in its title and description, with every mark as an entity.
    """

    def __init__(self, made: GeneratedPage, file: File, config: MkDocsConfig) -> None:
        super().__init__(entities(made.title), file, config)
        self.made = made
        self.update_date = made.changed_on
        self.edit_url = _edit_url(config, made.source)
        if made.moved_to and config.site_url:
            self.canonical_url = urljoin(config.site_url, made.moved_to)

    def read_source(self, config: MkDocsConfig) -> None:
        """Take the text and the settings from what the page is made of."""
        self.markdown = self.made.text
        self.meta = {**self.made.settings, "description": entities(self.made.description)}

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Leave what the component gave as it is."""
        self.content = self.markdown


def made_pages(files: Files) -> list[MadePage]:
    """The made pages among `files`, in the order in which a reader would leaf through them."""
    return [file.page for file in files if isinstance(file.page, MadePage)]


def join(files: Files) -> None:
    """Give each made page what the navigation gives others: a parent and neighbours."""
    before: MadePage | None = None
    for page in made_pages(files):
        section = files.get_file_from_path(page.made.section)
        assert section is not None
        assert section.page is not None
        page.parent = section.page.parent
        if page.made.aside:
            continue
        if before is not None and before.made.section == page.made.section:
            page.previous_page, before.next_page = before, page
        before = page


def _edit_url(config: MkDocsConfig, source: str) -> str | None:
    base = config.edit_uri
    return f"{base.removesuffix('docs/')}{source}" if base and base.endswith("docs/") else None
