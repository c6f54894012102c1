"""Find another value in place of a noted figure: of the same thing, among words that the notes use too."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from mockloop.analysis.answer import normalized
from mockloop.analysis.judging.fact_search import AROUND, DIFFERENTLY, AnswerText, FactCheck, spoken_figures
from mockloop.analysis.judging.figure_facts import (
    LATER,
    OFTEN_SAID,
    Place,
    are_people,
    label_of,
    neighbours,
    things_counted,
)
from mockloop.analysis.judging.roughly_said import roughly
from mockloop.analysis.text.content_words import stem
from mockloop.analysis.text.numbers import CLOCK, MEASURES, Figure
from mockloop.analysis.text.same_figure import dimension, in_smallest, is_year, same_figure
from mockloop.analysis.text.synonyms import group_stem, meanings
from mockloop.analysis.text.units import MONEY
from mockloop.core.story import StoryFact

_BEHIND = 2  # words after a figure and the next word that may be what it counts: 'forty support tickets'
_LEAST_MONEY = 100
_SLIP = 5  # a wrongly said figure is mostly at most this many times larger or smaller
_WHOLE = 100
_MOST = 20  # times; no slip is larger
_OF_WARMTH = frozenset("temperature hot cold warm cool heat fever degrees fahrenheit celsius thermometer".split())
_FILLERS = ("um", "uh", "er", "like")
_NEVER = 1000  # more words than a line of notes and an answer ever share


@dataclass(frozen=True, slots=True)
class Others:
    """The other figures of the notes, and the places of the answers where other facts were said."""

    planned: Sequence[Figure]
    taken: AbstractSet[Place]

    def have(self, by: AnswerText, figure: Figure) -> bool:
        place = by.place, by.transcript.words[figure.first].start_s
        return place in self.taken or any(_is_of_another(other, figure) for other in self.planned)


def instead(fact: StoryFact, wanted: Figure, said: Sequence[AnswerText], others: Others) -> FactCheck | None:
    """Find another value in place of this one: of the same thing, among words that the notes use too."""
    its_own = meanings(fact.text.split())
    about = meanings(fact.context.split())
    beside = [figure for figure in spoken_figures(fact.context.split()) if not same_figure(figure, wanted)]
    best: tuple[int, FactCheck] | None = None
    for one in said:
        for figure in one.figures:
            if is_year(figure) != is_year(wanted) or is_rounded(one, figure, wanted) or others.have(one, figure):
                continue
            like = about if not figure.unit or wanted.unit == CLOCK else about - its_own  # a like unit says nothing
            near = neighbours(beside, one, figure)
            shared = len(like & meanings(one.around(figure))) + near
            least = _least_shared(fact, wanted, figure, one)
            if least > 2 and near and not wanted.unit and CLOCK != figure.unit not in MEASURES:
                least = 2  # beside a figure of the same line
            like_unit = 2 * bool(figure.unit and group_stem(stem(figure.unit)) in things_counted(fact, wanted))
            if shared >= least and (best is None or shared + like_unit > best[0]):
                best = shared + like_unit, one.check(fact, DIFFERENTLY, figure.first, figure.last)
    return best[1] if best else None


def is_rounded(by: AnswerText, figure: Figure, wanted: Figure) -> bool:
    """Return whether a figure is this one said roughly: 'over a hundred' for 112."""
    return any(one.first == figure.first for one in roughly(by, wanted))


def _is_of_another(other: Figure, figure: Figure) -> bool:
    """Return whether this is another figure of the notes; 'row 3' does not mean 'three reviewers'."""
    anything = not other.unit and figure.unit and other.value <= OFTEN_SAID
    return not anything and same_figure(other, figure)


def _least_shared(fact: StoryFact, wanted: Figure, figure: Figure, by: AnswerText) -> int:
    """Return how many words of the notes must surround another value: one beside its own unit, more without one."""
    if CLOCK in (wanted.unit, figure.unit):
        about = meanings(fact.context.split()) - meanings(fact.text.split())
        timed = {"morning", "evening", "afternoon", "night"} & set(by.tokens[figure.last + 1 : figure.last + 4])
        few = len(about) <= 2 or (timed and wanted.value // 60 == figure.value // 60)  # 'ten past two in the morning'
        return (1 if few else 2) if wanted.unit == figure.unit else _NEVER
    alike = figure.unit and (dimension(wanted.unit) == dimension(figure.unit) or are_people(wanted, figure))
    behind = meanings(by.tokens[figure.last + 1 : figure.last + 1 + _BEHIND])
    counted = wanted.unit not in (*MEASURES, "people") and things_counted(fact, wanted) & behind and figure.unit
    if wanted.unit in MONEY and not figure.unit and figure.value >= _LEAST_MONEY:
        slip = max(wanted.value / figure.value, figure.value / wanted.value)
        return 1 if slip <= _SLIP else _NEVER  # 'a credit of fifty thousand' for $30k
    later = meanings(by.tokens[figure.last + 1 : figure.last + 2 + _BEHIND])
    if (
        wanted.unit not in MEASURES
        and figure.unit
        and meanings(fact.text.split()) - {group_stem(stem(wanted.unit))} & later
    ):
        slip = max(wanted.value / max(figure.value, 0.1), figure.value / max(wanted.value, 0.1))
        if slip <= 2 and wanted.value > OFTEN_SAID:
            return 0  # 'three thousand payments that failed' for 2,300 failed txns
    if wanted.unit and (alike or counted or group_stem(stem(figure.unit)) in things_counted(fact, wanted)):
        one, other = in_smallest(wanted).value, in_smallest(figure).value
        near = one <= _SLIP * other and other <= _SLIP * one
        return 1 if near else 2 if wanted.unit == figure.unit else _NEVER  # '18 minutes' is not said for two weeks
    percent = [one for one in by.figures if one.unit == "percent" and 0 < figure.first - one.last <= AROUND]
    if wanted.unit == "percent" and not figure.unit and percent and OFTEN_SAID < figure.value < _WHOLE:
        return 1  # 'forty percent in May and in June fifty'
    slip = max(wanted.value / max(figure.value, 0.1), figure.value / max(wanted.value, 0.1))
    if wanted.unit and slip > _MOST:
        return _NEVER  # '740' is not said for 4 choices
    label = label_of(fact, wanted)
    if label:  # 'tray number seven' for tray 4
        before = by.tokens[max(0, figure.first - 2) : figure.first]
        return 2 if label in meanings(before) and "of" not in before and not figure.unit else _NEVER
    if _is_of_them(fact, figure, by) or _is_contrasted(fact, wanted, figure, by):
        return 1
    named = not wanted.unit and figure.unit and group_stem(stem(figure.unit)) in meanings(fact.context.split())
    warm = wanted.unit == "degree" and not figure.unit and figure.value > OFTEN_SAID
    if warm and _OF_WARMTH & set(by.around(figure)):
        return 0  # 'the temperature never got above forty-two'
    labelled = _words_alike(fact, wanted, figure, by)
    if labelled > 1:
        return 1
    if named or _is_counted(fact, wanted, figure, by) or (labelled and not figure.unit):
        return 2
    parts = all(one.value % 1 for one in (wanted, figure))  # '0.2' for 0.5
    if not wanted.unit and not figure.unit and (parts or min(wanted.value, figure.value) > OFTEN_SAID):
        return 2
    return 3 if not wanted.unit and figure.unit not in MEASURES else _NEVER  # '17 people missing' for '11 were missing'


def _is_of_them(fact: StoryFact, figure: Figure, by: AnswerText) -> bool:
    """Return whether 'lost six of them' has all of the short line 'Lost 4 ewes' but its figure."""
    rest = meanings(fact.context.split()) - meanings(fact.text.split())
    them = by.tokens[figure.last + 1 : figure.last + 3] == ("of", "them") and not figure.unit
    return them and bool(rest) and rest <= meanings(by.tokens[max(0, figure.first - LATER) : figure.first])


def _is_contrasted(fact: StoryFact, wanted: Figure, figure: Figure, by: AnswerText) -> bool:
    """Return whether another end of the same range, with its unit, was said right before: 'not 11 days, we have 5'."""
    ends = [one for one in spoken_figures(fact.context.split()) if not same_figure(one, wanted)]
    before = [one for one in by.figures if 0 < figure.first - one.last <= LATER and one.unit in (wanted.unit, "")]
    # a word without letters is an arrow or a dash between the two ends
    range_ends = {"instead", "from", "to", ""} & set(map(normalized, fact.context.split()))
    alike = bool(wanted.unit and range_ends) and not figure.unit
    return alike and any(same_figure(one, other) and one.value != wanted.value for one in before for other in ends)


def _is_counted(fact: StoryFact, wanted: Figure, figure: Figure, by: AnswerText) -> bool:
    """Return whether a number without a unit counts the noted thing: '28 of them', 'seven that were wrong'."""
    if not wanted.unit or wanted.unit in MEASURES or figure.unit:
        return False
    before = meanings(by.tokens[max(0, figure.first - LATER) : figure.first])
    if by.tokens[figure.last + 1 : figure.last + 3] == ("of", "them") and things_counted(fact, wanted) & before:
        return True  # 'I called hotels, eleven of them'
    return figure.value > OFTEN_SAID or bool(
        things_counted(fact, wanted) & meanings(by.tokens[figure.last + 1 :][:LATER])
    )


def _words_alike(fact: StoryFact, wanted: Figure, figure: Figure, by: AnswerText) -> int:
    """Return how many words right before a bare number are those of the notes, at most two: 'a team of um'."""
    noted = [normalized(word) for word in fact.text.split()[: wanted.first]][-2:]
    said = [token for token in by.tokens[max(0, figure.first - 4) : figure.first] if token not in _FILLERS]
    if wanted.unit or not noted or said[-1:] != noted[-1:]:
        return 0
    return 2 if len(noted) == 2 and said[-2:] == noted else 1
