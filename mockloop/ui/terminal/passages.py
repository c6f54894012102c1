"""Lay an answer out in rows, and show as many as fit, with the current word among them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from rich.text import Text

from mockloop.analysis.answer import Answer

_HEADING = "{}  "


@dataclass(frozen=True, slots=True)
class PassageRow:
    """One row: the name of the section that begins in it, if one does, and words with their indices."""

    section: str = ""
    words: tuple[tuple[int, str], ...] = ()


def laid_out(answer: Answer, width: int) -> tuple[PassageRow, ...]:
    """Return the answer in rows of at most ``width`` cells.

    Each section begins a row of its own, after an empty one.
    """
    heads = {span.first_word: span.heading for span in answer.spans}
    rows: list[PassageRow] = []
    words: list[tuple[int, str]] = []
    section, used = "", 0
    for index, word in enumerate(answer.transcript.words):
        begins = heads.get(index, "")
        if words and (begins or used + 1 + cell_len(word.text) > width):
            rows += [PassageRow(section, tuple(words)), *([PassageRow()] if begins else [])]
            section, words, used = "", [], 0
        if begins:
            section, used = begins, len(_HEADING.format(begins))
        words.append((index, word.text))
        used += cell_len(word.text) + (1 if len(words) > 1 else 0)
    return (*rows, PassageRow(section, tuple(words))) if words else tuple(rows)


def row_of(rows: Sequence[PassageRow], word: int) -> int:
    """Return the row of a word; the first if there is none."""
    return next((at for at, row in enumerate(rows) if row.words and row.words[-1][0] >= word), 0)


def scrolled(top: int, row: int, height: int) -> int:
    """Return the first row to show, so that ``row`` is visible with a row after it. It moves only if needed."""
    if height < 3:
        return row
    return top if top <= row < top + height - 1 else max(0, row - 1)


def drawn(rows: Sequence[PassageRow], lit: int | None) -> Text:
    """Return rows as text, with the current word in reverse."""
    text = Text()
    for at, row in enumerate(rows):
        text.append("\n" if at else "")
        text.append(_HEADING.format(row.section.upper()) if row.section else "", style="dim")
        for part, style in _parts(row, lit):
            text.append(part, style=style)
    return text


def _parts(row: PassageRow, lit: int | None) -> Iterator[tuple[str, str]]:
    for place, (index, word) in enumerate(row.words):
        if place:
            yield " ", ""
        yield word, "reverse bold" if index == lit else ""
