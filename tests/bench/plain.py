"""A root becomes a project of plain MkDocs with Material, whose pages are ready Markdown.

In two ways: the cases as somebody would have typed them, which is little Markdown, and all pages of
the site as `python -m macros pages` leaves them.
"""

from pathlib import Path
from typing import Any

from macros.loading import load
from macros.models import Case
from tests.conftest import ROOT
from tests.site.building import run

CONFIG = """\
site_name: Kaal
site_url: http://127.0.0.1:8000/
theme:
  name: material
  language: nl
  font: false
plugins:
  - search
markdown_extensions: [admonition, sane_lists, tables, toc]
nav:
  - Start: index.md
not_in_nav: /voorbeelden/*
validation:
  omitted_files: ignore
"""


def write_plain(root: Path, folder: Path) -> Path:
    """Write the project into `folder`; gives `folder`."""
    library = load(root)
    cases = library.all(Case)
    pages = folder / "docs" / "voorbeelden"
    pages.mkdir(parents=True)
    (folder / "mkdocs.yml").write_text(CONFIG, "utf-8")
    links = "\n".join(f"- [{case.title}](voorbeelden/{case.slug}.md)" for case in cases)
    (folder / "docs" / "index.md").write_text(f"# Start\n\n{links}\n", "utf-8")
    for index, case in enumerate(cases):
        related = [cases[(index + step) % len(cases)] for step in (1, 2, 3)]
        (pages / f"{case.slug}.md").write_text(_page(case, related), "utf-8")
    return folder


def write_ready(root: Path, folder: Path) -> Path:
    """Write all pages of the site of `root` into `folder`; gives `folder`."""
    done = run(ROOT, "macros", "pages", "--root", str(root), "--out", str(folder))
    if done.returncode:
        raise RuntimeError(f"the pages were not written:\n{done.stdout}\n{done.stderr}")
    return folder


def _page(case: Case, related: list[Case]) -> str:
    facts: dict[str, Any] = {
        "Bedrijf": case.company.name,
        "Provincie": case.company.province,
        "Sector": case.company.sector,
        "Grootte": case.company.size,
        "Type": case.yamamoto_type,
        "Doelen": ", ".join(case.goals),
        "Techniek": ", ".join(case.technologies),
    }
    parts = [f"# {case.title}", case.summary]
    parts.append("\n".join(["| | |", "|---|---|", *(f"| {k} | {v} |" for k, v in facts.items())]))
    for title, text in (
        ("Waarom", case.problem),
        ("Wat het bedrijf deed", case.approach),
        ("Wat het opleverde", case.outcome),
        ("Wat tegenviel", case.setbacks),
        ("Knelpunten onderweg", "\n".join(f"- {item.note}" for item in case.obstacles)),
        ("Lessen", "\n".join(f"- {lesson.text}" for lesson in case.lessons)),
        ("Verwante voorbeelden", "\n".join(f"- [{one.title}]({one.slug}.md)" for one in related)),
    ):
        if text:
            parts += [f"## {title}", text]
    return "\n\n".join(parts) + "\n"
