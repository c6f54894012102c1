"""Cache the analysis of each answer beside the session, in ``readings.json``.

It is not a fact and may be deleted at any time. If an answer has changed, the analysis has another version or the file
is damaged, the answer is analyzed again. The file is in the session's folder, so that it is deleted with the session.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from mockloop.analysis.answer import Answer, Finding, SectionSpan
from mockloop.analysis.judging.conversation import Conversation, Reading, read_turn
from mockloop.analysis.judging.debrief import Debrief, debrief
from mockloop.core.fields import adapter, read
from mockloop.core.state import State, Turn
from mockloop.sessions.analysis_version import analysis_version
from mockloop.sessions.folder import SessionFolder
from mockloop.whole_file import stored_mapping, whole_file

FILE = "readings.json"


@dataclass(frozen=True, slots=True)
class _Kept:
    """A reading without the words of its answer, which are in the journal."""

    kind: str
    spans: tuple[SectionSpan, ...]
    findings: tuple[Finding, ...]
    faint: tuple[Finding, ...]
    likely: dict[str, float]
    shaped: tuple[SectionSpan, ...]
    telling: float


def debrief_of(folder: SessionFolder, state: State) -> Debrief:
    """Return the debrief of a session; only answers that are not in the cache are analyzed."""
    turns = [turn for turn in state.turns if turn.outcome == "answered"]
    known, now = stored_mapping(folder.path / FILE), {_key(turn): turn for turn in turns}
    readings = {key: _again(turn, known.get(key)) or read_turn(turn) for key, turn in now.items()}
    if readings.keys() - known.keys():
        _keep(folder, {key: _data(one) for key, one in readings.items()})
    return debrief(state, Conversation(tuple(readings[_key(turn)] for turn in turns)))


def _key(turn: Turn) -> str:
    """Return a hash of everything that a reading depends on."""
    read_of = (turn.ask, turn.text, turn.shape, turn.marks, turn.corrected, turn.answer)
    return hashlib.blake2b(f"{analysis_version()}\0{read_of!r}".encode(errors="replace"), digest_size=16).hexdigest()


def _again(turn: Turn, kept: Any) -> Reading | None:
    """Return a cached reading; None if there is none, or it is damaged."""
    if kept is None:
        return None
    try:
        one: _Kept = read(_Kept, kept)
    except (ValueError, KeyError):
        return None
    last = len(turn.answer.words)
    if any(not 0 <= span.first_word <= span.last_word < last for span in (*one.spans, *one.shaped)):
        return None
    answer = Answer(turn.answer, one.spans, one.kind)
    question = turn.text if one.kind == "probe" else ""
    return Reading(turn.ask, answer, one.findings, one.faint, one.likely, question, one.shaped, one.telling)


def _data(one: Reading) -> Any:
    kept = _Kept(one.answer.kind, one.answer.spans, one.findings, one.faint, dict(one.likely), one.shaped, one.telling)
    return adapter(_Kept).dump_python(kept, mode="json")


def _keep(folder: SessionFolder, readings: Mapping[str, Any]) -> None:
    """Write the cache. If that fails, the answers are analyzed again next time."""
    with contextlib.suppress(OSError), whole_file(folder.path / FILE) as draft:
        draft.write_text(json.dumps(readings, ensure_ascii=False), encoding="utf-8")
