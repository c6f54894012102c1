"""A heard word has the label of the word that was said; answers of both kinds are chosen in turn."""

from __future__ import annotations

import numpy as np

from benchmarks.sections_heard import carried, chosen
from models.sections.dataset import Labelled


def carry(labels: list[int], said: str, heard: str) -> list[int]:
    return [int(label) for label in carried(np.array(labels), said.split(), heard.split())]


def test_a_word_heard_as_said_keeps_its_label() -> None:
    assert carry([0, 0, 2, 2], "It broke. I fixed", "it broke I fixed") == [0, 0, 2, 2]


def test_words_heard_as_others_stand_for_those_in_their_place() -> None:
    assert carry([0, 0, 2, 2], "it broke, I fixed", "it woke eye fixed") == [0, 0, 2, 2]


def test_a_word_that_was_not_said_has_the_label_of_the_word_before() -> None:
    assert carry([0, 2], "then fixed", "then um fixed") == [0, 0, 2]


def test_a_word_that_was_not_heard_shifts_no_label() -> None:
    assert carry([0, 0, 2, 3], "it broke I won", "it I won") == [0, 2, 3]


def test_written_and_spoken_answers_are_chosen_in_turn_and_none_too_long() -> None:
    def answer(name: str, mode: str, words: int) -> Labelled:
        return Labelled(name, name, mode, "train", (("word",) * words,), ((0,),))

    answers = [answer(f"w{i}", "written", 3) for i in range(4)] + [answer(f"s{i}", "spoken", 3) for i in range(4)]
    found = chosen([*answers, answer("long", "spoken", 9)], 4, 5)
    assert [one.mode for one in found] == ["written", "spoken", "written", "spoken"]
    assert "long" not in {one.id for one in chosen([*answers, answer("long", "spoken", 9)], 20, 5)}
