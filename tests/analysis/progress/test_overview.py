"""Progress over sessions: lines, what is weak, what comes next and why."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from mockloop.analysis.judging.debrief import debrief
from mockloop.analysis.progress.next_topics import PracticeTopic
from mockloop.analysis.progress.overview import Recall, Review, progress
from mockloop.analysis.progress.practice import Practised, PractisedProbe, PractisedSection, practised
from mockloop.core.events import SoundQuality, Take
from mockloop.core.state import Plan, State, Stretch, Turn
from mockloop.core.transcript import Span
from mockloop.library.loader import load_scenario
from testkit.sessions import GOOD_SOUND, STORY, Pace, spans, spoken

MONDAY = 739_000  # any day will do: ordinals count days
FAST = Pace(0.4, {"situation": 1.8, "task": 1.0})


def every_other_day(reviews: Sequence[Review], today: int) -> Recall:
    """A spacing that can be worked out in the head: due as many days after the last try as its grade says."""
    last = reviews[-1]
    return Recall(last.day + last.grade, max(0.0, 1.0 - (today - last.day) / 10 - (4 - last.grade) / 10))


def section(name="action", seconds=90.0, status="on", bad=(), lacks=()) -> PractisedSection:
    return PractisedSection(name, seconds, 90.0, status, tuple(bad), tuple(lacks))


def one(day=0, session="", rating=None, sections=(), probes=(), scenario="a", principle="Ownership") -> Practised:
    name = session or f"s{day}"
    return Practised(
        name, MONDAY + day, "interview", scenario, "The title", principle, rating, tuple(sections), tuple(probes)
    )


def history(*sessions: Practised, today=10, **more):
    return progress(sessions, MONDAY + today, every_other_day, **more)


# ---- what one session adds -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("how", "grade"),
    [
        (section(status="missing", seconds=0.0), 1),
        (section(status="over", bad=["we_in_action"]), 1),
        (section(status="over"), 2),
        (section(bad=["we_in_action"]), 2),
        (section(lacks=["root_cause"]), 3),
        (section(), 4),
    ],
)
def test_how_well_a_section_went(how, grade):
    assert how.grade == grade


def turn(ask="opening", transcript=None, sound=GOOD_SOUND, ended_by="key") -> Turn:
    transcript = transcript or spoken(STORY, FAST)
    take = Take(1, transcript.duration_s, (Span(0.0, transcript.duration_s),), sound)
    corrected = tuple(Stretch(s.section, s.first_word, s.last_word) for s in spans(STORY)) if ask == "opening" else ()
    said = {"takes": (take,), "transcripts": (transcript,), "corrected": corrected}
    return Turn(ask, "?", outcome="answered", ended_by=ended_by, **said)


def session(*turns: Turn, mode="interview", lens=None, complete=True) -> Practised:
    plan = Plan(mode, load_scenario("ownership-webhook"), "sde2", lens)
    state = State(plan, "finished", turns, complete=complete)
    return practised("s1", MONDAY, state, debrief(state))


def test_a_session_adds_its_sections_its_probes_and_its_rating():
    found = session(turn(), turn("verification", spoken([("", "I tested it and then I watched the logs for a week.")])))
    assert (found.scenario, found.principle, found.mode) == ("ownership-webhook", "Ownership", "interview")
    assert [s.name for s in found.sections] == ["situation", "task", "action", "result", "reflection"]
    situation = found.sections[0]
    assert (situation.seconds, situation.target_s, situation.status) == (30.6, 30.0, "on")
    assert [(p.name, p.result) for p in found.probes] == [("verification", "strong")]
    assert found.rating in ("strong_hire", "hire", "leaning_no_hire")
    assert Practised.from_data(found.to_data()) == found


def test_a_follow_up_that_was_pressed_is_one_try_and_its_weakest_answer_counts():
    good = spoken([("", "I tested it and then I watched the logs for a week.")])
    asked = replace(turn("verification", good), text="How did you know that it worked?")
    pressed = replace(turn("verification.press", spoken([("", "Well it was fine.")])), text="And a month later?")
    found = session(turn(), asked, pressed)
    assert [(p.name, p.ask, p.result) for p in found.probes] == [("verification", "And a month later?", "weak")]


def test_the_lens_is_the_principle_that_was_practised():
    assert session(turn(), lens="Dive Deep").principle == "Dive Deep"


def test_what_was_heard_badly_counts_for_nothing():
    found = session(turn(sound=SoundQuality(-3.0, -60.0, 0.3)))
    assert (found.rating, found.sections, found.probes) == (None, (), ())


def test_an_interview_that_was_not_ended_counts_for_nothing():
    left = session(turn(), complete=False)
    assert (left.finished, left.rating, left.sections, left.probes) == (False, None, (), ())
    assert (left.question, left.level, left.length_s) == (
        load_scenario("ownership-webhook").question,
        "experienced",
        spoken(STORY, FAST).duration_s,
    )
    assert session(turn()).finished


def test_an_answer_that_a_stop_broke_off_counts_for_nothing_though_the_interview_went_on_later():
    went_on = session(turn(ended_by=None), turn("verification", spoken([("", "I tested it and I watched the logs.")])))
    assert (went_on.finished, went_on.rating, went_on.sections) == (True, None, ())
    assert [probe.name for probe in went_on.probes] == ["verification"]


def test_what_was_skipped_counts_for_nothing():
    skipped = Turn("opening", "?", outcome="skipped")
    assert not session(skipped).finished
    assert not session(skipped, Turn("verification", "?", outcome="skipped")).finished
    assert session(skipped, turn("verification")).rating is None


def test_an_opening_of_a_few_words_misses_no_sections():
    few = session(turn(transcript=spoken([("", "Well last spring we had")])))
    assert (few.rating, few.verdict, few.sections) == (None, "no_answer_yet", ())


def test_of_a_drill_that_was_left_the_sections_that_were_ended_count():
    told = spoken([("", "I decided to find out why.")])
    left = session(turn("task", told), turn("action", told, ended_by=None), mode="drill", complete=False)
    assert (left.finished, [section.name for section in left.sections]) == (True, ["task"])
    assert not session(turn("task", told, ended_by=None), mode="drill", complete=False).finished


def test_a_drill_adds_its_sections_and_no_rating():
    found = session(turn("task", spoken([("", "I decided to find out why.")])), mode="drill")
    assert found.rating is None
    assert [(s.name, s.status) for s in found.sections] == [("task", "under")]


def test_a_session_without_answers_adds_nothing():
    found = session()
    assert (found.sections, found.words_per_minute) == ((), None)


# ---- lines ---------------------------------------------------------------------------------------------------


def test_lines_by_scenario_principle_and_section():
    found = history(
        one(2, rating="hire", sections=[section(seconds=99.0)], scenario="b"),
        one(0, rating="no_hire", sections=[section(seconds=45.0, status="under")]),
        one(1, rating="strong_hire", principle="Dive Deep"),
    )
    lines = {(line.by, line.name): [point.value for point in line.points] for line in found.lines}
    assert lines == {
        ("scenario", "a"): [0.0, 3.0],
        ("scenario", "b"): [2.0],
        ("principle", "Dive Deep"): [3.0],
        ("principle", "Ownership"): [0.0, 2.0],
        ("section", "action"): [50.0, pytest.approx(110.0)],
    }
    assert {(line.by, line.name): line.good for line in found.lines}[("scenario", "a")] == 1
    assert [(point.seconds, point.target_s) for point in found.lines[-1].points] == [(45.0, 90.0), (99.0, 90.0)]
    assert (found.sessions, found.days) == (3, (MONDAY, MONDAY + 1, MONDAY + 2))


def test_typed_and_unrated_sessions_are_on_no_line():
    assert history(one(0, sections=[PractisedSection("action", None, 90.0, "on")])).lines == ()


def test_unfinished_sessions_are_counted_and_are_no_tries():
    left = replace(one(1, "left", rating="no_hire", sections=[section(status="missing")]), finished=False)
    found = history(one(0, "ended", rating="hire"), left)
    assert (found.sessions, found.unfinished, found.days) == (1, 1, (MONDAY,))
    assert (found.weak, [line.name for line in found.lines]) == ((), ["a", "Ownership"])


def test_what_comes_next_is_practised_at_the_level_of_the_last_try():
    tries = [replace(one(day, rating="no_hire"), level=level) for day, level in ((0, "sde2"), (1, "senior"))]
    assert [item.level for item in history(*tries).next] == ["senior"]


# ---- weak, and next ------------------------------------------------------------------------------------------


def test_weak_is_what_went_badly_the_last_time_and_says_how():
    found = history(
        one(0, rating="hire", sections=[section()], probes=[PractisedProbe("adoption", "Who uses it?", "weak")]),
        one(1, rating="leaning_no_hire", sections=[section(seconds=150.0, status="over", bad=["we_in_action"])]),
        one(
            2,
            probes=[
                PractisedProbe("adoption", "Who uses it?", "strong"),
                PractisedProbe("cost", "What did it cost?", "weak"),
            ],
        ),
    )
    assert [(w.topic.kind, w.topic.name, w.because) for w in found.weak] == [
        ("probe", "cost", ("the answer was weak",)),
        ("scenario", "", ("rated leaning no hire", "weak in 1 of the last 2 tries")),
        (
            "section",
            "action",
            ("too long: 150 s of 90 s", "found: 'we' in the action", "weak in 1 of the last 2 tries"),
        ),
    ]
    assert found.weak[0].title == "What did it cost?"


def test_the_worst_of_what_is_weak_comes_first_then_what_fails_most_often_then_the_most_recent():
    found = history(
        one(0, probes=[PractisedProbe("often", "?", "weak"), PractisedProbe("once", "?", "strong")]),
        one(1, probes=[PractisedProbe("often", "?", "weak"), PractisedProbe("earlier", "?", "weak")]),
        one(2, sections=[section("task", status="over"), section("result", status="missing")]),
        one(3, probes=[PractisedProbe("once", "?", "weak")]),
    )
    assert [w.topic.name for w in found.weak] == ["often", "once", "result", "earlier", "task"]


def test_sessions_after_today_are_left_out_of_everything():
    early, late = (
        one(1, rating="hire", sections=[section()]),
        one(5, rating="no_hire", sections=[section(status="missing")]),
    )
    assert history(early, late, today=4) == history(early, today=4)
    assert history(early, late, today=5).sessions == 2
    assert history(late, today=4).days == ()


def test_missing_and_short_sections_are_told_as_such():
    found = history(one(0, sections=[section(status="missing", seconds=0.0), section("task", 5.0, "under")]))
    assert [w.because for w in found.weak] == [("not heard",), ("short: 5 s of 90 s",)]


def test_what_is_due_comes_first_least_likely_to_be_there_before_the_rest():
    found = history(
        one(0, sections=[section("task"), section("result", bad=["vague_happy_ending"])]),
        one(9, rating="strong_hire"),
        today=10,
    )
    assert [(n.topic.name, n.due_day) for n in found.next] == [
        ("result", MONDAY + 2),
        ("task", MONDAY + 4),
        ("", MONDAY + 13),
    ]
    assert found.next[0].because == (
        "due for 8 days",
        "the chance that you still remember it is 0 %",
        "last time: found: a vague happy ending",
    )
    assert found.next[1].because[-1] == "last time it went well"
    assert found.next[2].because == ("due in 3 days", "last time: rated strong hire")


def test_all_that_was_weak_in_a_section_the_last_time_is_one_reason():
    short = section("result", 5.0, "under", bad=["vague_happy_ending"])
    assert history(one(0, sections=[short]), today=1).next[0].because[-1] == (
        "last time: short: 5 s of 90 s, found: a vague happy ending"
    )


@pytest.mark.parametrize(("today", "told"), [(1, "due today"), (2, "due since yesterday"), (3, "due for 2 days")])
def test_how_long_something_has_been_due(today, told):
    found = history(one(0, sections=[section(status="missing", seconds=0.0)]), today=today)
    assert found.next[0].because[0] == told


def test_scenarios_never_practised_come_after_what_is_due_and_before_what_is_not():
    found = history(
        one(0, sections=[section("task"), section(status="missing")]), today=2, known={"a": "A", "new": "New"}
    )
    assert [(n.topic.scenario, n.topic.name) for n in found.next] == [("a", "action"), ("new", ""), ("a", "task")]
    assert (found.next[1].because, found.next[1].due_day, found.next[1].chance) == (("never practised",), None, None)
    assert history(known={"new": "New"}).next[0].topic == PracticeTopic("new", "scenario")


def test_the_order_in_which_sessions_come_does_not_matter_and_five_are_named_at_most():
    sessions = [
        one(day, sections=[section(name) for name in ("situation", "task", "action", "result")]) for day in range(6)
    ]
    probes = [one(7, probes=[PractisedProbe(f"p{n}", "?", "weak") for n in range(4)])]
    found = history(*sessions, *probes)
    assert found == history(*reversed(sessions + probes))
    assert len(found.next) == 5
    assert [n.topic.name for n in found.next[:4]] == ["p0", "p1", "p2", "p3"]


def test_what_went_badly_last_time_comes_before_what_was_never_practised_the_most_recent_first():
    found = history(
        one(0, rating="no_hire", scenario="earlier"),
        one(1, rating="leaning_no_hire", scenario="own", probes=[PractisedProbe("cost", "What did it cost?", "weak")]),
        today=1,
        known={"new": "New"},
    )
    told = [(n.topic.scenario, n.topic.kind) for n in found.next]
    assert told.index(("own", "scenario")) < told.index(("new", "scenario"))
    assert ("own", "probe") not in told  # its interview asks it again


def test_of_what_went_badly_last_time_the_worst_comes_first_also_if_it_is_older():
    found = history(
        one(0, rating="leaning_no_hire", scenario="worst"),
        one(1, sections=[section("task", status="over"), section("result", status="over")], scenario="better"),
        today=0 + 1,
    )
    assert [(n.topic.scenario, n.topic.name) for n in found.next][:2] == [("worst", ""), ("better", "task")]


def test_two_parts_of_one_interview_are_enough_while_there_is_something_else():
    parts = [section(name, status="missing") for name in ("situation", "task", "action", "result", "reflection")]
    found = history(one(0, sections=parts), today=2, known={"b": "B", "c": "C"})
    assert [n.topic.scenario for n in found.next] == ["a", "a", "b", "c", "a"]
