"""Captions of what was said: SubRip (srt) and WebVTT (vtt).

The answers follow each other: the second begins where the sound of the first ends. A cue has at most two lines of 42
characters and 6 s, and ends at a pause: the limits of subtitling guidelines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from mockloop.core.transcript import Word
from mockloop.reports.model import Report

LINE = 42  # characters; Netflix, Timed Text Style Guide: General Requirements
LINES = 2
MOST_S = 6.0
PAUSE_S = 0.7
LEAST_MS = 1  # a cue must end after it begins


@dataclass(frozen=True, slots=True)
class Caption:
    """Words shown together, in milliseconds from the beginning of the first answer."""

    start_ms: int
    end_ms: int
    lines: tuple[str, ...]


def render_srt(report: Report) -> str:
    """Return numbered cues; no word contains anything that looks like a time line."""
    blocks = []
    for number, cue in enumerate(cues(report), 1):
        times = f"{_stamp(cue.start_ms, ',')} --> {_stamp(cue.end_ms, ',')}"
        text = "\n".join(line.replace("-->", "->") for line in cue.lines)
        blocks.append(f"{number}\n{times}\n{text}\n")
    return "\n".join(blocks)


def render_vtt(report: Report) -> str:
    """Return cues after a note with the session's id; the questions are notes before their answers."""
    blocks = ["WEBVTT", f"NOTE {_note(report.id)}"]
    offsets = _offsets(report)
    for answer, offset_s in zip(report.answers, offsets, strict=False):
        blocks.append(f"NOTE Question: {_note(answer.turn.text)}")
        for cue in _cues(answer.transcript.words, offset_s):
            times = f"{_stamp(cue.start_ms, '.')} --> {_stamp(cue.end_ms, '.')}"
            blocks.append("\n".join([times, *(_escaped(line) for line in cue.lines)]))
    return "\n\n".join(blocks) + "\n"


def cues(report: Report) -> Iterator[Caption]:
    """Yield the cues of all answers, in order; none overlaps the next."""
    for answer, offset_s in zip(report.answers, _offsets(report), strict=False):
        yield from _cues(answer.transcript.words, offset_s)


def _offsets(report: Report) -> list[float]:
    return list(accumulate((answer.duration_s for answer in report.answers), initial=0.0))


def _cues(words: Sequence[Word], offset_s: float) -> Iterator[Caption]:
    before_ms = round(offset_s * 1000)
    for group in _groups(words):
        start_ms = max(before_ms, round((group[0].start_s + offset_s) * 1000))
        before_ms = max(start_ms + LEAST_MS, round((group[-1].end_s + offset_s) * 1000))
        yield Caption(start_ms, before_ms, tuple(_lines(group)))


def _groups(words: Sequence[Word]) -> Iterator[list[Word]]:
    """Yield the words that are shown together."""
    group: list[Word] = []
    for word in words:
        if not _text(word):
            continue
        if group and _ends(group, word):
            yield group
            group = []
        group.append(word)
    if group:
        yield group


def _ends(group: Sequence[Word], word: Word) -> bool:
    too_long = word.end_s - group[0].start_s > MOST_S
    return too_long or word.start_s - group[-1].end_s >= PAUSE_S or len(list(_lines([*group, word]))) > LINES


def _lines(group: Sequence[Word]) -> Iterator[str]:
    line = ""
    for text in map(_text, group):
        if line and len(line) + 1 + len(text) > LINE:
            yield line
            line = text
        else:
            line = f"{line} {text}" if line else text
    yield line


def _text(word: Word) -> str:
    """Return the word on one line, without control characters; a blank line would end its cue."""
    return " ".join(re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]", "", word.text).split())


def _stamp(ms: int, point: str) -> str:
    seconds, ms = divmod(ms, 1000)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02d}:{minutes:02d}:{seconds:02d}{point}{ms:03d}"


def _note(text: str) -> str:
    return " ".join(text.replace("-->", "->").split())


def _escaped(line: str) -> str:
    return line.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


RENDERS = {"srt": render_srt, "vtt": render_vtt}
