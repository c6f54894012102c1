"""What the list shows about each session: the question, the length of the answers, the verdict.

It is part of what the session adds to the history, which is in the index; reading it there loads no analysis.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mockloop.core.printable import printable
from mockloop.sessions.analysis_version import analysis_version
from mockloop.sessions.corrections import FILE as CORRECTIONS
from mockloop.sessions.folder import SessionFolder
from mockloop.sessions.index import EntryKind, Index
from mockloop.sessions.journal import FILE as JOURNAL
from mockloop.sessions.journal import records
from mockloop.whole_file import text_in

if TYPE_CHECKING:
    from mockloop.analysis.progress.practice import Practised

KIND = "practised"
_SET_ASIDE = ("redo", "skip")  # requests after which the recordings of an answer do not count
_QUESTION = re.compile(r"^question: *(?:[>|][+-]?)?((?:[^\n]*)(?:\n[ \t]+[^\n]*)*)", re.MULTILINE)
_AROUND = " '\""
FILES = ("session.json", "scenario.yaml", "events.jsonl", CORRECTIONS)


@dataclass(frozen=True, slots=True)
class ListDetails:
    """``verdict`` is empty if there is none: a drill, or an interview without answers.

    ``unread``: it has not been analyzed yet, so its verdict is not known.
    """

    session: str
    question: str
    length_s: float
    verdict: str
    unread: bool = False


def list_details(root: Path, index: Index, enough: Callable[[], bool] = lambda: False) -> dict[str, ListDetails]:
    """Return the details of the sessions below ``root``, by id, as far as known when ``enough`` returns true."""
    kind: EntryKind[Practised | ListDetails | None] = EntryKind(
        KIND, FILES, _read, _to_data, _from_data, analysis_version()
    )
    found = index.entries(kind, root, enough=enough)
    return {one.session: ListDetails(one.session, one.question, one.length_s, one.verdict) for one in found if one}


def without_analysis(folder: SessionFolder) -> ListDetails:
    """Return what the files of a session show quickly: its question, and the length of its answers."""
    question = _question(folder.path / "scenario.yaml")
    return ListDetails(folder.id, question, _length_s(records(folder.path / JOURNAL)), "", unread=True)


def _length_s(facts: Iterable[Mapping[str, Any]]) -> float:
    """Return the length of all recordings that are part of an answer: those that were redone are not."""
    whole_s = turn_s = 0.0
    for fact in facts:
        if fact.get("event") == "Said":
            whole_s, turn_s = whole_s + turn_s, 0.0
        take = fact.get("take")
        length_s = take.get("duration_s") if isinstance(take, dict) else None
        turn_s += length_s if isinstance(length_s, float | int) else 0.0
        if fact.get("what") in _SET_ASIDE:
            turn_s = 0.0
    return whole_s + turn_s


def _question(scenario: Path) -> str:
    """Return the question in a scenario's file without parsing all of it; "" if there is none."""
    try:
        text = text_in(scenario)
    except OSError:
        return ""
    found = _QUESTION.search(text)
    words = found.group(1).split() if found else []
    return printable(" ".join(words).strip(_AROUND))


def _read(folder: SessionFolder) -> Practised | ListDetails | None:
    from mockloop.sessions.history import practised_in

    return practised_in(folder)


def _to_data(one: Practised | ListDetails | None) -> Any:
    from mockloop.analysis.progress.practice import Practised

    return one.to_data() if isinstance(one, Practised) else None


def _from_data(data: dict[str, Any] | None) -> ListDetails | None:
    return ListDetails(data["session"], data["question"], data["length_s"], data["verdict"]) if data else None
