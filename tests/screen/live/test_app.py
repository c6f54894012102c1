"""The application with keys pressed in it: what the engine gets, what the person sees, how it ends."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import soundfile
from textual.pilot import Pilot

from mockloop.core.errors import DeviceError
from mockloop.core.events import Take
from mockloop.core.state import State
from mockloop.screen.live.controls import LiveControls
from mockloop.screen.live.debrief_view import DebriefView
from mockloop.screen.live.lines import plain
from mockloop.screen.live.paragraph import FoundLine
from mockloop.screen.live.playing import Piece, pieces
from mockloop.screen.live.screen import LiveScreen
from tests.fakes import QuickPlayer
from tests.screen.live.scenes import (
    OPENING,
    SCENES,
    Scene,
    answering,
    asking,
    finished,
    new_screen,
    probed,
    timed,
    turn,
    working,
)
from tests.screen.live.showing import Engine, Shown, text_of, until

Then = Callable[[Pilot[None], Shown], Awaitable[None]]


def showing(hold: Callable[[LiveControls], State], then: Then, scene: Scene | None = None, folder: Path = Path()):
    """Run the application over ``hold``, show ``scene``, do ``then``."""

    async def run() -> Shown:
        screen = new_screen()
        shown = Shown(screen, hold, folder)
        async with shown.app.run_test(size=(80, 24)) as pilot:
            if scene:
                scene(screen)
            await pilot.pause()
            await then(pilot, shown)
        return shown

    return asyncio.run(run())


def commands(scene: Scene, *keys: str) -> list[str]:
    engine = Engine()

    async def press(pilot: Pilot[None], shown: Shown) -> None:
        await pilot.press(*keys)
        await pilot.pause(0.1)

    showing(engine, press, scene)
    return engine.commands


# ---- keys ------------------------------------------------------------------------------------------------------


def test_keys_give_commands_while_the_answer_is_spoken():
    keys = ("r", "s", "x", "p", "q", "m", "right", "enter")
    assert commands(answering, *keys) == [
        "repeat", "skip", "redo", "pause", "stop", "more_time", "next_section", "enter"
    ]  # fmt: skip


def test_capital_letters_mean_the_same():
    assert commands(answering, "P") == ["pause"]


def test_a_key_that_is_not_on_the_bottom_line_does_nothing():
    assert commands(asking, "m", "right", "z") == []
    assert commands(probed, "right", "m") == ["more_time"]
    assert commands(working, "enter", "q") == ["stop"]


def test_an_offer_takes_the_keys_it_names():
    paused = SCENES["paused"][1]
    assert commands(paused, "m", "p", "enter") == ["enter"]


def test_enter_pressed_twice_ends_one_answer_and_does_not_cut_the_next_question():
    controls = LiveControls()
    screen = LiveScreen(new_screen().board, controls)
    controls.press("enter")
    controls.press("enter")
    assert controls.poll() == "enter"
    screen.transcribes(1)
    assert controls.poll() is None


def test_enter_pressed_twice_in_a_row_does_not_cut_the_question_that_has_just_begun():
    async def press(pilot: Pilot[None], shown: Shown) -> None:
        await pilot.press("enter")
        shown.screen.transcribes(1)
        shown.screen.asks(OPENING)
        await pilot.press("enter")
        await pilot.pause(0.1)

    engine = Engine()
    showing(engine, press, answering)
    assert engine.commands == ["enter"]


def test_more_time_is_answered_at_once_on_the_screen():
    async def press(pilot: Pilot[None], shown: Shown) -> None:
        await pilot.press("m")
        await pilot.pause()
        assert "Silence does not end the answer for a minute" in text_of(shown.app)

    showing(Engine(), press, answering)


@pytest.mark.parametrize("name", SCENES)
def test_a_terminal_that_is_too_small_is_no_reason_to_fail(name):
    async def shrink(pilot: Pilot[None], shown: Shown) -> None:
        await pilot.resize_terminal(38, 11)
        await pilot.pause()
        assert len(text_of(shown.app).split("\n")) == 11

    showing(Engine(), shrink, SCENES[name][1])


def test_the_screen_follows_the_size_of_the_terminal():
    async def resize(pilot: Pilot[None], shown: Shown) -> None:
        for width, height in ((80, 24), (132, 40), (100, 30), (81, 25)):
            await pilot.resize_terminal(width, height)
            await pilot.pause()
            rows = text_of(shown.app).splitlines()
            assert len(rows) == height
            assert max(map(len, rows)) <= width
            assert "▶ Action" in text_of(shown.app)
            assert "pause" in rows[-1]

    showing(Engine(), resize, answering)


# ---- waiting, Ctrl-C, failure ----------------------------------------------------------------------------------


def test_whoever_waits_for_a_key_gets_it_from_another_thread():
    controls = LiveControls()
    threading.Timer(0.05, controls.press, ["skip"]).start()
    assert controls.wait(5.0) == "skip"
    assert controls.wait(0.01) is None


def test_ctrl_c_raises_in_the_engine_and_is_raised_again_by_the_outcome():
    async def interrupt(pilot: Pilot[None], shown: Shown) -> None:
        await pilot.press("ctrl+c")
        await until(pilot, lambda: shown.held.error is not None)
        await until(pilot, lambda: not shown.app.is_running)

    shown = showing(Engine(), interrupt, answering)
    with pytest.raises(KeyboardInterrupt):
        shown.held.outcome()


def test_ctrl_c_reaches_an_engine_that_waits_for_a_key():
    def waits(controls: LiveControls) -> State:
        controls.wait(None)
        raise AssertionError("it should not come to this")

    async def interrupt(pilot: Pilot[None], shown: Shown) -> None:
        await pilot.press("ctrl+c")
        await until(pilot, lambda: shown.held.error is not None)

    with pytest.raises(KeyboardInterrupt):
        showing(waits, interrupt, answering).held.outcome()


def test_while_the_engine_closes_its_devices_the_screen_says_so():
    closed = threading.Event()

    def slow(controls: LiveControls) -> State:
        try:
            controls.wait(None)
        finally:
            closed.wait(5.0)
        raise AssertionError("it should not come to this")

    async def interrupt(pilot: Pilot[None], shown: Shown) -> None:
        await pilot.press("ctrl+c")
        await pilot.pause(0.1)
        assert "Everything recorded is kept." in text_of(shown.app)
        closed.set()

    with pytest.raises(KeyboardInterrupt):
        showing(slow, interrupt, answering).held.outcome()


def test_an_error_in_the_engine_ends_the_screen_and_is_raised_as_it_was():
    def fails(controls: LiveControls) -> State:
        raise DeviceError("There is no microphone.", "Connect one.")

    async def wait(pilot: Pilot[None], shown: Shown) -> None:
        await until(pilot, lambda: not shown.app.is_running)

    with pytest.raises(DeviceError, match="There is no microphone"):
        showing(fails, wait).held.outcome()


# ---- the debrief -----------------------------------------------------------------------------------------------


def in_debrief(then: Then, state: State | None = None, folder: Path = Path()) -> Shown:
    engine = Engine(state or finished())
    engine.end()

    async def wait(pilot: Pilot[None], shown: Shown) -> None:
        await until(pilot, lambda: isinstance(shown.app.screen, DebriefView))
        await then(pilot, shown)

    return showing(engine, wait, None, folder)


@pytest.mark.parametrize("key", ["q", "enter", "ctrl+c"])
def test_the_debrief_is_left_by_q_enter_or_ctrl_c_and_the_state_comes_back(key):
    async def leave(pilot: Pilot[None], shown: Shown) -> None:
        await pilot.press(key)
        await until(pilot, lambda: not shown.app.is_running)

    assert in_debrief(leave).held.outcome() == finished()


def test_the_debrief_is_scrolled_by_the_arrow_keys():
    async def scroll(pilot: Pilot[None], shown: Shown) -> None:
        assert "Verdict: Hire" in text_of(shown.app)
        assert "more below" in text_of(shown.app)
        await pilot.press("down", "down", "down")
        assert "Verdict: Hire" not in text_of(shown.app)
        await pilot.press("end")
        await pilot.pause()
        assert "more below" not in text_of(shown.app)

    in_debrief(scroll)


def test_tab_goes_from_finding_to_finding_from_where_one_reads():
    async def step(pilot: Pilot[None], shown: Shown) -> None:
        await pilot.press("tab")
        first = shown.app.screen.focused
        assert isinstance(first, FoundLine)
        assert "First I pulled" in plain(first.block.text)
        await pilot.press("tab", "shift+tab")
        assert shown.app.screen.focused is first

    in_debrief(step)


@pytest.fixture
def folder(tmp_path):
    """A session's folder with two takes: of 30 s: sample n of take k is k * 1000 + n // 1600."""
    takes = tmp_path / "takes"
    takes.mkdir()
    for number in (1, 2):
        ramp = (number * 1000 + np.arange(480_000) // 1600).astype(np.int16)
        soundfile.write(takes / f"{number:02d}.flac", ramp, 16_000, subtype="PCM_16")
    return tmp_path


def test_space_plays_exactly_the_seconds_of_the_finding(folder):
    async def hear(pilot: Pilot[None], shown: Shown) -> None:
        await pilot.press("tab", "space")  # the first finding: second 20.0 to 21.5 of take 1
        await until(pilot, lambda: bool(shown.player.played))

    (sound,) = in_debrief(hear, folder=folder).player.played
    assert sound.rate_hz == 16_000
    assert len(sound.samples) == 24_000
    assert round(float(sound.samples[0]) * 32_768) == 1200
    assert round(float(sound.samples[-1]) * 32_768) == 1214


def test_space_again_stops_the_sound(folder):
    async def hear(pilot: Pilot[None], shown: Shown) -> None:
        shown.player = QuickPlayer(ends=False)
        await pilot.press("tab", "space")
        await until(pilot, lambda: "Playing take 1 from 20.0 to 21.5 s" in text_of(shown.app))
        await pilot.press("space")
        await until(pilot, lambda: "Playing" not in text_of(shown.app))

    in_debrief(hear, folder=folder)


def test_a_take_that_cannot_be_played_is_told(tmp_path):
    async def hear(pilot: Pilot[None], shown: Shown) -> None:
        await pilot.press("tab", "space")
        await until(pilot, lambda: "cannot be read" in text_of(shown.app))

    in_debrief(hear, folder=tmp_path)


def test_the_seconds_of_an_answer_in_two_takes_are_found_in_each():
    first, second = timed("one two three four five"), timed("six seven eight")  # 2.0 s and 1.2 s
    answer = replace(turn("opening", "?", first, 1), takes=(Take(1, 2.0), Take(4, 1.2)), transcripts=(first, second))
    assert pieces(answer, 1.5, 2.5) == (Piece(1, 1.5, 2.0), Piece(4, 0.0, 0.5))
    assert pieces(answer, 2.5, 3.0) == (Piece(4, 0.5, 1.0),)
