"""A clock against its target: a bar, the figures, and a note."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mockloop.core.times import clock
from mockloop.ui.tui.styled_lines import Line, line, shortened

if TYPE_CHECKING:
    from mockloop.analysis.judging.pacing import Clock

NEAR = 0.85  # of the target: from here on it is amber, as on stage timers (85 to 90 %)
NOT_SURE = "not sure"
FULL, EMPTY, TARGET = "▆", "·", "┃"
_NAME, _FIGURES, _NOTE = 13, 15, 16  # columns of text, in cells


@dataclass(frozen=True, slots=True)
class Gauge:
    """The state of one clock. ``runs``: it counts now; ``current``: it is that of the current section.

    ``sure``: what is past its target may be called over; otherwise it may yet go to another section.
    """

    name: str
    seconds: float
    clock: Clock
    runs: bool = False
    current: bool = False
    sure: bool = True

    @property
    def near(self) -> bool:
        """Whether the target will soon be reached."""
        return self.runs and self.seconds >= NEAR * self.clock.target_s

    @property
    def over_s(self) -> int:
        """Whole seconds past the target, as the figures show them; negative before it."""
        return int(self.seconds) - int(self.clock.target_s)

    @property
    def style(self) -> str:
        """The colour: amber near the target and past it, red past the limit; green while it is not sure.

        Words and the target's mark say the same.
        """
        if self.over_s > 0 and not self.sure:
            return "ansi_green"
        if self.seconds > self.clock.limit_s:
            return "ansi_red"
        return "ansi_yellow" if self.near or self.over_s > 0 else "ansi_green"

    @property
    def note(self) -> str:
        """The note: how much is over or, near the target, left; and which section is current."""
        beside = f"{counted(self.over_s)} over" if self.over_s > 0 else ""
        if beside and not self.sure:
            beside = NOT_SURE
        if not beside and self.near:
            beside = f"{counted(-self.over_s)} left"
        return ", ".join(part for part in ("now" if self.current else "", beside) if part)


def counted(seconds: float) -> str:
    """Return a clock in whole seconds: 0:59 for 59.9."""
    return clock(int(seconds))


def drawn(gauge: Gauge, width: int) -> Line:
    """Return the bar alone, with its target's mark at two thirds of it."""
    mark = (width - 1) * 2 // 3
    target_s = gauge.clock.target_s
    filled = round(mark * gauge.seconds / target_s) if target_s else 0
    if gauge.seconds > 0:
        filled = max(1, filled)
    if gauge.over_s > 0:
        filled = max(mark + 1, filled)
    inside, past = min(filled, mark), min(max(0, filled - mark), width - 1 - mark)
    return (
        (FULL * inside, gauge.style),
        (EMPTY * (mark - inside), "dim"),
        (TARGET, "bold" if gauge.current else ""),
        (FULL * past + " " * (width - 1 - mark - past), gauge.style),
    )


def gauge_line(gauge: Gauge, width: int) -> Line:
    """Return mark, name, bar, figures and note in one line of ``width`` cells."""
    weight = "bold" if gauge.current else ""
    figures = f"{counted(gauge.seconds)} of {counted(gauge.clock.target_s)}"
    room = max(8, width - 2 - _NAME - _FIGURES - _NOTE)
    return (
        ("▶ " if gauge.current else "  ", weight),
        (gauge.name.ljust(_NAME), weight),
        *drawn(gauge, room),
        (figures.rjust(_FIGURES), weight),
        ("  " + gauge.note.ljust(_NOTE - 2), "bold" if gauge.note else ""),
    )


def rest_line(gauges: Sequence[Gauge], width: int) -> Line:
    """Return names and seconds of several clocks in one line, if there is no room for a bar each."""
    return line(shortened("  " + "  ".join(f"{one.name} {counted(one.seconds)}" for one in gauges), width), "dim")
