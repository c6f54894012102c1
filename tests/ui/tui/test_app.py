"""The application with keys pressed in it: what the engine gets, what the person sees, how it ends."""

from __future__ import annotations

import threading
from dataclasses import replace

import pytest
from textual.pilot import Pilot

from mockloop.core.errors import DeviceError
from mockloop.core.loop import LoopPlace, LoopPlan, LoopQuestion
from mockloop.core.state import State
from mockloop.ui.replies import NOTHING_NOW, STOPPING
from mockloop.ui.tui.controls import LiveControls
from mockloop.ui.tui.interview_view import TWICE_S
from mockloop.ui.tui.screen import LiveScreen
from testkit.fakes import HANGS_AFTER_S
from tests.ui.tui.scenes import (
    OPENING,
    SCENES,
    Scene,
    answering,
    asking,
    finished,
    new_screen,
    probed,
    working,
)
from tests.ui.tui.showing import Engine, Shown, showing, text_of, until


async def all_taken(pilot: Pilot[None], engine: Engine) -> None:
    """Whatever was pressed has reached the engine, and nothing more will come."""
    await pilot.pause()
    engine.end()
    await until(pilot, engine.ended.is_set)


def commands(scene: Scene, *keys: str) -> list[str]:
    engine = Engine()

    async def press(pilot: Pilot[None], shown: Shown) -> None:
        await pilot.press(*keys)
        await all_taken(pilot, engine)

    showing(engine, press, scene)
    return engine.commands


# ---- keys ------------------------------------------------------------------------------------------------------


def test_keys_give_commands_while_the_answer_is_spoken():
    keys = ("r", "s", "x", "p", "q", "m", "right", "enter")
    assert commands(answering, *keys) == [
        "repeat", "skip", "redo", "pause", "stop", "more_time", "next_section", "enter"
    ]  # fmt: skip


def test_the_question_mark_shows_all_keys_and_any_other_key_that_counts_puts_them_away():
    engine, seen = Engine(), []

    async def press(pilot: Pilot[None], shown: Shown) -> None:
        for key in ("question_mark", "3", "question_mark", "escape"):
            await pilot.press(key)
            await pilot.pause()
            seen.append("undo the mark" in text_of(shown.app))
        await all_taken(pilot, engine)

    showing(engine, press, answering)
    assert seen == [True, False, True, False]
    assert engine.commands == ["mark_action"]


def test_capital_letters_mean_the_same():
    assert commands(answering, "P") == ["pause"]


def test_ctrl_z_pauses_what_is_spoken_and_stops_the_program_once_that_is_paused():
    engine, stopped = Engine(), []

    async def press(pilot: Pilot[None], shown: Shown) -> None:
        pilot.app.action_suspend_process = lambda: stopped.append(shown.screen.state.phase)
        await pilot.press("ctrl+z", "ctrl+z")
        await pilot.pause()
        assert stopped == []  # the microphone is still open
        SCENES["paused"][1](shown.screen)
        await until(pilot, lambda: bool(stopped))
        await pilot.press("ctrl+z")
        await all_taken(pilot, engine)

    showing(engine, press, answering)
    assert engine.commands == ["pause"]
    assert stopped == ["waiting", "waiting"]


def test_a_key_that_is_not_on_the_bottom_line_does_nothing():
    assert commands(asking, "m", "right", "z") == []
    assert commands(probed, "right", "m") == ["more_time"]
    assert commands(working, "enter", "q") == ["stop"]


def test_an_offer_takes_the_keys_it_names():
    paused = SCENES["paused"][1]
    assert commands(paused, "m", "p", "enter") == ["pause", "enter"]  # p goes on as well


def test_enter_pressed_twice_ends_one_answer_and_does_not_cut_the_next_question():
    controls = LiveControls()
    screen = LiveScreen(new_screen().state, controls)
    controls.press("enter")
    controls.press("enter")
    assert controls.poll() == "enter"
    screen.show_transcribing(1)
    assert controls.poll() is None


def test_enter_pressed_for_the_answer_does_not_leave_out_that_it_is_heard_once_more():
    controls = LiveControls()
    screen = LiveScreen(new_screen().state, controls)
    controls.press("enter")
    screen.show_second_pass(0.1)
    assert controls.poll() is None
    controls.press("enter")
    screen.show_second_pass(0.2)
    assert controls.poll() == "enter"


def test_enter_pressed_twice_in_a_row_does_not_cut_the_question_that_has_just_begun():
    async def press(pilot: Pilot[None], shown: Shown) -> None:
        await pilot.press("enter")
        shown.screen.show_transcribing(1)
        shown.screen.show_question(OPENING)
        await pilot.press("enter")
        await all_taken(pilot, engine)

    engine = Engine()
    showing(engine, press, answering)
    assert engine.commands == ["enter"]


def test_more_time_is_answered_at_once_on_the_screen():
    async def press(pilot: Pilot[None], shown: Shown) -> None:
        await pilot.press("m")
        await until(pilot, lambda: "Take your time." in text_of(shown.app))

    showing(Engine(), press, answering)


@pytest.mark.parametrize("key", ["enter", "s", "q", "r", "x", "p"])
def test_a_key_pressed_twice_in_a_row_does_not_act_on_what_has_just_begun(key):
    assert len(commands(answering, key, key)) == 1


@pytest.mark.parametrize("key", ["m", "right"])
def test_a_key_that_ends_nothing_may_be_pressed_as_often_as_one_likes(key):
    assert len(commands(answering, key, key, key)) == 3


def test_a_key_pressed_again_after_a_moment_is_meant_again():
    engine = Engine()

    async def press(pilot: Pilot[None], shown: Shown) -> None:
        await pilot.press("s")
        shown.clock.now_s += TWICE_S
        await pilot.press("s")
        await all_taken(pilot, engine)

    showing(engine, press, answering)
    assert engine.commands == ["skip", "skip"]


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
    assert controls.wait(HANGS_AFTER_S) == "skip"
    assert controls.wait(0.01) is None


def test_ctrl_c_raises_in_the_engine_and_is_raised_again_by_the_outcome():
    async def interrupt(pilot: Pilot[None], shown: Shown) -> None:
        await pilot.press("ctrl+c")
        await until(pilot, lambda: shown.engine._end.done())
        await until(pilot, lambda: not shown.app.is_running)

    shown = showing(Engine(), interrupt, answering)
    with pytest.raises(KeyboardInterrupt):
        shown.engine.outcome()


def test_ctrl_c_reaches_an_engine_that_waits_for_a_key():
    def waits(controls: LiveControls) -> State:
        controls.wait(None)
        raise AssertionError("it should not come to this")

    async def interrupt(pilot: Pilot[None], shown: Shown) -> None:
        await pilot.press("ctrl+c")
        await until(pilot, lambda: shown.engine._end.done())

    with pytest.raises(KeyboardInterrupt):
        showing(waits, interrupt, answering).engine.outcome()


def test_while_the_engine_closes_its_devices_the_screen_says_so():
    closed = threading.Event()

    def slow(controls: LiveControls) -> State:
        try:
            controls.wait(None)
        finally:
            closed.wait(HANGS_AFTER_S)
        raise AssertionError("it should not come to this")

    async def interrupt(pilot: Pilot[None], shown: Shown) -> None:
        await pilot.press("ctrl+c")
        await until(pilot, lambda: "Everything recorded is kept." in text_of(shown.app))
        closed.set()

    with pytest.raises(KeyboardInterrupt):
        showing(slow, interrupt, answering).engine.outcome()


def test_an_error_in_the_engine_ends_the_screen_and_is_raised_as_it_was():
    def fails(controls: LiveControls) -> State:
        raise DeviceError("There is no microphone.", "Connect one.")

    async def wait(pilot: Pilot[None], shown: Shown) -> None:
        await until(pilot, lambda: not shown.app.is_running)

    with pytest.raises(DeviceError, match="There is no microphone"):
        showing(fails, wait).engine.outcome()


def test_in_a_loop_the_terminal_is_back_for_the_next_question_without_a_debrief():
    plan = LoopPlan("l", 45, 1, "sde2", 5, (LoopQuestion("ownership-webhook", "amazon-ownership", ""),) * 2)
    state = finished()
    engine = Engine(replace(state, plan=replace(state.plan, loop=LoopPlace(plan, 1, 1350.0))))

    async def end(pilot: Pilot[None], shown: Shown) -> None:
        engine.end()
        await until(pilot, lambda: not shown.app.is_running)

    shown = showing(engine, end, answering)
    assert shown.engine.outcome().plan.loop.number == 1


# ---- every key gives a sign at once ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("scene", "key", "told"),
    [
        ("starting", "q", STOPPING),
        ("asking", "q", STOPPING),
        ("asking", "p", "Pausing."),
        ("asking", "s", "Skipping the question."),
        ("asking", "enter", "The microphone is being opened."),
        ("asking", "m", NOTHING_NOW),
        ("answering", "q", STOPPING),
        ("answering", "enter", "The answer ends here."),
        ("working", "q", STOPPING),
        ("working", "x", NOTHING_NOW),
        ("paused", "enter", "Going on."),
    ],
)
def test_a_key_gives_a_sign_although_nothing_has_happened_yet(scene, key, told):
    async def press(pilot: Pilot[None], shown: Shown) -> None:
        assert told not in text_of(shown.app)
        await pilot.press(key)
        await until(pilot, lambda: told in text_of(shown.app))

    showing(Engine(), press, SCENES[scene][1])


def test_that_it_stops_stays_on_the_screen_until_it_has_stopped():
    screen = new_screen()
    SCENES["starting"][1](screen)
    screen.show_reply(STOPPING)
    asking(screen)
    assert screen.state.reply == STOPPING
    screen.show_transcribing(1)
    screen.show_second_pass(0.1)
    assert screen.state.reply == STOPPING


def test_any_other_reply_goes_with_what_it_was_about():
    screen = new_screen()
    asking(screen)
    screen.show_reply("Pausing.")
    SCENES["paused"][1](screen)
    assert screen.state.reply == ""
