"""Prepare everything the page shows; the template only lays it out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from mockloop.analysis.answer import Finding
from mockloop.analysis.judging.fix import Fix
from mockloop.analysis.judging.pacing import Pace
from mockloop.analysis.judging.quotations import trimmed
from mockloop.analysis.judging.reasons import Reason
from mockloop.analysis.sections.corrections import BECAUSE
from mockloop.core.scenario import Probe, Scenario
from mockloop.core.state import PRESS
from mockloop.reports import summary
from mockloop.reports.comments import ShownComment
from mockloop.reports.model import Report, ReportedAnswer
from mockloop.reports.passages import Passage, marked, passages
from mockloop.reports.timeline import AnswerTimeline, timeline
from mockloop.reports.wording import title

HEARD_S = 4.0  # how much is played from the second of a comment
Pieces = tuple[tuple[str, bool], ...]


@dataclass(frozen=True, slots=True)
class PlayablePlace:
    """Seconds of an answer, the words there, and ``at``, the moment in writing; ``playable``: it can be played."""

    answer: int
    start_s: float
    end_s: float
    title: str
    at: str
    playable: bool


@dataclass(frozen=True, slots=True)
class ShownFinding:
    """A finding and where it can be heard."""

    found: Finding
    place: PlayablePlace


@dataclass(frozen=True, slots=True)
class Signalled:
    """All findings of one signal in an answer; ``advice`` is for weaknesses alone."""

    title: str
    advice: str
    findings: tuple[ShownFinding, ...]


@dataclass(frozen=True, slots=True)
class ShownReason:
    """A reason of the verdict: its words and where to play them, or the ``number`` of its answer."""

    sentence: str
    quote: str = ""
    place: PlayablePlace | None = None
    number: int | None = None


@dataclass(frozen=True, slots=True)
class ShownReasons:
    """The reasons for the answer, or against it: the first few, and those that are folded."""

    heading: str
    kind: str
    first: tuple[ShownReason, ...]
    more: tuple[ShownReason, ...]


@dataclass(frozen=True, slots=True)
class ShownFix:
    """A piece of advice: what to do, why, and what to say, with the words that were said, to be played.

    ``says``: whether ``say`` is meant to be said as it is.
    """

    section: str
    sentence: str
    ground: str
    beside: str
    quote: str
    say: str
    says: bool
    place: PlayablePlace | None = None


@dataclass(frozen=True, slots=True)
class ShownPace:
    """A section's seconds, target and limit in percent of the longest bar of its answer."""

    pace: Pace
    filled: float
    target: float
    limit: float


@dataclass(frozen=True, slots=True)
class ModelAnswer:
    """A strong example with its key phrases marked, and notes on it."""

    heading: str
    pieces: Pieces
    notes: tuple[tuple[str, str], ...]
    has: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PlacedComment:
    """A coach's comment and where it can be heard."""

    shown: ShownComment
    place: PlayablePlace


@dataclass(frozen=True, slots=True)
class ShownAnswer:
    """One answer, laid out."""

    answer: ReportedAnswer
    timeline: AnswerTimeline
    passages: tuple[Passage, ...]
    paces: tuple[ShownPace, ...]
    strong: tuple[Signalled, ...]
    weak: tuple[Signalled, ...]
    models: tuple[ModelAnswer, ...]
    editable: bool
    corrected: bool
    comments: tuple[PlacedComment, ...]


@dataclass(frozen=True, slots=True)
class ReportPage:
    """The whole page. ``why_not``: why there is no rating, if there is none; ``totals``: times of whole answers."""

    tone: str
    totals: tuple[str, ...]
    why_not: tuple[str, ...]
    reasons: tuple[ShownReasons, ...]
    fixes: tuple[ShownFix, ...]
    answers: tuple[ShownAnswer, ...]


def page_of(report: Report) -> ReportPage:
    """Return the page of a report."""
    judged = report.whole.verdict
    tone = summary.tone(judged.rating)
    rated = tone != summary.OPEN
    return ReportPage(
        tone=tone,
        totals=tuple(total for one in report.whole.answers if (total := summary.total_time(one))),
        why_not=() if rated else tuple(summary.reason_line(reason) for reason in judged.reasons),
        reasons=tuple(_reasons(report)) if rated else (),
        fixes=tuple(_fix(report, fix) for fix in report.whole.fixes),
        answers=tuple(_shown(report, answer) for answer in report.answers),
    )


def _reasons(report: Report) -> Iterator[ShownReasons]:
    for heading, sign, told in summary.reasons(report.whole):
        shown = tuple(_reason(report, one) for one in told)
        kind = "for" if sign == "+" else "against"
        yield ShownReasons(heading, kind, shown[: summary.MOST_REASONS], shown[summary.MOST_REASONS :])


def _reason(report: Report, reason: Reason) -> ShownReason:
    sentence = summary.capitalized(reason.sentence)
    found = reason.found
    for answer in report.answers:
        if found is not None and found in (*answer.debrief.reading.findings, *answer.debrief.reading.faint):
            return ShownReason(sentence, trimmed(found.quote), _finding(answer, found).place)
        if reason.ask and answer.turn.ask == reason.ask:
            return ShownReason(sentence, number=answer.index + 1)
    return ShownReason(sentence, trimmed(found.quote) if found else "")


def _fix(report: Report, fix: Fix) -> ShownFix:
    ground = summary.fix_ground(fix)
    say = f"{fix.instead[:1].upper()}{fix.instead[1:]}"
    shown = ShownFix(fix.section, fix.sentence, ground, fix.place, "", say, summary.says(fix))
    said = fix.said
    if said is None:
        return shown
    answer = next((one for one in report.answers if one.turn.ask == said.ask), None)
    place = _place(answer, (said.start_s, said.end_s), said.timed, "what you said") if answer else None
    beside = f"In answer {fix.answer + 1}, {fix.place.lower()}" if fix.answer else fix.place
    return replace(shown, beside=beside, quote=said.quote, place=place)


def _shown(report: Report, answer: ReportedAnswer) -> ShownAnswer:
    read = answer.debrief.reading
    return ShownAnswer(
        answer=answer,
        timeline=timeline(answer),
        passages=passages(answer),
        paces=tuple(_paces(answer.debrief.paces)),
        strong=tuple(_signalled(answer, "good")),
        weak=tuple(_signalled(answer, "bad")),
        models=tuple(_models(report.plan.scenario, answer.turn.ask)),
        editable=answer.editable and not report.for_coach,
        corrected=any(span.because == BECAUSE for span in read.answer.spans),
        comments=tuple(_comment(answer, one) for one in answer.comments),
    )


def _finding(answer: ReportedAnswer, found: Finding) -> ShownFinding:
    return ShownFinding(found, _place(answer, (found.start_s, found.end_s), found.timed, title(found.signal)))


def _place(answer: ReportedAnswer, within: tuple[float, float], timed: str, name: str) -> PlayablePlace:
    start_s, end_s = within
    gone = any(one.span.start_s < end_s and start_s < one.span.end_s for one in answer.silent)
    at = summary.moment(start_s, timed)
    return PlayablePlace(
        answer.index, round(start_s, 3), round(end_s, 3), name, at, answer.sound is not None and not gone
    )


def _comment(answer: ReportedAnswer, one: ShownComment) -> PlacedComment:
    within = (one.at_s, min(one.at_s + HEARD_S, answer.duration_s))
    return PlacedComment(one, _place(answer, within, answer.transcript.timed, "commented"))


def _signalled(answer: ReportedAnswer, polarity: str) -> Iterator[Signalled]:
    """Group the findings of one polarity by signal, in the order of each signal's first one."""
    by: dict[str, list[Finding]] = {}
    for found in answer.debrief.reading.findings:
        if found.polarity == polarity:
            by.setdefault(found.signal, []).append(found)
    for name, findings in by.items():
        advice = findings[0].advice if polarity == "bad" else ""
        yield Signalled(title(name), advice, tuple(_finding(answer, found) for found in findings))


def _paces(paces: tuple[Pace, ...]) -> Iterator[ShownPace]:
    longest_s = max((max(pace.seconds, pace.clock.limit_s) for pace in paces), default=1.0)
    for pace in paces:
        seconds = (pace.seconds, pace.clock.target_s, pace.clock.limit_s)
        yield ShownPace(pace, *(round(100.0 * s / longest_s, 2) for s in seconds))


def _models(scenario: Scenario, ask: str) -> Iterator[ModelAnswer]:
    """Yield what a strong answer to this question has, in the scenario's own words."""
    if ask == "opening" or ask in scenario.sections:
        for name in scenario.sections if ask == "opening" else (ask,):
            yield _section_model(scenario, name)
    else:
        probe = next((one for one in scenario.probes if one.id == ask.removesuffix(PRESS)), None)
        if probe:  # a probe of the shared bank has no example answer
            yield _probe_model(probe)


def _section_model(scenario: Scenario, name: str) -> ModelAnswer:
    section = scenario.sections[name]
    notes = (("It shows", section.key_phrases_show), ("Coach", section.coaching), ("Common mistake", section.mistake))
    shown = tuple(note for note in notes if note[1])
    return ModelAnswer(name, marked(section.strong, section.key_phrases), shown)


def _probe_model(probe: Probe) -> ModelAnswer:
    weak, strong = probe.weak, probe.strong
    notes = (
        ("It tests", probe.tests),
        ("Remember", probe.remember),
        ("A weak answer", f"{weak.answer} {weak.why}" if weak else ""),
    )
    shown = tuple(note for note in notes if note[1])
    return ModelAnswer("", marked(strong.answer if strong else "", ()), shown, tuple(strong.has) if strong else ())
