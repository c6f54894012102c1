"""Arrange the regions on a terminal: the most spacious layout that shows the whole question."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from mockloop.ui.tui.bars import gauge_line, rest_line
from mockloop.ui.tui.styled_lines import BLANK, Line, line, shortened, wrapped

if TYPE_CHECKING:
    from mockloop.ui.tui.screen_state import ScreenState

LONGEST_LINE = 96  # of running text
CUT = " … ? shows it all"
_FEWEST = 2  # lines for the last words, if there is room


@dataclass(frozen=True, slots=True)
class Layout:
    """One way to arrange the page. ``captions``: the fewest lines for the last words."""

    spaced: bool = False  # a blank line between two clocks
    airy: bool = True  # a blank line below header and status
    clocks: str = "bars"  # "bars", one each; "few", the running one and the total; or "none"
    reasons: bool = True
    captions: int = _FEWEST


_TIGHT = Layout(airy=False)
LAYOUTS = (
    Layout(spaced=True, captions=5),
    Layout(),
    _TIGHT,
    replace(_TIGHT, clocks="few"),
    replace(_TIGHT, clocks="few", reasons=False, captions=1),
    replace(_TIGHT, clocks="none", reasons=False, captions=1),
    replace(_TIGHT, clocks="none", reasons=False, captions=0),
)
_CUT_SHORT = replace(_TIGHT, clocks="few", reasons=False)


@dataclass(frozen=True, slots=True)
class ArrangedPage:
    """The question and the clocks as they are arranged, and the lines left for the last words."""

    layout: Layout
    question: list[Line]
    clocks: list[Line]
    captions: int


def arranged(state: ScreenState, width: int, free: Callable[[Layout], int]) -> ArrangedPage:
    """Return the first layout that shows the whole question; if none does, the question is shortened.

    ``free`` gives the lines that a layout leaves for question, clocks and captions. It does not depend on whether the
    question is still being read, so that nothing moves when the answer begins.
    """
    for one in _layouts(state, width, free):
        if one.captions >= one.layout.captions:
            return one
    layout = LAYOUTS[-1] if state.phase == "asking" else _CUT_SHORT
    bars = clock_lines(state, width, layout)
    return ArrangedPage(layout, _cut(state, width, free(layout) - len(bars) - layout.captions), bars, layout.captions)


def _layouts(state: ScreenState, width: int, free: Callable[[Layout], int]) -> Iterator[ArrangedPage]:
    for layout in LAYOUTS:
        question, bars = question_lines(state, width, layout.reasons), clock_lines(state, width, layout)
        yield ArrangedPage(layout, question, bars, free(layout) - len(question) - len(bars))


def question_lines(state: ScreenState, width: int, reasons: bool = True) -> list[Line]:
    """Return the question with its unspoken part blank, so that no word moves when it appears."""
    if state.say is None:
        return []
    lines, left = [], state.shown
    width = min(width, LONGEST_LINE)
    for text in wrapped(state.say.spoken, width):
        lines.append(line(text[: max(0, left)].ljust(len(text)), "bold"))
        left -= len(text) + 1
    if reasons:
        for reason in state.say.because[:2]:
            lines += [line(row, "dim") for row in wrapped(f"Asked because {reason}", width)]
    return [*lines, BLANK]


def _cut(state: ScreenState, width: int, rows: int) -> list[Line]:
    whole = question_lines(state, width, reasons=False)[:-1]
    if not whole:
        return []
    room = max(1, rows - 1)
    if len(whole) > room:
        (text, style), *_ = whole[room - 1]
        words = shortened(text, width - len(CUT)).removesuffix("…").rsplit(" ", 1)[0]
        whole = [*whole[: room - 1], line(words + CUT, style)]
    return [*whole, BLANK]


def clock_lines(state: ScreenState, width: int, layout: Layout) -> list[Line]:
    """Return the clocks with a blank line below them; nothing if none counts."""
    gauges = state.gauges
    if not gauges or layout.clocks == "none":
        return []
    if layout.clocks == "few" and len(gauges) > 2:
        running = next((one for one in gauges if one.current), None)
        others = [one for one in gauges[:-1] if not one.current and (running or one.seconds)]
        now = gauge_line(running, width) if running else BLANK
        return [gauge_line(gauges[-1], width), now, rest_line(others, width), BLANK]
    bars: Sequence[Line] = [gauge_line(gauge, width) for gauge in gauges]
    return [one for bar in bars for one in (bar, BLANK)] if layout.spaced else [*bars, BLANK]
