"""The data from which the advice on what to fix first is chosen."""

from __future__ import annotations

from dataclasses import dataclass

from mockloop.analysis.judging.bar import Bar
from mockloop.analysis.judging.conversation import Conversation, Reading
from mockloop.analysis.judging.delivery import Delivery
from mockloop.analysis.judging.gates import GENERAL, Gate
from mockloop.analysis.judging.pacing import Pace
from mockloop.analysis.judging.section_sentences import COACHING
from mockloop.analysis.judging.verdict import gates_of
from mockloop.core.scenario import Expectations

GENERAL_DUE = {"trade_off": "action", "verification": "action", "second_order_effect": "result"}


@dataclass(frozen=True, slots=True)
class FixContext:
    """The data for the advice. ``bar`` is None without a scenario."""

    bar: Bar | None
    said: Conversation
    paces: tuple[Pace, ...]
    deliveries: tuple[Delivery, ...]

    @property
    def drilled(self) -> bool:
        """Whether only some of the sections were asked for."""
        return self.bar is not None and len(self.told) < len(self.bar.scenario.sections)

    @property
    def told(self) -> tuple[str, ...]:
        """The sections to comment on: in a drill those with words, otherwise all if there are any."""
        worded = [reading for reading in self.said.readings if reading.answer.transcript.words]
        drilled = tuple(reading.ask for reading in worded if reading.answer.kind == "section")
        whole = tuple(self.bar.scenario.sections) if self.bar else tuple(COACHING) if worded else ()
        return drilled if len(drilled) == len(worded) else whole

    @property
    def due(self) -> Expectations:
        """The weights of the signals that could have been shown; what nobody asked for is not missing."""
        if self.bar is None:
            return dict.fromkeys(GENERAL_DUE, 1.0)
        if not self.drilled:
            return self.bar.weights()
        due: Expectations = {}
        for section in self.told:
            for name, weight in self.bar.scenario.sections[section].expects.items():
                due[name] = max(weight, due.get(name, 0.0))
        return due

    @property
    def gates(self) -> tuple[Gate, ...]:
        """The gates of a whole answer; a drill has none."""
        if self.drilled:
            return ()
        return gates_of(self.bar) if self.bar else GENERAL

    def shows(self, signal: str) -> bool:
        return bool(self.said.shows(signal) if self.bar else self.said.shows_without_scenario(signal))

    def reading_of(self, section: str) -> Reading | None:
        """Return the answer that a section belongs to: a drill's own, otherwise the story."""
        own = (reading for reading in self.said.readings if reading.ask == section)
        return next(own, None) or self.said.story
