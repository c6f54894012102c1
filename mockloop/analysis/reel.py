"""A session on one axis of time, as it is heard again: questions, answers, their words, sections and findings."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from mockloop.analysis.answer import Finding, SectionSpan
from mockloop.analysis.conversation import Reading
from mockloop.analysis.units import units

KINDS = ("word", "sentence", "section", "finding", "answer")
_BEFORE_S = 0.3  # going back from a place just reached goes to the one before it


@dataclass(frozen=True, slots=True)
class Scene:
    """A question and its answer: it begins at ``begins_s`` with the question, whose answer begins at ``answer_s``.

    Times within ``reading`` count from ``answer_s``.
    """

    text: str
    because: tuple[str, ...]
    reading: Reading
    begins_s: float
    answer_s: float
    ends_s: float


@dataclass(frozen=True, slots=True)
class Shown:
    """What is to be seen at one moment. ``word`` is the index of the word being said, None before and between words.

    ``finding`` is the last one reached in this answer; ``asking`` while the question sounds.
    """

    scene: int
    asking: bool
    word: int | None = None
    section: SectionSpan | None = None
    finding: Finding | None = None


@dataclass(frozen=True, slots=True)
class Reel:
    """All scenes in order, without a gap between them."""

    scenes: tuple[Scene, ...] = field(default=())

    @property
    def ends_s(self) -> float:
        return self.scenes[-1].ends_s if self.scenes else 0.0

    def at(self, at_s: float) -> Shown:
        """What is to be seen at this second; the last scene stays after its end."""
        place = max(0, bisect_right([scene.begins_s for scene in self.scenes], at_s) - 1)
        scene = self.scenes[place]
        inside_s = at_s - scene.answer_s
        if inside_s < 0:
            return Shown(place, asking=True)
        return Shown(place, False, _word(scene, inside_s), _section(scene, inside_s), _finding(scene, inside_s))

    def stop(self, at_s: float, kind: str, forward: bool) -> float:
        """The next place of this kind, or the one before: where it begins. The ends of the reel stop the search."""
        stops = sorted(set(self._stops(kind)))
        if forward:
            return next((stop for stop in stops if stop > at_s + 0.01), self.ends_s)
        return next((stop for stop in reversed(stops) if stop < at_s - _BEFORE_S), 0.0)

    def _stops(self, kind: str) -> Iterator[float]:
        for scene in self.scenes:
            if kind == "answer":
                yield scene.begins_s
            else:
                yield from (scene.answer_s + start_s for start_s in _starts(scene.reading, kind))


def reel(
    asked: Sequence[tuple[str, tuple[str, ...]]], readings: Sequence[Reading], questions_s: Sequence[float]
) -> Reel:
    """A reel out of what was asked (text and reasons), the answers, and how long each question sounds."""
    scenes: list[Scene] = []
    at_s = 0.0
    for (text, because), reading, question_s in zip(asked, readings, questions_s, strict=True):
        answer_s = at_s + question_s
        ends_s = answer_s + reading.answer.transcript.duration_s
        scenes.append(Scene(text, because, reading, at_s, answer_s, ends_s))
        at_s = ends_s
    return Reel(tuple(scenes))


def _starts(reading: Reading, kind: str) -> Iterator[float]:
    words = reading.answer.transcript.words
    if kind == "word":
        yield from (word.start_s for word in words)
    elif kind == "sentence":
        yield from (words[unit.first].start_s for unit in units(reading.answer.transcript))
    elif kind == "section":
        yield from (span.start_s for span in reading.answer.spans)
    elif kind == "finding":
        yield from (found.start_s for found in reading.findings)
    else:
        raise ValueError(f"there is no kind '{kind}'")


def _word(scene: Scene, inside_s: float) -> int | None:
    words = scene.reading.answer.transcript.words
    index = bisect_right([word.start_s for word in words], inside_s) - 1
    return index if index >= 0 and inside_s < words[index].end_s else None


def _section(scene: Scene, inside_s: float) -> SectionSpan | None:
    spans = scene.reading.answer.spans
    index = bisect_right([span.start_s for span in spans], inside_s) - 1
    return spans[index] if index >= 0 else None


def _finding(scene: Scene, inside_s: float) -> Finding | None:
    reached = [found for found in scene.reading.findings if found.start_s <= inside_s]
    return reached[-1] if reached else None
