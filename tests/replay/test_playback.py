"""A session heard again: what is played when, and what is lit meanwhile."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Sequence
from dataclasses import replace

import pytest
from rich.text import Text
from textual.widgets import Static

from mockloop.analysis.answer import Answer, Finding, SectionSpan
from mockloop.analysis.judging.conversation import Reading
from mockloop.core.errors import DeviceError
from mockloop.core.scenario import SECTIONS
from mockloop.core.transcript import Transcript, Word
from mockloop.ports import Sound
from mockloop.replay.playback import ReplayableSession, SessionPlayer, Track, replayable, session_text
from mockloop.replay.timeline import session_timeline
from mockloop.reports.comments import shown_comments
from mockloop.sessions.comment_file import Comment
from mockloop.speech.tts.voice import NoVoice
from mockloop.ui.terminal.replay import ReplayApp
from testkit.fakes import BeepVoice
from testkit.sounds import joined, quiet, spoken, write_wav
from tests.interview.test_engine import STORY, Held, new_folder
from tests.ui.tui.showing import until


class HandPlayback:
    """A sound that has been heard as far as the test says."""

    def __init__(self, sound: Sound) -> None:
        self.sound = sound
        self.played_s = 0.0
        self.stopped = False

    def wait(self, timeout_s: float) -> bool:
        return self.stopped or self.played_s >= self.sound.duration_s

    def stop(self) -> None:
        self.stopped = True


class HandPlayer:
    """Keeps what it was given; nothing moves by itself."""

    name = "by hand"

    def __init__(self) -> None:
        self.playing: list[HandPlayback] = []

    def prepare(self) -> None:
        pass

    def play(self, sound: Sound) -> HandPlayback:
        self.playing.append(HandPlayback(sound))
        return self.playing[-1]

    def close(self) -> None:
        pass


@pytest.fixture
def folder(tmp_path):
    wav = write_wav(tmp_path / "answer.wav", joined(quiet(0.5), spoken(2.0), quiet(0.5)))
    held = Held(new_folder(tmp_path), [wav, wav], [STORY, "i told their lead and he agreed"])
    held.run()
    return held.folder


@pytest.fixture
def player(folder):
    return SessionPlayer(replayable(folder, BeepVoice()), HandPlayer())


def test_question_and_answer_sound_one_after_the_other(player):
    player.play()
    question = player.player.playing[0]
    assert question.sound.duration_s == pytest.approx(0.1)
    question.played_s = 0.1
    player.tick()
    answer = player.player.playing[1]
    scene = player.session.timeline.scenes[0]
    assert answer.sound.duration_s == pytest.approx(scene.ends_s - scene.answer_s, abs=0.01)
    answer.played_s = 0.5
    assert player.position_s == pytest.approx(0.6)


def test_the_position_stands_still_in_a_pause_and_goes_on_from_there(player):
    player.play()
    player.player.playing[0].played_s = 0.05
    player.pause()
    assert (player.playing, player.position_s) == (False, pytest.approx(0.05))
    player.play()
    assert player.player.playing[-1].sound.duration_s == pytest.approx(0.05, abs=0.001)


def test_at_double_speed_the_position_moves_twice_as_fast(player):
    player.seek(1.1)
    player.set_speed(2.0)
    player.play()
    player.player.playing[-1].played_s = 1.0
    assert player.position_s == pytest.approx(3.1)


def test_seeking_while_it_plays_plays_on_there(player):
    player.play()
    player.seek(2.0)
    assert player.playing
    assert player.player.playing[0].stopped
    assert player.position_s == pytest.approx(2.0)


def test_the_end_is_the_end_until_one_goes_back(player):
    player.seek(99.0)
    player.play()
    assert player.ended
    assert not player.playing
    player.seek(0.0)
    player.play()
    assert player.playing


def test_a_take_that_is_gone_is_named_and_its_time_goes_by_in_silence(folder):
    folder.take_path(1).unlink()
    session = replayable(folder, NoVoice())
    assert session.problems == ("The recording of take 1 is gone; its words are in the journal.",)
    assert [track.sound is None for track in session.tracks] == [True, False]


def test_as_text_every_line_has_its_second(folder):
    lines = list(session_text(replayable(folder, NoVoice())))
    assert lines[0].strip().startswith("Interviewer: Tell me about a time")
    assert lines[1].startswith("about 0:00  [action] i noticed the drops")
    assert any(line.strip().startswith("asked because") for line in lines)
    found = [line for line in lines if "  + " in line or "  - " in line]
    assert found and all(re.match(r"about \d+:\d\d  [+-] ", line) for line in found)


def test_fractions_of_a_second_round_into_the_next_minute(folder):
    session = replayable(folder, NoVoice())
    reading = session.timeline.scenes[0].reading
    words = tuple(replace(word, start_s=59.96, end_s=60.0) for word in reading.answer.transcript.words)
    answer = replace(reading.answer, transcript=replace(reading.answer.transcript, words=words, timed="measured"))
    scene = replace(session.timeline.scenes[0], reading=replace(reading, answer=answer, findings=()))
    lines = list(session_text(replace(session, timeline=replace(session.timeline, scenes=(scene,)))))
    assert {line[:7] for line in lines[1:]} == {" 1:00.0"}


def long_player(
    words: Sequence[str], spans: Sequence[SectionSpan] = (), findings: Sequence[Finding] = ()
) -> SessionPlayer:
    said = tuple(Word(text, 0.4 * at, 0.4 * at + 0.4) for at, text in enumerate(words))
    answer = Answer(Transcript(said, 0.4 * len(said)), tuple(spans), "story")
    whole = session_timeline([("What did you do?", ())], [Reading("opening", answer, tuple(findings))], [0.0])
    return SessionPlayer(ReplayableSession(whole, (Track(0.0, whole.ends_s, None),)), HandPlayer())


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


def test_where_a_sound_broke_off_it_is_gone_on_with(player):
    player.seek(player.session.timeline.scenes[0].answer_s)
    player.play()
    player.player.playing[0].played_s = 1.0
    player.player.playing[0].stopped = True  # the device was lost
    player.tick()
    assert player.position_s == pytest.approx(player.session.timeline.scenes[0].answer_s + 1.0)
    assert len(player.player.playing) == 2


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
