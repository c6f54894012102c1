"""Word pieces glued into words: figures, signs and hyphens survive, in what is shown and in what is found.

``figures.json`` holds sentences spoken by a synthetic voice and the pieces that tiny.en made of them in a real pass.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from mockloop.analysis.answer import Answer
from mockloop.analysis.signals import quantified_result
from mockloop.core.transcript import Transcript, Word, from_text
from mockloop.speech.stt.whisper.subwords import is_said, words_from
from testkit.word_errors import words

FIGURES: list[dict[str, Any]] = json.loads((Path(__file__).parent / "figures.json").read_text(encoding="utf-8"))


@dataclass(frozen=True)
class GivenPiece:
    word: str
    start: float = 0.0
    end: float = 0.1
    probability: float = 0.9


def shown(*pieces: str) -> list[str]:
    return [word.text for word in words_from(GivenPiece(piece) for piece in pieces)]


@pytest.mark.parametrize(
    ("pieces", "expected"),
    [
        ([" 18", "%"], ["18%"]),
        ([" 0", ".3", " seconds."], ["0.3", "seconds."]),
        ([" $8", ",000"], ["$8,000"]),
        ([" €", "40", ",000"], ["€40,000"]),
        ([" £250", "k"], ["£250k"]),
        ([" from", " 2", " to", " 31", "%."], ["from", "2", "to", "31%."]),
        ([" on", "-call"], ["on-call"]),
        ([" A", "/B", " test"], ["A/B", "test"]),
        ([" 24", "/7"], ["24/7"]),
        ([" C", "++"], ["C++"]),
        ([" C", "#,"], ["C#,"]),
        ([" R", "&", "D"], ["R&D"]),
        ([" Q", " &", " A"], ["Q", "&", "A"]),
        ([" I", "'d", " we", "’ve"], ["I'd", "we’ve"]),
        ([" 3", ":", "15", " a", ".m."], ["3:15", "a.m."]),
        ([" 1", "/3"], ["1/3"]),
        ([" slowly", "...", " and"], ["slowly...", "and"]),
        ([" we", " -", " I", " mean", " —"], ["we", "I", "mean"]),
        ([" "], []),
        (["We", " fixed", " it."], ["We", "fixed", "it."]),
        ([".", " So"], ["So"]),
    ],
)
def test_a_piece_without_a_space_before_it_continues_the_word(pieces: list[str], expected: list[str]) -> None:
    assert shown(*pieces) == expected


def test_a_word_lasts_from_its_first_piece_to_its_last_and_is_as_sure_as_the_least_sure() -> None:
    pieces = [
        GivenPiece(" 40", 1.0, 1.4, 0.9),
        GivenPiece(",000", 1.4, 2.0, 0.45678),
        GivenPiece(" euros", 2.0, 2.3, 0.8),
    ]
    assert words_from(pieces) == (Word("40,000", 1.0, 2.0, 0.457), Word("euros", 2.0, 2.3, 0.8))


# ---- the corpus ------------------------------------------------------------------------------------------------


def test_the_corpus_holds_eighty_figures_and_more() -> None:
    assert len({one["said"] for one in FIGURES}) >= 80
    assert sum(any(not piece[0].startswith(" ") for piece in one["pieces"]) for one in FIGURES) >= 20


@pytest.mark.parametrize("one", FIGURES, ids=[one["said"] for one in FIGURES])
def test_the_words_shown_are_those_that_whisper_wrote(one: dict[str, Any]) -> None:
    found = [word.text for word in words_from(GivenPiece(*piece) for piece in one["pieces"])]
    assert found == [word for word in one["heard"].split() if is_said(word)]


def quantified(transcript: Transcript) -> bool:
    return bool(quantified_result.detect(Answer(transcript, (), "probe")))


@pytest.mark.parametrize("one", FIGURES, ids=[one["said"] for one in FIGURES])
def test_a_figure_is_found_in_the_pieces_as_in_the_text(one: dict[str, Any]) -> None:
    heard = Transcript(words_from(GivenPiece(*piece) for piece in one["pieces"]))
    assert quantified(heard) == quantified(from_text(one["heard"]))
    if words(one["said"]) == words(one["heard"]):  # spelled out, it is found as well
        assert quantified(heard) == quantified(from_text(one["said"]))


PERCENT = [
    ("eighteen percent", "18 percent", "18%"),
    ("two point five percent", "2.5 percent", "2.5%"),
    ("a hundred percent", "100 percent", "100%"),
]
MONEY = [
    ("eight thousand dollars", "8,000 dollars", "$8,000", "$8000"),
    ("forty thousand euros", "40,000 euros", "€40,000"),
    ("one point five million dollars", "1.5 million dollars", "$1.5 million"),
]


@pytest.mark.parametrize("forms", PERCENT, ids=lambda forms: forms[0])
@pytest.mark.parametrize(
    "sentence",
    [
        "The error rate dropped by {}.",
        "It went from two to {}.",
        "{} fewer tickets came in.",
        "Uptime rose to {}.",
        "We ended at {}.",
        "{} of the tests passed.",
        "It used to be half and now it is {}.",
        "Complaints halved, to {}.",
        "A drop of {}.",
    ],
)
def test_a_percentage_counts_however_it_is_written(forms: tuple[str, ...], sentence: str) -> None:
    assert {form: quantified(from_text(sentence.format(form))) for form in forms} == dict.fromkeys(forms, True)


@pytest.mark.parametrize("forms", MONEY, ids=lambda forms: forms[0])
@pytest.mark.parametrize("sentence", ["We saved {} a month.", "It went from ten to {}.", "We raised {} for them."])
def test_money_counts_however_it_is_written(forms: tuple[str, ...], sentence: str) -> None:
    assert {form: quantified(from_text(sentence.format(form))) for form in forms} == dict.fromkeys(forms, True)


@pytest.mark.parametrize(
    "forms",
    [
        ("It was three times as fast.", "It was 3 times as fast.", "It was 3x as fast."),
        ("We cut it by a third.", "We cut it by 1/3."),
        ("It dropped from point three to point one.", "It dropped from 0.3 to 0.1.", "It dropped from .3 to .1."),
        ("One in five calls failed.", "1 in 5 calls failed."),
    ],
)
def test_other_figures_count_however_they_are_written(forms: tuple[str, ...]) -> None:
    assert len({quantified(from_text(form)) for form in forms}) == 1
