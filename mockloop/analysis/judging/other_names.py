"""Find another name in place of a noted one: 'Mr Joshi' for Mr Kulkarni, 'Gerhard' for Gerald."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from mockloop.analysis.answer import normalized
from mockloop.analysis.judging.fact_search import AROUND, DIFFERENTLY, AnswerText, FactCheck, by_sound
from mockloop.analysis.sections.name_words import name_likelihood
from mockloop.analysis.text.content_words import stem
from mockloop.analysis.text.dates import day_of_week, month
from mockloop.analysis.text.synonyms import group_stem, meanings
from mockloop.analysis.text.word_patterns import ROLE
from mockloop.core.story import StoryFact

_TITLES = {"mr": "mr", "mister": "mr", "mrs": "mrs", "ms": "ms", "miss": "ms", "dr": "dr", "doctor": "dr"}
_ALIKE = 0.5  # how similar the spelling of two first names is that are taken for each other
_A_NAME = 0.6  # how likely the word is a name
_SURE = 0.8  # the same for a place
_OF_PLACES = ("in", "to", "at", "near", "from", "via", "outside", "towards", "into")
_OF_LANGUAGES = ("ish", "ese", "ian")
_COMPASS = ("north", "south", "east", "west")  # 'South Wales' need not be in place of anything
_BEFORE = 3  # words before a name that may hold the role: 'my colleague, um, Janice'
_LEAST = 4  # letters of a name


def another_name(fact: StoryFact, said: Sequence[AnswerText], facts: Sequence[StoryFact]) -> FactCheck | None:
    """Find a name that the notes do not have in place of this one, among words of the same line.

    A person has the same title, the same role or a similar beginning; a place follows a word such as 'in'.
    """
    noted = {by_sound(_bare(word)) for one in facts for word in one.context.split()}
    title, about = _title(fact), meanings(fact.context.split()) - meanings(fact.text.split())
    role, place_name = _role(fact), _is_a_place(fact)
    for one in said:
        for place in range(len(one.tokens)):
            new = one.has_a_capital(place) and one.sounds[place].removesuffix("'s") not in noted
            if not new or (name_likelihood(one.tokens[place]) < _A_NAME and not title):
                continue
            titled = title and _TITLES.get(one.tokens[place - 1]) == title
            near = about & meanings(one.tokens[max(0, place - AROUND) : place + AROUND])
            in_place = place_name and _stands_as_a_place(one, place) and near
            in_role = role and role in map(group_stem, map(stem, one.tokens[max(0, place - _BEFORE) : place]))
            called = near and one.tokens[place - 1] in ("called", "named") and not place_name
            if titled or called or in_place or in_role or (near and _begins_alike(fact, one.sounds[place])):
                return one.check(fact, DIFFERENTLY, place, place)
    return None


def _bare(word: str) -> str:
    return normalized(word).removesuffix("'s")


def _role(fact: StoryFact) -> str:
    """Return the role right before a name, 'colleague' of 'my colleague Joyce'; empty if there is none."""
    words = [bare for word in fact.context.split() if (bare := _bare(word))]
    name = _bare(fact.text.split()[0])
    before = words[words.index(name) - 1] if name in words[1:] else ""
    return group_stem(stem(before)) if re.fullmatch(ROLE, before) else ""


def _is_a_place(fact: StoryFact) -> bool:
    """Return whether a name follows 'in', 'to' or a like word in its line: 'diverted to Mumbai', 'arrested in Bern'."""
    found = re.search(rf"\b(?:{'|'.join(_OF_PLACES)}) {re.escape(fact.text)}\b", fact.context)
    return found is not None and not fact.text.isupper()


def _stands_as_a_place(one: AnswerText, place: int) -> bool:
    token = one.tokens[place]
    named = token not in _COMPASS and not month(token) and not day_of_week(token) and not token.endswith(_OF_LANGUAGES)
    return named and one.tokens[place - 1] in _OF_PLACES and name_likelihood(token) >= _SURE


def _title(fact: StoryFact) -> str:
    """Return the title before a name, in the name itself or in its line; empty if it has none."""
    words = [_bare(word) for word in fact.context.split()]
    name = [_bare(word) for word in fact.text.split()]
    if name[0] in _TITLES:
        return _TITLES[name[0]]
    at = words.index(name[0]) if name[0] in words else 0
    return _TITLES.get(words[at - 1], "") if at else ""


def _begins_alike(fact: StoryFact, heard: str) -> bool:
    name = by_sound(normalized(fact.text))
    one = " " not in fact.text and len(name) >= _LEAST and len(heard) >= _LEAST and name[0] == heard[0]
    return one and SequenceMatcher(None, name, heard).ratio() >= _ALIKE
