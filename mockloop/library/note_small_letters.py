"""Find names, dates and weekdays in notes that are written without capitals: 'my boss karin', '19 july', 'fridays'."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from mockloop.analysis.answer import normalized
from mockloop.analysis.sections.name_words import is_known, name_likelihood
from mockloop.analysis.text.dates import ALSO_WORDS, day_of_week, month
from mockloop.analysis.text.word_patterns import PAST_VERB, ROLE

_SURE = 0.93  # how likely a word is a name that has no capital
_SURE_OF_A_PLACE = 0.85  # the same right after 'in' or 'to'
_TITLES = ("mr", "mrs", "ms", "miss", "dr")  # always followed by a name
_OF_PLACES = ("in", "to", "from", "near", "via")
_KINDS_OF_PLACES = frozenset(
    "street road lane avenue square park hill bridge station hospital school airport university market bay beach "
    "island valley court gardens terrace crescent drive primary academy college".split()
)
_SURE_IF_UNKNOWN = 0.88  # the same for a word that is not among the frequent ones
_MAYBE = 0.4  # the same for an unknown word between 'got' and 'to'
_LIKELY_A_PLACE = 0.6  # the same right before 'street' or 'hospital'
_RELATIVES = frozenset(
    "brother sister son daughter wife husband uncle aunt cousin niece nephew grandma grandpa friend named called mr "
    "mrs ms dr miss senor señor madame herr frau".split()
)
_TIMELY = frozenset(
    "in since until till by from of early late mid last next end before after during for around this that every "
    "to".split()
)
_SURELY_TIMELY = ("in", "since", "until", "of", "early", "late", "mid", "last")  # 'in march'
_MARKS = " .,;:!?()\"'\u2019*"
_DAY = re.compile(r"(?:[12]?\d|3[01])(?:st|nd|rd|th)?")
_YEAR = re.compile(r"(?:19|20)\d\d")
_SHORT_WEEKEND = re.compile(r"\b(?:[Ss]at|[Ss]un) (?:night|morning|afternoon|evening)\b")
_LEAST = 3  # letters of a name
_FEW, _ALMOST_ALL = 4, 0.8  # names with a capital in careless notes, and the share of lines that begin in small letters
_ROADS = ("street", "road", "lane", "avenue")
_KINDS_OF_ROADS = frozenset(
    "the this that our your his her their its one two any same next other whole every each main ring slip access side "
    "back country toll dirt farm service coast mountain trunk gravel high wrong right left busy steep narrow icy wet "
    "quiet long old new open city town village private public and off across down along fast slow bus middle inside "
    "outside".split()
)
_OF_A_FIRM = re.compile(
    r"(?<![\w-])[a-z]{3,} (?:(?:&|and|\+) (?:co|sons?|daughters?|brothers|partners)|ltd|gmbh|inc|plc)\b"
)
_QUOTED = re.compile(
    r"\b(?:called|named|home|hotel|pub|shop|cafe|bar|club|ship|boat|system|project|app|play|show|course|restaurant) "
    r"[\"\u201c](?P<name>[a-z]+(?: [a-z]+){0,2})[\"\u201d]"
)
_CONTACTED = frozenset(
    "got asked rang told met phoned called texted emailed thanked trained paired brought sent".split()
)
_OF_FIRMS = (*_OF_PLACES, "for", "at", "with", "by")


def has_capitals(lines: Sequence[str]) -> bool:
    """Return whether words within the lines begin with a capital, other than 'I', 'NHS' and 'A38'.

    A few capitals are not enough if almost all lines begin without one.
    """
    inner = [word.strip(_MARKS) for line in lines for word in line.split()[1:]]
    names = sum(word[:1].isupper() and not word.isupper() and not word.startswith("I'") for word in inner)
    small = sum(line.strip(_MARKS)[:1].islower() for line in lines)
    return names > _FEW if small >= _ALMOST_ALL * len(lines) else names > 0


def _of_a_place(words: Sequence[str], bare: Sequence[str], at: int) -> bool:
    """Return whether a word names a street or the like: 'duke' of 'duke street'."""
    kind = "".join(bare[at + 1 : at + 2])
    plain = words[at][-1:].isalpha() and kind in _KINDS_OF_PLACES
    if plain and kind in _ROADS:
        article = at > 0 and bare[at - 1] in ("a", "an", "every", "each", "this", "that")
        return bare[at] not in _KINDS_OF_ROADS and not article and not re.fullmatch(PAST_VERB, bare[at])
    return plain and name_likelihood(bare[at]) > _LIKELY_A_PLACE


def small_names(line: str, capitals: bool) -> Iterator[str]:
    """Yield each name in small letters: any in notes without ``capitals``, otherwise one right after a role."""
    words = line.split()
    bare = [word.strip(_MARKS).removesuffix("'s").removesuffix("\u2019s") for word in words]
    for at, word in enumerate(bare):
        before = normalized(words[at - 1]) if at else ""
        after_role = _is_a_role(words, at)
        apart = at > 0 and words[at - 1][-1:] in ",(" and words[at][-1:] in ",)"  # 'cook, soho, 2019'
        if not word.isalpha() or not word.islower() or len(word) < _LEAST or (capitals and not (after_role or apart)):
            continue
        if before in _TITLES and words[at - 1][-1:].isalpha():
            if word != "and":  # 'Mr and Mrs Hill'
                yield word
            continue
        if _of_a_place(words, bare, at):
            yield f"{word} {bare[at + 1]}"
            continue
        timed = month(word) or day_of_week(word)
        if (
            not timed
            and not before[-1:].isdigit()
            and (name_likelihood(word) > _least(words, at, before) or _is_contacted(words, bare, at))
        ):
            yield word  # '1,800 dirham' is money
    if not capitals:
        yield from (found["name"] for found in _QUOTED.finditer(line))
        yield from (found[0] for found in _OF_A_FIRM.finditer(line))


def _least(words: Sequence[str], at: int, before: str) -> float:
    """Return how likely a word in small letters must be a name where it stands."""
    coined = before in _OF_FIRMS and not is_known(words[at].strip(_MARKS))
    return (
        _SURE_OF_A_PLACE
        if before in _OF_PLACES or coined or _is_a_role(words, at) or _is_alone(words[at])
        else (_SURE if is_known(words[at].strip(_MARKS)) else _SURE_IF_UNKNOWN)
    )


def _is_a_role(words: Sequence[str], at: int) -> bool:
    """Return whether a role stands right before a word: 'my sister', 'the nurse'."""
    before = normalized(words[at - 1]) if at else ""
    role = before in _RELATIVES or re.fullmatch(ROLE, before) is not None
    return role and words[at - 1][-1:].isalpha()


def _is_contacted(words: Sequence[str], bare: Sequence[str], at: int) -> bool:
    """Return whether an unknown word is somebody: 'got kez to drive', 'rang daz, he came'."""
    if not at or bare[at - 1] not in _CONTACTED or is_known(bare[at]) or name_likelihood(bare[at]) < _MAYBE:
        return False
    behind = "".join(bare[at + 1 : at + 2])
    return (behind == "to" and words[at][-1:].isalpha()) or (words[at].endswith(",") and behind in ("he", "she", "who"))


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
        before = normalized(bare[at - 1]) if at else ""
        timely = before in _TIMELY and (normalized(word) not in ALSO_WORDS or before in _SURELY_TIMELY)
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
    yield from (found[0] for found in _SHORT_WEEKEND.finditer(line))
