"""The engine under pressure: the cap, the hurry, the time to think and counted takes, over real recordings."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from mockloop.core.events import Prepared, Recorded, Requested
from mockloop.core.pressure import STOP, Pressure
from mockloop.core.state import Plan
from mockloop.library.loader import find, load_scenario
from mockloop.sessions.folder import SessionFolder, create
from mockloop.sessions.rebuild import replayed
from testkit.fakes import PressedKeys
from testkit.sounds import joined, quiet, spoken, write_wav
from tests.interview.test_engine import STORY, Held


def new_folder(tmp_path: Path, pressure: Pressure, probes: int = 0) -> SessionFolder:
    plan = Plan("interview", load_scenario("ownership-webhook"), "sde2", probes=probes, pressure=pressure)
    text = find("ownership-webhook").read_text(encoding="utf-8")
    return create(tmp_path / "sessions", plan, text, datetime(2026, 3, 1, tzinfo=UTC))


@pytest.fixture
def answer(tmp_path) -> Path:
    return write_wav(tmp_path / "answer.wav", joined(quiet(0.5), spoken(2.0), quiet(0.5), spoken(3.0), quiet(0.5)))


def kinds(folder: SessionFolder) -> list[object]:
    return [entry.event for entry in folder.events()]


def nobody() -> PressedKeys:
    keys = PressedKeys()
    keys.interactive = False
    return keys


def test_the_cap_ends_the_recording_and_the_disk_holds_no_more(tmp_path, answer):
    held = Held(new_folder(tmp_path, Pressure(cap_s=4.0)), [answer], [STORY], nobody())
    state = held.run()
    assert (state.turn.ended_by, state.turn.takes[0].duration_s) == ("limit", pytest.approx(4.0, abs=0.1))


def test_a_hurried_interviewer_is_heard_and_asks_the_next_question(tmp_path, answer, monkeypatch):
    monkeypatch.setattr("mockloop.core.turns.PROBE_HURRY_S", 1.0)
    long = write_wav(tmp_path / "long.wav", joined(spoken(1.0), quiet(0.2)))
    held = Held(
        new_folder(tmp_path, Pressure(hurry=True), probes=2), [long, answer, long], [STORY, "yes", "no"], nobody()
    )
    state = held.run()
    assert [turn.ended_by for turn in state.turns] == ["end_of_input", "interviewer", "end_of_input"]
    assert STOP in held.voice.said
    answered = ["show_question", "show_listening", "show_transcribing"]
    assert held.screen.names() == [
        *answered,
        "show_question",
        "show_listening",
        "show_question",
        "show_transcribing",
        *answered,
    ]
    assert state.turns[1].takes[0].duration_s < 3.5  # at the breath between the two stretches of speech


def test_enter_ends_the_thinking_and_what_was_used_of_it_is_a_fact(tmp_path, answer):
    held = Held(new_folder(tmp_path, Pressure(think_s=300.0)), [answer], [STORY], PressedKeys((3, "enter")))
    held.run()
    (prepared,) = [event for event in kinds(held.folder) if isinstance(event, Prepared)]
    assert 0.0 < prepared.thought_s < 300.0
    lefts = [shown for name, shown in held.screen.shown if name == "show_preparation"]
    assert lefts[0] == (300.0, 300.0) and lefts[1][0] < 300.0


def test_the_recording_begins_by_itself_when_the_time_is_over(tmp_path, answer):
    held = Held(new_folder(tmp_path, Pressure(think_s=0.1)), [answer], [STORY])
    held.run()
    assert [event.thought_s for event in kinds(held.folder) if isinstance(event, Prepared)] == [0.1]


def test_recordings_need_no_time_to_think(tmp_path, answer):
    held = Held(new_folder(tmp_path, Pressure(think_s=300.0)), [answer], [STORY], nobody())
    held.run()
    assert [event.thought_s for event in kinds(held.folder) if isinstance(event, Prepared)] == [0.0]


def test_of_two_takes_the_chosen_one_counts_and_the_session_reads_back_the_same(tmp_path, answer):
    keys = PressedKeys((10**6, "redo"), (10**6, "mark_situation"))
    held = Held(new_folder(tmp_path, Pressure(takes=2)), [answer, answer], [STORY, "another"], keys)
    state = held.run()
    assert [event.what for event in kinds(held.folder) if isinstance(event, Requested)] == ["redo", "take_1"]
    assert (state.turn.answer.text, state.turn.counted) == (STORY, (1, 2))
    assert held.folder.takes_on_disk() == [1, 2]
    assert replayed(held.folder).state == state


def test_a_session_that_broke_off_while_choosing_offers_the_takes_again(tmp_path, answer):
    folder = new_folder(tmp_path, Pressure(takes=2))
    Held(folder, [answer], [STORY], PressedKeys((10**6, "keep"))).run()
    journal = folder.path / "events.jsonl"
    lines = journal.read_text().splitlines(keepends=True)
    recorded = next(number for number, entry in enumerate(folder.events()) if isinstance(entry.event, Recorded))
    journal.write_text("".join(lines[: recorded + 1]))
    assert replayed(folder).effect.choices == ("keep", "redo", "stop")
    state = Held(folder, [], [STORY], PressedKeys((10**6, "keep"))).run()
    assert (state.complete, state.turn.answer.text) == (True, STORY)
