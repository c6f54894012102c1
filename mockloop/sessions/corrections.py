"""The corrections of a session: ``corrections.jsonl`` in its folder, a line for each moved or restored boundary.

A correction is a fact, but not one of the interview: it can come at any later time. So it has a file of its own, to
which lines are only appended; journal and recordings stay unchanged. A line says which takes made up the corrected
answer: an answer that was redone since keeps its own sections.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from shlex import quote
from typing import Any

from mockloop.core.errors import InputError
from mockloop.core.fields import Count, read
from mockloop.core.state import State, Stretch, Turn
from mockloop.sessions.correction_file import Correction
from mockloop.sessions.folder import SessionFolder
from mockloop.sessions.journal import append_record
from mockloop.sessions.naming import short_id, without_number
from mockloop.sessions.saved_file import read_saved
from mockloop.whole_file import text_in

FILE = "corrections.jsonl"
MOST_BYTES = 1_000_000  # the largest file with a correction; a usual one has some hundred bytes


@dataclass(frozen=True, slots=True)
class StoredCorrection:
    """A valid correction, and the takes of its answer."""

    takes: tuple[int, ...]
    correction: Correction

    @property
    def stretches(self) -> tuple[Stretch, ...]:
        return tuple(Stretch(s.section, s.first_word, s.last_word) for s in self.correction.sections)


def read_correction(path: Path) -> Correction:
    """Return the correction in a file. Raise InputError."""
    return read_saved(path, Correction, "correction", MOST_BYTES, _EXPORT)


_NAMED = 5  # unreadable lines that are named one by one
_EXPORT = "The report of a session exports one; mockloop sessions correct --help says how to do without."


def turn_to_correct(correction: Correction, folder: SessionFolder, state: State, file: Path = Path("FILE")) -> Turn:
    """Return the turn that a correction is about. Raise InputError if it does not fit the session.

    ``file``: where it was read from.
    """
    if without_number(correction.session) != without_number(folder.id):
        hint = f"Correct that one: mockloop sessions correct {correction.session} {quote(str(file))}"
        raise InputError(f"This correction is of the session {correction.session}, not of {folder.id}.", hint)
    turn = turn_with_sections(state, correction.answer, folder.id)
    last, words = correction.sections[-1].last_word, len(turn.answer.words)
    if last != words - 1:
        sentence = f"The correction ends at word {last}, the answer at word {words - 1}."
        raise InputError(sentence, f"See its words with: mockloop sessions correct {short_id(folder.path)}")
    return turn


def turn_with_sections(state: State, answer: int, session: str) -> Turn:
    """Return answer ``answer``, counted from 0, if it has sections to correct. Raises InputError."""
    answered = [turn for turn in state.turns if turn.outcome == "answered"]
    if not 0 <= answer < len(answered):
        if not answered:
            sentence = f"The session {session} has no answers to correct."
            raise InputError(sentence, "Choose another one with: mockloop sessions list")
        count = "one answer" if len(answered) == 1 else f"{len(answered)} answers"
        raise InputError(f"The session has {count}, but no answer {answer + 1}.", _show(session))
    turn = answered[answer]
    if turn.ask != "opening" or not turn.answer.words:
        sentence = f"Answer {answer + 1} has no sections to correct; only the answer to the opening question has."
        raise InputError(sentence, _show(session))
    return turn


def _show(session: str) -> str:
    return f"Read it with: mockloop sessions show {session}"


# ---- written and read back -----------------------------------------------------------------------------------


def append_correction(folder: SessionFolder, turn: Turn, correction: Correction, at: datetime) -> None:
    """Write a correction down; it is valid from now on. Raises DeviceError."""
    takes = [take.number for take in turn.takes]
    _append(folder, {"takes": takes, "correction": correction.model_dump(by_alias=True)}, at)


def undo_correction(folder: SessionFolder, at: datetime) -> Correction:
    """Undo the last valid correction; the one before is valid again. Raises InputError, DeviceError."""
    in_force, _ = _read(folder)
    if not in_force:
        raise InputError(f"There is no correction of {folder.id} to undo.", _show(folder.id))
    _append(folder, {"undone": True}, at)
    return in_force[-1].correction


def corrected(folder: SessionFolder, state: State) -> tuple[State, tuple[str, ...]]:
    """Return the state with the corrections on its turns, and the problems of those that do not fit."""
    in_force, problems = _read(folder)
    by_takes = {kept.takes: kept for kept in in_force}
    turns = tuple(_with_correction(turn, by_takes) for turn in state.turns)
    known = {_takes(turn) for turn in turns if turn.corrected}
    misfits = [kept.correction.answer + 1 for takes, kept in by_takes.items() if takes not in known]
    told = (f"The correction of answer {answer} {_MISFIT}" for answer in misfits)
    return replace(state, turns=turns), (*problems, *told)


_MISFIT = "does not fit what was said (the answer was given again since, or the file was changed); it is left out."


def _with_correction(turn: Turn, by_takes: dict[tuple[int, ...], StoredCorrection]) -> Turn:
    kept = by_takes.get(_takes(turn))
    if kept is None or turn.ask != "opening" or turn.outcome != "answered":
        return turn
    from mockloop.analysis.sections.corrections import fits

    if not fits(turn.answer, kept.stretches):
        return turn
    return replace(turn, corrected=kept.stretches)


def _takes(turn: Turn) -> tuple[int, ...]:
    return tuple(take.number for take in turn.takes)


def _read(folder: SessionFolder) -> tuple[list[StoredCorrection], list[str]]:
    """Return the valid corrections, oldest first, and the problems of the file."""
    in_force: list[StoredCorrection] = []
    unread: list[int] = []
    try:
        lines = text_in(folder.path / FILE).splitlines()
    except FileNotFoundError:
        return [], []
    except OSError as error:
        return [], [f"{FILE} cannot be read ({error.strerror}); the corrections in it are left out."]
    for number, line in enumerate(lines, 1):
        try:
            record = json.loads(line)
            if record.get("undone"):
                in_force = in_force[:-1]
            else:
                takes = read(tuple[Count, ...], record["takes"])
                in_force.append(StoredCorrection(takes, Correction.model_validate(record["correction"])))
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError):  # ValidationError is a ValueError
            unread.append(number)
    problems = [f"Line {number} of {FILE} cannot be read; that correction is left out." for number in unread[:_NAMED]]
    if len(unread) > _NAMED:
        problems.append(f"So are {len(unread) - _NAMED:,} more lines of {FILE}.")
    return in_force, problems


def _append(folder: SessionFolder, record: dict[str, Any], at: datetime) -> None:
    append_record(folder.path / FILE, at, record, f"The correction of {folder.id}")
