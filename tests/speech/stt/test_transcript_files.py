from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from mockloop.core.errors import InputError
from mockloop.core.transcript import Transcript, Word
from mockloop.speech.stt.transcript_files import MOST_BYTES, SUFFIXES, read_transcript

SRT = """1
00:00:01,000 --> 00:00:03,000
I pulled
the logs.

2
00:01:00,500 --> 00:01:01,000
<i>Nobody</i> asked.
"""
VTT = """WEBVTT - an answer

NOTE
a remark that nobody said

00:01.000 --> 00:03.000 align:start position:0%
<v Candidate>I pulled
the logs.

intro
01:00:00.500 --> 01:00:01.000
{\\an8}Nobody asked.
"""
THEIRS = [{"word": " I", "start": 0.1, "end": 0.2}, {"word": " ran", "start": 0.3, "end": 0.6}]
OURS = {"words": [{"text": "I", "start_s": 0.1, "end_s": 0.2}, {"text": "ran", "start_s": 0.3, "end_s": 0.6}]}


def read(tmp_path: Path, name: str, content: str | bytes | dict[str, Any] | list[Any]) -> Transcript:
    path = tmp_path / name
    if isinstance(content, dict | list):
        content = json.dumps(content)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_transcript(path)


def test_text_gives_its_words_in_order_at_estimated_times(tmp_path: Path) -> None:
    found = read(tmp_path, "answer.txt", "I pulled the logs.\n\nNobody asked me.\r\n")
    assert found.text == "I pulled the logs. Nobody asked me."
    assert (found.timed, found.engine, found.voiced) == ("estimated", "typed", None)
    assert [word.start_s for word in found.words[:3]] == [0.0, 0.4, 0.8]  # 150 words a minute
    assert found.duration_s == pytest.approx(7 * 0.4)


@pytest.mark.parametrize("mark", [b"\xef\xbb\xbf", b""], ids=["a byte order mark", "none"])
def test_text_may_begin_with_a_byte_order_mark(tmp_path: Path, mark: bytes) -> None:
    assert read(tmp_path, "answer.txt", mark + "Naïve café".encode()).text == "Naïve café"


def test_captions_share_the_time_of_a_cue_among_its_words(tmp_path: Path) -> None:
    found = read(tmp_path, "answer.srt", SRT)
    assert found.text == "I pulled the logs. Nobody asked."
    assert found.timed == "measured"
    assert (found.words[0].start_s, found.words[3].end_s) == pytest.approx((1.0, 3.0))
    lengths = [word.end_s - word.start_s for word in found.words[:4]]
    assert lengths[1] > lengths[2] > lengths[0]  # pulled, the, I
    assert (found.words[4].start_s, found.words[5].end_s) == pytest.approx((60.5, 61.0))
    assert found.duration_s == 61.0


def test_web_captions_may_have_notes_names_settings_and_short_times(tmp_path: Path) -> None:
    found = read(tmp_path, "answer.vtt", VTT)
    assert found.text == "I pulled the logs. Nobody asked."
    assert found.words[0].start_s == 1.0
    assert found.words[-1].end_s == 3601.0


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_captions_of_every_system_are_read(tmp_path: Path, end: str) -> None:
    assert read(tmp_path, "answer.srt", SRT.replace("\n", end)).text == "I pulled the logs. Nobody asked."


def test_our_own_words_are_read_as_they_are(tmp_path: Path) -> None:
    content = {"words": [{"text": "I", "start_s": 0.1, "end_s": 0.2, "probability": 0.5}, *OURS["words"][1:]]}
    assert read(tmp_path, "answer.json", content).words == (Word("I", 0.1, 0.2, 0.5), Word("ran", 0.3, 0.6))


@pytest.mark.parametrize(
    "content",
    [
        {"segments": [{"words": THEIRS[:1]}, {"words": THEIRS[1:]}]},
        {"text": "I ran", "words": THEIRS},
        OURS["words"],
    ],
    ids=["segments of words", "words of a recognizer", "a bare list"],
)
def test_words_of_other_recognizers_are_read(tmp_path: Path, content: Any) -> None:
    assert read(tmp_path, "answer.json", content).words == (Word("I", 0.1, 0.2), Word("ran", 0.3, 0.6))


def test_estimated_times_stay_estimated(tmp_path: Path) -> None:
    assert read(tmp_path, "answer.json", {**OURS, "timed": "estimated"}).timed == "estimated"
    assert read(tmp_path, "answer.json", OURS).timed == "measured"


def test_text_alone_in_json_is_text(tmp_path: Path) -> None:
    found = read(tmp_path, "answer.json", {"text": "I pulled the logs."})
    assert (found.text, found.timed) == ("I pulled the logs.", "estimated")


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("a.json", [THEIRS[1], THEIRS[0]], "word 2, 'I'"),
        ("a.json", [{**THEIRS[0], "end": 0.05}], "word 1, 'I'"),
        ("a.json", [{**THEIRS[0], "start": -1}], "word 1, 'I'"),
        ("a.json", '[{"text": "I", "start_s": NaN, "end_s": 1}]', "word 1, 'I'"),
        ("a.json", '[{"text": "I", "start_s": 0, "end_s": Infinity}]', "word 1, 'I'"),
        ("a.srt", SRT.replace("00:01:00,500", "00:00:00,500").replace("00:01:01,000", "00:00:00,900"), "'Nobody'"),
        ("a.srt", SRT.replace("00:00:03,000", "00:00:00,000"), "'I'"),
    ],
)
def test_times_that_run_backwards_are_told_with_the_word(tmp_path: Path, name: str, content: Any, told: str) -> None:
    with pytest.raises(InputError, match=f"run backwards at .*{told}"):
        read(tmp_path, name, content)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.txt", ""),
        ("a.txt", " \n\t\n"),
        ("a.srt", ""),
        ("a.srt", "These are words, but no captions."),
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
    "content",
    ["Naïve café".encode("latin-1"), "I ran".encode("utf-16"), b"RIFF\xff\xfe\x80\x81WAVE", bytes(range(128, 256))],
    ids=["Latin-1", "UTF-16", "a recording", "binary"],
)
def test_what_is_not_utf_8_is_told(tmp_path: Path, name: str, content: bytes) -> None:
    with pytest.raises(InputError, match="is not text in UTF-8"):
        read(tmp_path, name, content)


@pytest.mark.parametrize("name", ["a.txt", "a.srt"])
def test_bytes_that_are_no_text_are_told_even_where_they_are_utf_8(tmp_path: Path, name: str) -> None:
    with pytest.raises(InputError, match="is not text"):
        read(tmp_path, name, b"\x00\x01\x02 words \x00 and zeros" * 10)


@pytest.mark.parametrize("content", ["{", "words", '{"words": [}', "", "[" * 100_000])
def test_broken_json_is_told(tmp_path: Path, content: str) -> None:
    with pytest.raises(InputError, match="is not valid JSON"):
        read(tmp_path, "a.json", content)


@pytest.mark.parametrize(
    "content",
    [
        *("1", '"words"', "null", {}, {"words": 3}, {"words": [3]}, {"words": {"a": 1}}, {"segments": [{}]}),
        *([{"text": "I"}], [{"text": "I", "start_s": "soon", "end_s": 1}]),
        *([{"text": None, "start_s": 0, "end_s": 1}], [{"start_s": 0, "end_s": 1}]),
    ],
)
def test_json_of_another_shape_is_told(tmp_path: Path, content: Any) -> None:
    with pytest.raises(InputError, match="holds no list of words that mockloop knows"):
        read(tmp_path, "a.json", content)


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        read_transcript(tmp_path / "nowhere.txt")
    (tmp_path / "folder.txt").mkdir()
    with pytest.raises(InputError, match="cannot be read"):
        read_transcript(tmp_path / "folder.txt")


def test_a_file_too_large_to_be_a_transcript_is_told(tmp_path: Path) -> None:
    with (tmp_path / "a.txt").open("wb") as file:
        file.truncate(MOST_BYTES + 1)
    with pytest.raises(InputError, match="too large to be a transcript"):
        read_transcript(tmp_path / "a.txt")


def test_capital_suffixes_are_suffixes(tmp_path: Path) -> None:
    assert read(tmp_path, "ANSWER.SRT", SRT).words[0].start_s == 1.0
    assert all(suffix == suffix.lower() for suffix in SUFFIXES)
