"""Files of strangers through the command line: whose words, which track, and what is refused before anything begins."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from mockloop.sessions.catalog import find_session
from mockloop.sessions.rebuild import resumed
from testkit import recordings
from testkit.sounds import spoken as voiced
from testkit.transcripts import ANSWER, QUESTION, spoken, written

ID = "ownership-webhook"


def made(tmp_path: Path, name: str, called: str = "") -> Path:
    path = tmp_path / (called or "answer.vtt")
    path.write_bytes(written(name, spoken()))
    return path


def test_the_speaker_who_says_most_is_judged_and_told(run, tmp_path):
    done = run("analyze", made(tmp_path, "vtt of Zoom"), "--json")
    assert json.loads(done.out)["text"] == ANSWER
    assert "Sam Lee says most" in done.err and "--speaker NAME" in done.err


def test_another_speaker_can_be_named(run, tmp_path):
    done = run("analyze", made(tmp_path, "vtt of Zoom"), "--json", "--speaker", "dana")
    assert json.loads(done.out)["text"] == QUESTION
    wrong = run("analyze", made(tmp_path, "vtt of Zoom"), "--speaker", "Kim")
    assert (wrong.status, "Choose from: Dana Reyes, Sam Lee." in wrong.err) == (1, True)


def test_a_track_of_a_transcript_and_a_speaker_of_a_recording_are_refused(run, tmp_path):
    wav = recordings.wav(tmp_path / "a.wav", voiced(1.0))
    assert "has no tracks" in run("analyze", made(tmp_path, "srt"), "--track", "1").err
    assert "does not name speakers" in run("analyze", wav, "--speaker", "Sam").err
    assert "has no track 2" in run("analyze", wav, "--track", "2").err


@pytest.mark.parametrize("name", ["openai-whisper", "srt", "txt"])
def test_a_transcript_in_place_of_a_recording_is_refused_before_the_question(run, home, tmp_path, name):
    path = made(tmp_path, name, "x.json")
    done = run("interview", ID, "--input", path, "--plain", "--voice", "off")
    assert done.status == 1
    assert "is a transcript" in done.err
    assert "Tell me about" not in done.out
    suggested = done.err.split("Read it instead with: mockloop ")[1].splitlines()[0]
    assert run(*suggested.split()).status == 0
    assert not any((home / "sessions").glob("*/")) if (home / "sessions").exists() else True


@pytest.mark.parametrize("verb", [("analyze",), ("replay", "--scenario", ID)])
def test_a_document_is_refused_with_what_to_save_it_as(run, home, tmp_path, verb):
    path = tmp_path / "answer.docx"
    path.write_bytes(b"PK\x03\x04" + b"word/document.xml" * 50)
    done = run(verb[0], path, *verb[1:])
    assert done.status == 1
    assert "Save it as txt" in done.err and "srt, vtt, sbv" in done.err


def test_answers_of_an_interview_are_put_to_its_questions_one_by_one(run, home, tmp_path):
    path = tmp_path / "interview.txt"
    path.write_text(
        f"Dana Reyes: {QUESTION}\nSam Lee: {ANSWER}\nDana Reyes: What would you do differently?\n"
        "Sam Lee: I would ask earlier who else holds the same work, and write the test before the fix.\n"
    )
    done = run("replay", path, "--scenario", ID, "--fast", "--speaker", "Sam Lee")
    assert done.status == 0
    kept = [
        json.loads(p.read_text())
        for p in sorted((find_session(home / "sessions", "last").path / "takes").glob("*.json"))
    ]
    assert [len(one["words"]) for one in kept] == [len(ANSWER.split()), 17]


@pytest.mark.skipif(not shutil.which("ffmpeg"), reason="ffmpeg is not installed")
def test_a_recording_under_a_transcripts_name_is_heard(run, tmp_path):
    path = recordings.encoded(tmp_path, voiced(2.0), ".mp3").rename(tmp_path / "answer.txt")
    document = json.loads(run("analyze", path, "--engine", "typed", "--json").out)
    assert document["duration_s"] == pytest.approx(2.0, abs=0.1)


ASKED = (
    "What did the lock cost you?",
    "Who did not like it?",
    "And what came after that, in the months that followed?",
)


@pytest.fixture
def talk(tmp_path) -> Path:
    """A whole interview: a greeting, the question and its answer, and four more questions."""
    path = tmp_path / "talk.txt"
    more = [
        f"Dana Reyes: {one}\nSam Lee: It took two days, and my team told me that it was worth them." for one in ASKED
    ]
    path.write_text(
        f"Dana Reyes: Hi Sam, how are you today?\nSam Lee: I am well, thank you.\nDana Reyes: {QUESTION}\n"
        f"Sam Lee: {ANSWER}\n" + "\n".join(more) + "\nDana Reyes: Thanks. Anything else?\nSam Lee: No, that is all.\n"
    )
    return path


def asked_of(home: Path) -> list[tuple[str, str]]:
    folder = find_session(home / "sessions", "last")
    state = resumed(folder).state
    return [(turn.text, turn.answer.text) for turn in state.turns]


@pytest.mark.parametrize("named", [(), ("--scenario", ID)], ids=["no scenario", "a scenario"])
def test_the_questions_of_a_talk_become_the_questions_of_the_session(run, home, talk, named):
    done = run("replay", talk, "--fast", "--speaker", "Sam Lee", *named)
    assert done.status == 0, done.err
    held = asked_of(home)
    assert [question for question, _ in held[1:]] == [*ASKED, "Thanks. Anything else?"]
    assert (held[0][0] == QUESTION) is not bool(named)
    assert held[0][1] == ANSWER
    assert held[4][1] == "No, that is all."
    assert "One short answer is left out as a greeting, before the first long one." in done.out
    assert "Verdict: " in done.out


@pytest.mark.skipif(not shutil.which("ffmpeg"), reason="ffmpeg is not installed")
def test_a_track_of_a_recording_can_be_named_and_is_refused_where_there_is_none(run, tmp_path):
    path = recordings.with_tracks(tmp_path, voiced(1.0))
    ways = ("interview", ID, "--plain", "--voice", "off", "--probes", "0")
    gone = run(*ways, "--input", path, "--track", "3")
    assert (gone.status, "has no track 3" in gone.err, "Tell me about" in gone.out) == (1, True, False)
    assert "--track works only with recordings" in " ".join(run(*ways, "--track", "1").err.split())
    assert "has no track 3" in run("replay", path, "--scenario", ID, "--fast", "--track", "3").err
