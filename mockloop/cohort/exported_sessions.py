"""Exported sessions in a cohort: unpack them, and take the answer to the opening question of each.

Follow-up answers are left out: they answer a probe, and their sections would be compared with the wrong targets.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import soundfile

from mockloop.cohort.jobs import SESSION, Job, numbered
from mockloop.cohort.results import CohortRow, with_shown_name
from mockloop.core.errors import InputError, MockloopError
from mockloop.core.state import Turn
from mockloop.ports import RATE_HZ
from mockloop.sessions.answer_sound import takes_of
from mockloop.sessions.folder import SessionFolder
from mockloop.sessions.rebuild import replayed
from mockloop.sessions.transfer import import_session


def unpacked(jobs: Sequence[Job], root: Path) -> tuple[list[Job], list[CohortRow]]:
    """Replace each session by its answer, unpacked below ``root``; a file that is not a session becomes a row."""
    found: list[Job] = []
    failed: list[CohortRow] = []
    for job in jobs:
        try:
            found.append(_answer(job, root) if job.path.suffix.lower() == SESSION else job)
        except MockloopError as error:
            failed.append(CohortRow(job, None, with_shown_name(job, str(error))))
    return numbered(found), failed


def _answer(job: Job, root: Path) -> Job:
    """Return the answer to the opening question of a session. Raise MockloopError."""
    folder = import_session(job.path, root).folder
    state = replayed(folder).state
    opening = next((turn for turn in state.turns if turn.takes), None)
    if opening is None or opening.ask != "opening":
        raise InputError(
            f"{job.path} contains no answer to a whole question, only a drill or nothing.",
            "Export an interview instead.",
        )
    question = state.plan.scenario.question
    return replace(job, path=_file_of(folder, opening), question=question, attempt=0)


def _file_of(folder: SessionFolder, turn: Turn) -> Path:
    """Return the file of an answer; an interrupted one is in several, which are joined."""
    number = turn.takes[0].number
    if len(turn.takes) == 1:
        sound = folder.take_path(number)
        return sound if sound.exists() else folder.typed_path(number)
    if folder.take_path(number).exists():
        return _joined_sound(folder, turn)
    whole = folder.path / "answer.txt"
    whole.write_text(" ".join(part.text for part in turn.transcripts), encoding="utf-8")
    return whole


def _joined_sound(folder: SessionFolder, turn: Turn) -> Path:
    whole = folder.path / "answer.flac"
    with soundfile.SoundFile(whole, "w", RATE_HZ, 1, "PCM_16") as file:
        for _, samples in takes_of(folder, turn):
            file.write(samples)
    return whole
