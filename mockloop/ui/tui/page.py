"""The whole page as regions from top to bottom, for any size of terminal from 80 by 24 cells."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from mockloop.ui.tui.bars import gauge_line
from mockloop.ui.tui.board import Board
from mockloop.ui.tui.captions import Captions
from mockloop.ui.tui.digits import SMALL, TALL
from mockloop.ui.tui.keys import legend, offered
from mockloop.ui.tui.lines import BLANK, Line, justified, line, shortened, wrapped
from mockloop.ui.tui.panels import panel
from mockloop.ui.tui.status import status

REGIONS = ("header", "question", "clocks", "status", "notice", "captions")  # top to bottom, above panel and keys
WIDEST = 120  # cells: a longer line is hard to read
LONGEST_LINE = 96  # of running text
MOST_CAPTIONS = 10
_STARTING = "One moment: the microphone, the voice and the recognizer are being made ready."
_CAPTIONS = 3  # lines kept for the last words, a blank one among them, however long the question is
_ROOMY = 12  # lines left for captions from which on the bars get a blank line between them
_TALL_FROM = 40  # lines of the terminal from which on the clock is drawn larger

Regions = Mapping[str, Sequence[Line]]


@dataclass(frozen=True, slots=True)
class Size:
    """The room for the page, margins left out, in cells."""

    width: int
    height: int


class Pages:
    """Makes the page of a board; it remembers the captions, so that what stands there need not be wrapped again."""

    def __init__(self) -> None:
        self._captions = Captions()

    def page(self, board: Board, size: Size) -> Regions:
        """Return the lines of each region; a region that is not there is not shown."""
        header = [_header(board, size.width), BLANK]
        keys = [legend(offered(board), size.width)]
        shown = panel(board, size.width)
        if shown:
            return {"header": header, "panel": shown, "keys": keys}
        figures = TALL if size.height >= _TALL_FROM else SMALL
        now, notice = [*status(board, size.width, figures), BLANK], _notice(board, size.width)
        left = size.height - len(header) - len(now) - len(notice) - len(keys)
        question = _question(board, min(size.width, LONGEST_LINE), left - _beside_question(board))
        left -= len(question)
        bars = _clocks(board, size.width, left)
        return {
            "header": header,
            "question": question,
            "clocks": bars,
            "status": now,
            "notice": notice,
            "captions": self._heard(board, size.width, left - len(bars) - 1),
            "keys": keys,
        }

    def _heard(self, board: Board, width: int, left: int) -> list[Line]:
        rows, width = min(left, MOST_CAPTIONS), min(width, LONGEST_LINE)
        return self._captions.lines(board.words, board.open_words, width, rows) if rows > 0 else []


def _header(board: Board, width: int) -> Line:
    about = board.about
    what = "Section" if about.mode == "drill" else "Question"
    count = f"{what} {len(board.asked)} of {about.questions}" if board.asked else ""
    if board.listen and (board.listen.attempts or 1) > 1:
        count += f" · take {board.listen.attempt} of {board.listen.attempts}"
    name = f"{about.title} · {about.principle} · {about.level}"
    return justified(line(shortened(name, width - len(count) - 2)), line(count), width)


def _beside_question(board: Board) -> int:
    """Lines that a long question has to leave; while it is asked it may have those of the clocks and captions."""
    return _CAPTIONS + (len(board.gauges) + 1 if board.gauges else 0) if board.phase != "asking" else 0


def _question(board: Board, width: int, rows: int) -> list[Line]:
    """Return the question with what has not been said yet left blank, so that no word moves when it comes.

    Where there is no room for it, its reasons go first, then its last lines.
    """
    if board.say is None:
        return [*(line(text) for text in wrapped(_STARTING, width)), BLANK]
    texts, room = wrapped(board.say.spoken, width), max(1, rows - 1)
    if len(texts) > room:
        texts = [*texts[: room - 1], shortened(f"{texts[room - 1]} …", width)]
    lines, left = [], board.shown
    for text in texts:
        lines.append(line(text[: max(0, left)].ljust(len(text)), "bold"))
        left -= len(text) + 1
    for reason in board.say.because[:2]:
        lines.append(line(shortened(f"Asked because {reason}", width), "dim"))
    return [*lines[:room], BLANK]


def _clocks(board: Board, width: int, left: int) -> list[Line]:
    bars = [gauge_line(gauge, width) for gauge in board.gauges]
    if not bars or left <= len(bars):
        return []
    if left - len(bars) < _ROOMY:
        return [*bars, BLANK]
    return [one for bar in bars for one in (bar, BLANK)]


def _notice(board: Board, width: int) -> list[Line]:
    """At most one thing: the quiet cue, or else what the program has to tell. Its line is there even when empty."""
    if board.cue:
        return [line(shortened(f"» {board.cue}", width), "bold"), BLANK]
    told = wrapped(board.remark, min(width, LONGEST_LINE))[:2]
    return [*(line(text) for text in told or [""]), BLANK]
