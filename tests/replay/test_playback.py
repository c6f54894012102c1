"""A replayed session: what is played when, and what is highlighted meanwhile."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from mockloop.replay.playback import replayable, session_text
from mockloop.speech.tts.voice import NoVoice


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


def test_where_a_sound_broke_off_it_is_gone_on_with(player):
    player.seek(player.session.timeline.scenes[0].answer_s)
    player.play()
    player.player.playing[0].played_s = 1.0
    player.player.playing[0].stopped = True  # the device was lost
    player.tick()
    assert player.position_s == pytest.approx(player.session.timeline.scenes[0].answer_s + 1.0)
    assert len(player.player.playing) == 2
