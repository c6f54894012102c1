"""The text that Whisper gets before it listens: the rare words of the subject, as the end of a well-written text.

Whisper continues in the style of this text. A bare list in lower case cost five of six segments their full stop; a
short sentence with capitals and a full stop costs none. Whisper also omits um and uh, as its training did, unless the
text has them: of 14 by one speaker it then heard 14 and claimed one more, against none before, for 0.9 points more
words wrong at five beams (python -m benchmarks.hesitation), but none at one beam. So the words of the take in progress
are read with it, and of a whole recording only its um and uh are used (stt/hesitation.py).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

HESITANT = "Um, so, uh, I was, um, working on, uh, the project."
MOST_TOKENS = 60  # tokens of the sentence, which costs time in every pass
MOST_CONTEXT = 120  # tokens of the words before; the limit for both together is 223


def sentence(terms: Sequence[str], tokens: Callable[[str], int]) -> str | None:
    """Return as many of the terms, from the first, as fit into one sentence; None if there are none."""
    chosen: list[str] = []
    for term in terms:
        if "<|" not in term and term.strip() and tokens(_written([*chosen, term])) <= MOST_TOKENS:
            chosen.append(term.strip())
    return _written(chosen) if chosen else None


def hesitant(told: str | None) -> str:
    """Return a text by somebody who hesitates: after it, Whisper writes um and uh where it hears them."""
    return f"{HESITANT} {told}" if told else HESITANT


def _written(terms: Sequence[str]) -> str:
    *most, last = terms
    return f"Today we talk about {', '.join(most)} and {last}." if most else f"Today we talk about {last}."


def end_of(text: str, tokens: Callable[[str], int]) -> str | None:
    """Return the last words of a text that fit as context; None if there are none."""
    words = text.split()
    while words and tokens(" ".join(words)) > MOST_CONTEXT:
        words = words[max(1, len(words) // 8) :]
    return " ".join(words) or None
