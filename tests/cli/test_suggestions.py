"""Whatever mockloop tells a person to type works as it is printed, for questions of one's own as well."""

from __future__ import annotations

import json
import re
import shlex

import pytest

from mockloop.library.catalog import questions
from mockloop.library.loader import find, load_scenario
from testkit.sessions import ID, STORY, interview, when

TYPED = ("--engine", "typed", "--voice", "off")
ANSWER = " ".join(text for _, text in STORY)
UNFINISHED = " ".join(text for section, text in STORY if section not in ("result", "reflection"))
_COMMAND = re.compile(r"mockloop ((?:[a-z-]+)(?: [^\s,;]+)*)")


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch):
    """Reports go to a folder of the test."""
    monkeypatch.chdir(tmp_path)


def answered(says, suggested: str):
    """The suggested command, its answers typed."""
    program, *arguments = shlex.split(suggested)
    assert program == "mockloop"
    typed = TYPED if arguments[0] in ("interview", "drill") else ()
    return says(f"{ANSWER}\n\n" * 6, *arguments, *typed)


def suggested(done) -> list[str]:
    """The commands in what was printed, as they stand at the end of a sentence or a line."""
    printed = done.out + done.err
    return [shlex.join(["mockloop", *shlex.split(one.rstrip(".)"))]) for one in _COMMAND.findall(printed)]


@pytest.fixture
def own_file(tmp_path):
    """A scenario file of one's own, for one level alone, of which mockloop knows nothing but its path."""
    text = find(ID).read_text(encoding="utf-8").replace(f"id: {ID}", "id: my-own-story")
    path = tmp_path / "mine" / "story.yaml"
    path.parent.mkdir()
    path.write_text(text.replace("id: experienced", "id: sde7"), encoding="utf-8")
    return path


def next_commands(run) -> list[str]:
    document = json.loads(run("history", "--scenario", "my-own-story", "--json").out)
    return [one["command"] for one in document["next"]]


def test_what_the_history_says_to_practise_of_a_file_of_ones_own_can_be_typed_anywhere(says, run, own_file):
    begun = ("interview", own_file, "--probes", "1", "--level", "sde7", *TYPED)
    assert says(f"{UNFINISHED}\n\n" * 3, *begun).status == 0
    own_file.unlink()  # it may have been moved since
    commands = next_commands(run)
    assert {one.split()[1] for one in commands} == {"interview", "drill"}
    assert all("my-own-story" in one and one.endswith("--level sde7") for one in commands)
    for one in commands:
        done = answered(says, one)
        assert done.status == 0, (one, done.err)
    assert (
        run("study", "my-own-story", "--level", "sde7", "--export", "anki", "--out", own_file.parent / "a.apkg").status
        == 0
    )


def test_what_the_history_says_to_practise_of_a_question_of_ones_own_can_be_typed(says, run):
    question = "Tell me about a time when you calmed an angry customer's whole team."
    assert says(f"{ANSWER}\n\n" * 3, "interview", "--question", question, "--probes", "1", *TYPED).status == 0
    (listed,) = json.loads(run("sessions", "list", "--json").out)
    document = json.loads(run("history", "--scenario", listed["scenario"], "--json").out)
    own = [one["command"] for one in document["next"]]
    assert all(one.split()[2] == listed["scenario"] for one in own)
    for one in (own[0], f"mockloop interview {listed['scenario']}"):
        done = answered(says, one)
        assert done.status == 0, (one, done.err)


def test_a_question_that_is_no_story_is_not_sent_to_a_drill_of_sections_it_does_not_have(says, run):
    shaped = next(name for name in questions() if load_scenario(name).shape)
    assert says(f"{ANSWER}\n\n" * 2, "interview", shaped, "--probes", "0", *TYPED).status == 0
    document = json.loads(run("history", "--scenario", shaped, "--json").out)
    assert {one["kind"] for one in document["next"]} <= {"scenario", "probe"}


def test_every_command_that_a_left_and_a_finished_session_name_works(says, run, home):
    left = says(f"{ANSWER}\n/stop\n", "interview", ID, "--probes", "0", *TYPED)
    done = interview(home / "sessions", when(1))
    told = [left, run("history"), run("sessions", "show", done.id), run("sessions", "list", "--search", "zebra")]
    commands = list(dict.fromkeys(one for each in told for one in suggested(each)))
    assert {" ".join(one.split()[1:3]) for one in commands} >= {"sessions resume", "sessions show", "sessions list"}
    resumed = 0
    for one in commands:
        if "resume" in one and resumed:
            continue  # it is finished by now
        resumed += "resume" in one
        ended = answered(says, one)
        assert ended.status == 0, (one, ended.err)


def test_what_is_told_of_a_finished_session_that_is_resumed_works(run, home):
    done = interview(home / "sessions", when(1))
    refused = run("sessions", "resume", done.id)
    (show,) = suggested(refused)
    assert run(*shlex.split(show)[1:]).status == 0
    assert suggested(run("sessions", "resume")) == ["mockloop interview"]
