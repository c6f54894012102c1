"""Topics to practise next: each once, and few of one interview."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from mockloop.core.scenario import SECTIONS

MOST_OF_ONE = 2  # topics of one scenario that come before those of others
KINDS = ("scenario", "section", "probe")


@dataclass(frozen=True, slots=True, order=True)
class PracticeTopic:
    """Something to practise: ``kind`` is scenario, section or probe; ``name`` that of the section or probe."""

    scenario: str
    kind: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Next:
    """A topic to practise. ``due_day`` and ``chance`` are None if it was never practised."""

    topic: PracticeTopic
    title: str
    due_day: int | None
    chance: float | None
    because: tuple[str, ...]
    level: str = ""  # the last level that it was practised at


def in_order(topic: PracticeTopic) -> tuple[str, int, int, str]:
    """Sort by scenario; within one the whole answer, then the sections in their order, then the probes."""
    place = SECTIONS.index(topic.name) if topic.kind == "section" else 0
    return (topic.scenario, KINDS.index(topic.kind), place, topic.name)


def each_once(topics: Iterable[Next]) -> Iterator[Next]:
    """Yield the topics; a follow-up question is left out after its whole interview, which asks it again."""
    whole: set[str] = set()
    for one in topics:
        if one.topic.kind == "scenario":
            whole.add(one.topic.scenario)
        if one.topic.kind != "probe" or one.topic.scenario not in whole:
            yield one


def spread(topics: Iterable[Next]) -> Iterator[Next]:
    """Yield the topics in order, those beyond MOST_OF_ONE of a scenario after all others."""
    later: list[Next] = []
    yielded: Counter[str] = Counter()
    for one in topics:
        yielded[one.topic.scenario] += 1
        if yielded[one.topic.scenario] <= MOST_OF_ONE:
            yield one
        else:
            later.append(one)
    yield from later
