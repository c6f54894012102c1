"""The figures of one answer or one of its sections, to be compared with those of another attempt."""

from __future__ import annotations

from dataclasses import dataclass

from mockloop.analysis.answer import SectionSpan
from mockloop.analysis.judging.debrief import AnswerDebrief
from mockloop.analysis.judging.delivery import FEWEST_WORDS
from mockloop.analysis.judging.lost_sound import lost_because
from mockloop.analysis.judging.verdict import FEWEST_WORDS as FEWEST_TO_JUDGE
from mockloop.analysis.judging.verdict import unfit
from mockloop.core.state import Turn


@dataclass(frozen=True, slots=True)
class AnswerMeasures:
    """None if not measured: text without times, or a rate of fewer than 20 words.

    ``seconds`` is 0 for a section that is missing. ``good`` and ``bad`` are the signals found, each once, sorted.
    """

    seconds: float | None
    words: int
    words_per_minute: float | None
    fillers: int
    fillers_per_minute: float | None
    good: tuple[str, ...] = ()
    bad: tuple[str, ...] = ()

    @property
    def balance(self) -> int:
        """Good findings minus bad ones."""
        return len(self.good) - len(self.bad)


def answer_measures(one: AnswerDebrief, section: str | None = None) -> AnswerMeasures:
    """Return the figures of an answer, or of one of its sections."""
    return _of_section(one, section) if section else _of_answer(one)


def _of_answer(one: AnswerDebrief) -> AnswerMeasures:
    words = one.reading.answer.transcript.words
    seconds = round(words[-1].end_s - words[0].start_s, 3) if words else 0.0
    counted = _Counted(seconds, len(words), one.delivery.words_per_minute, len(one.delivery.fillers))
    return _figures(one, counted, None)


def _of_section(one: AnswerDebrief, section: str) -> AnswerMeasures:
    spans = tuple(span for span in one.reading.answer.spans if span.section == section)
    seconds = next((pace.seconds for pace in one.paces if pace.section == section), 0.0)
    words = sum(span.last_word - span.first_word + 1 for span in spans)
    spoken_s = sum(span.seconds for span in spans)
    rate = round(60.0 * words / spoken_s, 1) if words >= FEWEST_WORDS and spoken_s > 0 else None
    fillers = sum(_within(filler.start_s, spans) for filler in one.delivery.fillers)
    return _figures(one, _Counted(seconds, words, rate, fillers), section)


@dataclass(frozen=True, slots=True)
class _Counted:
    """What can be counted in words that have times."""

    seconds: float
    words: int
    words_per_minute: float | None
    fillers: int

    @property
    def fillers_per_minute(self) -> float | None:
        enough = self.words >= FEWEST_WORDS and self.seconds > 0
        return round(60.0 * self.fillers / self.seconds, 2) if enough else None


def _figures(one: AnswerDebrief, counted: _Counted, section: str | None) -> AnswerMeasures:
    found = [f for f in one.reading.findings if section in (None, f.section)]
    good = tuple(sorted({f.signal for f in found if f.polarity == "good"}))
    bad = tuple(sorted({f.signal for f in found if f.polarity == "bad"}))
    if one.reading.answer.transcript.timed != "measured":
        return AnswerMeasures(None, counted.words, None, counted.fillers, None, good, bad)
    a_minute = counted.fillers_per_minute
    return AnswerMeasures(
        counted.seconds, counted.words, counted.words_per_minute, counted.fillers, a_minute, good, bad
    )


def _within(at_s: float, spans: tuple[SectionSpan, ...]) -> bool:
    return any(span.start_s <= at_s < span.end_s for span in spans)


def doubts(turn: Turn, one: AnswerDebrief) -> list[str]:
    """Return why an answer's figures do not count.

    A section or the answer to a probe may be short, a story may not.
    """
    reasons = unfit(one.reading, [take.sound for take in turn.takes])
    reasons += [lost] if (lost := lost_because(turn)) else []
    words = len(one.reading.answer.transcript.words)
    if one.reading.answer.kind == "story" and words < FEWEST_TO_JUDGE:
        reasons.append(f"only {words} words were heard")
    return reasons
