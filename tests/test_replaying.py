"""A session heard again: what is played when, and what is lit meanwhile."""

from __future__ import annotations

import asyncio

import pytest

from mockloop.ports import Sound
from mockloop.replaying import Deck, tape_of, text_of
from mockloop.screen.replay import ReplayApp, lit
from mockloop.speech.voice import NoVoice
from tests.fakes import BeepVoice
from tests.speech.sounds import joined, quiet, spoken, write_wav
from tests.test_engine import STORY, Held, new_folder


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
def deck(folder):
    return Deck(tape_of(folder, BeepVoice()), HandPlayer())


def test_question_and_answer_sound_one_after_the_other(deck):
    deck.play()
    question = deck.player.playing[0]
    assert question.sound.duration_s == pytest.approx(0.1)
    question.played_s = 0.1
    deck.tick()
    answer = deck.player.playing[1]
    scene = deck.tape.reel.scenes[0]
    assert answer.sound.duration_s == pytest.approx(scene.ends_s - scene.answer_s, abs=0.01)
    answer.played_s = 0.5
    assert deck.position_s == pytest.approx(0.6)


def test_the_position_stands_still_in_a_pause_and_goes_on_from_there(deck):
    deck.play()
    deck.player.playing[0].played_s = 0.05
    deck.pause()
    assert (deck.playing, deck.position_s) == (False, pytest.approx(0.05))
    deck.play()
    assert deck.player.playing[-1].sound.duration_s == pytest.approx(0.05, abs=0.001)


def test_at_double_speed_the_position_moves_twice_as_fast(deck):
    deck.seek(1.1)
    deck.set_speed(2.0)
    deck.play()
    deck.player.playing[-1].played_s = 1.0
    assert deck.position_s == pytest.approx(3.1)


def test_seeking_while_it_plays_plays_on_there(deck):
    deck.play()
    deck.seek(2.0)
    assert deck.playing
    assert deck.player.playing[0].stopped
    assert deck.position_s == pytest.approx(2.0)


def test_the_end_is_the_end_until_one_goes_back(deck):
    deck.seek(99.0)
    deck.play()
    assert deck.ended
    assert not deck.playing
    deck.seek(0.0)
    deck.play()
    assert deck.playing


def test_a_take_that_is_gone_is_named_and_its_time_goes_by_in_silence(folder):
    folder.take_path(1).unlink()
    tape = tape_of(folder, NoVoice())
    assert tape.problems == ("The recording of take 1 is gone; what it said is known from the journal.",)
    assert [track.sound is None for track in tape.tracks] == [True, False]


def test_as_text_every_line_has_its_second(folder):
    lines = list(text_of(tape_of(folder, NoVoice())))
    assert lines[0].startswith("  0:00.0  Interviewer: Tell me about a time")
    assert any("] " in line and "noticed" in line for line in lines)
    assert any("asked because" in line for line in lines)


def lit_words(deck: Deck) -> list[str]:
    shown = deck.tape.reel.at(deck.position_s)
    text = lit(deck.tape.reel.scenes[shown.scene], shown)
    return [text.plain[span.start : span.end] for span in text.spans if "reverse" in str(span.style)]


def test_on_the_terminal_the_word_that_is_heard_is_lit(deck):
    async def scenario() -> None:
        app = ReplayApp(deck)
        async with app.run_test(size=(100, 30)) as pilot:
            await pilot.press("space")
            assert not deck.playing
            deck.seek(deck.tape.reel.scenes[0].answer_s + 0.41)  # the second word: 0.4 s each
            await pilot.pause(0.1)
            assert lit_words(deck) == ["noticed"]
            await pilot.press("right")
            assert deck.position_s == pytest.approx(deck.tape.reel.scenes[0].answer_s + 0.8, abs=0.01)
            await pilot.press("pagedown")
            assert deck.tape.reel.at(deck.position_s).scene == 1
            await pilot.press("plus")
            assert deck.speed == 1.25
            await pilot.press("q")

    asyncio.run(scenario())
