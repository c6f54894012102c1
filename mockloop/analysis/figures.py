"""The figures of one answer, or of one section of it, as they are set beside those of another attempt."""

from __future__ import annotations

from dataclasses import dataclass

from mockloop.analysis.answer import SectionSpan
from mockloop.analysis.debrief import AnswerDebrief
from mockloop.analysis.delivery import FEWEST_WORDS
from mockloop.core.transcript import Transcript


@dataclass(frozen=True, slots=True)
class Figures:
    """None where it could not be measured: text without times, or a rate of fewer than 20 words.

    ``seconds`` is 0 for a section that is not there. ``good`` and ``bad`` are the signals found, each once, sorted.
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
        """Good findings less bad ones."""
        return len(self.good) - len(self.bad)


def figures(one: AnswerDebrief, section: str | None = None) -> Figures:
    """The figures of an answer, or of one of its sections."""
    return _of_section(one, section) if section else _of_answer(one)


def _of_answer(one: AnswerDebrief) -> Figures:
    transcript = one.reading.answer.transcript
    words = transcript.words
    seconds = round(words[-1].end_s - words[0].start_s, 3) if words else 0.0
    good, bad = _signals(one, None)
    rate = one.delivery.words_per_minute
    return _figures(transcript, seconds, len(words), rate, len(one.delivery.fillers), (good, bad))


def _of_section(one: AnswerDebrief, section: str) -> Figures:
    transcript = one.reading.answer.transcript
    spans = tuple(span for span in one.reading.answer.spans if span.section == section)
    seconds = next((pace.seconds for pace in one.paces if pace.section == section), 0.0)
    words = sum(span.last_word - span.first_word + 1 for span in spans)
    spoken_s = sum(span.seconds for span in spans)
    rate = round(60.0 * words / spoken_s, 1) if words >= FEWEST_WORDS and spoken_s > 0 else None
    said = sum(_within(filler.start_s, spans) for filler in one.delivery.fillers)
    return _figures(transcript, seconds, words, rate, said, _signals(one, section))


def _figures(
    transcript: Transcript, seconds: float, words: int, rate: float | None, fillers: int, signals: _Signals
) -> Figures:
    if transcript.timed != "measured":
        return Figures(None, words, None, fillers, None, *signals)
    a_minute = round(60.0 * fillers / seconds, 2) if words >= FEWEST_WORDS and seconds > 0 else None
    return Figures(seconds, words, rate, fillers, a_minute, *signals)


_Signals = tuple[tuple[str, ...], tuple[str, ...]]


def _signals(one: AnswerDebrief, section: str | None) -> _Signals:
    found = [f for f in one.reading.findings if section in (None, f.section)]
    good = tuple(sorted({f.signal for f in found if f.polarity == "good"}))
    return good, tuple(sorted({f.signal for f in found if f.polarity == "bad"}))


def _within(at_s: float, spans: tuple[SectionSpan, ...]) -> bool:
    return any(span.start_s <= at_s < span.end_s for span in spans)
