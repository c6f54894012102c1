"""What was planned and what was said: the facts of the person's notes compared with the words of the answers.

A figure is said where its value and unit are, of several places where the words around it are most like the notes; said
differently where another value of the same thing stands in like words. A name is said where a word or two sound like
it on paper, since recognizers spell names as they like. A step
is said where more than half of its content words stand close together.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from mockloop.analysis.answer import normalized
from mockloop.analysis.text.content import content_stems, stem
from mockloop.analysis.text.dates import day_numbers, month
from mockloop.analysis.text.numbers import MEASURES, Figure, figures
from mockloop.core.story import StoryFact
from mockloop.core.transcript import Transcript

SAID, DIFFERENTLY, NOT_SAID = "said", "said differently", "not said"
_SAME_SHARE = 0.01  # 'about 3,000' stands for 2,990
_ALIKE = 0.8  # how alike a name and what was heard must be spelled (1: letter by letter)
_STEP_SHARE = 0.55
_LATER = 4  # words after a figure within which what it counts may be named
_OFTEN_SAID = 12  # numbers up to this are said of many things
_ALSO_WORDS = ("may", "march", "mar")  # months only after a word of time or beside their own day
_BEFORE_A_MONTH = ("in", "of", "since", "by", "until", "last", "from", "during", "early", "late", "mid")
_NEAR_A_MONTH = 2  # words between a month and its day or year, 'the third of June'
_NEVER = 1000  # more words than any line of notes shares with an answer
_AROUND = 10  # words to each side that tell what a figure is about
_SOUNDS = (("ph", "f"), ("ck", "k"), ("qu", "kw"), ("th", "t"), ("c", "k"), ("y", "i"), ("z", "s"), ("ie", "i"))
_DOUBLED = re.compile(r"([a-z])\1")
_PARTS_OF_A_DAY = {"am": ("morning",), "pm": ("afternoon", "evening", "night")}
_CHANGES = {"doubled": (2, "times"), "tripled": (3, "times"), "quadrupled": (4, "times"), "halved": (50, "percent")}
_FRACTIONS = {"half": 50.0, "third": 100 / 3, "quarter": 25.0, "tenth": 10.0}


@dataclass(frozen=True, slots=True)
class FactCheck:
    """What became of a fact: ``status``, and where it was said: the answer's place, its second, and the words.

    ``answer`` and ``at_s`` are None where it was not said.
    """

    fact: StoryFact
    status: str
    answer: int | None = None
    at_s: float | None = None
    heard: str = ""


def check_facts(facts: Sequence[StoryFact], answers: Sequence[Transcript]) -> tuple[FactCheck, ...]:
    """Look for each fact of the notes in all answers of a session. Keep the order of the notes."""
    said = tuple(_Said.of(place, transcript) for place, transcript in enumerate(answers))
    planned = [one for fact in facts if fact.kind == "figure" for one in spoken_figures(fact.text.split())]
    return tuple(_checked(fact, said, planned) for fact in facts)


@dataclass(frozen=True, slots=True)
class _Said:
    """One answer, made ready: its words, normalized and by their sound, and its figures."""

    place: int
    transcript: Transcript
    tokens: tuple[str, ...]
    figures: tuple[Figure, ...]
    sounds: tuple[str, ...]

    @classmethod
    def of(cls, place: int, transcript: Transcript) -> _Said:
        words = [word.text for word in transcript.words]
        tokens = tuple(map(normalized, words))
        return cls(place, transcript, tokens, tuple(spoken_figures(words)), tuple(map(_sounds, tokens)))

    def around(self, figure: Figure, words: int = _AROUND) -> tuple[str, ...]:
        """Return the words on each side of a figure, and its own."""
        return self.tokens[max(0, figure.first - words) : figure.last + words + 1]

    def check(self, fact: StoryFact, status: str, first: int, last: int) -> FactCheck:
        words = self.transcript.words
        heard = self.transcript.between(first, last).strip(" .,;:!?")
        return FactCheck(fact, status, self.place, words[first].start_s, heard)


def spoken_figures(words: Sequence[str]) -> Iterator[Figure]:
    """Yield the figures of words, 'doubled', 'a couple' and 'half an hour' among them."""
    tokens = [normalized(word) for word in words]
    yield from figures(tokens)
    for index, token in enumerate(tokens):
        if token in _CHANGES:
            value, unit = _CHANGES[token]
            yield Figure(value, unit, index, index)
        if token == "half" and tokens[index + 1 : index + 3] == ["an", "hour"]:
            yield Figure(30.0, "minute", index, index + 2)
        if token == "couple" and index and tokens[index - 1] == "a":
            yield Figure(2.0, "", index - 1, index)


def _checked(fact: StoryFact, said: Sequence[_Said], planned: Sequence[Figure]) -> FactCheck:
    if fact.kind == "figure":
        found = _figure(fact, said, planned)
    elif fact.kind == "step":
        found = _step(fact, said)
    elif fact.kind == "date":
        found = _date(fact, said)
    else:
        found = _name(fact, said)
    return found or FactCheck(fact, NOT_SAID)


def _figure(fact: StoryFact, said: Sequence[_Said], planned: Sequence[Figure]) -> FactCheck | None:
    wanted = next(spoken_figures(fact.text.split()), None)
    if wanted is None:
        return _name(fact, said)
    things, about = _things(fact, wanted), set(content_stems(fact.context.split()))
    best: tuple[int, FactCheck] | None = None
    for one in said:
        for figure in (*one.figures, *(_ones(one, things) if wanted.value == 1 else ())):
            if not _same_value(wanted, figure, one, things):
                continue
            like = 3 * (figure.unit == wanted.unit) + len(about & set(content_stems(one.around(figure))))
            if best is None or like > best[0]:
                best = like, one.check(fact, SAID, figure.first, figure.last)
    return best[1] if best else _differently(fact, wanted, said, planned)


def _ones(by: _Said, things: set[str]) -> Iterator[Figure]:
    """Yield each 'one' right before what is counted, 'one mistake', or that something fell to; else no count."""
    for index, token in enumerate(by.tokens):
        fell = index > 1 and by.tokens[index - 1] == "to" and stem(by.tokens[index - 2]) in things
        if token == "one" and (fell or things & {stem(word) for word in by.tokens[index + 1 : index + 3]}):
            yield Figure(1.0, "", index, index)


def _things(fact: StoryFact, wanted: Figure) -> set[str]:
    """Return what a figure counts, by every word after it: 'drug' and 'charts' of '24 drug charts'.

    An hour is told by its part of the day, too; a figure without a unit counts what its line names.
    """
    after = [normalized(word) for word in fact.text.split()[wanted.first + 1 :]]
    named = fact.context.split() if not wanted.unit else ()
    of_day = [part for word in (*after, wanted.unit) for part in _PARTS_OF_A_DAY.get(word, ())]
    return {stem(word) for word in (*after, wanted.unit, *of_day, *map(normalized, named))} - {""}


def _same_value(wanted: Figure, figure: Figure, by: _Said, things: set[str]) -> bool:
    """Return whether this is the figure in the notes. A low number without a unit may be about anything: 'at two'."""
    if figure.value <= _OFTEN_SAID and bool(wanted.unit) != bool(figure.unit):
        beside = {stem(figure.unit)} if figure.unit else {stem(token) for token in by.around(figure, _LATER)}
        if not things & beside:
            return False
    return same_figure(wanted, figure) or _same_count(wanted, figure, by, things)


def same_figure(wanted: Figure, said: Figure) -> bool:
    """Return whether two figures say the same: equal values of one unit, or of a unit that one of them leaves out."""
    a, b = _percent(wanted), _percent(said)
    close = abs(a.value - b.value) <= _SAME_SHARE * max(abs(a.value), abs(b.value))
    return close and (a.unit == b.unit or not a.unit or not b.unit)


def _same_count(wanted: Figure, said: Figure, by: _Said, things: set[str]) -> bool:
    """Return whether one number of things was said with another word beside it: 'eighty-five companies' for 85 firms.

    The noted word may follow a little later ('ten thousand most frequent queries'); a number that is rare in speech
    needs no such word. Units of measure are never taken for one another.
    """
    if wanted.value != said.value or wanted.unit in MEASURES or said.unit in MEASURES:
        return False
    later = by.tokens[said.last + 1 : said.last + 1 + _LATER]
    return said.value > _OFTEN_SAID or bool(things & {stem(token) for token in (said.unit, *later)})


def _percent(figure: Figure) -> Figure:
    """Return 'half' and 'a third' as shares of a hundred, to compare them with percentages."""
    if figure.unit in _FRACTIONS and figure.value in (0.5, 1.0, 2.0):
        value = 50.0 if figure.unit == "half" else figure.value * _FRACTIONS[figure.unit]
        return Figure(value, "percent", figure.first, figure.last)
    return figure


def _differently(fact: StoryFact, wanted: Figure, said: Sequence[_Said], planned: Sequence[Figure]) -> FactCheck | None:
    """Another value where this one belongs: of the same thing, in words that the notes use around theirs."""
    its_own = set(content_stems(fact.text.split()))
    about = set(content_stems(fact.context.split()))
    beside = [figure for figure in spoken_figures(fact.context.split()) if not same_figure(figure, wanted)]
    best: tuple[int, FactCheck] | None = None
    for one in said:
        for figure in one.figures:
            if any(same_figure(other, figure) for other in planned):
                continue
            like = about if not figure.unit else about - its_own  # a like unit alone says nothing
            shared = len(like & set(content_stems(one.around(figure)))) + _neighbours(beside, one, figure)
            if shared >= _least_shared(fact, wanted, figure, one) and (best is None or shared > best[0]):
                best = shared, one.check(fact, DIFFERENTLY, figure.first, figure.last)
    return best[1] if best else None


def _least_shared(fact: StoryFact, wanted: Figure, figure: Figure, by: _Said) -> int:
    """Return how many words of the notes must stand around another value: one beside its own unit, more without one."""
    if wanted.unit and (figure.unit == wanted.unit or stem(figure.unit) in _things(fact, wanted)):
        return 1
    counted = wanted.unit not in MEASURES and not figure.unit and figure.value > _OFTEN_SAID  # '28 of them'
    before = normalized(fact.text.split()[wanted.first - 1]) if wanted.first else ""
    labelled = not wanted.unit and not figure.unit and figure.first and by.tokens[figure.first - 1] == before
    return 2 if (counted and wanted.unit) or labelled else _NEVER


def _neighbours(beside: Sequence[Figure], one: _Said, figure: Figure) -> int:
    """Return how many of the other figures in a fact's line were said close to this one."""
    near = [other for other in one.figures if other != figure and abs(other.first - figure.first) <= _AROUND]
    return sum(any(same_figure(wanted, other) for other in near) for wanted in beside)


def _date(fact: StoryFact, said: Sequence[_Said]) -> FactCheck | None:
    """Tell where a date is said: at its month, with none but its own day or year close by.

    A year alone is a figure.
    """
    parts = [normalized(part) for part in fact.text.split()]
    named = next(filter(None, map(month, parts)), "")
    if not named:
        return _figure(fact, said, ())
    wanted = {value for _, value in day_numbers(parts)}
    other: FactCheck | None = None
    for one in said:
        numbers = day_numbers(one.tokens)
        for place in (index for index, token in enumerate(one.tokens) if month(token) == named):
            near = {value: index for index, value in numbers if abs(index - place) <= _NEAR_A_MONTH}
            own = wanted & set(near)
            if not own and one.tokens[place] in _ALSO_WORDS and one.tokens[max(0, place - 1)] not in _BEFORE_A_MONTH:
                continue
            places = [place, *(near[value] for value in own or near)]
            status = SAID if own or not wanted or not near else DIFFERENTLY
            found = one.check(fact, status, min(places), max(places))
            if status == SAID:
                return found
            other = other or found
    return other


def _name(fact: StoryFact, said: Sequence[_Said]) -> FactCheck | None:
    parts = [_sounds(normalized(part)) for part in fact.text.split()]
    for one in said:
        found = [
            (like, first, length) for first in range(len(one.tokens)) for like, length in _names_at(parts, one, first)
        ]
        if found:
            _, first, length = max(found, key=lambda place: (place[0], -place[1]))
            return one.check(fact, SAID, first, first + length - 1)
    return None


def _sounds(word: str) -> str:
    """Spell a word by its sound, roughly: letters that sound alike become one, and doubled ones single."""
    plain = unicodedata.normalize("NFKD", word).encode("ascii", "ignore").decode() or word
    for letters, sound in _SOUNDS:
        plain = plain.replace(letters, sound)
    return _DOUBLED.sub(r"\1", plain)


def _names_at(parts: Sequence[str], one: _Said, first: int) -> Iterator[tuple[float, int]]:
    """Return how much the words from ``first`` on are like the name (0.8 to 1), and how many words that are.

    They may be all of the name or a part of it.
    """
    whole, tokens = "".join(parts), one.sounds
    if len(parts) > 1 and any(len(part) > 3 and tokens[first].removesuffix("'s") == part for part in parts):
        yield _ALIKE, 1
    for length in range(1, len(whole) + 1 if len(whole) <= 4 else len(parts) + 2):
        heard = "".join(token.replace(".", "").removesuffix("'s") for token in tokens[first : first + length])
        if len(tokens) < first + length or len(heard) > len(whole) + 2:
            return
        like = 1.0 if heard == whole else SequenceMatcher(None, heard, whole).ratio() if len(whole) > 4 else 0.0
        if like >= _ALIKE:
            yield like, length


def _step(fact: StoryFact, said: Sequence[_Said]) -> FactCheck | None:
    wanted = set(content_stems(fact.text.split()))
    if not wanted:
        return None
    best: tuple[float, int, _Said, int, int] | None = None  # the share said, the words it took (fewest first)
    width = 3 * len(wanted) + 8
    for one in said:
        places = [index for index, token in enumerate(one.tokens) if stem(token) in wanted]
        for first in places:
            within = [index for index in places if first <= index < first + width]
            share = len({stem(one.tokens[index]) for index in within}) / len(wanted)
            if best is None or (share, first - within[-1]) > best[:2]:
                best = share, first - within[-1], one, first, within[-1]
    if best is None or best[0] < _STEP_SHARE:
        return None
    return best[2].check(fact, SAID, best[3], best[4])
