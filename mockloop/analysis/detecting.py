"""What most signals share: patterns to findings, overlapping matches as one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from mockloop.analysis.answer import Answer, Finding, Match, finding

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


def merged(matches: Iterable[Match]) -> Iterator[Match]:
    """Matches in order; those that share words become one."""
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
    """Where any of the patterns matches, overlaps merged."""
    where = None if sections is None else tuple(sections)
    return list(merged(match for pattern in patterns for match in answer.find(pattern, where)))


def affirmed(answer: Answer, found: Iterable[Match]) -> list[Match]:
    """The matches that are told as done: without those denied, owed or only wished for in the same clause."""
    return [match for match in found if not _NOT_SO.intersection(_clause_before(answer, match.first))]


def _clause_before(answer: Answer, word: int) -> Iterator[str]:
    """The words that lead up to ``word`` within its clause, the nearest first, as far as they can bear on it."""
    if answer.tokens[word].partition("'")[0] in _CLAUSE_BEGINS:
        return
    for token in reversed(answer.tokens[max(0, word - _REACH) : word]):
        if token.partition("'")[0] in _CLAUSE_BEGINS:
            return
        yield token


def led_up_to(answer: Answer, found: Iterable[Match], by: str, within: int) -> list[Match]:
    """The matches that come at most ``within`` words after what the pattern ``by`` takes."""
    ends = [match.last for match in answer.find(by)]
    return [match for match in found if any(0 < match.first - end <= within for end in ends)]


def good(answer: Answer, name: str, found: Iterable[Match], advice: str) -> list[Finding]:
    """Good findings of signal ``name``."""
    return [finding(answer, match, name, "good", advice) for match in found]


def bad(answer: Answer, name: str, found: Iterable[Match], advice: str) -> list[Finding]:
    """Bad findings of signal ``name``."""
    return [finding(answer, match, name, "bad", advice) for match in found]
