"""The labelled answers as data: one text file per walk of life, one clause a line, its label first."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from mockloop.core.scenario import SECTIONS
from mockloop.core.transcript import Transcript, Word

FOLDER = Path(__file__).parent / "answers"
LABELS = dict(zip("STARL", SECTIONS, strict=True))
_WORD_S = 0.4  # 150 words a minute


@dataclass(frozen=True)
class Labelled:
    """One answer: its words, a section index for each word, and which words end a line."""

    id: str
    walk: str
    styles: tuple[str, ...]
    words: tuple[str, ...]
    labels: tuple[int, ...]
    line_ends: frozenset[int]


def load(folder: Path = FOLDER) -> list[Labelled]:
    """Every answer of every file, in the order of names."""
    return [answer for path in sorted(folder.glob("*.txt")) for answer in _read(path)]


def _read(path: Path) -> Iterator[Labelled]:
    for block in path.read_text(encoding="utf-8").strip().split("\n\n"):
        lines = [line.strip() for line in block.splitlines() if line.strip()]
        if not lines or not lines[0].startswith("# "):
            continue
        head = [part.strip() for part in lines[0][2:].split("|")]
        words: list[str] = []
        labels: list[int] = []
        ends: set[int] = set()
        for line in lines[1:]:
            label = SECTIONS.index(LABELS[line[0]])
            spoken = line[2:].split()
            words += spoken
            labels += [label] * len(spoken)
            ends.add(len(words) - 1)
        styles = tuple(s.strip() for s in head[1].removeprefix("style:").split(","))
        yield Labelled(head[0], path.stem, styles, tuple(words), tuple(labels), frozenset(ends))


def as_written(answer: Labelled) -> Transcript:
    """The answer with its punctuation, evenly timed: how a written or well recognized answer comes."""
    return _timed(answer.words, [0.0] * len(answer.words))


def as_heard(answer: Labelled, seed: int) -> Transcript:
    """The answer as a plain recognizer gives it: no punctuation, pauses at most clause ends, a few elsewhere."""
    dice = random.Random(f"{answer.id}-{seed}")
    gaps = [_pause_after(answer, i, dice) for i in range(len(answer.words))]
    return _timed(_bare(answer), gaps)


def as_run_on(answer: Labelled) -> Transcript:
    """The answer as bare words, evenly timed: neither punctuation nor pauses."""
    return _timed(_bare(answer), [0.0] * len(answer.words))


def _bare(answer: Labelled) -> tuple[str, ...]:
    return tuple(word.strip('.,;:?!"()-…').lower() or "uh" for word in answer.words)


def _pause_after(answer: Labelled, index: int, dice: random.Random) -> float:
    word = answer.words[index]
    likely = 0.75 if word.endswith((".", "?", "!")) else 0.35 if word.endswith((",", ";", ":")) else 0.03
    return dice.uniform(0.36, 1.2) if dice.random() < likely else 0.0


def _timed(words: tuple[str, ...], gaps: list[float]) -> Transcript:
    timed: list[Word] = []
    at_s = 0.0
    for word, gap_s in zip(words, gaps, strict=True):
        timed.append(Word(word, at_s, at_s + _WORD_S))
        at_s += _WORD_S + gap_s
    return Transcript(tuple(timed), at_s, "typed", "estimated")
