"""What the page shows, worked out beforehand: the template only lays it out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from mockloop.analysis.answer import Finding
from mockloop.analysis.judging.pacing import Pace
from mockloop.analysis.sections.corrections import BECAUSE
from mockloop.core.scenario import Probe, Scenario
from mockloop.core.state import PRESS
from mockloop.reports.model import Answered, Report
from mockloop.reports.passages import Passage, marked, passages
from mockloop.reports.timeline import Timeline, timeline
from mockloop.reports.wording import title

Pieces = tuple[tuple[str, bool], ...]


@dataclass(frozen=True, slots=True)
class ShownFinding:
    """A finding with what people call it; ``playable`` where its seconds can be heard."""

    found: Finding
    title: str
    playable: bool


@dataclass(frozen=True, slots=True)
class Signalled:
    """All findings of one signal in an answer; ``advice`` is for weaknesses alone."""

    title: str
    advice: str
    findings: tuple[ShownFinding, ...]


@dataclass(frozen=True, slots=True)
class ShownReason:
    """A sentence of the verdict, or a fix's evidence: where to hear it, or the ``number`` of the answer it is about."""

    sentence: str
    answer: int = 0
    heard: ShownFinding | None = None
    number: int | None = None


@dataclass(frozen=True, slots=True)
class ShownPace:
    """A section's seconds, target and limit in percent of the longest bar of its answer."""

    pace: Pace
    filled: float
    target: float
    limit: float


@dataclass(frozen=True, slots=True)
class Model:
    """A strong example, the phrases that carry it marked, and what there is to learn from it."""

    heading: str
    pieces: Pieces
    notes: tuple[tuple[str, str], ...]
    has: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ShownAnswer:
    """One answer, laid out."""

    answer: Answered
    timeline: Timeline
    passages: tuple[Passage, ...]
    paces: tuple[ShownPace, ...]
    strong: tuple[Signalled, ...]
    weak: tuple[Signalled, ...]
    models: tuple[Model, ...]
    editable: bool
    corrected: bool


@dataclass(frozen=True, slots=True)
class Page:
    """The whole page; ``fixes`` are the evidence of the debrief's fixes, in their order."""

    reasons: tuple[ShownReason, ...]
    fixes: tuple[ShownReason, ...]
    answers: tuple[ShownAnswer, ...]


def page_of(report: Report) -> Page:
    """Return the page of a report."""
    return Page(
        reasons=tuple(_reason(report, sentence) for sentence in report.whole.verdict.because),
        fixes=tuple(_reason(report, fix.evidence) for fix in report.whole.fixes),
        answers=tuple(_shown(report, answer) for answer in report.answers),
    )


def _reason(report: Report, sentence: str) -> ShownReason:
    evidence = report.evidence(sentence)
    if evidence is None:
        about = (one.index + 1 for one in report.answers if f"the answer to '{one.turn.ask}' was" in sentence)
        return ShownReason(sentence, number=next(about, None))
    answer, found = evidence
    return ShownReason(sentence, answer.index, _finding(answer, found))


def _shown(report: Report, answer: Answered) -> ShownAnswer:
    read = answer.debrief.reading
    return ShownAnswer(
        answer=answer,
        timeline=timeline(answer),
        passages=passages(answer),
        paces=tuple(_paces(answer.debrief.paces)),
        strong=tuple(_signalled(answer, "good")),
        weak=tuple(_signalled(answer, "bad")),
        models=tuple(_models(report.plan.scenario, answer.turn.ask)),
        editable=answer.editable,
        corrected=any(span.because == BECAUSE for span in read.answer.spans),
    )


def _finding(answer: Answered, found: Finding) -> ShownFinding:
    gone = any(one.span.start_s < found.end_s and found.start_s < one.span.end_s for one in answer.silent)
    return ShownFinding(found, title(found.signal), answer.sound is not None and not gone)


def _signalled(answer: Answered, polarity: str) -> Iterator[Signalled]:
    """Group the findings of one polarity by signal, in the order in which each signal first shows."""
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


def _models(scenario: Scenario, ask: str) -> Iterator[Model]:
    """Yield what a strong answer to this question has, in the scenario's own words."""
    if ask == "opening" or ask in scenario.sections:
        for name in scenario.sections if ask == "opening" else (ask,):
            yield _section_model(scenario, name)
    else:
        probe = next((one for one in scenario.probes if one.id == ask.removesuffix(PRESS)), None)
        if probe:  # a probe of the shared bank has no answer of its own to show
            yield _probe_model(probe)


def _section_model(scenario: Scenario, name: str) -> Model:
    section = scenario.sections[name]
    notes = (("It shows", section.key_phrases_show), ("Coach", section.coaching), ("Common mistake", section.mistake))
    shown = tuple(note for note in notes if note[1])
    return Model(name, marked(section.strong, section.key_phrases), shown)


def _probe_model(probe: Probe) -> Model:
    weak, strong = probe.weak, probe.strong
    notes = (
        ("It tests", probe.tests),
        ("Remember", probe.remember),
        ("A weak answer", f"{weak.answer} {weak.why}" if weak else ""),
    )
    shown = tuple(note for note in notes if note[1])
    return Model("", marked(strong.answer if strong else "", ()), shown, tuple(strong.has) if strong else ())
