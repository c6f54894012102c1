"""Recordings that answer and are heard as well."""

import pytest

from mockloop.core.errors import DeviceError
from mockloop.speech.audio.audible_microphone import AudibleMicrophone
from mockloop.speech.audio.file_microphone import FileMicrophone
from testkit.fakes import QuickPlayer
from testkit.sounds import spoken, write_wav


class LostPlayer(QuickPlayer):
    def play(self, sound):
        raise DeviceError("The loudspeaker is gone.", "Plug it in.")


@pytest.fixture
def recording(tmp_path):
    return write_wav(tmp_path / "opening.wav", spoken(2.0))


def test_what_is_recorded_is_played_and_stops_with_the_recording(recording):
    player = QuickPlayer(ends=False)
    capture = AudibleMicrophone(FileMicrophone({"opening": recording}), player).open("opening")
    assert [round(sound.duration_s, 1) for sound in player.played] == [2.0]
    assert len(capture.read(0.0)) > 0
    assert not player.playbacks[0].stopped
    capture.close()
    assert player.playbacks[0].stopped


def test_a_loudspeaker_that_fails_costs_no_recording(recording):
    capture = AudibleMicrophone(FileMicrophone({"opening": recording}), LostPlayer()).open("opening")
    assert len(capture.read(0.0)) > 0
    capture.close()
