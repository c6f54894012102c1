"""What speaks for an answer and what against it: in plain words, each with its finding, its absence or its answer."""

from __future__ import annotations

import re

from mockloop.analysis.judging.bar import Bar
from mockloop.analysis.judging.conversation import Conversation, read_probe, read_story
from mockloop.analysis.judging.debrief import debrief_transcript
from mockloop.analysis.judging.reasons import AGAINST, FOR, NEITHER, Reason, graded, placed, points
from mockloop.analysis.judging.scoring import TELLING, Part, Score
from mockloop.analysis.text.clauses import without_cuts
from mockloop.core.transcript import from_text
from mockloop.library.loader import load_scenario
from mockloop.reports.summary import reason_line

BAR = Bar(load_scenario("ownership-webhook"), "sde2")
BAKERY = (
    "For three weeks we threw forty loaves away every day. Nobody had asked me to look at it. I wrote down the "
    "temperature of the dough every hour and I found that the room was too warm. I moved the racks away from the oven. "
    "After that the waste fell from forty loaves to eight a day. I learned that the room counts as much as the recipe."
)


def test_every_reason_for_has_words_or_a_measure_and_no_figure_of_the_scale():
    whole = debrief_transcript(BAR, from_text(BAKERY))
    spoke_for = whole.verdict.speaking(FOR)
    assert any(reason.found for reason in spoke_for)
    for reason in whole.verdict.reasons:
        assert reason.speaks in (FOR, AGAINST, NEITHER)
        assert not re.search(r"[+-]\d", str(reason)) and "words of" not in str(reason)
        assert not reason.found or without_cuts(reason.found.quote) in BAKERY


def test_one_lesson_is_one_reason_whatever_kinds_of_lesson_it_is():
    drawn = (
        "I work at the front desk of a hotel. Last August our card terminals went down, just when thirty two guests "
        "wanted to check out. It was up to me to keep the queue moving. I opened the booking list and sorted them "
        "by the time of their train. In the end everybody left on time. Thirty one of thirty two paid the same day. "
        "What I learned is that people forgive a fault when you tell them early. Since then a printed sheet with these "
        "steps lies in the drawer."
    )
    reading = read_story(from_text(drawn))
    assert {"specific_lesson", "technical_lesson"} <= {one.signal for one in (*reading.findings, *reading.faint)}
    score = Score(1.0, (Part("specific_lesson", 0.3), Part("technical_lesson", 0.2)))
    told = list(points(score, Conversation((reading,)), ()))
    assert len(told) == 1
    assert not list(points(score, Conversation((reading,)), told))


def test_because_are_the_reasons_as_sentences():
    judged = debrief_transcript(BAR, from_text(BAKERY)).verdict
    assert judged.because == tuple(str(reason) for reason in judged.reasons)


def test_the_answer_to_a_probe_is_named_by_its_question_and_never_by_its_id():
    assert [graded("differently", "What would you change?", g).speaks for g in ("strong", "acceptable", "weak")] == [
        FOR,
        NEITHER,
        AGAINST,
    ]
    assert str(graded("differently", "What would you change?", "weak")) == (
        "the answer to 'What would you change?' was weak"
    )


def test_points_without_words_to_show_them_are_not_told():
    score = Score(
        1.0,
        (
            Part("root_cause", 0.3),
            Part("blaming", 0.2),
            Part("words of none", 0.2),
            Part(TELLING, 0.2),
            Part("length", -0.1),
        ),
    )
    assert [str(one) for one in points(score, Conversation(()), ())] == ["a short answer"]
    assert [str(one) for one in points(Score(1.0, (Part("verification", -0.2),)), Conversation(()), ())] == [
        "not heard: a check that it worked"
    ]


def test_words_of_a_further_answer_are_told_with_its_number():
    further = "I asked my boss for help with it, and she let me go on with the racks because she saw the figures."
    said = Conversation((read_story(from_text(BAKERY)), read_probe(from_text(further), "hardest")))
    (found,) = [one for one in said.readings[1].findings if one.signal == "asked_for_help_or_feedback"]
    reason = placed(Reason(FOR, "help or feedback asked for", found), said)
    assert reason.answer == 1 and str(reason).endswith(" of answer 2")
    assert reason_line(reason).startswith("Help or feedback asked for, answer 2, about 0:0")
