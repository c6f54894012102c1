"""``report --for-coach`` and ``sessions comments``: a coach's comments are imported and shown."""

import json

import pytest

from testkit.reports import BEGAN, interview, typed, unheard

MINUTE = "2026-03-01-0910"
ID = f"{MINUTE}-ownership-webhook"
AT_A_WORD = {
    "id": "00000000000000a1",
    "takes": [1, 2],
    "word": 12,
    "at_s": 4.9,
    "said": "not",
    "text": "Whose was it?\nSay so.",
    "author": "Ana",
    "written": "2026-03-02T10:00:00.000Z",
}
AT_A_SECOND = {"id": "00000000000000a2", "takes": [3], "word": None, "at_s": 2.5, "text": "<b>Calm</b> \x1b[31mhere"}


@pytest.fixture
def session(home, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return interview(home / "sessions")


@pytest.fixture
def file(tmp_path):
    head = {"schema": 1, "session": ID, "began": BEGAN.isoformat()}
    path = tmp_path / "given.json"
    path.write_text(json.dumps({**head, "comments": [AT_A_WORD, AT_A_SECOND]}))
    return path


def test_a_file_is_taken_in_once(run, session, file):
    done = run("sessions", "comments", "import", file)
    assert (done.status, done.out) == (0, f"Comments on {ID}: 2 new.\n")
    assert done.err == f"Read them with: mockloop sessions comments list {MINUTE}\n"
    assert run("sessions", "comments", "import", file).out == f"Comments on {ID}: 2 there already.\n"
    assert (
        run("sessions", "comments", "import", file, "--session", "last").out == f"Comments on {ID}: 2 there already.\n"
    )


def test_they_are_listed_and_shown_with_the_session(run, session, file):
    run("sessions", "comments", "import", file)
    out = run("sessions", "comments", "list", "last").out
    assert out.splitlines()[1].startswith("  1. 0:0") and "“um it was not my service and”: Whose was it? Say so." in out
    assert "(Ana, 2026-03-02)" in out and "  2. 0:02: <b>Calm</b> \ufffd[31mhere" in out
    assert out.splitlines()[0].startswith("Comments on answer 1: ")
    shown = run("sessions", "show", "last").out
    assert out in shown
    items = json.loads(run("sessions", "comments", "list", "last", "--json").out)["comments"]
    assert [(one["answer"], one["word"], one["text"]) for one in items] == [
        (0, 12, "Whose was it?\nSay so."),
        (1, None, "<b>Calm</b> \ufffd[31mhere"),
    ]
    assert json.loads(run("sessions", "show", "last", "--json").out)["comments"] == items


def test_every_report_has_them_escaped(run, session, file):
    run("sessions", "comments", "import", file)
    page = run("report", "last", "--out", "-", "--audio", "none").out
    assert "Whose was it?" in page and "&lt;b&gt;Calm&lt;/b&gt;" in page and "<b>Calm" not in page
    assert "\x1b" not in page
    markdown = run("report", "last", "--format", "md").out
    assert "### Comments" in markdown and "Whose was it? Say so. (Ana, 2026-03-02)" in markdown
    assert r"\<b\>Calm\</b\>" in markdown
    document = json.loads(run("report", "last", "--format", "json").out)
    assert [[one["at_s"] for one in answer["comments"]] for answer in document["answers"]][1] == [2.5]


def test_in_the_replay_each_comes_at_its_second(run, session, file):
    run("sessions", "comments", "import", file)
    lines = run("replay", "last", "--text").out.splitlines()
    place = next(index for index, line in enumerate(lines) if "# Ana: Whose was it? Say so." in line)
    second = [float(line[:2]) * 60 + float(line[3:7]) for line in (lines[place - 1], lines[place], lines[place + 1])]
    assert second == sorted(second)
    assert "um it was not my service" in lines[place - 1]


def test_the_page_for_a_coach_is_one_file_with_the_sound_inside(run, session, tmp_path):
    done = run("report", "last", "--for-coach")
    assert (done.status, done.err.splitlines()[0]) == (0, f"Wrote {ID}-for-coach.html")
    page = (tmp_path / f"{ID}-for-coach.html").read_text()
    assert page.count("data:audio/ogg;base64,") == 2
    assert 'class="save-comments"' in page and "Sections wrong?" not in page
    run("report", "last")
    assert 'class="save-comments"' not in (tmp_path / f"{ID}.html").read_text()


@pytest.mark.parametrize("more", [("--format", "md"), ("--audio", "beside"), ("--history",)])
def test_a_page_for_a_coach_is_html_and_one_file(run, session, more):
    arguments = ("--for-coach", *more) if more == ("--history",) else ("last", "--for-coach", *more)
    assert run("report", *arguments).status == 2


def test_where_nothing_was_answered_there_is_nothing_to_comment_on(run, home):
    folder = unheard(home / "sessions")
    done = run("report", "last", "--for-coach")
    assert (done.status, done.out) == (1, "")
    assert done.err.startswith(f"The session {folder.id} has no answer to comment on.")


def test_what_cannot_be_taken_in_is_told_in_a_sentence(run, home, session, file, tmp_path):
    other = typed(home / "others")
    other.path.rename(home / "sessions" / "2026-05-05-1000-other")
    info = home / "sessions" / "2026-05-05-1000-other" / "session.json"
    info.write_text(info.read_text().replace("2026-03-01", "2026-05-05"))
    refused = run("sessions", "comments", "import", file, "--session", "2026-05-05")
    assert (refused.status, refused.out) == (1, "")
    assert refused.err.startswith(f"These comments are about the session {ID}, not about 2026-05-05-1000-other.")
    file.write_text("")
    assert run("sessions", "comments", "import", file).err.startswith(f"{file} is not a file of comments: it is empty.")
    assert run("sessions", "comments", "import", tmp_path / "none.json").status == 1
    told = run("sessions", "comments", "list", ID)
    assert told.err == f"There are no comments on {ID}. Ask for some: mockloop report {MINUTE} --for-coach\n"


def test_one_is_removed_by_its_number_and_its_file_brings_it_back(run, session, file):
    run("sessions", "comments", "import", file)
    done = run("sessions", "comments", "remove", "last", "1")
    assert (done.status, done.out) == (0, f"Removed comment 1 from {ID}: Whose was it? Say so.\n")
    left = json.loads(run("sessions", "comments", "list", "last", "--json").out)["comments"]
    assert [one["id"] for one in left] == [AT_A_SECOND["id"]]
    assert "Whose was it?" not in run("report", "last", "--format", "md").out
    assert run("sessions", "comments", "import", file).out == f"Comments on {ID}: 1 new, 1 there already.\n"
    assert len(json.loads(run("sessions", "comments", "list", "last", "--json").out)["comments"]) == 2


def test_a_number_that_no_comment_has_is_told(run, session, file):
    none = run("sessions", "comments", "remove", "last", "1")
    see = f"See their numbers: mockloop sessions comments list {MINUTE}\n"
    assert (none.status, none.err) == (1, f"There is no comment 1: there is none on {ID}.\n{see}")
    run("sessions", "comments", "import", file)
    assert run("sessions", "comments", "remove", "last", "3").err.startswith(
        "There is no comment 3: there are only 2 on"
    )
    assert run("sessions", "comments", "remove", "last", "0").status == 2


def test_a_session_is_found_by_what_a_coach_wrote_on_it_and_by_the_coach(run, session, file):
    assert run("sessions", "list", "--search", "whose", "--json").out.strip() == "[]"
    run("sessions", "comments", "import", file)
    for words in ("whose so", "Ana", "calm"):
        assert [one["id"] for one in json.loads(run("sessions", "list", "--search", words, "--json").out)] == [ID]
    run("sessions", "comments", "remove", "last", "1")
    assert json.loads(run("sessions", "list", "--search", "whose", "--json").out) == []
