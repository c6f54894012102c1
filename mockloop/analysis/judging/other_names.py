"""Find another name in place of a noted one: 'Mr Joshi' for Mr Kulkarni, 'Gerhard' for Gerald."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher

from mockloop.analysis.answer import normalized
from mockloop.analysis.judging.fact_search import AROUND, DIFFERENTLY, FactCheck, Said, by_sound
from mockloop.analysis.sections.name_words import name_likelihood
from mockloop.analysis.text.synonyms import meant
from mockloop.core.story import StoryFact

_TITLES = {"mr": "mr", "mister": "mr", "mrs": "mrs", "ms": "ms", "miss": "ms", "dr": "dr", "doctor": "dr"}
_ALIKE = 0.5  # how similar the spelling of two first names is that are taken for each other
_A_NAME = 0.6  # how likely the word is a name
_LEAST = 4  # letters of a name


def another_person(fact: StoryFact, said: Sequence[Said], facts: Sequence[StoryFact]) -> FactCheck | None:
    """Find a name that the notes do not have, with the same title or a like beginning, among words of the same line."""
    noted = {by_sound(normalized(word)) for one in facts for word in one.context.split()}
    title, about = _title(fact), meant(fact.context.split()) - meant(fact.text.split())
    for one in said:
        for place in range(len(one.tokens)):
            new = one.has_a_capital(place) and one.sounds[place].removesuffix("'s") not in noted
            if not new or (name_likelihood(one.tokens[place]) < _A_NAME and not title):
                continue
            titled = title and _TITLES.get(one.tokens[place - 1]) == title
            near = about & meant(one.tokens[max(0, place - AROUND) : place + AROUND])
            if titled or (near and _begins_alike(fact, one.sounds[place])):
                return one.check(fact, DIFFERENTLY, place, place)
    return None


def _title(fact: StoryFact) -> str:
    """Return the title before a name, in the name itself or in its line; empty if it has none."""
    words = [normalized(word) for word in fact.context.split()]
    name = [normalized(word) for word in fact.text.split()]
    if name[0] in _TITLES:
        return _TITLES[name[0]]
    at = words.index(name[0]) if name[0] in words else 0
    return _TITLES.get(words[at - 1], "") if at else ""


def _begins_alike(fact: StoryFact, heard: str) -> bool:
    name = by_sound(normalized(fact.text))
    one = " " not in fact.text and len(name) >= _LEAST and len(heard) >= _LEAST and name[0] == heard[0]
    return one and SequenceMatcher(None, name, heard).ratio() >= _ALIKE
