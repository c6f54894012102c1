"""The debrief in ten seconds: what every surface says alike."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mockloop.analysis.answer import Finding, SectionSpan
from mockloop.analysis.judging.debrief import AnswerDebrief, debrief_transcript
from mockloop.analysis.judging.fix import ADD, AFTER, Fix
from mockloop.analysis.judging.pacing import Clock, Pace
from mockloop.analysis.judging.quotations import Quotation
from mockloop.analysis.judging.reasons import AGAINST, FOR, Reason
from mockloop.core.transcript import Transcript, Word, from_text
from mockloop.reports import summary
from mockloop.reports.wording import RATINGS, STATUS, against

TEXT = "I counted the chairs in every room of the school, and I moved forty of them to the hall. It took two days."
SAID = Quotation("opening", "I counted the chairs", 12.0, 14.0)


def timed(how: str, *seconds: float) -> AnswerDebrief:
    """An answer of two sections with targets of 30 s and 20 s."""
    one = debrief_transcript(None, replace(from_text(TEXT), timed=how)).answers[0]
    clocks = (Clock(30.0, 45.0), Clock(20.0, 30.0))
    names = ("situation", "task")
    return replace(one, paces=tuple(Pace(n, s, c, "on") for n, s, c in zip(names, seconds, clocks, strict=True)))


@pytest.mark.parametrize(
    ("seconds", "told"),
    [
        ((40.0, 5.0), "0:45 of 0:50, 0:05 under"),
        ((60.0, 55.0), "1:55 of 0:50, 1:05 over"),
        ((30.0, 20.0), "0:50 of 0:50, on target"),
    ],
)
def test_the_total_stands_against_the_sum_of_the_targets(seconds, told):
    assert summary.total_time(timed("measured", *seconds)) == told
    assert summary.total_time(timed("estimated", *seconds)) == f"about {told} (estimated, at 150 words a minute)"


def test_the_pauses_between_two_sections_count_in_the_total():
    one = timed("measured", 28.0, 17.0)
    spans = (SectionSpan("situation", 0, 0, 4.0, 32.0, 1.0), SectionSpan("task", 1, 1, 35.0, 52.0, 1.0))
    paces = tuple(replace(pace, spans=(span,)) for pace, span in zip(one.paces, spans, strict=True))
    assert summary.total_time(replace(one, paces=paces)) == "0:48 of 0:50, 0:02 under"


def test_what_belongs_to_no_section_counts_in_the_total():
    one = debrief_transcript(None, Transcript((Word("Well.", 2.0, 12.0), Word("So.", 12.0, 50.0)), 50.0)).answers[0]
    paces = (Pace("situation", 30.0, Clock(30.0, 45.0), "on"), Pace("task", 8.0, Clock(20.0, 30.0), "under"))
    assert summary.total_time(replace(one, paces=paces)) == "0:48 of 0:50, 0:02 under"


@pytest.mark.parametrize(
    ("thought_s", "told"),
    [(7.3, "0:45 of 0:50, 0:05 under (without 0:07 of thinking before it)"), (0.4, "0:45 of 0:50, 0:05 under")],
)
def test_a_total_says_how_much_thinking_before_the_first_word_it_leaves_out(thought_s, told):
    one = timed("measured", 40.0, 5.0)
    one = replace(one, delivery=replace(one.delivery, thinking_s=thought_s))
    assert summary.total_time(one) == told


def test_an_answers_length_leaves_out_the_thinking_before_it():
    said = Transcript((Word("One", 8.0, 8.5), Word("case.", 8.5, 20.0)), 25.0)
    assert summary.length(debrief_transcript(None, said).answers[0]) == "0:12"


def test_an_answer_without_clocks_has_no_total():
    assert summary.total_time(replace(timed("measured", 1.0, 1.0), paces=())) == ""


def test_estimated_seconds_say_about_and_measured_ones_do_not():
    pace = Pace("task", 12.0, Clock(20.0, 30.0), "on")
    assert against(pace) == "12 s of 20 s, 8 s under"
    assert against(replace(pace, timed="estimated")) == "about 12 s of 20 s, 8 s under"
    assert (summary.moment(72.0, "measured"), summary.moment(72.0, "estimated")) == ("1:12", "about 1:12")


def test_a_fix_is_told_with_the_words_after_which_it_belongs():
    fix = Fix("result", "Put a figure on it.", "not heard: a figure", "", SAID, AFTER, "It went from … to …")
    assert summary.fix_head(fix) == "Result: Put a figure on it."
    assert summary.fix_ground(fix) == "not heard: a figure"
    assert summary.fix_how(fix) == "After “I counted the chairs” (0:12), say: It went from … to …"
    more = replace(fix, place=ADD, instead="how many, and why.", evidence="'I counted the chairs' at 12 s")
    assert summary.fix_how(more) == "Add to “I counted the chairs” (0:12): how many, and why."
    assert summary.fix_ground(more) == ""  # the quotation shows it
    fast = replace(fix, sentence="Speak more slowly: 228 words a minute is fast.", evidence="228 words a minute")
    assert summary.fix_ground(fast) == ""  # the sentence shows it
    assert summary.fix_how(replace(fix, said=None, instead="keep it.")) == "Keep it."


@pytest.mark.parametrize(("answer", "where"), [(0, ""), (1, "in your 2nd answer, "), (10, "in your 11th answer, ")])
def test_a_fix_tells_in_which_follow_up_its_words_were_said(answer, where):
    fix = Fix("result", "Say more.", "", "", SAID, ADD, "how many.", answer)
    assert summary.fix_how(fix) == f"Add to “I counted the chairs” ({where}0:12): how many."


def test_a_reason_is_told_with_its_words_or_as_an_absence():
    found = Finding("first_person_action", "good", "action", "and I moved forty of them,", 20.0, 22.0, "")
    assert summary.reason_line(Reason(FOR, "your own actions", found)) == (
        "Your own actions, 0:20: “and I moved forty of them”"
    )
    assert summary.reason_line(Reason(AGAINST, "not heard: a lesson")) == "Not heard: a lesson"


def test_findings_are_counted_what_is_bad_first():
    good, bad = (Finding(name, how, "", "", 0.0, 1.0, "") for name, how in (("root_cause", "good"), ("blaming", "bad")))
    own = replace(good, signal="first_person_action")
    told = [str(one) for one in summary.folded((good, own, own, bad))]
    assert told == ["Blame put on others (1)", "Your own actions (2)", "A root cause (1)"]


def test_every_rating_and_status_has_a_tone_and_no_two_share_one():
    tones = [summary.tone(rating) for rating in RATINGS]
    assert len(set(tones)) == 5  # no answer yet and not judged are no ratings, and look alike
    assert tones[-2:] == [summary.OPEN, summary.OPEN]
    assert {summary.STATUS_TONES[status] for status in STATUS} == {"good", "short", "long", "bad"}


@pytest.mark.parametrize(
    ("text", "told"), [("'we' in the action", "'We' in the action"), ("a short answer", "A short answer"), ("", "")]
)
def test_a_reason_begins_with_a_capital(text, told):
    assert summary.capitalized(text) == told
