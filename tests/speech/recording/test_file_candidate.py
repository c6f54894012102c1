"""Files as the candidate of an interview."""

from __future__ import annotations

import itertools
import json

import pytest

from mockloop.core.errors import InputError
from mockloop.core.events import Recorded, Requested
from mockloop.speech.recording.file_candidate import FileCandidate
from mockloop.speech.recording.request import Observers, Recording
from mockloop.speech.recording.typed_answers import typed_transcript
from testkit.sounds import joined, quiet, spoken, write_wav


@pytest.fixture
def transcript(tmp_path):
    path = tmp_path / "answer.json"
    words = [{"text": "I", "start_s": 0.5, "end_s": 0.6}, {"text": "ran", "start_s": 0.7, "end_s": 1.0}]
    path.write_text(json.dumps({"words": words, "duration_s": 1.5}), encoding="utf-8")
    return path


def recording(tmp_path, take: int = 1) -> Recording:
    return Recording("opening", take, tmp_path / f"{take:02d}.flac")


def test_a_transcript_is_recited_with_its_own_times(transcript, tmp_path):
    outcome = FileCandidate([transcript], realtime=False).record(recording(tmp_path), Observers())
    assert isinstance(outcome, Recorded)
    kept = typed_transcript(tmp_path / "01.json")
    assert [(w.text, w.start_s, w.end_s) for w in kept.words] == [("I", 0.5, 0.6), ("ran", 0.7, 1.0)]
    assert (tmp_path / "01.json").stat().st_mode & 0o777 == 0o600


def test_a_recording_is_heard(tmp_path):
    wav = write_wav(tmp_path / "a.wav", joined(quiet(0.2), spoken(1.0), quiet(0.2)))
    outcome = FileCandidate([wav], realtime=False).record(recording(tmp_path), Observers())
    assert outcome.take.speech_s == pytest.approx(1.0, abs=0.2)
    assert (tmp_path / "01.flac").exists()


def test_a_question_for_which_there_is_no_file_is_skipped(tmp_path):
    assert FileCandidate([], realtime=False).record(recording(tmp_path), Observers()) == Requested("skip")


def test_in_real_time_an_answer_takes_its_time_and_can_be_cut_short(transcript, tmp_path):
    ticks: list[float] = []
    FileCandidate([transcript], realtime=True).record(
        recording(tmp_path), Observers(on_tick=lambda tick: ticks.append(tick.elapsed_s))
    )
    assert ticks[-1] == pytest.approx(0.9, abs=0.2)
    polls = itertools.count()
    outcome = FileCandidate([transcript], realtime=True).record(
        recording(tmp_path, 2), Observers(poll=lambda: "stop" if next(polls) > 2 else None)
    )
    assert isinstance(outcome, Requested)
    assert outcome.what == "stop"


def test_a_file_that_is_neither_is_told(tmp_path):
    path = tmp_path / "answer.txt"
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(InputError):
        FileCandidate([path], realtime=False).record(recording(tmp_path), Observers())
