"""Captions in which a mark moves from word to word, so that each line appears once for each of its words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from mockloop.speech.stt.transcript_files.values import Cue, SaidWord

_MARKED = re.compile(r"<(?:u|b|i|c|font)(?:[.\s][^<>]*)?>(?P<word>.*?)</(?:u|b|i|c|font)>", re.IGNORECASE | re.DOTALL)
_ANY_TAG = re.compile(r"<[^<>]*>")
_FEWEST = 2  # lines that appear again with the mark on another word


def each_line_once(cues: Sequence[Cue]) -> list[Cue] | None:
    """Return every line once, with its words at the times of their marks; None if no mark moves.

    ``cues`` still have their tags.
    """
    runs = [list(run) for _, run in groupby(cues, key=lambda cue: _bare(cue.text))]
    moving = [run for run in runs if len({_place(cue.text) for cue in run} - {None}) > 1]
    if len(moving) < _FEWEST and len(moving) < len(runs):
        return None
    return [cue for run in runs for cue in (_once(run) if run in moving else map(_untagged, run))]


def _untagged(cue: Cue) -> Cue:
    return replace(cue, text=_ANY_TAG.sub("", cue.text))


def _bare(text: str) -> tuple[str, ...]:
    return tuple(_ANY_TAG.sub("", text).split())


def _place(text: str) -> int | None:
    """Return which word is marked; None if none is, or all are."""
    found = _MARKED.search(text)
    if not found or not found["word"].split() or len(_ANY_TAG.sub("", found["word"]).split()) == len(_bare(text)) > 1:
        return None
    return len(_ANY_TAG.sub("", text[: found.start()]).split())


def _once(run: Sequence[Cue]) -> list[Cue]:
    words = [SaidWord(text) for text in _bare(run[0].text)]
    for cue in run:
        at = _place(cue.text)
        if at is not None and at < len(words) and words[at].start_s is None:
            words[at] = SaidWord(words[at].text, cue.start_s, cue.end_s)
    return [Cue(" ".join(word.text for word in words), run[0].start_s, run[-1].end_s, run[0].speaker, tuple(words))]
