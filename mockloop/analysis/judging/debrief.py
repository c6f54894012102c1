"""What happened, second by second: everything the analysis has to say of one answer and of a whole session."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from mockloop.analysis.answer import Finding, SectionSpan
from mockloop.analysis.judging.conversation import (
    Conversation,
    Reading,
    conversation,
    read_section,
    read_shaped,
    read_story,
)
from mockloop.analysis.judging.delivery import Delivery, delivery
from mockloop.analysis.judging.example_sentences import sentence_showing
from mockloop.analysis.judging.facts import FactCheck, check_facts
from mockloop.analysis.judging.pacing import STANDARD_CLOCKS, Pace, clocks, pace, paces, status
from mockloop.analysis.judging.probing import Bar, Candidate, grade, ranked
from mockloop.analysis.judging.verdict import MUST_WEIGHT, Verdict, verdict
from mockloop.analysis.signals import registry
from mockloop.core.events import Sound
from mockloop.core.scenario import Expectations, Probe
from mockloop.core.state import State, Turn
from mockloop.core.story import Story
from mockloop.core.transcript import Transcript

MOST_FIXES = 2


@dataclass(frozen=True, slots=True)
class AnswerDebrief:
    """One answer: ``paces`` is empty for a probe's answer; ``grade`` is None for any other."""

    reading: Reading
    paces: tuple[Pace, ...]
    delivery: Delivery
    grade: str | None = None


@dataclass(frozen=True, slots=True)
class Fix:
    """Something to do better, where it belongs, and what shows it; ``model``: what a strong answer says there."""

    section: str
    sentence: str
    evidence: str
    model: str = ""


@dataclass(frozen=True, slots=True)
class Debrief:
    """A whole session: its answers in order, what to fix first, what was strong, and the verdict.

    ``facts``: what became of each fact of one's own notes; empty without notes.
    """

    answers: tuple[AnswerDebrief, ...]
    fixes: tuple[Fix, ...]
    strong: tuple[Finding, ...]
    verdict: Verdict
    probes: tuple[Candidate, ...] = ()
    facts: tuple[FactCheck, ...] = ()


def debrief(state: State) -> Debrief:
    """Return the debrief of a session of the interview machine, finished or not."""
    plan = state.plan
    bar = Bar(plan.scenario, plan.level, plan.lens, plan.story)
    turns = [turn for turn in state.turns if turn.outcome == "answered"]
    said = conversation(turns)
    answers = tuple(_answer(bar, turn, reading) for turn, reading in zip(turns, said.readings, strict=True))
    sounds = [take.sound for turn in turns for take in turn.takes]
    wordless = [take.number for turn in turns for take in turn.takes[len(turn.transcripts) :]]
    if wordless:
        reasons = tuple(f"take {number} was never put into words" for number in wordless)
        return Debrief(answers, (), _strong(said), Verdict("not_judged", reasons))
    return replace(_whole(bar, said, answers, sounds, state.asked), facts=_facts(plan.story, said))


def _facts(story: Story | None, said: Conversation) -> tuple[FactCheck, ...]:
    return check_facts(story.facts, [reading.answer.transcript for reading in said.readings]) if story else ()


def debrief_transcript(
    bar: Bar | None,
    transcript: Transcript,
    sounds: Sequence[Sound] = (),
    spans: tuple[SectionSpan, ...] | None = None,
) -> Debrief:
    """Return the debrief of one whole answer.

    Without a scenario the general gates judge it, and there are no probes.
    """
    shape = bar.scenario.shape if bar else ()
    reading = read_shaped(transcript, shape) if shape and spans is None else read_story(transcript, spans)
    said = Conversation((reading,))
    by = clocks(bar.scenario, bar.level) if bar else STANDARD_CLOCKS
    one = AnswerDebrief(reading, paces(reading.spans, by), delivery(transcript))
    if bar is None:
        return Debrief((one,), (), _strong(said), verdict(None, said, sounds))
    return replace(_whole(bar, said, (one,), sounds, ("opening",)), facts=_facts(bar.story, said))


def drilled(bar: Bar, section: str, transcript: Transcript) -> AnswerDebrief:
    """One section alone, timed by its sound from the first to the last voice, not by the recognizer's words."""
    reading = read_section(transcript, section)
    clock = clocks(bar.scenario, bar.level)[section]
    measured = pace(section, reading.answer.spans, clock)
    if transcript.voiced:
        seconds = round(transcript.voiced[-1].end_s - transcript.voiced[0].start_s, 3)
        measured = replace(measured, seconds=seconds, status=status(seconds, clock))
    return AnswerDebrief(reading, (measured,), delivery(transcript))


def _answer(bar: Bar, turn: Turn, reading: Reading) -> AnswerDebrief:
    transcript = reading.answer.transcript
    if len(turn.transcripts) < len(turn.takes):  # half an answer is neither timed nor graded
        return AnswerDebrief(reading, (), delivery(transcript))
    if reading.answer.kind == "section":
        return drilled(bar, turn.ask, transcript)
    if reading.answer.kind == "story":
        by = clocks(bar.scenario, bar.level)
        return AnswerDebrief(reading, paces(reading.spans, by), delivery(transcript))
    return AnswerDebrief(reading, (), delivery(transcript), grade(bar.probe(turn.ask), reading))


def _whole(
    bar: Bar, said: Conversation, answers: tuple[AnswerDebrief, ...], sounds: Sequence[Sound], asked: Sequence[str]
) -> Debrief:
    judged = verdict(bar, said, sounds)
    fixes = tuple(islice(_fixes(bar, said, answers), MOST_FIXES))
    return Debrief(answers, fixes, _strong(said), judged, tuple(_next(bar, said, asked)))


def _told(bar: Bar, said: Conversation) -> tuple[str, ...]:
    """Return the sections that something was said of: after a drill those with words, else all of them or none."""
    worded = [reading for reading in said.readings if reading.answer.transcript.words]
    drilled = tuple(reading.ask for reading in worded if reading.answer.kind == "section")
    return drilled if len(drilled) == len(worded) else tuple(bar.scenario.sections)


def _due(bar: Bar, said: Conversation) -> Expectations:
    """Return the weights of the signals that could have been shown; what nobody asked for is not missed."""
    told = _told(bar, said)
    if len(told) == len(bar.scenario.sections):
        return bar.weights()
    due: Expectations = {}
    for section in told:
        for name, weight in bar.scenario.sections[section].expects.items():
            due[name] = max(weight, due.get(name, 0.0))
    return due


def _next(bar: Bar, said: Conversation, asked: Sequence[str]) -> Iterator[Candidate]:
    """Yield the probes that may be asked now, best first; none that rests on what nobody asked for."""
    due = _due(bar, said)
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


def _fixes(bar: Bar, said: Conversation, answers: Sequence[AnswerDebrief]) -> Iterator[Fix]:
    """Yield what to do better, heaviest first: what is missing by weight, what is bad, then the clock."""
    told = _told(bar, said)
    weights = sorted(_due(bar, said).items(), key=lambda item: (-item[1], item[0]))
    for name, weight in weights:
        if weight >= MUST_WEIGHT and not said.shows(name):
            yield _missing(bar, name, told)
    for reading in said.readings:
        for found in reading.findings:
            if found.polarity == "bad":
                yield Fix(found.section, found.advice, found.cited, _model(bar, found.section))
    for answer in answers if told else ():
        for one in answer.paces:
            if one.status in ("over", "missing"):
                yield _late(bar, one)
    for name, weight in weights:
        if weight < MUST_WEIGHT and not said.shows(name):
            yield _missing(bar, name, told)


def _missing(bar: Bar, name: str, told: Sequence[str]) -> Fix:
    weights = {section: bar.scenario.sections[section].expects.get(name, 0.0) for section in told}
    most = max(weights, key=lambda section: weights[section])
    where = most if weights[most] else ""
    if bar.story:  # a model line is the person's own, never another story's
        example, line = sentence_showing(name, where, "\n".join(bar.story.lines(where))) if where else "", ""
    else:
        example = sentence_showing(name, where, bar.scenario.sections[where].strong) if where else ""
        line = next((probe.remember for probe in bar.scenario.probes if name in probe.wants), _model(bar, where))
    return Fix(
        where, registry.signal(name).ADVICE, f"not heard: {registry.signal(name).TITLE.lower()}", example or line
    )


def _model(bar: Bar, section: str) -> str:
    """Return the phrases that carry a section of the model answer; nothing where it belongs to none."""
    if section not in bar.scenario.sections:
        return ""
    lines = bar.story.lines(section) if bar.story else tuple(bar.scenario.sections[section].key_phrases)
    return "; ".join(lines[:2])


def _late(bar: Bar, one: Pace) -> Fix:
    section = bar.scenario.sections[one.section]
    took = "was not heard" if one.status == "missing" else f"took {one.seconds:.0f} s of {one.clock.target_s:.0f} s"
    return Fix(one.section, section.coaching, f"{one.section} {took}", _model(bar, one.section))
