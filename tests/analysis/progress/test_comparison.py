"""Two attempts side by side: what counts as a change, what does not, and what cannot be compared."""

from dataclasses import replace

import pytest

from mockloop.analysis.answer import Finding
from mockloop.analysis.judging.conversation import Reading
from mockloop.analysis.judging.debrief import AnswerDebrief, Debrief
from mockloop.analysis.judging.delivery import delivery
from mockloop.analysis.judging.pacing import Clock, paces
from mockloop.analysis.judging.verdict import Verdict
from mockloop.analysis.progress.answer_measures import answer_measures
from mockloop.analysis.progress.change import JUDGEMENTS, fillers, findings, judgement, rate, seconds
from mockloop.analysis.progress.comparison import Attempt, compare
from mockloop.analysis.progress.repeatability import ALONE, TABLE, WHOLE, beyond, limit
from mockloop.core.events import SoundQuality, Take
from mockloop.core.state import Plan, State, Stretch, Turn
from mockloop.core.transcript import Span
from mockloop.library.loader import load_scenario
from testkit.sessions import GOOD_SOUND, RESULT, SITUATION, STORY, Pace, spans, spoken

SCENARIO = load_scenario("ownership-webhook")
TARGET = Clock(30.0, 45.0)


def told(seconds_: float | None = 30.0, words: float | None = 150.0, fillers_: float | None = 0.0, good=(), bad=()):
    from mockloop.analysis.progress.answer_measures import AnswerMeasures

    return AnswerMeasures(seconds_, 75, words, round((fillers_ or 0) / 2), fillers_, tuple(good), tuple(bad))


def turn(ask="opening", transcript=None, sound=GOOD_SOUND, story=STORY) -> Turn:
    transcript = transcript or spoken(story)
    take = Take(1, transcript.duration_s, (Span(0.0, transcript.duration_s),), sound)
    corrected = tuple(Stretch(s.section, s.first_word, s.last_word) for s in spans(story)) if ask == "opening" else ()
    return Turn(ask, "?", takes=(take,), transcripts=(transcript,), outcome="answered", corrected=corrected)


def attempt(*turns: Turn, name="a", mode="interview", level="sde2", scenario=SCENARIO) -> Attempt:
    from mockloop.analysis.judging.debrief import debrief

    state = State(Plan(mode, scenario, level, probes=3), "finished", turns)
    return Attempt(name, state, debrief(state))


# ---- one measure ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("gained", "expected"), [(2.3, "better"), (2.2, "same"), (0.0, "same"), (-2.2, "same"), (-2.3, "worse")]
)
def test_a_difference_counts_only_beyond_the_limit(gained, expected):
    assert judgement(gained, 2.2) == expected


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [(58.0, 31.0, "better"), (31.0, 58.0, "worse"), (0.0, 29.0, "better"), (20.0, 40.0, "same"), (30.0, 31.0, "same")],
)
def test_seconds_are_better_nearer_to_the_target_from_either_side(a, b, expected):
    assert seconds(told(a), told(b), (TARGET, TARGET), 2.2).judgement == expected


@pytest.mark.parametrize(
    ("a", "b", "expected", "because"),
    [
        (70.0, 0.0, "worse", "the target is 30 s; it is not heard any more"),
        (0.0, 70.0, "better", "the target is 30 s; it was not heard before"),
        (0.0, 0.0, "same", "the target is 30 s; it was not heard before"),
    ],
)
def test_a_section_that_is_not_heard_is_never_better_than_one_that_is(a, b, expected, because):
    """70 s against 30 s are further off than nothing at all."""
    judged = seconds(told(a), told(b), (TARGET, TARGET), 2.2)
    assert (judged.judgement, judged.because) == (expected, because)


def test_seconds_against_another_target_are_not_compared():
    judged = seconds(told(30.0), told(30.0), (TARGET, Clock(25.0, 40.0)), 2.2)
    assert (judged.judgement, judged.because) == ("not comparable", "the target was 30 s, then 25 s")
    assert seconds(told(None), told(30.0), (TARGET, TARGET), 2.2).because == "typed answers have no times"
    assert seconds(told(), told(), (None, None), 2.2).judgement == "not comparable"


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [(230.0, 200.0, "better"), (180.0, 120.0, "same"), (150.0, 210.0, "worse"), (192.0, 188.0, "same")],
)
def test_rates_within_110_to_190_are_all_the_same(a, b, expected):
    assert rate(told(words=a), told(words=b), 8.0).judgement == expected
    assert rate(told(words=None), told(), 8.0).judgement == "not comparable"


def test_one_filler_more_or_less_is_no_change_however_short_the_answer():
    assert fillers(told(20.0, fillers_=0.0), told(20.0, fillers_=3.0), 0.3).judgement == "same"
    assert fillers(told(20.0, fillers_=6.0), told(20.0, fillers_=0.0), 0.3).judgement == "better"
    assert fillers(told(120.0, fillers_=1.0), told(120.0, fillers_=2.0), 0.3).judgement == "worse"
    assert fillers(told(fillers_=None), told(), 0.3).judgement == "not comparable"


def test_findings_count_good_ones_less_bad_ones():
    judged = findings(told(good=["root_cause"]), told(good=["root_cause", "verification"], bad=["we_in_action"]), 0.9)
    assert (judged.a, judged.b, judged.judgement) == (1, 1, "same")
    assert findings(told(bad=["we_in_action"]), told(), 0.9).judgement == "better"


def test_the_limit_is_2_point_8_standard_deviations_and_a_sections_is_never_below_a_whole_answers():
    assert beyond(1.0) == 2.8
    assert limit("seconds", "result") == beyond(TABLE["result"].seconds)
    rate = "words_per_minute"
    assert TABLE["task"].words_per_minute < TABLE[WHOLE].words_per_minute
    assert limit(rate, "task") == limit(rate, WHOLE) == beyond(TABLE[WHOLE].words_per_minute)
    assert limit("seconds", ALONE) == beyond(TABLE[ALONE].seconds) < limit("seconds", WHOLE)


# ---- two attempts --------------------------------------------------------------------------------------------


def test_an_attempt_beside_itself_is_the_same_in_everything():
    one = attempt(turn(), turn("adoption", spoken([("", RESULT + " " + SITUATION)])))
    found = compare(one, one)
    assert {m.judgement for row in found.rows for m in row.measures} <= {"same", "not comparable"}
    assert [row.section for row in found.rows] == ["situation", "task", "action", "result", "reflection", "", ""]
    assert found.count("same") > 15
    assert found.rating.judgement == "same"


def test_sections_nearer_to_their_targets_are_better_and_changes_are_named():
    slow = spoken(STORY, Pace(0.4, {"situation": 3.1}))
    better = compare(attempt(turn(transcript=slow)), attempt(turn(), name="b"))
    situation = better.rows[0]
    assert (situation.measured("seconds").a, situation.measured("seconds").b) == (52.7, 6.8)
    assert situation.measured("seconds").judgement == "same"  # 22.7 s over, then 23.2 s under
    on_time = spoken(STORY, Pace(0.4, {"situation": 1.8}))
    assert (
        compare(attempt(turn(transcript=slow)), attempt(turn(transcript=on_time))).rows[0].measures[0].judgement
        == "better"
    )
    without = STORY[:2]
    lost = compare(attempt(turn()), attempt(turn(transcript=spoken(without), story=without))).rows[2]
    assert lost.section == "action"
    assert lost.measured("seconds").judgement == "worse"
    assert "first_person_action" in lost.lost
    gained = compare(attempt(turn(transcript=spoken(without), story=without)), attempt(turn())).rows[2]
    assert "first_person_action" in gained.gained
    assert gained.measured("findings").judgement == "better"


def test_boundaries_set_by_hand_leave_only_the_error_of_the_words_times():
    by_hand, by_model = turn(), replace(turn(), corrected=())
    limits = [
        compare(attempt(one), attempt(other)).rows[3].measured("seconds").limit
        for one, other in ((by_hand, by_hand), (by_hand, by_model))
    ]
    assert limits == [limit("seconds", WHOLE), limit("seconds", "result")]


def test_other_questions_are_not_compared():
    other = SCENARIO.model_copy(update={"id": "another", "question": "Why this job?"})
    found = compare(attempt(turn()), attempt(turn(), scenario=other))
    assert found.rows == ()
    assert found.why_not == (f"they answer different questions (“{SCENARIO.question}” and “Why this job?”)",)
    assert found.rating.judgement == "not comparable"
    changed = SCENARIO.model_copy(update={"question": "Another one?"})
    assert "was changed" in compare(attempt(turn()), attempt(turn(), scenario=changed)).why_not[0]


NOT_COMPARED = {
    "another recognizer": (
        turn(transcript=spoken(STORY, engine="sphinx")),
        "different recognizers (whisper and sphinx)",
    ),
    "clipped": (turn(sound=SoundQuality(-3.0, -60.0, 0.2)), "20% of the recording is distorted"),
    "noisy": (turn(sound=SoundQuality(-20.0, -22.0)), "2 dB louder than the noise"),
}


@pytest.mark.parametrize(("second", "why"), NOT_COMPARED.values(), ids=NOT_COMPARED)
def test_what_was_heard_badly_or_otherwise_is_not_compared_and_says_why(second, why):
    found = compare(attempt(turn()), attempt(second, name="b"))
    assert {m.judgement for row in found.rows for m in row.measures} == {"not comparable"}
    assert why in found.rows[0].measures[0].because
    assert found.rating.judgement == "not comparable"


@pytest.mark.parametrize(("second", "why"), NOT_COMPARED.values(), ids=NOT_COMPARED)
def test_nothing_was_gained_or_lost_between_answers_that_cannot_be_compared(second, why):
    poor = spoken(STORY[:2])
    first = turn(transcript=poor, story=STORY[:2])
    assert any(row.gained for row in compare(attempt(first), attempt(turn(), name="b")).rows)
    rows = compare(attempt(first), attempt(second, name="b")).rows
    assert {(row.gained, row.lost, row.shed, row.caught) for row in rows} == {((), (), (), ())}


def test_sections_that_are_chosen_are_counted_alone():
    one = attempt(turn(), turn("adoption", spoken([("", RESULT)])))
    found = compare(one, one)
    chosen = found.only(("task", "result"))
    assert [row.section for row in chosen.rows] == ["task", "result"]
    assert sum(map(chosen.count, JUDGEMENTS)) == 8 < sum(map(found.count, JUDGEMENTS))
    assert found.only(()) == found


def test_other_levels_have_other_targets():
    found = compare(attempt(turn()), attempt(turn(), level="senior"))
    row = found.rows[0]
    assert row.measured("seconds").judgement == "not comparable"
    assert row.measured("words_per_minute").judgement != "better"
    assert "another level" in found.rating.because


def test_a_drilled_section_has_a_row_of_its_own_and_no_rating():
    one = attempt(turn("situation", spoken([("", SITUATION)])), mode="drill")
    other = attempt(turn("situation", spoken([("", SITUATION)], Pace(1.5))), turn("task"), mode="drill", name="b")
    found = compare(one, other)
    (row,) = found.rows
    assert (row.ask, row.section, row.measured("seconds").judgement) == ("situation", "situation", "better")
    assert found.only_b == ("task",)
    assert found.rating.because == "a drill has no rating"


def test_typed_answers_are_compared_by_what_they_say_alone():
    def typed(story):
        said = replace(spoken(story), timed="estimated", engine="typed", voiced=None)
        return attempt(turn(transcript=said, sound=SoundQuality(), story=story))

    found = compare(typed(STORY[:2]), typed(STORY))
    action = found.rows[2]
    assert action.measured("seconds").because == "typed answers have no times"
    assert action.measured("findings").judgement == "better"
    assert action.measured("findings").limit == 0.0


def test_probes_are_compared_by_their_grade():
    weak, strong = (
        "Well it was fine.",
        "I tested it with two workers and after the release I watched the logs for a week.",
    )
    one, other = (attempt(turn(), turn("verification", spoken([("", text)]))) for text in (weak, strong))
    row = compare(one, other).rows[-1]
    assert row.ask == "verification"
    assert (row.measured("grade").a, row.measured("grade").judgement) == ("weak", "better")
    assert "seconds" not in [m.measure for m in row.measures]


# ---- figures -------------------------------------------------------------------------------------------------


def test_the_figures_of_a_section_are_counted_in_its_own_words():
    text = (("situation", "um " * 4 + SITUATION * 2), ("task", SITUATION))
    answer = attempt(turn(transcript=spoken(text), story=text)).answers[0][1]
    found = answer_measures(answer, "situation")
    assert (found.words, found.fillers) == (len(text[0][1].split()), 4)
    assert found.seconds == pytest.approx(0.4 * found.words)
    assert found.words_per_minute == 150.0
    assert found.fillers_per_minute == pytest.approx(60 * 4 / found.seconds, abs=0.01)
    assert answer_measures(answer, "task").words_per_minute is None  # 17 words
    assert answer_measures(answer, "result").seconds == 0.0
    assert answer_measures(answer).fillers == 4


def test_each_signal_counts_once():
    transcript = spoken(STORY)
    answer = turn().answer
    reading = attempt(turn()).answers[0][1].reading
    twice = [Finding("root_cause", "good", "action", "x", 1.0, 2.0, "")] * 2
    bad = [Finding("we_in_action", "bad", "action", "y", 3.0, 4.0, "")]
    one = AnswerDebrief(
        Reading("opening", reading.answer, tuple(twice + bad)),
        paces(reading.answer.spans, dict.fromkeys(dict(STORY), TARGET)),
        delivery(answer),
    )
    found = answer_measures(one, "action")
    assert (found.good, found.bad, found.balance) == (("root_cause",), ("we_in_action",), 0)
    assert answer_measures(one, "result").balance == 0
    assert transcript == answer


def test_an_attempt_knows_its_answers_in_order():
    one = attempt(turn(), turn("adoption", spoken([("", RESULT)])))
    assert [t.ask for t, _ in one.answers] == ["opening", "adoption"]
    empty = Attempt(
        "x", State(Plan("interview", SCENARIO, "sde2"), "saying"), Debrief((), (), (), Verdict("not_judged", ("x",)))
    )
    assert compare(empty, one).rows == ()
    assert compare(empty, one).only_b == ("opening", "adoption")


def test_a_follow_up_has_the_words_in_which_it_was_asked_whether_the_scenario_knows_them_or_not():
    asked = replace(turn("how-was-that-taken.press", spoken([("", RESULT)])), text="And if it had been taken badly?")
    found = compare(attempt(turn(), asked), attempt(turn(), asked, name="b"))
    assert (found.rows[-1].ask, found.rows[-1].title) == ("how-was-that-taken.press", "And if it had been taken badly?")
    assert found.follow_ups == ()


def test_a_follow_up_that_one_attempt_alone_was_asked_has_its_words():
    asked = replace(turn("adoption", spoken([("", RESULT)])), text="Who uses it today?")
    found = compare(attempt(turn(), asked), attempt(turn(), name="b"))
    assert (found.only_a, found.follow_ups) == (("adoption",), (("adoption", "Who uses it today?"),))
