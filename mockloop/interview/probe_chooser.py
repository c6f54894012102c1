"""Choose the next probe of a session: prepared while the answer is spoken, decided when it is over.

The rules are in ``mockloop/analysis/probes/choice.py``.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from mockloop.analysis.judging.conversation import Reading
from mockloop.analysis.probes.choice import Candidate
from mockloop.core.state import State, Turn
from mockloop.interview.lookahead import Lookahead, answered, bar_of, next_probe


@dataclass(slots=True)
class ProbeChooser:
    """Choose probes. ``render`` makes the sound of a question before it is needed."""

    render: Callable[[str], object]
    _lookahead: Lookahead = field(default_factory=Lookahead)

    def look_ahead(self, state: State) -> Lookahead:
        """Return what analyzes the answer that begins now. In an interview it also chooses the probe to follow."""
        if state.plan.mode != "interview":
            return Lookahead()
        bar, earlier, asked = bar_of(state.plan), state.turns[:-1], state.used_up

        def choose(reading: Reading) -> Candidate | None:
            best = next_probe(bar, earlier, reading, asked)
            if best:
                self.render(state.plan.pressure.spoken(best.ask))
            return best

        self._lookahead = Lookahead(choose)
        return self._lookahead

    def early(self, state: State, turn: Turn) -> Candidate | None:
        """Return a probe at once, by the words of ``turn`` known so far."""
        self._lookahead.check()
        seen = self._lookahead.newest
        best = seen.probe if seen and seen.turn.ask == state.turn.ask else None
        return best or self.choose(state, turn)

    def choose(self, state: State, turn: Turn) -> Candidate | None:
        """Return the probe that follows ``turn``; None: none is left."""
        self._lookahead.check()
        seen = self._lookahead.newest
        if seen and seen.holds_for(turn):
            return seen.probe
        return next_probe(bar_of(state.plan), state.turns[:-1], answered(turn), state.used_up)
