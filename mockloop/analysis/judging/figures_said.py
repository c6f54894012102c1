"""Find where a figure of the notes was said, or another value in its place."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from mockloop.analysis.answer import normalized
from mockloop.analysis.judging.fact_search import AROUND, DIFFERENTLY, SAID, FactCheck, Said, spoken_figures
from mockloop.analysis.judging.figures_misheard import misheard
from mockloop.analysis.judging.frequencies_said import is_frequency
from mockloop.analysis.judging.ordinals_said import ordinal_in
from mockloop.analysis.judging.pairs_said import is_pair
from mockloop.analysis.judging.roughly_said import roughly
from mockloop.analysis.judging.small_counts import small_counts
from mockloop.analysis.judging.times_roughly_said import roughly_at
from mockloop.analysis.text.content_words import content_stems, stem
from mockloop.analysis.text.numbers import CLOCK, MEASURES, Figure
from mockloop.analysis.text.same_figure import dimension, in_smallest, is_year, same_figure
from mockloop.analysis.text.synonyms import meant, same_deed
from mockloop.analysis.text.units import MONEY
from mockloop.core.story import CARRIED_ON, StoryFact

_LATER = 5  # words after a figure that may name what it counts
_OFTEN_SAID = 12  # numbers up to this are common, so they may count anything
_SHARE = re.compile(r"(\d{1,4}) of (?:the )?(\d{1,4})\b")
_BEHIND = 2  # words after a figure and the next word that may be what it counts: 'forty support tickets'
_LEAST_MONEY = 100
_SLIP = 5  # a wrongly said figure is mostly at most this many times larger or smaller
_WORKERS = frozenset("staff employee worker colleague member".split())
_PEOPLE = _WORKERS | frozenset(
    "passenger guest customer child pupil student volunteer patient visitor victim resident tenant neighbour trainee "
    "apprentice attendee participant candidate applicant recruit soldier player parent caller client user driver nurse "
    "worker person man woman kid".split()
)
_OF_WARMTH = frozenset("temperature hot cold warm cool heat fever degrees fahrenheit celsius thermometer".split())
_LARGE = 1000  # numbers from here on are rare in speech
_OURS = frozenset(("we", "us"))
_FILLERS = ("um", "uh", "er", "like")
Place = tuple[int | None, float | None]  # the answer and the second of a word
_NEVER = 1000  # more words than a line of notes and an answer ever share


def wanted_figure(fact: StoryFact) -> Figure | None:
    """Return the figure that a fact is about: its first, or its last if its words continue from another figure."""
    found = list(spoken_figures(fact.text.split()))
    if not found:
        return None
    return max(found, key=lambda one: one.first) if fact.text.startswith(CARRIED_ON) else found[0]


def plain_figure(fact: StoryFact) -> Figure | None:
    """Return the figure of a fact that is one number with its thing; None for any other fact."""
    other = is_frequency(fact.text) or is_pair(fact.text) or ordinal_in(fact.text)
    return wanted_figure(fact) if fact.kind == "figure" and not other else None


def figure_said(
    fact: StoryFact, said: Sequence[Said], planned: Sequence[Figure], taken: AbstractSet[Place] = frozenset()
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
    rough = _best(fact, wanted, said, lambda by, things: (*roughly(by, wanted), *roughly_at(by, wanted)))
    rough = rough or _as_a_share(fact, said)
    return rough or _differently(fact, wanted, said, Others(planned, taken))


def _as_a_share(fact: StoryFact, said: Sequence[Said]) -> FactCheck | None:
    """Find 'one time in seven' for '7 of 50 runs'."""
    halves = _SHARE.match(fact.text)
    if not halves or not 0 < int(halves[1]) < int(halves[2]):
        return None
    share = Figure(100 * int(halves[1]) / int(halves[2]), "percent", 0, 2)
    return _best(fact, share, said, lambda by, things: (*by.figures, *roughly(by, share)))


def _best(
    fact: StoryFact, wanted: Figure, said: Sequence[Said], find: Callable[[Said, set[str]], Iterable[Figure]]
) -> FactCheck | None:
    """Return the place with most words of the notes among the figures that ``find`` gives of each answer."""
    things, about = _things(fact, wanted), meant(fact.context.split())
    about |= _OURS & {normalized(word) for word in fact.context.split()}
    label, its_own = _label(fact, wanted), meant(fact.text.split())
    beside = [figure for figure in spoken_figures(fact.context.split()) if not same_figure(figure, wanted)]
    of_us = wanted.unit != "people" and any(
        one.unit == "people" and one.value == wanted.value for one in spoken_figures(fact.context.split())
    )  # the notes say 'two of us' apart from this figure
    best: tuple[int, FactCheck] | None = None
    for one in said:
        for figure in find(one, things):
            shared = len(about & meant(one.around(figure)))
            if things and not wanted.unit:
                shared = len(things & meant(one.around(figure))) + _neighbours(beside, one, figure)
            enough = label in meant(one.around(figure, _LATER)) if label else shared or not about - its_own
            counts_it = bool(label) and stem(figure.unit) == label  # 'nine trucks' are not truck 9
            if counts_it or (of_us and figure.unit == "people"):
                continue
            of_them = one.tokens[figure.last + 1 : figure.last + 3] == ("of", "them") and _neighbours(beside, one, figure)
            if of_them and figure.value == wanted.value and not figure.unit and wanted.unit not in MEASURES:
                best = best or (0, one.check(fact, SAID, figure.first, figure.last))  # 'nine of them made four fifths'
            if not _same_value(wanted, figure, one, things, about) or not (enough or _says_enough(wanted)):
                continue
            like = 3 * (figure.unit == wanted.unit) + shared
            if best is None or like > best[0]:
                best = like, one.check(fact, SAID, figure.first, figure.last)
    return best[1] if best else None


def _says_enough(wanted: Figure) -> bool:
    """Return whether a figure matches without any other word of the notes around it."""
    rare = wanted.value % 1 not in (0, 0.5)  # 'version 2.4'
    return bool(wanted.unit) or wanted.value > _OFTEN_SAID or wanted.value < 1 or rare


def _things(fact: StoryFact, wanted: Figure) -> set[str]:
    """Return what a figure counts, word by word: 'drug' and 'charts' for '24 drug charts'."""
    return meant(fact.text.split()[wanted.first + 1 :]) | {same_deed(stem(wanted.unit))} - {""}


def _label(fact: StoryFact, wanted: Figure) -> str:
    """Return the thing that a number names: 'row' for 'row 3'; empty if it counts something."""
    words = fact.text.split()
    named = len(words) == 2 and wanted.first == 1 and not wanted.unit and content_stems(words[:1])
    return same_deed(stem(normalized(words[0]))) if named else ""


def _same_value(wanted: Figure, figure: Figure, by: Said, things: set[str], about: set[str]) -> bool:
    """Return whether this is the figure in the notes. A low number without a unit may mean anything, as in 'at two'."""
    bare = bool(wanted.unit) and not figure.unit and 1 <= figure.value <= _OFTEN_SAID and figure.value % 1 == 0
    near = meant(by.around(figure, _LATER))
    all_of = by.tokens[max(0, figure.first - 1)] == "all" and _OURS & about  # 'every one of us, all twelve'
    if bare and not all_of and not things & near and len(about & near) < 2:
        return False
    measured = not wanted.unit and figure.unit in MEASURES and figure.unit != "times"  # '14 kilos' for line 14
    if measured and len((about | things) & meant(by.around(figure)) - {same_deed(stem(figure.unit))}) < 1:
        return False
    return same_figure(wanted, figure) or _same_count(wanted, figure, by, things, about)


def _same_count(wanted: Figure, said: Figure, by: Said, things: set[str], about: set[str]) -> bool:
    """Return whether the same number counts the same thing under another name: 'eighty-five companies' for 85 firms.

    The noted word may come a little later ('ten thousand most frequent queries'); a number that is rare in speech
    needs no such word. Different units of measure never match.
    """
    if wanted.value != said.value or {wanted.unit, said.unit} & {*MEASURES, CLOCK, "date"} - {"times"}:
        return False
    later = by.tokens[said.last + 1 : said.last + 1 + _LATER]
    named = {same_deed(stem(token)) for token in (said.unit, *later)}
    of_us = said.unit == "people" and by.tokens[said.last : said.last + 3][-1:] == ("us",)
    if of_us and (about & _OURS or wanted.unit in _WORKERS):
        return True  # 'there were seven of us' for 'we were 7 workers' or '7 staff'
    deed = {same_deed(stem(token)) for token in by.tokens[max(0, said.first - 3) : said.first]}
    if said.unit in ("people", "times") and same_deed(stem(wanted.unit)) in deed:
        return True  # 'we had to refund two people' for 2 refunds
    alike = len(wanted.unit) > 3 and said.unit.endswith(wanted.unit)  # 'beehives' for hives
    if said.unit == "people" and wanted.unit in _PEOPLE and said.value > _OFTEN_SAID:
        return True  # 'thirty folk' for 31 passengers
    named = named if said.value < _LARGE else {said.unit}
    about_it = bool((about - named) & meant(by.around(said))) or not (wanted.unit and said.unit)
    alike = alike or bool(things & named) or same_deed(stem(said.unit)) in about
    return (said.value > _OFTEN_SAID and about_it) or alike


def _differently(fact: StoryFact, wanted: Figure, said: Sequence[Said], others: Others) -> FactCheck | None:
    """Find another value in place of this one: of the same thing, among words that the notes use too."""
    its_own = meant(fact.text.split())
    about = meant(fact.context.split())
    beside = [figure for figure in spoken_figures(fact.context.split()) if not same_figure(figure, wanted)]
    best: tuple[int, FactCheck] | None = None
    for one in said:
        for figure in one.figures:
            if is_year(figure) != is_year(wanted) or is_rounded(one, figure, wanted) or others.have(one, figure):
                continue
            like = about if not figure.unit or wanted.unit == CLOCK else about - its_own  # a like unit says nothing
            near = _neighbours(beside, one, figure)
            shared = len(like & meant(one.around(figure))) + near
            least = _least_shared(fact, wanted, figure, one)
            if least > 2 and near and not wanted.unit and CLOCK != figure.unit not in MEASURES:
                least = 2  # beside a figure of the same line
            like_unit = 2 * bool(figure.unit and same_deed(stem(figure.unit)) in _things(fact, wanted))
            if shared >= least and (best is None or shared + like_unit > best[0]):
                best = shared + like_unit, one.check(fact, DIFFERENTLY, figure.first, figure.last)
    return best[1] if best else None


@dataclass(frozen=True, slots=True)
class Others:
    """The other figures of the notes, and the places of the answers where other facts were said."""

    planned: Sequence[Figure]
    taken: AbstractSet[Place]

    def have(self, by: Said, figure: Figure) -> bool:
        place = by.place, by.transcript.words[figure.first].start_s
        return place in self.taken or any(_is_of_another(other, figure) for other in self.planned)


def is_rounded(by: Said, figure: Figure, wanted: Figure) -> bool:
    """Return whether a figure is this one said roughly: 'over a hundred' for 112."""
    return any(one.first == figure.first for one in roughly(by, wanted))


def _is_of_another(other: Figure, figure: Figure) -> bool:
    """Return whether this is another figure of the notes; 'row 3' does not mean 'three reviewers'."""
    anything = not other.unit and figure.unit and other.value <= _OFTEN_SAID
    return not anything and same_figure(other, figure)


def _least_shared(fact: StoryFact, wanted: Figure, figure: Figure, by: Said) -> int:
    """Return how many words of the notes must surround another value: one beside its own unit, more without one."""
    if CLOCK in (wanted.unit, figure.unit):
        about = meant(fact.context.split()) - meant(fact.text.split())
        timed = {"morning", "evening", "afternoon", "night"} & set(by.tokens[figure.last + 1 : figure.last + 4])
        few = len(about) <= 2 or (timed and wanted.value // 60 == figure.value // 60)  # 'ten past two in the morning'
        return (1 if few else 2) if wanted.unit == figure.unit else _NEVER
    alike = figure.unit and (dimension(wanted.unit) == dimension(figure.unit) or are_people(wanted, figure))
    behind = meant(by.tokens[figure.last + 1 : figure.last + 1 + _BEHIND])
    counted = wanted.unit not in (*MEASURES, "people") and _things(fact, wanted) & behind and figure.unit
    if wanted.unit in MONEY and not figure.unit and figure.value >= _LEAST_MONEY:
        slip = max(wanted.value / figure.value, figure.value / wanted.value)
        return 1 if slip <= _SLIP else _NEVER  # 'a credit of fifty thousand' for $30k
    later = meant(by.tokens[figure.last + 1 : figure.last + 2 + _BEHIND])
    if wanted.unit not in MEASURES and figure.unit and meant(fact.text.split()) - {same_deed(stem(wanted.unit))} & later:
        slip = max(wanted.value / max(figure.value, 0.1), figure.value / max(wanted.value, 0.1))
        if slip <= 2 and wanted.value > _OFTEN_SAID:
            return 0  # 'three thousand payments that failed' for 2,300 failed txns
    if wanted.unit and (alike or counted or same_deed(stem(figure.unit)) in _things(fact, wanted)):
        one, other = in_smallest(wanted).value, in_smallest(figure).value
        near = one <= _SLIP * other and other <= _SLIP * one
        return 1 if near else 2 if wanted.unit == figure.unit else _NEVER  # '18 minutes' is not said for two weeks
    label = _label(fact, wanted)
    if label:  # 'tray number seven' for tray 4
        before = by.tokens[max(0, figure.first - 2) : figure.first]
        return 2 if label in meant(before) and "of" not in before and not figure.unit else _NEVER
    if _is_of_them(fact, figure, by) or _is_contrasted(fact, wanted, figure, by):
        return 1
    named = not wanted.unit and figure.unit and same_deed(stem(figure.unit)) in meant(fact.context.split())
    warm = wanted.unit == "degree" and not figure.unit and figure.value > _OFTEN_SAID
    if warm and _OF_WARMTH & set(by.around(figure)):
        return 0  # 'the temperature never got above forty-two'
    labelled = _words_alike(fact, wanted, figure, by)
    if labelled > 1:
        return 1
    if named or _is_counted(fact, wanted, figure, by) or (labelled and not figure.unit):
        return 2
    parts = all(one.value % 1 for one in (wanted, figure))  # '0.2' for 0.5
    if not wanted.unit and not figure.unit and (parts or min(wanted.value, figure.value) > _OFTEN_SAID):
        return 2
    return 3 if not wanted.unit and figure.unit not in MEASURES else _NEVER  # '17 people missing' for '11 were missing'


def are_people(wanted: Figure, figure: Figure) -> bool:
    """Return whether both count people: 'thirty-five persons' for 31 guests."""
    return all(one.unit == "people" or one.unit in _PEOPLE for one in (wanted, figure))


def _is_of_them(fact: StoryFact, figure: Figure, by: Said) -> bool:
    """Return whether 'lost six of them' has all of the short line 'Lost 4 ewes' but its figure."""
    rest = meant(fact.context.split()) - meant(fact.text.split())
    them = by.tokens[figure.last + 1 : figure.last + 3] == ("of", "them") and not figure.unit
    return them and bool(rest) and rest <= meant(by.tokens[max(0, figure.first - _LATER) : figure.first])


def _is_contrasted(fact: StoryFact, wanted: Figure, figure: Figure, by: Said) -> bool:
    """Return whether another end of the same range, with its unit, was said right before: 'not 11 days, we have 5'."""
    ends = [one for one in spoken_figures(fact.context.split()) if not same_figure(one, wanted)]
    before = [one for one in by.figures if 0 < figure.first - one.last <= _LATER and one.unit == wanted.unit]
    range_ends = {"instead", "from", "to"} & set(map(normalized, fact.context.split()))
    alike = bool(wanted.unit and range_ends) and not figure.unit
    return alike and any(same_figure(one, other) and one.value != wanted.value for one in before for other in ends)


def _is_counted(fact: StoryFact, wanted: Figure, figure: Figure, by: Said) -> bool:
    """Return whether a number without a unit counts the noted thing: '28 of them', 'seven that were wrong'."""
    if not wanted.unit or wanted.unit in MEASURES or figure.unit:
        return False
    before = meant(by.tokens[max(0, figure.first - _LATER) : figure.first])
    if by.tokens[figure.last + 1 : figure.last + 3] == ("of", "them") and _things(fact, wanted) & before:
        return True  # 'I called hotels, eleven of them'
    return figure.value > _OFTEN_SAID or bool(_things(fact, wanted) & meant(by.tokens[figure.last + 1 :][:_LATER]))


def _words_alike(fact: StoryFact, wanted: Figure, figure: Figure, by: Said) -> int:
    """Return how many words right before a bare number are those of the notes, at most two: 'a team of um'."""
    noted = [normalized(word) for word in fact.text.split()[: wanted.first]][-2:]
    said = [token for token in by.tokens[max(0, figure.first - 4) : figure.first] if token not in _FILLERS]
    if wanted.unit or not noted or said[-1:] != noted[-1:]:
        return 0
    return 2 if len(noted) == 2 and said[-2:] == noted else 1


def _neighbours(beside: Sequence[Figure], one: Said, figure: Figure) -> int:
    """Return how many of the other figures in the fact's line were said close to this one."""
    near = [other for other in one.figures if other != figure and abs(other.first - figure.first) <= AROUND]
    return sum(any(same_figure(wanted, other) for other in near) for wanted in beside)
