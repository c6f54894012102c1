"""The one-way format on the live screen: the time to think, the time that is left, the takes to choose from."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest

from mockloop.core.events import Listen, Offer
from mockloop.core.pressure import Pressure
from mockloop.ui.tui.keys import command_of, offered
from tests.ui.tui.scenes import LENGTH_S, OPENING, PLAN, new_screen, tick
from tests.ui.tui.test_look import seen

ONE_WAY = replace(PLAN, probes=0, pressure=Pressure(think_s=30.0, cap_s=180.0, takes=2))
RECORDING = Listen("opening", 1, LENGTH_S, 180.0, attempt=1, attempts=2)


def preparing(screen) -> None:
    screen.show_question(OPENING)
    screen.show_preparation(23.4, 30.0)


def recording(screen) -> None:
    preparing(screen)
    screen.show_listening(RECORDING)
    screen.show_recording(tick(41.6))


def deciding(screen) -> None:
    recording(screen)
    screen.show_choices(Offer("deciding", ("keep", "take_1", "take_2", "stop"), (102.4, 61.0)))


def shown(scene) -> str:
    return asyncio.run(seen(scene, new_screen(ONE_WAY), (80, 24)))


def test_the_time_to_think_counts_down_beside_the_question_shown_whole():
    text = shown(preparing)
    assert "Time to think: the recording begins in 24 s" in text and "Enter begins now" in text
    assert " ".join(OPENING.text.split()[-4:]) in " ".join(text.split())


def test_the_recording_shows_what_is_left_and_which_take_it_is():
    text = shown(recording)
    assert "take 1 of 2" in text and "Left" in text and "I hear you" in text


def test_the_takes_are_offered_with_their_lengths_and_keys():
    text = shown(deciding)
    assert "Which take counts?" in text and "Take 1: 1:42; Take 2: 1:01." in text
    assert "keep the last take" in text and "keep take 1" in text and "another" not in text


@pytest.mark.parametrize(
    ("scene", "commands"),
    [
        (preparing, {"enter", "repeat", "skip", "pause", "stop"}),
        (deciding, {"enter", "mark_situation", "mark_task", "stop"}),
    ],
)
def test_only_what_can_be_done_is_offered(scene, commands):
    screen = new_screen(ONE_WAY)
    scene(screen)
    assert {key.command for key in offered(screen.state)} == commands


@pytest.mark.parametrize(("attempt", "redo"), [(1, "redo"), (2, None)])
def test_another_take_can_be_begun_only_while_there_is_one(attempt, redo):
    screen = new_screen(ONE_WAY)
    screen.show_question(OPENING)
    assert command_of(screen.state, "x", "x") is None
    screen.show_listening(replace(RECORDING, attempt=attempt))
    assert command_of(screen.state, "x", "x") == redo
