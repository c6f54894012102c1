"""Find where a figure of the notes was said, or another value in its place."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise

from mockloop.analysis.answer import normalized
from mockloop.analysis.judging.fact_search import SAID, AnswerText, FactCheck, spoken_figures
from mockloop.analysis.judging.figure_facts import (
    LATER,
    OFTEN_SAID,
    PEOPLE,
    WORKERS,
    Place,
    label_of,
    neighbours,
    things_counted,
    wanted_figure,
)
from mockloop.analysis.judging.figures_instead import Others, instead
from mockloop.analysis.judging.figures_misheard import misheard
from mockloop.analysis.judging.roughly_said import roughly
from mockloop.analysis.judging.small_counts import small_counts
from mockloop.analysis.judging.times_roughly_said import roughly_at
from mockloop.analysis.text.content_words import stem
from mockloop.analysis.text.numbers import CLOCK, MEASURES, Figure
from mockloop.analysis.text.same_figure import same_figure
from mockloop.analysis.text.synonyms import group_stem, meanings
from mockloop.analysis.text.units import singular
from mockloop.core.story import StoryFact

_SHARE = re.compile(r"(\d{1,4}) of (?:the )?(\d{1,4})\b")
_SHORTENED = 3  # letters of a short form
_NAMED_BEFORE = 16  # words before a bare number that may name what it counts
_LARGE = 1000  # numbers from here on are rare in speech
_MOST = ("worst", "best", "most", "least")
_OURS = frozenset(("we", "us"))


def figure_said(
    fact: StoryFact, said: Sequence[AnswerText], planned: Sequence[Figure], taken: AbstractSet[Place] = frozenset()
) -> FactCheck | None:
    """Find where a figure was said; of several places, the one with words most like the notes.

    ``planned``: all figures of the notes, none of which counts as this one said differently; ``taken``: places where
    another fact was said, which are not this one said differently. None if it was not said.
    """
    wanted = wanted_figure(fact)
    if wanted is None:
        return None
    exact = _best(fact, wanted, said, lambda by, things: (*by.figures, *small_counts(by, wanted, things)))
    if exact:
        return exact
    for one in said:
        for figure in misheard(one, wanted):
            return one.check(fact, SAID, figure.first, figure.last)
    rough = _best(fact, wanted, said, lambda by, things: (*roughly(by, wanted, fact.context), *roughly_at(by, wanted)))
    rough = rough or _as_a_share(fact, said)
    return rough or instead(fact, wanted, said, Others(planned, taken))


def _as_a_share(fact: StoryFact, said: Sequence[AnswerText]) -> FactCheck | None:
    """Find 'one time in seven' for '7 of 50 runs'."""
    halves = _SHARE.match(fact.text)
    if not halves or not 0 < int(halves[1]) < int(halves[2]):
        return None
    share = Figure(100 * int(halves[1]) / int(halves[2]), "percent", 0, 2)
    return _best(fact, share, said, lambda by, things: (*by.figures, *roughly(by, share)))


def _best(
    fact: StoryFact,
    wanted: Figure,
    said: Sequence[AnswerText],
    find: Callable[[AnswerText, set[str]], Iterable[Figure]],
) -> FactCheck | None:
    """Return the place with most words of the notes among the figures that ``find`` gives of each answer."""
    things, about = things_counted(fact, wanted), meanings(fact.context.split())
    about |= _OURS & {normalized(word) for word in fact.context.split()}
    label, its_own = label_of(fact, wanted), meanings(fact.text.split())
    beside = [figure for figure in spoken_figures(fact.context.split()) if not same_figure(figure, wanted)]
    of_us = wanted.unit != "people" and any(
        one.unit == "people" and one.value == wanted.value for one in spoken_figures(fact.context.split())
    )  # the notes say 'two of us' apart from this figure
    best: tuple[int, FactCheck] | None = None
    for one in said:
        for figure in find(one, things):
            shared = len(about & meanings(one.around(figure)))
            if things and not wanted.unit:
                shared = len(things & meanings(one.around(figure))) + neighbours(beside, one, figure)
            enough = label in meanings(one.around(figure, LATER)) if label else shared or not about - its_own
            plural = bool(figure.unit) and singular(one.tokens[figure.last]) != one.tokens[figure.last]
            counts_it = bool(label) and plural and stem(figure.unit) == label  # 'nine trucks' are not truck 9
            if counts_it or (of_us and figure.unit == "people"):
                continue
            of_them = one.tokens[figure.last + 1 : figure.last + 3] == ("of", "them") and neighbours(
                beside, one, figure
            )
            afterwards = _counts_what_was_named(one, figure, wanted, things)
            of_them = of_them or afterwards
            if of_them and figure.value == wanted.value and not figure.unit and wanted.unit not in MEASURES:
                best = best or (0, one.check(fact, SAID, figure.first, figure.last))  # 'nine of them made four fifths'
            if not _same_value(wanted, figure, one, things, about) or not (enough or _says_enough(wanted)):
                continue
            like = 3 * (figure.unit == wanted.unit) + shared
            if best is None or like > best[0]:
                best = like, one.check(fact, SAID, figure.first, figure.last)
    return best[1] if best else None


def _counts_what_was_named(one: AnswerText, figure: Figure, wanted: Figure, things: set[str]) -> bool:
    """Return whether a bare number counts what was named before it: 'I rang the owners, nine of them', 'six in all'."""
    if figure.unit or not wanted.unit or wanted.unit in MEASURES:
        return False
    behind = one.tokens[figure.last + 1 : figure.last + 3]
    counted = behind in (("of", "them"), ("in", "all"), ("in", "total")) or behind[:1] in (
        ("altogether",),
        ("overall",),
    )
    dozen = "dozen" in one.tokens[figure.first : figure.last + 1] and one.words[figure.last][-1:] in ",.;!?"
    before = one.tokens[max(0, figure.first - _NAMED_BEFORE) : figure.first]
    return (counted or dozen) and bool(things & meanings(before))


def _says_enough(wanted: Figure) -> bool:
    """Return whether a figure matches without any other word of the notes around it."""
    rare = wanted.value % 1 not in (0, 0.5)  # 'version 2.4'
    return bool(wanted.unit) or wanted.value > OFTEN_SAID or wanted.value < 1 or rare


def _same_value(wanted: Figure, figure: Figure, by: AnswerText, things: set[str], about: set[str]) -> bool:
    """Return whether this is the figure in the notes. A low number without a unit may mean anything, as in 'at two'."""
    bare = bool(wanted.unit) and not figure.unit and 1 <= figure.value <= OFTEN_SAID and figure.value % 1 == 0
    near = meanings(by.around(figure, LATER))
    all_of = by.tokens[max(0, figure.first - 1)] == "all" and _OURS & about  # 'every one of us, all twelve'
    if bare and not all_of and not things & near and len(about & near) < 2:
        return False
    measured = not wanted.unit and figure.unit in MEASURES and figure.unit != "times"  # '14 kilos' for line 14
    if measured and len((about | things) & meanings(by.around(figure)) - {group_stem(stem(figure.unit))}) < 1:
        return False
    if wanted.value == figure.value and _superlative(wanted.unit) and figure.unit not in MEASURES:
        beside = (*by.tokens[max(0, figure.first - 1) : figure.first], figure.unit)
        if any(map(_superlative, beside)):
            return True  # 'the worst five' for 'five weakest'
    return same_figure(wanted, figure) or _same_count(wanted, figure, by, things, about)


def _superlative(word: str) -> bool:
    return word in _MOST or (len(word) > 5 and word.endswith("est"))


def _same_count(wanted: Figure, said: Figure, by: AnswerText, things: set[str], about: set[str]) -> bool:
    """Return whether the same number counts the same thing under another name: 'eighty-five companies' for 85 firms.

    The noted word may come a little later ('ten thousand most frequent queries'); a number that is rare in speech
    needs no such word. Different units of measure never match.
    """
    if wanted.value != said.value or {wanted.unit, said.unit} & {*MEASURES, CLOCK, "date"} - {"times"}:
        return False
    later = by.tokens[said.last + 1 : said.last + 1 + LATER]
    named = {group_stem(stem(token)) for token in (said.unit, *later)}
    of_us = said.unit == "people" and by.tokens[said.last : said.last + 3][-1:] == ("us",)
    if of_us and (about & _OURS or wanted.unit in WORKERS):
        return True  # 'there were seven of us' for 'we were 7 workers' or '7 staff'
    before = by.tokens[max(0, said.first - 2) : said.first]
    if said.unit == "people" and wanted.unit in PEOPLE and before in (("we", "were"), ("we", "are")):
        return True  # 'we were twelve' for 12 staff
    short, long = sorted((wanted.unit, said.unit), key=len)
    if len(short) >= _SHORTENED and long.startswith(short) and len(long) > len(short) + 1:
        return True  # 'two technicians' for 2 techs
    doing = by.tokens[max(0, said.first - 3) : said.first]
    deed = {group_stem(stem(token)) for token in (*doing, *map("".join, pairwise(doing)))}  # 'set up' of 4 setups
    if said.unit in ("people", "times") and group_stem(stem(wanted.unit)) in deed:
        return True  # 'we had to refund two people' for 2 refunds
    alike = len(wanted.unit) > 3 and said.unit.endswith(wanted.unit)  # 'beehives' for hives
    told = said.value > OFTEN_SAID or bool((about - {group_stem(stem(wanted.unit))}) & meanings(by.around(said)))
    if said.unit == "people" and wanted.unit in PEOPLE and told:
        return True  # 'thirty folk' for 31 passengers
    named = named if said.value < _LARGE else {said.unit}
    about_it = bool((about - named) & meanings(by.around(said))) or not (wanted.unit and said.unit)
    alike = alike or bool(things & named) or group_stem(stem(said.unit)) in about
    return (said.value > OFTEN_SAID and about_it) or alike
