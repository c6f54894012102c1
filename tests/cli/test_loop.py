"""``mockloop loop``: several questions in one sitting, typed."""

from __future__ import annotations

import json
import re

import pytest

from mockloop.analysis.topics.registry import topics_asked
from mockloop.library.catalog import questions
from mockloop.library.loader import load_scenario
from mockloop.sessions.loops import newest_loop, sessions_of

FIRST = "The bay was full, 3,200 parcels. I printed a slip for each box and it went down to 400 parcels.\n\n"
SECOND = "The bay was full, 2,000 parcels in it. I printed a slip for each box, and it worked.\n\n"
NEXT = "\n"


def listed(run) -> list[dict]:
    return json.loads(run("sessions", "list", "--json").out)


def loop_of(home):
    plan = newest_loop(home / "sessions")
    return plan, sessions_of(home / "sessions", plan.id)


def test_each_question_is_a_session_that_knows_its_place(typed, run, home):
    done = typed(FIRST + NEXT + SECOND, "loop", "--questions", "2", "--probes", "0", "--seed", "3")
    assert done.status == 0
    assert [line["complete"] for line in listed(run)] == [True, True]
    plan, sessions = loop_of(home)
    assert (plan.seed, plan.minutes, len(plan.questions)) == (3, 45, 2)
    states = [one.replay.state for one in sessions]
    assert [state.plan.loop.number for state in states] == [1, 2]
    assert [state.plan.scenario.id for state in states] == [one.scenario for one in plan.questions]
    assert plan.questions[0].competency != plan.questions[1].competency
    assert states[0].plan.loop.share_s == 22.5 * 60


def test_the_debrief_over_all_answers_names_what_differs_with_both_seconds(typed):
    done = typed(FIRST + NEXT + SECOND, "loop", "--questions", "2", "--probes", "0", "--seed", "3")
    assert "Debrief of the loop: 2 of 2 questions answered" in done.out
    assert "  '3,200 parcels' (question 1 at 0:02) and '2,000 parcels' (question 2 at 0:02)" in done.out
    heard = re.findall(r"(\d+) of the \d+ things looked for (was|were) heard", done.out)
    assert [said for _, said in heard] == ["was" if number == "1" else "were" for number, _ in heard]
    assert len(heard) == 2


def test_what_spoke_against_an_answer_stands_beside_what_spoke_for_it(typed):
    longer = f"In March a bay of our warehouse was full, and nobody had asked me to look into it. {FIRST}"
    told = typed(longer + NEXT + longer, "loop", "--questions", "2", "--probes", "0", "--seed", "3").out
    assert "Practise tomorrow\n  What to fix first in these answers, the weakest first. mockloop history looks" in told
    signs = [line[2] for line in told.splitlines() if line.startswith(("  + ", "  - "))]
    assert signs.count("+") >= 2 and signs.count("-") >= 2


def test_the_same_seed_and_history_ask_the_same(typed, monkeypatch, tmp_path):
    def asked(home: str) -> list[str]:
        monkeypatch.setenv("MOCKLOOP_HOME", str(tmp_path / home))  # a stopped loop would be history to the next one
        told = typed("/stop\n", "loop", "--questions", "1", "--seed", "5").out
        return [line for line in told.splitlines() if line.startswith("Interviewer")]

    first = asked("one")
    assert len(first) == 1 and asked("two") == first


def test_a_loop_that_was_left_goes_on_with_its_next_question(typed, run, home):
    left = typed(FIRST + "/stop\n", "loop", "--questions", "2", "--probes", "0", "--seed", "3")
    assert "Loop stopped. Resume with: mockloop loop --resume" in left.err
    assert "Debrief of the loop: 1 of 2 questions answered" in left.out
    unasked = loop_of(home)[0].questions[1].scenario
    assert "Not answered\n  " in left.out and unasked not in left.out.split("Not answered")[1].split("Practise")[0]
    assert load_scenario(unasked).question in left.out
    again = typed(SECOND, "loop", "--resume")
    assert "Question 2 of 2" in again.out and "2 of 2 questions answered" in again.out
    assert [line["complete"] for line in listed(run)] == [True, True]
    assert all(line["verdict"] for line in listed(run))


def test_a_question_that_was_left_half_way_is_asked_again_first(typed, home):
    typed("/stop\n", "loop", "--questions", "2", "--probes", "0", "--seed", "3")
    typed(FIRST + NEXT + SECOND, "loop", "--resume")
    _, sessions = loop_of(home)
    assert [one.replay.state.turn.answer.text[:7] for one in sessions] == ["The bay", "The bay"]


def test_a_break_lasts_until_enter(typed):
    done = typed(FIRST + "/pause\n" + NEXT + SECOND, "loop", "--questions", "2", "--probes", "0", "--seed", "3")
    assert "The clock is stopped." in done.err
    assert "2 of 2 questions answered" in done.out


def test_the_key_that_began_a_break_ends_it(typed):
    done = typed(FIRST + "/pause\n/pause\n" + SECOND, "loop", "--questions", "2", "--probes", "0", "--seed", "3")
    assert done.err.count("The clock is stopped. Enter or p continues, q stops here.") == 1
    assert "2 of 2 questions answered" in done.out


def test_a_finished_loop_shows_its_debrief_again(typed):
    typed(FIRST, "loop", "--questions", "1", "--probes", "0")
    again = typed("", "loop", "--resume")
    assert "1 of 1 question answered" in again.out and "Interviewer" not in again.out


def test_files_answer_in_order_and_end_the_loop_where_there_are_none_left(run, tmp_path):
    paths = [tmp_path / "one.txt", tmp_path / "two.txt"]
    for path, words in zip(paths, (FIRST, SECOND), strict=True):
        path.write_text(words)
    files = [part for path in paths for part in ("--input", path)]
    done = run("loop", "--questions", "3", "--probes", "0", "--seed", "3", "--voice", "off", "--plain", *files)
    assert done.status == 0, done.err
    assert "2 of 3 questions answered" in done.out
    assert "No more answers came in; one question was not answered." in done.err


BAY = "# The bay\nS: The bay held 3,200 parcels.\nA: I printed a slip for each box.\nR: Down to 400."
CHANGED = (
    "loop",
    "--questions",
    "2",
    "--probes",
    "0",
    "--seed",
    "3",
    "--competencies",
    "ambiguity",
    "--story",
    "the-bay",
)
LONGER = (
    "The bay of our warehouse was full, with 3,200 parcels in it, and no driver could find a box for the early lorry. "
    "I printed a slip for each box with the day and the gate, and walked along the rows with two drivers every morning "
    "until the pile went down to 400 parcels. The foreman hung the slips on a rail, and the night shift sorts them by "
    "colour. I learned to label things on the day they come.\n\n"
)


def test_one_story_is_planned_for_one_question_and_the_other_has_no_facts_to_say(typed, run, tmp_path):
    notes = tmp_path / "notes.md"
    notes.write_text(BAY)
    run("stories", "add", notes)
    other = "My cousin and I argued about the price of a used bicycle, and in the end we asked our aunt.\n\n"
    done = typed(FIRST + NEXT + other, *CHANGED)
    assert done.out.count("Tell your story: The bay") == 1
    assert done.out.count("of 3 said") == 1
    assert "Your story 'The bay' fits question" in done.err and "One question has no story of yours" in done.err
    assert "Told more than once" not in done.out


def test_a_story_told_for_both_questions_is_pointed_out(typed, run, tmp_path):
    notes = tmp_path / "notes.md"
    notes.write_text(BAY)
    run("stories", "add", notes)
    done = typed(LONGER + NEXT + LONGER, *CHANGED)
    assert "Told more than once" in done.out and "Questions 1 and 2" in done.out


def test_a_story_is_not_planned_for_a_question_that_it_does_not_answer(typed, run, tmp_path, home):
    notes = tmp_path / "notes.md"
    notes.write_text(BAY)
    run("stories", "add", notes)
    every = len([one for one in questions().values() if one.competency == "conflict"])
    wish = ("--questions", str(every), "--minutes", "90", "--probes", "0", "--competencies", "conflict")
    done = typed("/stop\n", "loop", *wish, "--story", "the-bay")
    assert (
        "Your story 'The bay' fits question" in done.err
    )  # of the questions of that competency, not all name a quarrel
    plan, _ = loop_of(home)
    planned = [one.scenario for one in plan.questions if one.story]
    assert len(planned) == 1 and topics_asked(questions()[planned[0]].question) == ()


@pytest.mark.parametrize(
    ("wish", "sentence"),
    [
        (("--questions", "90", "--minutes", "400", "--company", "amazon"), "You asked for 90 questions, but"),
        (("--questions", "9", "--minutes", "5"), "5 minutes are too short for 9 questions."),
        (("--company", "initech"), "There is no company 'initech'."),
        (("--competencies", "conflikt"), "There is no competency 'conflikt'."),
        (("--story", "none"), "There is no story 'none'."),
        (("--level", "king"), "has no level 'king'."),
        (("--resume",), "There is no loop to continue."),
    ],
)
def test_what_cannot_be_is_told_in_a_sentence_with_a_next_step(typed, wish, sentence):
    told = typed("", "loop", *wish)
    assert told.status == 1
    assert sentence in told.err and len(told.err.splitlines()) == 2


def test_figures_of_two_stories_are_not_held_against_each_other(typed, run, tmp_path):
    for name, title in (("a", "The bay"), ("b", "The dock")):
        notes = tmp_path / f"{name}.md"
        notes.write_text(
            f"# {title}\nS: It held 3,200 parcels that day.\nA: I printed a slip for each box.\nR: It went down to 400."
        )
        run("stories", "add", notes)
    done = typed(FIRST + NEXT + SECOND, *CHANGED, "--story", "the-dock")
    assert "What you planned to say\n  Question 1, The bay: 3 of 3 said\n" in done.out
    assert "  Question 2, The dock: 1 of 3 said, 1 said differently\n" in done.out  # 2,000 for its own 3,200
    assert "Figures that differ" not in done.out
