"""Transcript files: words, times and speakers of every kind."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from mockloop.core.errors import InputError
from mockloop.core.transcript import Word
from tests.speech.stt.transcript_reading import SRT, THEIRS, read, whole

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
OURS = {"words": [{"text": "I", "start_s": 0.1, "end_s": 0.2}, {"text": "ran", "start_s": 0.3, "end_s": 0.6}]}


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


def test_capital_suffixes_are_suffixes(tmp_path: Path) -> None:
    assert read(tmp_path, "ANSWER.SRT", SRT).words[0].start_s == 1.0
