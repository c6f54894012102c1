"""The score: the same measures give the same score, and the largest contributions come first."""

from __future__ import annotations

import math

import pytest

from mockloop.analysis.judging.scoring import LENGTH, TELLING, Scale, measures, scale

SCALE = Scale({"root_cause": (0.5, 0.25, 0.1), "words of none": (0.0, 1.0, -0.2)}, 1.5, (0.5, 1.6, 2.4))


def test_a_measure_moves_the_score_by_its_distance_from_the_mean_in_widths_times_its_weight():
    score = SCALE.score({"root_cause": 1.0, "words of none": 0.0})
    assert score.value == pytest.approx(1.7)
    assert [(part.name, round(part.points, 2)) for part in score.parts] == [("root_cause", 0.2), ("words of none", 0.0)]


def test_what_speaks_against_an_answer_has_negative_points():
    score = SCALE.score({"root_cause": 0.5, "words of none": 2.0})
    assert (score.parts[0].name, round(score.parts[0].points, 2)) == ("words of none", -0.4)


def test_the_meaning_of_the_whole_answer_adds_the_distance_of_its_points_from_those_of_a_usual_one():
    by = Scale({}, 1.5, (0.5, 1.6, 2.4), whole=(0.2, -0.1), usual=0.3)
    assert by.telling((2.0, 3.0)) == pytest.approx(-0.2)
    score = by.score({}, by.telling((2.0, 3.0)))
    assert score.value == pytest.approx(1.3)
    assert [(part.name, part.points) for part in score.parts] == [(TELLING, pytest.approx(-0.2))]


def test_nothing_said_has_no_meaning_and_adds_nothing():
    assert scale().telling(()) == 0.0


def test_measures_are_roots_of_likelihoods_and_logarithms_of_words():
    found = measures({"root_cause": 0.25}, {"action": 9, "none": 1})
    assert found["root_cause"] == 0.5
    assert found["words of action"] == pytest.approx(math.log(10))
    assert found["words of result"] == 0.0
    assert found[LENGTH] == pytest.approx(math.log(11))
