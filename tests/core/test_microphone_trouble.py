"""Trouble with the microphone is seen while one speaks, within three seconds."""

from __future__ import annotations

import pytest

from mockloop.core.microphone_trouble import (
    BROKEN_OFF,
    CLIPPED,
    LOST,
    QUIET,
    SILENT,
    UNOPENED,
    MicrophoneWatch,
    SoundBlock,
    moved_to,
)

EXACT, ROOM, VOICE = SoundBlock(0.1, -96.0), SoundBlock(0.1, -62.0), SoundBlock(0.1, -24.0, speaking=True)
FAINT = SoundBlock(0.1, -55.0, speaking=True)
TORN = SoundBlock(0.1, -3.0, speaking=True, clipped_share=0.2)


def heard(*parts: tuple[SoundBlock, float]) -> MicrophoneWatch:
    """Each block so many seconds long."""
    watch = MicrophoneWatch()
    for block, seconds in parts:
        for _ in range(round(seconds / block.seconds)):
            watch.hear(block)
    return watch


@pytest.mark.parametrize(
    ("parts", "trouble"),
    [
        ([(EXACT, 2.9)], SILENT),
        ([(VOICE, 5.0), (EXACT, 2.9)], LOST),
        ([(ROOM, 2.0), (FAINT, 2.9)], QUIET),
        ([(ROOM, 2.0), (TORN, 2.9)], CLIPPED),
        ([(VOICE, 2.0), (SoundBlock(0.1, -24.0, True, lost_s=0.4), 0.1)], BROKEN_OFF),
    ],
)
def test_each_trouble_is_told_within_three_seconds(parts, trouble):
    assert heard(*parts).trouble is trouble


@pytest.mark.parametrize(
    "parts",
    [
        [(ROOM, 60.0)],
        [(ROOM, 5.0), (VOICE, 20.0), (ROOM, 30.0)],
        [(VOICE, 3.0), (SoundBlock(0.1, -9.0, True, 0.05), 0.2), (VOICE, 3.0)],
        [(VOICE, 3.0), (EXACT, 2.0), (VOICE, 0.1)],
    ],
    ids=["a long think", "speech and a long pause", "one loud word", "a short exact silence"],
)
def test_what_is_no_trouble_is_not_told(parts):
    assert heard(*parts).trouble is None


def test_a_microphone_that_cuts_its_noise_away_is_not_lost_in_a_pause():
    gated = [(VOICE, 1.0), (EXACT, 0.3)] * 4
    assert heard(*gated, (VOICE, 1.0), (EXACT, 6.0)).trouble is None
    assert heard(*gated, (VOICE, 1.0), (EXACT, 11.0)).trouble is LOST


def test_what_was_told_stays_to_be_read_and_goes_again():
    watch = heard((TORN, 2.0))
    for _ in range(25):
        watch.hear(ROOM)
    assert watch.trouble is CLIPPED
    for _ in range(40):
        watch.hear(VOICE)
    assert watch.trouble is None


def test_a_microphone_that_gives_nothing_is_told_before_the_first_block():
    watch = MicrophoneWatch()
    assert watch.waits(2.2) is None
    assert watch.waits(2.3) is UNOPENED
    watch.hear(ROOM)
    assert watch.waits(2.3) is None


DESK, HEADSET = SoundBlock(0.1, -24.0, True, source="Desk"), SoundBlock(0.1, -24.0, True, source="Headset")


def test_another_microphone_is_told_by_its_name_for_a_while():
    assert heard((DESK, 5.0), (HEADSET, 0.1)).trouble == moved_to("Headset")
    assert heard((DESK, 5.0), (HEADSET, 7.9)).trouble == moved_to("Headset")
    assert heard((DESK, 5.0), (HEADSET, 9.0)).trouble is None
    assert heard((DESK, 5.0), (HEADSET, 1.0), (DESK, 0.1)).trouble == moved_to("Desk")


def test_a_microphone_that_was_changed_before_the_answer_is_told():
    watch = MicrophoneWatch("Desk")
    watch.hear(HEADSET)
    assert watch.trouble == moved_to("Headset")


@pytest.mark.parametrize("parts", [[(VOICE, 2.0), (DESK, 2.0)], [(DESK, 2.0), (VOICE, 2.0), (DESK, 1.0)]])
def test_a_name_that_is_not_known_for_a_while_is_no_other_microphone(parts):
    assert heard(*parts).trouble is None


def test_sound_that_was_lost_is_told_before_the_other_microphone():
    torn = SoundBlock(0.1, -24.0, True, lost_s=0.4, source="Headset")
    assert heard((DESK, 5.0), (torn, 0.1), (HEADSET, 1.0)).trouble is BROKEN_OFF
    assert heard((DESK, 5.0), (torn, 0.1), (HEADSET, 3.5)).trouble == moved_to("Headset")


def test_a_long_name_leaves_room_for_what_to_do():
    long = moved_to("Built-in Audio Analog Stereo of the docking station")
    assert long.next_step == "It is Built-in Audio Analog…. Wrong? Press p to pause."


@pytest.mark.parametrize(
    ("parts", "silent_s"),
    [
        ([(VOICE, 8.0), (EXACT, 22.0)], 22.0),
        ([(EXACT, 4.0), (VOICE, 5.0), (EXACT, 3.0), (VOICE, 1.0)], 7.0),
        ([(VOICE, 3.0), (EXACT, 2.0), (ROOM, 30.0)], 0.0),
    ],
    ids=["fallen silent", "silent twice", "a short exact silence"],
)
def test_the_seconds_without_any_sound_are_counted(parts, silent_s):
    assert heard(*parts).silent_s == pytest.approx(silent_s)
