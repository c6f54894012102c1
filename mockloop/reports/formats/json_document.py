"""The report as one JSON document, and its published schema."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from mockloop.analysis.document import Analysis, VerdictItem, document
from mockloop.analysis.judging.fix import Fix
from mockloop.reports.model import Report, ReportedAnswer

ADDRESS = "https://json-schema.org/draft/2020-12/schema"


class FixItem(BaseModel):
    """One piece of advice, its section ("" for none), and its evidence."""

    section: str
    sentence: str
    evidence: str
    model: str = Field(description="What a strong answer says at that place; empty if it says nothing about it.")
    quote: str = Field("", description="The whole clause that it is about, as it was said.")
    at_s: float | None = Field(None, description="When that clause begins, in seconds of its answer.")
    place: str = Field("", description="How 'instead' relates to the quotation: after, before, instead of, add to …")
    instead: str = Field("", description="What to say; … stands for what only the person knows.")


class SilentItem(BaseModel):
    """A stretch of an answer that cannot be played, in seconds from the answer's start."""

    start_s: float
    end_s: float
    sentence: str


class CommentItem(BaseModel):
    """What a coach wrote at a word of the answer, counted from 0, or at a second of it alone."""

    id: str
    word: int | None
    at_s: float
    said: str = Field(description="The word itself; empty if the comment stands at a second alone.")
    text: str
    author: str
    written: str = Field(description="ISO 8601; empty where it is not known.")


class AnswerItem(BaseModel):
    """One question, why it was asked, and its answer. ``grade`` is null but for probes."""

    ask: str
    text: str
    because: list[str]
    takes: list[int]
    grade: Literal["weak", "acceptable", "strong"] | None
    reopened: int = Field(description="How often the person continued right after its end.")
    typed: bool = Field(description="It was typed, so there is no sound.")
    silent: list[SilentItem]
    comments: list[CommentItem] = Field(description="What a coach wrote on it.")
    analysis: Analysis


class UnansweredItem(BaseModel):
    """A question without a readable answer."""

    ask: str
    text: str
    outcome: Literal["open", "skipped", "unheard"]


class QuizItem(BaseModel):
    """The result of a study session's quiz."""

    right: int
    answered: int


class ReportDocument(BaseModel):
    """A session. Seconds count from the start of each answer, its takes joined."""

    model_config = ConfigDict(serialize_by_alias=True, populate_by_name=True)

    schema_: Literal[1] = Field(1, alias="schema", description="Version of this format.")
    id: str
    began: str = Field(description="When it began: ISO 8601 with the offset from UTC.")
    mode: Literal["interview", "drill", "study", "recall", "dictation"]
    scenario: str
    level: str
    lens: str | None
    verdict: VerdictItem | None = Field(description="Null where the mode is not rated: drill and study.")
    fixes: list[FixItem]
    answers: list[AnswerItem]
    unanswered: list[UnansweredItem]
    quiz: QuizItem | None
    problems: list[str] = Field(description="What is damaged or missing in the session's folder.")


def render(report: Report) -> str:
    """Return the document, indented by one space."""
    return read(report).model_dump_json(indent=1) + "\n"


def read(report: Report) -> ReportDocument:
    """Return the document as a value."""
    judged = report.whole.verdict
    return ReportDocument.model_validate(
        {
            "schema": 1,
            "id": report.id,
            "began": report.began,
            "mode": report.plan.mode,
            "scenario": report.plan.scenario.id,
            "level": report.plan.level,
            "lens": report.plan.lens,
            "verdict": _verdict(judged.rating, judged.because, judged.red_flags) if report.rated else None,
            "fixes": [_fix(fix) for fix in report.whole.fixes],
            "answers": [_answer(answer, report) for answer in report.answers],
            "unanswered": [{"ask": t.ask, "text": t.text, "outcome": t.outcome} for t in report.unanswered],
            "quiz": {"right": report.quiz[0], "answered": report.quiz[1]} if report.quiz else None,
            "problems": list(report.problems),
        }
    )


def schema() -> dict[str, Any]:
    """Return the JSON Schema of the document."""
    return {"$schema": ADDRESS, **ReportDocument.model_json_schema(mode="serialization")}


def _verdict(rating: str, because: tuple[str, ...], red_flags: tuple[str, ...]) -> dict[str, Any]:
    return {"rating": rating, "because": list(because), "red_flags": list(red_flags)}


def _fix(fix: Fix) -> FixItem:
    told = {"section": fix.section, "sentence": fix.sentence, "evidence": fix.evidence, "model": fix.model}
    said = {"quote": fix.said.quote, "at_s": round(fix.said.start_s, 3)} if fix.said else {}
    return FixItem.model_validate(told | said | {"place": fix.place.lower(), "instead": fix.instead})


def _answer(answer: ReportedAnswer, report: Report) -> dict[str, Any]:
    return {
        "ask": answer.turn.ask,
        "text": answer.turn.text,
        "because": list(answer.turn.because),
        "takes": [take.number for take in answer.turn.takes],
        "grade": answer.debrief.grade,
        "reopened": answer.turn.reopened,
        "typed": answer.typed,
        "silent": [{"start_s": s.span.start_s, "end_s": s.span.end_s, "sentence": s.sentence} for s in answer.silent],
        "comments": [one.data() for one in answer.comments],
        "analysis": document(answer.debrief, report.whole),
    }


RENDERS = {"json": render}
