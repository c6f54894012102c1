"""A candidate who stops to think and continues in a low voice, with a real microphone and the real weights."""

from __future__ import annotations

import json
import time
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from mockloop.interview.wiring import demo_answers
from mockloop.paths import shipped
from mockloop.ports import RATE_HZ, Samples
from mockloop.speech.audio.decoding import read_sound
from mockloop.speech.audio.voice_activity import VoiceActivity, voiced_spans
from testkit.program import Program, shown
from testkit.sounds import joined, quiet, write_wav
from testkit.word_errors import words

pytestmark = pytest.mark.live
THINKING_S = 8.0
LOW = 0.1  # of the level: 20 dB less
BETWEEN_PARAGRAPHS_S = 0.6  # the shipped answers pause so long between paragraphs, and less within them


def paragraphs(ask: str) -> list[tuple[str, Samples]]:
    """What a shipped answer says, paragraph by paragraph, and how that sounds."""
    text = shipped(f"scenarios/demo/ownership-webhook/{ask}.txt").read_text(encoding="utf-8")
    sound = read_sound(demo_answers("ownership-webhook")[ask])
    spans = voiced_spans(VoiceActivity().accept(sound))
    pauses = sorted(pairwise(spans), key=lambda pair: pair[1].start_s - pair[0].end_s)
    texts = text.strip().split("\n\n")
    cuts = sorted((before.end_s + after.start_s) / 2 for before, after in pauses[len(pauses) - len(texts) + 1 :])
    edges = [0.0, *cuts, len(sound) / RATE_HZ]
    sounds = [sound[round(a * RATE_HZ) : round(b * RATE_HZ)] for a, b in pairwise(edges)]
    return list(zip(texts, sounds, strict=True))


def up_to_a_pause(sound: Samples, most_s: float) -> Samples:
    """The sound up to the last pause that begins within ``most_s``."""
    ends_s = [span.end_s for span in voiced_spans(VoiceActivity().accept(sound)) if span.end_s < most_s]
    return sound[: round((max(ends_s) + 0.2) * RATE_HZ)]


def test_every_word_of_a_quiet_restart_after_eight_seconds_is_in_the_record(pulse, tmp_path: Path) -> None:
    (first, loud), (second, restart), *_ = paragraphs("opening")
    low = (restart * LOW).astype(np.int16)
    answer = write_wav(tmp_path / "answer.wav", joined(up_to_a_pause(loud, 14.0), quiet(THINKING_S), low))
    verified = read_sound(demo_answers("ownership-webhook")["verification"])
    probed = write_wav(tmp_path / "probed.wav", up_to_a_pause(verified, 6.5))
    arguments = "interview ownership-webhook --engine tiny.en --probes 1 --patience off --voice off".split()
    held = Program(arguments, pulse.env, tmp_path / "home")
    try:
        held.wait_for("Interviewer: ")
        held.wait_for("Listening")
        pulse.speak(answer).wait(120)
        time.sleep(0.5)
        held.press("\r")
        held.wait_for("asked because")
        held.wait_for("Listening")
        pulse.speak(probed).wait(60)
        time.sleep(0.5)
        held.press("\r")
        held.wait_for("Verdict: ")
        assert held.finish() == 0
    finally:
        held.close()

    told, probe = shown(tmp_path / "home")["answers"]
    record = " ".join(words(told["analysis"]["text"]))
    assert " ".join(words(second)) in record  # each of its words, in their order
    assert words(first)[:4] == words(told["analysis"]["text"])[:4]
    assert words(probe["analysis"]["text"])
    assert " ".join(words(second)[:4]) in live(tmp_path / "home")


def live(home: Path) -> str:
    """The words of the first answer as they were heard while it was spoken."""
    (journal,) = home.rglob("events.jsonl")
    entries = [json.loads(line) for line in journal.read_text(encoding="utf-8").splitlines()]
    heard = next(entry for entry in entries if entry.get("event") == "Transcribed")
    return " ".join(words(" ".join(word[0] for word in heard["transcript"]["words"])))
