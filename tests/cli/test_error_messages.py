"""Every failure a person can cause: exit status 1, one sentence and a next step on standard error, no traceback."""

from __future__ import annotations

import json
import os

import pytest

from mockloop.library.loader import find
from testkit.sounds import joined, quiet, spoken, write_wav

SCENARIO = find("ownership-webhook").read_text(encoding="utf-8")


def told(done) -> list[str]:
    assert done.status == 1
    assert "Traceback" not in done.err
    return done.err.strip().splitlines()


def test_an_unknown_scenario_is_told_with_the_nearest_name(run):
    assert told(run("interview", "ownership-webhok")) == [
        "There is no question 'ownership-webhok'.",
        "Did you mean 'ownership-webhook'? For a file of your own, give its path (….yaml).",
    ]


def test_an_unknown_level_and_lens_are_told_with_those_there_are(run):
    assert told(run("drill", "ownership-webhook", "--level", "sde9"))[1] == "Choose from: entry, experienced, senior."
    assert "'Dive Deep'" in told(run("interview", "ownership-webhook", "--lens", "Frugality"))[1]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"\x7fELF\x02\x01\x01\x00\x00", "the file is binary, not text"),
        (b"\xff\xfe\x00\x01", "the file is not UTF-8 text"),
        (b"", "the file is empty"),
        (b"- a\n- list\n", "named fields"),
        (b"id: [1, 2", "1:"),
        (b"&a [*a, *a]\n", "1:"),
        (b"!!python/object/apply:os.system ['true']\n", "1:"),
        (b"x" * 3_000_000, "larger"),
    ],
    ids=["binary", "utf-16", "empty", "a list", "broken", "anchors", "tags", "huge"],
)
def test_a_scenario_file_that_is_none_is_told_with_file_and_line(run, tmp_path, content, sentence):
    path = tmp_path / "mine.yaml"
    path.write_bytes(content)
    done = run("scenarios", "check", path)
    assert done.status == 1
    assert "Traceback" not in done.err
    assert str(path) in done.out + done.err
    assert sentence in done.out + done.err


@pytest.mark.parametrize(
    ("find_", "replace", "sentence"),
    [
        ("target_s: 30", "target_s: soon", "target_s"),
        ("id: verification", "id: adoption", "adoption"),
        ("then: [", "then: [nowhere, ", "nowhere"),
    ],
)
def test_what_does_not_hold_together_in_a_scenario_is_told_by_line(run, tmp_path, find_, replace, sentence):
    assert find_ in SCENARIO
    path = tmp_path / "mine.yaml"
    path.write_text(SCENARIO.replace(find_, replace, 1), encoding="utf-8")
    done = run("scenarios", "check", path)
    assert done.status == 1
    assert sentence in done.out + done.err


def test_an_audio_file_that_is_no_audio_is_told(run, tmp_path):
    path = tmp_path / "answer.wav"
    path.write_bytes(b"these are no samples")
    assert told(run("analyze", path))[0] == f"{path} is not an audio file, or is too damaged to open."


def test_an_empty_recording_and_a_missing_one_are_told(run, tmp_path):
    (tmp_path / "empty.wav").touch()
    assert "empty" in told(run("analyze", tmp_path / "empty.wav"))[0]
    assert told(run("analyze", tmp_path / "gone.wav"))[0] == f"There is no file {tmp_path / 'gone.wav'}."
    assert told(run("analyze", tmp_path))[0] == f"{tmp_path} is a folder."


def test_a_cue_that_ends_before_it_begins_is_read_and_told(run, tmp_path):
    path = tmp_path / "answer.srt"
    path.write_text("1\n00:00:05,000 --> 00:00:02,000\nI fixed it\n", encoding="utf-8")
    done = run("analyze", path)
    assert done.status == 0 and "One cue ends before it begins" in done.err


def test_a_session_that_is_not_there_damaged_or_newer_is_told(run, home, tmp_path):
    assert told(run("sessions", "show", "last"))[0] == "There are no sessions yet."
    folder = home / "sessions" / "2026-01-01-0900-x"
    folder.mkdir(parents=True)
    (folder / "session.json").write_text("{", encoding="utf-8")
    assert "damaged" in told(run("sessions", "show", "last"))[0]
    (folder / "session.json").write_text(json.dumps({"schema": 99}), encoding="utf-8")
    assert "newer mockloop" in told(run("sessions", "show", "last"))[0]
    assert run("sessions", "list").status == 0


@pytest.mark.skipif(os.name != "posix", reason="the file systems of other platforms know no read-only folder")
def test_a_home_that_cannot_be_written_is_told(run, monkeypatch):
    monkeypatch.setenv("MOCKLOOP_HOME", "/proc/mockloop")
    assert "cannot write to its folder" in told(run("demo"))[0]


def test_a_recording_given_as_input_must_exist_and_leaves_no_session(run, home, tmp_path):
    assert "There is no recording" in told(run("interview", "ownership-webhook", "--input", tmp_path / "no.wav"))[0]
    assert list((home / "sessions").iterdir()) == []


def test_a_model_that_is_not_there_is_told_with_how_to_get_it(run, tmp_path):
    wav = write_wav(tmp_path / "a.wav", joined(quiet(0.2), spoken(0.5)))
    assert any("mockloop models get" in line for line in told(run("analyze", wav, "--engine", "base.en")))


def test_the_engine_of_earlier_versions_is_refused_in_one_sentence_and_leaves_no_session(run, home, tmp_path):
    wav = write_wav(tmp_path / "a.wav", joined(quiet(0.2), spoken(0.5)))
    for ways in (("analyze", wav), ("interview", "ownership-webhook"), ("sessions", "resume", "last")):
        sentence, step = told(run(*ways, "--engine", "sphinx"))
        assert sentence.startswith("The engine sphinx is no longer part of mockloop")
        assert step.startswith("Leave --engine out")
    assert not (home / "sessions").exists()


def test_usage_errors_exit_with_2(run):
    assert run("interview").status == 2
    assert run("nonsense").status == 2
    assert "did you mean action?" in run("drill", "ownership-webhook", "--section", "actoin").err
    assert "number of seconds" in run("interview", "ownership-webhook", "--patience", "soon").err
