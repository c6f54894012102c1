"""Read a YAML file safely: limited size, no tags or anchors, and every problem with its line and column."""

from __future__ import annotations

import errno
from collections.abc import Sequence
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.tokens import (
    AliasToken,
    AnchorToken,
    BlockEndToken,
    BlockMappingStartToken,
    BlockSequenceStartToken,
    FlowMappingEndToken,
    FlowMappingStartToken,
    FlowSequenceEndToken,
    FlowSequenceStartToken,
    TagToken,
)

from mockloop.core.printable import printable
from mockloop.whole_file import given_bytes

MOST_BYTES = 1_000_000
MOST_DEPTH = 20
MOST_TOKENS = 40_000  # a file of a thousand questions has 25,000; more takes seconds to read
_OPENING = (BlockMappingStartToken, BlockSequenceStartToken, FlowMappingStartToken, FlowSequenceStartToken)
_CLOSING = (BlockEndToken, FlowMappingEndToken, FlowSequenceEndToken)
_FORBIDDEN = ((TagToken, "tags"), (AnchorToken, "anchors"), (AliasToken, "aliases"))
Model = TypeVar("Model", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class Problem:
    """One problem of a file, and its place; line and column count from 1."""

    file: str
    line: int
    column: int
    sentence: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}: {self.sentence}"


def load(path: Path) -> tuple[Any, list[Problem]]:
    """Return the data of a file, with the places of its parts; or None and the problem if it cannot be read."""
    text, problem = text_of(path)
    if problem:
        return None, [problem]
    data, problem = data_of(text, path)
    return (None, [problem]) if problem else (data, [])


def validated(model: type[Model], whole: Any, data: Any, path: Path) -> tuple[Model | None, list[Problem]]:
    """Return ``whole`` as a model, or all problems, each at its place in ``data``, the content of the file."""
    try:
        return model.model_validate(whole), []
    except ValidationError as error:
        return None, [problem_at(data, path, e["loc"], sentence_of(e)) for e in error.errors()]


def text_of(path: Path) -> tuple[str, Problem | None]:
    """Return the text of a file, or why it has none."""
    try:
        raw = given_bytes(path, MOST_BYTES)
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        return "", Problem(str(path), line, 1, "the file is not UTF-8 text")
    except OSError as error:
        if error.errno == errno.EFBIG:
            too_large = f"the file is larger than {MOST_BYTES:,} bytes, which is the most that is allowed"
            return "", Problem(str(path), 1, 1, too_large)
        return "", Problem(str(path), 1, 1, f"the file cannot be read ({error.strerror})")
    if "\0" in text:
        return "", Problem(str(path), 1, 1, "the file is binary, not text")
    if not text.strip():
        return "", Problem(str(path), 1, 1, "the file is empty")
    return text, None


def data_of(text: str, path: Path) -> tuple[Any, Problem | None]:
    """Return the parsed YAML with line numbers, after checking its tokens."""
    try:
        refused = _refused(text, path)
        data = None if refused else YAML(typ="rt").load(StringIO(text))
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        return None, Problem(str(path), line, column, f"this is not valid YAML: {error.problem or error.context}")
    except NotImplementedError:  # a failure of the library: two comments at one value
        return None, Problem(str(path), 1, 1, "this is not valid YAML: a comment stands between a field and its value")
    except (YAMLError, ValueError) as error:
        return None, Problem(str(path), 1, 1, f"this is not valid YAML: {error}")
    if refused or hasattr(data, "items"):
        return data, refused
    return None, Problem(str(path), 1, 1, "a scenario consists of named fields, not of a list or a single value")


def _refused(text: str, path: Path) -> Problem | None:
    """Return a problem for tags, anchors, aliases, deep nesting and great length: not needed, and used for attacks."""
    depth = 0
    for number, token in enumerate(YAML(typ="rt").scan(StringIO(text))):
        mark = token.start_mark
        if number > MOST_TOKENS:
            sentence = "the file has too many fields and values up to here. Put the rest into a file of its own"
            return Problem(str(path), mark.line + 1, mark.column + 1, sentence)
        depth += isinstance(token, _OPENING) - isinstance(token, _CLOSING)
        if depth > MOST_DEPTH:
            return Problem(str(path), mark.line + 1, mark.column + 1, "this is nested too deeply")
        for kind, name in _FORBIDDEN:
            if isinstance(token, kind):
                return Problem(str(path), mark.line + 1, mark.column + 1, f"{name} are not allowed here")
    return None


def plain(node: Any) -> Any:
    """Return Ruamel's nodes as plain dict, list, str, int, float, bool."""
    if hasattr(node, "items"):
        return {str(key): plain(value) for key, value in node.items()}
    if isinstance(node, list):
        return [plain(value) for value in node]
    if isinstance(node, str):
        return printable(str(node))
    for kind in (bool, int, float):
        if isinstance(node, kind):
            return kind(node)
    return node


def problem_at(data: Any, path: Path, loc: Sequence[str | int], sentence: str) -> Problem:
    """Return a problem at the deepest node of ``loc`` that the file has."""
    line, column, node, seen = 0, 0, data, []
    for key in loc:
        try:
            line, column = node.lc.key(key) if hasattr(node, "items") else node.lc.item(key)
            node = node[key]
        except (AttributeError, KeyError, IndexError, TypeError):
            break
        seen.append(str(key))
    where = ".".join(str(key) for key in loc)
    return Problem(str(path), line + 1, column + 1, f"{where}: {sentence}" if where else sentence)


def sentence_of(error: Any) -> str:
    """Return pydantic's message in plain words."""
    kind = error["type"]
    if kind == "missing":
        return "this field is missing"
    if kind == "extra_forbidden":
        return "there is no such field; see mockloop scenarios schema"
    message = str(error["msg"]).removeprefix("Value error, ")
    return message[0].lower() + message[1:]


def written(data: dict[str, Any]) -> str:
    """Return plain data as the text of a file, in its own order."""
    yaml: Any = YAML(typ="safe", pure=True)
    yaml.default_flow_style, yaml.allow_unicode, yaml.width = False, True, 120
    yaml.sort_base_mapping_type_on_output = False
    out = StringIO()
    yaml.dump(data, out)
    return out.getvalue()
