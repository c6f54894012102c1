"""The debrief: everything the analysis says about one answer and about a whole session."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from mockloop.analysis.answer import Finding, SectionSpan
from mockloop.analysis.judging.another_story import told_another
from mockloop.analysis.judging.bar import Bar
from mockloop.analysis.judging.conversation import (
    Conversation,
    Reading,
    conversation,
    read_section,
    read_shaped,
    read_story,
)
from mockloop.analysis.judging.delivery import Delivery, delivery
from mockloop.analysis.judging.fix import Fix
from mockloop.analysis.judging.fix_context import FixContext
from mockloop.analysis.judging.fixes import first_fixes
from mockloop.analysis.judging.lost_sound import Recordings, lost_because, recordings
from mockloop.analysis.judging.other_question_fix import other_question_fix
from mockloop.analysis.judging.pacing import STANDARD_CLOCKS, Clock, Pace, clocks, pace, paces, status
from mockloop.analysis.judging.planned_facts import FactCheck, check_facts
from mockloop.analysis.judging.told_elsewhere import with_places
from mockloop.analysis.judging.verdict import ENOUGH, Verdict, not_judged, stopped_within_it, unfit, verdict
from mockloop.analysis.probes.choice import Candidate, grade, ranked, why_weak
from mockloop.core.events import SoundQuality
from mockloop.core.scenario import Expectations, Probe
from mockloop.core.state import State, Turn
from mockloop.core.story import Story
from mockloop.core.transcript import Transcript

MOST_FIXES = 3


@dataclass(frozen=True, slots=True)
class AnswerDebrief:
    """One answer. ``paces`` is empty for a probe's answer; ``grade`` is None for any other answer.

    ``why_weak``: the reason in sentences; empty if it is not weak.
    """

    reading: Reading
    paces: tuple[Pace, ...]
    delivery: Delivery
    grade: str | None = None
    why_weak: str = ""


@dataclass(frozen=True, slots=True)
class Debrief:
    """A whole session: its answers in order, what to fix first, what was strong, and the verdict.

    ``facts``: whether each planned fact was said; empty without notes.
    """

    answers: tuple[AnswerDebrief, ...]
    fixes: tuple[Fix, ...]
    strong: tuple[Finding, ...]
    verdict: Verdict
    probes: tuple[Candidate, ...] = ()
    facts: tuple[FactCheck, ...] = ()

    @property
    def another_story(self) -> bool:
        """Whether another story was told than the one in the notes."""
        return told_another(self.facts, [one.reading.answer.transcript for one in self.answers])


def debrief(state: State, said: Conversation | None = None) -> Debrief:
    """Return the debrief of a session, finished or not; ``said``: its answers, if they are analyzed already."""
    plan = state.plan
    turns = [turn for turn in state.turns if turn.outcome == "answered"]
    said = said or conversation(turns)
    facts = _facts(plan.story, said)
    other = told_another(facts, [reading.answer.transcript for reading in said.readings])
    bar = Bar(plan.scenario, plan.level, plan.lens, None if other else plan.story)
    answers = tuple(_answer(bar, turn, reading) for turn, reading in zip(turns, said.readings, strict=True))
    wordless = [take.number for turn in turns for take in turn.takes[len(turn.transcripts) :]]
    if wordless:
        why_not = not_judged(*(f"take {number} was never transcribed" for number in wordless))
        return Debrief(answers, (), _strong(said), why_not)
    if state.stopping and turns and state.turn.ask == "opening":
        return Debrief(answers, (), _strong(said), stopped_within_it())
    if plan.mode == "interview" and said.story is None:  # an answer that was never begun has nothing to fix
        return Debrief(answers, (), _strong(said), verdict(bar, said, recordings(turns)))
    return replace(_whole(bar, said, answers, recordings(turns), state.asked), facts=facts)


def _facts(story: Story | None, said: Conversation) -> tuple[FactCheck, ...]:
    return check_facts(story.facts, [reading.answer.transcript for reading in said.readings]) if story else ()


def debrief_transcript(
    bar: Bar | None,
    transcript: Transcript,
    sounds: Sequence[SoundQuality] = (),
    spans: tuple[SectionSpan, ...] | None = None,
) -> Debrief:
    """Return the debrief of one whole answer.

    Without a scenario the general gates judge it, and there are no probes.
    """
    shape = bar.scenario.shape if bar else ()
    reading = read_shaped(transcript, shape) if shape and spans is None else read_story(transcript, spans)
    said = Conversation((reading,))
    by = clocks(bar.scenario, bar.level) if bar else STANDARD_CLOCKS
    one = AnswerDebrief(reading, _paces(reading, by), delivery(transcript))
    facts = _facts(bar.story, said) if bar else ()
    if bar and told_another(facts, [transcript]):
        bar = replace(bar, story=None)
    return replace(_whole(bar, said, (one,), Recordings(sounds), ("opening",)), facts=facts)


def drilled(bar: Bar, section: str, transcript: Transcript) -> AnswerDebrief:
    """Return the debrief of a drilled section. Its time runs from the first to the last voice in the sound."""
    reading = read_section(transcript, section)
    clock = clocks(bar.scenario, bar.level)[section]
    measured = pace(section, reading.answer.spans, clock, transcript.timed)
    if transcript.voiced:
        seconds = round(transcript.voiced[-1].end_s - transcript.voiced[0].start_s, 3)
        measured = replace(measured, seconds=seconds, status=status(seconds, clock))
    return AnswerDebrief(reading, (measured,), delivery(transcript))


def _answer(bar: Bar, turn: Turn, reading: Reading) -> AnswerDebrief:
    transcript = reading.answer.transcript
    half = len(turn.transcripts) < len(turn.takes) or lost_because(turn)
    if half:  # such an answer is neither timed nor graded
        return AnswerDebrief(reading, (), delivery(transcript))
    if reading.answer.kind == "section":
        return drilled(bar, turn.ask, transcript)
    if reading.answer.kind == "story":
        by = clocks(bar.scenario, bar.level)
        return AnswerDebrief(reading, _paces(reading, by), delivery(transcript))
    probe = bar.probe(turn.ask)
    graded = grade(probe, reading)
    why = why_weak(probe, reading) if graded == "weak" else ""
    return AnswerDebrief(reading, (), delivery(transcript), graded, why)


def _paces(reading: Reading, by: dict[str, Clock]) -> tuple[Pace, ...]:
    return with_places(paces(reading.spans, by, reading.answer.transcript.timed), reading)


def _whole(
    bar: Bar | None,
    said: Conversation,
    answers: tuple[AnswerDebrief, ...],
    recorded: Recordings,
    asked: Sequence[str],
) -> Debrief:
    judged = verdict(bar, said, recorded)
    lost = said.story is not None and said.story.ask in recorded.lost and judged.rating not in ENOUGH
    if lost or unfit(said.story, recorded.sounds):  # what cannot be judged gets neither blame nor praise
        return Debrief(answers, (), (), judged)
    heard = FixContext(
        bar, said, tuple(p for one in answers for p in one.paces), tuple(one.delivery for one in answers)
    )
    probes = tuple(_next(bar, said, asked, heard.due)) if bar else ()
    return Debrief(answers, _fixes(heard), _strong(said), judged, probes)


def _fixes(heard: FixContext) -> tuple[Fix, ...]:
    """Return what to fix first. An answer that is surely to another question needs that advice before any other."""
    other_question = other_question_fix(heard.bar, heard.said)
    if other_question is None:
        return first_fixes(heard, MOST_FIXES)
    fixes = other_question.among(first_fixes(heard, MOST_FIXES - 1))
    return fixes if len(fixes) == MOST_FIXES else other_question.among(first_fixes(heard, MOST_FIXES))


def _next(bar: Bar, said: Conversation, asked: Sequence[str], due: Expectations) -> Iterator[Candidate]:
    """Yield the probes that may be asked now, best first; none about something nobody asked for."""
    for candidate in ranked(bar, said, asked) if due else ():
        probe = bar.probe(candidate.id)
        lacks = probe.when.lacks if isinstance(probe, Probe) else ()
        if all(name in due or said.shows(name) for name in lacks):
            yield candidate


def _strong(said: Conversation) -> tuple[Finding, ...]:
    """Return the first good finding of each signal, in the order of the answer."""
    seen: dict[str, Finding] = {}
    for reading in said.readings:
        for found in reading.findings:
            if found.polarity == "good":
                seen.setdefault(found.signal, found)
    return tuple(seen.values())
