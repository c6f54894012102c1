"""Find figures of notes that are no plain numbers: 'third try', 'every quarter', '3x4 m', 'won 3:1', '120/80'."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from mockloop.analysis.answer import normalized
from mockloop.analysis.text.content_words import content_stems
from mockloop.analysis.text.dates import ORDINALS, month
from mockloop.analysis.text.frequencies import FREQUENCY
from mockloop.library.note_names import NUMBERED

PAIR = re.compile(
    r"(?<![\w.:/])(?:\d{1,4} ?[x\u00d7] ?\d{1,4}(?: ?[x\u00d7] ?\d{1,4})?|\d{1,2}:\d|[4-9]\d/[3-9]\d|\d{3}/\d{2,3})"
    r"(?![\w:/]|\.\d)(?: ?(?:mm|cm|m|ft)\b)?"
)
_SCORE = re.compile(
    r"\b(?:won|lost|beat|drew|draw|win|score|scored|final|votes?|voted|panel|majority|decision)\b[^.,;]{0,30}?\b(\d{1,2}-\d{1,2})\b",
    re.IGNORECASE,
)
_MARK = re.compile(
    r"(?:\b(?:rated|rating|score|scored|survey|reviews?|stars?|csat|satisfaction|feedback|marks?|grade|pain)\b"
    r"[^.;/]{0,24}?\b|(?=\d\.\d))(\d{1,2}(?:\.\d)?/(?:5|10|20|50|100))(?![\d/])",
    re.IGNORECASE,
)
_OF_THINGS = re.compile(  # '4/5 customers'; '1/2 hours' is a number
    r"(?<![\w./])((\d{1,2})/(\d{1,2}))(?= (?!hours|days|weeks|months|years|miles|minutes|was|is|as)[a-z]{2,}s\b)"
)
_TRIED = frozenset("try attempt time place floor row shift round visit call version".split())
_NO_THING = frozenset("of and or to in at on was were is i we he she they".split())


def other_figures(line: str) -> Iterator[str]:
    """Yield each ordinal in words with its thing, each frequency, and each size or score."""
    words = line.split()
    for word, thing in pairwise(words):
        number, named = ORDINALS.get(normalized(word), 0), normalized(thing)
        clear = word[-1:].isalnum() and thing.strip(".,;:!?()").islower() and named not in _NO_THING
        counted = content_stems([named]) and not month(named) and (number > 1 or named in NUMBERED | _TRIED)
        if number and clear and counted:
            yield f"{word} {thing}".strip(" .,;:!?()")
    yield from (found[0] for found in FREQUENCY.finditer(line))
    yield from pairs(line)


def pairs(line: str) -> Iterator[str]:
    """Yield each size, score and blood pressure."""
    yield from (found[0] for found in PAIR.finditer(line))
    yield from (found[1] for found in _SCORE.finditer(line))
    yield from (found[1] for found in _MARK.finditer(line))
    yield from (found[1] for found in _OF_THINGS.finditer(line) if int(found[2]) < int(found[3]))
