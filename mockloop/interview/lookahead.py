"""Analyze the answer while it is spoken, and prepare the question that would follow it.

This runs in a thread of its own, so that analyzing a long answer delays neither the recording nor the next question.
"""

from __future__ import annotations

import queue
import time
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from functools import lru_cache

from mockloop.analysis.judging.bar import Bar
from mockloop.analysis.judging.conversation import Conversation, Reading, read_turn
from mockloop.analysis.probes.choice import Candidate, ranked
from mockloop.analysis.probes.registry import kinds
from mockloop.core.events import SectionMark
from mockloop.core.state import Plan, Turn
from mockloop.core.transcript import Word, from_text
from mockloop.interview.threads import in_thread

_KEPT = 32  # answers of a session, with a few to spare
read_before = lru_cache(_KEPT)(read_turn)  # past turns only: each prefix of a long answer would be kept
_REST = 9  # times as long as the analysis took: it then uses a tenth of a core however long the answer
Choose = Callable[[Reading], Candidate | None]


@dataclass(frozen=True, slots=True)
class LookaheadResult:
    """The analysis of a turn as far as it was known, and the probe that would follow; None: none is left."""

    turn: Turn
    reading: Reading = field(repr=False)
    probe: Candidate | None

    def holds_for(self, turn: Turn) -> bool:
        """Return whether the result is valid for this turn.

        It depends on question, words, marks and corrections alone.
        """
        return turn.outcome != "skipped" and _what_is_read(self.turn) == _what_is_read(turn)


def answered(turn: Turn) -> Reading | None:
    """Return the analysis of a turn; None if its question was skipped."""
    return read_turn(turn) if turn.outcome != "skipped" else None


def next_probe(bar: Bar, earlier: Sequence[Turn], newest: Reading | None, asked: Sequence[str]) -> Candidate | None:
    """Return the probe that follows from the newest answer and the earlier ones; None: none is left.

    ``newest`` is None if the question was skipped, so that there is no answer to follow up.
    """
    before = [read_before(turn) for turn in earlier if turn.outcome == "answered"]
    return next(iter(ranked(bar, Conversation((*before, *([newest] if newest else ()))), asked)), None)


def no_probe(newest: Reading) -> None:
    """Stand in for ``next_probe`` in a mode that chooses no probe by the answer: return None."""


def bar_of(plan: Plan) -> Bar:
    """Return the bar by which the next question is chosen."""
    return Bar(plan.scenario, plan.level, plan.lens)


class Lookahead:
    """Analyze the newest turn shown; turns in between are skipped."""

    def __init__(self, choose: Choose = no_probe) -> None:
        self._choose = choose
        self._newest: LookaheadResult | None = None
        self._shown: Turn | None = None  # not analyzed yet
        self._signals: queue.SimpleQueue[bool] = queue.SimpleQueue()  # whether to analyze it, or stop
        self._looking: Future[None] | None = None

    def show(self, turn: Turn) -> None:
        """Analyze a turn soon, as far as it has been answered."""
        self._shown = turn
        self._signals.put(True)
        if self._looking is None:
            self._looking = in_thread(self._look, "lookahead")

    @property
    def newest(self) -> LookaheadResult | None:
        """The newest result, without waiting."""
        return self._newest

    def check(self) -> None:
        """Raise the exception of the analysis. Call it after the answer, which must not be interrupted by it."""
        if self._looking and self._looking.done():
            self._looking.result()

    def close(self) -> None:
        """Stop analyzing. Closing twice is allowed."""
        self._signals.put(False)

    def _look(self) -> None:
        while (turn := self._next()) is not None:
            began_s = time.thread_time()
            reading = read_turn(turn)
            self._newest = LookaheadResult(turn, reading, self._choose(reading))
            time.sleep(_REST * (time.thread_time() - began_s))

    def _next(self) -> Turn | None:
        """Wait for the newest turn. Only one waiting turn of a long answer is kept."""
        look = self._signals.get()
        while look and not self._signals.empty():
            look = self._signals.get()
        return self._shown if look else None


def warm() -> None:
    """Analyze something in a thread, so that the model is loaded and the patterns compiled for the first answer."""
    said = (from_text("I was asked to fix it, so I fixed it, and it worked. Next time I would begin with a test."),)
    turn = Turn("opening", "", transcripts=said, outcome="answered")

    def read() -> None:
        read_turn(turn)
        kinds()

    in_thread(read, "reading ahead")


def _what_is_read(turn: Turn) -> tuple[str, tuple[Word, ...], tuple[SectionMark, ...], object]:
    return turn.ask, turn.answer.words, turn.marks, turn.corrected
