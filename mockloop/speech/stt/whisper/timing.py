"""Put words on the clock of their take. The voice activity timeline says when a word was said, never whether it was."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from mockloop.core.transcript import Span, Word
from mockloop.speech.stt.hesitation import is_hesitation
from mockloop.speech.stt.whisper.doubt import Hypothesis, doubted, faint

NEAR_S = 0.2  # from voice: a word this close to it counts as heard, since its times are no more precise
_STEP_S = 0.02  # Whisper's own resolution


def timed_words(reading: Hypothesis, begins_s: float, ends_s: float, voiced: Sequence[Span]) -> list[Word]:
    """Return the words of a stretch in seconds of its take; ``voiced`` is the take's own timeline.

    Only words that Whisper doubts and that have no voice nearby are left out, and um and uh without voice, which it
    writes for noise. Other words without voice stay, with uncertain times.
    """
    if doubted(reading) and not any(span.end_s > begins_s and span.start_s < ends_s for span in voiced):
        return []
    return timed(_kept(reading, begins_s, voiced), begins_s, ends_s, voiced)


def timed(words: Sequence[Word], begins_s: float, ends_s: float, voiced: Sequence[Span]) -> list[Word]:
    """Put the words on the take's clock, in order and within the stretch, each at the nearest voice."""
    found: list[Word] = []
    last_s = begins_s
    for word in words:
        start_s, end_s = min(begins_s + word.start_s, ends_s), min(begins_s + word.end_s, ends_s)
        span = _nearest(start_s, end_s, voiced)
        if span is not None and span.start_s < end_s and start_s < span.end_s:
            start_s, end_s = max(start_s, span.start_s), min(end_s, span.end_s)  # an end is extended over a pause
        start_s = max(last_s, min(start_s, ends_s - _STEP_S))
        last_s = min(max(end_s, start_s + _STEP_S), ends_s)
        uncertain = not _has_voice(word, begins_s, voiced)
        found.append(replace(word, start_s=round(start_s, 3), end_s=round(last_s, 3), time_uncertain=uncertain))
    return found


def _kept(reading: Hypothesis, begins_s: float, voiced: Sequence[Span]) -> list[Word]:
    """Return the words without those runs that Whisper doubts and that have no voice nearby."""
    kept: list[Word] = []
    run: list[Word] = []
    for word in reading.words:
        if _has_voice(word, begins_s, voiced):
            kept += _unless_faint(run, reading)
            kept.append(word)
            run = []
        else:
            run.append(word)
    return kept + _unless_faint(run, reading)


def _unless_faint(run: list[Word], reading: Hypothesis) -> list[Word]:
    spoken = [word for word in run if not is_hesitation(word)]
    return [] if spoken and faint(spoken, reading) else spoken


def _has_voice(word: Word, begins_s: float, voiced: Sequence[Span]) -> bool:
    start_s, end_s = begins_s + word.start_s, begins_s + word.end_s
    return any(span.start_s - NEAR_S <= end_s and start_s <= span.end_s + NEAR_S for span in voiced)


def _nearest(start_s: float, end_s: float, voiced: Sequence[Span]) -> Span | None:
    """Return the span with the most overlap, otherwise the nearest."""
    return max(voiced, key=lambda span: min(span.end_s, end_s) - max(span.start_s, start_s), default=None)
