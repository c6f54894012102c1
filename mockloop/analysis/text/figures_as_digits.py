"""Write the numbers of a clause in digits: 'from two hundred to forty' as 'from 200 to 40'.

Recognizers write a number in words or in digits by chance. What reads a text for clues should not see a difference.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mockloop.analysis.text.numerals import FRACTIONS, spoken_number

_ALONE = frozenset({"a", "an", "one", "half", "couple"})  # mostly no figure: 'one of them', 'half of it'


def figures_as_digits(tokens: Sequence[str]) -> tuple[str, ...]:
    """Return normalized words with each number in words as one word of digits; 'one' on its own stays."""
    return tuple(_written(tokens))


def _written(tokens: Sequence[str]) -> Iterator[str]:
    at = 0
    while at < len(tokens):
        found = spoken_number(tokens, at)
        if found and not found[2] and not _is_a_word(tokens, at, found[1]):
            yield _digits(found[0])
            at = found[1]
        else:
            yield tokens[at]
            at += 1


def _is_a_word(tokens: Sequence[str], first: int, after: int) -> bool:
    """Whether a number stays in words: 'one of them', the 'two' of 'two thirds'."""
    alone = tokens[first] in _ALONE and after == first + 1
    return alone or "".join(tokens[after : after + 1]) in FRACTIONS


def _digits(value: float) -> str:
    return f"{value:.0f}" if value == int(value) else f"{value:.3f}".rstrip("0")
