"""The timing self-check: one clock per section, moved on by Enter."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from typing import TextIO

from mockloop.analysis.pacing import Clock, status
from mockloop.ports import Controls
from mockloop.screen.words import against, bar, clock

_REDRAW_S = 0.2


class Stopwatch:
    """Seconds per section by key. ``now_s`` is any clock that runs forwards."""

    def __init__(self, clocks: Mapping[str, Clock], controls: Controls, now_s: Callable[[], float] = time.monotonic):
        self._clocks = clocks
        self._controls = controls
        self._now_s = now_s

    def run(self, out: TextIO, live: bool) -> dict[str, float]:
        """The seconds of each section that was ended by Enter; stops early on q or at the end of input."""
        times: dict[str, float] = {}
        out.write("Speak. Enter ends a section, q stops.\n")
        for section, target in self._clocks.items():
            seconds = self._section(section, target, out if live else None)
            if seconds is None:
                break
            times[section] = seconds
            out.write(("\r" if live else "") + f"{section.capitalize():<11} {against(seconds, target.target_s)}\n")
            out.flush()
        return times

    def _section(self, section: str, target: Clock, out: TextIO | None) -> float | None:
        began_s = self._now_s()
        while True:
            command = self._controls.wait(_REDRAW_S if out else None)
            seconds = self._now_s() - began_s
            if command in ("enter", "next"):
                return round(seconds, 1)
            if command == "stop" or (command is None and out is None):
                return None
            if out:
                out.write("\r" + self._running(section, target, seconds))
                out.flush()

    @staticmethod
    def _running(section: str, target: Clock, seconds: float) -> str:
        left = target.target_s - seconds
        beside = f"{clock(left)} left" if left >= 0 else f"{clock(-left)} OVER"
        return f"{section.capitalize():<11} {bar(seconds, target.target_s)} {clock(seconds)}  {beside}   "


def table(clocks: Mapping[str, Clock], times: Mapping[str, float]) -> Iterator[str]:
    """Each section's seconds against its target, and the whole."""
    for section, target in clocks.items():
        seconds = times.get(section)
        told = "not timed" if seconds is None else f"{against(seconds, target.target_s)} ({status(seconds, target)})"
        yield f"{section.capitalize():<11} {bar(seconds or 0.0, target.target_s)} {told}"
    yield f"{'Total':<11} {against(sum(times.values()), sum(c.target_s for c in clocks.values()))}"
