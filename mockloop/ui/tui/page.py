"""The whole page as regions from top to bottom, for any terminal from 60 by 20 cells."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mockloop.ui.starting import STARTING
from mockloop.ui.tui.captions import Captions
from mockloop.ui.tui.keys import legend
from mockloop.ui.tui.large_digits import SMALL, TALL
from mockloop.ui.tui.page_layout import LONGEST_LINE, Layout, arranged
from mockloop.ui.tui.panels import panel, shows_keys
from mockloop.ui.tui.status import status
from mockloop.ui.tui.styled_lines import BLANK, Line, justified, line, shortened, wrapped

if TYPE_CHECKING:
    from mockloop.ui.tui.screen_state import ScreenState, SessionDetails

REGIONS = ("header", "question", "clocks", "status", "notice", "captions")  # top to bottom, above panel and keys
WIDEST = 120  # cells: a longer line is hard to read
MOST_CAPTIONS = 10
_TALL_FROM = 40  # lines of the terminal from which on the clock is drawn larger

Regions = Mapping[str, Sequence[Line]]


@dataclass(frozen=True, slots=True)
class Size:
    """The room for the page, without margins, in cells."""

    width: int
    height: int


class Pages:
    """Make the page that shows a state. The captions are remembered, so that they need not be wrapped again."""

    def __init__(self) -> None:
        self._captions = Captions()

    def page(self, state: ScreenState, size: Size) -> Regions:
        """Return the lines of each region; an empty region is not shown."""
        header, keys = _header(state, size.width), [legend(state, size.width)]
        figures = TALL if size.height >= _TALL_FROM else SMALL
        now = status(state, size.width, figures)
        if shown := panel(state, size.width):
            beside = {"status": [*now, BLANK]} if shows_keys(state) else {}
            return {"header": [header, BLANK], **beside, "panel": shown, "keys": keys}
        notice = _notice(state, size.width)

        def free(layout: Layout) -> int:
            return size.height - 1 - len(now) - 1 - (3 if layout.airy else 0) - len(keys) - 1

        one = arranged(state, size.width, free)
        below = [BLANK] if one.layout.airy else []
        return {
            "header": [header, *below],
            "question": one.question or _starting(state, size.width),
            "clocks": one.clocks,
            "status": [*now, *below],
            "notice": [*notice, *below],
            "captions": self._heard(state, size.width, one.captions + 1 - len(notice)),
            "keys": keys,
        }

    def _heard(self, state: ScreenState, width: int, left: int) -> list[Line]:
        rows, width = min(left, MOST_CAPTIONS), min(width, LONGEST_LINE)
        return self._captions.lines(state.words, state.open_words, width, rows) if rows > 0 else []


def _header(state: ScreenState, width: int) -> Line:
    """Return the topic and the progress; if it is narrow, without the level, then without the principle."""
    details = state.details
    count = _count(details, len(state.asked)) if state.asked else ""
    if state.listen and (state.listen.attempts or 1) > 1:
        count += f" · take {state.listen.attempt} of {state.listen.attempts}"
    names, room = (
        [one for one in (details.in_loop, details.title, details.principle, details.level) if one],
        width - len(count) - 2,
    )
    while len(names) > 1 and len(" · ".join(names)) > room:
        names.pop()
    return justified(line(shortened(" · ".join(names), room)), line(count), width)


def _count(details: SessionDetails, asked: int) -> str:
    """Return what is asked now: 'Question', what comes after it 'Follow-up'; in a drill a section."""
    if details.mode == "drill":
        return f"Section {asked} of {details.questions}"
    if asked > 1:
        return f"Follow-up {asked - 1} of up to {details.questions - 1}"
    return "" if details.in_loop else "Question"


def _starting(state: ScreenState, width: int) -> list[Line]:
    if state.say:
        return []
    return [*(line(text) for text in wrapped(STARTING, min(width, LONGEST_LINE))), BLANK]


def _notice(state: ScreenState, width: int) -> list[Line]:
    """Return at most one message: the short hint, or what the program has to say. Its line is there even if empty."""
    if state.cue:
        return [line(shortened(f"» {state.cue}", width), "bold")]
    told = wrapped(state.remark, min(width, LONGEST_LINE))[:2]
    return [line(text) for text in told or [""]]
