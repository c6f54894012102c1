"""The summary of a debrief: total time, verdict, reasons for and against, what to fix; counts of the rest.

The wording that the terminal, the live screen, the page and the Markdown report share is here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from mockloop.analysis.answer import Finding
from mockloop.analysis.judging.debrief import AnswerDebrief, Debrief
from mockloop.analysis.judging.fix import AFTER, ALONE, BEFORE, INSTEAD, Fix
from mockloop.analysis.judging.pacing import Pace
from mockloop.analysis.judging.quotations import trimmed
from mockloop.analysis.judging.reasons import AGAINST, FOR, Reason
from mockloop.core.times import clock, total_against
from mockloop.core.transcript import ESTIMATED_WORDS_PER_MINUTE
from mockloop.reports.wording import title, when

LEAST_THINKING_S = 1.0  # before the first word; less is not told
MOST_REASONS = 3  # for, and against, that are shown before the rest is folded
ESTIMATED = f"estimated, at {ESTIMATED_WORDS_PER_MINUTE:.0f} words a minute"
SPOKE_FOR, SPOKE_AGAINST, FIX_FIRST = "Spoke for it", "Spoke against it", "Fix first"
# how a rating and a section's status are shown; each tone has a colour of its own
RATING_TONES = {"strong_hire": "strong", "hire": "good", "leaning_no_hire": "doubt", "no_hire": "bad"}
STATUS_TONES = {"on": "good", "under": "short", "over": "long", "missing": "bad"}
OPEN = "open"  # the tone without a rating: no answer yet, not judged


@dataclass(frozen=True, slots=True)
class Folded:
    """The findings of one signal: its title, and how many."""

    title: str
    count: int
    polarity: str

    def __str__(self) -> str:
        return f"{self.title} ({self.count})"


def tone(rating: str) -> str:
    """Return the tone of a rating."""
    return RATING_TONES.get(rating, OPEN)


def section_tone(pace: Pace) -> str:
    """Return the tone of a section's status; one that was told in another section is not bad."""
    return STATUS_TONES[pace.counted]


def total_time(one: AnswerDebrief) -> str:
    """Return a whole answer's time against its target: '1:32 of 2:55, 1:23 under'; empty where it has no clock.

    It runs from the first word to the last: pauses and asides count, as they do for the listener.
    """
    if len(one.paces) < 2:
        return ""
    seconds, target_s = max(spoken_s(one), _told_s(one.paces)), sum(pace.clock.target_s for pace in one.paces)
    return f"{about(one)}{total_against(seconds, target_s)}{f' ({ESTIMATED})' if estimated(one) else _left_out(one)}"


def _left_out(one: AnswerDebrief) -> str:
    """Return what a total leaves out: the thinking before the first word, if it is long enough to be missed."""
    thinking_s = one.delivery.thinking_s or 0.0
    return f" (without {clock(thinking_s)} of thinking before it)" if thinking_s >= LEAST_THINKING_S else ""


def _told_s(paces: Sequence[Pace]) -> float:
    """Return the seconds from the beginning of the first section to the end of the last; 0 where there is none."""
    spans = [span for pace in paces for span in pace.spans]
    if not spans:
        return sum(pace.seconds for pace in paces)
    return max(span.end_s for span in spans) - min(span.start_s for span in spans)


def spoken_s(one: AnswerDebrief) -> float:
    """Return the seconds from an answer's first word to the end of its last; 0 without words."""
    words = one.reading.answer.transcript.words
    return words[-1].end_s - words[0].start_s if words else 0.0


def length(one: AnswerDebrief) -> str:
    """Return how long an answer was, the thinking before it left out: '1:32' or 'about 1:32'."""
    return f"{about(one)}{clock(spoken_s(one))}"


def estimated(one: AnswerDebrief) -> bool:
    """Return whether the times of an answer are estimated from its words."""
    return one.reading.answer.transcript.timed != "measured"


def about(one: AnswerDebrief) -> str:
    """Return the word before a time of this answer: 'about ' if it is estimated."""
    return "about " if estimated(one) else ""


def moment(seconds: float, timed: str) -> str:
    """Return a moment of an answer: '0:12', or 'about 0:12' if it is estimated."""
    return f"{'' if timed == 'measured' else 'about '}{clock(seconds)}"


def quoted(text: str) -> str:
    """Return words that were said, in quotation marks."""
    return f"“{trimmed(text)}”"


def capitalized(text: str) -> str:
    """Return a text with its first letter as a capital, also within quotation marks."""
    return re.sub("[A-Za-z]", lambda letter: letter.group().upper(), text, count=1)


def reason_line(reason: Reason) -> str:
    """Return a reason of the verdict as one line."""
    sentence = capitalized(reason.sentence)
    if reason.found is None:
        return sentence
    where = f"answer {reason.answer + 1}, " if reason.answer else ""
    return f"{sentence}, {where}{moment(reason.found.start_s, reason.found.timed)}: {quoted(reason.found.quote)}"


def finding_line(found: Finding) -> str:
    """Return a finding as one line: its signal, its second, its section if any, and the words."""
    section = f", {found.section}" if found.section else ""
    return f"{title(found.signal)} at {when(found)}{section}: {quoted(found.quote)}"


def reasons(whole: Debrief) -> tuple[tuple[str, str, tuple[Reason, ...]], ...]:
    """Return the reasons for and against: a heading, a sign and the reasons; empty groups are left out."""
    parts = ((SPOKE_FOR, "+", FOR), (SPOKE_AGAINST, "-", AGAINST))
    told = [(heading, sign, whole.verdict.speaking(speaks)) for heading, sign, speaks in parts]
    return tuple(one for one in told if one[2])


def fix_head(fix: Fix) -> str:
    """Return what to do, and where: 'Result: Put a figure on the result.'."""
    return f"{fix.section.capitalize()}: {fix.sentence}" if fix.section else fix.sentence


def fix_ground(fix: Fix) -> str:
    """Return the evidence for a fix if neither its quotation nor its sentence shows it."""
    shown = (fix.said and fix.said.quote in fix.evidence) or fix.evidence in fix.sentence
    return "" if shown else fix.evidence


def fix_how(fix: Fix) -> str:
    """Return what to say, beside the words that were said; empty if there is nothing to add."""
    if not fix.instead:
        return ""
    if fix.said is None:
        return f"{ALONE}: {fix.instead}" if fix.place == ALONE else f"{fix.instead[:1].upper()}{fix.instead[1:]}"
    which = f"in your {_counted(fix.answer + 1)} answer, " if fix.answer else ""
    where = f"{fix.place} {quoted(fix.said.quote)} ({which}{moment(fix.said.start_s, fix.said.timed)})"
    return f"{where}{', say' if says(fix) else ''}: {fix.instead}"


def _counted(number: int) -> str:
    """Return an ordinal: 2nd, 3rd, 11th."""
    ending = {1: "st", 2: "nd", 3: "rd"}.get(number % 10 if number // 10 % 10 != 1 else 0, "th")
    return f"{number}{ending}"


def says(fix: Fix) -> bool:
    """Return whether a fix contains a sentence to say, and not other advice."""
    return fix.place in (AFTER, BEFORE, INSTEAD, ALONE)


def folded(findings: Iterable[Finding]) -> tuple[Folded, ...]:
    """Count the findings by signal, bad ones first, then the most frequent."""
    counted: dict[str, list[Finding]] = {}
    for found in findings:
        counted.setdefault(found.signal, []).append(found)
    told = [Folded(title(name), len(some), some[0].polarity) for name, some in counted.items()]
    return tuple(sorted(told, key=lambda one: (one.polarity == "good", -one.count)))
