"""Nothing that a scenario or a session of somebody else's holds reaches the terminal as a command, on any screen."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

from textual.pilot import Pilot

from mockloop.analysis.judging.debrief import debrief
from mockloop.core.events import Listen, Say
from mockloop.core.state import Plan, State
from mockloop.library.loader import find, read
from mockloop.sessions.folder import SessionFolder
from mockloop.sessions.rebuild import replayed
from mockloop.ui.tui.debrief_view import DebriefView
from mockloop.ui.tui.engine_thread import EngineThread
from mockloop.ui.tui.screen import LiveScreen
from testkit.sessions import interview, when
from tests.ui.tui.scenes import new_screen, tick, words
from tests.ui.tui.showing import Engine, Shown, text_of, until

EVIL = "\x1b]52;c;ZXZpbA==\x07\x1b]0;owned\x07\x9b31m\u202e"


def commands_in(text: str) -> set[str]:
    return set(text) & set(EVIL[0] + "\x07\x9b\u202e")


def spoiled(value: Any, key: str = "") -> Any:
    """The same data with commands behind every question and every word that was said."""
    if isinstance(value, dict):
        return {name: spoiled(one, name) for name, one in value.items()}
    if key == "words":
        return [[f"{word[0]}{EVIL}", *word[1:]] for word in value]
    return f"{value} {EVIL}" if key == "text" else value


def imported(root: Path) -> SessionFolder:
    """A session whose journal was written by somebody who means harm."""
    folder = interview(root, when(1), probes={"adoption": "I told them and we agreed on it."})
    path = folder.path / "events.jsonl"
    lines = [spoiled(json.loads(line)) for line in path.read_text().splitlines()]
    path.write_text("".join(json.dumps(line) + "\n" for line in lines))
    assert path.read_text().count("\\u001b") > 50
    return folder


def on(screen: LiveScreen, engine: Engine, look: Callable[[Pilot[None], Shown], Awaitable[None]]) -> None:
    """Look at the application over this engine, with the debrief that it really gives."""

    async def run() -> None:
        shown = Shown(screen, engine)
        shown.app._engine = shown.engine = EngineThread(lambda: engine(shown.controls), debrief)
        async with shown.running() as pilot:
            await pilot.pause()
            await look(pilot, shown)

    asyncio.run(run())


def test_the_debrief_of_a_session_with_escapes_shows_its_words_without_them(tmp_path):
    state: State = replayed(imported(tmp_path / "sessions")).state
    engine = Engine(state)
    engine.end()
    seen: list[str] = []

    async def look(pilot: Pilot[None], shown: Shown) -> None:
        await until(pilot, lambda: isinstance(shown.app.screen, DebriefView))
        for _ in range(6):
            seen.append(text_of(shown.app))
            await pilot.press("pagedown")

    on(new_screen(), engine, look)
    assert "]52;c;" in "".join(seen)  # words that hold a command are quoted, without it
    assert commands_in("".join(seen)) == set()


def test_a_scenario_with_escapes_is_asked_without_them(tmp_path):
    path, lines = tmp_path / "own.yaml", find("ownership-webhook").read_text(encoding="utf-8").splitlines()
    evil = json.dumps(f"What did you do? {EVIL}")
    at = lines.index("question: >-")
    path.write_text("\n".join([*lines[:at], f"question: {evil}", *lines[at + 2 :]]))
    scenario, problems = read(path)
    assert scenario is not None, problems
    screen = new_screen(Plan("interview", scenario, "sde2"))
    seen: list[str] = []

    async def look(pilot: Pilot[None], shown: Shown) -> None:
        screen.show_question(Say("opening", scenario.question))
        screen.show_whole_question()
        await pilot.pause()
        seen.append(text_of(shown.app))

    on(screen, Engine(), look)
    assert "What did you do?" in seen[0] and commands_in(seen[0]) == set()


def test_escapes_that_came_past_every_reader_are_not_drawn():
    screen = new_screen()
    seen: list[str] = []

    async def look(pilot: Pilot[None], shown: Shown) -> None:
        screen.show_question(Say("opening", f"What did you do? {EVIL}", (f"because {EVIL}",)))
        screen.show_whole_question()
        await pilot.pause()
        seen.append(text_of(shown.app))
        screen.show_listening(Listen("opening", 1))
        screen.show_recording(tick(3.0))
        screen.show_captions(words(f"I noticed {EVIL} it"), f"and {EVIL}")
        screen.notify(f"The microphone '{EVIL}' was lost.")
        await pilot.pause()
        seen.append(text_of(shown.app))

    on(screen, Engine(), look)
    assert "What did you do?" in seen[0] and "noticed" in seen[1]
    assert commands_in("".join(seen)) == set()
