"""What earlier study sessions say of a scenario's questions."""

from datetime import UTC, datetime
from pathlib import Path

from mockloop.core.events import Answered, Requested
from mockloop.core.state import Plan
from mockloop.library.loader import find, load_scenario
from mockloop.sessions.folder import SessionFolder, create
from mockloop.sessions.quiz_history import QuizHistory, quiz_history

SCENARIO = load_scenario("ownership-webhook")
TEXT = find("ownership-webhook").read_text(encoding="utf-8")
RIGHT = {0: 1, 1: 2, 2: 3}


def studied(root: Path, day: int, *answers: tuple[int, int], mode: str = "study", text: str = TEXT) -> SessionFolder:
    folder = create(root, Plan(mode, SCENARIO, "sde2"), text, datetime(2026, 3, day, tzinfo=UTC))
    folder.append(0.0, Requested("skip"))
    for question, option in answers:
        folder.append(1.0, Answered(question, option))
    return folder


def test_nothing_is_known_before_the_first_session(tmp_path):
    assert quiz_history(tmp_path / "none", SCENARIO) == QuizHistory()
    assert QuizHistory().due(3) == (0, 1, 2)


def test_the_last_answer_to_each_question_counts(tmp_path):
    studied(tmp_path, 1, (0, 0), (1, RIGHT[1]))
    studied(tmp_path, 2, (0, RIGHT[0]), (1, 0))
    assert quiz_history(tmp_path, SCENARIO) == QuizHistory(frozenset({0}), frozenset({1}))


def test_the_last_answer_is_the_one_given_last_whatever_its_session_is_called(tmp_path):
    first = studied(tmp_path, 1, (0, 0))
    studied(tmp_path, 2, (0, RIGHT[0]))
    first.path.rename(tmp_path / "zebra-ownership-webhook")
    assert quiz_history(tmp_path, SCENARIO) == QuizHistory(frozenset({0}))


def test_an_answer_that_no_question_has_is_passed_over(tmp_path):
    studied(tmp_path, 1, (0, 0), (1, 4), (9, 0))
    assert quiz_history(tmp_path, SCENARIO) == QuizHistory(frozenset(), frozenset({0}))


def test_what_was_wrong_comes_first_then_what_is_new_and_what_was_right_is_left_out():
    assert QuizHistory(frozenset({0}), frozenset({3})).due(4) == (3, 1, 2)


def test_where_everything_was_right_everything_is_put_again():
    assert QuizHistory(frozenset({0, 1, 2})).due(3) == (0, 1, 2)


def test_a_question_is_known_again_by_its_words_wherever_it_stood_then(tmp_path):
    studied(tmp_path, 1, (0, 0), (1, 0), (2, 0))
    quiz = SCENARIO.quiz
    edited = SCENARIO.model_copy(update={"quiz": [quiz[2], quiz[0].model_copy(update={"question": "A new one?"})]})
    assert quiz_history(tmp_path, edited) == QuizHistory(frozenset(), frozenset({0}))


def test_other_modes_other_scenarios_and_damaged_folders_are_passed_over(tmp_path):
    studied(tmp_path, 1, (0, 0), mode="interview")
    other = studied(tmp_path, 2, (1, 0))
    info = other.path / "session.json"
    info.write_text(info.read_text().replace('"scenario": "ownership-webhook"', '"scenario": "ownership-webhook-2"'))
    (studied(tmp_path, 3, (2, 0)).path / "session.json").write_text("{")
    (tmp_path / "ownership-webhook.txt").write_text("no folder")
    assert quiz_history(tmp_path, SCENARIO) == QuizHistory()


def test_the_session_under_way_does_not_count(tmp_path):
    now = studied(tmp_path, 1, (0, 0))
    assert quiz_history(tmp_path, SCENARIO, besides=now.id) == QuizHistory()


def test_answers_that_no_question_belongs_to_are_passed_over(tmp_path):
    studied(tmp_path, 1, (0, 0), (9, 0))
    assert quiz_history(tmp_path, SCENARIO) == QuizHistory(frozenset(), frozenset({0}))
