"""A whole session as a report shows it: one value, built once, rendered by every format."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from mockloop.analysis.answer import Finding
from mockloop.analysis.judging.debrief import AnswerDebrief, Debrief
from mockloop.core.state import Plan, Turn
from mockloop.core.transcript import Span, Transcript
from mockloop.reports.comments import ShownComment
from mockloop.reports.wording import title

AudioPlace = Literal["inside", "beside", "none"]


@dataclass(frozen=True, slots=True)
class PackedSound:
    """The sound of one answer, its takes joined and compressed; ``name`` is its file name."""

    name: str
    media_type: str
    content: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class SilentStretch:
    """A stretch of an answer that cannot be played, and the sentence that says why."""

    span: Span
    sentence: str


@dataclass(frozen=True, slots=True)
class ReportedAnswer:
    """One question and its answer. ``index`` counts the answers of the session from 0.

    All times are seconds from the start of the answer, with its takes joined. ``peaks`` are the loudest samples of
    equal shares of it, 0 to 100 of the loudest of all; empty if nothing was recorded or nothing is left. ``typed``:
    all of it was typed, so that there never was a recording. ``comments``: what a coach wrote on it.
    """

    index: int
    turn: Turn
    debrief: AnswerDebrief
    peaks: tuple[int, ...] = field(default=(), repr=False)
    sound: PackedSound | None = None
    silent: tuple[SilentStretch, ...] = ()
    typed: bool = False
    comments: tuple[ShownComment, ...] = ()

    @property
    def transcript(self) -> Transcript:
        return self.debrief.reading.answer.transcript

    @property
    def duration_s(self) -> float:
        return self.transcript.duration_s

    @property
    def editable(self) -> bool:
        """Whether it has sections whose boundaries can be moved, with their clocks."""
        answer = self.debrief.reading.answer
        return answer.kind == "story" and bool(answer.spans) and bool(self.debrief.paces)


@dataclass(frozen=True, slots=True)
class Report:
    """A session: its plan, answers, debrief, and what could not be read.

    ``unanswered`` are the questions that were skipped, not heard, or never transcribed. ``audio`` is where a page
    finds the sound: inside itself, in files beside it, or nowhere. ``for_coach``: the page is one to write comments
    in.
    """

    id: str
    began: str
    plan: Plan
    whole: Debrief
    answers: tuple[ReportedAnswer, ...]
    unanswered: tuple[Turn, ...] = ()
    quiz: tuple[int, int] | None = None  # right answers, questions answered
    problems: tuple[str, ...] = ()
    audio: AudioPlace = "inside"
    for_coach: bool = False

    @property
    def level(self) -> str:
        return self.plan.scenario.level(self.plan.level).title

    @property
    def rated(self) -> bool:
        """Whether the session has a verdict: drills and study have none."""
        return self.plan.mode == "interview"

    def evidence(self, sentence: str) -> tuple[ReportedAnswer, Finding] | None:
        """Return the finding that a sentence of the debrief quotes with its second; None if it quotes none.

        If several signals use the same words, return the one that the sentence names.
        """
        quoted = [
            (answer, found)
            for answer in self.answers
            for found in (*answer.debrief.reading.findings, *answer.debrief.reading.faint)
            if found.cited in sentence
        ]
        named = [one for one in quoted if sentence.startswith(title(one[1].signal).lower())]
        return next(iter(named or quoted), None)
