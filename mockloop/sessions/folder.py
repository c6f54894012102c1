"""One session on disk: ``session.json``, ``scenario.yaml``, ``events.jsonl`` and ``takes/``; facts only.

The folder is 0700, its files 0600. Every event is on the disk before the interview continues.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from mockloop.core.codec import to_record
from mockloop.core.errors import DeviceError, SessionError
from mockloop.core.events import Event
from mockloop.core.fields import adapter
from mockloop.core.pressure import NONE, Pressure
from mockloop.core.scenario import Scenario
from mockloop.core.state import Plan
from mockloop.library.loader import Problem
from mockloop.paths import made_private
from mockloop.sessions.journal import FILE as JOURNAL
from mockloop.sessions.journal import Journal, Journaled, append_line, cannot_resume, read_journal
from mockloop.sessions.loop_place import loop_record
from mockloop.sessions.naming import move_into, session_id
from mockloop.sessions.plan import DAMAGED, STUDY, plan_of, scenario_in, shipped_as
from mockloop.whole_file import bytes_of

SCHEMA = 1
MOST_STORY_BYTES = 300_000  # the largest notes that can be added, and the list of their facts
STORY = "story.md"  # the notes for this answer, as they were then
TAKE_SUFFIX = ".flac"
TYPED_SUFFIX, WORDS_SUFFIX = ".txt", ".json"  # what was typed; words with times of their own


class SessionFolder:
    """A session's folder, to append to and to read."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.id = path.name
        self._open = False  # whether the journal is known to accept facts

    def take_path(self, number: int) -> Path:
        """Return the path of take ``number``."""
        return self.path / "takes" / f"{number:02d}{TAKE_SUFFIX}"

    def typed_path(self, number: int) -> Path:
        """Return the path of take ``number`` if it is words without sound: typed, or with times if there are such."""
        words = self.take_path(number).with_suffix(WORDS_SUFFIX)
        return words if words.exists() else words.with_suffix(TYPED_SUFFIX)

    def append(self, at_s: float, event: Event) -> None:
        """Write one event and store it on the disk. Raises DeviceError, and SessionError for a damaged journal."""
        line = json.dumps({"at_s": round(at_s, 3), **to_record(event)}, ensure_ascii=False)
        try:
            self._must_be_open()
            append_line(self.path / JOURNAL, line)
        except OSError as error:
            raise _cannot_write(self.path, error) from error

    def _must_be_open(self) -> None:
        """Read the journal once before the first fact, to make sure that it is whole."""
        damaged = None if self._open else self.journal().damaged
        if damaged is not None:
            raise cannot_resume(self.id, damaged, "cannot be read")
        self._open = True

    def info(self) -> dict[str, Any]:
        """Return the content of ``session.json``. Raise SessionError."""
        try:
            info = json.loads(bytes_of(self.path / "session.json"))
            schema = info["schema"]
            json.dumps(info, ensure_ascii=False).encode()  # half a character would break every list that prints it
        except FileNotFoundError as error:
            raise SessionError(f"{self.path} is not a session folder.", _LIST) from error
        except (OSError, ValueError, KeyError, TypeError, RecursionError) as error:
            raise SessionError(f"The session {self.id} is damaged: session.json cannot be read.", DAMAGED) from error
        if not isinstance(schema, int) or schema > SCHEMA:
            raise SessionError(
                f"The session {self.id} was written by a newer mockloop (format {schema}, this one knows {SCHEMA}).",
                "Update it with: pip install --upgrade mockloop",
            )
        return dict(info)

    def plan(self) -> Plan:
        """Return the plan of the session, with the scenario as it was then. Raise SessionError."""
        plan, problem = self.plan_or_shipped()
        if problem:
            raise self._damaged(problem)
        return plan

    def plan_or_shipped(self) -> tuple[Plan, Problem | None]:
        """Return the plan; if its copy of the scenario is damaged, the shipped one instead, and why.

        Raises SessionError if none with that id is shipped, or the rest of the plan cannot be read.
        """
        info = self.info()
        scenario = scenario_in(self.path / "scenario.yaml")
        if isinstance(scenario, Scenario):
            return self._with_story(plan_of(self.id, info, scenario)), None
        shipped = shipped_as(info.get("scenario"))
        if shipped is None:
            raise self._damaged(scenario)
        return self._with_story(plan_of(self.id, info, shipped)), scenario

    def _with_story(self, plan: Plan) -> Plan:
        """Return the plan with its notes. An unreadable copy of them is left out, since nothing depends on it."""
        try:
            text = bytes_of(self.path / STORY, MOST_STORY_BYTES).decode()
        except (OSError, UnicodeDecodeError):
            return plan
        from mockloop.library.notes import read_notes

        return replace(plan, story=read_notes(text, plan.scenario.id))

    def _damaged(self, problem: Problem) -> SessionError:
        return SessionError(f"The session {self.id} is damaged: {problem}.", DAMAGED)

    def journal(self) -> Journal:
        """Return all facts in order, and the damaged line at which they end, if any."""
        return read_journal(self.path / JOURNAL)

    def events(self) -> list[Journaled]:
        """Return all facts in order, up to the first line that cannot be read."""
        return list(self.journal().facts)

    def takes_on_disk(self) -> list[int]:
        """Return the numbers of the takes that have a file, in order."""
        kinds = (TAKE_SUFFIX, TYPED_SUFFIX, WORDS_SUFFIX)
        found = {path.stem for path in (self.path / "takes").glob("*") if path.suffix in kinds}
        return sorted(int(stem) for stem in found if stem.isdecimal())


_LIST = "See the list with: mockloop sessions list"


def create(
    root: Path, plan: Plan, scenario_text: str, began: datetime, more: Mapping[str, Any] | None = None
) -> SessionFolder:
    """Return a new session folder below ``root``, named by time and scenario. Raise DeviceError.

    ``more`` goes into ``session.json`` beside the plan; no judgement depends on it.
    """
    made_private(root.parent)
    made_private(root)
    wanted = session_id(began, plan.scenario.id)
    try:
        with tempfile.TemporaryDirectory(prefix=".new-", dir=root.parent) as beside:
            info = {**_info(plan, began), **(more or {})}
            path = _written(Path(beside) / wanted, plan, scenario_text, info)
            return SessionFolder(move_into(path, root, wanted))
    except OSError as error:
        raise _cannot_write(root / wanted, error) from error


def _written(path: Path, plan: Plan, scenario_text: str, info: Mapping[str, Any]) -> Path:
    """Write everything that a session begins with into a temporary folder, so that the list never shows half of it."""
    path.mkdir(mode=0o700)
    (path / "takes").mkdir(mode=0o700)
    _write(path / "scenario.yaml", scenario_text)
    if plan.story:
        from mockloop.library.notes import as_markdown

        _write(path / STORY, as_markdown(plan.story))
    _write(path / "session.json", json.dumps(info, indent=1) + "\n")
    _private(path / JOURNAL)
    return path


def _info(plan: Plan, began: datetime) -> dict[str, Any]:
    study = {part: list(getattr(plan, part)) for part in STUDY if getattr(plan, part) is not None}
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
        **({"loop": loop_record(plan.loop)} if plan.loop else {}),
        **({"pressure": adapter(Pressure).dump_python(plan.pressure, mode="json")} if plan.pressure != NONE else {}),
    }


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
