"""Find a name with a letter or digits: 'parking C' for parking B, 'thirty-four' for US-34, 'B twelve' for gate B12."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mockloop.analysis.answer import normalized
from mockloop.analysis.judging.fact_search import DIFFERENTLY, SAID, AnswerText, FactCheck
from mockloop.analysis.text.content_words import stem
from mockloop.analysis.text.numbers import MEASURES
from mockloop.analysis.text.synonyms import group_stem
from mockloop.core.story import StoryFact

_LETTERED = re.compile(r"(?P<thing>[\w ]*[a-z]) (?P<letter>[A-Z])")
_CODE = re.compile(r"(?P<letters>[A-Za-z]{1,4})[- ]?(?P<digits>\d{1,5}(?:\.\d{1,3})?)(?P<more>[A-Za-z]?)")
_LETTER = re.compile(r"[a-z]")
_NO_LETTERS = ("a", "i")  # mostly words
_ACRONYM = re.compile(r"[A-Z]{2,5}")
_PASSED_OVER = ("of", "the", "and", "for", "a", "to")
_OFTEN_SAID = 12  # numbers up to this need the letters beside them
_BESIDE = 2  # words before the number


def is_code(text: str) -> bool:
    """Return whether a name is a thing with a letter, or letters with digits."""
    return _LETTERED.fullmatch(text) is not None or _CODE.fullmatch(text) is not None


def code_said(fact: StoryFact, said: Sequence[AnswerText]) -> FactCheck | None:
    """Find a thing with its letter or letters with their digits; another letter after the thing is said differently."""
    lettered = _LETTERED.fullmatch(fact.text)
    return _lettered(fact, lettered, said) if lettered else _digits(fact, said)


def _lettered(fact: StoryFact, noted: re.Match[str], said: Sequence[AnswerText]) -> FactCheck | None:
    thing, letter = _thing(noted["thing"].split()[-1]), noted["letter"].lower()
    other: FactCheck | None = None
    for one in said:
        for place in range(1, len(one.tokens)):
            token = one.tokens[place]
            if not _LETTER.fullmatch(token) or thing not in map(_thing, one.tokens[max(0, place - _BESIDE) : place]):
                continue
            if token == letter:
                return one.check(fact, SAID, place - 1, place)
            if token not in _NO_LETTERS or one.words[place][:1] == "A":
                other = other or one.check(fact, DIFFERENTLY, place - 1, place)
    return other


def _digits(fact: StoryFact, said: Sequence[AnswerText]) -> FactCheck | None:
    noted = _CODE.fullmatch(fact.text)
    if not noted:
        return None
    whole, value = (noted["letters"] + noted["digits"] + noted["more"]).lower(), float(noted["digits"])
    for one in said:
        for place, token in enumerate(one.tokens):
            if token.replace("-", "") in (whole, f"{whole}s"):  # 'the P7s'
                return one.check(fact, SAID, place, place)
        for figure in one.figures:
            spelled = "".join(one.tokens[max(0, figure.first - len(noted["letters"])) : figure.first])
            lettered = spelled.replace(".", "").endswith(noted["letters"].lower())
            alone = figure.value == value > _OFTEN_SAID and figure.unit not in MEASURES
            if figure.value == value and (lettered or alone):
                return one.check(fact, SAID, figure.first - lettered, figure.last)
    return None


def initials_said(fact: StoryFact, said: Sequence[AnswerText]) -> FactCheck | None:
    """Find 'human resources' for HR, and 'Manila to Doha' for MNL-DOH; None for any other name."""
    parts = fact.text.split("-")
    if not all(_ACRONYM.fullmatch(part) for part in parts):
        return None
    for one in said:
        places = [_in_full(part.lower(), one) for part in parts]
        if all(place is not None for place in places):
            found = [place for place in places if place is not None]
            return one.check(fact, SAID, min(first for first, _ in found), max(last for _, last in found))
    return None


def _in_full(letters: str, one: AnswerText) -> tuple[int, int] | None:
    """Return the first and last word of what letters stand for: words that begin so, or a name with all of them."""
    inner = [(at, token) for at, token in enumerate(one.tokens) if token not in _PASSED_OVER and token]
    for at in range(len(inner) - len(letters) + 1):
        run = inner[at : at + len(letters)]
        near = run[-1][0] - run[0][0] <= len(letters) + 1
        if near and all(len(token) > 1 for _, token in run) and "".join(token[0] for _, token in run) == letters:
            return run[0][0], run[-1][0]
    for at, token in enumerate(one.tokens):
        named = len(letters) > 2 and one.has_a_capital(at) and token[:1] == letters[0] and len(token) > len(letters)
        if named and re.search(".*".join(map(re.escape, letters)), token):
            return at, at
    return None


def numbered_letter_said(fact: StoryFact, said: Sequence[AnswerText]) -> FactCheck | None:
    """Find 'seven B' for class 7B; None for any other fact."""
    noted = re.search(r"(?:^|\s)(\d{1,3})([A-Z])$", fact.text)
    for one in said if noted else ():
        for figure in one.figures:
            behind = one.tokens[figure.first + 1 : figure.last + 2]
            if noted and figure.value == float(noted[1]) and noted[2].lower() in behind:
                return one.check(fact, SAID, figure.first, figure.last)
    return None


def _thing(word: str) -> str:
    return group_stem(stem(normalized(word)))
