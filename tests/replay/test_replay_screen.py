"""The screen of a replay: the word that is heard is lit and in sight, and each key does one thing."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest
from rich.text import Text
from textual.widgets import Static

from mockloop.analysis.answer import Finding, SectionSpan
from mockloop.core.errors import DeviceError
from mockloop.core.scenario import SECTIONS
from mockloop.ports import Sound
from mockloop.replay.playback import SessionPlayer, replayable
from mockloop.reports.comments import shown_comments
from mockloop.sessions.comment_file import Comment
from mockloop.ui.terminal.replay import ReplayApp, key_lines
from testkit.fakes import BeepVoice
from tests.replay.by_hand import HandPlayback, HandPlayer, long_player
from tests.ui.tui.showing import until


def fits(app: ReplayApp) -> bool:
    return region(app, "words").plain.count("\n") < app.query_one("#words").content_size.height


def test_whichever_word_is_heard_it_is_in_sight_on_the_smallest_terminal():
    """Fifteen hundred words in five sections: about 120 rows where there is room for a dozen."""
    starts = [0, 100, 180, 900, 1300]
    spans = [SectionSpan(name, at, at, 0.4 * at, 0.4 * at, 1.0) for name, at in zip(SECTIONS, starts, strict=True)]
    player = long_player([f"word{at}" for at in range(1500)], spans)

    async def scenario() -> None:
        app = ReplayApp(player)
        async with app.run_test(size=(80, 24)) as pilot:
            player.pause()
            for at in (0, 9, 12, 99, 100, 180, 500, 899, 900, 1301, 1499, 20):
                player.seek(0.4 * at + 0.1)
                await until(pilot, lambda word=f"word{at}": lit_words(app) == [word])
                await until(pilot, lambda: fits(app))  # the findings below may grow first

    asyncio.run(scenario())


def test_what_was_said_is_never_taken_for_markup():
    hostile = Finding("root_cause", "good", "", "[/x] [red]", 0.0, 0.4, "")
    player = long_player(["[/x]", "[red]", "[laughs]"], findings=[hostile])

    async def scenario() -> None:
        app = ReplayApp(player)
        async with app.run_test(size=(80, 24)) as pilot:
            player.pause()
            player.seek(0.1)
            await until(pilot, lambda: region(app, "words").plain == "[/x] [red] [laughs]")
            assert "“[/x] [red]”" in region(app, "findings").plain

    asyncio.run(scenario())


@pytest.mark.parametrize(("width", "lines"), [(56, 3), (76, 2), (156, 1)])
def test_no_key_is_broken_at_the_edge_of_the_screen(width, lines):
    told = key_lines(width).split("\n")
    assert len(told) == lines and max(map(len, told)) <= width
    assert told[-1].endswith("q leaves") and any(", . section" in line for line in told)


def test_a_key_that_leads_nowhere_says_so_and_moves_nothing():
    player = long_player(["one", "two"])

    async def scenario() -> None:
        app = ReplayApp(player)
        async with app.run_test(size=(80, 24)) as pilot:
            player.pause()
            player.seek(0.1)
            await pilot.press("n")
            await until(pilot, lambda: region(app, "findings").plain == "There is no finding after this one.")
            assert player.position_s == pytest.approx(0.1)

    asyncio.run(scenario())


class LostPlayer(HandPlayer):
    """Its loudspeaker is gone when a second sound is wanted."""

    def play(self, sound: Sound) -> HandPlayback:
        if self.playing:
            raise DeviceError("There is no loudspeaker.", "Connect one.")
        return super().play(sound)


def test_a_loudspeaker_that_is_lost_ends_the_replay_with_its_sentence(folder):
    player = SessionPlayer(replayable(folder, BeepVoice()), LostPlayer())

    async def scenario() -> None:
        app = ReplayApp(player)
        async with app.run_test(size=(80, 24)) as pilot:
            player.player.playing[0].played_s = 0.1
            await until(pilot, lambda: app.failure)
        assert app.failure and app.failure.sentence == "There is no loudspeaker."

    asyncio.run(scenario())


def test_ctrl_c_leaves_with_the_status_of_an_interruption(player):
    async def scenario() -> int | None:
        app = ReplayApp(player)
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.press("ctrl+c")
        return app.return_code

    assert asyncio.run(scenario()) == 130


@pytest.mark.parametrize(
    ("speed", "more", "then"), [(1.0, True, 1.25), (1.1, True, 1.25), (1.1, False, 1.0), (2.0, True, 2.0)]
)
def test_plus_and_minus_go_to_the_next_of_the_usual_speeds(player, speed, more, then):
    async def scenario() -> None:
        app = ReplayApp(player)
        async with app.run_test(size=(80, 24)) as pilot:
            player.set_speed(speed)
            await pilot.press("plus" if more else "minus")
            assert player.speed == then

    asyncio.run(scenario())


def region(app: ReplayApp, name: str) -> Text:
    shown = app.query_one(f"#{name}", Static).content
    return shown if isinstance(shown, Text) else Text(str(shown))


def lit_words(app: ReplayApp) -> list[str]:
    text = region(app, "words")
    return [text.plain[span.start : span.end] for span in text.spans if "reverse" in str(span.style)]


def test_on_the_terminal_the_word_that_is_heard_is_lit(player):
    async def scenario() -> None:
        app = ReplayApp(player)
        async with app.run_test(size=(100, 30)) as pilot:
            await pilot.press("space")
            assert not player.playing
            player.seek(player.session.timeline.scenes[0].answer_s + 0.41)  # the second word: 0.4 s each
            await until(pilot, lambda: lit_words(app) == ["noticed"])
            await pilot.press("right")
            assert player.position_s == pytest.approx(player.session.timeline.scenes[0].answer_s + 0.8, abs=0.01)
            await pilot.press("pagedown")
            assert player.session.timeline.at(player.position_s).scene == 1
            await pilot.press("plus")
            assert player.speed == 1.25
            await pilot.press("q")

    asyncio.run(scenario())


def test_a_comment_comes_up_at_its_second_and_c_goes_to_the_next():
    player = long_player([f"word{at}" for at in range(100)])
    given = {"takes": [1], "said": "", "word": None, "author": "Ana"}
    kept = [
        Comment.model_validate({"id": f"{n:016x}", "at_s": at_s, "text": text} | given)
        for n, (at_s, text) in enumerate([(4.0, "Whose [red] idea?"), (30.0, "Good.\nGo on.")])
    ]
    scene = player.session.timeline.scenes[0]
    scene = replace(scene, comments=shown_comments(kept, scene.reading.answer.transcript))
    player = SessionPlayer(
        replace(player.session, timeline=replace(player.session.timeline, scenes=(scene,))), HandPlayer()
    )

    async def scenario() -> None:
        app = ReplayApp(player)
        async with app.run_test(size=(80, 24)) as pilot:
            player.pause()
            player.seek(3.5)
            await until(pilot, lambda: "word8" in lit_words(app))
            assert region(app, "comments").plain == ""
            await pilot.press("c")
            await until(pilot, lambda: region(app, "comments").plain.endswith("0:04: Whose [red] idea?"))
            assert region(app, "comments").plain.startswith("# Ana at ")
            await pilot.press("c")
            await until(pilot, lambda: region(app, "comments").plain.endswith("0:30: Good. Go on."))
            await pilot.press("C")
            await until(pilot, lambda: "Whose" in region(app, "comments").plain)
            assert player.position_s == pytest.approx(4.0)

    asyncio.run(scenario())
