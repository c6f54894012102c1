"""The debrief with keys pressed in it: scrolled, heard, left."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import soundfile
from textual.pilot import Pilot

from mockloop.core.events import Take
from mockloop.core.state import State
from mockloop.reports.summary import STATUS_TONES, tone
from mockloop.reports.wording import RATINGS, STATUS
from mockloop.ui.tui.debrief_blocks import STYLES
from mockloop.ui.tui.debrief_keys import legend
from mockloop.ui.tui.debrief_view import UNSEEN_S, DebriefView
from mockloop.ui.tui.excerpts import Excerpt, excerpts
from mockloop.ui.tui.paragraph import FoundLine
from mockloop.ui.tui.styled_lines import plain
from testkit.fakes import QuickPlayer
from tests.ui.tui.scenes import finished, timed, turn
from tests.ui.tui.showing import Engine, Shown, Then, showing, text_of, until


def in_debrief(then: Then, state: State | None = None, folder: Path = Path()) -> Shown:
    engine = Engine(state or finished())
    engine.end()

    async def wait(pilot: Pilot[None], shown: Shown) -> None:
        await until(pilot, lambda: isinstance(shown.app.screen, DebriefView))
        await then(pilot, shown)

    return showing(engine, wait, None, folder)


@pytest.mark.parametrize("key", ["q", "escape", "ctrl+c"])
def test_the_debrief_is_left_by_q_escape_or_ctrl_c_and_the_state_comes_back(key):
    async def leave(pilot: Pilot[None], shown: Shown) -> None:
        shown.clock.now_s += UNSEEN_S
        await pilot.press(key)
        await until(pilot, lambda: not shown.app.is_running)

    assert in_debrief(leave).engine.outcome() == finished()


def test_keys_that_were_meant_for_the_last_answer_do_not_close_the_debrief_unseen():
    async def press(pilot: Pilot[None], shown: Shown) -> None:
        await pilot.press("q", "enter", "escape")
        shown.clock.now_s += UNSEEN_S
        await pilot.press("enter")
        await pilot.pause()
        assert "Verdict: Hire" in text_of(shown.app)

    in_debrief(press)


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


def test_space_alone_plays_the_first_finding_in_sight(folder):
    async def hear(pilot: Pilot[None], shown: Shown) -> None:
        await pilot.press("space")
        await until(pilot, lambda: bool(shown.player.played))

    assert len(in_debrief(hear, folder=folder).player.played[0].samples) == 24_000


def test_space_again_stops_the_sound(folder):
    async def hear(pilot: Pilot[None], shown: Shown) -> None:
        shown.player = QuickPlayer(ends=False)
        await pilot.press("tab", "space")
        await until(pilot, lambda: "Playing take 1 from 20.0 to 21.5 s" in text_of(shown.app))
        await pilot.press("space")
        await until(pilot, lambda: "Playing" not in text_of(shown.app))

    in_debrief(hear, folder=folder)


@pytest.mark.parametrize("key", ["ctrl+c", "q"])
def test_leaving_stops_the_sound(folder, key):
    async def hear(pilot: Pilot[None], shown: Shown) -> None:
        shown.player = QuickPlayer(ends=False)
        await pilot.press("space")
        await until(pilot, lambda: shown.player.playbacks)
        assert not shown.player.playbacks[0].stopped
        shown.clock.now_s += UNSEEN_S
        await pilot.press(key)

    assert in_debrief(hear, folder=folder).player.playbacks[0].stopped


def test_a_take_that_cannot_be_played_is_told(tmp_path):
    async def hear(pilot: Pilot[None], shown: Shown) -> None:
        await pilot.press("tab", "space")
        await until(pilot, lambda: "cannot be read" in " ".join(text_of(shown.app).split()))

    in_debrief(hear, folder=tmp_path)


def test_the_seconds_of_an_answer_in_two_takes_are_found_in_each():
    first, second = timed("one two three four five"), timed("six seven eight")  # 2.0 s and 1.2 s
    answer = replace(turn("opening", "?", first, 1), takes=(Take(1, 2.0), Take(4, 1.2)), transcripts=(first, second))
    assert excerpts(answer, 1.5, 2.5) == (Excerpt(1, 1.5, 2.0), Excerpt(4, 0.0, 0.5))
    assert excerpts(answer, 2.5, 3.0) == (Excerpt(4, 0.5, 1.0),)


def test_what_counts_is_shown_first_and_f_shows_every_finding_and_back():
    async def unfold(pilot: Pilot[None], shown: Shown) -> None:
        await pilot.press("end")
        assert "'We' in the action (1)" in text_of(shown.app)
        assert "You said" not in text_of(shown.app)
        await pilot.press("f", "end")
        await until(pilot, lambda: "Speaking rate: 148 words a minute" in text_of(shown.app))
        await pilot.press("f", "end")
        await until(pilot, lambda: "'We' in the action (1)" in text_of(shown.app))

    in_debrief(unfold)


def test_f_keeps_the_place_where_one_reads_and_says_what_it_does_next():
    async def fold(pilot: Pilot[None], shown: Shown) -> None:
        text = shown.app.screen.query_one("#text")
        await pilot.press("down", "down", "down")
        await pilot.pause()
        assert text.scroll_offset.y == 3
        assert "f all of it" in text_of(shown.app)
        await pilot.press("f")
        await until(pilot, lambda: "f in short" in text_of(shown.app))
        assert text.scroll_offset.y == 3
        await pilot.press("end")
        await until(pilot, lambda: text.scroll_offset.y > 3)
        await pilot.press("f")
        await until(pilot, lambda: "f all of it" in text_of(shown.app) and text.scroll_offset.y == 3)

    in_debrief(fold)


def test_each_rating_and_each_status_has_a_style_of_its_own():
    assert len({STYLES[tone(rating)] for rating in RATINGS if rating != "no_answer_yet"}) == 5
    assert len({STYLES[STATUS_TONES[status]] for status in STATUS}) == 4


def test_a_question_mark_shows_what_every_key_does_and_hides_it_again():
    async def look(pilot: Pilot[None], shown: Shown) -> None:
        assert "? keys" in text_of(shown.app)
        await pilot.press("?")
        await until(pilot, lambda: "hear the quotation, or stop it" in text_of(shown.app))
        for name in ("↑ ↓", "Tab", "Space", "f", "q, Esc", "?"):
            assert any(row.strip().startswith(f"{name}  ") for row in text_of(shown.app).splitlines())
        assert "Verdict: Hire" in text_of(shown.app)
        await pilot.press("?")
        await until(pilot, lambda: "hear the quotation" not in text_of(shown.app))

    in_debrief(look)


@pytest.mark.parametrize("whole", [False, True])
@pytest.mark.parametrize("width", [58, 78])
def test_every_key_has_its_name_in_the_bottom_line_of_a_narrow_terminal(width, whole):
    shown = plain(legend(width, whole, more=True))
    assert len(shown) == width
    assert shown.removesuffix("↓ more below").removesuffix("↓").rstrip().endswith("? keys")
