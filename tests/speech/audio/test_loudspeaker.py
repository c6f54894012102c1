"""The loudspeaker and its replacements: when a sound is over, and what happens to a lost device."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from mockloop.core.errors import DeviceError
from mockloop.ports import Player, Sound
from mockloop.speech.audio.devices import look_again
from mockloop.speech.audio.loudspeaker import InstantPlayer, LoudspeakerPlayer, PacedPlayer
from mockloop.speech.audio.microphone import SoundcardMicrophone
from mockloop.speech.audio.playback import SILENT_CALLBACKS_S, TAIL_S
from testkit.fakes import HANGS_AFTER_S, HandClock, QuickPlayer, wait_until
from testkit.loudspeaker import BLOCK_S, LATENCY_S, MemoryCard
from tests.speech.audio.fake_portaudio import FakePortAudio, heard

RATE_HZ = 16_000
EVERY = [
    pytest.param(PacedPlayer, id="paced"),
    pytest.param(InstantPlayer, id="instant"),
    pytest.param(QuickPlayer, id="quick"),
    pytest.param(lambda: LoudspeakerPlayer(portaudio=MemoryCard((RATE_HZ, 1))), id="loudspeaker"),
]
every_player = pytest.mark.parametrize("begin", EVERY)
Begin = Callable[[], Player]


def tone(seconds: float, rate_hz: int = RATE_HZ) -> Sound:
    """A rising tone, no stretch of which is like another."""
    t = np.arange(round(seconds * rate_hz)) / rate_hz
    return Sound((0.5 * np.sin(2 * np.pi * (200 + 150 * t) * t)).astype(np.float32), rate_hz)


@every_player
def test_a_sound_is_over_after_it_has_been_played(begin: Begin) -> None:
    player = begin()
    playback = player.play(tone(0.2))
    assert playback.wait(HANGS_AFTER_S) is True
    assert playback.wait(0.0) is True
    assert 0 <= playback.played_s <= 0.2
    player.close()


@every_player
def test_a_sound_that_was_stopped_is_over(begin: Begin) -> None:
    player = begin()
    playback = player.play(tone(30.0))
    playback.stop()
    playback.stop()
    assert playback.wait(0.0) is True
    player.close()


@every_player
def test_a_sound_of_nothing_is_over_at_once(begin: Begin) -> None:
    player = begin()
    assert player.play(tone(0.0)).wait(HANGS_AFTER_S) is True
    player.close()


@every_player
def test_every_player_has_a_name_and_may_be_closed_twice(begin: Begin) -> None:
    player = begin()
    assert player.name
    player.close()
    player.close()


@every_player
@pytest.mark.parametrize("times", [1, 2])
def test_a_player_that_was_prepared_plays_as_one_that_was_not(begin: Begin, times: int) -> None:
    player = begin()
    for _ in range(times):
        player.prepare()
    assert player.play(tone(0.2)).wait(HANGS_AFTER_S) is True
    player.prepare()
    player.close()
    assert player.play(tone(0.1)).wait(HANGS_AFTER_S) is True
    player.close()


def test_without_a_sound_card_a_sound_takes_its_time() -> None:
    clock = HandClock()
    playback = PacedPlayer(clock).play(tone(0.6))
    clock.now_s += 0.2
    assert playback.wait(0.0) is False
    assert playback.played_s == pytest.approx(0.2)
    clock.now_s += 0.5
    assert playback.wait(0.0) is True
    assert playback.played_s == pytest.approx(0.6)


def test_without_a_sound_card_what_was_heard_of_a_stopped_sound_is_known() -> None:
    clock = HandClock()
    playback = PacedPlayer(clock).play(tone(5.0))
    clock.now_s += 0.4
    playback.stop()
    clock.now_s += 0.2
    assert playback.played_s == pytest.approx(0.4)


def test_a_loudspeaker_is_heard_as_far_as_its_own_clock_says() -> None:
    card = MemoryCard((RATE_HZ, 1), by_hand=True)
    playback = LoudspeakerPlayer(portaudio=card).play(tone(0.6))
    card.streams[0].turn(0.2)
    assert playback.wait(0.0) is False
    assert playback.played_s == pytest.approx(0.2 - LATENCY_S)
    card.streams[0].turn(1.0)
    assert playback.wait(0.0) is True
    assert playback.played_s == pytest.approx(0.6)


def test_of_a_sound_that_was_stopped_it_is_known_how_much_was_heard_and_the_device_gets_no_more() -> None:
    card = MemoryCard((RATE_HZ, 1), by_hand=True)
    playback = LoudspeakerPlayer(portaudio=card).play(tone(5.0))
    card.streams[0].turn(0.4)
    playback.stop()
    assert card.streams[0].closed
    assert len(card.streams[0].heard) == pytest.approx(0.4 * RATE_HZ, abs=BLOCK_S * RATE_HZ)
    assert playback.played_s == pytest.approx(0.4 - LATENCY_S)


def test_an_instant_player_is_over_before_it_began() -> None:
    playback = InstantPlayer().play(tone(60.0))
    assert playback.wait(0.0) is True and playback.played_s == 0.0


def test_a_loudspeaker_gets_every_sample_and_silence_after_it() -> None:
    card, sound = MemoryCard((RATE_HZ, 1)), tone(0.5)
    LoudspeakerPlayer(portaudio=card).play(sound).wait(HANGS_AFTER_S)
    (stream,) = card.streams
    heard = stream.heard[:, 0]
    np.testing.assert_array_equal(heard[: len(sound.samples)], sound.samples)
    assert len(heard) >= len(sound.samples) + TAIL_S * RATE_HZ
    assert not heard[len(sound.samples) :].any()
    assert stream.closed


@pytest.mark.parametrize(
    ("forms", "rate_hz", "channels"),
    [
        ([(48_000, 2), (RATE_HZ, 1)], RATE_HZ, 1),
        ([(48_000, 2), (RATE_HZ, 2)], RATE_HZ, 2),
        ([(48_000, 1)], 48_000, 1),
        ([(44_100, 2)], 44_100, 2),
    ],
    ids=["the sound's own", "two channels", "another rate", "another rate, two channels"],
)
def test_a_loudspeaker_is_given_the_form_that_it_takes(
    forms: list[tuple[int, int]], rate_hz: int, channels: int
) -> None:
    card = MemoryCard(*forms)
    LoudspeakerPlayer(portaudio=card).play(tone(0.5)).wait(HANGS_AFTER_S)
    heard, expected = card.streams[0].heard, tone(0.5, rate_hz).samples
    assert heard.shape[1] == channels
    for channel in heard.T:
        assert np.corrcoef(channel[: len(expected)], expected)[0, 1] > 0.99


def test_a_sound_that_is_too_loud_is_kept_within_range() -> None:
    card = MemoryCard((RATE_HZ, 1))
    loud = Sound(np.full(3200, 1.7, np.float32), RATE_HZ)
    LoudspeakerPlayer(portaudio=card).play(loud).wait(HANGS_AFTER_S)
    assert card.streams[0].heard.max() == 1.0


def test_a_new_sound_stops_the_one_before_it() -> None:
    card = MemoryCard((RATE_HZ, 1))
    player = LoudspeakerPlayer(portaudio=card)
    first, second = player.play(tone(10.0)), player.play(tone(0.1))
    assert first.wait(0.0) is True and card.streams[0].closed
    assert second.wait(HANGS_AFTER_S) is True
    assert second.played_s == pytest.approx(0.1)


def test_a_loudspeaker_that_is_lost_ends_the_sound_and_says_how_much_was_heard() -> None:
    card, clock = MemoryCard((RATE_HZ, 1), dies_after_s=0.5, by_hand=True), HandClock()
    playback = LoudspeakerPlayer(portaudio=card, now_s=clock).play(tone(10.0))
    card.streams[0].turn(0.7)
    clock.now_s += SILENT_CALLBACKS_S - 0.1
    assert playback.wait(0.0) is False
    clock.now_s += 0.2
    assert playback.wait(0.0) is True
    assert playback.played_s == pytest.approx(0.5)


def test_a_loudspeaker_that_came_back_is_looked_for_anew() -> None:
    card = MemoryCard((RATE_HZ, 1), broken=1)
    assert LoudspeakerPlayer(portaudio=card).play(tone(0.1)).wait(HANGS_AFTER_S) is True
    assert card.restarts == 1


@pytest.mark.parametrize(
    ("card", "told"),
    [
        (MemoryCard((RATE_HZ, 1), broken=9), "in use by another program"),
        (MemoryCard((8_000, 7)), "does not support the sound format"),
    ],
    ids=["taken", "of another form"],
)
def test_a_loudspeaker_that_cannot_play_is_told(card: MemoryCard, told: str) -> None:
    with pytest.raises(DeviceError, match=f"The loudspeaker .*{told}"):
        LoudspeakerPlayer(portaudio=card).play(tone(0.1))


# ---- a loudspeaker kept awake ------------------------------------------------------------------------------------


def test_a_prepared_loudspeaker_plays_silence_until_the_next_sound_has_begun() -> None:
    card, sound = MemoryCard((RATE_HZ, 1)), tone(0.3)
    player = LoudspeakerPlayer(portaudio=card)
    player.prepare()
    wait_until(lambda: len(card.streams[0].heard) >= 0.1 * RATE_HZ)
    player.play(sound).wait(HANGS_AFTER_S)
    silence, spoken = card.streams
    assert not silence.heard.any()
    np.testing.assert_array_equal(spoken.heard[: len(sound.samples), 0], sound.samples)
    assert not card.open


def test_a_prepared_loudspeaker_is_opened_in_the_form_of_the_last_sound() -> None:
    card = MemoryCard((RATE_HZ, 1), (22_050, 1))
    player = LoudspeakerPlayer(portaudio=card)
    player.prepare()
    player.play(tone(0.1)).wait(HANGS_AFTER_S)
    player.prepare()
    player.close()
    assert [stream.settings["samplerate"] for stream in card.streams] == [22_050, RATE_HZ, RATE_HZ]


def test_closing_a_prepared_loudspeaker_gives_it_back() -> None:
    card = MemoryCard((RATE_HZ, 1))
    player = LoudspeakerPlayer(portaudio=card)
    player.prepare()
    player.close()
    assert not card.open


def test_a_loudspeaker_with_room_for_one_stream_gives_it_to_the_sound() -> None:
    card = MemoryCard((RATE_HZ, 1), room=1)
    player = LoudspeakerPlayer(portaudio=card)
    player.prepare()
    assert player.play(tone(0.1)).wait(HANGS_AFTER_S) is True
    assert card.restarts == 0


def test_a_loudspeaker_that_cannot_be_prepared_is_told_when_it_is_to_play() -> None:
    player = LoudspeakerPlayer(portaudio=MemoryCard((RATE_HZ, 1), broken=9))
    player.prepare()
    with pytest.raises(DeviceError, match="in use by another program"):
        player.play(tone(0.1))


def test_a_prepared_loudspeaker_that_was_lost_is_prepared_again() -> None:
    card = MemoryCard((RATE_HZ, 1), dies_after_s=0.05)
    player = LoudspeakerPlayer(portaudio=card)
    player.prepare()
    wait_until(lambda: not card.streams[0].active)
    card.dies_after_s = float("inf")
    player.prepare()
    assert [stream.closed for stream in card.streams] == [True, False]
    player.close()


def test_devices_are_looked_for_anew_only_when_no_stream_is_open() -> None:
    card = MemoryCard((RATE_HZ, 1), by_hand=True)
    player, other = LoudspeakerPlayer(portaudio=card), LoudspeakerPlayer(portaudio=card)
    player.prepare()
    playback = other.play(tone(10.0))
    card.streams[1].turn(0.3)
    assert playback.wait(0.0) is False
    look_again(card)
    assert card.restarts == 1 and not card.crashed and not card.open
    assert playback.wait(HANGS_AFTER_S) is True  # the sound was broken off; what used its stream goes on unharmed
    assert playback.played_s < 0.3
    playback.stop()
    again = player.play(tone(0.1))
    card.streams[-1].turn(1.0)
    assert again.wait(0.0) is True


def test_a_capture_whose_stream_was_closed_for_that_says_that_it_is_lost() -> None:
    cards = FakePortAudio([np.zeros(320, np.int16)])
    capture = SoundcardMicrophone(portaudio=cards).open("opening")
    look_again(cards)
    with pytest.raises(DeviceError, match="was lost"):
        heard(capture)
    capture.close()
