"""Find 'the second floor' for the 2nd floor of the notes, 'on the third I got it free' for the third try."""

from __future__ import annotations

from collections.abc import Sequence

from mockloop.analysis.answer import normalized
from mockloop.analysis.judging.fact_search import AROUND, DIFFERENTLY, SAID, AnswerText, FactCheck
from mockloop.analysis.text.content_words import stem
from mockloop.analysis.text.dates import ORDINALS, day_numbers, month
from mockloop.analysis.text.numbers import figures_of
from mockloop.analysis.text.synonyms import group_stem, meanings
from mockloop.analysis.text.units import singular
from mockloop.core.story import StoryFact

_BEFORE = ("the", "every", "my", "our", "her", "his", "their", "your")
_RANKED = ("came", "finished", "ranked", "placed", "was", "were", "got")
_SHARED = 2  # words of the notes around an ordinal without its thing


def ordinal_in(text: str) -> tuple[float, int] | None:
    """Return the number of the first ordinal in a fact, '2nd floor' or 'third try', and its place; None without one."""
    words = text.split()
    for place, word in enumerate(words):
        if normalized(word) in ORDINALS and normalized("".join(words[place + 1 : place + 2])) not in ("", "of"):
            return float(ORDINALS[normalized(word)]), place
    written = next(iter(figures_of(words)), None)
    return (written.value, written.first) if written and written.unit == "date" else None


def ordinal_said(fact: StoryFact, said: Sequence[AnswerText]) -> FactCheck | None:
    """Find the same thing with the same number, else with another one; None if neither was said."""
    found = ordinal_in(fact.text)
    if found is None:
        return None
    wanted, at = found
    thing = {_thing(normalized(word)) for word in fact.text.split()[at + 1 :]}
    about = meanings(fact.context.split()) - meanings(fact.text.split())
    other: FactCheck | None = None
    for one in said:
        for place, value in day_numbers(one.tokens):
            if thing & {_thing(token) for token in one.tokens[place + 1 : place + 5]}:
                if value == wanted:
                    return one.check(fact, SAID, place, place + 1)
                if one.tokens[place] in ORDINALS:
                    other = other or one.check(fact, DIFFERENTLY, place, place + 1)
    return other or _alone(fact, wanted, about, said)


def _thing(token: str) -> str:
    """Return what an ordinal counts, by one name: 'week' for 'wk'."""
    return group_stem(stem(singular(token)))


def _alone(fact: StoryFact, wanted: float, about: set[str], said: Sequence[AnswerText]) -> FactCheck | None:
    """Find 'on the third' with words of the notes around it and no month beside it."""
    for one in said:
        for place, token in enumerate(one.tokens):
            beside = one.tokens[max(0, place - 2) : place + 3]
            alone = one.tokens[max(0, place - 1)] in _BEFORE and not any(map(month, beside))
            shared = len(about & meanings(one.tokens[max(0, place - AROUND) : place + AROUND]))
            ranked = one.tokens[max(0, place - 1)] in _RANKED and len(fact.text.split()) == 1  # 'we came third'
            if ORDINALS.get(token) == wanted and ranked:
                return one.check(fact, SAID, place, place)
            least = 1 if one.words[place][-1:] in ",.;!?" else _SHARED  # 'it was her third.'
            if ORDINALS.get(token) == wanted and alone and shared >= min(least, len(about)):
                return one.check(fact, SAID, place, place)
    return None
