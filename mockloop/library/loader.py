"""Scenario files: found by name or path, read safely, and every problem of a file told at once."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import Any

from pydantic import ValidationError
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

from mockloop.analysis.signals import registry
from mockloop.core.errors import ScenarioError
from mockloop.core.printable import printable
from mockloop.core.scenario import Scenario, inconsistencies
from mockloop.paths import shipped

MOST_BYTES = 1_000_000
MOST_DEPTH = 20
_PLAIN_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_OPENING = (BlockMappingStartToken, BlockSequenceStartToken, FlowMappingStartToken, FlowSequenceStartToken)
_CLOSING = (BlockEndToken, FlowMappingEndToken, FlowSequenceEndToken)
_FORBIDDEN = ((TagToken, "tags"), (AnchorToken, "anchors"), (AliasToken, "aliases"))


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with a scenario file, and where; line and column count from 1."""

    file: str
    line: int
    column: int
    sentence: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}: {self.sentence}"


def shipped_ids() -> list[str]:
    """The ids of the shipped scenarios, sorted."""
    return sorted(path.stem for path in shipped("scenarios").glob("*.yaml"))


def load_scenario(id_or_path: str | Path) -> Scenario:
    """A shipped scenario by id, or one from a file. Raises ScenarioError."""
    path = find(str(id_or_path))
    scenario, problems = read(path)
    if scenario is None:
        count = "one problem" if len(problems) == 1 else f"{len(problems)} problems"
        listed = "\n".join(f"  {problem}" for problem in problems)
        raise ScenarioError(
            f"The scenario file {path} has {count}:\n{listed}\n",
            f"Mend the file, then run: mockloop scenarios check {path}",
        )
    return scenario


def find(id_or_path: str) -> Path:
    """The file of a scenario. A plain name is an id; anything with a slash or .yaml is a path."""
    if _PLAIN_NAME.fullmatch(id_or_path):
        path = shipped("scenarios") / f"{id_or_path}.yaml"
        if path.is_file():
            return path
    path = Path(id_or_path)
    if path.suffix in (".yaml", ".yml") and path.is_file():
        return path
    near = difflib.get_close_matches(id_or_path, shipped_ids(), n=1, cutoff=0.4)
    hint = f"Did you mean '{near[0]}'?" if near else f"There are: {', '.join(shipped_ids())}."
    next_step = f"{hint} A file of your own is given by its path (….yaml)."
    raise ScenarioError(f"There is no scenario '{id_or_path}'.", next_step)


def read(path: Path) -> tuple[Scenario | None, list[Problem]]:
    """The scenario in a file, or None and everything that is wrong with it."""
    text, problem = _text(path)
    if problem:
        return None, [problem]
    if text in _understood:
        return _understood[text], []
    data, problem = _data(text, path)
    if problem:
        return None, [problem]
    try:
        scenario = Scenario.model_validate(_plain(data))
    except ValidationError as error:
        return None, [_at(data, path, e["loc"], _sentence(e)) for e in error.errors()]
    found = [*inconsistencies(scenario), *_unknown_signals(scenario)]
    if found:
        return None, [_at(data, path, loc, sentence) for loc, sentence in found]
    _understood.clear()
    _understood[text] = scenario
    return scenario, []


_understood: dict[str, Scenario] = {}  # the last one, by its text: a new session's copy is read right after it


def _text(path: Path) -> tuple[str, Problem | None]:
    try:
        if path.stat().st_size > MOST_BYTES:
            return "", Problem(str(path), 1, 1, f"the file is larger than {MOST_BYTES:,} bytes; no scenario is")
        raw = path.read_bytes()
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        return "", Problem(str(path), line, 1, "the file is not UTF-8 text")
    except OSError as error:
        return "", Problem(str(path), 1, 1, f"the file cannot be read ({error.strerror})")
    if "\0" in text:
        return "", Problem(str(path), 1, 1, "the file is binary, not text")
    if not text.strip():
        return "", Problem(str(path), 1, 1, "the file is empty")
    return text, None


def _data(text: str, path: Path) -> tuple[Any, Problem | None]:
    """The parsed YAML with line numbers, after a look at its tokens."""
    try:
        refused = _refused(text, path)
        data = None if refused else YAML(typ="rt").load(StringIO(text))
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        return None, Problem(str(path), line, column, f"this is not valid YAML: {error.problem or error.context}")
    except (YAMLError, ValueError) as error:
        return None, Problem(str(path), 1, 1, f"this is not valid YAML: {error}")
    if refused or hasattr(data, "items"):
        return data, refused
    return None, Problem(str(path), 1, 1, "a scenario is a mapping of fields, not a list or a single value")


def _refused(text: str, path: Path) -> Problem | None:
    """Tags, anchors, aliases and deep nesting: no scenario needs them, and each has been used to harm a reader."""
    depth = 0
    for token in YAML(typ="rt").scan(StringIO(text)):
        mark = token.start_mark
        depth += isinstance(token, _OPENING) - isinstance(token, _CLOSING)
        if depth > MOST_DEPTH:
            return Problem(str(path), mark.line + 1, mark.column + 1, "this is nested deeper than any scenario is")
        for kind, name in _FORBIDDEN:
            if isinstance(token, kind):
                return Problem(str(path), mark.line + 1, mark.column + 1, f"{name} are not allowed here")
    return None


def _plain(node: Any) -> Any:
    """Ruamel's nodes as plain dict, list, str, int, float, bool."""
    if hasattr(node, "items"):
        return {str(key): _plain(value) for key, value in node.items()}
    if isinstance(node, list):
        return [_plain(value) for value in node]
    if isinstance(node, str):
        return printable(str(node))
    for kind in (bool, int, float):
        if isinstance(node, kind):
            return kind(node)
    return node


def _unknown_signals(scenario: Scenario) -> Iterable[tuple[tuple[str | int, ...], str]]:
    known = registry.names()
    for loc, signal in scenario.signals():
        if signal not in known:
            near = difflib.get_close_matches(signal, known, n=1)
            yield loc, f"there is no signal '{signal}'" + (f"; did you mean '{near[0]}'?" if near else "")


def _at(data: Any, path: Path, loc: Sequence[str | int], sentence: str) -> Problem:
    """A problem at the deepest node of ``loc`` that the file has."""
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


def _sentence(error: Any) -> str:
    kind = error["type"]
    if kind == "missing":
        return "this field is missing"
    if kind == "extra_forbidden":
        return "there is no such field; see mockloop scenarios schema"
    message = str(error["msg"]).removeprefix("Value error, ")
    return message[0].lower() + message[1:]
