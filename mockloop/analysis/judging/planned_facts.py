"""Compare the facts in a person's notes with the words of the answers.

A figure counts as said if its value and unit are there; of several places, the one whose surrounding words are most
like the notes. It counts as said differently if another value of the same thing is in similar words. A name counts as
said if one or two words are spelled or sound like it, since recognizers misspell names. A step counts as said if half
of its content is close together. A date with a day and a year is said differently if only its month was said.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from difflib import SequenceMatcher

from mockloop.analysis.answer import normalized
from mockloop.analysis.judging.codes_said import code_said, initials_said, is_code, numbered_letter_said
from mockloop.analysis.judging.dates_said import date_said, other_year, surely_a_month, years_in
from mockloop.analysis.judging.dotted_times_said import dotted_time_said
from mockloop.analysis.judging.fact_search import (
    AROUND,
    DIFFERENTLY,
    NOT_SAID,
    SAID,
    VOWELS,
    AnswerText,
    FactCheck,
    by_sound,
    consonants,
    spoken_figures,
)
from mockloop.analysis.judging.figure_facts import Place, plain_figure
from mockloop.analysis.judging.figures_in_order import in_order
from mockloop.analysis.judging.figures_instead import Others
from mockloop.analysis.judging.figures_left_over import left_over
from mockloop.analysis.judging.figures_said import figure_said
from mockloop.analysis.judging.frequencies_said import as_often_said, frequency_said, is_frequency
from mockloop.analysis.judging.labels_said import label_said
from mockloop.analysis.judging.ordinals_said import ordinal_in, ordinal_said
from mockloop.analysis.judging.other_names import another_name
from mockloop.analysis.judging.pairs_said import is_pair, pair_said
from mockloop.analysis.judging.steps_in_place import in_place
from mockloop.analysis.judging.steps_said import step_said
from mockloop.analysis.text.content_words import content_stems
from mockloop.analysis.text.dates import ALSO_WORDS, date_readings, day_numbers, month
from mockloop.analysis.text.numbers import MEASURES, Figure, figures, figures_of, is_a_pair, is_changed
from mockloop.analysis.text.synonyms import meanings
from mockloop.core.story import CARRIED_ON, StoryFact
from mockloop.core.transcript import Transcript

__all__ = ["DIFFERENTLY", "NOT_SAID", "SAID", "FactCheck", "check_facts"]

_ALIKE = 0.8  # how similar the spelling of a name and a heard word must be (1: equal)
_ALIKE_PART = 0.85  # the same for one word of a longer name
_ALIKE_AT_THE_START = 0.85  # the same for a sentence's first word, whose capital says nothing
_ALIKE_IN_PIECES = 0.9  # the same if a name was heard as more words than it has, 'orbit pay'
_TITLES = frozenset(
    map(
        by_sound,
        "prof mr mrs ms miss sir dr".split()
        + "professor doctor sister brother captain mister madame monsieur frau herr ceo cto cfo coo cllr".split(),
    )
)
AROUND_A_MONTH = 16  # words before another month that may be of the same line
_KINDS = frozenset(  # kinds of places and houses, which many names share
    map(
        by_sound,
        "hotel salon kindergarten nursery school academy college university hospital clinic practice pharmacy bakery "
        "cafe restaurant museum library theatre theater street road lane avenue square park station bridge farm club "
        "church court bank council logistics".split(),
    )
)
_IN_MANY_NAMES = frozenset(map(by_sound, "st new old los las san van von der den de da du la le el al".split()))


def check_facts(facts: Sequence[StoryFact], answers: Sequence[Transcript]) -> tuple[FactCheck, ...]:
    """Look for each fact of the notes in all answers of a session, in the order of the notes."""
    said = tuple(AnswerText.of(place, transcript) for place, transcript in enumerate(answers))
    planned = [one for fact in facts if fact.kind == "figure" for one in _planned(fact.text.split())]
    checks = [_checked(fact, said, planned) for fact in facts]
    taken = {(one.answer, one.at_s) for one in checks if one.fact.kind in ("figure", "date") and one.status == SAID}
    checks = [  # a figure that was said is not another one said differently
        _checked(one.fact, said, planned, taken) if one.status == DIFFERENTLY and one.fact.kind == "figure" else one
        for one in checks
    ]
    dated = {place for one in checks if one.fact.kind == "date" and one.status == SAID for place in _places(one, said)}
    checks = [  # nor is a date that was said another one
        FactCheck(one.fact, NOT_SAID)
        if one.fact.kind == "date" and one.status == DIFFERENTLY and (one.answer, one.at_s) in dated
        else one
        for one in checks
    ]
    months = {name for fact in facts if fact.kind == "date" for name in _months(fact)}
    checks = [_other_month(one.fact, said, months) or one if _is_unsaid_date(one) else one for one in checks]
    checks = [another_name(one.fact, said, facts) or one if _is_unsaid_name(one) else one for one in checks]
    years = years_in(facts)
    checks = [
        other_year(one.fact, said, years) or one if one.fact.kind == "date" and one.status == NOT_SAID else one
        for one in checks
    ]
    others = Others(planned, taken)
    checks = left_over(in_order(_each_once(checks, said), said, others), said, others)
    return tuple(_with_its_first_half(one, said, planned) for one in in_place(checks, said))


def _places(one: FactCheck, said: Sequence[AnswerText]) -> set[Place]:
    """Return the places of all words in which a fact was heard."""
    words = said[one.answer].transcript.words if one.answer is not None else ()
    starts = [word.start_s for word in words]
    at = starts.index(one.at_s) if one.at_s in starts else len(starts)
    return {(one.answer, start) for start in starts[at : at + len(one.heard.split())]}


def _with_its_first_half(one: FactCheck, said: Sequence[AnswerText], planned: Sequence[Figure]) -> FactCheck:
    """Return 'from 9 to 2' as said differently if its first half was, although its second was said."""
    if one.status != SAID or not one.fact.text.startswith(CARRIED_ON):
        return one
    words = one.fact.text.removeprefix(CARRIED_ON).split()
    halves = figures_of(words)
    if len(halves) < 2 or "instead" in words or is_changed(words, *halves[:2]):  # 'two instead of nine' are two facts
        return one
    first = _checked(replace(one.fact, text=" ".join(words[: halves[0].last + 1])), said, planned)
    return replace(first, fact=one.fact) if first.status == DIFFERENTLY else one


def _pair(
    fact: StoryFact, said: Sequence[AnswerText], planned: Sequence[Figure], taken: AbstractSet[Place]
) -> FactCheck:
    """Check '22 -> 13 min' by its two halves: said if both were, differently if one of them was."""
    second = figure_said(replace(fact, text=CARRIED_ON + fact.text), said, planned, taken)
    checks = [figure_said(fact, said, planned, taken), second]
    other = next((one for one in checks if one and one.status == DIFFERENTLY), None)
    found = other or (checks[0] if all(checks) else None)
    return replace(found, fact=fact) if found else FactCheck(fact, NOT_SAID)


def _is_unsaid_name(one: FactCheck) -> bool:
    return one.fact.kind == "name" and one.status == NOT_SAID


def _is_unsaid_date(one: FactCheck) -> bool:
    return one.fact.kind == "date" and one.status == NOT_SAID and bool(_months(one.fact))


def _months(fact: StoryFact) -> set[str]:
    """Return the months that a date names, or may mean in digits."""
    words = [word for text in date_readings(fact.text) or [fact.text] for word in text.split()]
    return {month(normalized(word)) for word in words} - {""}


def _other_month(fact: StoryFact, said: Sequence[AnswerText], planned: set[str]) -> FactCheck | None:
    """Find another month in the words that a date of the notes stands in; none that the notes have elsewhere."""
    about = meanings(fact.context.split()) - meanings(fact.text.split())
    own, days = _months(fact), {int(text.split()[0]) for text in date_readings(fact.text) if text[:1].isdigit()}
    days |= {int(value) for _, value in day_numbers([normalized(word) for word in fact.text.split()]) if value <= 31}
    beside = {month(normalized(word)) for word in fact.context.split()} - own - {""}
    for one in said:
        for place, token in enumerate(one.tokens):
            named = token not in ALSO_WORDS or surely_a_month(one, place)
            timely = named and month(token) and month(token) not in planned
            around = one.tokens[max(0, place - AROUND_A_MONTH) : place + AROUND]
            if timely and days & {int(value) for at, value in day_numbers(one.tokens) if abs(at - place) <= 2}:
                return one.check(fact, DIFFERENTLY, place, place)  # 'the fourteenth of December' for 14 November
            shared = len(about & meanings(around)) if timely else 0
            shared += 2 * bool(timely and beside & set(map(month, around)))  # 'from February to March'
            if shared >= min(2, len(about)) > 0:
                return one.check(fact, DIFFERENTLY, place, place)
    return None


def _each_once(checks: Sequence[FactCheck], said: Sequence[AnswerText]) -> tuple[FactCheck, ...]:
    """Let each figure of an answer stand in place of one noted figure alone: the one with most words in common."""
    best: dict[tuple[int | None, float | None], tuple[int, int]] = {}
    for number, one in enumerate(checks):
        if one.fact.kind == "figure" and one.status == DIFFERENTLY and one.answer is not None:
            answer = said[one.answer]
            at = next(index for index, word in enumerate(answer.transcript.words) if word.start_s == one.at_s)
            around = meanings(answer.tokens[max(0, at - AROUND) : at + AROUND])
            shared = len(around & meanings(one.fact.context.split()))
            place = one.answer, one.at_s
            if place not in best or shared > best[place][0]:
                best[place] = shared, number
    kept = {number for _, number in best.values()}
    return tuple(
        FactCheck(one.fact, NOT_SAID)
        if one.fact.kind == "figure" and one.status == DIFFERENTLY and number not in kept
        else one
        for number, one in enumerate(checks)
    )


def _planned(words: Sequence[str]) -> Iterator[Figure]:
    """Yield the figures of a fact, each also as the last of its words counts it: '9 empty floors' are 9 floors."""
    for one in spoken_figures(words):
        yield one
        if one.unit and one.unit not in MEASURES and one.last < len(words) - 1:
            yield from figures([normalized(words[one.first]), normalized(words[-1])])


def _checked(
    fact: StoryFact, said: Sequence[AnswerText], planned: Sequence[Figure], taken: AbstractSet[Place] = frozenset()
) -> FactCheck:
    halves = figures_of(fact.text.split()) if fact.kind == "figure" else ()
    words = fact.text.split()
    carried_on = fact.text.startswith(CARRIED_ON)
    if len(halves) == 2 and (is_a_pair(words, *halves) or (is_changed(words, *halves) and not carried_on)):
        return _pair(fact, said, planned, taken)
    if fact.kind == "figure" and is_frequency(fact.text):
        found = frequency_said(fact, said)
    elif fact.kind == "figure" and is_pair(fact.text):
        found = pair_said(fact, said)
    elif fact.kind == "figure" and ordinal_in(fact.text):
        found = ordinal_said(fact, said)
    elif plain_figure(fact):
        found = numbered_letter_said(fact, said) or figure_said(fact, said, planned, taken)
        if not found or found.status != SAID:
            found = (
                label_said(fact, said) or as_often_said(fact, said) or dotted_time_said(fact, said, planned) or found
            )
    elif fact.kind == "step":
        found = step_said(fact, said)
    elif fact.kind == "date":
        found = date_said(fact, said)
    else:
        found = code_said(fact, said) if is_code(fact.text) else _name(fact, said) or initials_said(fact, said)
    return found or FactCheck(fact, NOT_SAID)


def _name(fact: StoryFact, said: Sequence[AnswerText]) -> FactCheck | None:
    parts = [by_sound(normalized(part)) for part in fact.text.split()]
    for one in said:
        found = [
            (like, first, length) for first in range(len(one.tokens)) for like, length in _names_at(parts, one, first)
        ]
        if found:
            _, first, length = max(found, key=lambda place: (place[0], -place[1]))
            return one.check(fact, SAID, first, first + length - 1)
    return None


def _names_at(parts: Sequence[str], one: AnswerText, first: int) -> Iterator[tuple[float, int]]:
    """Return how similar the words from ``first`` on are to the name (0.8 to 1), and how many words match.

    They may be the whole name or a part of it.
    """
    whole, tokens = "".join(parts), one.sounds
    heard = tokens[first].removesuffix("'s")
    own = [part for part in parts if len(part) > 3 and part not in _TITLES | _KINDS]
    as_name = one.has_a_capital(first)
    short = heard in parts and heard not in _IN_MANY_NAMES | _TITLES | _KINDS and as_name  # 'Sam' of Sam Hill
    alike = _ALIKE if len([part for part in parts if part not in _TITLES]) == 1 else _ALIKE_PART  # 'Dr Ilieva' is one
    written = as_name or one.words[first][:1].isupper() or not one.writes_capitals  # 'timber' is not Dunmore Timber
    a_part = len(parts) > 1 and (
        short or (written and any(_like(heard, part) >= _least(one, first, alike) for part in own))
    )
    if a_part or (
        len(parts) == 1
        and heard not in _TITLES
        and not month(one.tokens[first])
        and (as_name or one.opens_as_a_name(first))
        and _one_name(heard, whole)
    ):
        yield _ALIKE, 1
    for length in range(1, len(whole) + 1 if len(whole) <= 4 else len(parts) + 2):
        heard = "".join(token.replace(".", "").removesuffix("'s") for token in tokens[first : first + length])
        if len(tokens) < first + length or len(heard) > len(whole) + 2:
            return
        if (
            length == 1
            and one.words[first].islower()
            and not content_stems([one.tokens[first]])
            and one.writes_capitals
        ):
            continue  # 'as' is not Aas
        like = _like(heard, whole) if len(whole) > 4 or heard == whole else 0.0
        least = _least(one, first, _ALIKE) if length == 1 else _ALIKE
        if like >= (least if length <= len(parts) else _ALIKE_IN_PIECES):
            yield like, length


def _least(one: AnswerText, place: int, least: float) -> float:
    """Return how similar a word must be to a name; without a capital, 'always' is not Galway but an ordinary word."""
    if one.has_a_capital(place) or not one.writes_capitals:
        return least
    return max(least, _ALIKE_AT_THE_START) if one.words[place][:1].isupper() else 1.0


def _like(heard: str, name: str) -> float:
    return 1.0 if heard == name else SequenceMatcher(None, heard, name).ratio()


def _one_name(heard: str, name: str) -> bool:
    """Return whether two names differ in vowels, or in how hard a consonant is: 'Pete' for Piet, 'Mats' for Mads.

    A short form is the same name: 'Ben' for Benoit.
    """
    if 3 <= len(heard) < len(name) and name.startswith(heard) and heard[-1] not in VOWELS:
        return True
    alike = consonants(heard) == consonants(name) and len(consonants(name)) > 1
    return alike and (heard[0] in VOWELS) == (name[0] in VOWELS) and _like(heard, name) > 0.5
