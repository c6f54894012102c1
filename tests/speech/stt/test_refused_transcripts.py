"""A file that is no transcript is refused with a sentence that says why."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from mockloop.core.errors import InputError
from mockloop.speech.stt.transcript_files import MOST_BYTES, read_file
from tests.speech.stt.transcript_reading import read, whole


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"%PDF-1.7 x", "a PDF.*Save it as txt"),
        (b"PK\x03\x04word/document.xml", "docx.*Save it as txt"),
        (b"{\\rtf1 I ran}", "RTF"),
        (b"<!DOCTYPE html><p>I ran", "a web page"),
        (b"[Script Info]\nTitle: x", "Save it as srt"),
        (b"\x89PNG\r\n\x1a\n", "a picture"),
    ],
)
def test_files_of_other_programs_are_refused_with_the_formats_that_are_read(
    tmp_path: Path, content: bytes, told: str
) -> None:
    with pytest.raises(InputError, match=told) as refused:
        whole(tmp_path, "a.txt", content)
    assert "srt, vtt, sbv, tsv, csv, json" in refused.value.next_step


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.txt", ""),
        ("a.txt", " \n\t\n"),
        ("a.srt", ""),
        ("a.vtt", "WEBVTT\n\n"),
        ("a.vtt", "WEBVTT\n\n00:01.000 --> 00:03.000\n\n"),
        ("a.json", {"words": []}),
        ("a.json", []),
        ("a.json", {"segments": []}),
        ("a.json", {"text": " "}),
        ("a.json", {"words": [{"text": "  ", "start_s": 0, "end_s": 1}]}),
    ],
)
def test_a_file_without_words_is_told(tmp_path: Path, name: str, content: Any) -> None:
    with pytest.raises(InputError, match="holds no words"):
        read(tmp_path, name, content)


@pytest.mark.parametrize("name", ["a.txt", "a.json", "a.srt", "a.vtt"])
@pytest.mark.parametrize(
    "content", [b"RIFF\xff\xfe\x80\x81WAVE", bytes(range(128, 256)), b"\x00\x01\x02 words \x00 and zeros" * 10]
)
def test_what_is_no_text_is_told(tmp_path: Path, name: str, content: bytes) -> None:
    with pytest.raises(InputError, match="is not text"):
        read(tmp_path, name, content)


@pytest.mark.parametrize("content", ["{", '{"words": [}', "[" * 100_000])
def test_broken_json_is_told(tmp_path: Path, content: str) -> None:
    with pytest.raises(InputError, match="is not valid JSON"):
        read(tmp_path, "a.json", content)


@pytest.mark.parametrize(
    "content",
    [
        *({}, {"words": 3}, {"words": [3]}, {"words": {"a": 1}}, {"segments": [{}]}, [{"start": 0, "end": 1}]),
    ],
)
def test_json_of_another_shape_is_told(tmp_path: Path, content: Any) -> None:
    with pytest.raises(InputError, match="holds no list of words that mockloop knows"):
        read(tmp_path, "a.json", content)


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        read_file(tmp_path / "nowhere.txt")
    (tmp_path / "folder.txt").mkdir()
    with pytest.raises(InputError, match="cannot be read"):
        read_file(tmp_path / "folder.txt")


def test_a_file_too_large_to_be_a_transcript_is_told(tmp_path: Path) -> None:
    with (tmp_path / "a.txt").open("wb") as file:
        file.truncate(MOST_BYTES + 1)
    with pytest.raises(InputError, match="too large to be a transcript"):
        read_file(tmp_path / "a.txt")
