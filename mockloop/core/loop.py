"""A loop: several questions in one sitting, planned before the first one is asked."""

from __future__ import annotations

from dataclasses import dataclass

from mockloop.core.fields import Count, Seconds, Text
from mockloop.core.levels import level_id
from mockloop.core.pressure import NONE, Pressure


@dataclass(frozen=True, slots=True)
class LoopQuestion:
    """One question of a loop: the id of its scenario, and the story to tell (None: any)."""

    scenario: Text
    competency: Text
    because: Text
    story: Text | None = None


@dataclass(frozen=True, slots=True)
class LoopPlan:
    """The plan of a loop. ``probes``: the most follow-up questions after each question."""

    id: Text
    minutes: Count
    seed: Count
    level: Text
    probes: Count
    questions: tuple[LoopQuestion, ...]
    pressure: Pressure = NONE

    def __post_init__(self) -> None:
        object.__setattr__(self, "level", level_id(self.level))


@dataclass(frozen=True, slots=True)
class LoopPlace:
    """The place of a session in its loop: ``number`` counts from 1.

    ``share_s``: seconds of the session after which no further probe is asked. ``asked``: the ids of everything asked
    after earlier questions of the loop, so that nothing is asked twice.
    """

    loop: LoopPlan
    number: Count
    share_s: Seconds
    asked: tuple[Text, ...] = ()

    @property
    def question(self) -> LoopQuestion:
        """The question at this place."""
        return self.loop.questions[self.number - 1]
