"""The report as Markdown: readable as it is, and wherever Markdown is shown."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from mockloop.analysis.judging.debrief import Debrief
from mockloop.analysis.judging.fix import Fix
from mockloop.reports import summary
from mockloop.reports.comments import TITLE as TITLE_OF_COMMENTS
from mockloop.reports.model import Report, ReportedAnswer
from mockloop.reports.planned_facts import TITLE, planned_lines, planned_summary
from mockloop.reports.wording import (
    RATINGS,
    TYPED,
    against,
    date,
    delivery_lines,
    ending,
    graded,
    outcome,
    section_status,
    unread,
)

_SPECIAL = re.compile(r"([\\`*_\[\]<>|~$]|&(?=#?\w+;))")
_BLOCK = re.compile(r"^(?=[-+=#])|^(\d+)(?=[.)])")  # characters that would make a line a list, a rule or a heading


def render(report: Report) -> str:
    """Return the whole session, the verdict and what to fix first."""
    return "\n".join(_report(report)) + "\n"


def plain(text: str) -> str:
    """Return text that Markdown shows unchanged: one line, with special characters escaped."""
    return _BLOCK.sub(r"\1\\", _SPECIAL.sub(r"\\\1", " ".join(text.split())))


def _report(report: Report) -> Iterator[str]:
    scenario = report.plan.scenario
    yield f"# {plain(scenario.heading)}"
    yield ""
    lens = f", with the lens {plain(report.plan.lens)}" if report.plan.lens else ""
    judged = f"{plain(scenario.judged_by)}, {plain(report.level)}{lens}"
    yield f"{judged}. {report.plan.mode.capitalize()}, {date(report.began)}."
    for problem in report.problems:
        yield f"\n> {plain(problem)}"
    for one in report.whole.answers:
        total = summary.total_time(one)
        if total:
            yield f"\nTotal time: {plain(total)}."
    if report.rated:
        yield from _verdict(report.whole)
    yield from _section(summary.FIX_FIRST, [_fix(fix) for fix in report.whole.fixes])
    facts = report.whole.facts
    planned = f"{TITLE}: {planned_summary(facts, report.whole.another_story)}" if facts else ""
    yield from _section(planned, [str(one) for one in planned_lines(facts)])
    if report.quiz:
        yield f"\nQuiz: {report.quiz[0]} of {report.quiz[1]} right."
    for answer in report.answers:
        yield from _answer(answer)
    yield from _section("Not answered", [f"{t.text}: {outcome(t)}" for t in report.unanswered])
    yield f"\nSession {plain(report.id)}."


def _verdict(whole: Debrief) -> Iterator[str]:
    """Yield the rating with the reasons for and against it; or why there is none."""
    judged = whole.verdict
    rated = summary.tone(judged.rating) != summary.OPEN
    parts = [(heading, told) for heading, _, told in summary.reasons(whole)] if rated else [("", judged.reasons)]
    yield f"\n## Verdict: {RATINGS[judged.rating]}"
    for heading, reasons in parts:
        yield f"\n**{heading}**\n" if heading else ""
        yield from (f"- {plain(summary.reason_line(one))}" for one in reasons)


def _section(heading: str, items: Sequence[str]) -> Iterator[str]:
    if items:
        yield f"\n## {heading}\n"
        yield from (f"- {plain(item)}" for item in items)


def _fix(fix: Fix) -> str:
    ground, how = summary.fix_ground(fix), summary.fix_how(fix)
    return summary.fix_head(fix) + (f" ({ground})" if ground else "") + (f" {how}" if how else "")


def _answer(answer: ReportedAnswer) -> Iterator[str]:
    yield f"\n## {plain(answer.turn.text)}\n"
    for reason in answer.turn.because:
        yield f"- asked because {plain(reason)}"
    if how := graded(answer.debrief):
        grade = f"is {answer.debrief.grade}."
        yield f"\n{plain(how).replace(grade, f'is **{answer.debrief.grade}**.', 1)}"
    for sentence in _told(answer):
        yield f"\n> {plain(sentence)}"
    yield from _paces(answer)
    yield "\n### What was said\n"
    yield from _said(answer)
    if answer.comments:
        yield f"\n### {TITLE_OF_COMMENTS}\n"
        yield from (f"- {plain(one.line)}" for one in answer.comments)
    for heading, polarity in (("Strengths", "good"), ("Weaknesses", "bad")):
        found = [one for one in answer.debrief.reading.findings if one.polarity == polarity]
        if found:
            yield f"\n### {heading}\n"
            yield from (f"- {plain(summary.finding_line(one))}" for one in found)
    if answer.turn.transcripts:
        yield "\n### How it was said\n"
        yield from (f"- {plain(line)}" for line in delivery_lines(answer.debrief))


def _told(answer: ReportedAnswer) -> Iterator[str]:
    """Yield what to know before reading the answer."""
    if told := ending(answer.turn):
        yield told
    if answer.typed:
        yield TYPED
    yield from (one.sentence for one in answer.silent)
    if unread(answer.turn):
        yield unread(answer.turn)


def _paces(answer: ReportedAnswer) -> Iterator[str]:
    if not answer.debrief.paces:
        return
    yield "\n| Section | Time | |\n| --- | --- | --- |"
    for pace in answer.debrief.paces:
        yield f"| {pace.section.capitalize()} | {against(pace)} | {section_status(pace)} |"


def _said(answer: ReportedAnswer) -> Iterator[str]:
    """Yield the words, a paragraph for each section span."""
    transcript = answer.transcript
    spans = answer.debrief.reading.answer.spans
    if not transcript.words:
        yield "No words were recognized." if answer.turn.transcripts else "There are no words yet."
    elif not spans:
        yield plain(transcript.text)
    for number, span in enumerate(spans):
        said = plain(transcript.between(span.first_word, span.last_word))
        at = summary.moment(span.start_s, transcript.timed)
        yield f"{'' if number == 0 else chr(10)}**{span.heading}** ({at}) {said}"


RENDERS = {"md": render}
