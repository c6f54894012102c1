"""Read files that a report's page saved, without trusting anything in them."""

from __future__ import annotations

import errno
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from mockloop.core.errors import InputError
from mockloop.core.printable import printable
from mockloop.whole_file import given_bytes

M = TypeVar("M", bound=BaseModel)


def read_saved(path: Path, kind: type[M], called: str, most_bytes: int, hint: str) -> M:
    """Return the content of a file. Raise InputError, which says that it is not a ``called``, and gives the hint."""
    try:
        text = given_bytes(path, most_bytes).decode()
        if not text.strip():
            raise InputError(f"{path} is not a {called}: it is empty.", hint)
        return kind.model_validate_json(text)
    except ValidationError as error:
        raise InputError(f"{path} is not a {called}: {_first(error)}.", hint) from error
    except UnicodeDecodeError as error:
        raise InputError(f"{path} is not a {called}: it is not UTF-8 text.", hint) from error
    except OSError as error:
        if error.errno == errno.EFBIG:
            raise InputError(f"{path} is too large for a {called}: more than {most_bytes:,} bytes.", hint) from error
        raise InputError(f"The file {path} cannot be read ({error.strerror}).", "Check its name.") from error


def _first(error: ValidationError) -> str:
    first = error.errors()[0]
    where = ".".join(str(key) for key in first["loc"])
    message = str(first["msg"]).removeprefix("Value error, ")
    return printable(f"{where + ': ' if where else ''}{message}")
