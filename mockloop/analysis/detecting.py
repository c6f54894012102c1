"""What most signals share: patterns to findings, overlapping matches as one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from mockloop.analysis.answer import Answer, Finding, Match, finding


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


def good(answer: Answer, name: str, found: Iterable[Match], advice: str) -> list[Finding]:
    """Good findings of signal ``name``."""
    return [finding(answer, match, name, "good", advice) for match in found]


def bad(answer: Answer, name: str, found: Iterable[Match], advice: str) -> list[Finding]:
    """Bad findings of signal ``name``."""
    return [finding(answer, match, name, "bad", advice) for match in found]
