"""The content words of a line, cut to their stems so that 'called' and 'calling' are the same."""

from __future__ import annotations

from collections.abc import Sequence

from mockloop.analysis.answer import normalized

_EMPTY = frozenset(
    "a an the and or but so if as at by for from in into of off on out over to under up down with without about after "
    "before again all also any are aren't be been being because both can can't could did didn't do does doing don't "
    "each few had has have having he her here hers him his how i i'd i'm i've it it's its just like me more most my no "
    "nor not now one only other our ours own really same she should some such than that that's their theirs them then "
    "there these they this those through too until us very was wasn't we we'd were what when where which while who why "
    "every instead will won't would you your um uh er got get made make went go going thing things lot kind "
    "sort".split()
)
_ENDINGS = ("ations", "ation", "ments", "ment", "ingly", "ings", "ing", "edly", "ies", "ied", "ers", "er", "ed", "es")
_LEAST = 3


def stem(word: str) -> str:
    """Cut a normalized word to its stem, roughly: enough to match a word with its other forms, not to print it."""
    bare = word.removesuffix("'s")
    for ending in (*_ENDINGS, "ly", "s"):
        if bare.endswith(ending) and len(bare) - len(ending) >= _LEAST:
            bare = bare[: -len(ending)]
            break
    bare = bare.rstrip("e") if len(bare) > _LEAST else bare
    return bare[:-1] if len(bare) > _LEAST and bare[-1] == bare[-2] else bare


def content_stems(words: Sequence[str]) -> tuple[str, ...]:
    """Find the stems of the content words, in order."""
    tokens = [normalized(word) for word in words]
    return tuple(stem(token) for token in tokens if token and token not in _EMPTY and len(token) > 1)
