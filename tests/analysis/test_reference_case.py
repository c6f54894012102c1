"""The reference scenario: what its strong and weak answers must come to, and which probe follows from what."""

from __future__ import annotations

import pytest

from mockloop.analysis.judging.bar import Bar
from mockloop.analysis.judging.conversation import Conversation, read_probe, read_story
from mockloop.analysis.judging.debrief import debrief_transcript
from mockloop.analysis.judging.verdict import verdict
from mockloop.analysis.probes.choice import grade, ranked, why_weak
from mockloop.analysis.probes.registry import kinds
from mockloop.core.transcript import from_text
from mockloop.library.loader import load_scenario

SCENARIO = load_scenario("ownership-webhook")
STRONG = " ".join(section.strong for _, section in SCENARIO.sections.items())
WEAK = SCENARIO.weak_answer.answer


def bar(level: str = "sde2", lens: str | None = None) -> Bar:
    return Bar(SCENARIO, level, lens)


def told(text: str, *probed: tuple[str, str]) -> Conversation:
    answers = [read_probe(from_text(answer), ask) for ask, answer in probed]
    return Conversation((read_story(from_text(text)), *answers))


def silent_about(text: str, *signals: str) -> str:
    """The text less every sentence in which one of the signals is found, by itself or among the others."""
    sentences = [sentence for sentence in text.replace("\n", " ").split(". ") if sentence]
    kept = [s for s in sentences if not any(told(s).shows(name) or read_in_action(s, name) for name in signals)]
    while found := [finding for name in signals for finding in told(". ".join(kept)).shows(name)]:
        rest = [sentence for sentence in kept if found[0].quote.split(" …")[0] not in sentence]
        assert len(rest) < len(kept)
        kept = rest
    assert len(kept) < len(sentences)
    return ". ".join(kept)


def read_in_action(sentence: str, signal: str) -> bool:
    return bool(read_probe(from_text(sentence), "x").shows(signal))


def first_probe(text: str, level: str = "sde2") -> tuple[str, tuple[str, ...]]:
    best = ranked(bar(level), told(text), ("opening",))[0]
    return best.id, best.because


def test_the_strong_example_is_a_strong_hire_at_sde2():
    judged = verdict(bar(), told(STRONG))
    assert judged.rating == "strong_hire"
    assert (judged.missed, judged.red_flags) == ((), ())


def test_the_weak_answer_leans_no_hire_with_all_five_red_flags():
    judged = verdict(bar(), told(WEAK))
    assert judged.rating == "leaning_no_hire"
    assert judged.red_flags == tuple(flag.flag for flag in SCENARIO.weak_answer.red_flags)
    assert len(judged.red_flags) == 5


@pytest.mark.parametrize("probe", SCENARIO.probes, ids=lambda probe: probe.id)
def test_every_weak_probe_answer_reads_weak_and_every_strong_one_strong(probe):
    assert grade(probe, read_probe(from_text(probe.weak.answer), probe.id)) == "weak"
    assert grade(probe, read_probe(from_text(probe.strong.answer), probe.id)) == "strong"


@pytest.mark.parametrize(
    ("probe", "answer", "why"),
    [
        ("adoption", "Well, everybody said it was fine.", "What the question asks for was not heard. Say how you won "),
        (
            "adoption",
            "I sent them a mail and they handled it from there.",
            "You said: “I sent them a mail and they handled it from there”. Say what you did after you passed it on",
        ),
        ("how-did-it-end", "It was fine.", "It is very short. Say what it meant: who was hurt before, "),
        ("what-made-it-hard", "It was fine.", "It is very short. Answer all of the question, in three or four "),
    ],
)
def test_a_weak_answer_has_a_reason_and_what_to_say(probe, answer, why):
    asked, read = bar().probe(probe), read_probe(from_text(answer), probe)
    assert grade(asked, read) == "weak"
    assert why_weak(asked, read).startswith(why)


def test_the_technical_reflection_suits_sde2_and_falls_short_at_senior():
    technical = SCENARIO.level("sde2").reflection_example
    text = " ".join(s.strong for name, s in SCENARIO.sections.items() if name != "reflection") + " " + technical
    assert "technical_lesson" not in verdict(bar("sde2"), told(text)).missed
    assert "organizational_lesson" in verdict(bar("senior"), told(text)).missed
    assert verdict(bar("senior"), told(text)).rating != "strong_hire"


def test_the_organizational_reflection_is_what_senior_asks_for():
    text = STRONG + " " + SCENARIO.level("senior").reflection_example
    assert "organizational_lesson" not in verdict(bar("senior"), told(text)).missed


def test_an_answer_that_hands_off_gets_the_adoption_probe():
    probe, because = first_probe(WEAK)
    assert probe == "adoption"
    assert any("the other team" in reason or "handing" in reason or "hand-off" in reason for reason in because)


EVERYTHING = " ".join([STRONG, *(probe.strong.answer for probe in SCENARIO.probes)])


@pytest.mark.parametrize(
    ("lacking", "probe"),
    [
        (("verification",), "verification"),
        (("deciding_unasked", "human_or_business_impact"), "why-not-wait"),
        (("influence", "follow_through"), "adoption"),
        (("specific_lesson", "technical_lesson", "organizational_lesson"), "differently"),
    ],
)
def test_what_an_otherwise_complete_answer_lacks_decides_the_probe(lacking, probe):
    asked, because = first_probe(silent_about(EVERYTHING, *lacking))
    assert asked == probe
    assert because[0].startswith("I did not hear ")


def test_a_generic_reflection_gets_the_question_what_to_do_differently():
    story = [section.strong for name, section in SCENARIO.sections.items() if name != "reflection"]
    passing = [probe.strong.answer for probe in SCENARIO.probes if probe.id != "differently"]
    probe, because = first_probe(" ".join([*story, *passing, "I learned that good communication is always important."]))
    assert probe == "differently"
    assert any("communication is always important" in reason for reason in because)


def test_each_probe_is_asked_once_and_the_same_input_gives_the_same_one():
    asked = ["opening"]
    for _ in SCENARIO.probes:
        best = ranked(bar(), told(WEAK), asked)[0]
        assert best == ranked(bar(), told(WEAK), asked)[0]
        assert best.id not in asked
        asked.append(best.id)
    assert set(asked[1:]) == {probe.id for probe in SCENARIO.probes}
    left = ranked(bar(), told(WEAK), asked)
    assert {candidate.id for candidate in left} <= set(kinds())  # then only the shared bank is left


def test_after_a_weak_answer_the_same_thread_is_pressed_once():
    adoption = SCENARIO.probe("adoption")
    said = told(WEAK, ("adoption", adoption.weak.answer))
    best = ranked(bar(), said, ("opening", "adoption"))[0]
    assert (best.id, best.ask) == ("adoption.press", adoption.press)
    said = told(WEAK, ("adoption", adoption.weak.answer), ("adoption.press", adoption.weak.answer))
    assert ranked(bar(), said, ("opening", "adoption", "adoption.press"))[0].id != "adoption.press"


def test_a_strong_answer_is_not_pressed():
    said = told(WEAK, ("adoption", SCENARIO.probe("adoption").strong.answer))
    assert ranked(bar(), said, ("opening", "adoption"))[0].id != "adoption.press"


def test_a_complete_answer_is_asked_for_a_detail_and_then_the_hardest_question_that_is_left():
    offered = ranked(bar(), told(EVERYTHING), ("opening",))
    hardest = max(SCENARIO.probes, key=lambda probe: probe.hardness)
    own = [candidate for candidate in offered if candidate.id not in kinds()]
    assert offered[0].id in kinds()
    assert own[0].id == hardest.id
    assert "hardest" in own[0].because[0]


def test_every_reason_of_a_verdict_quotes_or_names_an_absence():
    for text in (STRONG, WEAK):
        for reason in verdict(bar(), told(text)).because:
            assert "' at " in reason or reason.startswith(
                ("not heard: ", "red flag: ", "much said ", "little said ", "a short answer", "a long answer")
            )


def test_too_little_speech_is_no_answer_yet_and_what_is_missing_is_named():
    judged = verdict(bar(), told("I fixed it and it was good"))
    assert judged.rating == "no_answer_yet"
    assert "a judgement needs at least" in judged.because[0]
    assert "not heard yet: how it ended" in judged.because


def test_without_a_scenario_the_general_gates_judge():
    judged = verdict(None, told(STRONG))
    assert judged.rating in ("strong_hire", "hire")
    assert verdict(None, told(WEAK)).score < judged.score


def test_a_quotation_of_a_text_without_times_says_that_its_second_is_estimated():
    quotations = [reason for reason in verdict(bar(), told(STRONG)).because if "' at " in reason]
    assert quotations
    assert all("' at about " in reason and "at 150 words a minute" in reason for reason in quotations)


def test_the_debrief_names_three_things_to_fix_and_what_was_strong():
    whole = debrief_transcript(bar(), from_text(WEAK))
    assert len(whole.fixes) == 3
    assert all(fix.said is not None and fix.said.quote in WEAK and fix.instead for fix in whole.fixes)
    whole = debrief_transcript(bar(), from_text(STRONG))
    assert {"first_person_action", "quantified_result", "root_cause"} <= {f.signal for f in whole.strong}
