"""``mockloop report`` as a person types it."""

from __future__ import annotations

import json
import stat
import sys

import pytest
import srt
from jsonschema import Draft202012Validator

from mockloop.cli.report import Format
from mockloop.reports.formats.registry import renders
from testkit.reports import interview

ID = "2026-03-01-0910-ownership-webhook"


@pytest.fixture
def session(home, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return interview(home / "sessions")


def test_every_format_that_exists_can_be_asked_for():
    assert set(Format) == set(renders())


def test_left_to_itself_it_writes_a_page_here(run, session, tmp_path):
    done = run("report", "last")
    assert done.status == 0
    assert (done.out, done.err) == ("", f"Wrote {ID}.html\n")
    assert (tmp_path / f"{ID}.html").read_text().startswith("<!doctype html>")


@pytest.mark.parametrize(
    ("format_", "begins"), [("md", "# The webhook"), ("json", "{\n"), ("srt", "1\n"), ("vtt", "WEBVTT")]
)
def test_text_goes_to_standard_output_and_nothing_else_does(run, session, tmp_path, format_, begins):
    done = run("report", ID, "--format", format_)
    assert done.status == 0 and done.err == ""
    assert done.out.startswith(begins)
    assert list(tmp_path.glob(f"{ID}*")) == []


def test_out_names_a_file_a_folder_or_standard_output(run, session, tmp_path):
    assert run("report", "last", "--format", "srt", "--out", tmp_path / "new" / "said.srt").status == 0
    assert len(list(srt.parse((tmp_path / "new" / "said.srt").read_text()))) > 3
    assert run("report", "last", "--out", tmp_path / "new").status == 0
    assert (tmp_path / "new" / f"{ID}.html").is_file()
    assert run("report", "last", "--out", "-", "--audio", "none").out.startswith("<!doctype html>")


def test_sound_inside_beside_or_nowhere(run, session, tmp_path):
    run("report", "last", "--audio", "beside")
    files = tmp_path / f"{ID}-audio"
    assert sorted(path.name for path in files.iterdir()) == ["answer-1.ogg", "answer-2.ogg"]
    beside = (tmp_path / f"{ID}.html").read_text()
    run("report", "last", "--audio", "none", "--out", tmp_path / "none.html")
    run("report", "last", "--audio", "inside", "--out", tmp_path / "inside.html")
    assert "data:audio" not in beside and f'src="{ID}-audio/answer-1.ogg"' in beside
    assert "<audio" not in (tmp_path / "none.html").read_text()
    assert "data:audio/ogg;base64," in (tmp_path / "inside.html").read_text()


def test_beside_needs_a_place_to_be_beside(run, session):
    assert run("report", "last", "--audio", "beside", "--out", "-").status == 2


def test_the_schema_that_it_prints_holds_for_what_it_prints(run, session):
    printed = run("report", "--schema")
    assert printed.status == 0
    published = json.loads(printed.out)
    assert published["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    Draft202012Validator(published).validate(json.loads(run("report", "last", "--format", "json").out))


def test_a_report_never_fails_because_a_take_is_gone(run, session, tmp_path):
    for number in (1, 2, 3):
        session.take_path(number).unlink()
    for format_ in ("html", "md", "json", "srt", "vtt"):
        done = run("report", "last", "--format", format_)
        assert done.status == 0
        assert "The recording of take 1 is gone" in done.err
    assert "cannot be played" in (tmp_path / f"{ID}.html").read_text()


@pytest.mark.parametrize("suffix", [".txt", ".srt"])
def test_a_session_held_with_a_written_answer_never_had_a_recording(run, home, tmp_path, suffix):
    said = "Last spring I noticed that messages never arrived, and I decided to find the cause."
    answer = tmp_path / f"answer{suffix}"
    answer.write_text(said if suffix == ".txt" else f"1\n00:00:00,500 --> 00:00:06,500\n{said}\n")
    assert run("replay", answer, "--scenario", "ownership-webhook", "--fast").status == 0
    for format_ in ("html", "md", "json"):
        done = run("report", "last", "--format", format_, "--out", "-")
        assert (done.status, done.err) == (0, "")
        assert "is gone" not in done.out and "no recording" not in done.out
    assert [answer["typed"] for answer in json.loads(done.out)["answers"]] == [True]


def test_a_journal_that_breaks_off_is_reported_up_to_there(run, session):
    journal = session.path / "events.jsonl"
    journal.write_text("".join(journal.read_text().splitlines(keepends=True)[:7]) + '{"at_s": 9, "ev')
    done = run("report", "last", "--format", "json")
    assert done.status == 0
    assert len(json.loads(done.out)["answers"]) == 1


def test_what_cannot_be_done_is_told_in_one_sentence(run, session, tmp_path):
    done = run("report", "nothing")
    assert (done.status, done.out) == (1, "")
    assert done.err.startswith("There is no session 'nothing'.")
    (tmp_path / "file").write_text("")
    blocked = run("report", "last", "--out", tmp_path / "file" / "page.html")
    assert blocked.status == 1
    assert "cannot be written" in blocked.err and "--out" in blocked.err


@pytest.mark.parametrize(
    "arguments",
    [
        ("report",),
        ("report", "last", "--format", "pdf"),
        ("report", "last", "--format", "md", "--audio", "beside"),
    ],
)
def test_wrong_use_is_status_2(run, session, arguments):
    assert run(*arguments).status == 2


def test_a_page_with_a_voice_in_it_is_its_owners_alone(run, session, tmp_path):
    run("report", "last")
    assert stat.S_IMODE((tmp_path / f"{ID}.html").stat().st_mode) == 0o600


def test_the_history_is_a_page_over_all_sessions_or_those_of_one_scenario(run, session, tmp_path):
    done = run("report", "--history")
    assert (done.status, done.out, done.err) == (0, "", "Wrote history.html\n")
    assert "1 session on 1 day, 2026-03-01<" in (tmp_path / "history.html").read_text()
    assert stat.S_IMODE((tmp_path / "history.html").stat().st_mode) == 0o600
    assert run("report", "--history", "--scenario", "ownership-webhook", "--out", "-").out.startswith("<!doctype html>")
    assert run("report", "--history", "--scenario", "nothing").status == 1
    assert run("report", "last", "--history").status == 2
    assert run("report", "last", "--scenario", "ownership-webhook").status == 2


def test_help_loads_neither_templates_nor_sound():
    import subprocess

    code = (
        "import sys; from mockloop.cli import main; print([m for m in ('jinja2', 'av', 'numpy') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
