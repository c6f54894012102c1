"""The debrief of a session: nothing is missed that nobody asked for, and nothing is judged that has no words yet."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mockloop.analysis.judging.bar import Bar
from mockloop.analysis.judging.debrief import Debrief, debrief, debrief_transcript
from mockloop.core.events import Chosen, Coached, Presented, Recorded, Requested, Said, Take, Transcribed
from mockloop.core.interview import start, step
from mockloop.core.loop import LoopPlace, LoopPlan, LoopQuestion
from mockloop.core.state import Plan, State
from mockloop.core.transcript import Span, Transcript, from_text
from mockloop.library.loader import load_scenario

SCENARIO = load_scenario("ownership-webhook")
STORY = "Last spring I noticed that messages never arrived, and I decided to find the cause and fixed it in a week."
SITUATION = "Last spring some messages to our customers never arrived, and nobody had noticed it for months."


def plan(mode: str = "interview", *sections: str) -> Plan:
    named = {"sections": sections} if sections else {}
    return Plan(mode, SCENARIO, "sde2", **named)


def played(plan: Plan, *facts: object) -> State:
    state, _ = start(plan)
    for fact in facts:
        state, _ = step(state, fact)
    return state


def take(number: int) -> Take:
    return Take(number, 20.0, (Span(0.5, 19.0),))


def answer(ask: str, number: int, text: str) -> list[object]:
    return [Said(ask), Recorded(take(number), "key"), Transcribed(number, from_text(text))]


def drill(*texts: tuple[str, str]) -> Debrief:
    """A drill of these sections, answered with these texts."""
    facts: list[object] = []
    for number, (section, text) in enumerate(texts, 1):
        facts += [*answer(section, number, text), Coached(section), Requested("next")]
    return debrief(played(plan("drill", *(section for section, _ in texts)), *facts))


def missed(whole: Debrief) -> set[str]:
    """The sections of the fixes that name something not heard."""
    return {fix.section for fix in whole.fixes if fix.evidence.startswith("not heard")}


def expected(*sections: str) -> set[str]:
    return {name for section in sections for name in SCENARIO.sections[section].expects}


# ---- what was never asked ------------------------------------------------------------------------------------


def test_a_session_in_which_nothing_was_answered_has_nothing_to_fix_and_no_next_question():
    for state in (
        played(plan()),
        played(plan(), Said("opening"), Requested("skip")),
        played(plan("drill", "task"), Said("task")),
        played(plan("study")),
        played(plan("study"), Presented("overview")),
    ):
        whole = debrief(state)
        assert (whole.answers, whole.fixes, whole.probes) == ((), (), ())


def test_an_answer_without_a_word_has_nothing_to_fix_either():
    silence = Transcript((), 20.0, "whisper", voiced=(Span(0.5, 19.0),))
    whole = debrief(played(plan(), Said("opening"), Recorded(take(1), "key"), Transcribed(1, silence)))
    assert (len(whole.answers), whole.fixes, whole.probes) == (1, (), ())
    assert debrief_transcript(Bar(SCENARIO, "sde2"), silence).fixes == ()


def test_an_interview_misses_whatever_its_scenario_expects():
    whole = debrief(played(plan(), *answer("opening", 1, STORY)))
    assert missed(whole) == {"task", "result", "reflection"}
    own = {probe.id for probe in SCENARIO.probes if probe.id in SCENARIO.first}
    assert own <= {probe.id for probe in whole.probes}


@pytest.mark.parametrize("section", ["situation", "task", "result", "reflection"])
def test_a_drill_of_one_section_misses_what_that_section_expects_and_nothing_else(section):
    whole = drill((section, "It was a day like any other and then it was over."))
    assert whole.fixes and {fix.section for fix in whole.fixes} == {section}
    own = {probe.id: probe for probe in SCENARIO.probes}
    lacking = {name for probe in whole.probes if probe.id in own for name in own[probe.id].when.lacks}
    assert lacking <= expected(section)


def test_a_drill_of_two_sections_misses_what_either_expects():
    whole = drill(("situation", SITUATION), ("reflection", "It went well in the end and everybody was happy with it."))
    assert whole.fixes[0].evidence == "not heard: a specific lesson"
    assert {fix.section for fix in whole.fixes} <= {"situation", "reflection"}


def test_what_is_missed_belongs_where_the_scenario_weighs_it_most():
    whole = debrief(played(plan(), *answer("opening", 1, "It was a day like any other and then it was over.")))
    told = {fix.evidence: fix.section for fix in whole.fixes}
    assert told == {
        "not heard: deciding without being asked": "task",
        "not heard: your own actions": "action",
        "not heard: a quantified result": "result",
    }


def test_a_drill_that_was_stopped_misses_nothing_of_the_sections_it_never_reached():
    stopped = played(plan("drill", "situation", "result"), *answer("situation", 1, SITUATION), Coached("situation"))
    assert {fix.section for fix in debrief(stopped).fixes} <= {"situation"}


# ---- what has no words yet -----------------------------------------------------------------------------------


def test_an_answer_whose_words_never_came_is_neither_timed_nor_graded_nor_judged():
    early = [Said("opening"), Recorded(take(1), "key"), Chosen("adoption", (), provisional=True)]
    whole = debrief(played(plan(), *early))
    assert [(one.paces, one.grade) for one in whole.answers] == [((), None)]
    assert (whole.verdict.rating, whole.verdict.because) == ("not_judged", ("take 1 was never transcribed",))
    assert (whole.fixes, whole.probes) == ((), ())


def test_an_answer_that_was_stopped_in_its_middle_has_no_verdict_yet_and_nothing_to_fix():
    longer = f"{STORY} I wrote to the owning team, and I sat down with two of them and showed them what I had found."
    stopped = [Said("opening"), Requested("stop", take(1)), Transcribed(1, from_text(longer))]
    whole = debrief(played(plan(), *stopped))
    assert (whole.verdict.rating, whole.fixes) == ("no_answer_yet", ())
    assert whole.verdict.because == ("you stopped before the end of your answer",)
    later = [*answer("opening", 1, longer), Chosen("verification", ()), Requested("stop")]
    assert debrief(played(plan(), *later)).verdict.rating != "no_answer_yet"


def test_an_opening_question_that_was_skipped_leaves_nothing_to_fix():
    skipped = [Said("opening"), Requested("skip"), Chosen("verification", ()), *answer("verification", 1, STORY)]
    whole = debrief(played(plan(), *skipped))
    assert (whole.verdict.rating, whole.fixes) == ("not_judged", ())


def test_half_the_words_of_an_answer_are_shown_and_not_judged():
    paused = [Said("opening"), Requested("pause", take(1)), Requested("resume"), Recorded(take(2), "key")]
    half = [*paused, Transcribed(1, from_text(STORY)), Chosen("adoption", (), provisional=True)]
    whole = debrief(played(plan(), *half))
    assert whole.answers[0].reading.answer.transcript.text == STORY
    assert whole.strong and whole.answers[0].paces == ()
    assert whole.verdict.because == ("take 2 was never transcribed",)


# ---- the same words elsewhere --------------------------------------------------------------------------------


def test_the_same_words_have_the_same_sections_and_verdict_in_an_interview_and_in_a_loop():
    told = " ".join(section.strong for section in SCENARIO.sections.values())
    loop = LoopPlan("l", 45, 1, "sde2", 0, (LoopQuestion("other", "conflict", ""), LoopQuestion(SCENARIO.id, "", "")))
    alone = debrief(played(plan(), *answer("opening", 1, told)))
    second = replace(plan(), loop=LoopPlace(loop, 2, 600.0, ("what-then",)))
    in_loop = debrief(played(second, *answer("opening", 1, told)))
    assert len({span.section for span in alone.answers[0].reading.spans}) >= 4
    assert in_loop.answers[0].reading.spans == alone.answers[0].reading.spans
    assert (in_loop.answers[0].paces, in_loop.verdict) == (alone.answers[0].paces, alone.verdict)
