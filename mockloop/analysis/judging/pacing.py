"""Seconds per section, compared with target and limit."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mockloop.analysis.answer import SectionSpan
    from mockloop.core.scenario import Scenario

UNDER = 0.6  # a section shorter than this share of its target is "under"


@dataclass(frozen=True, slots=True)
class Clock:
    """A section's target, and the seconds above which it is too long."""

    target_s: float
    limit_s: float


@dataclass(frozen=True, slots=True)
class Pace:
    """How long one section took; ``status`` is under, on, over or missing, ``timed`` measured or estimated.

    ``told_in``: the section in which it was told if it has no time of its own; empty otherwise.
    """

    section: str
    seconds: float
    clock: Clock
    status: str
    spans: tuple[SectionSpan, ...] = ()
    timed: str = "measured"
    told_in: str = ""

    @property
    def counted(self) -> str:
        """The status where there is no room for more: a section that was told in another one counts as under."""
        return "under" if self.told_in else self.status


def clocks(scenario: Scenario, level: str) -> dict[str, Clock]:
    """Return each section's clock, scaled to the length of the level."""
    scale = scenario.level(level).length_s / scenario.target_s
    return {
        name: Clock(round(section.target_s * scale, 1), round(section.ceiling_s * scale, 1))
        for name, section in scenario.sections.items()
    }


STANDARD_CLOCKS = {
    "situation": Clock(30.0, 45.0),
    "task": Clock(20.0, 30.0),
    "action": Clock(90.0, 135.0),
    "result": Clock(20.0, 30.0),
    "reflection": Clock(15.0, 22.5),
}


def paces(spans: Iterable[SectionSpan], by: dict[str, Clock], timed: str = "measured") -> tuple[Pace, ...]:
    """Return the time of each section's spans, in the usual order of the sections."""
    all_spans = tuple(spans)
    return tuple(pace(name, tuple(s for s in all_spans if s.section == name), by[name], timed) for name in by)


def pace(section: str, spans: tuple[SectionSpan, ...], clock: Clock, timed: str = "measured") -> Pace:
    """Return one section's time: the sum of its spans, each from its first to its last word."""
    seconds = round(sum(span.seconds for span in spans), 3)
    return Pace(section, seconds, clock, status(seconds, clock), spans, timed)


def status(seconds: float, clock: Clock) -> str:
    """Return missing for no time at all, under below 60 % of the target, over above the limit, otherwise on."""
    if seconds <= 0:
        return "missing"
    if seconds > clock.limit_s:
        return "over"
    return "under" if seconds < UNDER * clock.target_s else "on"
