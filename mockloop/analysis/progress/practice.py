"""What one session adds to the history: the figures of its scenario, sections and probes, and how well each went."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

from mockloop.analysis.judging.debrief import AnswerDebrief, Debrief
from mockloop.analysis.progress.answer_measures import answer_measures, doubts
from mockloop.core.state import PRESS, State, Turn

JUDGED = ("interview", "drill")  # a story told from memory or for notes has its own measure
# how well something went, from 1 to 4, for spaced repetition; only 1 means that it must be learned again
AGAIN, HARD, GOOD, EASY = 1, 2, 3, 4
RATED = {"no_hire": AGAIN, "leaning_no_hire": AGAIN, "hire": GOOD, "strong_hire": EASY}
GRADED = {"weak": AGAIN, "acceptable": GOOD, "strong": EASY}


@dataclass(frozen=True, slots=True)
class PractisedSection:
    """One section. ``bad``: bad signals in it; ``lacks``: signals that it should show and does not.

    ``seconds`` is None if the answer was typed; ``status`` is then judged by the words alone.
    """

    name: str
    seconds: float | None
    target_s: float
    status: str
    bad: tuple[str, ...] = ()
    lacks: tuple[str, ...] = ()

    @property
    def grade(self) -> int:
        """Return how well it went.

        Missing, or late and faulty: again. Late or faulty: hard. On time: good; with all that it should show: easy.
        """
        faults = (self.status != "on") + bool(self.bad)
        if self.status == "missing" or faults == 2:
            return AGAIN
        if faults:
            return HARD
        return GOOD if self.lacks else EASY


@dataclass(frozen=True, slots=True)
class PractisedProbe:
    """The answer to one probe: weak, acceptable or strong."""

    name: str
    ask: str
    result: str

    @property
    def grade(self) -> int:
        return GRADED[self.result]


@dataclass(frozen=True, slots=True)
class Practised:
    """One session. ``day`` is a calendar ordinal; ``rating`` is None if there was none.

    ``finished``: something in it was answered to its end; otherwise (interrupted, stopped or skipped through) the
    session does not count. ``verdict`` is what its debrief says, even if that is not a rating. ``sample``: its answers
    are mockloop's own, so it says nothing about the person.
    """

    session: str
    day: int
    mode: str
    scenario: str
    title: str
    principle: str
    rating: str | None
    sections: tuple[PractisedSection, ...] = ()
    probes: tuple[PractisedProbe, ...] = ()
    words_per_minute: float | None = None
    fillers_per_minute: float | None = None
    level: str = ""
    question: str = ""
    length_s: float = 0.0
    verdict: str = ""
    finished: bool = True
    sample: bool = False

    @property
    def counts(self) -> bool:
        """Return whether it is part of the person's progress."""
        return self.finished and not self.sample

    def to_data(self) -> dict[str, Any]:
        """Return plain data for a file."""
        return asdict(self)

    @classmethod
    def from_data(cls, data: dict[str, Any]) -> Practised:
        """Build it from plain data. Raise KeyError or TypeError for other data."""
        sections = tuple(
            PractisedSection(**{**one, "bad": tuple(one["bad"]), "lacks": tuple(one["lacks"])})
            for one in data["sections"]
        )
        return cls(**{**data, "sections": sections, "probes": tuple(PractisedProbe(**one) for one in data["probes"])})


def practised(session: str, day: int, state: State, whole: Debrief) -> Practised:
    """Return what a session adds to the history."""
    plan = state.plan
    lens = plan.scenario.lens(plan.lens)
    answered = [turn for turn in state.turns if turn.outcome == "answered"]
    finished = _finished(state)
    rating = whole.verdict.rating if plan.mode == "interview" and finished and answered[0].ended_by else None
    judged = finished and plan.mode in JUDGED
    longest = max(whole.answers, key=lambda one: len(one.reading.answer.transcript.words), default=None)
    said = answer_measures(longest) if longest else None
    return Practised(
        session=session,
        day=day,
        mode=plan.mode,
        scenario=plan.scenario.id,
        title=plan.scenario.title,
        principle=lens.name if lens else plan.scenario.principle,
        rating=rating if rating in RATED else None,
        sections=tuple(_sections(state, whole)) if judged else (),
        probes=tuple(_probes(state, whole)) if judged else (),
        words_per_minute=said.words_per_minute if said else None,
        fillers_per_minute=said.fillers_per_minute if said else None,
        level=plan.level,
        question=plan.scenario.question,
        length_s=round(sum(take.duration_s for turn in state.turns for take in turn.takes), 3),
        verdict=whole.verdict.rating if plan.mode == "interview" and answered else "",
        finished=finished,
    )


def _finished(state: State) -> bool:
    """Return whether anything in the session was answered to its end.

    An interview is one try; in a drill each answer is one.
    """
    if state.plan.mode not in JUDGED:
        return True
    if state.plan.mode == "interview" and not state.complete:
        return False
    return any(_to_its_end(turn) for turn in state.turns)


def _to_its_end(turn: Turn) -> bool:
    """Return whether an answer was ended, and not interrupted by a stop."""
    return turn.outcome == "answered" and turn.ended_by is not None


def _sections(state: State, whole: Debrief) -> Iterator[PractisedSection]:
    for one in _sound(state, whole) if not state.plan.scenario.shape else ():
        for pace in one.paces:
            section = state.plan.scenario.sections[pace.section]
            found = answer_measures(one, pace.section)
            shown = {finding.signal for finding in one.reading.findings if finding.section == pace.section}
            lacks = tuple(sorted(set(section.expects) - shown))
            yield PractisedSection(pace.section, found.seconds, pace.clock.target_s, pace.counted, found.bad, lacks)


def _probes(state: State, whole: Debrief) -> Iterator[PractisedProbe]:
    """Yield each follow-up that was answered: one try, however often it was asked on.

    The weakest answer counts, with the question that it answers.
    """
    asked = {turn.ask: turn.text for turn in state.turns}
    tried: dict[str, PractisedProbe] = {}
    for one in _sound(state, whole):
        if one.grade:
            ask = one.reading.ask
            name = ask.removesuffix(PRESS)
            now = PractisedProbe(name, asked.get(ask, ""), one.grade)
            tried[name] = min(tried.get(name, now), now, key=lambda probe: GRADED[probe.result])
    yield from tried.values()


def _sound(state: State, whole: Debrief) -> Iterator[AnswerDebrief]:
    """Yield the answers that can be relied on.

    Not those that were interrupted, nor those with bad sound, too few words, or an unsure transcript.
    """
    answered = [turn for turn in state.turns if turn.outcome == "answered"]
    for turn, one in zip(answered, whole.answers, strict=True):
        if _to_its_end(turn) and not doubts(turn, one):
            yield one
