"""Words and their times, in seconds from the start of the take."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from mockloop.core.fields import Flag, Number, Seconds, StoredAsList, Text

ESTIMATED_WORDS_PER_MINUTE = 150.0
MIN_SILENCE_S = 0.2  # a shorter pause belongs to the speech around it
_STOPS = (".", "?", "!")
_SHORTENED = frozenset("dr. mr. mrs. ms. prof. st. sgt. rev. vs. e.g. i.e.".split())  # their full stop ends no sentence


def ends_sentence(text: str) -> bool:
    """Return whether a word ends its sentence: 'chart.' does, 'Dr.' does not."""
    return text.endswith(_STOPS) and text.lower() not in _SHORTENED


@dataclass(frozen=True, slots=True)
class Span(StoredAsList):
    """A stretch of time."""

    start_s: Seconds
    end_s: Seconds

    @property
    def seconds(self) -> float:
        return self.end_s - self.start_s


@dataclass(frozen=True, slots=True)
class Word(StoredAsList):
    """One spoken word; ``probability`` is the recognizer's own, 1.0 if it gives none.

    ``time_uncertain``: no voice was measured at its time. It was said, but its time is a guess.
    """

    text: Text
    start_s: Seconds
    end_s: Seconds
    probability: Number = 1.0
    time_uncertain: Flag = False


@dataclass(frozen=True, slots=True)
class Transcript:
    """The words of one take or answer, in order.

    ``voiced`` is the voice activity timeline, None if there was no sound to measure. ``timed`` is "measured" (from
    sound or a timed file), or "estimated" (text alone). ``hesitation``: it comes from a pass that writes um and uh;
    other passes leave most of them out.
    """

    words: tuple[Word, ...] = ()
    duration_s: Seconds = 0.0
    engine: Text = "typed"
    timed: Text = "measured"
    voiced: tuple[Span, ...] | None = field(default=None)
    hesitation: Flag = False

    def __hash__(self) -> int:
        """Return a number from a few values, since results are kept by transcript and an hour has 9,000 words."""
        return hash((len(self.words), self.words[-1:], self.duration_s, self.engine))

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)

    def between(self, first: int, last: int) -> str:
        """Return the words from index ``first`` to ``last``, both included, as one string."""
        return " ".join(word.text for word in self.words[first : last + 1])


def from_text(text: str, words_per_minute: float = ESTIMATED_WORDS_PER_MINUTE) -> Transcript:
    """Return a transcript of plain text in which each word gets the same share of time."""
    step_s = 60.0 / words_per_minute
    words = tuple(Word(token, round(i * step_s, 3), round((i + 1) * step_s, 3)) for i, token in enumerate(text.split()))
    return Transcript(words, round(len(words) * step_s, 3), "typed", "estimated")


def shifted(transcript: Transcript, by_s: float) -> Transcript:
    """Return the same transcript, ``by_s`` seconds later."""
    if by_s == 0:
        return transcript
    words = tuple(replace(w, start_s=w.start_s + by_s, end_s=w.end_s + by_s) for w in transcript.words)
    voiced = transcript.voiced
    if voiced is not None:
        voiced = tuple(Span(s.start_s + by_s, s.end_s + by_s) for s in voiced)
    return replace(transcript, words=words, voiced=voiced)


def joined(parts: Sequence[Transcript]) -> Transcript:
    """Join several takes of one answer into one transcript, each after the end of the one before."""
    if not parts:
        return Transcript()
    moved: list[Transcript] = []
    at_s = 0.0
    for part in parts:
        moved.append(shifted(part, at_s))
        at_s += part.duration_s
    return Transcript(
        words=tuple(word for part in moved for word in part.words),
        duration_s=at_s,
        engine=parts[0].engine,
        timed="estimated" if any(p.timed == "estimated" for p in parts) else "measured",
        voiced=_joined_voice(moved),
        hesitation=all(part.hesitation for part in parts),
    )


def _joined_voice(parts: Iterable[Transcript]) -> tuple[Span, ...] | None:
    """Return the voice of all parts.

    A silence at the joint of two parts does not count either if it is too short for a pause.
    """
    spans: list[Span] = []
    for part in parts:
        if part.voiced is None:
            return None
        for at, span in enumerate(part.voiced):
            meets = at == 0 and spans and span.start_s - spans[-1].end_s < MIN_SILENCE_S
            spans.append(Span(spans.pop().start_s, span.end_s) if meets else span)
    return tuple(spans)
