"""Find patterns of whole words, indexed by the words they can begin with, and compiled when first needed.

So the time depends on the words of the answer, not on the number of patterns times its length. The first words are
read from a pattern's own text: letters, groups, choices, classes, repeats and assertions.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import accumulate

from mockloop.analysis.answer import Answer, Match

ANY = "…"  # ends a beginning whose rest is open
_MOST_FIRST_WORDS = 4000
_ESCAPED = {"b": {""}, "d": set("0123456789"), "S": {ANY}, "s": {" "}}


class Phrases:
    """Patterns that are looked for together."""

    def __init__(self, patterns: Iterable[str]) -> None:
        self._whole: dict[str, list[str]] = {}
        self._begun: dict[str, list[str]] = {}
        for pattern in (choice for whole in patterns for choice in choices(whole)):
            for word in first_words(pattern):
                filed = self._begun if word.endswith(ANY) else self._whole
                filed.setdefault(word.removesuffix(ANY), []).append(pattern)
        self._of: dict[str, tuple[str, ...]] = {}

    def _beginning_with(self, word: str) -> tuple[str, ...]:
        if word not in self._of:
            begun = (pattern for n in range(len(word) + 1) for pattern in self._begun.get(word[:n], ()))
            self._of[word] = tuple(dict.fromkeys((*self._whole.get(word, ()), *begun)))
        return self._of[word]

    def find(self, answer: Answer) -> Iterator[Match]:
        """Return every match of every pattern at every word, in no fixed order."""
        places = places_of(answer.tokens)
        text = answer.text
        for word, indexes in places.of_word.items():
            for pattern in self._beginning_with(word):
                match = compiled(pattern).match
                for index in indexes:
                    found = match(text, places.offsets[index])
                    if found and found.end() > found.start():
                        last = bisect_right(places.offsets, found.end() - 1) - 1
                        yield Match(index, last, found.group().strip())


class Places:
    """The positions of each word in an answer."""

    def __init__(self, tokens: Sequence[str]) -> None:
        self.offsets = list(accumulate((len(token) + 1 for token in tokens), initial=0))[:-1]
        self.of_word: dict[str, list[int]] = {}
        for index, token in enumerate(tokens):
            self.of_word.setdefault(token, []).append(index)
        self._of_any: dict[frozenset[str], list[int]] = {}

    def of_any(self, words: frozenset[str]) -> list[int]:
        """Return the positions of any of the words, in order."""
        if words not in self._of_any:
            self._of_any[words] = sorted(i for word in self.of_word.keys() & words for i in self.of_word[word])
        return self._of_any[words]


@lru_cache(maxsize=1)  # signals are looked for in one answer after another
def places_of(tokens: tuple[str, ...]) -> Places:
    """Return the positions of the words of one answer."""
    return Places(tokens)


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """Return the pattern, ending where a word ends."""
    return re.compile(rf"(?:{pattern})(?!\S)")


@lru_cache(maxsize=256)
def phrases(patterns: tuple[str, ...]) -> Phrases:
    """Return the patterns, compiled and indexed once."""
    return Phrases(patterns)


def choices(pattern: str) -> list[str]:
    """Return a pattern cut at its outermost choices."""
    cuts = [at for at, depth in _depths(pattern) if depth == 0 and pattern[at] == "|"]
    return [pattern[begin + 1 : end] for begin, end in zip((-1, *cuts), (*cuts, len(pattern)), strict=True)]


def _depths(pattern: str) -> Iterator[tuple[int, int]]:
    """Yield each letter's index, and the number of groups around it."""
    depth = 0
    for at, letter in enumerate(pattern):
        escaped = at > 0 and pattern[at - 1] == "\\"
        depth -= letter == ")" and not escaped
        yield at, depth
        depth += letter == "(" and not escaped


_QUANTIFIER = re.compile(r"(\?|\*|\+|\{(\d*),?\d*\})\??")


@lru_cache(maxsize=8192)
def first_words(pattern: str) -> frozenset[str]:
    """Return the words a pattern can begin with; one that ends in ``ANY`` means all that begin with it."""
    words = {word.removesuffix(" ") for word in _Reader(pattern).choices()}
    return frozenset({ANY} if "" in words or len(words) > _MOST_FIRST_WORDS else words)


class _Reader:
    """Read a pattern from the left for its first words; a word that ends with a space, or with ``ANY``, is complete."""

    def __init__(self, pattern: str) -> None:
        self._pattern = pattern
        self._at = 0

    def _take(self, token: str) -> bool:
        taken = self._pattern.startswith(token, self._at)
        self._at += len(token) if taken else 0
        return taken

    def choices(self) -> set[str]:
        """Return the first words of the choices up to the end of the group."""
        words = self._sequence()
        while self._take("|"):
            words |= self._sequence()
        return words

    def _sequence(self) -> set[str]:
        ended: set[str] = set()
        growing = {""}
        while growing and self._at < len(self._pattern) and self._pattern[self._at] not in "|)":
            then = self._repeated(self._element())
            grown = {word + more for word in growing for more in then}
            ended |= {word for word in grown if word.endswith((" ", ANY))}
            growing = grown - ended
        if not growing:
            self._skip()
        return ended | growing

    def _skip(self) -> None:
        """Go to the end of this choice: what comes after the first word changes nothing."""
        depth, in_class = 0, False
        while self._at < len(self._pattern):
            letter = self._pattern[self._at]
            if depth == 0 and not in_class and letter in "|)":
                return
            if letter == "\\":
                self._at += 1
            elif in_class:
                in_class = letter != "]"
            else:
                in_class = letter == "["
                depth += (letter == "(") - (letter == ")")
            self._at += 1

    def _element(self) -> set[str]:
        if self._take("(?:"):
            words = self.choices()
        elif self._take("("):
            self.choices()
            words = {""}
        elif self._take("["):
            return self._class()
        else:
            return self._letter()
        self._take(")")
        return words

    def _class(self) -> set[str]:
        letters = self._pattern[self._at : self._pattern.index("]", self._at)]
        self._at += len(letters) + 1
        return {ANY} if {"-", "^", "\\"} & set(letters[:-1]) else set(letters)

    def _letter(self) -> set[str]:
        letter = self._pattern[self._at]
        escaped = letter == "\\"
        self._at += 2 if escaped else 1
        if escaped:
            letter = self._pattern[self._at - 1]
            return _ESCAPED.get(letter, {letter})
        return {ANY} if letter == "." else {letter}

    def _repeated(self, words: set[str]) -> set[str]:
        """Return ``words`` as the quantifier that follows changes them."""
        rest = _QUANTIFIER.match(self._pattern, self._at)
        if not rest:
            return words
        self._at = rest.end()
        open_ended = {word if word.endswith((" ", ANY)) or rest[1] == "?" else word + ANY for word in words}
        return open_ended | {""} if rest[1] in "?*" or rest[2] == "0" else open_ended
