"""Findings: what a rule and the model agree on; each quotes its whole clause and says why."""

from __future__ import annotations

from mockloop.analysis.judging.conversation import read_story
from mockloop.core.transcript import from_text

TEXT = (
    "The nightly export kept failing. I traced it and found that the root cause was an expired certificate. "
    "I replaced it and tested the export three times. Failures went from twelve a week to zero."
)
READ = read_story(from_text(TEXT))


def test_a_finding_quotes_whole_clauses_of_the_answer():
    assert READ.findings
    assert all(finding.quote in TEXT for finding in READ.findings)


def test_a_finding_says_why_and_how_likely():
    figures = [finding for finding in READ.findings if finding.signal == "quantified_result"]
    assert figures
    assert all("likely" in finding.because and finding.because.endswith("%") for finding in figures)


def test_what_only_a_rule_heard_is_faint_and_told_nowhere_as_a_finding():
    told = {finding.signal for finding in READ.findings}
    assert not told.intersection(finding.signal for finding in READ.faint)


def test_every_likelihood_is_a_share():
    assert READ.likely
    assert all(0.0 <= value <= 1.0 for value in READ.likely.values())
