"""An answer as the analysis sees it: words, their times, and their sections."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import accumulate

from mockloop.core.transcript import ESTIMATED_WORDS_PER_MINUTE, Transcript

MOST_QUOTED = 16
TRAILING = " ,;:-–—"  # what a quotation does not end with
NONE = "none"  # the label of words that belong to no section: asides, remarks about the answer itself
_EDGES = re.compile(r"^[^\w$£€%']+|[^\w%]+$")


@dataclass(frozen=True, slots=True)
class SectionSpan:
    """Words ``first_word`` to ``last_word`` (both included), which belong to one section.

    ``section`` is one of SECTIONS or NONE. ``confidence`` is the probability, between 0 and 1, that a word of the span
    belongs there; ``because`` are the words that decided.
    """

    section: str
    first_word: int
    last_word: int
    start_s: float
    end_s: float
    confidence: float
    because: tuple[str, ...] = ()

    @property
    def seconds(self) -> float:
        return self.end_s - self.start_s

    @property
    def heading(self) -> str:
        """The section as it is shown to a person."""
        return "Aside" if self.section == NONE else self.section.capitalize()


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that an answer shows: ``polarity`` good or bad, with the words that show it.

    ``because`` is the reason. ``timed`` is that of the transcript: measured or estimated.
    """

    signal: str
    polarity: str
    section: str
    quote: str
    start_s: float
    end_s: float
    advice: str
    because: str = ""
    timed: str = "measured"

    @property
    def cited(self) -> str:
        """The words with their second, marked if it is only estimated."""
        quote = self.quote.rstrip(TRAILING)
        if self.timed == "estimated":
            return f"'{quote}' at about {self.start_s:.0f} s, at {ESTIMATED_WORDS_PER_MINUTE:.0f} words a minute"
        return f"'{quote}' at {self.start_s:.0f} s"


@dataclass(frozen=True, slots=True)
class Match:
    """Words ``first`` to ``last`` (both included) that a pattern matched; ``text`` is normalized."""

    first: int
    last: int
    text: str


@dataclass(frozen=True)
class Answer:
    """A transcript and its section spans. ``kind``: "story" for a whole answer, "probe" for a follow-up's.

    A probe's answer is short and has no sections: its spans are empty, and every signal may look anywhere in it.
    """

    transcript: Transcript
    spans: tuple[SectionSpan, ...] = ()
    kind: str = "story"
    tokens: tuple[str, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "tokens", tuple(normalized(word.text) for word in self.transcript.words))

    @cached_property
    def text(self) -> str:
        """All words with one space between them; patterns are matched against this."""
        return " ".join(self.tokens)

    @cached_property
    def _offsets(self) -> list[int]:
        offsets, at = [], 0
        for token in self.tokens:
            offsets.append(at)
            at += len(token) + 1
        return offsets

    @cached_property
    def _sections(self) -> tuple[str, ...]:
        names = [""] * len(self.tokens)
        for span in self.spans:
            name = "" if span.section == NONE else span.section
            names[span.first_word : span.last_word + 1] = [name] * (span.last_word - span.first_word + 1)
        return tuple(names)

    def section_of(self, word: int) -> str:
        """Return the section of the word with index ``word``; "" in an aside and if there are no sections."""
        return self._sections[word]

    def find(self, pattern: str, sections: Iterable[str] | None = None) -> Iterator[Match]:
        """Return where a regular expression matches whole words, in order.

        The text is lower case, without punctuation except apostrophes, with one space between words. With
        ``sections``, only matches that begin in one of them count; in a probe's answer all count.
        """
        allowed = None if sections is None or not self.spans else frozenset(sections)
        for found in whole_words(pattern).finditer(self.text):
            first = bisect_right(self._offsets, found.start()) - 1
            last = bisect_right(self._offsets, max(found.start(), found.end() - 1)) - 1
            if allowed is None or self._sections[first] in allowed:
                yield Match(first, last, found.group().strip())

    @cached_property
    def _bounds(self) -> tuple[list[float], list[float]]:
        """The latest end up to each word and the earliest start from each word on, which never fall."""
        words = self.transcript.words
        starts = accumulate((word.start_s for word in reversed(words)), min)
        return list(accumulate((word.end_s for word in words), max)), list(starts)[::-1]

    def at_times(self, start_s: float, end_s: float) -> list[int]:
        """Return the words that are said between two times, wholly or in part."""
        words, (ends, starts) = self.transcript.words, self._bounds
        near = range(bisect_right(ends, start_s), bisect_left(starts, end_s))
        return [at for at in near if words[at].start_s < end_s and words[at].end_s > start_s]

    def words_in(self, section: str) -> int:
        return self._sections.count(section)

    def quote(self, first: int, last: int, around: int = 3) -> str:
        """Return the words as they were said, with up to ``around`` more on each side; shorten a long stretch."""
        if last - first >= MOST_QUOTED:
            return self.transcript.between(first, first + MOST_QUOTED - 1) + " …"
        return self.transcript.between(max(0, first - around), min(len(self.tokens) - 1, last + around))


def finding(answer: Answer, match: Match, signal: str, polarity: str, advice: str) -> Finding:
    """Return a finding with the words of ``match``."""
    words = answer.transcript.words
    return Finding(
        signal,
        polarity,
        answer.section_of(match.first),
        answer.quote(match.first, match.last),
        words[match.first].start_s,
        words[match.last].end_s,
        advice,
        f"'{answer.transcript.between(match.first, match.last)}'",
        answer.transcript.timed,
    )


@lru_cache(maxsize=4096)  # a long answer repeats the same words, so each result is kept
def normalized(word: str) -> str:
    """Return a word as patterns see it: lower case, straight apostrophes, no punctuation at its ends."""
    return _EDGES.sub("", word.replace("\u2019", "'").lower())


@lru_cache(maxsize=2048)
def whole_words(pattern: str) -> re.Pattern[str]:
    """Return a compiled pattern of whole words over normalized text."""
    return re.compile(rf"(?<!\S)(?:{pattern})(?!\S)")
