"""A file that is longer than any answer is refused, and what is odd in it costs no time."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from mockloop.core.errors import InputError
from mockloop.interview.answer_files import transcript_of_file
from mockloop.speech.stt.transcript_files import MOST_BYTES, read, read_file
from mockloop.speech.stt.transcript_files.length import MOST_WORDS, TOO_LONG, has_too_many_rows, too_long
from mockloop.speech.stt.transcript_files.values import FileProblem


def test_a_text_of_too_many_words_is_refused() -> None:
    assert read(b"I went home. " * MOST_WORDS) is TOO_LONG


def test_two_hours_of_speech_are_read() -> None:
    found = read(b"I went home. " * (MOST_WORDS // 3))
    assert not isinstance(found, FileProblem)
    assert len(found.transcript.words) == MOST_WORDS // 3 * 3


def test_json_with_a_row_for_each_of_too_many_words_is_refused() -> None:
    rows = [{"start": at, "end": at + 1, "text": "home"} for at in range(2 * MOST_WORDS + 1)]
    assert read(json.dumps({"segments": rows}).encode()) is TOO_LONG
    assert has_too_many_rows({"segments": rows})


def test_json_with_a_row_for_each_letter_is_not_too_long() -> None:
    assert not has_too_many_rows([{"start": at, "text": "h"} for at in range(2 * MOST_WORDS + 1)])


def test_lines_that_are_shown_again_count_once() -> None:
    lines = [f"we mended part {number} of it" for number in range(6_000)]
    assert too_long("".join(f"{line}\n<c>{line}</c>\n" for line in lines)) is None
    assert too_long("".join(f"{line} {line}\n" for line in lines)) is TOO_LONG


def test_a_file_that_is_too_large_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(MOST_BYTES + 1)
    with pytest.raises(InputError, match="more than 10 MB") as told:
        read_file(path)
    assert "a file of its own" in told.value.next_step


@pytest.mark.parametrize("gap", [b" ", b"\t", b"\n"])
def test_a_long_gap_is_no_speech(gap: bytes) -> None:
    found = read(b"I went" + gap * 100_000 + b"home and slept well.")
    assert not isinstance(found, FileProblem)
    assert found.transcript.text == "I went home and slept well."


def test_long_work_is_told_before_it_is_done(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_text("I went home. " * 1_001, encoding="utf-8")
    told: list[str] = []
    transcript_of_file(path, None, "auto", told.append)
    assert told == ["Analyzing 3,003 words: this can take some seconds."]
