"""The committed files that follow from the models: each path with the text it should have."""

from collections.abc import Iterator, Mapping
from typing import Any

import yaml

from macros.forms.contribution import kinds_with_form, words
from macros.forms.fields import fields_of
from macros.forms.issue_forms import form_of
from macros.forms.json_schema import as_text, schema_file, schema_of
from macros.models import KINDS

_NOTE = (
    "# Gemaakt door ‘python -m macros refresh’ uit macros/models/ en "
    "macros/forms/contribution.yml.\n"
)
_FORMS = ".github/ISSUE_TEMPLATE"


def committed_files() -> Mapping[str, str]:
    """Every such file by its path from the root of the project."""
    return dict(_files())


def _files() -> Iterator[tuple[str, str]]:
    for kind in kinds_with_form():
        about = words()["forms"][kind.name()]
        yield f"{_FORMS}/{about['file']}.yml", _NOTE + _yaml(form_of(kind))
    yield f"{_FORMS}/config.yml", _NOTE + _yaml(words()["config"])
    yield ".github/PULL_REQUEST_TEMPLATE.md", _pull_request()
    for kind in KINDS:
        yield schema_file(kind), as_text(schema_of(kind))
    yield ".vscode/settings.json", _editor()


def _editor() -> str:
    """Which schema belongs to which files, as the YAML extension of VS Code wants to know it."""
    schemas = {f"./{schema_file(kind)}": f"{kind.folder}/*.yml" for kind in KINDS}
    return as_text({"yaml.schemas": schemas})


def _pull_request() -> str:
    lists = [
        words()["pull_request_list"].format(
            folder=f"`{kind.folder}/`",
            fields=", ".join(f"`{field.name}`" for field in fields_of(kind) if field.is_required),
        )
        for kind in KINDS
    ]
    return str(words()["pull_request"].format(lists="\n".join(f"- {line}" for line in lists)))


class _Dumper(yaml.SafeDumper):
    """YAML as GitHub reads it: with types, so that text that looks like a date is quoted."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        """Indent the items of a list below its name."""
        super().increase_indent(flow, False)


def _text(dumper: yaml.SafeDumper, text: str) -> Any:
    style = "|" if "\n" in text else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _text)


def _yaml(data: Any) -> str:
    return str(yaml.dump(data, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=110))
