"""One session on disk: ``session.json``, ``scenario.yaml``, ``events.jsonl`` and ``takes/``; facts only.

The folder is 0700, its files 0600. Every event is on the disk before the interview goes on.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from mockloop.core.errors import DeviceError, SessionError
from mockloop.core.events import Event
from mockloop.core.record import from_record, to_record
from mockloop.core.scenario import Scenario
from mockloop.core.state import Plan
from mockloop.library import MOST_BYTES, Problem
from mockloop.library import read as read_scenario
from mockloop.sessions.home import made_private

SCHEMA = 1
TAKE_SUFFIX = ".flac"
TYPED_SUFFIX, WORDS_SUFFIX = ".txt", ".json"  # what was typed; words with times of their own
_STUDY = ("pages", "quiz")  # parts of a plan that only study sessions have


@dataclass(frozen=True, slots=True)
class Journaled:
    """An event and when it came, in seconds since the session began."""

    at_s: float
    event: Event


class SessionFolder:
    """A session's folder, to append to and to read."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.id = path.name

    def take_path(self, number: int) -> Path:
        """Where take ``number`` lies, or will lie."""
        return self.path / "takes" / f"{number:02d}{TAKE_SUFFIX}"

    def typed_path(self, number: int) -> Path:
        """Where take ``number`` lies if it is words and no sound: typed, or words with times where there are such."""
        words = self.take_path(number).with_suffix(WORDS_SUFFIX)
        return words if words.exists() else words.with_suffix(TYPED_SUFFIX)

    def append(self, at_s: float, event: Event) -> None:
        """Write one event and see it on the disk. Raises DeviceError."""
        line = json.dumps({"at_s": round(at_s, 3), **to_record(event)}, ensure_ascii=False)
        try:
            append_line(self.path / "events.jsonl", line)
        except OSError as error:
            raise _cannot_write(self.path, error) from error

    def info(self) -> dict[str, Any]:
        """What ``session.json`` holds. Raises SessionError."""
        try:
            info = json.loads((self.path / "session.json").read_text(encoding="utf-8"))
            schema = info["schema"]
        except FileNotFoundError as error:
            raise SessionError(f"{self.path} is not a session folder.", _LIST) from error
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise SessionError(f"The session {self.id} is damaged: session.json cannot be read.", _DAMAGED) from error
        if not isinstance(schema, int) or schema > SCHEMA:
            raise SessionError(
                f"The session {self.id} was written by a newer mockloop (format {schema}, this one knows {SCHEMA}).",
                "Update it with: pip install --upgrade mockloop",
            )
        return dict(info)

    def plan(self) -> Plan:
        """What was agreed when the session began, with the scenario as it was then. Raises SessionError."""
        info = self.info()
        scenario = _scenario(self.path / "scenario.yaml")
        if isinstance(scenario, Problem):
            raise SessionError(f"The session {self.id} is damaged: {scenario}.", _DAMAGED)
        try:
            return Plan(
                mode=str(info["mode"]),
                scenario=scenario,
                level=str(info["level"]),
                lens=info["lens"],
                probes=int(info["probes"]),
                sections=tuple(info["sections"]),
                **{part: tuple(info[part]) for part in _STUDY if info.get(part) is not None},
            )
        except (KeyError, TypeError, ValueError) as error:
            raise SessionError(f"The session {self.id} is damaged: session.json lacks {error}.", _DAMAGED) from error

    def events(self) -> list[Journaled]:
        """All events in order. A last line that was cut off is left out; damage before it raises SessionError."""
        return list(self._events())

    def _events(self) -> Iterator[Journaled]:
        path = self.path / "events.jsonl"
        lines = path.read_text(encoding="utf-8", errors="replace").splitlines() if path.exists() else []
        for number, line in enumerate(lines, 1):
            try:
                record = json.loads(line)
                yield Journaled(float(record["at_s"]), from_record(record))
            except (ValueError, KeyError, TypeError) as error:
                if number == len(lines):
                    return
                sentence = f"The session {self.id} is damaged: line {number} of events.jsonl cannot be read."
                raise SessionError(sentence, _DAMAGED) from error

    def takes_on_disk(self) -> list[int]:
        """The numbers of the takes that have a file, in order."""
        kinds = (TAKE_SUFFIX, TYPED_SUFFIX, WORDS_SUFFIX)
        found = {path.stem for path in (self.path / "takes").glob("*") if path.suffix in kinds}
        return sorted(int(stem) for stem in found if stem.isdigit())


_KNOWN: dict[bytes, Scenario] = {}  # by the bytes of the file: most sessions have the same scenarios, slow to parse
_MOST_KNOWN = 64


def _scenario(path: Path) -> Scenario | Problem:
    """The scenario in a file, or the first thing wrong with it."""
    try:
        raw = path.read_bytes() if path.stat().st_size <= MOST_BYTES else b""
    except OSError:
        raw = b""
    if raw in _KNOWN:
        return _KNOWN[raw]
    scenario, problems = read_scenario(path)
    if scenario is None:
        return problems[0]
    if raw and len(_KNOWN) < _MOST_KNOWN:
        _KNOWN[raw] = scenario
    return scenario


_LIST = "See which there are with: mockloop sessions list"
_DAMAGED = "Its recordings are untouched, in the folder takes/ beside it."


def create(root: Path, plan: Plan, scenario_text: str, began: datetime) -> SessionFolder:
    """A new session folder below ``root``, named by time and scenario. Raises DeviceError."""
    made_private(root)
    stem = f"{began:%Y-%m-%d-%H%M}-{plan.scenario.id}"
    path = next(p for p in _names(root, stem) if not p.exists())
    try:
        path.mkdir(mode=0o700)
        (path / "takes").mkdir(mode=0o700)
        _write(path / "scenario.yaml", scenario_text)
        _write(path / "session.json", json.dumps(_info(plan, began), indent=1) + "\n")
        _private(path / "events.jsonl")
    except OSError as error:
        raise _cannot_write(path, error) from error
    return SessionFolder(path)


def _names(root: Path, stem: str) -> Iterator[Path]:
    yield root / stem
    yield from (root / f"{stem}-{number}" for number in range(2, 10_000))


def _info(plan: Plan, began: datetime) -> dict[str, Any]:
    study = {part: list(getattr(plan, part)) for part in _STUDY if getattr(plan, part) is not None}
    return {
        "schema": SCHEMA,
        "began": began.isoformat(timespec="seconds"),
        "mode": plan.mode,
        "scenario": plan.scenario.id,
        "level": plan.level,
        "lens": plan.lens,
        "probes": plan.probes,
        "sections": list(plan.sections),
        **study,
    }


def append_line(path: Path, line: str) -> None:
    """Add one line to a file of its owner's alone and see it on the disk; a last line that was cut off makes way."""
    with _private(path).open("r+b") as file:
        size = file.seek(0, os.SEEK_END)
        file.seek(max(0, size - 1))
        if file.read(1) not in (b"", b"\n"):
            file.seek(0)
            file.truncate(file.read().rfind(b"\n") + 1)
        file.seek(0, os.SEEK_END)
        file.write(line.encode() + b"\n")
        file.flush()
        os.fsync(file.fileno())


def _private(path: Path) -> Path:
    path.touch(mode=0o600)
    return path


def _write(path: Path, text: str) -> None:
    _private(path).write_text(text, encoding="utf-8")


def _cannot_write(path: Path, error: OSError) -> DeviceError:
    return DeviceError(
        f"The session in {path} cannot be written ({error.strerror}).",
        "Free some space or set MOCKLOOP_HOME to another folder; what was written before is kept.",
    )
