"""A session on one axis of time."""

import pytest

from mockloop.analysis.answer import Answer, Finding, SectionSpan
from mockloop.analysis.conversation import Reading
from mockloop.analysis.reel import Shown, reel
from mockloop.core.transcript import from_text

STORY = from_text("I pulled the logs. I fixed it all.")  # 8 words of 0.4 s
SPANS = (
    SectionSpan("action", 0, 3, 0.0, 1.6, 0.9),
    SectionSpan("result", 4, 7, 1.6, 3.2, 0.8),
)
FOUND = Finding("first_person_action", "good", "action", "I pulled the logs", 0.4, 1.6, "")
REEL = reel(
    [("What did you do?", ()), ("And then?", ("nothing was verified",))],
    [Reading("opening", Answer(STORY, SPANS, "story"), (FOUND,)), Reading("x", Answer(from_text("Yes."), (), "probe"))],
    [2.0, 1.0],
)


def test_scenes_follow_each_other_without_a_gap():
    first, second = REEL.scenes
    assert (first.begins_s, first.answer_s, first.ends_s) == pytest.approx((0.0, 2.0, 5.2))
    assert (second.begins_s, second.answer_s, second.ends_s) == pytest.approx((5.2, 6.2, 6.6))
    assert REEL.ends_s == pytest.approx(6.6)


@pytest.mark.parametrize(
    ("at_s", "word", "section", "found"),
    [(2.1, 0, "action", None), (2.5, 1, "action", FOUND), (3.7, 4, "result", FOUND), (5.1, 7, "result", FOUND)],
)
def test_at_every_second_it_is_known_which_word_section_and_finding_is_heard(at_s, word, section, found):
    shown = REEL.at(at_s)
    assert (shown.scene, shown.asking, shown.word) == (0, False, word)
    assert shown.section and shown.section.section == section
    assert shown.finding == found


def test_while_the_question_sounds_no_word_is_lit():
    assert REEL.at(1.0) == Shown(0, asking=True)
    assert REEL.at(5.5) == Shown(1, asking=True)


def test_after_the_end_the_last_scene_stays():
    assert REEL.at(99.0).scene == 1
    assert REEL.at(99.0).word is None


@pytest.mark.parametrize(
    ("kind", "at_s", "forward", "expected"),
    [
        ("word", 2.0, True, 2.4),
        ("word", 2.9, False, 2.4),
        ("sentence", 2.1, True, 3.6),
        ("sentence", 3.7, False, 2.0),
        ("section", 2.1, True, 3.6),
        ("finding", 0.0, True, 2.4),
        ("answer", 2.1, True, 5.2),
        ("answer", 5.3, False, 0.0),
        ("section", 4.0, True, 6.6),
    ],
)
def test_seeking_goes_to_the_next_place_of_its_kind_or_the_one_before(kind, at_s, forward, expected):
    assert REEL.stop(at_s, kind, forward) == pytest.approx(expected)


def test_an_unknown_kind_of_place_is_a_fault_of_the_caller():
    with pytest.raises(ValueError, match="no kind 'chapter'"):
        REEL.stop(0.0, "chapter", True)
