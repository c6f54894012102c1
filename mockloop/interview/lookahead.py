"""The answer under way, read while it is still spoken, and the question that would follow it.

In a thread of its own, so that reading a long answer holds up neither the recording nor the next question.
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

_KEPT = 32  # answers of a session: a few more than there are
read_before = lru_cache(_KEPT)(read_turn)  # for turns that are over: each prefix of a long answer would be kept as well
_REST = 9  # times as long as reading took: however long the answer, a tenth of a core is enough
Choose = Callable[[Reading], Candidate | None]


@dataclass(frozen=True, slots=True)
class LookaheadResult:
    """The reading of a turn as far as it was known, and the probe that would follow; None: there is none left."""

    turn: Turn
    reading: Reading = field(repr=False)
    probe: Candidate | None

    def holds_for(self, turn: Turn) -> bool:
        """Whether this turn reads the same: a reading depends on question, words, marks and corrections alone."""
        return turn.outcome != "skipped" and _what_is_read(self.turn) == _what_is_read(turn)


def answered(turn: Turn) -> Reading | None:
    """Return what was answered in a turn; None where its question was skipped."""
    return read_turn(turn) if turn.outcome != "skipped" else None


def next_probe(bar: Bar, earlier: Sequence[Turn], newest: Reading | None, asked: Sequence[str]) -> Candidate | None:
    """Return the probe that follows from the newest answer and the earlier ones; None: there is none left.

    ``newest`` is None where the question was skipped: nothing was answered that could be pressed.
    """
    before = [read_before(turn) for turn in earlier if turn.outcome == "answered"]
    return next(iter(ranked(bar, Conversation((*before, *([newest] if newest else ()))), asked)), None)


def no_probe(newest: Reading) -> None:
    """Return where no probe is chosen by what was said."""


def bar_of(plan: Plan) -> Bar:
    """Return what the next question is chosen by."""
    return Bar(plan.scenario, plan.level, plan.lens)


class Lookahead:
    """Looks at the newest turn that it was shown; what came between is left out."""

    def __init__(self, choose: Choose = no_probe) -> None:
        self._choose = choose
        self._newest: LookaheadResult | None = None
        self._shown: Turn | None = None  # not looked at yet
        self._signals: queue.SimpleQueue[bool] = queue.SimpleQueue()  # whether to look at it, or no more
        self._looking: Future[None] | None = None

    def show(self, turn: Turn) -> None:
        """Have a turn, answered as far as it goes, looked at soon."""
        self._shown = turn
        self._signals.put(True)
        if self._looking is None:
            self._looking = in_thread(self._look, "lookahead")

    @property
    def newest(self) -> LookaheadResult | None:
        """What was seen last, at once."""
        return self._newest

    def check(self) -> None:
        """Raise what looking raised: not before the answer is over, which is not to be broken off for it."""
        if self._looking and self._looking.done():
            self._looking.result()

    def close(self) -> None:
        """Look no more. Closing twice is allowed."""
        self._signals.put(False)

    def _look(self) -> None:
        while (turn := self._next()) is not None:
            began_s = time.thread_time()
            reading = read_turn(turn)
            self._newest = LookaheadResult(turn, reading, self._choose(reading))
            time.sleep(_REST * (time.thread_time() - began_s))

    def _next(self) -> Turn | None:
        """Return the newest turn, waited for: one that waits to be looked at is all that is kept of a long answer."""
        look = self._signals.get()
        while look and not self._signals.empty():
            look = self._signals.get()
        return self._shown if look else None


def warm() -> None:
    """Read something in a thread, so that the first answer finds the model loaded and every pattern compiled."""
    said = (from_text("I was asked to fix it, so I fixed it, and it worked. Next time I would begin with a test."),)
    turn = Turn("opening", "", transcripts=said, outcome="answered")

    def read() -> None:
        read_turn(turn)
        kinds()

    in_thread(read, "reading ahead")


def _what_is_read(turn: Turn) -> tuple[str, tuple[Word, ...], tuple[SectionMark, ...], object]:
    return turn.ask, turn.answer.words, turn.marks, turn.corrected
