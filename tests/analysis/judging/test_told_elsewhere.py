"""A section without time is not called unheard if what it is for was told in another section."""

from __future__ import annotations

from dataclasses import replace

from mockloop.analysis.answer import Finding, SectionSpan
from mockloop.analysis.judging.absence import is_absence
from mockloop.analysis.judging.conversation import Reading, read_story
from mockloop.analysis.judging.debrief import debrief_transcript
from mockloop.analysis.judging.pacing import STANDARD_CLOCKS, Pace, paces
from mockloop.analysis.judging.told_elsewhere import with_places
from mockloop.core.transcript import from_text
from mockloop.reports.summary import section_tone
from mockloop.reports.wording import section_status

PIPES = "I cleared the pipes and the cellar was dry by noon. Since then I clear them on the first of every month."
COATS = (
    "On Monday the eight coats came from Milan, two sizes too small. I proposed to set a gusset of black cloth under "
    "each arm. I made one, I put it on the tallest singer, and I took the last two home. All eight coats were done on "
    "the Wednesday for ninety six pounds, and none of them split in twenty two performances. I had sent the "
    "measurements in inches and had not written that. Now I write the unit on every sheet."
)


def spans(*sections: str) -> tuple[SectionSpan, ...]:
    """The first sentence of PIPES, then the second."""
    words = from_text(PIPES).words
    bounds = ((0, 9), (10, len(words) - 1))
    return tuple(
        SectionSpan(section, first, last, words[first].start_s, words[last].end_s, 0.9)
        for section, (first, last) in zip(sections, bounds, strict=True)
    )


def timed(reading: Reading) -> dict[str, Pace]:
    return {one.section: one for one in with_places(paces(reading.spans, STANDARD_CLOCKS), reading)}


def test_a_lesson_that_was_counted_with_the_result_is_told_there():
    pace = timed(read_story(from_text(PIPES), spans("action", "result")))["reflection"]
    assert (pace.status, pace.told_in, pace.counted) == ("missing", "result", "under")
    assert section_status(pace) == "in the result" and section_tone(pace) == "short"


def test_without_a_question_a_lesson_that_only_its_rule_found_is_not_called_unheard():
    whole = debrief_transcript(None, from_text(COATS))
    reflection = next(pace for pace in whole.answers[0].paces if pace.section == "reflection")
    assert reflection.told_in == "result"
    assert not [one for one in whole.verdict.because if "what you learned" in one and one.startswith("not")]
    assert not [fix for fix in whole.fixes if fix.section == "reflection" and is_absence(fix.evidence)]


def test_a_section_with_time_of_its_own_keeps_its_status():
    pace = timed(read_story(from_text(PIPES), spans("action", "reflection")))["reflection"]
    assert (pace.told_in, section_status(pace)) == ("", "short")


def test_a_section_of_which_nothing_was_told_is_not_heard():
    assert section_status(timed(read_story(from_text(PIPES), spans("action", "result")))["task"]) == "not heard"


def test_trouble_before_the_action_is_no_result():
    reading = read_story(from_text(PIPES), spans("action", "action"))
    found = Finding("human_or_business_impact", "good", "situation", "", 0.0, 1.0, "")
    assert timed(replace(reading, findings=(found,)))["result"].told_in == ""
    assert timed(replace(reading, findings=(replace(found, section="action"),)))["result"].told_in == "action"


def test_what_was_told_in_an_aside_is_named_so():
    assert section_status(Pace("reflection", 0.0, STANDARD_CLOCKS["reflection"], "missing", told_in="aside")) == (
        "in an aside"
    )
