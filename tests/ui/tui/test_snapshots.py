"""Each screen as a picture (SVG) with colours and weights. MOCKLOOP_UPDATE_GOLDEN=1 draws them again."""

from __future__ import annotations

import asyncio
import os
import re
from pathlib import Path

import pytest

from mockloop.ui.tui.debrief_view import DebriefView
from tests.ui.tui.scenes import SCENES, finished, new_screen
from tests.ui.tui.showing import Engine, Shown, until

PICTURES = Path(__file__).parent.parent.parent / "golden" / "pictures"
SIZES = ((60, 20), (80, 24))
DRAWN = ("asking", "thinking", "answering", "countdown", "gone", "keys", "paused", "coached")


def normalized(svg: str) -> str:
    """Without the number that the drawing gives itself, and without its typefaces, which are fetched from elsewhere."""
    plain = re.sub(r"\s*@font-face \{.*?\n    \}", "", svg, flags=re.DOTALL)
    return re.sub(r"terminal-\d+", "terminal", plain)


def compared(name: str, svg: str) -> None:
    path = PICTURES / f"{name}.svg"
    if os.environ.get("MOCKLOOP_UPDATE_GOLDEN"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(svg, encoding="utf-8")
    assert svg == path.read_text(encoding="utf-8"), f"{path.name} differs; MOCKLOOP_UPDATE_GOLDEN=1 accepts it"


async def drawn(name: str, size: tuple[int, int]) -> str:
    plan, scene = SCENES[name]
    screen = new_screen(plan)
    shown = Shown(screen, Engine())
    async with shown.running(size) as pilot:
        scene(screen)
        await pilot.pause()
        return shown.app.export_screenshot(title="mockloop")


async def drawn_debrief(size: tuple[int, int]) -> str:
    engine = Engine(finished())
    shown = Shown(new_screen(), engine)
    async with shown.running(size) as pilot:
        engine.end()
        await until(pilot, lambda: isinstance(shown.app.screen, DebriefView))
        await pilot.pause()
        return shown.app.export_screenshot(title="mockloop")


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("name", DRAWN)
def test_a_screen_is_drawn_as_it_was(name: str, size: tuple[int, int]) -> None:
    compared(f"{name}-{size[0]}x{size[1]}", normalized(asyncio.run(drawn(name, size))))


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_the_debrief_is_drawn_as_it_was(size: tuple[int, int]) -> None:
    compared(f"debrief-{size[0]}x{size[1]}", normalized(asyncio.run(drawn_debrief(size))))


def test_a_picture_carries_no_address_and_no_number_of_its_own() -> None:
    svg = normalized(
        '<style>\n    @font-face {\n src: url("https://a.example/font");\n    }\n.terminal-123-r1 {}</style>'
    )
    assert svg == "<style>\n.terminal-r1 {}</style>"
