"""Find what a file says beside the words that were read, so that nothing is left out in silence.

Two neighbouring words that are neighbours in what was read too were read. What remains is told if it is a stretch of
several words: a damaged word by itself is still read, in its damaged spelling.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, islice, pairwise

from mockloop.speech.stt.transcript_files.clean import plain
from mockloop.speech.stt.transcript_files.values import Cue

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_FEWEST, _FEWEST_LONG = 4, 3  # words in a row that are told, and those of more than one letter among them
_MOST_WORDS = 50_000  # of a file: five hours of speech; more are not compared
_SHOWN = 12  # words
_Pairs = set[tuple[str, str]]


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
        if not left or not known:
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


def _known(cues: Sequence[Cue]) -> _Pairs:
    """Return which words are neighbours in the cues, one cue after the other and each after its speaker's name."""
    said = [plain(" ".join(word.text for word in cue.words) or cue.text) for cue in cues]
    named = {f"{cue.speaker} {text}" for cue, text in zip(cues, said, strict=True) if cue.speaker}
    texts = [" ".join(said), *named]
    return {pair for text in texts for pair in pairwise(_words(text.lower(), _MOST_WORDS))}


def _words(text: str, most: int) -> list[str]:
    return [found[0] for found in islice(_WORD.finditer(text), most)]


def _stretches(words: Sequence[str], known: _Pairs) -> Iterator[str]:
    """Yield the words in a row that were not read in this order."""
    run: list[str] = []
    for word, is_read in [*zip(words, _are_read(words, known), strict=True), ("", True)]:
        if not is_read:
            run.append(word)
            continue
        if len(run) >= _FEWEST and sum(len(one) > 1 for one in run) >= _FEWEST_LONG:
            yield " ".join(run)
        run = []


def _are_read(words: Sequence[str], known: _Pairs) -> list[bool]:
    """Return for each word whether it was read with its neighbours; two alone in the middle are a coincidence."""
    pairs = [(one.lower(), other.lower()) in known for one, other in pairwise(words)]
    found = [False] * len(words)
    at = 0
    for is_known, run in groupby(pairs):
        until = at + len(list(run))
        if is_known and (until - at > 1 or at == 0 or until == len(pairs)):
            found[at : until + 1] = [True] * (until + 1 - at)
        at = until
    return found
