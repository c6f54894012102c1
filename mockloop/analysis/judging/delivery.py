"""How it was said: rates, pauses, fillers and filled pauses. It never affects the content rating.

Definitions. Words a minute: words over the time from the first to the last word. Articulation rate: words over the
time with voice, without pauses. A pause: 0.3 s or more without voice between two stretches of voice (shorter gaps
belong to articulation; measured to about 50 ms). Thinking time: silence before the first voice; it does not affect any
rate.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from mockloop.analysis.text.fillers import Filler, fillers
from mockloop.core.transcript import Span, Transcript

PAUSE_S = 0.3
LONG_PAUSE_S = 1.0  # normal thinking in spontaneous speech (Campione and Veronis 2002): shown, not criticized
FILLED_PAUSE_S = 0.2
FEWEST_WORDS = 20  # rates of shorter turns are not comparable (Yuan, Liberman and Cieri 2006)
QUIET_WPM = (110.0, 190.0)
QUIET_FILLERS_PER_MINUTE = 5.0
_RECOGNIZERS = frozenset({"whisper", "sphinx"})  # sphinx: in sessions of earlier versions
CLUSTER_S = 10.0
CLUSTER = 3


@dataclass(frozen=True, slots=True)
class Delivery:
    """Figures of one answer; None if there was no sound, or too little, to measure."""

    words_per_minute: float | None
    articulation_rate_wpm: float | None
    thinking_s: float | None
    pauses: tuple[Span, ...]
    fillers: tuple[Filler, ...]
    filled_pauses: tuple[Span, ...]
    remarks: tuple[str, ...] = ()
    um_unheard: bool = False  # the recognizer leaves out most um and uh, so a low count means little


def delivery(transcript: Transcript) -> Delivery:
    """Return the delivery of one answer."""
    said = fillers(transcript)
    if transcript.timed != "measured":
        remarks = tuple(_remarks(transcript, None, said))
        return Delivery(None, None, None, (), said, (), remarks, _leaves_um_out(transcript))
    voiced = transcript.voiced
    wpm = _words_per_minute(transcript)
    return Delivery(
        words_per_minute=wpm,
        articulation_rate_wpm=_articulation_rate(transcript),
        thinking_s=voiced[0].start_s if voiced else None,
        pauses=tuple(pauses(voiced)) if voiced else (),
        fillers=said,
        filled_pauses=tuple(_unwritten(transcript)),
        remarks=tuple(_remarks(transcript, wpm, said)),
        um_unheard=_leaves_um_out(transcript),
    )


def _leaves_um_out(transcript: Transcript) -> bool:
    """Return whether um and uh are missing because the recognizer leaves them out. Typed text has what was typed."""
    return transcript.engine in _RECOGNIZERS and not transcript.hesitation


def pauses(voiced: tuple[Span, ...]) -> Iterator[Span]:
    """Yield the silences of 0.3 s or more between voiced stretches."""
    for before, after in pairwise(voiced):
        if after.start_s - before.end_s >= PAUSE_S:
            yield Span(before.end_s, after.start_s)


def _words_per_minute(transcript: Transcript) -> float | None:
    words = transcript.words
    if len(words) < FEWEST_WORDS:
        return None
    span_s = words[-1].end_s - words[0].start_s
    return round(60.0 * len(words) / span_s, 1) if span_s > 0 else None


def _articulation_rate(transcript: Transcript) -> float | None:
    if transcript.voiced is None or len(transcript.words) < FEWEST_WORDS:
        return None
    silent_s = sum(pause.seconds for pause in pauses(transcript.voiced))
    voiced_s = transcript.voiced[-1].end_s - transcript.voiced[0].start_s - silent_s if transcript.voiced else 0.0
    heard = sum(not word.time_uncertain for word in transcript.words)  # the others have no voice time to count
    return round(60.0 * heard / voiced_s, 1) if voiced_s > 0 else None


def _unwritten(transcript: Transcript) -> Iterator[Span]:
    """Return voiced sound of 0.2 s or more without a word: hesitation that the recognizer may have left out."""
    words = transcript.words
    at = 0
    for span in transcript.voiced or ():
        while at < len(words) and words[at].end_s <= span.start_s:
            at += 1
        covered = at < len(words) and words[at].start_s < span.end_s
        if not covered and span.seconds >= FILLED_PAUSE_S:
            yield span


def rated(wpm: float | None) -> str:
    """Return "slow" or "fast" for a rate that listeners notice; "" otherwise, and if there is no rate."""
    if wpm is None or QUIET_WPM[0] <= wpm <= QUIET_WPM[1]:
        return ""
    return "slow" if wpm < QUIET_WPM[0] else "fast"


def often_filled(transcript: Transcript, said: tuple[Filler, ...]) -> float | None:
    """Return the fillers a minute if there are enough to bother listeners, else None."""
    minutes = transcript.words[-1].end_s / 60.0 if len(transcript.words) >= FEWEST_WORDS else 0.0
    often = len(said) / minutes if minutes else 0.0
    return often if often >= QUIET_FILLERS_PER_MINUTE else None


def _remarks(transcript: Transcript, wpm: float | None, said: tuple[Filler, ...]) -> Iterator[str]:
    """Yield the few remarks worth making; none if everything is in its usual range."""
    if rated(wpm):
        yield f"{wpm:.0f} words a minute, pauses included, is {rated(wpm)}; 110 to 190 sounds natural."
    often = often_filled(transcript, said)
    if often is None:
        return
    about = "" if transcript.timed == "measured" else "about "
    yield f"{len(said)} fillers, {about}{often:.1f} a minute; listeners start to mind at about 5."
    cluster = _cluster(said) if transcript.timed == "measured" else ()
    if cluster:
        words = ", ".join(f"'{filler.text}'" for filler in cluster)
        yield f"Several come close together at {cluster[0].start_s:.0f} s: {words}."


def _cluster(said: tuple[Filler, ...]) -> tuple[Filler, ...]:
    """Return the largest group of fillers within 10 s, if it has at least 3."""
    groups = [tuple(f for f in said[i:] if f.start_s - said[i].start_s <= CLUSTER_S) for i in range(len(said))]
    largest = max(groups, key=len, default=())
    return largest if len(largest) >= CLUSTER else ()
