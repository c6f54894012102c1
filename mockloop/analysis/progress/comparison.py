"""Compare two attempts at the same question, section by section: each measure, and what was gained and lost."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from mockloop.analysis.judging.debrief import AnswerDebrief, Debrief
from mockloop.analysis.judging.pacing import Clock
from mockloop.analysis.progress import change, repeatability
from mockloop.analysis.progress.answer_measures import AnswerMeasures, answer_measures, doubts
from mockloop.analysis.progress.change import Measured, incomparable, judgement
from mockloop.core.scenario import SECTIONS
from mockloop.core.state import State, Turn

GRADES = ("weak", "acceptable", "strong")
RATINGS = ("no_hire", "leaning_no_hire", "hire", "strong_hire")


@dataclass(frozen=True, slots=True)
class Attempt:
    """A session, or one round of it, with its debrief."""

    id: str
    state: State
    whole: Debrief

    @property
    def answers(self) -> tuple[tuple[Turn, AnswerDebrief], ...]:
        answered = (turn for turn in self.state.turns if turn.outcome == "answered")
        return tuple(zip(answered, self.whole.answers, strict=True))


@dataclass(frozen=True, slots=True)
class ComparisonRow:
    """One section of an answer, or a whole answer (``section`` ""), in both attempts.

    ``gained`` and ``lost`` are good signals that appeared or disappeared; ``shed`` and ``caught`` are bad ones that
    disappeared or appeared. All four are empty if the two answers cannot be compared.
    """

    ask: str
    section: str
    title: str
    measures: tuple[Measured, ...]
    gained: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()
    shed: tuple[str, ...] = ()
    caught: tuple[str, ...] = ()

    def measured(self, name: str) -> Measured:
        """Return the measure with this name."""
        return next(one for one in self.measures if one.measure == name)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two attempts, row by row. ``only_a`` and ``only_b``: questions that the other attempt did not answer.

    ``follow_ups``: the words of each of those that is a follow-up question, by its id.
    """

    a: str
    b: str
    rows: tuple[ComparisonRow, ...]
    rating: Measured
    only_a: tuple[str, ...] = ()
    only_b: tuple[str, ...] = ()
    why_not: tuple[str, ...] = ()
    follow_ups: tuple[tuple[str, str], ...] = ()

    def only(self, sections: Sequence[str]) -> Comparison:
        """Return the comparison of these sections alone; of everything if none is named."""
        if not sections:
            return self
        return replace(self, rows=tuple(row for row in self.rows if row.section in sections))

    def count(self, judgement: str) -> int:
        """Return how many measures got this judgement."""
        return sum(one.judgement == judgement for row in self.rows for one in row.measures)


def compare(a: Attempt, b: Attempt) -> Comparison:
    """Compare two attempts: is ``b`` better than ``a``?"""
    why_not = _different_questions(a, b)
    first, second = ({turn.ask: (turn, one) for turn, one in x.answers} for x in (a, b))
    both = [ask for ask in first if ask in second] if not why_not else []
    pairs = [_Pair(ask, a, b, first[ask], second[ask]) for ask in both]
    rows = tuple(row for pair in pairs for row in _rows(pair))
    only_a, only_b = (tuple(ask for ask in one if ask not in both) for one in (first, second))
    doubts_told = [*why_not, *(pair.why_not for pair in pairs if pair.ask == "opening")]
    alone = [first[ask][0] for ask in only_a] + [second[ask][0] for ask in only_b]
    follow_ups = tuple((turn.ask, turn.text) for turn in alone if turn.ask not in ("opening", *SECTIONS))
    return Comparison(a.id, b.id, rows, _rating(a, b, doubts_told), only_a, only_b, why_not, follow_ups)


def _different_questions(a: Attempt, b: Attempt) -> tuple[str, ...]:
    one, other = a.state.plan.scenario, b.state.plan.scenario
    if one.id != other.id:
        told = (one.id, other.id) if one.question == other.question else (f"“{one.question}”", f"“{other.question}”")
        return (f"they answer different questions ({told[0]} and {told[1]})",)
    return () if one.question == other.question else (f"the question of {one.id} was changed in between",)


@dataclass(frozen=True, slots=True)
class _Pair:
    """The same question, answered twice."""

    ask: str
    a: Attempt
    b: Attempt
    first: tuple[Turn, AnswerDebrief]
    second: tuple[Turn, AnswerDebrief]

    @property
    def why_not(self) -> str:
        """Why the two answers cannot be compared at all; "" if they can."""
        one, other = (answer.reading.answer.transcript for _, answer in (self.first, self.second))
        if one.engine != other.engine:
            return f"heard by different recognizers ({one.engine} and {other.engine})"
        for attempt, (turn, answer) in ((self.a, self.first), (self.b, self.second)):
            reasons = doubts(turn, answer)
            if reasons:
                return f"{attempt.id}: {reasons[0]}"
        return ""


def _rows(pair: _Pair) -> Iterator[ComparisonRow]:
    kinds = {one.reading.answer.kind for _, one in (pair.first, pair.second)}
    if kinds == {"story"}:
        for section in SECTIONS:
            yield _row(pair, section, section, section)
    if kinds == {"section"}:
        yield _row(pair, pair.ask, pair.ask, repeatability.ALONE)
    else:
        yield _row(pair, "", pair.second[0].text, repeatability.WHOLE)


def _row(pair: _Pair, section: str, title: str, of: str) -> ComparisonRow:
    (_, one), (_, other) = pair.first, pair.second
    a, b = answer_measures(one, section or None), answer_measures(other, section or None)
    row = ComparisonRow(pair.ask, section, title, tuple(_measures(pair, section, of, (a, b))))
    if pair.why_not:
        return row
    return replace(
        row,
        gained=_new(b.good, a.good),
        lost=_new(a.good, b.good),
        shed=_new(a.bad, b.bad),
        caught=_new(b.bad, a.bad),
    )


def _new(these: Sequence[str], beside: Sequence[str]) -> tuple[str, ...]:
    return tuple(name for name in these if name not in beside)


def _measures(pair: _Pair, section: str, of: str, both: tuple[AnswerMeasures, AnswerMeasures]) -> Iterator[Measured]:
    """Yield every measure of a row; ``of`` says whose repeat error applies."""
    (_, one), (_, other) = pair.first, pair.second
    typed = one.reading.answer.transcript.timed != "measured"  # text is read the same way every time

    def limit(measure: str, of: str = of) -> float:
        return 0.0 if typed else repeatability.limit(measure, of)

    clocks = (_clock(pair.a, one, section), _clock(pair.b, other, section))
    timed_by = repeatability.WHOLE if _by_hand(one) and _by_hand(other) and of == section else of
    aimed = section or clocks != (None, None)  # the answer to a probe has no target
    measures = [
        *([change.seconds(*both, clocks, limit("seconds", timed_by))] if aimed else []),
        change.rate(*both, limit("words_per_minute")),
        change.fillers(*both, limit("fillers_per_minute")),
        change.findings(*both, limit("balance")),
    ]
    if one.grade and other.grade:
        better = GRADES.index(other.grade) - GRADES.index(one.grade)
        by = repeatability.beyond(repeatability.GRADE)
        measures.append(Measured("grade", one.grade, other.grade, judgement(better, by), by))
    for found in measures:
        yield incomparable(found.measure, found.a, found.b, pair.why_not) if pair.why_not else found


def _by_hand(one: AnswerDebrief) -> bool:
    """Return whether the person set the boundaries of every section."""
    return all(span.confidence == 1.0 for span in one.reading.answer.spans)


def _clock(attempt: Attempt, one: AnswerDebrief, section: str) -> Clock | None:
    if section:
        return next((pace.clock for pace in one.paces if pace.section == section), None)
    if one.reading.answer.kind != "story":
        return None
    length_s = attempt.state.plan.scenario.level(attempt.state.plan.level).length_s
    return Clock(length_s, length_s)


def _rating(a: Attempt, b: Attempt, why_not: Sequence[str]) -> Measured:
    one, other = a.whole.verdict.rating, b.whole.verdict.rating
    reason = next(filter(None, why_not), "") or _unrated(a, b)
    if reason:
        return incomparable("rating", one, other, reason)
    by = repeatability.beyond(repeatability.RATING)
    return Measured("rating", one, other, judgement(RATINGS.index(other) - RATINGS.index(one), by), by)


def _unrated(a: Attempt, b: Attempt) -> str:
    plans = (a.state.plan, b.state.plan)
    for attempt in (a, b):
        if attempt.state.plan.mode != "interview":
            return f"a {attempt.state.plan.mode} has no rating"
        if attempt.whole.verdict.rating not in RATINGS:
            return f"{attempt.id}: {attempt.whole.verdict.because[0]}"
    if (plans[0].level, plans[0].lens) != (plans[1].level, plans[1].lens):
        return "they were judged by another level or lens"
    return ""
