"""The same answer in every format says the same words at the same seconds and gets the same verdict."""

from __future__ import annotations

from functools import cache

import pytest

from mockloop.analysis.judging.debrief import debrief_transcript
from mockloop.api import bar_of
from mockloop.core.transcript import Transcript, Word
from mockloop.library.loader import load_scenario
from mockloop.speech.stt.transcript_files import FileRead, read
from mockloop.speech.stt.transcript_files.completing import letters
from testkit.transcripts import CANDIDATE, QUESTION, Spoken, blocks, cues, spoken, written
from testkit.transcripts import EVERY as FORMATS

WORDS = spoken()
TRUTH = Transcript(tuple(Word(w.text, w.start_s, w.end_s) for w in WORDS), WORDS[-1].end_s)
BAR = bar_of(load_scenario("ownership-webhook"), "sde2", None)
ASKED = [name for name in FORMATS if QUESTION.split()[-2] in written(name, WORDS).decode("utf-8", "replace")]


@cache
def read_back(name: str) -> FileRead:
    found = read(written(name, WORDS))
    assert isinstance(found, FileRead), found
    return found


@pytest.mark.parametrize("name", FORMATS)
def test_the_words_are_the_same(name: str) -> None:
    found = read_back(name).transcript.words
    fold = letters if FORMATS[name].bare or "1252" in name else str
    assert [fold(word.text) for word in found] == [fold(word.text) for word in WORDS]


@pytest.mark.parametrize("name", [name for name, form in FORMATS.items() if form.timed == "words"])
def test_words_with_times_are_where_they_were_said(name: str) -> None:
    found = read_back(name).transcript
    assert found.timed == "measured"
    off = [(w, t) for w, t in zip(found.words, WORDS, strict=True) if abs(w.start_s - t.start_s) > 0.1]
    assert off == []
    assert found.words[-1].end_s == pytest.approx(WORDS[-1].end_s, abs=0.1)


def bounds(name: str, words: list[Spoken]) -> list[tuple[float, float]]:
    """For every word the seconds within which it may be: its cue, or its block, of which the last has no end."""
    coarse = name in ("Otter", "names and stamps", "names with stamps behind")
    if coarse:
        return [(0.0, words[-1].end_s + 5.0)] * len(words)
    if FORMATS[name].timed == "blocks" or not FORMATS[name].ended:
        parts = blocks(words) if FORMATS[name].timed == "blocks" else cues(words)
        until = [*(part[0].start_s for part in parts[1:]), words[-1].end_s + 2.0]
        within = [(part[0].start_s - 1.0, end_s + 0.1) for part, end_s in zip(parts, until, strict=True)]
        return [one for part, one in zip(parts, within, strict=True) for _ in part]
    late_s = 2.1 if "overlap" in name or "rolls" in name else 0.1
    early_s = 1.1 if name == "srt from before the beginning" else 0.1  # its first cue begins with the file
    return [(cue[0].start_s - early_s, cue[-1].end_s + late_s) for cue in cues(words) for _ in cue]


def test_what_begins_before_the_file_begins_with_it() -> None:
    found = read_back("srt from before the beginning").transcript.words
    assert (found[0].start_s, found[0].text) == (0.0, "Last")


@pytest.mark.parametrize("name", [name for name, form in FORMATS.items() if form.timed in ("cues", "blocks")])
def test_words_of_cues_are_within_them(name: str) -> None:
    found = read_back(name).transcript
    assert found.timed == "measured"
    inside = [
        start_s <= word.start_s <= word.end_s <= end_s
        for word, (start_s, end_s) in zip(found.words, bounds(name, WORDS), strict=True)
    ]
    assert all(inside)
    assert all(one.end_s <= other.start_s + 0.001 for one, other in zip(found.words, found.words[1:], strict=False))


@cache
def rating(transcript: Transcript) -> str:
    return debrief_transcript(BAR, transcript).verdict.rating


@pytest.mark.parametrize("name", FORMATS)
def test_the_verdict_is_the_same(name: str) -> None:
    assert rating(read_back(name).transcript) == rating(TRUTH) != "not_judged"


@pytest.mark.parametrize("name", ASKED)
def test_whoever_asks_is_told_and_left_out(name: str) -> None:
    found = read_back(name)
    assert found.turns[0].asked == QUESTION
    assert any("says most" in notice and "left out" in notice for notice in found.notices)


@pytest.mark.parametrize("wanted", [CANDIDATE, "sam", "Lee"])
def test_the_speaker_can_be_named(wanted: str) -> None:
    found = read(written("vtt of Teams", WORDS), wanted)
    assert isinstance(found, FileRead)
    assert found.transcript.text == " ".join(word.text for word in WORDS)
