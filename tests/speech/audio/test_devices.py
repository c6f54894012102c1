"""Sound devices: described, found by name or number, and their errors in plain words."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from mockloop.core.errors import DeviceError
from mockloop.speech.audio.devices import Device, chosen, describe_devices, device_error, nearest
from mockloop.speech.audio.loudspeaker import LoudspeakerPlayer
from mockloop.speech.audio.microphone import SoundcardMicrophone
from testkit.sound_cards import Cards, PortAudioError, card

DESK = Cards(
    card("HDA Intel PCH: ALC257 Analog (hw:0,0)", 2, 2),
    card("Blue Yeti: USB Audio (hw:1,0)", 2, 0, 44_100.0),
    card("Jabra Evolve: USB Audio (hw:2,0)", 1, 2, 16_000.0),
    default=(1, 0),
)
BARE = Cards()


def told(begin: Callable[[], Any]) -> str:
    with pytest.raises(DeviceError) as caught:
        begin()
    return str(caught.value)


def look(cards: Cards, device: str | int | None) -> None:
    SoundcardMicrophone(device, cards).look()


def test_every_device_is_described_with_what_it_can_do() -> None:
    assert describe_devices(DESK)[1] == Device(1, "Blue Yeti: USB Audio (hw:1,0)", 2, 0, 44_100.0, is_default=True)
    assert [one.is_default for one in describe_devices(DESK)] == [True, True, False]
    assert describe_devices(BARE) == []


@pytest.mark.parametrize(("given", "meant"), [("2", 2), (2, 2), ("Yeti", "Yeti"), ("hw:1,0", "hw:1,0"), (None, None)])
def test_digits_are_a_device_s_number_and_anything_else_part_of_its_name(given: Any, meant: Any) -> None:
    assert chosen(given) == meant


def test_a_device_is_found_by_part_of_its_name_or_by_number() -> None:
    for device in ("yeti", "1", 1, None):
        microphone = SoundcardMicrophone(device, DESK)
        microphone.look()
        assert microphone.name == "Blue Yeti: USB Audio (hw:1,0)"
    assert LoudspeakerPlayer("jabra", DESK).name == "Jabra Evolve: USB Audio (hw:2,0)"


def test_a_machine_without_devices_is_told_to_connect_one() -> None:
    assert told(lambda: look(BARE, None)).startswith("There is no microphone. Connect one")
    assert told(lambda: LoudspeakerPlayer(None, BARE)).startswith("There is no loudspeaker. Connect one")


def test_a_number_that_no_device_has_is_named() -> None:
    assert told(lambda: look(DESK, "7")).startswith("There is no microphone 7. See with mockloop doctor")
    assert told(lambda: LoudspeakerPlayer(7, DESK)).startswith("There is no loudspeaker 7. See with mockloop doctor")


@pytest.mark.parametrize("name", ["yetti", "Blue Yety", "blue yeti usb audio", "YETI2"])
def test_an_unknown_name_is_answered_with_the_nearest_one(name: str) -> None:
    assert told(lambda: look(DESK, name)).startswith(
        f"No microphone matches '{name}'. Did you mean 'Blue Yeti: USB Audio (hw:1,0)'?"
    )


def test_the_nearest_one_is_of_the_kind_that_was_asked_for() -> None:
    assert "Yeti" not in told(lambda: LoudspeakerPlayer("yetti", DESK))
    assert "Did you mean 'Jabra Evolve: USB Audio (hw:2,0)'?" in told(lambda: LoudspeakerPlayer("jabre", DESK))


@pytest.mark.parametrize("cards", [DESK, BARE])
def test_a_name_like_no_other_is_answered_with_where_to_look(cards: Cards) -> None:
    said = told(lambda: look(cards, "gramophone"))
    assert said == (
        "No microphone matches 'gramophone'. Choose one that mockloop doctor lists, by number: --microphone NUMBER."
    )


def test_a_name_that_several_devices_share_is_told() -> None:
    assert told(lambda: look(DESK, "usb")).startswith("Several microphones match 'usb'. Choose one")


@pytest.mark.parametrize("device", [None, 3, "3"])
def test_only_a_name_has_a_nearest_one(device: Any) -> None:
    assert nearest(DESK, "microphone", device) is None
    assert nearest(None, "microphone", "yetti") is None


@pytest.mark.parametrize(
    ("said", "kind", "sentence"),
    [
        (PortAudioError("Device unavailable [PaErrorCode -9985]", -9985), "microphone", "in use by"),
        (PortAudioError("Device or resource busy"), "loudspeaker", "in use by another program. Close that"),
        (PortAudioError("Invalid sample rate", -9997), "loudspeaker", "does not support the sound format"),
        (PortAudioError("Invalid number of channels", -9998), "microphone", "Choose one with --microphone"),
        (OSError("no such thing."), "loudspeaker", r"could not be opened \(no such thing\). Choose another"),
    ],
)
def test_what_portaudio_says_is_put_into_plain_words(said: Exception, kind: str, sentence: str) -> None:
    with pytest.raises(DeviceError, match=sentence):
        raise device_error(said, kind)


@pytest.mark.skipif(sys.platform != "linux" or Path("/dev/snd").exists(), reason="this machine has a sound card")
@pytest.mark.parametrize("name", [None, "yeti"])
def test_sounddevice_itself_says_so_where_there_is_no_device(tmp_path: Path, name: str | None) -> None:
    script = f"from mockloop.speech.audio.loudspeaker import LoudspeakerPlayer; LoudspeakerPlayer({name!r})"
    env = {**os.environ, "XDG_RUNTIME_DIR": str(tmp_path), "HOME": str(tmp_path)}
    env.pop("PULSE_SERVER", None)
    done = subprocess.run([sys.executable, "-c", script], env=env, capture_output=True, text=True, check=False)
    expected = "No loudspeaker matches 'yeti'" if name else "There is no loudspeaker."
    assert f"DeviceError: {expected}" in done.stderr
