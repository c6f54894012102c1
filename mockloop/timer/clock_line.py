"""A section's running clock: a line rewritten in place, or a new line for each change of its cue."""

from __future__ import annotations

import shutil
import textwrap
from typing import TextIO

from mockloop.analysis.judging.pacing import Clock
from mockloop.core.times import against, clock
from mockloop.timer.clock import cue
from mockloop.ui.terminal.time_bar import bar

# a sign and words for each cue, so that colour alone says nothing
CUES = {"go_on": "● go on", "wrap_up": "▲ wrap up", "over": "■ over", "past_limit": "✖ far over"}
_COLOURS = {"go_on": "\x1b[32m", "wrap_up": "\x1b[33m", "over": "\x1b[31m", "past_limit": "\x1b[1;31m"}
_PLAIN = "\x1b[0m"
_RINGS = {"over": 1, "past_limit": 2}
_BELL = "\a"
BAR = 12  # so that everything fits into 80 columns


class ClockFace:
    """Show clocks on ``out``; ``live``: a terminal on which a line can be rewritten; ``bell``: one that can ring."""

    def __init__(self, out: TextIO, live: bool, coloured: bool = False, bell: bool = False) -> None:
        self._out = out
        self.live = live
        self._coloured = coloured
        self._bell = bell
        self._shown = 0  # columns of the current line
        self._cued: tuple[str, str] | None = None  # section and cue that were shown last
        self._rung: dict[str, int] = {}  # so that the bell does not ring twice for one cue of a resumed section

    def show(self, section: str, seconds: float, target: Clock, beside: str = "") -> None:
        """Show the clock of the current section; ``beside`` is more text to show."""
        now = cue(seconds, target.target_s, target.limit_s)
        has_changed = self._cued != (section, now)
        self._cued = (section, now)
        self._ring(section, _RINGS.get(now, 0))
        left_s = target.target_s - seconds
        left = f"{clock(left_s)} left" if left_s >= 0 else f"{clock(-left_s)} OVER"
        if self.live:
            self._rewrite(section, seconds, target, (now, left, beside))
        elif has_changed and now != "go_on":
            self._line(f"{section.capitalize()}: {CUES[now]}, {left}")

    def begin(self, section: str, target: Clock) -> None:
        """Show that a section is about to begin."""
        if not self.live:
            self._line(f"{section.capitalize()}: target {target.target_s:.0f} s, at most {target.limit_s:.0f} s")

    def end(self, section: str, seconds: float, target: Clock) -> None:
        """Show that a section is over."""
        lap_s = round(seconds, 1)  # rounded as in the result: otherwise 6.53 s would be 7 s here and 6 s there
        self._line(f"{section.capitalize():<11} {against(lap_s, target.target_s)}")

    def notify(self, sentence: str) -> None:
        """Show a message on a line of its own; on a terminal, on as many as it needs."""
        lines = textwrap.wrap(sentence, self._columns()) if self.live else [sentence]
        self._line("\n".join(lines))

    def clear(self) -> None:
        """End the current line, so that the next output begins on a line of its own."""
        if self._shown:
            self._out.write("\r" + " " * self._shown + "\r")
            self._out.flush()
            self._shown = 0

    def _ring(self, section: str, times: int) -> None:
        if self._bell and times > self._rung.get(section, 0):
            self._rung[section] = times
            self._out.write(_BELL * times)
            self._out.flush()

    def _rewrite(self, section: str, seconds: float, target: Clock, told: tuple[str, str, str]) -> None:
        now, left, beside = told
        before = f"{section.capitalize():<11} {bar(seconds, target.target_s, BAR)} {clock(seconds)}  "
        after = f"  {left}  {beside}"[: max(0, self._columns() - len(before) - len(CUES[now]))].rstrip()
        shown = len(before) + len(CUES[now]) + len(after)
        sign = f"{_COLOURS[now]}{CUES[now]}{_PLAIN}" if self._coloured else CUES[now]
        self._out.write("\r" + before + sign + after + " " * (self._shown - shown))
        self._out.flush()
        self._shown = shown

    @staticmethod
    def _columns() -> int:
        """Return the width of a line, which cannot be rewritten if the terminal wraps it."""
        return shutil.get_terminal_size().columns - 1

    def _line(self, text: str) -> None:
        self.clear()
        self._out.write(text + "\n")
        self._out.flush()
