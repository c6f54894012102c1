"""The sound check on the terminal: one line that shows the level, and what was found."""

from __future__ import annotations

from typing import TextIO

from mockloop.core.sound_check import Result, SoundCheck
from mockloop.ui.terminal.wrapping import width_of, word_wrapped

_LOUDEST_DBFS, _QUIETEST_DBFS = -6.0, -60.0
_CELLS = 20
SIGNS = {"ok": "+", "warning": "!", "failing": "✗"}
_WAYS = {"speak": "Say a few words", "voice": "Now listen to the voice"}


class SoundCheckScreen:
    """Writes to ``out``; with ``over`` one line is rewritten to show the level."""

    def __init__(self, out: TextIO, over: bool) -> None:
        self._out, self._over = out, over
        self._phase = ""
        self._open = False  # whether the line that shows the level is on the screen

    def begin(self, microphone: str, why: str, how: str) -> None:
        """Say which microphone is checked, why, and how to skip it."""
        self._line(f"Sound check of five seconds{why}.")
        self._line(f"  Microphone: {microphone}. {how}")

    def show(self, check: SoundCheck) -> None:
        """Show where the check stands; called ten times a second."""
        if check.phase not in _WAYS:
            return
        if self._over:
            level = (check.level_dbfs - _QUIETEST_DBFS) / (_LOUDEST_DBFS - _QUIETEST_DBFS)
            cells = round(_CELLS * min(1.0, max(0.0, level)))
            self._out.write(f"\r  {_WAYS[check.phase]:<24}{'▬' * cells}{'·' * (_CELLS - cells)}")
            self._out.flush()
            self._open = True
        elif check.phase != self._phase:
            self._line(f"  {_WAYS[check.phase]}.")
        self._phase = check.phase

    def notify(self, results: tuple[Result, ...]) -> None:
        """Tell what was found."""
        for one in results:
            self._line(f"  {SIGNS[one.state]} {one.sentence} {one.next_step}".rstrip())

    def end_line(self) -> None:
        """Remove the line that shows the level, if there is one."""
        if self._open:
            self._out.write("\r" + " " * (26 + _CELLS) + "\r")
            self._out.flush()
            self._open = False

    def _line(self, text: str) -> None:
        self.end_line()
        self._out.write("\n".join(word_wrapped(text, width_of(self._out))) + "\n")
        self._out.flush()
