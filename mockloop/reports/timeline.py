"""The timeline of an answer in percent of its length, so that it fits any width."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from mockloop.analysis.answer import Finding, SectionSpan
from mockloop.analysis.judging.delivery import LONG_PAUSE_S
from mockloop.core.times import clock
from mockloop.core.transcript import Span
from mockloop.reports.model import ReportedAnswer
from mockloop.reports.summary import moment, quoted
from mockloop.reports.wording import title

MOST_ROWS = 3
LEAST_WIDTH = 0.4  # percent: about 3 px on a page of 800
# percent of the lane for a letter of a name on a page of 350 and of 800 px, and for a single letter
LETTER_NARROW, LETTER_WIDE, LONE = 2.7, 1.05, 3.0
_ROUNDING = 0.02  # percent: two shares of two decimals, added up
STEPS_S = (5, 10, 15, 30, 60, 120, 300, 600)
MOST_TICKS = 10


@dataclass(frozen=True, slots=True)
class TimelineMark:
    """A mark on the timeline: ``x`` and ``width`` in percent, ``row`` counted from 0."""

    x: float
    width: float
    label: str
    row: int = 0
    long: bool = False


@dataclass(frozen=True, slots=True)
class SectionBar:
    """A section span; ``fit``: room for its name, for it on a wide page alone (wide), for a letter, or nothing."""

    section: str
    x: float
    width: float
    fit: str
    label: str


@dataclass(frozen=True, slots=True)
class AxisTick:
    """A time on the axis; ``minor`` ones are hidden on a narrow page."""

    x: float
    label: str
    minor: bool


@dataclass(frozen=True, slots=True)
class AnswerTimeline:
    """Everything that is drawn for one answer."""

    segments: tuple[SectionBar, ...]
    strong: tuple[TimelineMark, ...]
    weak: tuple[TimelineMark, ...]
    pauses: tuple[TimelineMark, ...]
    fillers: tuple[TimelineMark, ...]
    hesitations: tuple[TimelineMark, ...]
    silent: tuple[TimelineMark, ...]
    ticks: tuple[AxisTick, ...]
    outline: str


def timeline(answer: ReportedAnswer) -> AnswerTimeline:
    """Return the timeline of one answer."""
    whole_s = answer.duration_s
    said = answer.debrief.delivery
    findings = answer.debrief.reading.findings
    return AnswerTimeline(
        segments=tuple(
            _segment(span, whole_s, answer.transcript.timed) for span in answer.debrief.reading.answer.spans
        ),
        strong=tuple(_rows([f for f in findings if f.polarity == "good"], whole_s)),
        weak=tuple(_rows([f for f in findings if f.polarity == "bad"], whole_s)),
        pauses=tuple(_stretch(span, whole_s, f"pause of {span.seconds:.1f} s") for span in said.pauses),
        fillers=tuple(_stretch(Span(f.start_s, f.end_s), whole_s, f"'{f.text}'") for f in said.fillers),
        hesitations=tuple(_stretch(span, whole_s, "voiced sound without words") for span in said.filled_pauses),
        silent=tuple(_stretch(one.span, whole_s, one.sentence) for one in answer.silent),
        ticks=tuple(_ticks(whole_s)),
        outline=outline(answer.peaks),
    )


def share(seconds: float, whole_s: float) -> float:
    """Return the percentage of the whole, with two decimals, from 0 to 100."""
    return round(min(100.0, max(0.0, 100.0 * seconds / whole_s)), 2) if whole_s > 0 else 0.0


def outline(peaks: Sequence[int]) -> str:
    """Draw the waveform as one closed SVG path, as wide as there are peaks and 100 high."""
    if not peaks:
        return ""
    above = " ".join(f"{x} {50 - peak / 2:g}" for x, peak in enumerate(peaks))
    below = " ".join(f"{x} {50 + peaks[x] / 2:g}" for x in range(len(peaks) - 1, -1, -1))
    return f"M{above} {below}Z"


def _segment(span: SectionSpan, whole_s: float, timed: str) -> SectionBar:
    x, width = share(span.start_s, whole_s), share(span.seconds, whole_s)
    label = f"{span.heading}, {moment(span.start_s, timed)} to {clock(span.end_s)}"
    return SectionBar(span.section, x, width, _fit(span.heading, width), label)


def _fit(name: str, width: float) -> str:
    if width >= LETTER_NARROW * len(name):
        return "name"
    if width >= LETTER_WIDE * len(name):
        return "wide"
    return "letter" if width >= LONE else "nothing"


def _stretch(span: Span, whole_s: float, label: str) -> TimelineMark:
    width = max(LEAST_WIDTH, share(span.seconds, whole_s))
    return TimelineMark(
        share(span.start_s, whole_s), width, f"{label} at {clock(span.start_s)}", 0, span.seconds >= LONG_PAUSE_S
    )


def _rows(findings: Iterable[Finding], whole_s: float) -> Iterator[TimelineMark]:
    """Yield the findings in as few rows as keep them separate; beyond the last row they overlap."""
    ends = [-1.0] * MOST_ROWS
    for found in findings:
        x = share(found.start_s, whole_s)
        width = max(LEAST_WIDTH, share(found.end_s - found.start_s, whole_s))
        row = next((number for number, end in enumerate(ends) if end <= x + _ROUNDING), MOST_ROWS - 1)
        ends[row] = max(ends[row], x + width)
        yield TimelineMark(
            x, width, f"{title(found.signal)} at {moment(found.start_s, found.timed)}: {quoted(found.quote)}", row
        )


def _ticks(whole_s: float) -> Iterator[AxisTick]:
    step_s = next((step for step in STEPS_S if whole_s / step <= MOST_TICKS), STEPS_S[-1])
    for number in range(int(whole_s // step_s) + 1):
        yield AxisTick(share(number * step_s, whole_s), clock(number * step_s), number % 2 == 1)
