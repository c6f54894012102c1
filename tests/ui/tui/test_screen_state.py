"""What each call of ports.Screen does to what is seen, without a terminal."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mockloop.analysis.judging.pacing import Clock
from mockloop.core.events import Listen, Offer, Say
from mockloop.core.loop import LoopPlace, LoopPlan, LoopQuestion
from mockloop.core.microphone_trouble import CLIPPED, SILENT, UNOPENED
from mockloop.library.loader import load_scenario
from mockloop.ui.tui.bars import Gauge, gauge_line
from mockloop.ui.tui.keys import command_of
from mockloop.ui.tui.screen_state import SessionDetails
from mockloop.ui.tui.styled_lines import plain
from tests.ui.tui.scenes import DRILL, LENGTH_S, OPENING, PLAN, PROBE, answering, new_screen, reading, tick
from tests.ui.tui.seen import listening, text

# ---- the question ----------------------------------------------------------------------------------------------


def test_the_question_appears_word_by_word_as_it_is_heard():
    screen = new_screen()
    screen.show_question(OPENING)
    assert "Tell me" not in text(screen.state)
    screen.show_spoken(1.0, 5.0)
    assert "Tell me about a time" in text(screen.state)
    assert "noticed" not in text(screen.state)
    screen.show_spoken(5.0, 5.0)
    assert "had asked you to." in text(screen.state)


def test_a_word_is_never_cut_and_what_was_shown_stays():
    screen = new_screen()
    screen.show_question(OPENING)
    screen.show_spoken(0.3, 5.0)
    whole = screen.state.say.text[: screen.state.shown]
    assert screen.state.say.text.startswith(f"{whole} ")
    screen.show_spoken(0.1, 5.0)
    assert screen.state.say.text[: screen.state.shown] == whole


def test_a_question_that_is_repeated_is_there_to_be_read_at_once():
    screen = listening(tick(4.0))
    screen.show_question(OPENING)
    assert "had asked you to." in text(screen.state)


def test_a_question_without_sound_is_shown_whole():
    screen = new_screen()
    screen.show_question(OPENING)
    screen.show_whole_question()
    assert "had asked you to." in text(screen.state)


def test_the_reasons_stand_below_the_question():
    screen = new_screen()
    screen.show_question(PROBE)
    assert "Asked because 'we' 4 times" in text(screen.state)


# ---- the microphone --------------------------------------------------------------------------------------------


def test_listening_is_shown_only_once_sound_comes_from_the_microphone():
    screen = listening(tick(0.0, speaking=False, thinking_s=0.0))
    assert "Opening the microphone" in text(screen.state)
    assert "Listening" not in text(screen.state)
    screen.show_recording(tick(0.1, speaking=False, thinking_s=0.1))
    assert "Listening" in text(screen.state)
    assert "Take your time" in text(screen.state)


def test_trouble_with_the_microphone_is_shown_with_what_to_do_while_it_lasts():
    screen = listening(tick(5.0, trouble=CLIPPED))
    assert "! Your voice is too loud: it is distorted" in text(screen.state)
    assert "Turn the microphone down, or move away from it." in text(screen.state)
    screen.show_recording(tick(6.0))
    assert "too loud" not in text(screen.state)


def test_a_microphone_that_gives_nothing_is_told_while_it_is_opened():
    screen = listening(tick(0.0, speaking=False, trouble=UNOPENED))
    assert "No sound has come from the microphone yet" in text(screen.state)


def test_no_clock_runs_while_the_microphone_gives_no_sound_at_all():
    screen = listening(tick(1.5, speaking=False), tick(9.0, speaking=False, trouble=SILENT))
    assert "The microphone gives no sound at all" in text(screen.state)
    assert screen.state.spoken_s == 0.0
    screen.show_recording(tick(14.0, thinking_s=9.5))
    assert screen.state.spoken_s == 4.5


def test_the_total_stands_still_during_a_silence_and_counts_it_if_more_is_said():
    def total(**facts) -> float:
        screen.show_recording(tick(**facts))
        return screen.state.gauges[-1].seconds

    screen = listening(tick(10.0))
    assert total(elapsed_s=11.5, speaking=False) == 9.5  # a breath, after two seconds of thinking
    assert total(elapsed_s=14.0, speaking=False, trailing_s=4.0) == 8.0
    assert total(elapsed_s=30.0, speaking=False, trailing_s=20.0, suspended_s=44.0) == 8.0
    assert total(elapsed_s=31.0) == 29.0


def test_a_drill_names_the_question_that_its_sections_belong_to():
    asked = replace(DRILL, scenario=load_scenario("angry-customer"))
    assert SessionDetails.of(asked).title == "Tell me about an angry customer and what you did."
    assert SessionDetails.of(replace(asked, mode="interview")).title == ""


def test_the_thinking_clock_counts_before_the_first_word_and_enters_no_other():
    screen = listening(tick(9.0, speaking=False, thinking_s=9.0))
    assert "Thinking" in text(screen.state)
    assert screen.state.spoken_s == 0.0
    screen.show_recording(tick(14.0, thinking_s=9.5))
    assert screen.state.spoken_s == 4.5
    assert "Thinking" not in text(screen.state)


def test_i_hear_you_does_not_flicker_between_words():
    screen = listening(tick(5.0), tick(5.5, speaking=False))
    assert "I hear you" in text(screen.state)
    screen.show_recording(tick(6.0, speaking=False))
    assert "Listening" in text(screen.state)


def test_the_countdown_is_told_in_words_and_in_seconds():
    screen = listening(tick(5.0), tick(9.0, speaking=False, countdown_s=2.2))
    assert "Silence: the answer ends in 3 s" in text(screen.state)
    assert "press m for more time" in text(screen.state)


def test_a_minute_to_think_is_told_with_what_is_left_of_it_however_it_was_asked_for():
    screen = listening(tick(5.0), tick(20.0, speaking=False, suspended_s=48.9))
    assert "A minute to think: silence ends nothing. 0:48 left" in text(screen.state)
    screen.show_recording(tick(21.0, suspended_s=0.0))
    assert "silence ends nothing" not in text(screen.state)


def test_where_silence_never_ends_the_answer_the_key_for_more_time_promises_nothing():
    screen = listening(tick(5.0))
    screen.show_more_time()
    screen.show_recording(tick(6.0, speaking=False))
    assert "Take your time." in text(screen.state)
    assert "silence ends nothing" not in text(screen.state)
    screen.show_recording(tick(7.1, speaking=False))
    assert "Take your time." not in text(screen.state)


def test_a_section_marked_by_hand_is_confirmed_for_a_moment():
    screen = listening(tick(5.0))
    screen.show_mark("The next section begins here.")
    assert "The next section begins here." in text(screen.state)
    screen.show_recording(tick(7.1))
    assert "begins here" not in text(screen.state)


def test_a_microphone_that_is_gone_is_told_with_how_long():
    screen = listening(tick(5.0), tick(5.0, speaking=False, missing_s=3.4))
    assert "The microphone is gone" in text(screen.state)
    assert "0:03 of 0:20" in text(screen.state)


# ---- the clocks ------------------------------------------------------------------------------------------------


def test_sections_are_told_with_seconds_target_and_the_one_that_runs():
    screen = new_screen()
    answering(screen)
    shown = text(screen.state)
    assert "▶ Action" in shown
    assert "0:41 of 1:30  now" in shown
    assert "0:24 of 0:30" in shown


def test_the_section_under_way_counts_on_between_two_readings():
    screen = listening(tick(20.0))
    screen.show_clocks(reading("task", situation=10.0, task=8.0))
    screen.show_recording(tick(23.0))
    assert "0:11 of 0:20" in text(screen.state)
    assert "0:10 of 0:30" in text(screen.state)


@pytest.mark.parametrize(
    ("seconds", "told", "style"),
    [(16.0, "now", "ansi_green"), (17.5, "now, 0:03 left", "ansi_yellow"), (29.0, "now, 0:09 over", "ansi_yellow"),
     (33.0, "now, 0:13 over", "ansi_red")],
)  # fmt: skip
def test_near_the_target_and_past_it_words_say_what_the_colour_says(seconds, told, style):
    screen = listening(tick(40.0))
    screen.show_clocks(reading("task", task=seconds))
    gauge = screen.state.gauges[1]
    assert (gauge.note, gauge.style) == (told, style)


def test_a_section_that_ended_just_before_its_target_is_no_warning():
    screen = listening(tick(40.0))
    screen.show_clocks(reading("action", task=19.0, action=1.0))
    assert (screen.state.gauges[1].note, screen.state.gauges[1].style) == ("", "ansi_green")


def test_a_bar_fills_to_its_mark_at_the_target_and_past_it_only_beyond():
    for seconds, before, past in ((10.0, 10, 0), (20.0, 20, 0), (21.0, 20, 1), (30.0, 20, 10), (300.0, 20, 11)):
        screen = listening(tick(40.0))
        screen.show_clocks(reading("result", task=seconds))
        row = next(row for row in text(screen.state).splitlines() if "Task" in row)
        bar = row[15:47]
        assert bar.split("┃")[0].count("▆") == before
        assert bar.split("┃")[1].count("▆") == past


def test_the_total_counts_from_the_first_word_against_the_length_of_the_level():
    screen = listening(tick(65.0, thinking_s=5.0))
    assert "1:00 of 2:55" in text(screen.state)


def test_a_probe_has_no_section_bars_and_its_own_clock():
    screen = new_screen()
    screen.show_question(PROBE)
    screen.show_listening(Listen(PROBE.ask, 2))
    screen.show_recording(tick(12.0))
    assert "Situation" not in text(screen.state)
    assert "Answer" in text(screen.state)
    assert screen.state.spoken_s == 10.0


def test_a_drilled_section_has_the_one_clock_that_counts():
    screen = new_screen(DRILL)
    screen.show_question(Say("task", "Now the task."))
    screen.show_listening(Listen("task", 1, 20.0))
    screen.show_recording(tick(10.0))
    shown = text(screen.state)
    assert "▶ Task" in shown
    assert "0:08 of 0:20" in shown
    assert "Situation" not in shown
    assert "Section 1 of 5" in shown


# ---- one answer in several takes -------------------------------------------------------------------------------


def paused_and_resumed(why: str = "paused"):
    screen = listening(tick(32.0))
    screen.show_clocks(reading("situation", situation=30.0))
    screen.show_choices(Offer(why, ("resume", "redo", "stop")))
    return screen


def test_an_answer_that_was_paused_goes_on_where_its_clock_stood():
    screen = paused_and_resumed()
    screen.show_listening(Listen("opening", 2, LENGTH_S))
    screen.show_recording(tick(9.0, thinking_s=4.0))
    assert screen.state.spoken_s == 35.0
    assert screen.state.gauges[0].seconds == 35.0


def test_an_answer_that_is_redone_begins_at_nought():
    screen = paused_and_resumed()
    screen.controls.press("redo")
    assert screen.controls.poll() == "redo"
    screen.show_listening(Listen("opening", 2, LENGTH_S))
    screen.show_recording(tick(9.0, thinking_s=4.0))
    assert screen.state.spoken_s == 5.0
    assert screen.state.gauges[0].seconds == 0.0


def test_speaking_on_after_the_end_brings_the_question_back():
    screen = listening(tick(32.0))
    screen.show_transcribing(1)
    screen.show_question(PROBE)
    screen.show_listening(Listen("opening", 2, LENGTH_S))
    screen.show_recording(tick(3.0, thinking_s=0.0))
    assert screen.state.say == OPENING
    assert screen.state.spoken_s == 33.0
    assert "Question" in text(screen.state) and "Follow-up" not in text(screen.state)


def test_questions_are_counted_and_a_repeated_one_once():
    screen = listening(tick(32.0))
    screen.show_question(OPENING)
    assert "Question" in text(screen.state) and "Follow-up" not in text(screen.state)
    screen.show_question(PROBE)
    assert "Follow-up 1 of up to 3" in text(screen.state)


def test_an_answer_that_is_heard_once_more_shows_how_far_that_is_and_the_key_that_does_without():
    screen = listening(tick(32.0))
    screen.show_second_pass(0.5)
    seen = text(screen.state)
    assert "Transcribing your answer once more, for the record" in seen
    assert "50%" in seen and "skip this" in seen
    assert command_of(screen.state, "enter", None) == "enter"


def test_in_a_loop_a_question_is_one_of_the_loop_and_what_follows_a_follow_up():
    asked = tuple(LoopQuestion("ownership-webhook", "amazon-ownership", "never practised") for _ in range(2))
    place = LoopPlace(LoopPlan("one", 45, 1, "sde2", 3, asked), 2, 600.0)
    screen = listening(tick(32.0), plan=replace(PLAN, loop=place))
    assert "Question 2 of 2" in text(screen.state) and "Follow-up" not in text(screen.state)
    screen.show_question(PROBE)
    assert "Question 2 of 2" in text(screen.state) and "Follow-up 1 of up to 3" in text(screen.state)


def test_a_clock_that_may_yet_go_to_another_section_says_not_sure_and_raises_no_alarm():
    unsure = Gauge("Situation", 34.0, Clock(30.0, 45.0), True, True, sure=False)
    assert (unsure.note, unsure.style) == ("now, not sure", "ansi_green")
    sure = replace(unsure, sure=True)
    assert (sure.note, sure.style) == ("now, 0:04 over", "ansi_yellow")
    assert len(plain(gauge_line(unsure, 60))) == len(plain(gauge_line(sure, 60))) == 60
