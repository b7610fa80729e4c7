"""One file of the program's own data becomes a model with its document, or reasons why not."""

from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import PydanticCustomError

from macros.source.diagnostics import Problem
from macros.source.document import Document
from macros.source.messages import problems_of
from macros.source.yaml_source import read

M = TypeVar("M", bound=BaseModel)


def read_model(
    path: Path, file: str, model: type[M]
) -> tuple[M | None, Document | None, list[Problem]]:
    """Read `path`, called `file` in messages, as a `model`."""
    document, problems = read(path.read_bytes(), file)
    if document is None:
        return None, None, problems
    try:
        return model.model_validate(document.data), document, problems
    except ValidationError as error:
        return None, document, [*problems, *problems_of(error, document, model)]


def refusal(code: str, message: str, remedy: str, **context: str) -> PydanticCustomError:
    """What a validator raises: in Dutch, with a remedy that the message is shown with."""
    return PydanticCustomError(code, message, {"remedy": remedy, **context})
