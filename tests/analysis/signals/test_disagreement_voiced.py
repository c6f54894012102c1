"""An apology is no disagreement, whatever the signal model takes it for."""

from __future__ import annotations

from mockloop.analysis.signals.disagreement_voiced import fits


def test_an_apology_voices_no_disagreement():
    assert not fits("i told her that i was sorry because i should have asked her first")
    assert fits("i told her that i saw it differently")
