"""The timing self-check by keys, and its result, by keys or voice."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Protocol, runtime_checkable

from mockloop.analysis.judging.pacing import Clock, status
from mockloop.core.times import against, clock, total_against
from mockloop.ports import Controls
from mockloop.reports.wording import STATUS
from mockloop.timer.clock import KeyTimer, Lap, next_cue_s
from mockloop.timer.clock_line import ClockFace
from mockloop.ui.terminal.keys import Keys
from mockloop.ui.terminal.time_bar import bar

_REDRAW_S = 0.2
TABLE_BAR = 10  # cells, so that a line of the result fits into 80 columns
_KEYS = {"\r": "enter", "\n": "enter", " ": "enter", "b": "back", "p": "pause", "q": "stop", "\x04": "stop"}
_WORDS = {"": "enter", "next": "enter", "back": "back", "pause": "pause", "stop": "stop", "quit": "stop"}
BY_KEY = "Enter starts the clock. Then Enter ends a section, b undoes that, p pauses, q stops."
FIRST = "This is the first section: there is none before it."


def _line_command(typed: str) -> str | None:
    word = typed.strip().lower()
    return _WORDS.get(word) or _KEYS.get(word)


KEYS = Keys(lambda pressed: _KEYS.get(pressed.lower()), _line_command)


@runtime_checkable
class Ending(Protocol):
    """Controls that can say that no more commands will come."""

    ended: bool


@dataclass(frozen=True, slots=True)
class Timed:
    """The result: the sections with their times, and whether the last one was reached and ended."""

    laps: tuple[Lap, ...]
    is_complete: bool


class Stopwatch:
    """Seconds per section by key. ``now_s`` is any clock that runs forwards; ``live`` redraws the clock."""

    def __init__(
        self, clocks: Mapping[str, Clock], controls: Controls, live: bool, now_s: Callable[[], float] = time.monotonic
    ) -> None:
        self._clocks = clocks
        self._controls = controls
        self._live = live
        self._now_s = now_s
        self._timer = KeyTimer(list(clocks))

    def run(self, face: ClockFace) -> Timed:
        """Time the sections until the last one is ended, the person stops, or input ends."""
        face.notify(BY_KEY)
        first = next(iter(self._clocks))
        face.show(first, 0.0, self._clocks[first])
        try:
            while section := self._timer.section:
                command = self._controls.wait(self._wait_s(section))
                if command == "stop" or (command is None and self._is_over()):
                    break
                self._obey(command, section, face)
                self._show(face)
        finally:
            self._timer.pause(self._now_s())
        return self.timed()

    def timed(self) -> Timed:
        """Return what was timed so far, also after an interrupt."""
        return Timed(self._timer.laps(self._now_s()), self._timer.is_done)

    def _is_over(self) -> bool:
        return isinstance(self._controls, Ending) and self._controls.ended

    def _obey(self, command: str | None, section: str, face: ClockFace) -> None:
        now_s, timer = self._now_s(), self._timer
        if command == "enter":
            was_running, seconds = timer.is_running, timer.seconds(now_s)
            timer.next(now_s)
            if was_running:
                face.end(section, seconds, self._clocks[section])
            if timer.section and timer.is_running:
                face.begin(timer.section, self._clocks[timer.section])
        elif command == "pause" and timer.is_running:
            timer.pause(now_s)
            face.notify(f"The clock is stopped at {clock(timer.seconds(now_s))}; Enter starts it again.")
        elif command == "back":
            gone_back = timer.back(now_s)
            face.notify(f"Back in {timer.section}." if gone_back else FIRST)

    def _show(self, face: ClockFace) -> None:
        if self._timer.section and self._timer.is_running:
            section = self._timer.section
            face.show(section, self._timer.seconds(self._now_s()), self._clocks[section])

    def _wait_s(self, section: str) -> float | None:
        """Return how long the screen stays the same without a key; None: always."""
        if not self._timer.is_running:
            return None
        if self._live:
            return _REDRAW_S
        target = self._clocks[section]
        return next_cue_s(self._timer.seconds(self._now_s()), target.target_s, target.limit_s)


def table(clocks: Mapping[str, Clock], timed: Timed) -> Iterator[str]:
    """Return each section's seconds against its target, and the total."""
    laps = {lap.section: lap for lap in timed.laps}
    for section, target in clocks.items():
        lap = laps.get(section)
        told = "not timed"
        if lap:
            told = f"{STATUS[status(lap.seconds, target)]:<11} {against(lap.seconds, target.target_s)}"
        thinking = f"; thinking {lap.thinking_s:.1f} s" if lap and lap.thinking_s else ""
        drawn = bar(lap.seconds if lap else 0.0, target.target_s, TABLE_BAR)
        yield f"{section.capitalize():<11} {drawn} {told}{thinking}"
    whole_s = sum(lap.seconds for lap in timed.laps)
    yield f"{'Total':<11} {total_against(whole_s, sum(clock.target_s for clock in clocks.values()))}"


def document(clocks: Mapping[str, Clock], timed: Timed, how: str) -> dict[str, Any]:
    """Return the same as data; ``how`` is keys or voice. ``thinking_s`` is null if pauses were not measured."""
    laps = {lap.section: lap for lap in timed.laps}
    return {
        "schema": 1,
        "how": how,
        "complete": timed.is_complete,
        "seconds": round(sum(lap.seconds for lap in timed.laps), 1),
        "target_s": round(sum(clock.target_s for clock in clocks.values()), 1),
        "sections": [_entry(section, target, laps.get(section)) for section, target in clocks.items()],
    }


def _entry(section: str, target: Clock, lap: Lap | None) -> dict[str, Any]:
    seconds = lap.seconds if lap else 0.0
    return {
        "section": section,
        "seconds": seconds,
        "target_s": target.target_s,
        "limit_s": target.limit_s,
        "status": status(seconds, target),
        "thinking_s": lap.thinking_s if lap else None,
    }
