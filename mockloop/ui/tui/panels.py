"""A panel in place of the clocks: a problem, a choice, or how a section went."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from rich.cells import cell_len

from mockloop.core.times import clock
from mockloop.ui.tui.bars import Gauge, gauge_line
from mockloop.ui.tui.keys import Key, every, offered
from mockloop.ui.tui.page_layout import question_lines
from mockloop.ui.tui.styled_lines import BLANK, Line, boxed, line, plain, wrapped

if TYPE_CHECKING:
    from mockloop.analysis.answer import Finding
    from mockloop.analysis.judging.debrief import AnswerDebrief
    from mockloop.core.scenario import Section
    from mockloop.ui.tui.screen_state import ScreenState

_WIDEST = 96  # cells
_TITLES = {"paused": "Paused", "unheard": "Nothing was heard", "deciding": "Which take counts?"}
_WHY = {
    "paused": ["The microphone is closed. What you have said is kept, and no clock runs."],
    "unheard": ["No voice reached the microphone.", "Is it switched on, and is it the right one?"],
}


def panel(state: ScreenState, width: int) -> list[Line]:
    """Return the panel, empty if there is none."""
    if state.phase == "stopping":
        return boxed("Stopping", [line("Everything recorded is kept.")], min(width, _WIDEST))
    if shows_keys(state):
        return _all_keys(state, width)
    if state.phase != "waiting" or state.offer is None:
        return []
    if state.coached:
        return _coached(*state.coached, min(width, _WIDEST))
    width = min(width, _WIDEST)
    told = _WHY.get(state.offer.why) or [_recorded(state.offer.lengths_s)]
    why = [line(one) for sentence in told for one in wrapped(sentence, width - 6)]
    return boxed(_TITLES[state.offer.why], [*why, BLANK, *_choices(state), *_reply(state)], width)


def _reply(state: ScreenState) -> list[Line]:
    """Return the reply to the last key, if there is one."""
    return [BLANK, line(state.reply, "bold")] if state.reply else []


def _recorded(lengths_s: Sequence[float]) -> str:
    """Return the length of each take."""
    return "; ".join(f"Take {number}: {clock(length_s)}" for number, length_s in enumerate(lengths_s, 1)) + "."


def shows_keys(state: ScreenState) -> bool:
    """Return whether all keys are shown in place of clocks and words."""
    return state.keys_shown and bool(every(state))


def _all_keys(state: ScreenState, width: int) -> list[Line]:
    """Return the whole question, then every key that does something now, in two columns."""
    keys = every(state)
    half = (len(keys) + 1) // 2
    one_half, other_half = _column(keys[:half]), _column(keys[half:])
    rows = [*zip(one_half, (*other_half, ()), strict=False)]
    left = max(cell_len(plain(one)) for one, _ in rows) + 2
    columns = [(*one, (" " * (left - cell_len(plain(one))), ""), *other) for one, other in rows]
    return [*question_lines(state, width), *columns]


def _column(keys: Sequence[Key]) -> list[Line]:
    """Return a line for each key, the names one below another."""
    widest = max((len(key.name) for key in keys), default=0) + 1
    return [((key.name.rjust(widest), "bold"), (f"  {key.meaning or key.label}", "")) for key in keys]


def _choices(state: ScreenState) -> list[Line]:
    return [((key.name.rjust(8), "bold"), (f"  {key.label}", "")) for key in offered(state)]


def _coached(one: AnswerDebrief, section: Section, width: int) -> list[Line]:
    """Return how a drilled section went: its clock, the coaching, the findings, the words."""
    from mockloop.reports.wording import STATUS, against

    pace = one.paces[0]
    gauge = Gauge(pace.section.capitalize(), round(pace.seconds), pace.clock)  # as in the sentence below it
    lines: list[Line] = [gauge_line(gauge, width), line(f"  {STATUS[pace.status].capitalize()}: {against(pace)}.")]
    lines += [BLANK, *_paragraph("Coach", section.coaching, width)]
    lines += _paragraph("Common mistake", section.mistake, width)
    found = [row for several in _by_signal(one.reading.findings) for row in _finding(several, width)]
    lines += [line("Found", "bold"), *(found or [line("  nothing to point out")]), BLANK]
    said = one.reading.answer.transcript.text or "(no words were recognized)"
    return [*lines, *_paragraph("You said", said, width)]


def _paragraph(name: str, text: str, width: int) -> list[Line]:
    return [line(name, "bold"), *(line(f"  {row}") for row in wrapped(text, width - 2)), BLANK]


def _by_signal(findings: Sequence[Finding]) -> list[list[Finding]]:
    """Return the findings grouped by signal, bad ones first."""
    together: dict[str, list[Finding]] = {}
    for found in sorted(findings, key=lambda found: found.polarity != "bad"):
        together.setdefault(found.signal, []).append(found)
    return list(together.values())


def _finding(several: list[Finding], width: int) -> Iterator[Line]:
    from mockloop.reports.summary import quoted
    from mockloop.reports.wording import title, when

    found = several[0]
    times = f", {len(several)} times, first" if len(several) > 1 else ""
    rows = wrapped(f"{title(found.signal)}{times} at {when(found)}: {quoted(found.quote)}", width - 4)
    yield (("  + " if found.polarity == "good" else "  - ", "bold"), (rows[0], ""))
    yield from (line(f"    {row}") for row in rows[1:])
    if found.polarity == "bad":
        yield from (line(f"    {row}", "dim") for row in wrapped(found.advice, width - 4))
