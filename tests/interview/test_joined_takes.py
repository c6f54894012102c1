"""An interrupted and continued answer is measured like the same answer without the interruption."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from benchmarks.apparatus.killed_interview import SCENARIO, answers, comparable, kept_of, sound_for
from benchmarks.apparatus.sound_with_words import MarkReader
from mockloop.analysis.judging.debrief import debrief
from mockloop.cli.debrief import session_document
from mockloop.core.events import Said, Take
from mockloop.core.state import Plan, Turn
from mockloop.core.transcript import Span, Transcript, joined
from mockloop.interview.joined_takes import voiced_in_last, with_joined_voice
from mockloop.interview.runner import run_with_ports
from mockloop.interview.session_ports import Ports
from mockloop.library.loader import load_scenario, text_for
from mockloop.ports import RATE_HZ, Samples
from mockloop.sessions.folder import SessionFolder, create
from mockloop.speech.audio.take_file import FRAME, TakeWriter
from mockloop.speech.audio.voice_activity import VoiceActivity, voiced_spans
from mockloop.speech.recording.recorder import Recorder
from mockloop.ui.terminal.controls import NoControls
from testkit.fakes import BeepVoice, QuickPlayer, RememberingScreen, SoundCapture
from testkit.sounds import joined as in_a_row
from testkit.sounds import quiet, spoken

WORDS = (Span(9.0, 9.5),)


def whole() -> Samples:
    return in_a_row(quiet(0.5), spoken(1.6), quiet(0.7), spoken(1.2, 2), quiet(0.6))


def written(path: Path, sound: Samples) -> None:
    writer = TakeWriter(path)
    writer.accept(sound)
    writer.close()


# ---- the voice ----------------------------------------------------------------------------------------------------


def test_the_voice_of_two_takes_is_that_of_one_wherever_it_was_cut():
    sound = whole()
    alone = voiced_spans(VoiceActivity().accept(sound))
    assert len(alone) == 2
    for cut in range(FRAME, len(sound), 3 * FRAME):
        first, second = sound[:cut], sound[cut:]
        parts = [
            Transcript((), cut / RATE_HZ, voiced=voiced_in_last([first], True)),
            Transcript((), len(second) / RATE_HZ, voiced=voiced_in_last([first, second], False)),
        ]
        both = joined(parts).voiced
        assert both is not None and len(both) == 2, cut
        ends = [(one.start_s, one.end_s) for one in both]
        expected = [(one.start_s, one.end_s) for one in alone]
        assert np.allclose(ends, expected, atol=0.033), cut  # a window that the cut divides is in neither take


def test_speech_that_the_cut_ends_counts_however_short_it_is():
    sound = whole()
    begins = round(voiced_spans(VoiceActivity().accept(sound))[0].start_s * RATE_HZ)
    cut = begins + 2 * 512
    assert voiced_in_last([sound[:cut]], False) == ()
    assert len(voiced_in_last([sound[:cut]], True)) == 1


@pytest.fixture
def folder(tmp_path) -> SessionFolder:
    plan = Plan("interview", load_scenario(SCENARIO), "sde2", probes=1)
    return create(tmp_path / "sessions", plan, text_for(load_scenario(SCENARIO)), datetime(2026, 3, 1, tzinfo=UTC))


def test_takes_that_nothing_broke_off_keep_their_own_voice(folder):
    written(folder.take_path(1), whole())
    written(folder.take_path(2), whole())
    turn = Turn("opening", "?", takes=(Take(1, 4.6), Take(2, 4.6)))
    heard = Transcript((), 4.6, voiced=WORDS)
    assert with_joined_voice(folder, [turn], 2, heard) is heard


def test_both_sides_of_a_seam_are_measured_as_one(folder):
    sound, cut = whole(), 20 * FRAME
    written(folder.take_path(1), sound[:cut])
    written(folder.take_path(2), sound[cut:])
    broken = Take(1, cut / RATE_HZ, broken_off=True)
    turn = Turn("opening", "?", takes=(broken, Take(2, 1.0)))
    heard = Transcript((), 1.0, voiced=WORDS)
    assert with_joined_voice(folder, [turn], 1, heard) == replace(heard, voiced=voiced_in_last([sound[:cut]], True))
    assert with_joined_voice(folder, [turn], 2, heard) == replace(
        heard, voiced=voiced_in_last([sound[:cut], sound[cut:]], False)
    )


def test_without_the_recording_and_without_any_voice_the_words_stay_as_they_were_heard(folder):
    turn = Turn("opening", "?", takes=(Take(1, 1.0, broken_off=True), Take(2, 1.0)))
    for heard in (Transcript((), 1.0, voiced=WORDS), Transcript((), 1.0, "typed", "estimated")):
        assert with_joined_voice(folder, [turn], 2, heard) is heard


# ---- the debrief --------------------------------------------------------------------------------------------------


class GoesOn:
    """A microphone at which somebody goes on from the last sample that was kept, as fast as it is taken."""

    name, live = "recordings", False

    def __init__(self, folder: SessionFolder) -> None:
        self._folder = folder

    def open(self, ask: str) -> SoundCapture:
        under_way, kept = kept_of(self._folder)
        return SoundCapture(sound_for(ask)[len(kept) if ask == under_way else 0 :])


def finished(folder: SessionFolder) -> Any:
    """The debrief of the session, held to its end, but for times and names."""
    _, words = answers()
    recorder = Recorder(GoesOn(folder))
    ports = Ports(recorder, QuickPlayer(), BeepVoice(), MarkReader(words), NoControls(), RememberingScreen())
    state = run_with_ports(folder, lambda _: ports, None, live=False)
    return comparable(session_document("", state, debrief(state)))


@pytest.mark.parametrize("frames", [12, 47, 101, 140, 154, 156])  # of 158: what is left at last is less than a word
def test_a_resumed_debrief_is_that_of_the_same_interview_left_alone(folder, frames):
    plan = folder.plan()
    alone = create(folder.path.parent, plan, text_for(plan.scenario), datetime(2026, 3, 2, tzinfo=UTC))
    folder.append(1.0, Said("opening"))
    written(folder.take_path(1), sound_for("opening")[: frames * FRAME])
    resumed = finished(folder)
    assert resumed == finished(alone)
