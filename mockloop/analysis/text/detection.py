"""Functions that most signals share: from patterns to findings, with overlapping matches merged."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from mockloop.analysis.answer import Answer, Finding, Match, finding
from mockloop.analysis.text.phrases import phrases, places_of
from mockloop.core.transcript import ends_sentence

_NOT_SO = frozenset(
    "not never no nobody none nothing neither without cannot can't couldn't didn't don't doesn't wasn't weren't hadn't "
    "haven't won't wouldn't shouldn't isn't should would could might must may will i'd i'll we'd we'll wish hope hoped "
    "wanted needed tried trying supposed about going".split()
)
_CLAUSE_BEGINS = frozenset(
    "i we he she it they you there and but so then because since that which who when where if while after "
    "before".split()
)
_REACH = 4


def found_in(answer: Answer, patterns: Iterable[str], sections: Iterable[str] | None = None) -> list[Match]:
    """Return every match of the patterns that begins in one of the sections, in order.

    Overlapping matches stay separate.
    """
    allowed = None if sections is None or not answer.spans else frozenset(sections)
    found = phrases(tuple(patterns)).find(answer)
    kept = (match for match in found if allowed is None or answer.section_of(match.first) in allowed)
    return sorted(kept, key=lambda match: (match.first, -match.last))


def merged(matches: Iterable[Match]) -> Iterator[Match]:
    """Yield matches in order; overlapping ones become one."""
    pending: Match | None = None
    for match in sorted(matches, key=lambda m: (m.first, -m.last)):
        if pending and match.first <= pending.last:
            pending = Match(pending.first, max(pending.last, match.last), pending.text)
            continue
        if pending:
            yield pending
        pending = match
    if pending:
        yield pending


def matches(answer: Answer, patterns: Iterable[str], sections: Iterable[str] | None = None) -> list[Match]:
    """Return every match of the patterns, in order, with overlapping ones merged."""
    return list(merged(found_in(answer, patterns, sections)))


def affirmed(answer: Answer, found: Iterable[Match]) -> list[Match]:
    """Return the matches about things done: not denied, pending or only wished for in the same clause."""
    return [match for match in found if not _NOT_SO.intersection(_clause_before(answer, match.first))]


def _clause_before(answer: Answer, word: int) -> Iterator[str]:
    """Yield the words before ``word`` within its clause, the nearest first, as far as they can affect it."""
    if answer.tokens[word].partition("'")[0] in _CLAUSE_BEGINS:
        return
    for token in reversed(answer.tokens[max(0, word - _REACH) : word]):
        if token.partition("'")[0] in _CLAUSE_BEGINS:
            return
        yield token


def led_up_to(answer: Answer, found: Iterable[Match], by: str, within: int) -> list[Match]:
    """Return the matches that come at most ``within`` words after a match of the pattern ``by``."""
    ends = [match.last for match in found_in(answer, (by,))]
    return [match for match in found if any(0 < match.first - end <= within for end in ends)]


def sequence(answer: Answer, steps: Iterable[str], within: int, sections: Iterable[str] | None = None) -> list[Match]:
    """Return the last of several steps, each at most ``within`` words after the one before."""
    *before, last = steps
    reached: list[Match] | None = None
    for step in before:
        found = found_in(answer, (step,))
        ends = [match.last for match in reached or ()]
        if reached is not None:
            found = [match for match in found if any(0 < match.first - end <= within for end in ends)]
        if not found:
            return []
        reached = found
    ends = [match.last for match in reached or ()]
    found = matches(answer, (last,), sections)
    return [match for match in found if any(0 < match.first - end <= within for end in ends)]


def near(
    answer: Answer, families: Iterable[frozenset[str]], within: int, sections: Iterable[str] | None = None
) -> list[Match]:
    """Find a word of each group in one sentence, in any order, at most ``within`` words from the first."""
    places = places_of(answer.tokens)
    first, *others = (places.of_any(family) for family in families)
    if not all((first, *others)):
        return []
    allowed = None if sections is None or not answer.spans else frozenset(sections)
    found = []
    for index in first:
        close = [min(family, key=lambda i: abs(i - index), default=-within - 1) for family in others]
        begin, end = min(index, *close), max(index, *close)
        if end - begin <= within and begin >= 0 and not _sentence_ends(answer, begin, end):
            found.append(Match(begin, end, " ".join(answer.tokens[begin : end + 1])))
    return [match for match in found if allowed is None or answer.section_of(match.first) in allowed]


def _sentence_ends(answer: Answer, begin: int, end: int) -> bool:
    return any(ends_sentence(word.text) for word in answer.transcript.words[begin:end])


def good(answer: Answer, name: str, found: Iterable[Match], advice: str) -> list[Finding]:
    """Return good findings of signal ``name``."""
    return [finding(answer, match, name, "good", advice) for match in found]


def bad(answer: Answer, name: str, found: Iterable[Match], advice: str) -> list[Finding]:
    """Return bad findings of signal ``name``."""
    return [finding(answer, match, name, "bad", advice) for match in found]
