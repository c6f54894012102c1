"""'Not heard' is only said of what no statement is even somewhat likely to show."""

from __future__ import annotations

from mockloop.analysis.judging.absence import MOST_LIKELY, is_absence, not_heard, surely_absent
from mockloop.analysis.judging.bar import Bar
from mockloop.analysis.judging.conversation import Conversation, Reading, read_story
from mockloop.analysis.judging.debrief import debrief_transcript
from mockloop.analysis.judging.gates import Gate
from mockloop.analysis.judging.reasons import missed, points
from mockloop.analysis.judging.scoring import Part, Score
from mockloop.core.transcript import from_text
from mockloop.library.question_match import match_question

LOCKS = (
    "I look after the lock on the canal, and in May the lower gate leaked so much that the boats had to wait an hour. "
    "I took the paddles out and cleaned them one by one, and I had two of the boatmen look from the far side. They "
    "couldn't see a drop. In June eighty boats went through on the first Sunday. The mistake was mine. I had greased "
    "the wrong side in the winter. Now I mark the side with chalk before I begin."
)


def said(**likely: float) -> Conversation:
    return Conversation((Reading("opening", read_story(from_text(LOCKS)).answer, likely=likely),))


def test_a_signal_is_surely_absent_below_the_limit_only():
    assert surely_absent({"root_cause": MOST_LIKELY - 0.01}, ["root_cause"])
    assert not surely_absent({"root_cause": MOST_LIKELY}, ["root_cause"])
    assert surely_absent({}, ["root_cause"])


def test_a_group_is_surely_absent_if_each_of_its_signals_is():
    gate = Gate("outcome", ("quantified_result", "human_or_business_impact"))
    assert str(missed(gate, said(quantified_result=0.01))).startswith("not heard: how it ended")
    assert str(missed(gate, said(human_or_business_impact=0.3))).startswith("not clearly heard: how it ended")


def test_a_mistake_that_is_admitted_names_the_cause():
    assert not surely_absent({}, ["root_cause"], ["own_mistake_admitted"])


def test_what_may_have_been_said_is_no_reason_against_an_answer():
    score = Score(1.0, (Part("verification", -0.2), Part("root_cause", -0.2)))
    assert [str(one) for one in points(score, said(root_cause=0.2), ())] == ["not heard: a check that it worked"]


def test_both_ways_of_saying_it_are_absences():
    assert is_absence(not_heard("a root cause", True)) and is_absence(not_heard("a root cause", False))
    assert not is_absence("result took 4 s of 20 s")


def test_no_cause_and_no_check_is_called_unheard_where_both_were_told():
    scenario = match_question("Tell me about a time you solved a difficult problem").scenario
    whole = debrief_transcript(Bar(scenario, "sde2"), from_text(LOCKS))
    lines = [*whole.verdict.because, *(fix.evidence for fix in whole.fixes)]
    assert not [line for line in lines if is_absence(line) and ("root cause" in line or "check that" in line)]
