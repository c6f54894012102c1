"""Find where a step of the notes was told: half of its content is close together.

Of a step in two halves, 'I called the bus office and read out the list', one half alone is not enough. A third of the
content is enough where the rest was told in words that mean much the same.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from mockloop.analysis.answer import normalized
from mockloop.analysis.judging.fact_search import SAID, AnswerText, FactCheck, by_sound, spoken_figures
from mockloop.analysis.judging.step_meaning import likeness
from mockloop.analysis.text.content_words import content_stems
from mockloop.analysis.text.numbers import MEASURES, Figure
from mockloop.analysis.text.same_figure import in_smallest
from mockloop.analysis.text.synonyms import group_stem
from mockloop.core.story import StoryFact

_ASIDE = re.compile(r"\([^()]*\)")  # what is in brackets need not be told
_QUOTED = re.compile(r"""\s["\u201c][^"\u201c\u201d]+["\u201d]\W*$""")  # nor are the words of somebody at its end
_BEFORE_IT = re.compile(r"^(?:me|a|i)?\s*(?:\u2192|[-=]>)\s*", re.IGNORECASE)  # 'me -> rang the bank'
_CLAUSE_END = re.compile(r"[,;:(]|\.\s|\s[-+\u2013]\s|\u2192|[-=]>|\s(?:instead of|because)\s")
_OF_A_CLAUSE = 2  # items of a first clause that must be told
_SHARE = 0.5  # of the words, figures and names of a step
_OF_ALL = 0.4  # the least share of a step with all its names and figures
_CLOSE = 5  # words per item told, if names and figures are missing
_OF_DEEDS = 0.51  # the share of a step of which only names or figures are missing
_NEAR_ITS_VERB, _NEAR_IN_SPEECH = 6, 3  # words from a verb to the name it is done to
_NOT = frozenset("not didn't never couldn't wouldn't".split())
_SHORT = 4  # items of a step; with so few, more than half must be said
_THIRD = 0.33  # the least share of a step told in other words
# the least sum of that share and of the likeness in meaning: of 40 stories 7 more of 82 told steps are found than with
# 0.8, and 1 more of 30 that were not told; of 1218 steps looked for in other people's stories 23 instead of 13
_ALIKE_IN_ALL = 0.7
_OF_ONE_WORD = 0.1  # less, if only one item was told
_ALIKE = 0.8  # how similar the spelling of a name and a heard word must be (1: equal)


def step_said(fact: StoryFact, said: Sequence[AnswerText]) -> FactCheck | None:
    """Find where a step, or its first clause, was told; of several places, the one with most of it; None if nowhere."""
    whole = _told(fact, fact.text, said, 1)
    deed = _CLAUSE_END.split(_BEFORE_IT.sub("", fact.text))[0]
    whole = whole or (_told(fact, deed, said, _OF_A_CLAUSE) if deed != fact.text else None)
    return whole or _to_somebody(fact, deed, said)


def _to_somebody(fact: StoryFact, deed: str, said: Sequence[AnswerText]) -> FactCheck | None:
    """Find a deed by its verb and the name right behind it: 'I phoned Nils' for 'rang my old friend Nils at night'."""
    words = deed.split()[:_NEAR_ITS_VERB]
    stems = [group_stem(item) for item in content_stems(words)]
    names = names_in_step(words, set(content_stems(words)))
    for one in said if stems and names else ():
        for place, token in enumerate(one.tokens):
            near = one.tokens[place + 1 : place + 1 + _NEAR_IN_SPEECH]
            acted = group_stem("".join(content_stems([token])[:1])) == stems[0]
            found = [at for at, word in enumerate(near) if names & set(content_stems([word]))]
            if acted and found and not (_NOT & set(one.tokens[max(0, place - 2) : place])):
                return one.check(fact, SAID, place, place + 1 + found[0])
    return None


def _told(fact: StoryFact, text: str, said: Sequence[AnswerText], least: int) -> FactCheck | None:
    """Find where ``text`` of a step was told, by at least so many items."""
    words = without_asides(text).replace("-", " ").split()
    wanted = {item for item, _ in items_of(words, tuple(spoken_figures(words)))}
    names = names_in_step(words, wanted)
    if not wanted:
        return None
    halves, apart = _halves(words), names | {item for item in wanted if item.startswith("#")}
    best: tuple[float, int, AnswerText, int, int] | None = None  # the share said, the number of words (fewest first)
    likely: list[tuple[float, AnswerText, int, int]] = []  # places where a third was said or more
    width = 3 * len(wanted) + 8
    for one in said:
        places = [(known_item(item, wanted, names), index) for item, index in items_of(one.words, one.figures)]
        there = [(item, index) for item, index in places if item]
        for _, first in there:
            within = [(item, index) for item, index in there if first <= index < first + width]
            told, last = {item for item, _ in within}, within[-1][1]
            share = len(told) / len(wanted) if len(told) >= least else 0.0
            if share >= _THIRD and all(half & told for half in halves):
                likely.append((share if len(told) > 1 else share - _OF_ONE_WORD, one, first, last))
            close = last - first <= _CLOSE * len(told)
            if (
                close
                and share <= _SHARE
                and _is_all_but_facts(told, wanted, apart)
                and all(half & told for half in halves)
            ):
                share = _OF_DEEDS
            if share == _SHARE and not all(half & told for half in halves):
                continue
            if best is None or (share, first - last) > best[:2]:
                best = share, first - last, one, first, last
    if best is None or best[0] < _SHARE or (best[0] == _SHARE and len(wanted) <= _SHORT):
        return _in_other_words(fact, words, likely)
    return best[2].check(fact, SAID, best[3], best[4])


def names_in_step(words: Sequence[str], wanted: set[str]) -> set[str]:
    """Return the wanted stems of words with a capital, other than the first."""
    return {stem for word in words[1:] if word[:1].isupper() for stem in content_stems([word])} & wanted


def without_asides(text: str) -> str:
    """Return a step without what is in brackets, and without a quotation at its end if enough is left."""
    told = _ASIDE.sub(" ", text) or text
    shorter = _QUOTED.sub("", told)
    return shorter if len(content_stems(shorter.split())) >= _SHORT else told


def _in_other_words(
    fact: StoryFact, words: Sequence[str], places: Sequence[tuple[float, AnswerText, int, int]]
) -> FactCheck | None:
    """Find the place most like a step in what was said and what it means; None if none is like it enough."""
    scored = [(share + likeness(words, one, first, last), at) for at, (share, one, first, last) in enumerate(places)]
    best, at = max(scored, default=(0.0, 0))
    if best < _ALIKE_IN_ALL:
        return None
    _, one, first, last = places[at]
    return one.check(fact, SAID, first, last)


def _is_all_but_facts(told: set[str], wanted: set[str], apart: set[str]) -> bool:
    """Return whether most of a step was told but for names and figures, which have their own ticks.

    'I went to one of them in Sopot on 16 June' tells 'I visited Dr Wrona in Sopot on 16 June at 8:00'.
    """
    rest = wanted - (apart - told)
    enough = len(told) > _SHARE * len(rest) and len(told) >= _OF_ALL * len(wanted)
    return bool(told - apart) and len(told) > 1 and enough


def _halves(words: Sequence[str]) -> list[set[str]]:
    """Return the content of a step before and after its last 'and', empty if either half has only one item."""
    at = max((place for place, word in enumerate(words) if word.lower() == "and"), default=0)
    halves = [
        {item for item, _ in items_of(part, tuple(spoken_figures(part)))} for part in (words[:at], words[at + 1 :])
    ]
    return halves if all(len(half) > 1 for half in halves) else []


def items_of(words: Sequence[str], figures: Sequence[Figure]) -> list[tuple[str, int]]:
    """Return the content of these words, each with its place: stems, names by sound, figures by value."""
    taken = {place for figure in figures for place in range(figure.first, figure.last + 1)}
    found = [(f"#{in_smallest(figure).value:g}", figure.first) for figure in figures]
    for place, word in enumerate(words):
        if place not in taken or _is_unit(word, place, figures):
            parts = word.split("-") if "-" in word else ()  # 'one more pick-up point'
            found += [(group_stem(item), place) for item in content_stems([word, *parts])]
    return sorted(found, key=lambda item: item[1])


def _is_unit(word: str, place: int, figures: Sequence[Figure]) -> bool:
    """Return whether a word is what a figure counts; a measure is part of the figure itself."""
    counted = (one for one in figures if one.unit not in MEASURES and one.last == place > one.first)
    return any(normalized(word)[:3] == one.unit[:3] for one in counted)


def known_item(item: str, wanted: set[str], names: set[str]) -> str:
    """Return which of the wanted items this one is; empty for another."""
    if item in wanted or item.startswith("#"):
        return item if item in wanted else ""
    alike = (name for name in names if len(name) > 3 and _like(name, item) >= _ALIKE)
    return next(alike, "")


def _like(name: str, heard: str) -> float:
    return SequenceMatcher(None, by_sound(name), by_sound(heard)).ratio()
