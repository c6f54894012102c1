"""Find the words to quote in advice: the clause after which, or instead of which, something should be said."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mockloop.analysis.answer import TRAILING, Finding, normalized
from mockloop.analysis.judging.conversation import Reading
from mockloop.analysis.text.clauses import FEWEST_ALONE, LEANING, MOST_JOINED, Unit, unbroken, with_cuts
from mockloop.analysis.text.fillers import Filler
from mockloop.analysis.text.numbers import figures_of
from mockloop.core.scenario import SECTIONS
from mockloop.core.transcript import Transcript, ends_sentence

FEWEST_WORDS = 4  # of a quoted clause; with fewer it says too little
BEGINNING = ("situation", "task")
MOST_FILLED = 32  # words of a sentence that is repeated without its fillers
_WE = {"we": "I", "we've": "I've", "we'd": "I'd", "we'll": "I'll", "we're": "I'm"}
_AFTER_WE = {"were": "was", "are": "am", "weren't": "wasn't"}
_SHORTLY = 3  # words between 'from' or 'to' and the figure that it belongs to: 'down to about 2'
_EARLIER = re.compile(r"\b(?:instead of|used to)\b", re.IGNORECASE)
_NOT_REPEATED = re.compile(  # 'it is, you know, it's hard' makes no sentence without its filler; some say nothing
    r"\bgood question\b|"
    r"\b(?:is|are|was|were|am|has|have|had|the|a|to|of) "
    r"(?:it's|that's|there's|they're|he's|she's|we're|i'm|it was|they were)\b",
    re.IGNORECASE,
)
_LETTERS = re.compile(r"[\w'’]+")


@dataclass(frozen=True, slots=True)
class Quotation:
    """Whole clauses as they were said, and when. ``ask`` is the question that they answer."""

    ask: str
    quote: str
    start_s: float
    end_s: float
    timed: str = "measured"


def finding_quotation(ask: str, one: Finding) -> Quotation:
    """Return the words of a finding."""
    return Quotation(ask, trimmed(one.quote), one.start_s, one.end_s, one.timed)


def trimmed(quote: str) -> str:
    """Return a quotation without the punctuation at its end that continues it."""
    return quote.rstrip(TRAILING)


def clauses(reading: Reading, section: str = "") -> Iterator[Quotation]:
    """Yield the clauses of an answer, or of one of its sections, in order."""
    for unit in _units(reading):
        if not section or section in (reading.answer.section_of(unit.first), _shaped(reading, unit)):
            yield quotation(reading, unit)


def quotation(reading: Reading, unit: Unit) -> Quotation:
    """Return a range of words as it was said."""
    transcript = reading.answer.transcript
    start_s, end_s = transcript.words[unit.first].start_s, transcript.words[unit.last].end_s
    return Quotation(reading.ask, trimmed(with_cuts(transcript, unit)), start_s, end_s, transcript.timed)


def last_before(reading: Reading, section: str) -> Quotation | None:
    """Return the last clause of a section, or else of the nearest section before it that has one; else None.

    From the middle of the story on, return the last clause of all if no section before it has one.
    """
    before = SECTIONS[: SECTIONS.index(section) + 1] if section in SECTIONS else ()
    for name in (*reversed(before), *(() if section in BEGINNING else ("",))):
        inside = list(clauses(reading, name))
        if name in BEGINNING:  # what is said about it later, in hindsight, is not its beginning
            ends_s = next((span.end_s for span in reading.spans if span.section == name), 0.0)
            inside = [one for one in inside if one.start_s < ends_s]
        if inside:
            return inside[-1]
    return None


def first_of(reading: Reading) -> Quotation | None:
    """Return the first clause of an answer; None if nothing was said."""
    return next(clauses(reading), None)


def most_filled(reading: Reading, fillers: Sequence[Filler]) -> tuple[Quotation, str] | None:
    """Return the clause with the most fillers that has other content, and the same clause without them."""
    counted = [(sum(_holds(reading, unit, one) for one in fillers), unit) for unit in _units(reading, MOST_FILLED)]
    told = [(count, unit, _without(reading.answer.transcript, unit, fillers)) for count, unit in counted if count]
    saying = [one for one in told if len(one[2].split()) > FEWEST_WORDS and not _NOT_REPEATED.search(one[2])]
    most = max(saying, key=lambda one: one[0], default=None)
    return (quotation(reading, most[1]), most[2]) if most else None


def tells_the_figure_before(quote: str) -> bool:
    """Return whether words say what a figure was before: 'from 25 a week to 2', 'two instead of nine'."""
    tokens = [normalized(word) for word in quote.split()]
    before = [tokens[max(0, one.first - _SHORTLY) : one.first] for one in figures_of(quote.split())]
    began = next((at for at, words in enumerate(before) if "from" in words), len(before))
    fell = any("to" in words for words in before[began + 1 :])
    return fell or bool(before and _EARLIER.search(quote)) or ("before" in tokens and len(before) > 1)


def as_i(quote: str) -> str:
    """Return the words with 'I' in place of 'we'; the person must check whether that is true."""
    told: list[str] = []
    for word in quote.split():
        letters = _LETTERS.search(word)
        plain = letters.group().replace("’", "'").lower() if letters else ""
        after_i = bool(told) and told[-1] == "I"
        other = _WE.get(plain) or (_AFTER_WE.get(plain) if after_i else None)
        told.append(word.replace(letters.group(), other, 1) if letters and other else word)
    return " ".join(told)


def _holds(reading: Reading, unit: Unit, filler: Filler) -> bool:
    words = reading.answer.transcript.words
    return words[unit.first].start_s <= filler.start_s and filler.end_s <= words[unit.last].end_s


def _without(transcript: Transcript, unit: Unit, fillers: Sequence[Filler]) -> str:
    kept: list[str] = []
    for word in transcript.words[unit.first : unit.last + 1]:
        if not any(one.start_s <= word.start_s and word.end_s <= one.end_s for one in fillers):
            kept.append(word.text)
        elif kept:
            kept[-1] = kept[-1].rstrip(TRAILING)  # the comma before a filler goes with it
    text = trimmed(" ".join(kept))
    return f"{text[:1].upper()}{text[1:]}"


def _units(reading: Reading, most: int = MOST_JOINED) -> Iterator[Unit]:
    """Yield the sentences of an answer, a long one clause by clause; fragments only if there is nothing longer."""
    transcript = reading.answer.transcript
    told: list[Unit] = []
    for sentence in _sentences(transcript):
        whole = Unit(sentence[0].first, sentence[-1].last)
        told += [whole] if whole.last - whole.first < most else _joined(transcript, sentence, most)
    long = [unit for unit in told if unit.last - unit.first + 1 >= FEWEST_WORDS]
    yield from long or told


def _joined(transcript: Transcript, sentence: list[Unit], most: int) -> list[Unit]:
    """Return the clauses of a sentence. A clause that says little alone is joined with a short one before it."""
    told: list[Unit] = []
    for clause in sentence:
        leans = _length(clause) < FEWEST_ALONE or normalized(transcript.words[clause.first].text) in LEANING
        if told and (leans or _length(told[-1]) < FEWEST_ALONE) and clause.last - told[-1].first < most:
            clause = Unit(told.pop().first, clause.last)
        told.append(clause)
    return told


def _length(unit: Unit) -> int:
    return unit.last - unit.first + 1


def _sentences(transcript: Transcript) -> Iterator[list[Unit]]:
    """Yield the clauses of each sentence; without punctuation each clause is by itself."""
    stops = any(ends_sentence(word.text) for word in transcript.words)
    sentence: list[Unit] = []
    for unit in unbroken(transcript):
        sentence.append(unit)
        if not stops or ends_sentence(transcript.words[unit.last].text):
            yield sentence
            sentence = []
    if sentence:
        yield sentence


def _shaped(reading: Reading, unit: Unit) -> str:
    """Return the section in which a clause begins, for an answer that is not a story."""
    return next((span.section for span in reading.shaped if span.first_word <= unit.first <= span.last_word), "")
