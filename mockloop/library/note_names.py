"""Find names and dates in notes by their capitals."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mockloop.analysis.answer import normalized
from mockloop.analysis.sections.name_words import is_known, name_likelihood
from mockloop.analysis.text.dates import QUARTER, month
from mockloop.analysis.text.units import SIGNS
from mockloop.analysis.text.word_patterns import PAST_VERB, ROLE
from mockloop.analysis.text.written_forms import is_money, is_technical
from mockloop.library.note_phrases import PLURALS

_NOT_NAMES = frozenset(
    "prof univ fig i i'd i'm i've i'll situation task action result "
    "reflection star ok okay mr mrs ms dr engr english herr frau sra mme mlle sig "
    "the a an in on at by for from to of with when while after before since during we they he she it my our their "
    "this that these those there then so and but as if because one two three first next last each every all "
    "some between until within among near around about below above outside inside behind only once our".split()
)
_IN_NAMES = frozenset("star english action task first one two three result once".split())  # 'Lone Star Supply'
_TITLES_ABROAD = ("Hr.", "Fr.")
_WEEKDAYS = frozenset(
    f"{day}day{s}" for day in ("mon", "tues", "wednes", "thurs", "fri", "satur", "sun") for s in ("", "s")
) | frozenset("mon tue tues wed thu thur thurs fri sat sun".split())
_CURRENCIES = frozenset(
    "rs inr ksh tsh ush kes r$ r rp rm php chf nok sek dkk usd eur gbp cad aud nzd lkr pkr bdt npr ngn ghs zar thb vnd "
    "idr myr sgd hkd twd jpy cny krw try egp mad tnd aed sar ils brl ars clp cop pen mxn uyu czk huf pln ron bgn uah "
    "rub s$ a$ c$ us$ kr".split()
)
_ROLES = frozenset(
    "client customer boss manager owner colleague supervisor supplier neighbour neighbor patient".split()
)
_NAMES_LIKE_DEEDS = frozenset("ted ned fred jared ahmed mohamed mohammed saeed syed alfred wilfred rose sang".split())
NUMBERED = frozenset(
    "truck van bed bay dock aisle flat pitch tank pump crane "
    "year band ward room class grade level gate line page platform terminal machine door row unit block floor group "
    "table bus tram route carousel lorry chapter week day phase stage team shift no nr number fig figure cell step "
    "section gate seat stop counter tank exit warehouse camera release "
    "version task ticket site zone building station lot batch area sector junction bin slot rack aisle store".split()
)
_SURE = 0.9  # how likely a word is a name that only opens a line
_SURE_IF_UNKNOWN = 0.83  # the same for a word that is not among the frequent ones
_LIKELY = 0.6  # the same if another name follows: 'Mention Luc'
_SHOUTED = 0.5  # the same for a word in capitals, 'ADELAIDE'; 'LOST' is none
_ORDINARY = 0.3  # at most, how likely a word is a name that is none after a colon or a dash: '18:10 - Lead'
_NEVER = 0.05  # the same for a short one
_MOST_WORDS = 1500
_ACRONYM = 3  # letters of a word that is mostly written in capitals
_OPENS = tuple("(\"'\u2018\u201c[")
_MARKS = " .,;:!?()\"'\u2019*_"
_DAY = re.compile(r"(?:[12]?\d|3[01])(?:st|nd|rd|th)?(?:[-\u2013/](?:[12]?\d|3[01])(?:st|nd|rd|th)?)?\.?")
_CODE = re.compile(r"[A-Z]{1,3}-?\d{2,4}")
_YEAR = re.compile(r"(?:19|20)\d\d$|[12]?\d(?:st|nd|rd|th)?$|3[01](?:st)?$")


def names_in(lines: Sequence[str]) -> list[tuple[str, str]]:
    """Return the names and dates in lines, in order, each person once: 'Ada' is not listed beside 'Ada Byron'.

    A capital only at the beginning of a line is not enough, unless the word is surely a name.
    """
    inside: dict[tuple[str, str], None] = {}
    opening: list[str] = []
    brief = sum(len(line.split()) for line in lines) <= _MOST_WORDS
    for line in lines:
        words = line.split()
        bare = [word.strip(_MARKS) for word in words]
        index = 0
        while index < len(words):
            run = _capital_run(words, bare, index)
            if not run:
                index += 1
                continue
            if index == 0 and run > 1 and _opens_a_line(bare, brief):
                index, run = 1, run - 1  # 'Rang Declan', 'Client Beatriz'
            text = " ".join(words[index : index + run]).strip(_MARKS).removesuffix("'s").removesuffix("\u2019s")
            if month(normalized(bare[index])) and not _is_a_person(words, bare, index, run):
                text = " ".join(words[index : index + run]).strip(_MARKS)  # 'Aug 23, 2023' has its comma
                inside[("date", f"{_day_before(bare, index)} {text}".strip())] = None
            elif re.fullmatch(r"Q[1-4]/(?:19|20)\d\d", bare[index]):
                inside[("date", bare[index])] = None
            elif QUARTER.fullmatch(bare[index]):
                year = "".join(words[index + 1 : index + 2]).strip(" .,;:!?()*")
                named = re.fullmatch(r"(?:19|20)\d\d|['\u2019]\d\d", year) is not None
                inside[("date", f"{bare[index]} {year}" if named else bare[index])] = None
            elif run == 1 and _is_ordinary(words, bare, index, brief):
                opening.append(text)
            elif len(text) > 1:  # 'building C' names no one
                inside[("name", text)] = None
            index += run
    known = {text for _, text in inside}
    ends = {
        word for kind, text in inside if kind == "name" and " " in text for word in (text.split()[0], text.split()[-1])
    }
    inside = {one: None for one in inside if one[0] != "name" or one[1] not in ends}
    return list(inside) + [("name", text) for text in opening if text in known - ends and ("name", text) not in inside]


def _is_a_person(words: Sequence[str], bare: Sequence[str], index: int, run: int) -> bool:
    """Return whether a month is somebody's name: 'the driver Jun insisted', 'with April from finance'."""
    if run > 1 or index == 0 or _day_before(bare, index) or words[index - 1][-1:] == ":":
        return False
    before, behind = normalized(bare[index - 1]), normalized("".join(bare[index + 1 : index + 2]))
    role = before in _ROLES or re.fullmatch(ROLE, before) is not None
    return role or (before == "with" and behind in ("from", "and", "at"))


def _is_ordinary(words: Sequence[str], bare: Sequence[str], index: int, brief: bool) -> bool:
    """Return whether a word may have its capital only because of where it stands, or because it is shouted.

    Words of notes that are not ``brief`` are not looked up, since that takes some 2 ms each.
    """
    word = bare[index]
    if not brief:
        return index == 0 and not _coined(word)
    if word.isupper() and len(word) == _ACRONYM and is_known(word) and name_likelihood(word) < _NEVER:
        return True  # 'NOT'
    if word.isupper() and len(word) > _ACRONYM and word.isalpha() and is_known(word):
        return name_likelihood(word) < _SHOUTED
    if _coined(word):
        return False
    if index == 0:
        sure = _SURE if is_known(word) else _SURE_IF_UNKNOWN
        return name_likelihood(word) < sure and not (words[0].endswith(",") and bare[1:2] == ["who"])
    opens = words[index - 1].endswith(":") or not bare[index - 1]  # after a colon, a dash or an arrow
    return opens and name_likelihood(word) < _ORDINARY


def _day_before(bare: Sequence[str], index: int) -> str:
    """Return the day before a month: '17' of '17 June', '30th of' of 'the 30th of September'; empty if none is."""
    of = int(index > 1 and bare[index - 1] == "of")
    at = index - 1 - of
    return " ".join(bare[at:index]) if at >= 0 and _DAY.fullmatch(bare[at]) else ""


def _capital_run(words: Sequence[str], bare: Sequence[str], index: int) -> int:
    """Return how many words from ``index`` on belong to one name or date; 0 if none begins there."""
    run = 0
    while index + run < len(words) and not (run and _ends_name(words[index + run - 1])):
        if run and words[index + run][:1] in _OPENS:
            break  # 'Council (Farquharson)' is no one
        if run and words[index + run] == "&" and "".join(bare[index + run + 1 : index + run + 2])[:1].isupper():
            run += 1  # 'Kessler & Sons'
            continue
        word = bare[index + run]
        token = normalized(word)
        if (
            not word[:1].isupper()
            or (token in _NOT_NAMES and not (run and token in _IN_NAMES))
            or (token in _WEEKDAYS and not run)
        ):
            break  # 'Friday' is no name, 'Black Friday' is one
        if (run and QUARTER.fullmatch(word)) or words[index + run] in _TITLES_ABROAD:
            break
        if word.isupper() and word.endswith("S") and len(word) > _ACRONYM:
            number = bare[index + run - 1] if index + run else ""
            if number.isdigit():
                break  # '26 PALLETS'
        if is_money(word) or is_technical(word):
            break  # 'S$480k' and 'N/mm2' are figures
        if not run and (_is_unit(bare, index) or _is_numbered(words, index) or is_a_currency(bare, index)):
            break
        lone = index + run == 0 and not _coined(word) and not (len(bare) > 1 and bare[1][:1].isupper())
        if lone and not month(token):
            return 1
        run += 1
        if _CODE.fullmatch(word):
            break  # 'flight KT204 Oslo'
    last = index + run - 1
    if run and month(normalized(bare[last])) and not _ends_name(words[last]) and _is_year(words, index + run):
        run += 1  # the year or the day after a month
        american = words[index + run - 1].endswith(",") and not re.fullmatch(r"\d{4}", bare[index + run - 1])
        run += american and re.fullmatch(r"(?:19|20)\d\d", "".join(bare[index + run : index + run + 1])) is not None
    return run


def _opens_a_line(bare: Sequence[str], brief: bool) -> bool:
    """Return whether a line begins with its first word as with any other: 'Rang Declan', 'Boss Keith', 'Mention Luc'.

    Not 'Ted Byrne', nor 'Black Friday'.
    """
    token = normalized(bare[0])
    if token in _ROLES or (re.fullmatch(PAST_VERB, token) is not None and token not in _NAMES_LIKE_DEEDS):
        return True
    plain = brief and not _coined(bare[0]) and is_known(token)
    return plain and name_likelihood(token) < _ORDINARY and name_likelihood(normalized(bare[1])) > _LIKELY


def is_a_currency(bare: Sequence[str], at: int) -> bool:
    """Return whether a word says which money the number after it is: 'Rs 15,000', 'R$ 870'."""
    return (bare[at].strip("(.").lower() in _CURRENCIES or bare[at].strip("(.")[-1:] in SIGNS) and "".join(
        bare[at + 1 : at + 2]
    )[:1].isdigit()


def _is_year(words: Sequence[str], at: int) -> bool:
    """Return whether a number after a month is its year or day; 'By April 21 people came' counts people."""
    number, counts = ("".join(words[place : place + 1]).strip(_MARKS) for place in (at, at + 1))
    if _ends_name("".join(words[at : at + 1])):
        counts = ""  # 'on Jan 14, minutes later'
    return _YEAR.match(number) is not None and (
        len(number) == 4 or not (counts in (*PLURALS, "of") or counts.endswith("s"))
    )


def _is_unit(bare: Sequence[str], at: int) -> bool:
    """Return whether a short word in capitals is what the number before it counts: '50 GB', '300 EUR'."""
    number = bare[at - 1] if at else ""
    return (
        number[-1:].isdigit()
        and not month(bare[at].lower())
        and bare[at].isupper()
        and bare[at].isalpha()
        and len(bare[at]) <= 3
    )


def _is_numbered(words: Sequence[str], at: int) -> bool:
    """Return whether a word is an ordinary one with a number: 'my Year 9 set', 'from Ward 7'."""
    return normalized(words[at]) in NUMBERED and "".join(words[at + 1 : at + 2])[:1].isdigit()


def _ends_name(word: str) -> bool:
    """Return whether a name ends with this word: 'Marta, Leeds' are two; 'St. Olav' is one."""
    return word[-1:] in ",;:!?)" or (word.endswith(".") and len(word) > 4)


def _coined(word: str) -> bool:
    """Return whether a word is a name in any position: SLA, OrbitPay, Q3."""
    letters = word[1:] if not word[:1].isdigit() else ""
    return any(c.isupper() for c in letters) or any(c.isdigit() for c in letters)
