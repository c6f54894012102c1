"""Follow an answer while it is spoken: its sections against their clocks, and at most one short hint."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from mockloop.analysis.answer import NONE, SectionSpan
from mockloop.analysis.judging.conversation import Reading
from mockloop.analysis.judging.pacing import Clock, Pace, paces, status
from mockloop.analysis.steady import SteadySection, steady_spans
from mockloop.core.events import SectionMark

RESULT_DUE = 0.75  # after this share of the whole length, a missing result is worth a hint
LEAST_WE = 2  # one "we" is not a habit


@dataclass(frozen=True, slots=True)
class LiveSection:
    """One section so far; ``status`` as in pacing: missing, under, on or over.

    ``sure``: what is past its target may be called over. Otherwise these seconds may yet go to other sections.
    """

    section: str
    seconds: float
    clock: Clock
    status: str
    sure: bool = True


@dataclass(frozen=True, slots=True)
class LiveReading:
    """The answer so far; ``current`` is the section in progress, None before the first words."""

    sections: tuple[LiveSection, ...]
    current: str | None
    cue: str | None = None

    @property
    def heard_all(self) -> bool:
        """Whether every section has been heard."""
        return all(one.seconds > 0 for one in self.sections)


def live_reading(
    reading: Reading,
    by: dict[str, Clock],
    elapsed_s: float,
    mark: SectionMark | None = None,
    steady: SteadySection | None = None,
) -> LiveReading:
    """Return the answer so far, ``elapsed_s`` after its first word.

    The section in progress counts up to that moment. ``mark``: the person's last one, which applies at once, before
    any word has followed it. ``steady``: the section shown as in progress; without it, the reading's own.
    """
    read = reading.spans
    ahead = mark if mark and mark.section in by and read and mark.at_s >= read[-1].end_s else None
    spans = read if steady is None else steady_spans(read, steady.before if ahead else steady.section)
    current = next((span.section for span in reversed(spans) if span.section != NONE), None)
    more_s: dict[str, float] = {}
    now_s = read[0].start_s + elapsed_s if read else 0.0
    turned_s = min(now_s, ahead.at_s) if ahead else now_s
    if current:
        more_s[current] = max(0.0, turned_s - spans[-1].end_s)
    if ahead:
        current = ahead.section
        more_s[current] = more_s.get(current, 0.0) + max(0.0, now_s - turned_s)
    counted = spans if steady is None else steady.words.settled(spans, read, reading.answer.transcript.words)
    timed = [_section(one, more_s.get(one.section, 0.0)) for one in paces(counted, by)]
    sections = tuple(replace(one, sure=_sure(one, read, elapsed_s, steady)) for one in timed)
    return LiveReading(sections, current, _cue(reading, sections, current, elapsed_s))


def _section(one: Pace, more_s: float) -> LiveSection:
    seconds = round(one.seconds + more_s, 1)
    return LiveSection(one.section, seconds, one.clock, status(seconds, one.clock))


def _sure(one: LiveSection, read: Sequence[SectionSpan], elapsed_s: float, steady: SteadySection | None) -> bool:
    if steady is None:
        return True
    if one.seconds <= one.clock.target_s:
        steady.within(one.section)
        return False
    return steady.is_sure(one.section, read, elapsed_s)


Cue = Callable[[Reading, dict[str, LiveSection], str, float], str | None]


def _cue(reading: Reading, sections: Sequence[LiveSection], current: str | None, elapsed_s: float) -> str | None:
    """Return the first hint that is due, in a fixed order; none before the first words. A drill has its own."""
    by_name = {one.section: one for one in sections}
    if current is None:
        return None
    cues = DRILL_CUES if reading.answer.kind == "section" else CUES
    return next((said for cue in cues if (said := cue(reading, by_name, current, elapsed_s))), None)


def _say_i(reading: Reading, sections: dict[str, LiveSection], current: str, elapsed_s: float) -> str | None:
    we = [found for found in reading.shows("we_in_action") if found.section == "action"]
    mine = reading.shows("first_person_action")
    return "Action: say I" if current == "action" and len(we) >= LEAST_WE and len(we) > len(mine) else None


def _too_long(reading: Reading, sections: dict[str, LiveSection], current: str, elapsed_s: float) -> str | None:
    if not _over(sections[current]) or current == list(sections)[-1]:
        return None
    following = list(sections)[list(sections).index(current) + 1]
    return f"{current.capitalize()} is long: {following} next"


def _to_be_ended(reading: Reading, sections: dict[str, LiveSection], current: str, elapsed_s: float) -> str | None:
    return f"{current.capitalize()} is long: finish it" if _over(sections[current]) else None


def _over(one: LiveSection) -> bool:
    return one.status == "over" and one.sure


def _no_result(reading: Reading, sections: dict[str, LiveSection], current: str, elapsed_s: float) -> str | None:
    length_s = sum(one.clock.target_s for one in sections.values())
    late = elapsed_s > RESULT_DUE * length_s
    return "Result not yet" if late and "result" in sections and sections["result"].status == "missing" else None


CUES: tuple[Cue, ...] = (_say_i, _too_long, _no_result)
DRILL_CUES: tuple[Cue, ...] = (_say_i, _to_be_ended)
