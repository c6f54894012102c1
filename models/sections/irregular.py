"""An answer made irregular: one section taken away, the result told first, or the reflection in the middle."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from dataset import Labelled

from mockloop.core.scenario import SECTIONS

RESULT, REFLECTION = SECTIONS.index("result"), SECTIONS.index("reflection")
PLAIN = "as told"
RESULT_FIRST = "result first"
REFLECTION_EARLY = "reflection in the middle"


def irregular(answer: Labelled) -> dict[str, Labelled]:
    """Every irregular form of an answer by its name; none that would leave less than two sections."""
    sections = sorted(set(answer.labels))
    found = {}
    if len(sections) > 2:
        found = {f"without {SECTIONS[s]}": _kept(answer, lambda label, s=s: label != s) for s in sections}
    if RESULT in sections and answer.labels[0] != RESULT:
        result = _kept(answer, lambda label: label == RESULT)
        found[RESULT_FIRST] = _joined(result, _kept(answer, lambda label: label != RESULT))
    if REFLECTION in sections and len(sections) > 1:
        found[REFLECTION_EARLY] = _reflection_early(answer)
    return {name: replace(form, id=f"{answer.id}, {name}") for name, form in found.items()}


def _reflection_early(answer: Labelled) -> Labelled:
    """The reflection after the line of the rest that ends nearest to its middle."""
    rest = _kept(answer, lambda label: label != REFLECTION)
    end = min(sorted(rest.line_ends), key=lambda at: abs(2 * (at + 1) - len(rest.words)))
    before, after = _part(rest, range(end + 1)), _part(rest, range(end + 1, len(rest.words)))
    return _joined(_joined(before, _kept(answer, lambda label: label == REFLECTION)), after)


def _kept(answer: Labelled, wanted: Callable[[int], bool]) -> Labelled:
    return _part(answer, [i for i, label in enumerate(answer.labels) if wanted(label)])


def _part(answer: Labelled, at: Sequence[int]) -> Labelled:
    ends = frozenset(new for new, old in enumerate(at) if old in answer.line_ends)
    words, labels = tuple(answer.words[i] for i in at), tuple(answer.labels[i] for i in at)
    return replace(answer, words=words, labels=labels, line_ends=ends)


def _joined(before: Labelled, after: Labelled) -> Labelled:
    ends = before.line_ends | {len(before.words) + end for end in after.line_ends}
    return replace(before, words=before.words + after.words, labels=before.labels + after.labels, line_ends=ends)
