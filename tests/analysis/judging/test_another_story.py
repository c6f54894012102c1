"""An answer that told another story than the notes."""

from dataclasses import replace

from mockloop.analysis.judging.another_story import told_another
from mockloop.analysis.judging.bar import Bar
from mockloop.analysis.judging.debrief import debrief_transcript
from mockloop.analysis.judging.planned_facts import check_facts
from mockloop.core.transcript import from_text
from mockloop.library.loader import load_scenario
from mockloop.library.notes import read_notes

NOTES = """# The orchard gate
Situation: In March 2021 the gate at Harlow Farm stuck every morning, and 14 pickers waited.
Task: I had to free it before the harvest on 2 June.
Action: I measured the hinge. I asked Tobias for a longer pin. I tried it for 3 days.
Result: The wait fell from 25 minutes to 4.
Reflection: Now I oil it every Friday.
"""
OTHER = (
    "The choir sang off the beat whenever the hall was full. Our conductor was away and the concert was close. I sat "
    "in the last row and clapped along. The sound came late from the back wall. So I moved the second voices to the "
    "front and gave every singer a small light. The audience heard one choir. What I learned is to listen from the "
    "last row before I change anything."
)
OWN = (
    "In March 2021 the gate at Harlow Farm stuck every morning and 14 pickers had to wait. I measured the hinge, and I "
    "asked Tobias for a longer pin. I tried it for 3 days. The wait fell from 25 minutes to 4. Now I oil it every "
    "Friday, and the pickers go home earlier than they used to, which they like very much, and so does their boss."
)


def is_another(said: str) -> bool:
    answer = from_text(said)
    return told_another(check_facts(read_notes(NOTES).facts, [answer]), [answer])


def test_an_answer_with_hardly_a_fact_of_the_notes_told_another_story():
    assert (is_another(OTHER), is_another(OWN)) == (True, False)


def test_a_short_answer_is_not_another_story():
    assert not is_another(OTHER[:150])


def test_few_notes_say_nothing_about_it():
    facts = check_facts(read_notes("# Gate\nTask: 14 pickers").facts, [from_text(OTHER)])
    assert not told_another(facts, [from_text(OTHER)])


def test_then_no_advice_comes_from_the_notes():
    bar = Bar(load_scenario("ownership-webhook"), "sde2", None)
    without = debrief_transcript(bar, from_text(OTHER))
    whole = debrief_transcript(replace(bar, story=read_notes(NOTES)), from_text(OTHER))
    assert (whole.another_story, whole.fixes) == (True, without.fixes)
