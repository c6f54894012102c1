"""Find a figure said differently among the figures of an answer that no fact of the notes accounts for.

People tell what they noted. A figure that is none of the notes', of the same kind as one that was not said and near it
in size, is most likely that one, told wrongly. Each figure stands for one fact: the one whose place in the order of the
notes is nearest.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from mockloop.analysis.judging.fact_search import DIFFERENTLY, NOT_SAID, AnswerText, FactCheck
from mockloop.analysis.judging.figure_facts import are_people, plain_figure
from mockloop.analysis.judging.figures_instead import Others, is_rounded
from mockloop.analysis.text.clock_times import HALF_DAY
from mockloop.analysis.text.content_words import stem
from mockloop.analysis.text.numbers import CLOCK, MEASURES, Figure
from mockloop.analysis.text.same_figure import as_percent, in_smallest, is_year
from mockloop.analysis.text.synonyms import group_stem, meanings
from mockloop.analysis.text.units import MONEY

_HOURS = 180  # minutes between two times for one event
_SLIP, _SMALL_SLIP = 3.0, 1.6  # how many times larger or smaller a wrongly said figure is; without a unit
_OFTEN_SAID = 12  # numbers up to this may count anything
_AROUND = 12  # words on each side of a number that say what it is about
_GROUP_OF = re.compile(r"\b(?:crew|team|group|class|squad|staff|party|shift) of \d", re.IGNORECASE)
_SOON = 12  # words
_LARGE = 50  # counts from here on are rare
_RARE = 1000  # numbers from here on that are no years mostly count money


def left_over(checks: Sequence[FactCheck], said: Sequence[AnswerText], others: Others) -> list[FactCheck]:
    """Return the checks with unsaid figures said differently where an unclaimed figure of the same kind is left."""
    found = list(checks)
    pairs = sorted(_pairs(checks, said, others), key=lambda pair: pair[0])
    used: set[tuple[int, int]] = set()
    for _, number, by, figure in pairs:
        if found[number].status == NOT_SAID and (by.place, figure.first) not in used:
            found[number] = by.check(found[number].fact, DIFFERENTLY, figure.first, figure.last)
            used.add((by.place, figure.first))
    return found


def _pairs(
    checks: Sequence[FactCheck], said: Sequence[AnswerText], others: Others
) -> Iterator[tuple[float, int, AnswerText, Figure]]:
    """Yield each unsaid figure with each figure that may stand for it, and how far apart their places are."""
    for by in said:
        places = [_place(one, by) for one in checks]
        taken = {at for one, place in zip(checks, places, strict=True) if place >= 0 for at in _words(one, place)}
        for number, one in enumerate(checks):
            wanted = plain_figure(one.fact) if one.status == NOT_SAID else None
            if wanted and not wanted.unit and _GROUP_OF.search(one.fact.text):
                wanted = replace(wanted, unit="people")  # 'a team of 8'
            if not wanted or wanted.unit == "date" or is_year(wanted):
                continue
            expected = _expected(places, number, len(by.tokens))
            for figure in by.figures:
                free = figure.first not in taken and not is_year(figure) and not others.have(by, figure)
                if figure.unit == CLOCK and figure.first > _latest(places):
                    continue
                share = {"out", "in"} & set(by.tokens[figure.first : figure.last + 1])  # nobody slips to 'one in eight'
                if (
                    free
                    and not share
                    and (_is_alike(wanted, figure) or _is_about_it(one, wanted, figure, by))
                    and not is_rounded(by, figure, wanted)
                ):
                    yield abs(figure.first - expected), number, by, figure


def _place(one: FactCheck, by: AnswerText) -> int:
    """Return the word of an answer where a fact was said; -1 if it was not said there."""
    if one.answer != by.place or one.at_s is None:
        return -1
    return next(at for at, word in enumerate(by.transcript.words) if word.start_s == one.at_s)


def _words(one: FactCheck, place: int) -> range:
    return range(place, place + len(one.heard.split())) if one.fact.kind != "step" else range(0)


def _expected(places: Sequence[int], number: int, words: int) -> float:
    """Return about where a fact belongs in an answer: between the facts before and after it that were said."""
    before = next((place for place in reversed(places[:number]) if place >= 0), 0)
    after = next((place for place in places[number + 1 :] if place >= 0), words)
    return (before + after) / 2


def _latest(places: Sequence[int]) -> int:
    """Return up to which word a time may stand: soon after the last fact that was said."""
    return max(places) + _SOON if max(places) >= 0 else 10**6


def _is_alike(wanted: Figure, figure: Figure) -> bool:
    """Return whether two figures are of one kind and near in size."""
    if CLOCK in (wanted.unit, figure.unit):
        apart = abs(wanted.value - figure.value) % HALF_DAY
        return wanted.unit == figure.unit and 0 < min(apart, HALF_DAY - apart) <= _HOURS
    one, other = in_smallest(as_percent(wanted)), in_smallest(as_percent(figure))
    slip = max(one.value, other.value) / max(min(one.value, other.value), 1e-9)
    if slip == 1.0 or "date" in (one.unit, other.unit):
        return False
    if one.unit in MONEY and not other.unit and other.value >= _RARE:
        return slip <= _SMALL_SLIP
    if one.unit == "percent" and not other.unit and _OFTEN_SAID < other.value <= 100:
        return slip <= _SMALL_SLIP
    if one.unit in MEASURES | MONEY | {"metre", "litre", "gram"} or other.unit in MEASURES | MONEY:
        return one.unit == other.unit and slip <= _SLIP
    counted = one.unit and other.unit and group_stem(stem(one.unit)) == group_stem(stem(other.unit))
    if counted or (one.unit and other.unit and are_people(one, other)):
        return slip <= _SLIP
    return min(one.value, other.value) >= _LARGE and slip <= _SMALL_SLIP


def _is_about_it(one: FactCheck, wanted: Figure, figure: Figure, by: AnswerText) -> bool:
    """Return whether a number that counts nothing by name, or something else, is about what the notes count."""
    if {wanted.unit, figure.unit} & {*MEASURES, *MONEY, CLOCK, "date", "degree"} - {
        "times"
    } or wanted.value == figure.value:
        return False
    slip = max(wanted.value, figure.value) / max(min(wanted.value, figure.value), 1e-9)
    near = meanings(by.around(figure, _AROUND))
    counted = wanted.unit and group_stem(stem(wanted.unit)) in near
    shared = len(meanings(one.fact.context.split()) & near)
    if wanted.unit and figure.unit and not counted:
        return False
    return slip <= _SMALL_SLIP + bool(counted) and min(wanted.value, figure.value) > 1 and (bool(counted) or shared > 0)
