"""A session on one axis of time."""

from dataclasses import replace

import pytest

from mockloop.analysis.answer import Answer, Finding, SectionSpan
from mockloop.analysis.judging.conversation import Reading
from mockloop.core.transcript import from_text
from mockloop.replay.timeline import RECENT_S, Moment, session_timeline
from mockloop.reports.comments import shown_comments
from mockloop.sessions.comment_file import Comment

STORY = from_text("I pulled the logs. I fixed it all.")  # 8 words of 0.4 s
SPANS = (
    SectionSpan("action", 0, 3, 0.0, 1.6, 0.9),
    SectionSpan("result", 4, 7, 1.6, 3.2, 0.8),
)
FOUND = Finding("first_person_action", "good", "action", "I pulled the logs", 0.4, 1.6, "")
REEL = session_timeline(
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
    assert shown.findings == ((found,) if found else ())


def test_while_the_question_sounds_no_word_is_lit():
    assert REEL.at(1.0) == Moment(0, asking=True)
    assert REEL.at(5.5) == Moment(1, asking=True)


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
        ("section", 4.0, True, 6.2),
    ],
)
def test_seeking_goes_to_the_next_place_of_its_kind_or_the_one_before(kind, at_s, forward, expected):
    assert REEL.stop(at_s, kind, forward, playing=True) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("kind", "at_s", "forward"),
    [("finding", 2.5, True), ("finding", 2.4, False), ("section", 6.2, True), ("answer", 0.0, False)],
)
def test_there_is_nothing_beyond_the_last_place_of_a_kind(kind, at_s, forward):
    assert REEL.stop(at_s, kind, forward) is None


def test_one_step_forward_and_one_back_is_no_step_where_it_stands_still():
    assert REEL.stop(REEL.stop(2.4, "word", True), "word", False) == pytest.approx(2.4)


def test_going_back_while_it_plays_leaves_the_place_just_reached():
    assert REEL.stop(3.6 + 0.1, "section", False) == pytest.approx(3.6)
    assert REEL.stop(3.6 + 0.1, "section", False, playing=True) == pytest.approx(2.0)
    assert REEL.stop(2.8 + 0.2, "word", False, playing=True) == pytest.approx(2.8)


def test_a_place_that_was_sought_is_the_place_that_is_shown():
    """The sum of two seconds may fall just short of a third: every word of a long second answer is tried."""
    long = session_timeline(
        [("?", ()), ("?", ())], [Reading("a", Answer(STORY, SPANS, "story"), (FOUND,))] * 2, [1.1, 2.3]
    )
    starts = [scene.answer_s + word.start_s for scene in long.scenes for word in STORY.words]
    assert [(long.at(s).scene, long.at(s).word) for s in starts] == [(n, w) for n in (0, 1) for w in range(8)]
    assert [long.at(scene.answer_s + 0.4).findings for scene in long.scenes] == [(FOUND,), (FOUND,)]


def test_two_findings_at_one_second_are_both_shown_and_the_last_one_stays():
    other = Finding("root_cause", "good", "action", "the logs", 0.5, 1.6, "")
    one = session_timeline([("?", ())], [Reading("opening", Answer(STORY, SPANS, "story"), (other, FOUND))], [0.0])
    assert one.at(0.5).findings == (FOUND, other)
    assert one.at(99.0).findings == (other,)


def test_an_unknown_kind_of_place_is_a_fault_of_the_caller():
    with pytest.raises(ValueError, match="no kind 'chapter'"):
        REEL.stop(0.0, "chapter", True)


def commented(*at_s: float, text: str = "Which logs?"):
    """The timeline with comments at these seconds of its first answer."""
    kept = [
        Comment.model_validate({"id": f"{n:016x}", "takes": [1], "word": None, "at_s": s, "said": "", "text": text})
        for n, s in enumerate(at_s)
    ]
    asked, readings = [("What did you do?", ())], [REEL.scenes[0].reading]
    return session_timeline(asked, readings, [2.0], [shown_comments(kept, readings[0].answer.transcript)])


def test_a_comment_is_there_from_its_second_until_it_can_have_been_read():
    whole = commented(1.0)
    assert [len(whole.at(2.0 + s).comments) for s in (0.9, 1.0, 3.1)] == [0, 1, 1]
    long = session_timeline([("What?", ())], [Reading("opening", Answer(from_text("word " * 60), (), "probe"))], [0.0])
    kept = commented(1.0).scenes[0].comments
    told = type(long)((replace(long.scenes[0], comments=kept),))
    assert [len(told.at(s).comments) for s in (1.0 + RECENT_S + 0.7, 1.0 + RECENT_S + 0.9)] == [1, 0]


def test_one_can_go_from_comment_to_comment():
    whole = commented(0.5, 2.5)
    assert (whole.stop(0.0, "comment", True), whole.stop(2.5, "comment", True)) == (2.5, 4.5)
    assert whole.stop(4.5, "comment", False) == 2.5
    assert (whole.stop(4.5, "comment", True), REEL.stop(0.0, "comment", True)) == (None, None)
