"""``mockloop cohort``: a folder in, a table, a page and a document for each answer out."""

from __future__ import annotations

import csv
import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from mockloop.cli.cohort import progress
from mockloop.sessions.folder import SessionFolder
from mockloop.sessions.transfer import export_session

SESSIONS = Path(__file__).parent.parent / "golden" / "sessions"
STORY = "When I was at the bank, our payments failed. I wrote a check. Failures fell by 30 percent."


@pytest.fixture
def school(tmp_path):
    folder = tmp_path / "week.3"
    for name, text in {
        "Ann Lee/lee 1.txt": STORY,
        "Ann Lee/lee 2.txt": f"{STORY} I learned to test.",
        "Zoltan/z.txt": "",
    }.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    return folder


def lines(folder):
    with (folder / "cohort.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_a_folder_becomes_a_table_a_page_and_documents_and_a_rerun_knows_them(run, school):
    done = run("cohort", school, "--workers", 1)
    out = school.with_name("week.3-results")
    assert (done.status, done.out.split(".")[0]) == (0, "3 answers, 1 could not be read")
    assert [(line["person"], line["file"]) for line in lines(out)] == [
        ("Ann Lee", "Ann Lee/lee 1.txt"),
        ("Ann Lee", "Ann Lee/lee 2.txt"),
        ("Zoltan", "Zoltan/z.txt"),
    ]
    alone = run("analyze", school / "Ann Lee" / "lee 1.txt", "--json")
    assert json.loads((out / "results" / lines(out)[0]["document"]).read_text()) == json.loads(alone.out)
    assert "<h2>Ann Lee</h2>" in (out / "cohort.html").read_text()

    before = (out / "cohort.html").read_text()
    again = run("cohort", school, "--workers", 1)
    assert "2 were done in an earlier run." in again.err
    assert (out / "cohort.html").read_text() == before


def test_anonymous_no_name_of_a_person_or_file_is_in_what_is_written(run, school, tmp_path):
    out = tmp_path / "out"
    assert run("cohort", school, "--workers", 1, "--anonymous", "--out", out).status == 0
    written = " ".join(path.read_text() for path in [*out.glob("*.csv"), *out.glob("*.html"), *out.rglob("*.json")])
    assert not [name for name in ("Ann", "Lee", "lee", "Zoltan", "z.txt") if name in written]
    assert "person 002" in written


def test_an_exported_session_is_a_row_and_where_no_sound_is_wanted_it_is_not_left_unpacked(run, school, tmp_path):
    drill = SessionFolder(SESSIONS / "2026-11-23-1534-ownership-webhook")
    export_session(drill, school / "Zoltan" / "drill.zip")
    done = run("cohort", school, "--workers", 1, "--no-audio", "--out", tmp_path / "out")
    assert done.out.startswith("4 answers, 2 could not be read.")
    assert "only a drill or nothing" in " ".join(line["error"] for line in lines(tmp_path / "out"))
    assert not (tmp_path / "out" / "sessions").exists()


def test_an_engine_that_is_none_is_told_once_before_anything_begins(run, school):
    done = run("cohort", school, "--engine", "no-such-model")
    assert (done.status, done.err.count("no-such-model")) == (1, 1)
    assert not school.with_name("week.3-results").exists()


def test_results_within_the_folder_that_is_read_are_refused(run, school):
    done = run("cohort", school, "--out", school / "results")
    assert done.status == 1
    assert "Choose a folder outside it with --out." in done.err


def test_a_question_that_is_none_is_told_once_before_anything_begins(run, school):
    done = run("cohort", school, "--question", "why " * 200)
    assert (done.status, done.err.count("600")) == (1, 1)
    assert not school.with_name("week.3-results").exists()


def test_progress_says_what_is_done_how_fast_and_about_how_long_the_others_take():
    assert progress(30, 90, 1200.0, 20, 60.0) == "30 of 90 done, 20.0 s of sound per second, 60 remain, about 3 min"
    assert progress(90, 90, 1200.0, 20, 60.0) == "90 of 90 done, 20.0 s of sound per second, 0 remain"


@pytest.mark.live
def test_control_c_keeps_all_that_is_done(school, home):
    for number in range(60):
        (school / "Zoltan" / f"{number}.txt").write_text(f"{STORY} This is answer {number}.")
    command = [
        sys.executable,
        "-c",
        "from mockloop.cli.main import main; main()",
        "cohort",
        str(school),
        "--workers",
        "1",
    ]
    environment = {**os.environ, "MOCKLOOP_HOME": str(home)}
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=environment, start_new_session=True) as going:
        seen = 0
        for line in going.stderr:
            seen += " done, " in line
            if seen == 5:
                os.killpg(going.pid, signal.SIGINT)
                break
        rest = going.stderr.read()
    assert going.returncode == 130, rest
    assert "answers are done and kept. Run the command again to continue." in rest
    assert "Traceback" not in rest
    out = school.with_name("week.3-results")
    kept = [line for line in lines(out) if line["document"]]
    assert 4 <= len(kept) < 62
    assert {line["document"] for line in kept} <= {path.name for path in (out / "results").glob("*.json")}
