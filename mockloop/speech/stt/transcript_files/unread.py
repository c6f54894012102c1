"""Find what a file says beside the words that were read, so that nothing is left out in silence.

Two neighbouring words that are neighbours in what was read too were read. What remains is told if it is a stretch of
several words: a damaged word by itself is still read, in its damaged spelling.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, islice, pairwise

from mockloop.speech.stt.transcript_files.clean import plain
from mockloop.speech.stt.transcript_files.values import Cue

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_FEWEST, _FEWEST_LONG = 4, 3  # words in a row that are told, and those of more than one letter among them
_FEW_ALONE, _LONGEST_CODE = 2, 2  # pairs of neighbours; letters
_MOST_WORDS = 50_000  # words of a file: five hours of speech; longer files are not compared
_SHOWN = 12  # words


@dataclass(frozen=True, slots=True)
class _Known:
    """What was read: the words, and which of them are neighbours."""

    words: frozenset[str]
    pairs: frozenset[tuple[str, str]]


def unread(told: Iterable[str], cues: Sequence[Cue]) -> tuple[str, ...]:
    """Return the stretches of words that a file has and its cues have not.

    ``told``: what the file may say, line by line or text by text.
    """
    known = _known(cues)
    found: list[str] = []
    left = _MOST_WORDS
    for text in told:
        words = _words(text, left)
        left -= len(words)
        if not left or not known.pairs:
            break
        found += _stretches(words, known) if len(words) >= _FEWEST else ()
    return tuple(found)


def remark(stretches: Sequence[str]) -> tuple[str, ...]:
    """Return the message about words that were not read; none if there are none."""
    if not stretches:
        return ()
    count = sum(len(stretch.split()) for stretch in stretches)
    first = stretches[0].split()
    shown = " ".join(first[:_SHOWN]) + " …" * (len(first) > _SHOWN or len(stretches) > 1)
    return (f"{count} words of the file are left out, since it is not clear that they were said: '{shown}'.",)


def _known(cues: Sequence[Cue]) -> _Known:
    """Return the words that were read and which are neighbours: one cue after the other, and each after its speaker."""
    said = [plain(" ".join(word.text for word in cue.words) or cue.text) for cue in cues]
    named = {f"{cue.speaker} {text}" for cue, text in zip(cues, said, strict=True) if cue.speaker}
    texts = [" ".join(said), *named]
    pairs = frozenset(pair for text in texts for pair in pairwise(_words(text.lower(), _MOST_WORDS)))
    return _Known(frozenset(word for pair in pairs for word in pair), pairs)


def _words(text: str, most: int) -> list[str]:
    return [found[0] for found in islice(_WORD.finditer(text), most)]


def _stretches(words: Sequence[str], known: _Known) -> Iterator[str]:
    """Yield the words in a row that were not read in this order."""
    run: list[str] = []
    for word, is_read in [*zip(words, _are_read(words, known), strict=True), ("", True)]:
        if not is_read:
            run.append(word)
            continue
        if len(run) >= _FEWEST and sum(len(one) > 1 for one in run) >= _FEWEST_LONG:
            yield " ".join(run)
        run = []


def _are_read(words: Sequence[str], known: _Known) -> list[bool]:
    """Return for each word whether it was read with its neighbours.

    Two alone in the middle are a coincidence, and so are three between words that were read nowhere. A word has three
    letters here: shorter ones are codes, as in '"lang": "en"'.
    """
    pairs = [(one.lower(), other.lower()) in known.pairs for one, other in pairwise(words)]
    found = [False] * len(words)
    at = 0
    for is_known, run in groupby(pairs):
        until = at + len(list(run))
        is_edge = at == 0 or until == len(pairs)
        beside = () if is_edge else (words[at - 1], words[until + 1])
        is_alone = all(len(word) > _LONGEST_CODE and word.lower() not in known.words for word in beside)
        if is_known and (is_edge or until - at > (_FEW_ALONE if is_alone else 1)):
            found[at : until + 1] = [True] * (until + 1 - at)
        at = until
    return found
