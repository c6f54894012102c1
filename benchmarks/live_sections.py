"""Measure how calm the live sections are: seconds that move from one section to another while an answer is spoken.

    python -m benchmarks.live_sections --strangers FOLDER [--most N] [--held-out]

FOLDER is as in ``benchmarks/sections.py``. The rules were chosen on people of the development half, which is read
unless ``--held-out`` is given. The answers are read sentence by sentence, at 150 words a minute, as words come in at
pauses.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from benchmarks.apparatus.strangers import HALVES, Stranger, load
from mockloop.analysis.answer import SectionSpan
from mockloop.analysis.sections.spans import split
from mockloop.analysis.steady import HELD_S, SteadySection, steady_spans
from mockloop.core.scenario import SECTIONS
from mockloop.core.transcript import Transcript

SHORTEST, LONGEST = 80, 400  # words
Shown = tuple[SectionSpan, ...]


def readings(one: Stranger) -> Iterator[tuple[Transcript, Shown]]:
    """Yield the answer after each of its sentences, with its sections by the model."""
    words = one.transcript.words
    for row in range(len(one.sentences)):
        end = sum(place <= row for place in one.sentence_of)
        part = Transcript(words[:end], words[end - 1].end_s, timed="estimated")
        yield part, split(part)


def shown(read: list[tuple[Transcript, Shown]], calm: bool) -> Iterator[Shown]:
    """Yield what is counted after each sentence; ``calm``: words stay where they are until two readings are sure."""
    steady = SteadySection()
    for part, spans in read:
        for at_s in (part.duration_s, part.duration_s + HELD_S):
            steady.see(spans, at_s)
        counted = steady_spans(spans, steady.section)
        yield steady.words.settled(counted, spans, part.words) if calm else counted


def seconds(spans: Shown) -> dict[str, float]:
    """Return the seconds of each section."""
    return {name: sum(span.seconds for span in spans if span.section == name) for name in SECTIONS}


def moved_s(told: list[Shown]) -> float:
    """Return how many seconds sections lost again."""
    clocks = list(map(seconds, told))
    pairs = pairwise(clocks)
    return sum(max(0.0, before[name] - after[name]) for before, after in pairs for name in SECTIONS)


def right(one: Stranger, spans: Shown) -> int:
    """Return how many words are counted for the section that readers gave them."""
    named = {at: span.section for span in spans for at in range(span.first_word, span.last_word + 1)}
    return sum(named.get(at) == one.labels[row] for at, row in enumerate(one.sentence_of))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--strangers", type=Path, required=True, help="the folder with their answers")
    parser.add_argument("--most", type=int, default=45, help="how many answers")
    parser.add_argument("--held-out", action="store_true", help="read people on whom nothing was chosen")
    asked = parser.parse_args()
    fit = (one for one in load(asked.strangers) if one.half == HALVES[asked.held_out])
    people = [one for one in fit if SHORTEST <= len(one.sentence_of) <= LONGEST][: asked.most]
    read = [list(readings(one)) for one in people]
    words = sum(len(one.sentence_of) for one in people)
    for name, calm in (("each reading", False), ("two sure readings", True)):
        told = [list(shown(one, calm)) for one in read]
        moved = sum(map(moved_s, told)) / len(people)
        correct = sum(right(one, spans[-1]) for one, spans in zip(people, told, strict=True)) / words
        print(f"{name}: {moved:.1f} s of an answer moved back, {correct:.1%} of its words right at the end")


if __name__ == "__main__":
    main()
