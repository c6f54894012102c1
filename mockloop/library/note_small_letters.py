"""Find names, dates and weekdays in notes that are written without capitals: 'my boss karin', '19 july', 'fridays'."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from mockloop.analysis.answer import normalized
from mockloop.analysis.judging.dates_said import ALSO_WORDS
from mockloop.analysis.sections.name_words import name_likelihood
from mockloop.analysis.text.dates import day_of_week, month
from mockloop.analysis.text.word_patterns import ROLE

_SURE = 0.93  # how likely a word is a name that has no capital
_SURE_OF_A_PLACE = 0.85  # the same right after 'in' or 'to'
_TITLES = ("mr", "mrs", "ms", "miss", "dr")  # always followed by a name
_OF_PLACES = ("in", "to", "from", "near", "via")
_KINDS_OF_PLACES = frozenset(
    "street road lane avenue square park hill bridge station hospital school airport university market bay beach "
    "island valley court gardens terrace crescent drive primary academy college".split()
)
_LIKELY_A_PLACE = 0.6  # the same right before 'street' or 'hospital'
_RELATIVES = frozenset(
    "brother sister son daughter wife husband uncle aunt cousin niece nephew grandma grandpa friend named called mr "
    "mrs ms dr miss senor señor madame herr frau".split()
)
_TIMELY = frozenset(
    "in since until till by from of early late mid last next end before after during for around this that every "
    "to".split()
)
_MARKS = " .,;:!?()\"'\u2019*"
_DAY = re.compile(r"(?:[12]?\d|3[01])(?:st|nd|rd|th)?")
_YEAR = re.compile(r"(?:19|20)\d\d")
_LEAST = 3  # letters of a name


def has_capitals(lines: Sequence[str]) -> bool:
    """Return whether a word within any line begins with a capital, other than 'I'."""
    inner = (word.strip(_MARKS) for line in lines for word in line.split()[1:])
    return any(word[:1].isupper() and not word.startswith("I'") and word != "I" for word in inner)


def _of_a_place(words: Sequence[str], bare: Sequence[str], at: int) -> bool:
    """Return whether a word names a street or the like: 'duke' of 'duke street'."""
    kind = "".join(bare[at + 1 : at + 2])
    plain = words[at][-1:].isalpha() and kind in _KINDS_OF_PLACES
    return plain and name_likelihood(bare[at]) > _LIKELY_A_PLACE


def small_names(line: str, capitals: bool) -> Iterator[str]:
    """Yield each name in small letters: any in notes without ``capitals``, otherwise one right after a role."""
    words = line.split()
    bare = [word.strip(_MARKS).removesuffix("'s").removesuffix("\u2019s") for word in words]
    for at, word in enumerate(bare):
        before = normalized(words[at - 1]) if at else ""
        after_role = at and (before in _RELATIVES or re.fullmatch(ROLE, before)) and words[at - 1][-1:].isalpha()
        if not word.isalpha() or not word.islower() or len(word) < _LEAST or (capitals and not after_role):
            continue
        if before in _TITLES and words[at - 1][-1:].isalpha():
            yield word
            continue
        if _of_a_place(words, bare, at):
            yield f"{word} {bare[at + 1]}"
            continue
        timed = month(word) or day_of_week(word)
        if (
            not timed
            and not before[-1:].isdigit()
            and name_likelihood(word) > (_SURE_OF_A_PLACE if before in _OF_PLACES or _is_alone(words[at]) else _SURE)
        ):
            yield word  # '1,800 dirham' is money


def _is_alone(word: str) -> bool:
    """Return whether brackets hold this word only: 'the nurse (lorna)'."""
    return word.startswith("(") and word.rstrip(".,;:").endswith(")")


def small_dates(line: str) -> Iterator[str]:
    """Yield each date in small letters: '19 july', 'the 3rd of may 2018', 'in august'."""
    words = line.split()
    bare = [word.strip(_MARKS) for word in words]
    for at, word in enumerate(bare):
        if not month(normalized(word)) or not (word.islower() or "-" in word):
            continue
        of = int(at > 1 and bare[at - 1] == "of")
        first = at - 1 - of
        first = first if first >= 0 and _DAY.fullmatch(bare[first]) else at
        ends = words[at].endswith((",", ";", ":", "!", "?", ")"))
        last = at + (not ends and bool(_YEAR.fullmatch("".join(bare[at + 1 : at + 2]))))
        last += last == at == first and not ends and bool(_DAY.fullmatch("".join(bare[at + 1 : at + 2])))
        timely = at > 0 and normalized(bare[at - 1]) in _TIMELY and normalized(word) not in ALSO_WORDS
        if first < at or last > at or timely or "-" in word:
            yield " ".join(words[first : last + 1]).strip(_MARKS)


def weekdays(line: str) -> Iterator[str]:
    """Yield each weekday of a line that stands beside no other date: 'on a Thursday', 'fridays'."""
    words = [word.strip(_MARKS) for word in line.split()]
    for at, word in enumerate(words):
        beside = words[max(0, at - 2) : at] + words[at + 1 : at + 4]
        dated = any(month(normalized(one)) for one in beside)
        named = word[:1].isupper() and words[max(0, at - 1)][:1].isupper() and at > 0  # 'Black Friday'
        if day_of_week(normalized(word)) and not dated and not named:
            yield word
