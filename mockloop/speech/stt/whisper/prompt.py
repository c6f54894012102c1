"""What Whisper is told before it listens: the rare words of the subject, as the end of a well-written text.

Whisper goes on in the manner of what it is given. A bare list in lower case cost five of six segments their full stop;
a short sentence with capitals and a full stop costs none.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

MOST_TOKENS = 60  # of the sentence; it goes into every pass
MOST_CONTEXT = 120  # tokens of what was said before; both together break at 223


def sentence(terms: Sequence[str], tokens: Callable[[str], int]) -> str | None:
    """As many of the terms, from the first, as fit, in one sentence; None where there are none."""
    chosen: list[str] = []
    for term in terms:
        if "<|" not in term and term.strip() and tokens(_written([*chosen, term])) <= MOST_TOKENS:
            chosen.append(term.strip())
    return _written(chosen) if chosen else None


def _written(terms: Sequence[str]) -> str:
    *most, last = terms
    return f"Today we talk about {', '.join(most)} and {last}." if most else f"Today we talk about {last}."


def end_of(text: str, tokens: Callable[[str], int]) -> str | None:
    """The last words of a text that fit as context; None where there is none."""
    words = text.split()
    while words and tokens(" ".join(words)) > MOST_CONTEXT:
        words = words[max(1, len(words) // 8) :]
    return " ".join(words) or None
