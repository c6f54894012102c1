"""The result for one planned fact, and an answer prepared for the search."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mockloop.analysis.answer import normalized
from mockloop.analysis.text.content_words import content_stems
from mockloop.analysis.text.numbers import Figure, figures, figures_of
from mockloop.analysis.text.synonyms import plain_letters
from mockloop.analysis.text.units import singular
from mockloop.analysis.text.word_patterns import PAST_VERB
from mockloop.core.story import StoryFact
from mockloop.core.transcript import Transcript, ends_sentence

SAID, DIFFERENTLY, NOT_SAID = "said", "said differently", "not said"
AROUND = 10  # words on each side that say what a figure counts
_SOUNDS = (
    ("ph", "f"),
    ("ck", "k"),
    ("qu", "kv"),
    ("q", "k"),
    ("w", "v"),
    ("th", "t"),
    ("c", "k"),
    ("y", "i"),
    ("z", "s"),
    ("ie", "i"),
)
_DOUBLED = re.compile(r"([a-z])\1")
_VOICELESS = str.maketrans("bdgvz", "ptkfs")  # 'Mats' was heard for Mads
_IN_HUNDREDTHS = ("euro", "dollar", "pound", "metre")  # 'three dollars ten', 'one metre twenty'
_WE_ARE = (("we", "were"), ("we", "are"), ("they", "were"))
VOWELS = "aeiou"
_CORRECTIONS = frozenset("no sorry wait correction rather mean excuse pardon".split())
_LINKS = ("not",)
_CORRECTING = _CORRECTIONS | frozenset(
    "me i actually make it that's that well uh um er eh hmm or oh say let's was my".split()
)
_CHANGES = {"doubled": (2, "times"), "tripled": (3, "times"), "quadrupled": (4, "times"), "halved": (50, "percent")}
_CHANGES |= {"twice": (2, "times"), "thrice": (3, "times")}


@dataclass(frozen=True, slots=True)
class FactCheck:
    """Whether a fact was said: ``status``, and where: which answer, its second, and the words.

    ``answer`` and ``at_s`` are None if it was not said.
    """

    fact: StoryFact
    status: str
    answer: int | None = None
    at_s: float | None = None
    heard: str = ""


@dataclass(frozen=True, slots=True)
class AnswerText:
    """One prepared answer: its words, normalized and by sound, and its figures."""

    place: int
    transcript: Transcript
    tokens: tuple[str, ...]
    figures: tuple[Figure, ...]
    sounds: tuple[str, ...]

    @property
    def words(self) -> tuple[str, ...]:
        return tuple(word.text for word in self.transcript.words)

    def has_a_capital(self, place: int) -> bool:
        """Return whether a word inside a sentence begins with a capital, as a name does."""
        words = self.transcript.words
        return place > 0 and words[place].text[:1].isupper() and not ends_sentence(words[place - 1].text)

    @property
    def writes_capitals(self) -> bool:
        """Whether names in this answer begin with a capital; typed answers may have none."""
        return any(map(self.has_a_capital, range(len(self.tokens))))

    def opens_as_a_name(self, place: int) -> bool:
        """Return whether a sentence begins with this word as with a name: 'Ben told me', 'Ben, my brother'."""
        first = place == 0 or ends_sentence(self.words[place - 1])
        if not first or not self.words[place][:1].isupper() or not content_stems([self.words[place]]):
            return False
        behind = "".join(self.tokens[place + 1 : place + 2])
        apposed = self.words[place].endswith(",") and behind in ("my", "our", "the", "a", "who", "from")
        acts = behind not in ("was", "were", "had", "did") and re.fullmatch(PAST_VERB, behind)  # 'water was' is none
        return apposed or bool(acts)

    @classmethod
    def of(cls, place: int, transcript: Transcript) -> AnswerText:
        words = [word.text for word in transcript.words]
        tokens = tuple(map(normalized, words))
        spoken = tuple(without_retracted(tokens, tuple(spoken_figures(words))))
        return cls(place, transcript, tokens, spoken, tuple(map(by_sound, tokens)))

    def around(self, figure: Figure, words: int = AROUND) -> tuple[str, ...]:
        """Return the words of a figure and those on each side of it."""
        return self.tokens[max(0, figure.first - words) : figure.last + words + 1]

    def check(self, fact: StoryFact, status: str, first: int, last: int) -> FactCheck:
        words = self.transcript.words
        heard = self.transcript.between(first, last).strip(" .,;:!?")
        return FactCheck(fact, status, self.place, words[first].start_s, heard)


def without_retracted(tokens: Sequence[str], found: Sequence[Figure]) -> Iterator[Figure]:
    """Yield the figures without those that were taken back at once: the four of 'four, no, sorry, five times'."""
    starts = {one.first for one in found}
    for one in found:
        at = one.last + 1
        while at < len(tokens) and at not in starts and tokens[at] in _CORRECTING:
            at += 1
        taken_back = (
            _CORRECTIONS & set(tokens[one.last + 1 : at]) and at in starts and tokens[one.last + 1] not in _LINKS
        )
        if not taken_back:
            yield one


def spoken_figures(words: Sequence[str]) -> Iterator[Figure]:
    """Yield the figures in these words, including 'doubled' and 'a couple'."""
    tokens = [normalized(word) for word in words]
    for one in figures_of(words):
        yield one
        if not one.unit and tuple(tokens[max(0, one.first - 2) : one.first]) in _WE_ARE:
            yield Figure(one.value, "people", one.first, one.last)  # 'we were six, and nobody led'
        parts = figures(tokens[one.first : one.first + 1]) if "out" in tokens[one.first : one.last + 1] else ()
        if parts:  # 'seven out of ten games': the parts of the share too
            whole = figures(tokens[one.last : one.last + 2])[0]
            yield Figure(parts[0].value, whole.unit, one.first, one.first)
            yield Figure(whole.value, whole.unit, one.last, one.last)
        if not one.unit and tokens[max(0, one.first - 1)] == "minus":
            yield Figure(one.value, "degree", one.first, one.last)  # 'it was minus nine'
        price = figures(tokens[one.last + 1 : one.last + 2]) if one.unit in _IN_HUNDREDTHS else ()
        if price and not price[0].unit and one.value % 1 == 0 and 10 <= price[0].value < 100:
            yield Figure(one.value + price[0].value / 100, one.unit, one.first, one.last + 1)  # 'eight euro fifty'
    for index, token in enumerate(tokens):
        if token in _CHANGES:
            value, unit = _CHANGES[token]
            yield Figure(value, unit, index, index)
        if token in ("other", "second") and index and tokens[index - 1] == "every":
            yield Figure(2.0, singular("".join(tokens[index + 1 : index + 2])), index - 1, index + 1)
        if token == "fortnightly":
            yield Figure(2.0, "week", index, index)
        if token == "one" and tokens[index + 1 : index + 3] in (["or", "two"], ["or", "2"]):
            yield Figure(1.0, "", index, index)
        if token == "both":
            yield Figure(2.0, _counted_after(tokens, index), index, index)
        if token in ("couple", "pair") and index and tokens[index - 1] in ("a", "one"):
            yield Figure(2.0, _counted_after(tokens, index) if token == "pair" else "", index - 1, index)


def _counted_after(tokens: Sequence[str], place: int) -> str:
    """Return what 'both of the servers' counts."""
    at = place + 1
    while at < len(tokens) and tokens[at] in ("of", "the", "my", "our", "these"):
        at += 1
    found = figures(["two", *tokens[at : at + 1]])
    return found[0].unit if found else ""


def by_sound(word: str) -> str:
    """Return a rough spelling of a word by its sound: similar letters become one, doubled letters single."""
    plain = plain_letters(word)
    for letters, sound in _SOUNDS:
        plain = plain.replace(letters, sound)
    return _DOUBLED.sub(r"\1", plain)


def consonants(word: str) -> str:
    """Return the consonants of a word by sound, hard ones for soft ones: equal for Piet and Pete, Mads and Mats."""
    return "".join(letter for letter in word.translate(_VOICELESS) if letter not in VOWELS + "hw")
