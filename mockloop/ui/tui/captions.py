"""The words heard so far, wrapped once: a word that was shown never moves within its line."""

from __future__ import annotations

from collections.abc import Sequence

from mockloop.ui.tui.styled_lines import Line, filled, line


class Captions:
    """Wrap only new words, however long the answer gets."""

    def __init__(self) -> None:
        self._width = 0
        self._words = 0
        self._lines: list[str] = []

    def lines(self, words: Sequence[str], open_words: str, width: int, rows: int) -> list[Line]:
        """Return the last ``rows`` lines; words that may still change are dimmed and end with an ellipsis."""
        if width != self._width or len(words) < self._words:
            self._width, self._words, self._lines = width, 0, []
        self._lines = filled(self._lines, words[self._words :], width)
        self._words = len(words)
        return [*[line(text) for text in self._lines[:-1]], *self._end(open_words)][-rows:]

    def _end(self, open_words: str) -> list[Line]:
        last = self._lines[-1:]
        if not open_words.strip():
            return [line(text) for text in last]
        known = len(last[0]) if last else 0
        first, *rest = filled(last, f"{open_words.strip()} …".split(), self._width)
        return [((first[:known], ""), (first[known:], "dim italic")), *(line(text, "dim italic") for text in rest)]
