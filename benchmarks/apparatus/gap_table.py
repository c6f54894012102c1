"""Print the turn gaps as a table, and compare them with their limits."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import numpy as np

Fact = dict[str, Any]
PARTS = ("closing", "recognizer", "choice", "voice", "output")
# seconds at p95, by how the answer ended
MOST_S = {
    "silence": {"tiny.en": 0.15, "base.en": 0.15, "small.en": 0.5},
    "key": {"tiny.en": 0.35, "base.en": 1.0, "small.en": 0.5},
}
MOST_LONGER = 1.2  # the longest answers' gap over the shortest ones'
RIGHT_TO_S = 0.05  # a block of the capture or a window of voice activity more or less
TIMES_SHORTER, FROM_S = 10.0, 180  # than transcribing at the end, for answers of so many seconds and more


def print_table(facts: Sequence[Fact]) -> int:
    """Print the table and return the exit status: 1 if a limit is exceeded."""
    print("\nSeconds from the end of the answer to the first sample of the next question")
    print(f"{'engine':10}{'ended by':10}" + "".join(f"{f'{s} s':>8}" for s in _lengths(facts)), end="")
    print(
        f"{'p50':>8}{'p95':>8}{'worst':>8}  "
        + "".join(f"{name:>11}" for name in PARTS)
        + f"{'provisional':>13}{'last words':>12}"
    )
    for engine, ended_by in _cells(facts):
        print(_line(facts, engine, ended_by))
    for fact in facts:
        if fact["kind"] == "memory":
            print(f"{fact['engine']}: at most {fact['rss_mb']:.0f} MB with all its processes")
        if fact["kind"] == "baseline":
            print(
                f"{fact['engine']}: {fact['seconds']:.1f} s to transcribe {fact['length_s']} s at the end of the answer"
            )
    broken = list(_broken(facts))
    for sentence in broken:
        print(f"NOT KEPT: {sentence}")
    return int(bool(broken))


def _line(facts: Sequence[Fact], engine: str, ended_by: str) -> str:
    found = _gaps(facts, engine, ended_by)
    by_length = "".join(f"{_p50([g for g in found if g['about_s'] == s]):8.3f}" for s in _lengths(facts))
    gaps = [one["gap_s"] for one in found]
    parts = "".join(f"{np.median([one[f'{name}_s'] for one in found]):11.3f}" for name in PARTS)
    spread = f"{np.percentile(gaps, 50):8.3f}{np.percentile(gaps, 95):8.3f}{max(gaps):8.3f}"
    provisional = f"{sum(one['provisional'] for one in found)} of {len(found)}"
    final_s = max(one["final_s"] for one in found)
    return f"{engine:10}{ended_by:10}{by_length}{spread}  {parts}{provisional:>13}{final_s:12.3f}"


def _broken(facts: Sequence[Fact]) -> Iterator[str]:
    for engine, ended_by in _cells(facts):
        found = _gaps(facts, engine, ended_by)
        p95_s = float(np.percentile([one["gap_s"] for one in found], 95))
        if p95_s > MOST_S[ended_by][engine]:
            yield f"{engine} by {ended_by}: {p95_s:.3f} s at p95, at most {MOST_S[ended_by][engine]} s"
        shortest_s, longest_s = (_p50([g for g in found if g["about_s"] == s]) for s in _ends(facts))
        if longest_s > MOST_LONGER * shortest_s + RIGHT_TO_S:
            yield f"{engine} by {ended_by}: {longest_s:.3f} s after the longest, {shortest_s:.3f} s after the shortest"
        yield from _not_much_shorter(facts, engine, ended_by)


def _not_much_shorter(facts: Sequence[Fact], engine: str, ended_by: str) -> Iterator[str]:
    """The gap is that of the answers next in length above the one transcribed at its end."""
    for fact in facts:
        if fact["kind"] != "baseline" or fact["engine"] != engine or fact["length_s"] < FROM_S:
            continue
        length = next((s for s in _lengths(facts) if s >= fact["length_s"]), _lengths(facts)[-1])
        gap_s = _p50([one for one in _gaps(facts, engine, ended_by) if one["about_s"] == length])
        if fact["seconds"] < TIMES_SHORTER * gap_s:
            yield f"{engine} by {ended_by}: {gap_s:.3f} s, {fact['seconds'] / gap_s:.1f} times shorter than at the end"


def _cells(facts: Sequence[Fact]) -> list[tuple[str, str]]:
    return list(dict.fromkeys((one["engine"], one["ended_by"]) for one in _all(facts, lambda one: True)))


def _gaps(facts: Sequence[Fact], engine: str, ended_by: str) -> list[Fact]:
    return _all(facts, lambda one: (one["engine"], one["ended_by"]) == (engine, ended_by))


def _all(facts: Sequence[Fact], wanted: Callable[[Fact], bool]) -> list[Fact]:
    return [one for one in facts if one["kind"] == "gap" and wanted(one)]


def _lengths(facts: Sequence[Fact]) -> list[int]:
    return sorted({one["about_s"] for one in facts if one["kind"] == "gap"})


def _ends(facts: Sequence[Fact]) -> tuple[int, int]:
    return _lengths(facts)[0], _lengths(facts)[-1]


def _p50(gaps: Sequence[Fact]) -> float:
    return float(np.median([one["gap_s"] for one in gaps]))
