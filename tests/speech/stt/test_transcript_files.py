from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from mockloop.core.errors import InputError
from mockloop.core.transcript import Transcript, Word
from mockloop.speech.stt.transcript_files import MOST_BYTES, FileRead, read_file

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
    return read_file(path).transcript


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


def whole(tmp_path: Path, name: str, content: str | bytes, speaker: str | None = None) -> FileRead:
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_file(path, speaker)


def timed(*times: tuple[float, float]) -> str:
    return json.dumps([{"word": f"w{i}", "start": a, "end": b} for i, (a, b) in enumerate(times)])


def test_one_word_that_runs_backwards_is_put_between_its_neighbours_and_told(tmp_path: Path) -> None:
    found = whole(tmp_path, "a.json", timed((0.1, 0.4), (0.5, 0.9), (0.2, 0.3), (1.4, 1.8), (1.9, 2.0)))
    assert [(w.start_s, w.end_s) for w in found.transcript.words[1:4]] == [(0.5, 0.9), (0.9, 1.4), (1.4, 1.8)]
    assert "word 3, 'w2'" in found.notices[0]


@pytest.mark.parametrize("bad", ["NaN", "Infinity", "-3", '"soon"', "1e308"])
def test_a_time_that_is_none_is_mended(tmp_path: Path, bad: str) -> None:
    found = whole(tmp_path, "a.json", timed((0.1, 0.4), (0.5, 0.9), (1.4, 1.8), (1.9, 2.0)).replace("0.5", bad))
    assert [w.text for w in found.transcript.words] == ["w0", "w1", "w2", "w3"]
    assert 0.4 <= found.transcript.words[1].start_s <= found.transcript.words[1].end_s <= 1.4


def test_times_that_mean_nothing_are_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="run backwards at word"):
        whole(tmp_path, "a.json", json.dumps([THEIRS[1], THEIRS[0]]))


def test_a_cue_in_the_wrong_place_of_the_file_is_put_where_its_time_says(tmp_path: Path) -> None:
    parts = SRT.split("\n\n")
    found = whole(tmp_path, "a.srt", "\n\n".join([parts[1].strip(), parts[0]]) + "\n")
    assert found.transcript.text == "I pulled the logs. Nobody asked."
    assert "out of order" in found.notices[0]


def test_a_cue_whose_time_is_damaged_keeps_its_words(tmp_path: Path) -> None:
    three = SRT + "\n3\n00:01:05,000 --> 00:01:06,000\nI did.\n"
    found = whole(tmp_path, "a.srt", three.replace("00:01:00,500 -->", "00:0x -->"))
    assert found.transcript.text == "I pulled the logs. Nobody asked. I did."
    assert 3.0 <= found.transcript.words[4].start_s <= found.transcript.words[5].end_s <= 65.0
    assert "no time that can be read" in found.notices[0]


def test_negative_times_and_missing_milliseconds_are_times(tmp_path: Path) -> None:
    found = read(tmp_path, "a.srt", "1\n-00:00:01,000 --> 00:00:02\nI ran\n\n2\n00:00:03 --> 00:00:04\nhome\n")
    assert (found.words[0].start_s, found.words[1].end_s, found.words[2].start_s) == (0.0, 2.0, 3.0)


@pytest.mark.parametrize(
    "said",
    [
        "[BLANK_AUDIO] I ran",
        "(clears throat) I ran",
        "♪ I ran",
        "I [inaudible] ran",
        "♪ la la ♪ I ran ♪",
        "I ran *laughs*",
    ],
)
def test_sounds_are_no_words(tmp_path: Path, said: str) -> None:
    assert read(tmp_path, "a.txt", said).text == "I ran"


def test_what_stands_in_brackets_and_is_no_sound_was_said(tmp_path: Path) -> None:
    assert (
        read(tmp_path, "a.txt", "We cut (about 4 percent) of [the] noise").text
        == "We cut (about 4 percent) of [the] noise"
    )


@pytest.mark.parametrize(
    "said",
    [
        "Situation: I ran.\nTask: I had to.\nAction: I did.\nResult: it went well.",
        "My goal: find it. It was 10:30 and I left.\nOne lesson: ask first.",
        "First: I ran.\nSecond: I slept.\nThird: I woke.",
    ],
)
def test_the_heading_of_a_paragraph_is_no_speaker(tmp_path: Path, said: str) -> None:
    assert read(tmp_path, "a.txt", said).text == " ".join(said.split())


def test_a_speaker_can_be_chosen_and_one_who_is_not_there_is_told_with_those_who_are(tmp_path: Path) -> None:
    said = "Dana Reyes: Why did you?\nSam Lee: I saw the logs and pulled them.\nDana Reyes: And then?\nSam Lee: I left."
    found = whole(tmp_path, "a.txt", said)
    assert found.transcript.text == "I saw the logs and pulled them. I left."
    assert [(turn.asked, turn.first, turn.last) for turn in found.turns] == [
        ("Why did you?", 0, 6),
        ("And then?", 7, 8),
    ]
    assert whole(tmp_path, "a.txt", said, "dana").transcript.text == "Why did you? And then?"
    with pytest.raises(InputError, match=r"called 'Kim'.*Dana Reyes, Sam Lee"):
        whole(tmp_path, "a.txt", said, "Kim")
    with pytest.raises(InputError, match="names no speakers"):
        whole(tmp_path, "b.txt", "I ran.", "Kim")


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


@pytest.mark.parametrize(
    ("content", "assumed"),
    [
        ("The naïve one sat in the “café” and read".encode("cp1252"), "Windows-1252"),
        ("The naïve one sat in the “café” and read".encode("utf-16"), None),
        ("The naïve one sat in the “café” and read".encode("utf-16-le"), "UTF-16"),
        ("The naïve one sat in the “café” and read".encode("utf-32"), None),
    ],
    ids=["Windows-1252", "UTF-16 with a mark", "UTF-16", "UTF-32"],
)
def test_every_usual_encoding_is_read_and_what_was_assumed_is_told(
    tmp_path: Path, content: bytes, assumed: str | None
) -> None:
    found = whole(tmp_path, "a.txt", content)
    assert found.transcript.text == "The naïve one sat in the “café” and read"
    assert [str(assumed) in notice for notice in found.notices] == ([True] if assumed else [])


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


def test_capital_suffixes_are_suffixes(tmp_path: Path) -> None:
    assert read(tmp_path, "ANSWER.SRT", SRT).words[0].start_s == 1.0
