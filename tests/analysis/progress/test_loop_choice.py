"""Which questions make up a loop, and how its time is dealt."""

from __future__ import annotations

from mockloop.analysis.progress.loop_choice import Askable, PracticeHistory, choose_questions, share_s
from mockloop.analysis.progress.overview import Recall
from mockloop.analysis.progress.practice import Practised
from mockloop.core.loop import LoopPlan, LoopQuestion

TODAY = 739000
POOL = [
    Askable(f"{competency}-{number}", competency, competency.title())
    for competency in ("conflict", "failure", "feedback")
    for number in (1, 2, 3)
]


def rated(scenario: str, rating: str, days_ago: int = 1) -> Practised:
    return Practised(scenario, TODAY - days_ago, "interview", scenario, scenario, "", rating)


def spacing(reviews, today):
    """Due three days after the last try; the longer ago, the less likely to be remembered."""
    ago = today - reviews[-1].day
    return Recall(reviews[-1].day + 3, 1.0 - 0.1 * ago)


def chosen(*sessions: Practised, count: int = 3, seed: int = 1) -> list[tuple[str, str]]:
    found = choose_questions(POOL, PracticeHistory(sessions, TODAY, spacing), count, seed)
    return [(one.competency, one.because) for one in found]


def test_each_competency_comes_once_before_any_comes_twice():
    competencies = [name for name, _ in chosen(count=5)]
    assert sorted(competencies[:3]) == ["conflict", "failure", "feedback"]
    assert competencies[3:] == competencies[:2]


def test_what_went_badly_comes_first_and_what_was_practised_lately_last():
    order = chosen(rated("failure-1", "no_hire"), rated("conflict-2", "hire"))
    assert order == [
        ("failure", "it went badly the last time"),
        ("feedback", "never practised"),
        ("conflict", "practised lately"),
    ]


def test_what_is_due_again_comes_before_what_was_never_practised():
    assert chosen(rated("feedback-1", "hire", days_ago=5))[0] == ("feedback", "due again")


def test_of_a_competency_the_question_never_asked_comes_first_then_the_one_asked_longest_ago():
    past = PracticeHistory([rated("conflict-1", "hire", 2), rated("conflict-2", "hire", 9)], TODAY, spacing)
    found = choose_questions([one for one in POOL if one.competency == "conflict"], past, 3, seed=4)
    assert [one.scenario for one in found] == ["conflict-3", "conflict-2", "conflict-1"]


def test_the_seed_decides_what_is_left_open_and_nothing_else_does():
    assert chosen(seed=1) == chosen(seed=1)
    assert (
        len(
            {
                tuple(one.scenario for one in choose_questions(POOL, PracticeHistory([], TODAY, spacing), 3, s))
                for s in range(20)
            }
        )
        > 5
    )


def test_a_pool_that_is_too_small_gives_all_it_has():
    assert len(choose_questions(POOL[:2], PracticeHistory([], TODAY, spacing), 5, 1)) == 2


def test_the_time_that_is_left_is_dealt_evenly_to_the_questions_to_come():
    plan = LoopPlan("l", 40, 1, "sde2", 5, tuple(LoopQuestion(f"q{n}", "c", "") for n in range(4)))
    assert share_s(plan, 1, 0.0) == 600.0
    assert share_s(plan, 3, 1800.0) == 300.0
    assert share_s(plan, 4, 9999.0) == 0.0


def test_a_question_that_suits_a_story_comes_first_and_its_competency_does_not_come_again_before_the_others():
    found = choose_questions(POOL, PracticeHistory([], TODAY, spacing), 3, 1, [("feedback-2", "feedback-3")])
    assert found[0].scenario in ("feedback-2", "feedback-3")
    assert sorted(one.competency for one in found) == ["conflict", "failure", "feedback"]


def test_of_the_questions_that_suit_a_story_one_that_is_due_comes_first():
    past = PracticeHistory([rated("failure-1", "no_hire")], TODAY, spacing)
    assert choose_questions(POOL, past, 1, 1, [("conflict-1", "failure-3")])[0].scenario == "failure-3"


def test_each_of_two_stories_has_a_question_and_a_story_that_suits_none_changes_nothing():
    past = PracticeHistory([], TODAY, spacing)
    both = choose_questions(POOL, past, 2, 1, [("failure-2", "conflict-3"), ("failure-2", "failure-3")])
    assert {one.competency for one in both} == {"conflict", "failure"}
    assert choose_questions(POOL, past, 3, 1, [()]) == choose_questions(POOL, past, 3, 1)
