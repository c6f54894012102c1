"""The transcript split into section spans: cue words, typical shares, and the best path through them.

A first, simple reading: every unit of the answer gets a score for each section from the cues it holds and from where
it stands; a Viterbi pass finds the best sequence. Sections may be missing, and may come out of order at a price.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from mockloop.analysis.answer import Answer, SectionSpan
from mockloop.analysis.units import Unit, units
from mockloop.core.scenario import SECTIONS
from mockloop.core.transcript import Transcript

# shares of the words of real answers, by section; reflection is most often absent
SHARES = {"situation": 0.19, "task": 0.16, "action": 0.40, "result": 0.21, "reflection": 0.04}
_STAY, _NEXT, _JUMP, _BACK = 0.0, -1.2, -2.5, -3.5
_CUE_WEIGHT, _PLACE_WEIGHT = 2.0, 0.8

CUES: dict[str, tuple[str, ...]] = {
    "situation": (
        r"last (?:year|spring|summer|fall|autumn|winter|month)", r"there was", r"at the time", r"i noticed",
        r"was (?:dropping|failing|losing|broken)", r"the (?:problem|issue|challenge) was",
    ),
    "task": (
        r"my (?:job|role|task|goal|responsibility)", r"(?:nobody|no one) (?:had )?(?:asked|told)", r"not my",
        r"(?:wasn't|was not) (?:my|our)", r"no ticket", r"i (?:had|needed|wanted) to", r"responsible for",
    ),
    "action": (
        r"(?:first|then|next) i", r"i (?:\w+ed|wrote|built|found|made|took|ran|sent|went|spoke|drew|set)",
        r"so i", r"i also",
    ),
    "result": (
        r"(?:as a|the) result", r"(?:went|dropped|fell|rose|grew|came down) (?:from|to|by)", r"percent",
        r"a (?:week|month)",
        r"in the end", r"was happy", r"(?:zero|saved|increased|reduced)",
    ),
    "reflection": (
        r"i (?:\w+ )?learn(?:ed|t)", r"taught me", r"(?:looking|look) back", r"next time", r"what i took",
        r"since then", r"in hindsight", r"the lesson",
    ),
}  # fmt: skip


def split(transcript: Transcript) -> tuple[SectionSpan, ...]:
    """The section spans of an answer, in order; every word in exactly one. Empty for no words."""
    cut = units(transcript)
    if not cut:
        return ()
    tokens = Answer(transcript).tokens
    hits = [_hits(" ".join(tokens[unit.first : unit.last + 1])) for unit in cut]
    scores = [_scores(unit, hit, len(tokens)) for unit, hit in zip(cut, hits, strict=True)]
    return _spans(transcript, cut, _best_path(scores), hits)


def one_section(transcript: Transcript, section: str) -> tuple[SectionSpan, ...]:
    """The whole answer as one section: a drill's take, where the section is known."""
    if not transcript.words:
        return ()
    last = len(transcript.words) - 1
    words = transcript.words
    return (SectionSpan(section, 0, last, words[0].start_s, words[last].end_s, 1.0, ("asked for",)),)


def _hits(text: str) -> dict[str, tuple[str, ...]]:
    """The cues of each section that a unit's text holds."""
    return {
        section: tuple(m.group() for cue in cues if (m := re.search(rf"(?<!\S)(?:{cue})(?!\S)", text)))
        for section, cues in CUES.items()
    }


def _scores(unit: Unit, hits: dict[str, tuple[str, ...]], words: int) -> list[float]:
    middle = (unit.first + unit.last + 1) / 2 / words
    return [_CUE_WEIGHT * min(2, len(hits[s])) + _PLACE_WEIGHT * _place(s, middle) for s in SECTIONS]


def _place(section: str, at: float) -> float:
    """How usual the section is at this share of the answer: log of a bell around its typical middle."""
    before = sum(SHARES[s] for s in SECTIONS[: SECTIONS.index(section)])
    middle = before + SHARES[section] / 2
    width = max(0.12, SHARES[section] / 2)
    return -0.5 * ((at - middle) / width) ** 2 + math.log(SHARES[section] + 0.05)


def _step(before: int, after: int) -> float:
    if after == before:
        return _STAY
    if after == before + 1:
        return _NEXT
    return _JUMP if after > before else _BACK


def _best_path(scores: Sequence[Sequence[float]]) -> list[int]:
    """Indices into SECTIONS, one a unit: the sequence with the highest sum of scores and steps (Viterbi)."""
    best = list(scores[0])
    came: list[list[int]] = []
    for row in scores[1:]:
        prior = [_argmax([best[before] + _step(before, after) for before in range(5)]) for after in range(5)]
        best = [best[prior[a]] + _step(prior[a], a) + row[a] for a in range(5)]
        came.append(prior)
    path = [_argmax(best)]
    for prior in reversed(came):
        path.append(prior[path[-1]])
    return path[::-1]


def _argmax(values: Sequence[float]) -> int:
    return max(range(len(values)), key=values.__getitem__)


def _spans(
    transcript: Transcript,
    cut: Sequence[Unit],
    path: Sequence[int],
    hits: Sequence[dict[str, tuple[str, ...]]],
) -> tuple[SectionSpan, ...]:
    spans: list[SectionSpan] = []
    start = 0
    for end in range(1, len(path) + 1):
        if end == len(path) or path[end] != path[start]:
            section = SECTIONS[path[start]]
            cues = [cue for unit_hits in hits[start:end] for cue in unit_hits[section]]
            first, last = cut[start].first, cut[end - 1].last
            begin_s, end_s = transcript.words[first].start_s, transcript.words[last].end_s
            confidence = 0.8 if cues else 0.4
            because = tuple(f"'{cue}'" for cue in dict.fromkeys(cues)) or ("where it stands in the answer",)
            spans.append(SectionSpan(section, first, last, begin_s, end_s, confidence, because[:4]))
            start = end
    return tuple(spans)
