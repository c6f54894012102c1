"""Find a figure said differently by its place: a story is mostly told in the order of its notes.

'ready at 12:50' and 'we were finished at ten past twelve' share no word. If what the notes have before and after was
said before and after another figure of the same kind, that figure stands for it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from mockloop.analysis.judging.fact_search import DIFFERENTLY, NOT_SAID, SAID, AnswerText, FactCheck
from mockloop.analysis.judging.figure_facts import are_people, plain_figure
from mockloop.analysis.judging.figures_instead import Others, is_rounded
from mockloop.analysis.judging.roughly_said import roughly
from mockloop.analysis.text.clock_times import HALF_DAY
from mockloop.analysis.text.content_words import stem
from mockloop.analysis.text.numbers import CLOCK, MEASURES, Figure, figures_of
from mockloop.analysis.text.same_figure import as_percent, dimension, in_smallest, is_year
from mockloop.analysis.text.synonyms import group_stem, meanings
from mockloop.analysis.text.units import MONEY
from mockloop.core.story import CARRIED_ON

_BESIDE = 2  # facts on each side that were said
_LOOSE = 6  # words beyond them
_NO_END = 10**6
_SLIP = 4  # a wrongly said figure is at most this many times larger or smaller
_OFTEN_SAID = 12  # numbers up to this may count anything
_RARE = 1000  # numbers from here on that are no years mostly count money
_HOURS = 180  # minutes between two times for one event
_TIMELY = frozenset("until till before after later earlier than at by since".split())


def in_order(checks: Sequence[FactCheck], said: Sequence[AnswerText], others: Others) -> list[FactCheck]:
    """Return the checks with each unsaid figure said differently where one other figure stands in its place."""
    found = list(checks)
    places = [_place(one, said) for one in found]
    used = {(place[0], at) for one, place in zip(found, places, strict=True) if place for at in _words(one, place)}
    for number, one in enumerate(found):
        if _is_out_of_place(one, places, number, said):
            one = found[number] = FactCheck(one.fact, NOT_SAID)
        wanted = plain_figure(one.fact) if one.status == NOT_SAID else None
        span = _span(places, number) if wanted else None
        if not wanted or not span or wanted.unit == "date":
            continue
        answer, first, last = span
        by = said[answer]
        fits = [
            figure
            for figure in by.figures
            if first <= figure.first <= last
            and (answer, figure.first) not in used
            and not others.have(by, figure)
            and _may_stand_for(one, wanted, figure, by)
        ]
        rough = {figure.first for figure in roughly(by, wanted)}
        same = [figure for figure in fits if figure.value == wanted.value or figure.first in rough]
        if len(same) == 1:
            found[number] = by.check(one.fact, SAID, same[0].first, same[0].last)
        elif len(fits) == 1:
            found[number] = by.check(one.fact, DIFFERENTLY, fits[0].first, fits[0].last)
        if found[number].status != NOT_SAID:
            stands = (same or fits)[0]
            used |= {(answer, at) for at in range(stands.first, stands.last + 1)}
    return found


def _is_out_of_place(
    one: FactCheck, places: Sequence[tuple[int, int] | None], number: int, said: Sequence[AnswerText]
) -> bool:
    """Return whether a number that counts nothing was said far from what is noted beside it: '+14' for 14 trucks."""
    wanted, place, span = plain_figure(one.fact), places[number], _span(places, number)
    if (
        one.status != SAID
        or not wanted
        or not wanted.unit
        or wanted.unit in (*MEASURES, CLOCK)
        or not place
        or not span
    ):
        return False
    by = said[place[0]]
    there = [figure for figure in by.figures if figure.first == place[1]]
    of_them = there and by.tokens[there[0].last + 1 : there[0].last + 3] == ("of", "them")
    figure = next(iter(there), None)
    if (
        figure is None
        or of_them
        or any(one.unit == wanted.unit for one in there)
        or all(one.unit for one in there)
        or len(meanings(one.fact.context.split()) & meanings(by.around(figure))) > 1
    ):
        return False
    return place[0] != span[0] or not span[1] <= place[1] <= span[2]


def _place(one: FactCheck, said: Sequence[AnswerText]) -> tuple[int, int] | None:
    """Return the answer and the word where a fact was said; None if it was not."""
    if one.status not in (SAID, DIFFERENTLY) or one.answer is None:
        return None
    words = said[one.answer].transcript.words
    return one.answer, next(at for at, word in enumerate(words) if word.start_s == one.at_s)


def _words(one: FactCheck, place: tuple[int, int]) -> range:
    """Return the words of a figure or a date; a step may hold figures of others."""
    length = len(one.heard.split()) if one.fact.kind in ("figure", "date") else 0
    return range(place[1], place[1] + length)


def _span(places: Sequence[tuple[int, int] | None], number: int) -> tuple[int, int, int] | None:
    """Return the answer, and the words between the facts before and after that were said.

    They reach to the beginning or the end of the answer if none were said there; None if none were said at all.
    """
    before = [place for place in places[:number] if place][-_BESIDE:]
    after = [place for place in places[number + 1 :] if place][:_BESIDE]
    beside = [*before, *after]
    if not beside or len({answer for answer, _ in beside}) > 1:
        return None
    first = min(at for _, at in beside) - _LOOSE if before else 0
    last = max(at for _, at in beside) + _LOOSE if after else _NO_END
    return beside[0][0], first, last


def _may_stand_for(one: FactCheck, wanted: Figure, figure: Figure, by: AnswerText) -> bool:
    """Return whether a figure is of the kind of the wanted one, and near enough to be a slip."""
    if is_year(wanted) != is_year(figure) or is_rounded(by, figure, wanted):
        return False
    if wanted.value == figure.value and are_people(wanted, figure):
        return True  # 'three other people' for 3 other victims
    if wanted.value == figure.value:  # '12 vans' and 'twelve ambulances'
        plain = {wanted.unit, figure.unit}.isdisjoint({*MEASURES, CLOCK, "date"})
        if plain and wanted.value > _OFTEN_SAID:
            return True
        return plain and wanted.value > 1 and bool(meanings(one.fact.context.split()) & meanings(by.around(figure)))
    timely = not wanted.unit and wanted.value <= 24 and bool(_TIMELY & set(one.fact.text.lower().split()))
    if timely and figure.unit == CLOCK:
        wanted = replace(wanted, value=60 * wanted.value % HALF_DAY, unit=CLOCK)
    if CLOCK in (wanted.unit, figure.unit):
        apart = abs(wanted.value - figure.value) % HALF_DAY
        return wanted.unit == figure.unit and 0 < min(apart, HALF_DAY - apart) <= _HOURS
    a, b = in_smallest(as_percent(wanted)), in_smallest(as_percent(figure))
    if not 0 < a.value <= _SLIP * b.value or not b.value <= _SLIP * a.value or a.value == b.value:
        return False
    behind = meanings(by.tokens[figure.last + 1 : figure.last + 3])
    if not wanted.unit and figure.unit in MEASURES and meanings(one.fact.text.split()) & behind:
        return True  # 'fifteen minutes late' for '10 late'
    bare_money = wanted.unit in MONEY and not figure.unit and figure.value >= 100
    bare_percent = wanted.unit == "percent" and not figure.unit and _OFTEN_SAID < figure.value <= 100
    if bare_money and figure.value >= _RARE and a.value <= 2 * b.value and b.value <= 2 * a.value:
        return True  # 'nine hundred and forty thousand' for $870K
    if bare_money or bare_percent:
        return bool(meanings(one.fact.context.split()) & meanings(by.around(figure)))
    if a.unit in MEASURES or b.unit in MEASURES or dimension(wanted.unit) != wanted.unit:
        return a.unit == b.unit
    shared = meanings(one.fact.context.split()) & meanings(by.around(figure))
    counted = group_stem(stem(figure.unit)) in meanings(one.fact.text.split()) if figure.unit else False
    changed = one.fact.text.startswith(CARRIED_ON) and "->" in one.fact.text
    if changed and not wanted.unit and not figure.unit:
        return True  # 'from fifty to two hundred' for 50 -> 120
    bare = not wanted.unit and not figure.unit and not figures_of(one.fact.text.split())[1:]
    return counted or (bare and min(a.value, b.value) > 1 and bool(shared))
