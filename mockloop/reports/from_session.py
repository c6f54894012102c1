"""Make a report from a session folder.

The session is rebuilt, the debrief is made again, and the takes are read if they are there.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import accumulate

from mockloop.analysis.judging.debrief import AnswerDebrief
from mockloop.core.state import State, Turn
from mockloop.core.times import clock
from mockloop.core.transcript import Span
from mockloop.ports import RATE_HZ, Samples
from mockloop.reports.comments import misplaced, shown_comments
from mockloop.reports.model import AudioPlace, PackedSound, Report, ReportedAnswer, SilentStretch
from mockloop.reports.sound import packed, peaks
from mockloop.sessions.answer_sound import joined, take_in
from mockloop.sessions.comment_file import Comment
from mockloop.sessions.comments import answered, comments_of, comments_on, without_answer
from mockloop.sessions.folder import SessionFolder
from mockloop.sessions.reading_cache import debrief_of
from mockloop.sessions.rebuild import replayed

LEAST_LACKING_S = 1.0  # a take may end this much earlier than its transcript without a message


def report_of(folder: SessionFolder, audio: AudioPlace = "inside") -> Report:
    """Return the report of a session; ``audio`` "none" packs no sound. Raise SessionError only for the journal.

    The takes are read and packed on all cores while the answers are analyzed, since the sound takes most of the time.
    """
    replay = replayed(folder)
    state = replay.state
    turns, comments = answered(state), comments_of(folder)
    gone = without_answer(turns, comments)
    with ThreadPoolExecutor(max(1, min(len(turns), os.cpu_count() or 1))) as pool:
        listening = pool.map(lambda job: _heard(folder, job[0], job[1], audio), enumerate(turns))
        whole = debrief_of(folder, state)
        heard = list(listening)
    return Report(
        id=folder.id,
        began=str(folder.info().get("began", "")),
        plan=state.plan,
        whole=whole,
        answers=tuple(
            _answered(index, turn, one, sound, comments)
            for index, (turn, one, sound) in enumerate(zip(turns, whole.answers, heard, strict=True))
        ),
        unanswered=tuple(turn for turn in state.turns if turn.outcome != "answered"),
        quiz=_quiz(state),
        problems=(*replay.problems, *([misplaced(len(gone))] if gone else ())),
        audio=audio,
    )


@dataclass(frozen=True, slots=True)
class _Heard:
    """What is left of the sound of one answer."""

    peaks: tuple[int, ...] = ()
    packed: PackedSound | None = None
    silent: tuple[SilentStretch, ...] = ()
    typed: bool = False


def _answered(
    index: int, turn: Turn, judged: AnswerDebrief, sound: _Heard, comments: tuple[Comment, ...]
) -> ReportedAnswer:
    said = shown_comments(comments_on(turn, comments), judged.reading.answer.transcript)
    return ReportedAnswer(index, turn, judged, sound.peaks, sound.packed, sound.silent, sound.typed, said)


def _heard(folder: SessionFolder, index: int, turn: Turn, audio: AudioPlace) -> _Heard:
    numbers = [take.number for take in turn.takes[: len(turn.transcripts)]]
    typed = {number for number in numbers if _typed(folder, number)}
    if typed and len(typed) == len(numbers):
        return _Heard(typed=True)
    takes = [None if number in typed else take_in(folder, number) for number in numbers]
    seconds = [part.duration_s for part in turn.transcripts]
    silent = tuple(_silent(takes, seconds, numbers, typed))
    if not any(take is not None and len(take) for take in takes):
        return _Heard(silent=silent)
    samples = joined(list(zip(takes, seconds, strict=True)))
    return _Heard(peaks(samples), packed(samples, f"answer-{index + 1}") if audio != "none" else None, silent)


def _typed(folder: SessionFolder, number: int) -> bool:
    return folder.typed_path(number).exists() and not folder.take_path(number).exists()


def _silent(
    takes: list[Samples | None], seconds: list[float], numbers: list[int], typed: set[int]
) -> Iterator[SilentStretch]:
    """Yield what cannot be played: missing or typed takes, and the missing ends of interrupted takes."""
    starts = accumulate(seconds, initial=0.0)
    for number, samples, start_s, whole_s in zip(numbers, takes, starts, seconds, strict=False):
        there_s = 0.0 if samples is None else len(samples) / RATE_HZ
        if whole_s - there_s >= LEAST_LACKING_S or samples is None:
            span = Span(start_s + min(there_s, whole_s), start_s + whole_s)
            told = "is gone" if samples is None else "ends early"
            why = f"Take {number} was typed" if number in typed else f"The recording of take {number} {told}"
            yield SilentStretch(span, f"{why}: {clock(span.start_s)} to {clock(span.end_s)} cannot be played.")


def _quiz(state: State) -> tuple[int, int] | None:
    if not state.quiz:
        return None
    questions = state.plan.scenario.quiz
    return sum(given.option + 1 == questions[given.question].right for given in state.quiz), len(state.quiz)
