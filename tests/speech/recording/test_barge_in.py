"""While a question is read: the candidate who speaks over it is noticed, and the loudspeaker is not taken for one."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import soxr

from mockloop.core.errors import DeviceError
from mockloop.ports import RATE_HZ, Capture, Samples, Sound
from mockloop.speech.recording.barge_in import BargeInWatch
from mockloop.speech.recording.endpoint_watch import EndpointWatch
from mockloop.speech.recording.recorder import Recorder
from mockloop.speech.recording.request import Observers, Recording
from testkit.sounds import joined, quiet, spoken
from tests.speech.recording.test_endpoint_watch import Brought, question


def leaked(played: Sound) -> Samples:
    """What a microphone hears of a loudspeaker."""
    samples = soxr.resample(played.samples, played.rate_hz, RATE_HZ)
    return (0.5 * samples * 32767).astype(np.int16)


def heard(sound: Samples, until_s: float, played: Sound) -> tuple[BargeInWatch, bool]:
    capture = Brought(sound)
    over = BargeInWatch(capture)
    spoke = False
    for tenth in range(round(until_s * 10)):
        capture.go_on((tenth + 1) / 10)
        spoke = over.spoke_over(played)
    return over, spoke


def test_speech_over_the_question_is_noticed_however_late_in_it():
    assert heard(joined(quiet(2.0), spoken(1.5)), 3.5, question())[1]


@pytest.mark.parametrize("sound", [quiet(4.0), joined(quiet(1.0), spoken(0.3), quiet(2.0))], ids=["quiet", "a cough"])
def test_a_room_and_a_short_sound_are_nobody(sound):
    assert not heard(sound, 3.0, question())[1]


def test_the_loudspeaker_is_nobody():
    over, spoke = heard(leaked(question()), 2.8, question())
    assert not spoke
    assert not over.has_begun()  # and its end is no beginning of an answer


def test_where_speech_stopped_the_question_the_answer_begins_with_it():
    over, spoke = heard(joined(quiet(1.0), spoken(1.0)), 1.9, question())
    assert spoke
    _, samples = over.release()
    assert 0.9 <= len(samples) / RATE_HZ <= 1.3  # from the first voice on, and a little before


def test_who_begins_at_the_very_end_loses_no_word():
    over, spoke = heard(joined(quiet(1.0), spoken(1.0)), 1.4, question())
    assert not spoke
    assert over.has_begun()
    _, samples = over.release()
    assert len(samples) >= 0.35 * RATE_HZ


class Beside:
    """A microphone that can be opened beside a question; each capture brings the next sound."""

    name, live = "desk", True

    def __init__(self, *sounds: Samples) -> None:
        self.captures = [Brought(sound) for sound in sounds]
        self._opened = iter(self.captures)

    def open_beside(self) -> Capture:
        return next(self._opened)

    def open(self, ask: str) -> Capture:
        capture = next(self._opened)
        capture.go_on(99.0)
        return capture


def asked(recorder: Recorder, microphone: Beside, seconds: float) -> bool:
    """A question of so many seconds; whether the candidate spoke over it."""
    spoke = False
    recorder.spoke_over(question())
    for tenth in range(round(seconds * 10)):
        microphone.captures[0].go_on((tenth + 1) / 10)
        spoke = recorder.spoke_over(question())
    return spoke


def recorded(recorder: Recorder, folder: Path) -> float:
    """The seconds of a take that the key ends at once."""
    done = recorder.record(Recording("opening", 1, folder / "01.flac"), Observers(poll=lambda: "enter"))
    recorder.close()
    return done.take.duration_s


def test_what_was_said_over_the_question_is_to_be_said_again(tmp_path):
    microphone = Beside(joined(quiet(1.0), spoken(2.0)), quiet(1.0))
    recorder = Recorder(microphone)
    assert asked(recorder, microphone, 2.5)
    assert recorder.question_over()
    assert microphone.captures[0].closed
    assert recorded(recorder, tmp_path) == pytest.approx(1.0)


def test_barging_in_keeps_it(tmp_path):
    microphone = Beside(joined(quiet(1.0), spoken(2.0)))
    recorder = Recorder(microphone, barges_in=True)
    assert asked(recorder, microphone, 2.0)
    assert not recorder.question_over()
    assert recorded(recorder, tmp_path) >= 1.0


def test_a_microphone_that_cannot_be_opened_then_disturbs_nobody():
    class Broken(Beside):
        def open_beside(self) -> Capture:
            raise DeviceError("It is in use.", "Close the other program.")

    recorder = Recorder(Broken())
    assert not recorder.spoke_over(question())
    assert not recorder.question_over()


def test_whoever_asks_for_something_closes_it():
    microphone = Beside(quiet(3.0))
    recorder = Recorder(microphone)
    asked(recorder, microphone, 0.5)
    recorder.stop_watching()
    assert microphone.captures[0].closed


def test_of_two_watches_the_earlier_microphone_is_closed(tmp_path):
    microphone = Beside(joined(quiet(1.0), spoken(2.0)), quiet(1.0))
    recorder = Recorder(microphone, barges_in=True)
    asked(recorder, microphone, 2.0)
    before = EndpointWatch(Brought(quiet(1.0)))
    recorder._after = before
    recorded(recorder, tmp_path)
    assert before.release()[0].closed
