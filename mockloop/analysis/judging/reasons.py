"""The reasons for a rating in plain words, for and against the answer, each with its evidence."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, replace

from mockloop.analysis.answer import Finding
from mockloop.analysis.judging.absence import not_heard
from mockloop.analysis.judging.conversation import Conversation
from mockloop.analysis.judging.gates import Gate, outcome_of
from mockloop.analysis.judging.scoring import LENGTH, TELLING, Part, Score, scale, section_of
from mockloop.analysis.signals import registry
from mockloop.analysis.text.asked import asked
from mockloop.analysis.topics.topic import Topic

FOR, AGAINST, NEITHER = "for", "against", ""
MOST_PARTS = 3  # of the reasons for and against that are shown
MOST_UNHEARD = 3  # of the things that keep an answer from a strong hire
LEAST_POINTS = 0.03  # less is not worth a line
_GATES = {"own deed": "your own actions", "outcome": "how it ended", "insight": "what you learned from it"}
_LESSONS = ("specific_lesson", "technical_lesson")  # the second is one kind of the first
_GRADED = {"strong": FOR, "weak": AGAINST}


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason for a rating. ``speaks`` is FOR, AGAINST or NEITHER.

    ``found`` is the finding that shows it, ``ask`` the id of the question whose answer it is about, if any.
    ``answer``: the place of the answer with the finding, from 0, the answer to the question itself.
    """

    speaks: str
    sentence: str
    found: Finding | None = None
    ask: str = ""
    answer: int = 0

    def __str__(self) -> str:
        where = f" of answer {self.answer + 1}" if self.answer else ""
        return f"{self.sentence}: {self.found.cited}{where}" if self.found else self.sentence


def passed(gate: Gate, shown: Finding) -> Reason:
    """Return the reason that a gate is passed."""
    return Reason(FOR, title(shown.signal), shown)


def missed(gate: Gate, said: Conversation) -> Reason:
    """Return the reason that a gate is not passed."""
    return Reason(AGAINST, not_heard(gate_title(gate), said.lacks_surely(*gate.signals)))


def too_little_for_strong(unheard: Sequence[str]) -> Reason:
    """Return the reason that an answer is no strong hire although it is told as well as one; heaviest signals first."""
    names = ", ".join(title(name) for name in unheard[:MOST_UNHEARD])
    return Reason(AGAINST, f"a strong hire needs most of what the question asks for; not clearly heard: {names}")


def flagged(flag: str) -> Reason:
    """Return the reason that a red flag gives."""
    return Reason(AGAINST, f"red flag: {flag}")


def beside(topic: Topic) -> Reason:
    """Return the reason that an answer does not tell what its question asks for."""
    return Reason(AGAINST if topic.bounds else NEITHER, topic.remark)


def graded(ask: str, question: str, grade: str) -> Reason:
    """Return the reason that the answer to a probe gives; an acceptable one counts neither for nor against."""
    return Reason(_GRADED.get(grade, NEITHER), f"the answer to '{asked(question) or ask}' was {grade}", ask=ask)


def points(
    score: Score, said: Conversation, told: Sequence[Reason], due: Container[str] | None = None
) -> Iterator[Reason]:
    """Yield the largest contributions to the score: what was found, what was not heard, how much was said.

    Whatever ``told`` contains already is left out, and so is a contribution without words to show. ``due``: the signals
    that the question asks for, of which alone it is said that they were not heard; None for all.
    """
    known = {reason.found.signal for reason in told if reason.found} | {reason.sentence for reason in told}
    known.update(_LESSONS if not known.isdisjoint(_LESSONS) else ())
    for speaks, sign in ((FOR, 1), (AGAINST, -1)):
        moved = (part for part in score.parts if part.points * sign >= LEAST_POINTS)
        reasons = [reason for part in moved if (reason := _of_part(part, said, due)) is not None]
        fresh = _one_lesson([one for one in reasons if not {one.found and one.found.signal, one.sentence} & known])
        yield from (Reason(speaks, one.sentence, one.found) for one in fresh[:MOST_PARTS])


def _one_lesson(reasons: list[Reason]) -> list[Reason]:
    """Return the reasons with the first of the lessons alone."""
    drawn = [one for one in reasons if one.found and one.found.signal in _LESSONS]
    return [one for one in reasons if one not in drawn[1:]]


def placed(reason: Reason, said: Conversation) -> Reason:
    """Return a reason with the place of the answer that holds what it rests on."""
    places = (
        place
        for place, reading in enumerate(said.readings)
        if any(one is reason.found for one in (*reading.findings, *reading.faint))
    )
    return replace(reason, answer=next(places, 0))


def gate_title(gate: Gate) -> str:
    """Return what people call a gate."""
    return title(gate.name) if gate.name in registry.names() else _GATES.get(gate.name, gate.name)


def title(name: str) -> str:
    """Return what people call a signal, within a sentence."""
    return registry.signal(name).TITLE.lower()


def _of_part(part: Part, said: Conversation, due: Container[str] | None) -> Reason | None:
    """Return the reason for one part of the score; None if no words show it."""
    if part.name == TELLING:
        return None
    if part.name not in registry.names():
        return _of_length(part)
    told = said.story.findings if said.story else ()
    found = outcome_of(told, (part.name,)) or next(iter(said.shows_surely(part.name)), None)
    good = registry.signal(part.name).POLARITY == "good"
    if found:
        return Reason("", title(part.name), found) if good == (part.points > 0) else None
    asked_for = due is None or part.name in due
    absent = good and part.points < 0 and asked_for and said.lacks_surely(part.name)
    return Reason("", not_heard(title(part.name), True)) if absent else None


def _of_length(part: Part) -> Reason | None:
    more = (scale().measures[part.name][2] > 0) == (part.points > 0)
    if more != (part.points > 0) and not (more and section_of(part.name) == "situation"):
        return None  # little said that counts for an answer, or much against it, is no advice
    if part.name == LENGTH:
        return Reason("", "a long answer" if more else "a short answer")
    section = section_of(part.name)
    return Reason("", f"{'much' if more else 'little'} said about the {section}") if section else None
