"""How likely a probe is sensible: by its fit, its kind and whether it quotes, as readers judged it."""

from __future__ import annotations

import pytest

from mockloop.analysis.probes.likelihood import Chances, chances, likelihood
from mockloop.analysis.probes.registry import names

LEARNED = Chances(2.0, 1.5, -0.5, {"liked": 0.4, "disliked": -0.9})


def test_what_fits_by_half_is_less_likely_by_the_weight_of_the_fit():
    assert LEARNED.log_odds("new", 1.0, False) == 2.0
    assert LEARNED.log_odds("new", 0.5, False) == pytest.approx(2.0 - 1.5 * 0.6931, abs=1e-3)


def test_a_kind_that_readers_liked_goes_before_one_that_they_did_not():
    assert LEARNED.log_odds("liked", 1.0, False) == pytest.approx(2.4)
    assert LEARNED.log_odds("disliked", 1.0, False) == pytest.approx(1.1)


def test_a_quotation_counts_by_its_own_weight():
    assert LEARNED.log_odds("new", 1.0, True) == pytest.approx(1.5)


def test_what_does_not_fit_at_all_is_unlikely_and_no_error():
    assert likelihood(LEARNED.log_odds("new", 0.0, False)) < 0.05


def test_likelihood_turns_even_odds_into_one_half():
    assert likelihood(0.0) == 0.5
    assert likelihood(2.0) == pytest.approx(0.881, abs=1e-3)


def test_the_shipped_weights_are_about_kinds_that_there_are():
    assert set(chances().kinds) <= set(names())
    assert chances().fit > 0
