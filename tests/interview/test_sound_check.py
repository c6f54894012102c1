"""The sound check carried out on devices of memory, and when it is made again."""

from __future__ import annotations

import io

import numpy as np
import pytest
import soxr

from mockloop.core.errors import DeviceError
from mockloop.core.sound_check import SoundCheck
from mockloop.interview.sound_check import Outside, run
from mockloop.interview.sound_check_record import current_setup, is_recorded, record_check
from mockloop.interview.wiring import Settings
from mockloop.ports import RATE_HZ, Samples, Sound
from mockloop.ui.terminal.sound_check import SoundCheckScreen
from testkit.sounds import quiet, spoken

pytestmark = pytest.mark.usefixtures("home")


def voice() -> Sound:
    return Sound(spoken(2.0)[::-1].astype(np.float32) / 32768, RATE_HZ)


class Desk:
    """A microphone that brings speech for two seconds and then the room, or what is played as well."""

    name, live = "Desk microphone", True

    def __init__(self, leaks: bool = False, dead: bool = False) -> None:
        self._leaks, self._dead = leaks, dead
        self._said = spoken(2.2)
        self._at = 0
        self.player = Speaker()
        self.closed = False

    def open(self, ask: str) -> Desk:
        return self

    def read(self, timeout_s: float) -> Samples | None:
        if self._dead:
            return np.zeros(0, np.int16)
        block = RATE_HZ // 10
        self._at += block
        if self.player.playback:
            return self._of_the_room(self.player.playback.next(block))
        said = self._said[self._at - block : self._at]
        return said if len(said) else quiet(0.1)

    def _of_the_room(self, played: Samples) -> Samples:
        return played if self._leaks and len(played) else quiet(0.1)

    def close(self) -> None:
        self.closed = True


class Playing:
    """A sound that goes on as far as it is heard."""

    def __init__(self, sound: Sound) -> None:
        self._samples = (0.5 * soxr.resample(sound.samples, sound.rate_hz, RATE_HZ) * 32767).astype(np.int16)
        self._at = 0
        self.played_s = 0.0

    def next(self, block: int) -> Samples:
        self._at += block
        return self._samples[self._at - block : self._at]

    def wait(self, timeout_s: float) -> bool:
        return self._at >= len(self._samples)

    def stop(self) -> None:
        pass


class Speaker:
    name = "Desk speaker"
    playback: Playing | None = None

    def prepare(self) -> None:
        pass

    def play(self, sound: Sound) -> Playing:
        self.playback = Playing(sound)
        return self.playback

    def close(self) -> None:
        pass


def found(desk: Desk, plays: bool = True, **how) -> dict[str, str]:
    sound = voice()  # before, since this microphone brings its seconds at once and would not wait for it
    outside = Outside(desk, desk.player if plays else None, lambda: sound)
    return {one.name: one.state for one in run(outside, lambda check: None, **how)}


def test_a_microphone_that_hears_the_person_and_not_the_loudspeaker_is_well():
    desk = Desk()
    assert found(desk) == {"microphone": "ok", "leak": "ok"}
    assert desk.closed


def test_a_loudspeaker_that_leaks_is_told():
    assert found(Desk(leaks=True))["leak"] == "warning"


def test_without_a_loudspeaker_only_the_microphone_is_checked():
    assert found(Desk(), plays=False) == {"microphone": "ok"}


def test_a_key_ends_it_and_nothing_is_claimed():
    assert found(Desk(), skipped=lambda: True) == {}


def test_a_dead_microphone_is_told():
    with pytest.raises(DeviceError, match="No sound comes from the microphone"):
        found(Desk(dead=True))


def test_it_is_made_again_only_where_something_has_changed():
    now = current_setup(Settings())
    assert not is_recorded(now)
    record_check(now)
    assert is_recorded(current_setup(Settings()))
    assert not is_recorded(current_setup(Settings(voice="off")))
    assert not is_recorded(current_setup(Settings(microphone="Yeti")))
    assert not is_recorded({**now, "devices": "another headset"})


def test_the_level_is_shown_in_one_line_that_is_printed_over():
    out = io.StringIO()
    screen, check = SoundCheckScreen(out, over=True), SoundCheck()
    screen.begin("Desk microphone", " before your first interview here", "Enter skips this.")
    screen.show(check)
    check.level_dbfs = -33.0
    screen.show(check)
    assert out.getvalue().endswith("\r  Say a few words         ▬▬▬▬▬▬▬▬▬▬··········")
    lines = io.StringIO()
    plain = SoundCheckScreen(lines, over=False)
    for _ in range(3):
        plain.show(check)
    assert lines.getvalue() == "  Say a few words.\n"
