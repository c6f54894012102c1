"""Decide whether a person can have said these words: at this rate, within the recording, in English.

After a misread file, a recognizer that lost most of the answer, or another language, a verdict would mean nothing. So
the problem is reported instead.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise

from mockloop.analysis.answer import normalized
from mockloop.analysis.text.language import foreign_language
from mockloop.core.transcript import Transcript

FEWEST_WORDS = 25  # fewer words give no meaningful rate
MOST_WPM = 350.0
LEAST_WPM = 40.0
MOST_PAUSE_S = 20.0  # a longer gap may contain somebody else's question, so only this much of it counts
MOST_BEYOND_S = 1.0
LEAST_LETTERED = 0.8


@lru_cache(maxsize=32)  # both the verdict and the figures of an answer ask
def not_judged_because(transcript: Transcript) -> str | None:
    """Return why these words must not be judged, as a clause; None if they may be.

    Another rule handles answers of few words.
    """
    words = transcript.words
    if not words:
        return None
    beyond_s = max(word.end_s for word in words) - transcript.duration_s
    if beyond_s > MOST_BEYOND_S:
        return f"its words run {beyond_s:.0f} s beyond the end of the recording, so its times are wrong"
    if len(words) < FEWEST_WORDS:
        return _language(transcript)
    lettered = sum(any(letter.isalpha() or letter.isdigit() for letter in word.text) for word in words)
    if lettered < LEAST_LETTERED * len(words):
        return f"{len(words) - lettered} of its {len(words)} words have no letters"
    return _rate(transcript) or _language(transcript)


def words_per_minute(transcript: Transcript) -> float:
    """Return the rate from the first to the last word; infinite for no time.

    Each pause counts up to ``MOST_PAUSE_S``.
    """
    words = transcript.words
    seconds = words[-1].end_s - words[0].start_s
    for one, other in pairwise(words):
        seconds -= max(0.0, other.start_s - one.end_s - MOST_PAUSE_S)
    return len(words) * 60.0 / seconds if seconds > 0 else float("inf")


def _rate(transcript: Transcript) -> str | None:
    rate = words_per_minute(transcript)
    if rate > MOST_WPM:
        shown = f"{rate:,.0f}" if rate < 100_000 else "more than 100,000"
        return f"it has {shown} words a minute, more than anybody speaks, so its times are wrong"
    if rate < LEAST_WPM:
        shown = f"only {rate:.0f} words" if rate >= 1 else "less than one word"
        return f"it has {shown} a minute, so its times are wrong or most words are missing"
    return None


def _language(transcript: Transcript) -> str | None:
    tokens = [token for token in (normalized(word.text) for word in transcript.words) if token]
    language = foreign_language(tokens)
    if language is None:
        return None
    name = language if language == "another language" else f"{language}, as it seems"
    return f"this is not English ({name}), and mockloop judges only English"
