"""Find where a date of the notes was said, or another day, quarter or year in its place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from mockloop.analysis.answer import normalized
from mockloop.analysis.judging.fact_search import AROUND, DIFFERENTLY, SAID, AnswerText, FactCheck
from mockloop.analysis.judging.figures_said import figure_said
from mockloop.analysis.judging.ordinals_said import ordinal_in, ordinal_said
from mockloop.analysis.text.dates import (
    ALSO_WORDS,
    MONTHS,
    ORDINALS,
    QUARTER,
    date_readings,
    day_numbers,
    day_of_week,
    first_year,
    month,
)
from mockloop.analysis.text.same_figure import is_year
from mockloop.analysis.text.synonyms import meanings
from mockloop.core.story import StoryFact

_BEFORE_A_MONTH = ("in", "of", "since", "by", "until", "last", "from", "during", "early", "late", "mid")
_QUARTERS = (1, 2, 3, 4)
_SHORT_YEAR = re.compile(r"^'([0-3]\d)$")  # "Jan '19"
_PARTS_OF_MONTH = {word: range(1, 11) for word in ("start", "beginning", "early")}
_PARTS_OF_MONTH |= {word: range(11, 20) for word in ("mid", "middle", "halfway")}
_PARTS_OF_MONTH |= {"end": range(25, 32), "late": range(20, 32)}
_HOLIDAYS = {(24, "dec"): "christmas eve", (25, "dec"): "christmas day", (26, "dec"): "boxing day"}
_HOLIDAYS |= {(31, "dec"): "new year's eve", (1, "jan"): "new year's day", (14, "feb"): "valentine's day"}
_HOLIDAYS |= {(31, "oct"): "halloween", (17, "mar"): "st patrick's day", (1, "apr"): "april fool's day"}
_NEAR_CHRISTMAS = frozenset(("before", "at", "around", "by", "over", "near", "towards"))
_SEASONS, _OF_SEASONS = ("spring", "summer", "autumn", "fall", "winter"), ("the", "that", "in", "this", "last", "next")
_PARTS_OF_YEAR = {
    "beginning": (1, 2, 3),
    "start": (1, 2, 3),
    "early": (1, 2, 3, 4),
    "middle": (5, 6, 7),
    "mid": (5, 6, 7),
}
_PARTS_OF_YEAR |= {"end": (11, 12), "late": (9, 10, 11, 12), "spring": (3, 4, 5), "summer": (6, 7, 8)}
_PARTS_OF_YEAR |= {"autumn": (9, 10, 11), "fall": (9, 10, 11), "winter": (12, 1, 2)}
_BEFORE_A_YEAR = 3  # words: 'the end of twenty twenty'
_BEFORE_A_DAY = frozenset("on from until till by since before after for to through of was".split())
_NO_DAYS = frozenset("time floor row try attempt place visit round call version shift line week day person one".split())
_NEAR_A_MONTH = 2  # words between a month and its day or year, 'the third of June'


def date_said(fact: StoryFact, said: Sequence[AnswerText]) -> FactCheck | None:
    """Find a date in words, as 'Q2 2020', or in digits as '12/02', which is a day in February or in December."""
    if QUARTER.match(fact.text):
        return _quarter(fact, said)
    if day_of_week(normalized(fact.text)):
        return _weekday(fact, said)
    if first_year(fact.text):
        season = figure_said(replace(fact, text=first_year(fact.text)), said, ())
        return replace(season, fact=fact) if season else None
    readings = date_readings(fact.text)
    found = [one for one in (_in_words(replace(fact, text=text), said) for text in readings or [fact.text]) if one]
    best = next((one for one in found if one.status == SAID), None) or next(iter(found), None)
    return replace(best, fact=fact) if best else None


def _quarter(fact: StoryFact, said: Sequence[AnswerText]) -> FactCheck | None:
    """Find 'the second quarter of twenty twenty' for Q2 2020, 'the first half' for H1."""
    wanted, *years = (int(part.lower().lstrip("qh'\u2019")) for part in fact.text.replace("/", " ").split())
    years = [year + 2000 if year < 100 else year for year in years]
    name, letter = ("half", "h") if fact.text[:1] in "Hh" else ("quarter", "q")
    other: FactCheck | None = None
    for one in said:
        numbers = day_numbers(one.tokens)
        spoken = [(at, value) for at, value in numbers if one.tokens[at + 1 : at + 2] == (name,) and value in _QUARTERS]
        last = 4.0 if name == "quarter" else 2.0
        spoken += [
            (at, last)
            for at, token in enumerate(one.tokens)
            if token in ("last", "final") and one.tokens[at + 1 : at + 3] == (name, "of")
        ]
        short = [(at, float(token[1])) for at, token in enumerate(one.tokens) if re.fullmatch(rf"{letter}[1-4]", token)]
        for place, value in sorted([*spoken, *short]):
            near = {number for at, number in numbers if 0 < at - place <= _NEAR_A_MONTH + 1 and _is_a_year(number)}
            status = SAID if value == wanted and (not near or not years or near & set(years)) else DIFFERENTLY
            found = one.check(fact, status, place, place + (one.tokens[place + 1 : place + 2] == (name,)))
            if status == SAID:
                return found
            other = other or found
    return other


def _weekday(fact: StoryFact, said: Sequence[AnswerText]) -> FactCheck | None:
    """Find a weekday; another one in its place has two words of the notes around it."""
    wanted, about = day_of_week(normalized(fact.text)), meanings(fact.context.split()) - meanings(fact.text.split())
    noted = {day_of_week(normalized(word)) for word in fact.context.split()}
    other: FactCheck | None = None
    for one in said:
        for place, token in enumerate(one.tokens):
            day = day_of_week(token)
            if day == wanted:
                return one.check(fact, SAID, place, place)
            near = meanings(one.tokens[max(0, place - AROUND) : place + AROUND])
            every = one.tokens[max(0, place - 1)] == "every" and f"every {fact.text.lower()}" in fact.context.lower()
            if day and day not in noted and (every or len(about & near) >= min(2, len(about)) > 0):
                other = other or one.check(fact, DIFFERENTLY, place, place)
    return other


def _in_words(fact: StoryFact, said: Sequence[AnswerText]) -> FactCheck | None:
    """Find where a date is said: at its month, with only its own day or year nearby. A year alone is a figure."""
    text = re.sub(r"(?<=\d)[-\u2013/](?=\d)", " ", fact.text)  # '11-12 April'
    parts = [_SHORT_YEAR.sub(r"20\1", normalized(part)) for part in text.split()]
    named = next(filter(None, map(month, parts)), "")
    if not named and _SHORT_YEAR.search(normalized(fact.text.split()[-1])):
        return figure_said(replace(fact, text=parts[-1]), said, ())
    if not named:
        return ordinal_said(fact, said) if ordinal_in(fact.text) else figure_said(fact, said, ())
    wanted = {value for _, value in day_numbers(parts)}
    other: FactCheck | None = None
    for one in said:
        numbers = day_numbers(one.tokens)
        for place in (index for index, token in enumerate(one.tokens) if month(token) == named):
            near = {value: index for index, value in numbers if abs(index - place) <= _NEAR_A_MONTH}
            if not any(map(_is_a_year, wanted)):
                near = {
                    value: index for value, index in near.items() if not _is_a_year(value)
                }  # 'July 2019' for 9 July
            own = wanted & set(near)
            if not own and one.tokens[place] in ALSO_WORDS and not surely_a_month(one, place):
                continue
            places = [place, *(near[value] for value in own or near)]
            part = _part_of_month(one, place)
            fits = part is not None and _day(wanted) in part
            whole = own or not wanted or fits or (not near and len(wanted) == 1 and not (part and _day(wanted)))
            another = any(map(_is_a_year, wanted)) and any(_is_a_year(value) for value in set(near) - wanted)
            another = another or bool(
                part is not None and not fits and not own and _day(wanted)
            )  # 'early' for the 28th
            status = SAID if whole and not another else DIFFERENTLY  # 'the 22nd of September 2021' for 2022
            found = one.check(fact, status, min(places), max(places))
            if status == SAID:
                return found
            other = other or found
    return (
        _holiday(fact, wanted, named, said)
        or _day_alone(fact, wanted, named, said)
        or other
        or _part_of_year(fact, wanted, named, said)
        or _season(fact, wanted, named, said)
        or _same_year(fact, wanted, named, said)
    )


def _day(wanted: AbstractSet[float]) -> int:
    """Return the day of a date; 0 if it has none."""
    return next((int(value) for value in wanted if not _is_a_year(value)), 0)


def _part_of_month(one: AnswerText, place: int) -> range | None:
    """Return the days that 'the end of', 'early' or 'mid' before a month may mean; None without such a word."""
    before = one.tokens[max(0, place - _NEAR_A_MONTH) : place]
    joined = one.tokens[place].split("-")[:-1]  # 'mid-december'
    return next((_PARTS_OF_MONTH[word] for word in (*before, *joined) if word in _PARTS_OF_MONTH), None)


def _holiday(fact: StoryFact, wanted: set[float], named: str, said: Sequence[AnswerText]) -> FactCheck | None:
    """Find 'Christmas Eve' for 24 December."""
    name = _HOLIDAYS.get((_day(wanted), named), "")
    for one in said if name else ():
        text = " ".join(one.tokens)
        found = re.search(rf"\b{name}\b", text)
        if found:
            first = text[: found.start()].count(" ")
            return one.check(fact, SAID, first, first + name.count(" "))
    return None


def _season(fact: StoryFact, wanted: set[float], named: str, said: Sequence[AnswerText]) -> FactCheck | None:
    """Find 'just before Christmas' for December, 'in the spring' for April or April 2020, in words of its line."""
    number, about = MONTHS[1].index(named) + 1, meanings(fact.context.split()) - meanings(fact.text.split())
    for one in said if not _day(wanted) else ():
        for place, token in enumerate(one.tokens):
            before = one.tokens[max(0, place - 1) : place]
            timely = (
                number in _PARTS_OF_YEAR.get(token, ()) and token in _SEASONS and before and before[0] in _OF_SEASONS
            )
            timely = timely or bool(named == "dec" and token == "christmas" and set(before) & _NEAR_CHRISTMAS)
            dated = any(
                map(_is_a_year, (value for at, value in day_numbers(one.tokens[place : place + _BEFORE_A_YEAR])))
            )
            if timely and not dated and about & meanings(one.tokens[max(0, place - AROUND) : place + AROUND]):
                return one.check(fact, SAID, place, place)
    return None


def _part_of_year(fact: StoryFact, wanted: set[float], named: str, said: Sequence[AnswerText]) -> FactCheck | None:
    """Find 'at the beginning of twenty twenty-two' for 02/2022, 'in the summer of 2019' for July 2019."""
    if _day(wanted) or not wanted:
        return None
    number = MONTHS[1].index(named) + 1
    for one in said:
        for place, value in day_numbers(one.tokens):
            words = one.tokens[max(0, place - _BEFORE_A_YEAR) : place]
            if any(month(word) not in ("", named) for word in words):
                continue
            if value in wanted and any(number in _PARTS_OF_YEAR.get(word, ()) for word in words):
                return one.check(fact, SAID, place, place)
    return None


def _same_year(fact: StoryFact, wanted: set[float], named: str, said: Sequence[AnswerText]) -> FactCheck | None:
    """Find the year of a date beside another month, 'July 2013' for June 2013: the date is said differently."""
    years = {value for value in wanted if _is_a_year(value)}
    for one in said:
        for place, value in day_numbers(one.tokens):
            near = [*range(max(0, place - _NEAR_A_MONTH), place), *range(place + 1, place + 2 + _NEAR_A_MONTH)]
            near = [at for at in near if at < len(one.tokens)]  # 'twenty fourteen, October I think'
            other = [
                at
                for at in near
                if month(one.tokens[at]) not in ("", named)
                and (one.tokens[at] not in ALSO_WORDS or surely_a_month(one, at))
            ]
            if value in years and other:
                return one.check(fact, DIFFERENTLY, place, place)
    return None


def other_year(fact: StoryFact, said: Sequence[AnswerText], noted: AbstractSet[float]) -> FactCheck | None:
    """Find the only year of an answer in place of the only year of the notes."""
    own = {value for _, value in day_numbers([normalized(part) for part in fact.text.split()]) if _is_a_year(value)}
    if not own or noted != own:
        return None
    for one in said:
        figures = [figure for figure in one.figures if is_year(figure)]
        if len({figure.value for figure in figures}) == 1 and figures[0].value not in noted:
            return one.check(fact, DIFFERENTLY, figures[0].first, figures[0].last)
    return None


def years_in(facts: Sequence[StoryFact]) -> set[float]:
    """Return the years in the lines of all facts."""
    found = (value for fact in facts for _, value in day_numbers([normalized(word) for word in fact.context.split()]))
    return {value for value in found if _is_a_year(value)}


def surely_a_month(said: AnswerText, place: int) -> bool:
    """Return whether 'may' or 'march' follows a word of time, or has a capital within a sentence."""
    if not place:
        return False
    named = said.words[place][:1].isupper() and said.words[place - 1][-1:] not in (".", "!", "?")
    return named or said.tokens[place - 1] in _BEFORE_A_MONTH


def _day_alone(fact: StoryFact, wanted: set[float], named: str, said: Sequence[AnswerText]) -> FactCheck | None:
    """Find 'on the seventeenth' after the month was said with another day."""
    if not _day(wanted):
        return None
    for one in said:
        months = [index for index, token in enumerate(one.tokens) if month(token) == named]
        for place, token in enumerate(one.tokens):
            of_a_thing = "".join(one.tokens[place + 1 : place + 2]) in _NO_DAYS and one.words[place][-1:].isalpha()
            if ORDINALS.get(token, 0) != _day(wanted) or of_a_thing:
                continue
            before = one.tokens[max(0, place - 2) : place]
            timely = before[:1] and before[0] in _BEFORE_A_DAY and before[1:] == ("the",)
            if timely and months and months[0] < place:
                return one.check(fact, SAID, place, place)
    return None


def _is_a_year(value: float) -> bool:
    return 1900 <= value <= 2100
