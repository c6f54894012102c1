"""The sentence of a model answer that shows what was not heard."""

import pytest

from mockloop.analysis.judging.bar import Bar
from mockloop.analysis.judging.debrief import debrief_transcript
from mockloop.analysis.judging.example_sentences import sentence_showing
from mockloop.core.transcript import from_text
from mockloop.library.loader import load_scenario

SCENARIO = load_scenario("ownership-webhook")


@pytest.mark.parametrize(
    ("signal", "section"),
    [("second_order_effect", "result"), ("quantified_result", "result"), ("scope_boundary", "task")],
)
def test_it_is_the_sentence_in_which_the_signal_is_heard(signal, section):
    example = SCENARIO.sections[section].strong
    sentence = sentence_showing(signal, section, example)
    assert sentence and sentence in " ".join(example.split())
    assert sentence_showing(signal, section, sentence) == sentence


def test_where_the_example_does_not_show_it_there_is_none():
    assert sentence_showing("second_order_effect", "result", "It got faster. All were happy.") == ""


def test_a_debrief_answers_what_is_missing_with_that_sentence():
    said = from_text("I noticed that messages were lost and nobody had asked me, so I pulled the logs and I fixed it.")
    bar = Bar(SCENARIO, "sde2", None)
    for fix in debrief_transcript(bar, said).fixes:
        if fix.evidence == "not heard: a quantified result":
            assert fix.model == sentence_showing("quantified_result", "result", SCENARIO.sections["result"].strong)
            break
    else:
        raise AssertionError("the result was not missed")
