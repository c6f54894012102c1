"""Requests to the interviewer that are not part of the answer: asking for time."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from mockloop.analysis.answer import normalized
from mockloop.core.transcript import Word

_UNIT = r"(?:minute|moment|second|sec)"
_TO_THINK = r"(?: to think(?: about (?:it|that|this)| it over)?)?"
_AMOUNT = rf"(?:(?:a|one|another|half a)(?: more)? {_UNIT}|a (?:few|couple of) {_UNIT}s|(?:a bit of|some|more) time)"
_TIME = rf"(?:just )?{_AMOUNT}(?: more)?{_TO_THINK}"
_PLEAS = (
    rf"(?:(?:can|could|would|will) you )?(?:please )?(?:just )?give me {_TIME}",
    rf"(?:just )?let me (?:just )?(?:have|take) {_TIME}",
    rf"(?:can|could|may) i (?:please )?(?:just )?(?:have|take|get) {_TIME}",
    rf"i (?:just |will |might )?need {_TIME}",
    rf"(?:i'll|i will|i'd like to|i'm going to) (?:just )?(?:need|take|have) {_TIME}",
    rf"(?:just |wait )(?:a|one) {_UNIT}|one {_UNIT}",
    rf"(?:please )?(?:hold|hang) on(?: (?:for )?{_TIME})?",
    r"(?:just )?let me (?:just )?think(?: about (?:it|that|this))?(?: for (?:a|one) (?:minute|moment|second))?",
    r"i (?:just |still )?(?:have|need) to think(?: about (?:it|that|this))?",
    r"i'm (?:still|just) thinking",
)
# A request begins a phrase: 'the job took just a minute' and 'they put a hold on' ask for nothing.
_BREAK = "|"  # in the text, marks the beginning of a phrase: after punctuation, after a pause
_PAUSE_S = 0.35
_OPENERS = (
    r"(?:(?<!\S)(?:and|so|but|then|well|now|okay|ok|oh|um|uh|er|hm|sorry|please|wait|yeah|yes|right|actually) |\| )"
)
_AFTER = r"(?: (?:please|um|uh|er|hm|okay|ok|sorry|here|thanks|now|so))*"
_WANTED = re.compile(rf"{_OPENERS}(?P<plea>{'|'.join(_PLEAS)}){_AFTER}$".replace(" ", r" (?:\| )?"))
_LAST = 16  # words: more than the longest request has


def asks_for_time(words: Sequence[Word], known: int = 0) -> bool:
    """Return whether the words after the first ``known`` end with a request for time, as in 'give me a minute'."""
    first = max(0, len(words) - _LAST)
    before = "".join(_tokens(words, first, known))
    found = _WANTED.search((before + "".join(_tokens(words, max(first, known), len(words)))).rstrip())
    return bool(found and found.end("plea") > len(before))


def _tokens(words: Sequence[Word], first: int, end: int) -> Iterator[str]:
    """Return words ``first`` to ``end`` and the breaks between them, each with a space after it.

    The first word begins a phrase.
    """
    for at in range(first, end):
        token = normalized(words[at].text)
        if at == first or _parted(words[at - 1], words[at]):
            yield f"{_BREAK} "
        if token:
            yield f"{token} "


def _parted(one: Word, following: Word) -> bool:
    return one.text[-1:] in ".,;:?!…" or following.start_s - one.end_s >= _PAUSE_S
