"""Progress over all sessions: how each scenario, principle and section went, what is weak, what to do next.

Spaced repetition, which is passed in, decides when something is due again; the same sessions and the same day give the
same result. Days are calendar ordinals; no clock is read here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from mockloop.analysis.progress.next_topics import KINDS, Next, PracticeTopic, each_once, in_order, spread
from mockloop.analysis.progress.practice import HARD, RATED, Practised, PractisedProbe, PractisedSection
from mockloop.analysis.signals import registry
from mockloop.core.scenario import SECTIONS

MOST_NEXT = 5
LOOK_BACK = 4  # how many of the last tries are considered when something went badly
RATINGS = tuple(RATED)  # from no_hire to strong_hire
RATING, SHARE = "rating", "percent of target"  # the units of a line


@dataclass(frozen=True, slots=True)
class Review:
    """One try at a topic: when, and how well it went (1 to 4)."""

    day: int
    grade: int


@dataclass(frozen=True, slots=True)
class Recall:
    """When a topic is due again, and the probability (0 to 1) that it is still remembered today."""

    due_day: int
    chance: float


class Spacing(Protocol):
    """Spaced repetition: takes all tries, oldest first; returns when the next is due."""

    def __call__(self, reviews: Sequence[Review], today: int) -> Recall: ...


@dataclass(frozen=True, slots=True)
class Point:
    """One figure of one session; for a section also its seconds and its target at that time."""

    day: int
    value: float
    session: str
    seconds: float | None = None
    target_s: float | None = None


@dataclass(frozen=True, slots=True)
class ProgressLine:
    """One thing over time. ``by`` is scenario, principle or section; ratings count from 0, no hire, to 3.

    ``title``: a scenario's, by which people know it.
    """

    by: str
    name: str
    unit: str
    points: tuple[Point, ...]
    good: int  # how many of the points are good enough
    title: str = ""

    @property
    def heading(self) -> str:
        """The line's name as it is shown to a person."""
        return self.title or (self.name.capitalize() if self.by == "section" else self.name)


@dataclass(frozen=True, slots=True)
class Weak:
    """A topic that went badly last time. ``title``: its scenario's title, or the probe's question."""

    topic: PracticeTopic
    title: str
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Progress:
    """The history up to ``today``.

    ``unfinished``: sessions that do not count, since they were not ended; ``unread``: those not analyzed yet.
    """

    today: int
    sessions: int
    days: tuple[int, ...]  # on which something was practised, each once
    lines: tuple[ProgressLine, ...]
    weak: tuple[Weak, ...]  # worst first
    next: tuple[Next, ...]
    unfinished: int = 0
    unread: int = 0


def progress(
    sessions: Iterable[Practised], today: int, spacing: Spacing, known: Mapping[str, str] | None = None
) -> Progress:
    """Return the history of these sessions up to today.

    ``known``: the titles of scenarios that could be practised, by id.
    """
    begun = [one for one in sessions if one.day <= today and not one.sample]
    ordered = sorted((one for one in begun if one.counts), key=lambda one: (one.day, one.session))
    tries = _tries(ordered)
    return Progress(
        today=today,
        sessions=len(ordered),
        days=tuple(sorted({one.day for one in ordered})),
        lines=tuple(_lines(ordered)),
        weak=tuple(_weak(tries)),
        next=tuple(spread(each_once(_next(tries, today, spacing, known or {}))))[:MOST_NEXT],
        unfinished=len(begun) - len(ordered),
    )


# ---- lines ---------------------------------------------------------------------------------------------------


def _lines(sessions: Sequence[Practised]) -> Iterator[ProgressLine]:
    rated = [one for one in sessions if one.rating]
    yield from _rating_lines("scenario", rated, {one.scenario for one in rated})
    yield from _rating_lines("principle", rated, {one.principle for one in rated})
    for name in SECTIONS:
        points = [(one, section) for one in sessions for section in one.sections if section.name == name]
        timed = [(one, section) for one, section in points if section.seconds is not None and section.target_s]
        shares = tuple(_share(one, section) for one, section in timed)
        if shares:
            yield ProgressLine("section", name, SHARE, shares, sum(s.status == "on" for _, s in timed))


def _share(one: Practised, section: PractisedSection) -> Point:
    """Return the seconds of a section as a share of its target, comparable over scenarios and levels."""
    seconds = section.seconds or 0.0
    return Point(one.day, 100.0 * seconds / section.target_s, one.session, seconds, section.target_s)


def _rating_lines(by: str, rated: Sequence[Practised], names: set[str]) -> Iterator[ProgressLine]:
    groups: dict[str, list[Point]] = defaultdict(list)
    titles = {one.scenario: one.title for one in rated} if by == "scenario" else {}
    for one in rated:
        value = float(RATINGS.index(str(one.rating)))
        groups[getattr(one, by)].append(Point(one.day, value, one.session))
    for name in sorted(names):
        good = sum(p.value >= RATINGS.index("hire") for p in groups[name])
        yield ProgressLine(by, name, RATING, tuple(groups[name]), good, titles.get(name, ""))


# ---- topics --------------------------------------------------------------------------------------------------


@dataclass(slots=True)
class _Tries:
    """Every try at one topic, oldest first, and how the last one went."""

    topic: PracticeTopic
    title: str = ""
    reviews: list[Review] = field(default_factory=list)
    told: tuple[str, ...] = ()
    level: str = ""

    @property
    def last(self) -> Review:
        return self.reviews[-1]

    @property
    def badly(self) -> int:
        """How many of the last tries went badly."""
        return sum(review.grade <= HARD for review in self.reviews[-LOOK_BACK:])


def _tries(sessions: Sequence[Practised]) -> list[_Tries]:
    found: dict[PracticeTopic, _Tries] = {}
    for one in sessions:
        for topic, title, grade, told in _reviewed(one):
            tries = found.setdefault(topic, _Tries(topic))
            tries.title, tries.told, tries.level = title, told, one.level
            tries.reviews.append(Review(one.day, grade))
    return [found[topic] for topic in sorted(found, key=in_order)]


def _worst_first(one: _Tries) -> tuple[int, int, int, int]:
    """Sort by how the last try went, then by how many failed, then the newest first; of equals a whole interview."""
    return (one.last.grade, -one.badly, -one.last.day, KINDS.index(one.topic.kind))


def _reviewed(one: Practised) -> Iterator[tuple[PracticeTopic, str, int, tuple[str, ...]]]:
    if one.rating:
        told = (f"rated {one.rating.replace('_', ' ')}",)
        yield PracticeTopic(one.scenario, "scenario"), one.title, RATED[one.rating], told
    for section in one.sections:
        topic = PracticeTopic(one.scenario, "section", section.name)
        yield topic, one.title, section.grade, tuple(_told_section(section))
    for probe in one.probes:
        yield PracticeTopic(one.scenario, "probe", probe.name), probe.ask, probe.grade, _told_probe(probe)


def _told_section(section: PractisedSection) -> Iterator[str]:
    if section.status == "missing":
        yield "not heard"
    elif section.status != "on":
        took = "" if section.seconds is None else f": {section.seconds:.0f} s of {section.target_s:.0f} s"
        yield f"{'too long' if section.status == 'over' else 'short'}{took}"
    yield from (f"found: {registry.signal(name).TITLE.lower()}" for name in section.bad)


def _told_probe(probe: PractisedProbe) -> tuple[str, ...]:
    return (f"the answer was {probe.result}",)


def _weak(tries: Sequence[_Tries]) -> Iterator[Weak]:
    """Yield what went badly last time: the worst first, then what fails most often, then the most recent."""
    weak = [one for one in tries if one.last.grade <= HARD]
    for one in sorted(weak, key=_worst_first):
        yield Weak(one.topic, one.title, tuple(_why_weak(one)))


def _why_weak(tries: _Tries) -> Iterator[str]:
    yield from tries.told
    count = min(LOOK_BACK, len(tries.reviews))
    if count > 1:
        yield f"weak in {tries.badly} of the last {count} tries"


# ---- what next -----------------------------------------------------------------------------------------------


def _next(tries: Sequence[_Tries], today: int, spacing: Spacing, known: Mapping[str, str]) -> Iterator[Next]:
    """Yield what is due, least likely to be remembered first; then what went badly last time, the worst first.

    Then come scenarios that were never practised, and last what is due soonest.
    """
    recalls = [(one, spacing(one.reviews, today)) for one in tries]
    due = [(one, recall) for one, recall in recalls if recall.due_day <= today]
    for one, recall in sorted(due, key=lambda pair: (pair[1].chance, pair[0].last.grade, in_order(pair[0].topic))):
        late = today - recall.due_day
        since = "due today" if late == 0 else "due since yesterday" if late == 1 else f"due for {late} days"
        yield _to_practise(one, recall, (since, *_chance(recall)))
    later = [(one, recall) for one, recall in recalls if recall.due_day > today]
    weak = [pair for pair in later if pair[0].last.grade <= HARD]
    for one, recall in sorted(weak, key=lambda pair: _worst_first(pair[0])):
        yield _to_practise(one, recall, ())
    practised = {one.topic.scenario for one in tries}
    for name in sorted(set(known) - practised):
        yield Next(PracticeTopic(name, "scenario"), known[name], None, None, ("never practised",))
    well = [pair for pair in later if pair[0].last.grade > HARD]
    for one, recall in sorted(well, key=lambda pair: (pair[1].due_day, pair[1].chance, in_order(pair[0].topic))):
        days = recall.due_day - today
        yield _to_practise(one, recall, ("due tomorrow" if days == 1 else f"due in {days} days",))


def _to_practise(one: _Tries, recall: Recall, because: tuple[str, ...]) -> Next:
    last = f"last time: {', '.join(one.told)}" if one.told else "last time it went well"
    return Next(one.topic, one.title, recall.due_day, round(recall.chance, 3), (*because, last), one.level)


def _chance(recall: Recall) -> tuple[str, ...]:
    return (f"the chance that you still remember it is {100 * recall.chance:.0f} %",)
