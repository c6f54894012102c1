"""Each screen as text, compared with tests/golden/screens. MOCKLOOP_UPDATE_GOLDEN=1 writes them again."""

from __future__ import annotations

import asyncio
import os
from pathlib import Path

import pytest

from mockloop.ui.tui.debrief_view import DebriefView
from mockloop.ui.tui.screen import LiveScreen
from tests.ui.tui.scenes import SCENES, Scene, finished, new_screen
from tests.ui.tui.showing import Engine, Shown, colours_of, text_of, until

GOLDEN = Path(__file__).parent.parent.parent / "golden" / "screens"
SIZES = ((60, 20), (80, 24), (100, 30), (160, 48))


def compared(name: str, text: str) -> None:
    path = GOLDEN / f"{name}.txt"
    if os.environ.get("MOCKLOOP_UPDATE_GOLDEN"):
        path.write_text(text + "\n", encoding="utf-8")
    assert text + "\n" == path.read_text(encoding="utf-8"), f"{path.name} differs; MOCKLOOP_UPDATE_GOLDEN=1 accepts it"


async def seen(scene: Scene, screen, size: tuple[int, int]) -> str:
    shown = Shown(screen, Engine())
    async with shown.running(size) as pilot:
        scene(screen)
        await pilot.pause()
        return text_of(shown.app)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("name", SCENES)
def test_a_moment_looks_as_it_did(name: str, size: tuple[int, int]) -> None:
    plan, scene = SCENES[name]
    text = asyncio.run(seen(scene, new_screen(plan), size))
    compared(f"{name}-{size[0]}x{size[1]}", text)


async def coloured(scene: Scene, screen: LiveScreen) -> set[tuple[str, str]]:
    shown = Shown(screen, Engine())
    async with shown.running() as pilot:
        scene(screen)
        await pilot.pause()
        return colours_of(shown.app)


@pytest.mark.parametrize("name", SCENES)
def test_light_or_dark_the_background_and_the_text_are_the_terminals_own(name: str) -> None:
    plan, scene = SCENES[name]
    signals = {(colour, "default") for colour in ("green", "yellow", "red")}
    assert asyncio.run(coloured(scene, new_screen(plan))) <= {("default", "default"), *signals}


async def debrief_seen(size: tuple[int, int], *keys: str) -> tuple[str, set[tuple[str, str]]]:
    engine = Engine(finished())
    shown = Shown(new_screen(), engine)
    async with shown.running(size) as pilot:
        engine.end()
        await until(pilot, lambda: isinstance(shown.app.screen, DebriefView))
        await pilot.press(*keys)
        await pilot.pause()
        return text_of(shown.app), colours_of(shown.app)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_the_debrief_looks_as_it_did(size: tuple[int, int]) -> None:
    text, _ = asyncio.run(debrief_seen(size))
    compared(f"debrief-{size[0]}x{size[1]}", text)


def test_the_debrief_scrolls_to_the_answers() -> None:
    text, colours = asyncio.run(debrief_seen((80, 24), "pagedown", "tab"))
    compared("debrief-below-80x24", text)
    assert {background for _, background in colours} == {"default"}
