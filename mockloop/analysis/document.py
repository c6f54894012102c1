"""The analysis as a document: the JSON of ``analyze`` and ``report``, and its schema."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from mockloop.analysis.answer import Finding, SectionSpan
from mockloop.analysis.judging.debrief import AnswerDebrief, Debrief
from mockloop.analysis.judging.delivery import Delivery
from mockloop.analysis.judging.pacing import Pace
from mockloop.analysis.judging.planned_facts import FactCheck
from mockloop.core.transcript import Span


class WordItem(BaseModel):
    """One spoken word."""

    text: str
    start_s: float
    end_s: float
    probability: float


class SpanItem(BaseModel):
    """A stretch of words of one section, and why it was put there."""

    start_s: float
    end_s: float
    first_word: int
    last_word: int
    confidence: float
    because: list[str]


class SectionItem(BaseModel):
    """One section's time against its target; ``told_in``: the section that it was told in if it has no time."""

    section: str
    seconds: float
    target_s: float
    limit_s: float
    status: Literal["under", "on", "over", "missing"]
    told_in: str
    spans: list[SpanItem]


class PauseItem(BaseModel):
    """A stretch of silence, or of voice without words."""

    start_s: float
    end_s: float


class FillerItem(BaseModel):
    """A spoken filler."""

    text: str
    start_s: float
    end_s: float


class DeliveryItem(BaseModel):
    """Rates are null if they could not be measured: text without times, or fewer than 20 words."""

    words_per_minute: float | None
    articulation_rate_wpm: float | None
    thinking_s: float | None
    pauses: list[PauseItem]
    fillers: list[FillerItem]
    filled_pauses: list[PauseItem]
    remarks: list[str]


class FindingItem(BaseModel):
    """One thing the answer shows, with its words."""

    signal: str
    polarity: Literal["good", "bad"]
    section: str
    quote: str
    start_s: float
    end_s: float
    advice: str
    because: str = ""


class ProbeItem(BaseModel):
    """A probe that may be asked, and why."""

    id: str
    ask: str
    because: list[str]


class VerdictItem(BaseModel):
    """The rating and its reasons; ``score`` runs from 0 to 3, null if nothing was rated."""

    rating: Literal["strong_hire", "hire", "leaning_no_hire", "no_hire", "no_answer_yet", "not_judged"]
    because: list[str]
    red_flags: list[str]
    score: float | None = None


class FactItem(BaseModel):
    """One planned fact and whether it was said; ``at_s`` and ``answer`` are null if it was not."""

    kind: Literal["figure", "name", "date", "step"]
    text: str
    status: Literal["said", "said differently", "not said"]
    answer: int | None
    at_s: float | None
    heard: str


class Analysis(BaseModel):
    """One answer, analyzed. Seconds count from the start of the answer."""

    model_config = ConfigDict(serialize_by_alias=True, populate_by_name=True)

    schema_: Literal[1] = Field(1, alias="schema")
    engine: str
    timed: Literal["measured", "estimated"]
    duration_s: float
    text: str
    words: list[WordItem]
    sections: list[SectionItem]
    delivery: DeliveryItem
    findings: list[FindingItem]
    probes: list[ProbeItem]
    verdict: VerdictItem
    facts: list[FactItem] = []


def document(one: AnswerDebrief, whole: Debrief) -> Analysis:
    """Return the document of one answer within its debrief."""
    transcript = one.reading.answer.transcript
    return Analysis(
        engine=transcript.engine,
        timed="measured" if transcript.timed == "measured" else "estimated",
        duration_s=round(transcript.duration_s, 3),
        text=transcript.text,
        words=[
            WordItem(text=w.text, start_s=w.start_s, end_s=w.end_s, probability=round(w.probability, 4))
            for w in transcript.words
        ],
        sections=[_section(pace) for pace in one.paces],
        delivery=_delivery(one.delivery),
        findings=[_finding(found) for found in one.reading.findings],
        probes=[ProbeItem(id=p.id, ask=p.ask, because=list(p.because)) for p in whole.probes],
        verdict=_verdict(whole),
        facts=[_fact(checked) for checked in whole.facts],
    )


def _section(pace: Pace) -> SectionItem:
    return SectionItem.model_validate(
        {
            "section": pace.section,
            "seconds": pace.seconds,
            "target_s": pace.clock.target_s,
            "limit_s": pace.clock.limit_s,
            "status": pace.status,
            "told_in": pace.told_in,
            "spans": [_span(span) for span in pace.spans],
        }
    )


def _span(span: SectionSpan) -> SpanItem:
    return SpanItem(
        start_s=span.start_s,
        end_s=span.end_s,
        first_word=span.first_word,
        last_word=span.last_word,
        confidence=round(span.confidence, 4),
        because=list(span.because),
    )


def _delivery(measured: Delivery) -> DeliveryItem:
    return DeliveryItem(
        words_per_minute=measured.words_per_minute,
        articulation_rate_wpm=measured.articulation_rate_wpm,
        thinking_s=measured.thinking_s,
        pauses=_stretches(measured.pauses),
        fillers=[FillerItem(text=f.text, start_s=f.start_s, end_s=f.end_s) for f in measured.fillers],
        filled_pauses=_stretches(measured.filled_pauses),
        remarks=list(measured.remarks),
    )


def _stretches(spans: Sequence[Span]) -> list[PauseItem]:
    return [PauseItem(start_s=span.start_s, end_s=span.end_s) for span in spans]


def _finding(found: Finding) -> FindingItem:
    return FindingItem.model_validate(asdict(found))


def _fact(checked: FactCheck) -> FactItem:
    fact = checked.fact
    told = {"kind": fact.kind, "text": fact.text, "status": checked.status}
    return FactItem.model_validate(told | {"answer": checked.answer, "at_s": checked.at_s, "heard": checked.heard})


def _verdict(whole: Debrief) -> VerdictItem:
    judged = whole.verdict
    return VerdictItem.model_validate(
        {
            "rating": judged.rating,
            "because": list(judged.because),
            "red_flags": list(judged.red_flags),
            "score": judged.score,
        }
    )
