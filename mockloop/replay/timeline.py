"""A session on one time axis for its replay: questions, answers, their words, sections and findings."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from mockloop.analysis.answer import Finding, SectionSpan
from mockloop.analysis.judging.conversation import Reading
from mockloop.analysis.text.clauses import units
from mockloop.core.transcript import Word
from mockloop.reports.comments import ShownComment

KINDS = ("word", "sentence", "section", "finding", "comment", "answer")
BACK_S = {"word": 0.15}  # going back while playing: a place reached less than this ago is skipped
OTHER_BACK_S = 0.3
RECENT_S = 4.0  # how long a finding stays on the screen
READING_S = 0.4  # how long each word of a comment is shown: slow readers read 150 words a minute
_EXACT_S = 1e-6  # a place that the person went to counts as reached despite rounding


@dataclass(frozen=True, slots=True)
class Scene:
    """A question and its answer: the question begins at ``begins_s``, the answer at ``answer_s``.

    Times within ``reading`` and of ``comments`` count from ``answer_s``.
    """

    text: str
    because: tuple[str, ...]
    reading: Reading
    begins_s: float
    answer_s: float
    ends_s: float
    comments: tuple[ShownComment, ...] = ()


@dataclass(frozen=True, slots=True)
class Moment:
    """What is shown at one moment.

    ``word`` is the index of the word being said, None before and between words. ``reached``: the last word begun, -1
    before the first; ``findings``: those reached a short while ago, otherwise the last one; ``asking`` while the
    question plays; ``comments``: those reached that there was no time to read yet.
    """

    scene: int
    asking: bool
    word: int | None = None
    reached: int = -1
    section: SectionSpan | None = None
    findings: tuple[Finding, ...] = ()
    comments: tuple[ShownComment, ...] = ()


@dataclass(frozen=True, slots=True)
class SessionTimeline:
    """All scenes in order, without a gap between them."""

    scenes: tuple[Scene, ...] = field(default=())

    @property
    def ends_s(self) -> float:
        return self.scenes[-1].ends_s if self.scenes else 0.0

    def at(self, at_s: float) -> Moment:
        """Return what is shown at this second; the last scene stays after its end."""
        place = max(0, bisect_right([scene.begins_s for scene in self.scenes], at_s + _EXACT_S) - 1)
        scene = self.scenes[place]
        inside_s = at_s + _EXACT_S - scene.answer_s
        if inside_s < 0:
            return Moment(place, asking=True)
        reached = bisect_right([word.start_s for word in _words(scene)], inside_s) - 1
        under_way = reached >= 0 and inside_s < _words(scene)[reached].end_s
        word = reached if under_way else None
        comments = tuple(one for one in scene.comments if one.at_s <= inside_s < one.at_s + _reading_s(one))
        section, findings = _section(scene, inside_s), tuple(_findings(scene, inside_s))
        return Moment(place, False, word, reached, section, findings, comments)

    def stop(self, at_s: float, kind: str, forward: bool, playing: bool = False) -> float | None:
        """Return where the next place of this kind begins, or the one before; None if there is none.

        While playing, going back from a place that was only just reached goes to the one before it.
        """
        stops = sorted(set(self._stops(kind)))
        if forward:
            return next((stop for stop in stops if stop > at_s + 0.01), None)
        back_s = BACK_S.get(kind, OTHER_BACK_S) if playing else 0.01
        return next((stop for stop in reversed(stops) if stop < at_s - back_s), None)

    def _stops(self, kind: str) -> Iterator[float]:
        for scene in self.scenes:
            if kind == "answer":
                yield scene.begins_s
            elif kind == "comment":
                yield from (scene.answer_s + one.at_s for one in scene.comments)
            else:
                yield from (scene.answer_s + start_s for start_s in _starts(scene.reading, kind))


def session_timeline(
    asked: Sequence[tuple[str, tuple[str, ...]]],
    readings: Sequence[Reading],
    questions_s: Sequence[float],
    comments: Sequence[tuple[ShownComment, ...]] = (),
) -> SessionTimeline:
    """Return the timeline of a session: questions with reasons and lengths, answers, comments."""
    scenes: list[Scene] = []
    at_s = 0.0
    told = comments or [()] * len(readings)
    for (text, because), reading, question_s, written in zip(asked, readings, questions_s, told, strict=True):
        answer_s = at_s + question_s
        ends_s = answer_s + reading.answer.transcript.duration_s
        scenes.append(Scene(text, because, reading, at_s, answer_s, ends_s, written))
        at_s = ends_s
    return SessionTimeline(tuple(scenes))


def _starts(reading: Reading, kind: str) -> Iterator[float]:
    words = reading.answer.transcript.words
    if kind == "word":
        yield from (word.start_s for word in words)
    elif kind == "sentence":
        yield from (words[unit.first].start_s for unit in units(reading.answer.transcript))
    elif kind == "section":
        yield from (span.start_s for span in reading.answer.spans)
        if not reading.answer.spans:  # an answer to a probe has none, and must not be skipped
            yield 0.0
    elif kind == "finding":
        yield from (found.start_s for found in reading.findings)
    else:
        raise ValueError(f"there is no kind '{kind}'")


def _words(scene: Scene) -> Sequence[Word]:
    return scene.reading.answer.transcript.words


def _section(scene: Scene, inside_s: float) -> SectionSpan | None:
    spans = scene.reading.answer.spans
    index = bisect_right([span.start_s for span in spans], inside_s) - 1
    return spans[index] if index >= 0 else None


def _reading_s(one: ShownComment) -> float:
    return RECENT_S + READING_S * len(one.comment.text.split())


def _findings(scene: Scene, inside_s: float) -> Iterator[Finding]:
    in_order = sorted(scene.reading.findings, key=lambda found: found.start_s)
    reached = [found for found in in_order if found.start_s <= inside_s]
    for found in reached:
        if found.start_s > inside_s - RECENT_S or found is reached[-1]:
            yield found
