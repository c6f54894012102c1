"""The reference answers spoken by a synthesizer and heard by Whisper tiny.en: judged like their text."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import numpy as np
import pytest
import soundfile

from mockloop.analysis.judging.bar import Bar
from mockloop.analysis.judging.debrief import Debrief, debrief_transcript
from mockloop.core.transcript import Transcript, from_text
from mockloop.library.loader import load_scenario
from mockloop.ports import RATE_HZ, Samples, vocabulary
from mockloop.speech.stt.whisper.transcriber import WhisperTranscriber

SCENARIO = load_scenario("ownership-webhook")
BAR = Bar(SCENARIO, "sde2")
SECTIONS = {name: section.strong for name, section in SCENARIO.sections.items()}
PAUSE_S = 0.6

pytestmark = pytest.mark.skipif(
    not shutil.which("flite"), reason="needs flite: sh tests/system_packages.sh installs it or says how"
)


def spoken(text: str, folder: Path) -> Samples:
    path = folder / "said.wav"
    subprocess.run(["flite", "-voice", "rms", "-t", text, "-o", str(path)], check=True)
    samples, rate_hz = soundfile.read(path, dtype="int16")
    assert rate_hz == RATE_HZ
    loud = np.flatnonzero(np.abs(samples.astype(np.int32)) > 300)
    return np.asarray(samples[loud[0] : loud[-1] + 1])


def heard(sounds: list[Samples], whisper: WhisperTranscriber) -> Transcript:
    session = whisper.open(vocabulary(SCENARIO))
    pause = np.zeros(round(PAUSE_S * RATE_HZ), np.int16)
    whole = np.concatenate([piece for sound in sounds for piece in (sound, pause)])
    for at in range(0, len(whole), RATE_HZ):
        session.accept(whole[at : at + RATE_HZ])
    return session.finish()


def judged(transcript: Transcript) -> Debrief:
    return debrief_transcript(BAR, transcript)


@pytest.fixture(scope="module")
def strong(tmp_path_factory, tiny_en) -> tuple[Debrief, dict[str, float]]:
    folder = tmp_path_factory.mktemp("strong")
    sounds = {name: spoken(text, folder) for name, text in SECTIONS.items()}
    return judged(heard(list(sounds.values()), tiny_en)), {name: len(sound) / RATE_HZ for name, sound in sounds.items()}


def test_the_strong_answer_gets_the_rating_of_its_text(strong):
    assert strong[0].verdict.rating == judged(from_text(" ".join(SECTIONS.values()))).verdict.rating == "strong_hire"


def test_the_end_is_timed_to_within_five_seconds_and_what_leads_up_to_it_together(strong):
    """The boundary of this task is read as situation by the model of other people's answers: see its CARD.md."""
    whole, truth = strong
    measured = {pace.section: pace.seconds for pace in whole.answers[0].paces}
    assert set(measured) == set(truth)
    for section in ("result", "reflection"):
        assert measured[section] == pytest.approx(truth[section], abs=5.0)
    before = sum(measured[section] for section in ("situation", "task", "action"))
    assert before == pytest.approx(sum(truth[section] for section in ("situation", "task", "action")), abs=5.0)


def test_the_weak_answer_gets_the_rating_of_its_text_and_all_its_red_flags(tmp_path, tiny_en):
    text = SCENARIO.weak_answer.answer
    whole, written = judged(heard([spoken(text, tmp_path)], tiny_en)), judged(from_text(text))
    assert whole.verdict.rating == written.verdict.rating == "leaning_no_hire"
    assert whole.verdict.red_flags == written.verdict.red_flags
    assert len(whole.verdict.red_flags) == 5
