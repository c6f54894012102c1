"""Strange, damaged or unordered times in a transcript are corrected with a message, or refused."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from mockloop.core.errors import InputError
from tests.speech.stt.transcript_reading import SRT, THEIRS, read, whole


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
