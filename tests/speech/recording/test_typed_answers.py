"""Answers typed: lines as takes, commands as requests, everything on the disk as it is typed."""

from __future__ import annotations

import io

import pytest

from mockloop.core.errors import DeviceError, SessionError
from mockloop.core.events import Recorded, Requested
from mockloop.speech.recording.request import Observers, Recording
from mockloop.speech.recording.typed_answers import TypedAnswers, typed_transcript
from mockloop.ui.terminal.controls import TypedAnswerControls


def typed(text: str, tmp_path, take: int = 1):
    keyboard = TypedAnswerControls(io.StringIO(text))
    recording = Recording("opening", take, tmp_path / f"{take:02d}.flac")
    return keyboard, TypedAnswers(keyboard.next_line).record(recording, Observers())


def test_an_empty_line_ends_the_answer(tmp_path):
    _, outcome = typed("I pulled the logs\nand I fixed it\n\nnext answer\n", tmp_path)
    assert isinstance(outcome, Recorded)
    assert outcome.ended_by == "key"
    assert (tmp_path / "01.txt").read_text() == "I pulled the logs\nand I fixed it\n"
    assert outcome.take.duration_s == pytest.approx(8 * 60 / 150)  # 150 words a minute
    assert outcome.take.speech_s == outcome.take.duration_s


def test_the_words_are_read_back_with_estimated_times(tmp_path):
    typed("I pulled the logs\n\n", tmp_path)
    transcript = typed_transcript(tmp_path / "01.txt")
    assert (transcript.text, transcript.timed, transcript.engine) == ("I pulled the logs", "estimated", "typed")


def test_a_command_keeps_what_was_typed_before_it(tmp_path):
    _, outcome = typed("I pulled the logs\n/redo\n", tmp_path)
    assert outcome == Requested("redo", outcome.take)
    assert outcome.take.duration_s == pytest.approx(1.6)


def test_a_slash_before_anything_else_is_text(tmp_path):
    typed("/etc/hosts was wrong\n\n", tmp_path)
    assert typed_transcript(tmp_path / "01.txt").text == "/etc/hosts was wrong"


def test_the_end_of_input_ends_the_answer(tmp_path):
    _, outcome = typed("I pulled the logs", tmp_path)
    assert isinstance(outcome, Recorded)
    assert outcome.ended_by == "end_of_input"


def test_nothing_typed_is_nothing_heard(tmp_path):
    _, outcome = typed("\n", tmp_path)
    assert outcome.take.speech_s == 0.0


def test_a_folder_that_is_gone_is_told_with_a_next_step(tmp_path):
    with pytest.raises(DeviceError, match=r"cannot be written .* MOCKLOOP_HOME"):
        typed("I pulled the logs\n\n", tmp_path / "gone")


def test_an_answer_typed_ahead_is_not_lost_while_the_question_is_read(tmp_path):
    keyboard = TypedAnswerControls(io.StringIO("I pulled the logs\n\n"))
    while keyboard.poll() is None and keyboard._ahead is None:
        pass
    outcome = TypedAnswers(keyboard.next_line).record(Recording("opening", 1, tmp_path / "01.flac"), Observers())
    assert outcome.take.speech_s > 0


def test_commands_while_the_question_is_read_are_obeyed():
    keyboard = TypedAnswerControls(io.StringIO("/skip\n"))
    assert keyboard.wait(1.0) == "skip"
    assert keyboard.wait(1.0) is None


def test_words_without_a_slash_are_commands_where_the_interview_waits():
    assert TypedAnswerControls(io.StringIO("next\n")).wait(None) == "next"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("01.txt", b"\xff\xfe"),
        ("01.json", b""),
        ("01.json", b'{"engine": "typed", "ti'),
        ("01.json", b"[]"),
        ("01.json", b'{"engine": 5}'),
        ("01.json", b"[" * 50_000),
    ],
)
def test_words_that_cannot_be_read_are_told(tmp_path, name, content):
    (tmp_path / name).write_bytes(content)
    with pytest.raises(SessionError, match=f"The words of the take .*{name} cannot be read"):
        typed_transcript(tmp_path / name)
