"""Findings: what a rule and the model agree on; each quotes its whole clause and says why."""

from __future__ import annotations

import pytest

from mockloop.analysis.answer import Answer, Finding
from mockloop.analysis.judging.conversation import Reading, read_story
from mockloop.analysis.statements.findings import quoted
from mockloop.core.transcript import from_text

TEXT = (
    "The nightly export kept failing. I traced it and found that the root cause was an expired certificate. "
    "I replaced it and tested the export three times. Failures went from twelve a week to zero."
)


@pytest.fixture(scope="module")
def read() -> Reading:
    return read_story(from_text(TEXT))


def test_a_finding_quotes_whole_clauses_of_the_answer(read: Reading):
    assert read.findings
    assert all(finding.quote in TEXT for finding in read.findings)


def test_a_finding_says_why_and_how_likely(read: Reading):
    figures = [finding for finding in read.findings if finding.signal == "quantified_result"]
    assert figures
    assert all("likely" in finding.because and finding.because.endswith("%") for finding in figures)


def test_what_only_a_rule_heard_is_faint_and_told_nowhere_as_a_finding(read: Reading):
    told = {finding.signal for finding in read.findings}
    assert not told.intersection(finding.signal for finding in read.faint)


def test_every_likelihood_is_a_share(read: Reading):
    assert read.likely
    assert all(0.0 <= value <= 1.0 for value in read.likely.values())


def test_a_quotation_does_not_run_over_into_the_sentence_of_a_word_or_two():
    text = "Nobody got ill and we lost about 900 pounds. What I learned is that I should have looked at the log."
    words = from_text(text).words
    touched = Finding("quantified_result", "good", "result", "", words[5].start_s, words[9].end_s, "")
    assert quoted(Answer(from_text(text)), touched).quote == "Nobody got ill and we lost about 900 pounds."
    both = Finding("quantified_result", "good", "result", "", words[5].start_s, words[12].end_s, "")
    assert quoted(Answer(from_text(text)), both).quote == text
