"""The application in a test: the text of its screen, and an engine that shows one scene and then waits for keys."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path

from rich.color import Color, ColorType
from textual.app import App
from textual.pilot import Pilot

from mockloop.core.state import State
from mockloop.sessions.folder import SessionFolder
from mockloop.ui.tui.app import LiveApp
from mockloop.ui.tui.controls import LiveControls
from mockloop.ui.tui.engine_thread import EngineThread
from mockloop.ui.tui.excerpts import ExcerptPlayer
from mockloop.ui.tui.screen import LiveScreen
from testkit.fakes import HANGS_AFTER_S, HandClock, QuickPlayer
from tests.ui.tui.scenes import Scene, debriefed, new_screen

ANSI = ("black", "red", "green", "yellow", "blue", "magenta", "cyan", "white")


class Shown:
    """The live screen over ``hold``, which runs in its own thread as the engine does."""

    def __init__(self, screen: LiveScreen, hold: Callable[[LiveControls], State], folder: Path = Path()) -> None:
        self.screen = screen
        self.controls = screen.controls
        self.player = QuickPlayer()
        self.clock = HandClock()
        self.engine = EngineThread(lambda: hold(self.controls), debriefed)
        self.app = LiveApp(self.engine, screen, ExcerptPlayer(SessionFolder(folder), lambda: self.player), self.clock)

    @asynccontextmanager
    async def running(self, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Pilot[None]]:
        """The application on a terminal of this size; the engine's thread ends with it."""
        try:
            async with self.app.run_test(size=size) as pilot:
                yield pilot
        finally:
            self.controls.interrupt()


class Engine:
    """Takes commands until ``end`` or Ctrl-C, and then gives ``state``."""

    def __init__(self, state: State | None = None) -> None:
        self.commands: list[str] = []
        self.ended = threading.Event()
        self._state = state
        self._over = threading.Event()
        self._controls: LiveControls | None = None

    def end(self) -> None:
        self._over.set()
        if self._controls:
            self._controls.close()

    def __call__(self, controls: LiveControls) -> State:
        self._controls = controls
        if self._over.is_set():
            controls.close()
        while (command := controls.wait(None)) is not None:
            self.commands.append(command)
        self.ended.set()
        assert self._state is not None
        return self._state


def text_of(app: App[None]) -> str:
    """What the screen shows, line by line, without the spaces at the ends."""
    strips = app.screen._compositor.render_strips()
    return "\n".join(strip.text.rstrip() for strip in strips)


def colours_of(app: App[None]) -> set[tuple[str, str]]:
    """Every pair of text and background colour on the screen: names of the terminal's own, or what they are made of."""
    styles = [one.style for strip in app.screen._compositor.render_strips() for one in strip if one.style]
    return {(_named(style.color), _named(style.bgcolor)) for style in styles}


def _named(colour: Color | None) -> str:
    if colour is None or colour.is_default:
        return "default"
    return ANSI[colour.number] if colour.type is ColorType.STANDARD and colour.number is not None else str(colour)


async def until(pilot: Pilot[None], true: Callable[[], object]) -> None:
    """Wait until ``true`` is so; fails only where it never comes."""
    until_s = time.monotonic() + HANGS_AFTER_S
    while not true():
        assert time.monotonic() < until_s, "it did not come to that"
        await pilot.pause(0.01)
    await pilot.pause()


Then = Callable[[Pilot[None], Shown], Awaitable[None]]


def showing(
    hold: Callable[[LiveControls], State], then: Then, scene: Scene | None = None, folder: Path = Path()
) -> Shown:
    """Run the application over ``hold``, show ``scene``, do ``then``."""

    async def run() -> Shown:
        screen = new_screen()
        shown = Shown(screen, hold, folder)
        async with shown.running() as pilot:
            if scene:
                scene(screen)
            await pilot.pause()
            await then(pilot, shown)
        return shown

    return asyncio.run(run())
