"""The words right before and after a number of the notes that belong to it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from mockloop.analysis.answer import normalized
from mockloop.analysis.text.dates import month
from mockloop.analysis.text.numbers import MEASURES, Figure, figures_of
from mockloop.analysis.text.word_patterns import PAST_VERB

_JOINS = frozenset("of from to than under over by about in on at that the a was were is and or only just with".split())
ARTICLES = frozenset("the a an my our their his her its".split())
PLURALS = ("people", "children", "men", "women")
_NO_PLURALS = ("this", "as", "was", "is", "his", "has", "its", "us", "yes", "plus")
_ALSO_PERIODS = ("quarter", "night", "shift", "head", "person", "term")
_PLACES = frozenset("in on at by for with".split())
_FURTHER = 2  # words within which the counted thing may follow the number
_AFTER = 4  # words of '58 no longer needed us' after the number
CLAUSE_ENDS = (",", ";", ":", ".", "!", "?", ")")
_NEED_MORE = frozenset("was were is are had have has did do could would will can".split())
_ADVERBS = frozenset("still no longer never not only also even already".split())
_SHORT_VERBS = ("reqd", "recd", "req'd", "rec'd", "req", "rec", "needed", "required", "expected", "planned")
_PARTICLES = frozenset("home back away behind short late early ahead".split())
_STOPS = frozenset("with and or but who which that because when while where as if to from in on at by for of".split())


@dataclass(frozen=True, slots=True)
class After:
    """The words after a number that explain it: their last, and whether they do so ``alone``, without those before."""

    last: int
    alone: bool = True


def is_bare(words: Sequence[str], figure: Figure) -> bool:
    """Return whether a figure's own words have no unit: the 11 of 'eleven of the 38 questions'."""
    own = figures_of(words[figure.first : figure.last + 1])
    return bool(own) and not own[0].unit and own[0].last == figure.last - figure.first


def after_number(words: Sequence[str], at: int, named: bool) -> After | None:
    """Return what explains the number that ends at a word: 'of them', 'a day', 'in all', 'complained'.

    ``named``: the noun before it has the number, 'machine 6', so no verb after it does.
    """
    if words[at].endswith(CLAUSE_ENDS):
        return None
    follows = [normalized(word) for word in words[at + 1 : at + 3]] + ["", ""]
    each = follows[0] == "per" and follows[1].isalpha()  # '4 per shift'
    if each or (follows[0] in ("a", "an") and (follows[1] in MEASURES or follows[1] in _ALSO_PERIODS)):
        return After(at + 2)
    if follows[:2] in (["or", "so"], ["or", "more"], ["or", "less"]):
        return After(at + 2)
    if follows[0] in _SHORT_VERBS:
        return After(at + 1)
    if follows[0] == "of" and follows[1] in ("them", "us", "those", "these", "which", "you"):
        return After(at + 2)
    third = normalized("".join(words[at + 3 : at + 4]))
    if follows[0] == "of" and follows[1] in ARTICLES and (third in PLURALS or third.endswith("s")):
        return After(at + 3)  # 'gave 3 of their rooms away'
    if follows[0] == "in" and follows[1] in ("all", "total"):
        return After(at + 2)
    if follows[0] in _PARTICLES:
        return After(at + 1, alone=False)  # 'sent four home'
    if named and follows[0] not in ("were", "are", "have"):
        return None
    if follows[0] in _NEED_MORE | _ADVERBS:
        return After(_to_the_end(words, at + 1))
    if not re.fullmatch(PAST_VERB, follows[0]):
        return None
    if follows[1] in _PARTICLES and not words[at + 1].endswith(CLAUSE_ENDS):
        return After(at + 2)  # '10 came back'
    return After(_to_a_plural(words, at + 1))


def _to_a_plural(words: Sequence[str], at: int) -> int:
    """Return the last word of the thing after a verb or a describing word: '12 charged hand scanners'; or that word."""
    for further in range(at, min(at + _FURTHER, len(words) - 2) + 1):
        token = normalized(words[further + 1])
        if words[further].endswith(CLAUSE_ENDS) or token in _STOPS | ARTICLES or not token.isalpha():
            break
        if token in PLURALS or (token.endswith("s") and token not in _NO_PLURALS):
            return further + 1
    return at


def with_limit(words: Sequence[str], first: int, after: int) -> int:
    """Return the first word of a label with the 'only' or 'all' before it: 'only 5 came'."""
    return first - (first > after and normalized(words[first - 1]) in ("only", "all", "just"))


def time_after(words: Sequence[str], at: int) -> int:
    """Return the last word of a month or a weekday after a number: '5 in June'; otherwise the number's own."""
    follows = [normalized(word) for word in words[at + 1 : at + 3]] + ["", ""]
    named = month(follows[1]) or follows[1].endswith("day")
    return at + 2 if follows[0] in ("in", "on") and named and not words[at].endswith(CLAUSE_ENDS) else at


def place_after(words: Sequence[str], at: int) -> int:
    """Return the last word of a place after a number: '2 on the trucks', '3 at home'; otherwise the number's own."""
    follows = [normalized(word) for word in words[at + 1 : at + 4]] + ["", "", ""]
    if follows[0] not in ("in", "on", "at") or words[at].endswith(CLAUSE_ENDS):
        return at
    return at + 2 + (follows[1] in ARTICLES and not words[at + 2].endswith(CLAUSE_ENDS) and bool(follows[2]))


def part_of_day(words: Sequence[str], at: int) -> int:
    """Return the number of words of 'in the evening' or 'at night' after a clock time; 0 if there is none."""
    said = [normalized(word) for word in words[at : at + 3]]
    if not said or words[at - 1].endswith(CLAUSE_ENDS):
        return 0
    named = said[:2] == ["in", "the"] and said[-1] in ("morning", "afternoon", "evening", "night")
    return 3 if named else 2 * (said[:2] == ["at", "night"])


def group_size(words: Sequence[str], groups: Figure, size: Figure) -> bool:
    """Return whether the second figure is how many are in each of the first: '3 groups of 4'."""
    between = [normalized(word) for word in words[groups.last + 1 : size.first]]
    clear = not any(word.endswith(CLAUSE_ENDS) for word in words[groups.last : size.first])
    return between == ["of"] and clear and bool(groups.unit) and not is_bare(words, groups) and is_bare(words, size)


def _to_the_end(words: Sequence[str], at: int) -> int:
    """Return the last word of a short clause: 'were missing', 'no longer needed us', 'still came'."""
    last = at
    while last + 1 < len(words) and last - at + 1 < _AFTER and not words[last].endswith(CLAUSE_ENDS):
        if normalized(words[last + 1]) in _STOPS:
            break
        last += 1
    return last


def before_number(words: Sequence[str], figure: Figure, after: int) -> int:
    """Return the first of the words before a number that belong to it: 'ward 7', 'mark of 74', 'fell from 6'."""
    first = figure.first
    while first > after and words[first - 1][-1:].isalnum() and figure.first - first < 2:
        token = normalized(words[first - 1])
        if (first < figure.first and token in _JOINS) or token in ("and", "or"):
            break
        first -= 1
        if token not in _JOINS:
            break
    return first


def with_heading(words: Sequence[str], first: int, last: int) -> int:
    """Return the first word of a label with the heading before a number that is all it has: 'Refunds: 2'."""
    alone = first == last and first and words[first - 1].endswith(":") and words[first - 1][:1].isalpha()
    if alone and (last + 1 == len(words) or words[last].endswith(CLAUSE_ENDS)):
        return first - 1
    return first


def with_article(words: Sequence[str], first: int, number: int, after: int) -> int:
    """Return the first word of a label with the article before it, and the preposition before that."""
    if number - first < 2:
        return first  # 'ward 7'
    if first > after and normalized(words[first - 1]) in ARTICLES and words[first - 1][-1:].isalnum():
        first -= 1
        if first > after and normalized(words[first - 1]) in _PLACES and words[first - 1][-1:].isalnum():
            first -= 1
    return first


def last_of_thing(words: Sequence[str], figure: Figure) -> int:
    """Return the last word of what is counted: 'charts' of '24 drug charts'."""
    last = figure.last
    if figure.unit in ("minute", "hour"):
        return last + _with_seconds(words, last)
    if figure.unit in ("year", "month", "week", "day") and not words[last].endswith(CLAUSE_ENDS):
        return last + (words[last + 1 : last + 2] != [] and normalized(words[last + 1]) == "old")
    if figure.unit == "percent" and last - figure.first > 1 and words[last].isdigit():
        counted = normalized("".join(words[last + 1 : last + 2]))
        return last + (counted.endswith("s") and counted not in _NO_PLURALS)  # '2 out of 340 tests'
    if figure.unit in MEASURES or 0 < figure.value <= 1 or not figure.unit or is_bare(words, figure):
        return last
    for further in range(last, min(last + _FURTHER, len(words) - 1) + 1):
        token = normalized(words[further])
        if token in PLURALS or (token.endswith("s") and token not in _NO_PLURALS):
            return further  # a plural: what is counted
        capital = further > last and not words[further].islower()  # '65 Dutch cheeses'
        if not words[further][-1:].isalpha() or capital:
            break
    return last


def _with_seconds(words: Sequence[str], last: int) -> bool:
    """Return whether a number without a unit of its own follows a time: '9 minutes 30'."""
    number = "".join(words[last + 1 : last + 2])
    behind = normalized("".join(words[last + 2 : last + 3]))
    counts = not number.endswith(CLAUSE_ENDS) and behind and behind not in _STOPS
    return number.strip(".,;:!?()").isdigit() and not words[last].endswith(CLAUSE_ENDS) and not counts
