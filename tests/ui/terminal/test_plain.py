"""The interview as lines: what is told, and how often."""

from __future__ import annotations

import io
from typing import Any

import pytest

from mockloop.core.events import Listen, Offer, Say
from mockloop.core.microphone_trouble import GONE, LOST, QUIET, UNOPENED
from mockloop.ports import Tick
from mockloop.ui.replies import NOTHING_NOW, STOPPING
from mockloop.ui.terminal.keys import TYPING_LEGEND
from mockloop.ui.terminal.plain import PlainScreen


def told(*ticks: Tick, status: bool = False) -> list[str]:
    """The lines, and with ``status`` the states of the last one, after 'Listening'."""
    out = io.StringIO()
    screen = PlainScreen(out, status)
    screen.show_listening(Listen("opening", 1))
    for one in ticks:
        screen.show_recording(one)
    return [line.strip() for line in out.getvalue().replace("\r", "\n").splitlines()[1:] if line.strip()]


def tick(elapsed_s: float, speaking: bool = False, **facts: Any) -> Tick:
    return Tick(elapsed_s, -30.0, speaking, facts.pop("countdown_s", None), facts.pop("thinking_s", 0.0), **facts)


def test_a_countdown_is_told_once_for_each_silence() -> None:
    first, second = [tick(7.0, countdown_s=4.0), tick(8.0, countdown_s=3.0)], tick(12.0, countdown_s=4.0)
    assert told(*first, tick(9.0, speaking=True), second) == [
        "Silence: the answer ends in 4 s unless you speak.",
        "Silence: the answer ends in 4 s unless you speak.",
    ]


def test_a_minute_to_think_is_told_once_each_time_it_is_asked_for() -> None:
    minute = "A minute to think: until it is over, or you speak, silence does not end the answer."
    asked = [tick(7.0, suspended_s=60.0), *[tick(7.0 + s, suspended_s=60.0 - s) for s in range(1, 20)]]
    assert told(*asked) == [minute]
    assert told(*asked, tick(30.0, suspended_s=60.0), tick(31.0, suspended_s=59.0)) == [minute, minute]


def test_a_lost_microphone_is_told_when_it_goes_and_when_it_is_back() -> None:
    gone = [tick(7.0, missing_s=0.1 * tenth) for tenth in range(1, 30)]
    assert told(tick(7.0), *gone, tick(7.1), tick(7.2)) == [
        f"The microphone is gone. {GONE} Waiting for it; what you have said is kept.",
        "The microphone is back: go on.",
    ]


def test_a_silent_microphone_is_told_and_when_it_sounds_again() -> None:
    silent = [tick(7.0 + 0.2 * number, trouble=LOST) for number in range(10)]
    assert told(tick(6.8), *silent, tick(9.2), tick(9.4)) == [
        f"! {LOST.sentence}. {LOST.next_step}",
        "The microphone is back: go on.",
    ]


def test_a_line_that_can_be_rewritten_counts_the_minute_down() -> None:
    assert told(tick(7.0, suspended_s=60.0), tick(19.0, suspended_s=48.0), status=True) == [
        "0:07  a minute to think, 1:00 left; silence does not end the answer",
        "0:19  a minute to think, 0:48 left; silence does not end the answer",
    ]


def test_the_line_counts_the_thinking_first_and_then_the_answer_without_it() -> None:
    thinking = tick(7.0, thinking_s=7.0)
    speaking = tick(7.4, speaking=True, thinking_s=7.2)
    assert told(thinking, speaking, tick(67.2, thinking_s=7.2), status=True) == [
        "thinking 0:07  listening",
        "0:00  I hear you",
        "1:00  listening",
    ]


def test_the_line_stands_still_during_a_silence_and_counts_it_if_more_is_said() -> None:
    silence = tick(14.0, trailing_s=4.0, countdown_s=2.0)
    assert told(tick(10.0, speaking=True), silence, tick(15.0, speaking=True), status=True) == [
        "0:10  I hear you",
        "0:10  silence, ends in 2 s; speak or press m for more time",
        "0:15  I hear you",
    ]


def test_a_line_that_can_be_rewritten_tells_of_a_lost_microphone() -> None:
    (shown,) = told(tick(7.0, missing_s=1.0), status=True)
    assert "the microphone is gone" in shown


def test_an_answer_heard_once_more_is_told_once_or_counted_in_place() -> None:
    lines, status = io.StringIO(), io.StringIO()
    for out, counts in ((lines, False), (status, True)):
        screen = PlainScreen(out, counts)
        screen.show_second_pass(0.0)
        screen.show_second_pass(0.5)
        screen.notify("Done.")
    assert lines.getvalue().splitlines() == ["Transcribing the answer once more, for the record.", "Done."]
    assert "50%. Enter skips this." in status.getvalue()


def test_a_question_is_followed_by_why_it_is_asked() -> None:
    out = io.StringIO()
    PlainScreen(out).show_question(Say("differently", "What next time?", because=("I did not hear a lesson",)))
    assert lines(out) == ["Interviewer: What next time?", "(asked because I did not hear a lesson)"]


def test_listening_is_said_only_when_the_first_sound_of_the_microphone_has_come() -> None:
    out = io.StringIO()
    screen = PlainScreen(out, live=True)
    screen.show_listening(Listen("opening", 1))
    assert out.getvalue() == ""
    screen.show_recording(tick(0.0, trouble=UNOPENED))
    assert "No sound has come from the microphone yet" in out.getvalue()
    assert "Listening" not in out.getvalue()
    screen.show_recording(tick(0.1))
    screen.show_recording(tick(0.2))
    assert out.getvalue().count("Listening. Take your time.") == 1


def test_trouble_with_the_microphone_is_told_once_each_time_it_comes() -> None:
    sentence = "! Your voice is very quiet. Move nearer, or turn the microphone up."
    assert told(tick(1.0), tick(2.0, trouble=QUIET), tick(2.1, trouble=QUIET), tick(3.0)) == [sentence]


def lines(out: io.StringIO) -> list[str]:
    return [line.strip() for line in out.getvalue().replace("\r", "\n").splitlines() if line.strip()]


def test_the_time_to_think_is_told_at_its_beginning_and_before_its_end() -> None:
    out = io.StringIO()
    screen = PlainScreen(out)
    for left_s in (45.0, 44.9, 30.1, 30.0, 29.9, 10.0, 9.9, 0.1):
        screen.show_preparation(left_s, 45.0)
    assert lines(out) == [
        "You have 0:45 to think. Then the recording begins; Enter begins it now.",
        "30 s left to think.",
        "10 s left to think.",
    ]


def test_the_time_to_think_counts_down_in_a_line_that_can_be_rewritten() -> None:
    out = io.StringIO()
    screen = PlainScreen(out, status=True)
    screen.show_preparation(30.0, 30.0)
    screen.show_preparation(28.9, 30.0)
    assert lines(out) == [f"0:{left} left to think; Enter begins the recording" for left in (30, 29)]


def test_a_recording_with_an_end_says_so_and_tells_what_is_left() -> None:
    out = io.StringIO()
    screen = PlainScreen(out)
    screen.show_listening(Listen("opening", 1, 175.0, 180.0, attempt=1, attempts=2))
    for elapsed_s in (1.0, 149.0, 150.1, 160.0, 170.5, 180.0):
        screen.show_recording(tick(elapsed_s, speaking=True))
    assert lines(out) == [
        "Recording for 3:00 at most; take 1 of 2; target 2:55.",
        "30 s left.",
        "10 s left.",
    ]


def test_the_takes_are_told_with_what_each_key_does() -> None:
    out = io.StringIO()
    screen = PlainScreen(out)
    screen.show_choices(Offer("deciding", ("keep", "redo", "stop"), (102.4,)))
    screen.show_choices(Offer("deciding", ("keep", "take_1", "take_2", "stop"), (102.4, 61.0)))
    assert lines(out) == [
        "Recorded: take 1 1:42. Enter keeps this one; x records another; q stops.",
        "Recorded: take 1 1:42, take 2 1:01. Enter keeps take 2; 1 or 2 keeps that take; q stops.",
    ]


def test_all_keys_are_told_once_and_from_then_on_how_to_see_them() -> None:
    out = io.StringIO()
    screen = PlainScreen(out, keys="Enter ends it  q stops")
    for take in (1, 2, 3):
        screen.show_listening(Listen("opening", take))
    assert out.getvalue().count("q stops") == 1
    assert out.getvalue().count("? shows all keys") == 2
    screen.show_keys()
    assert out.getvalue().count("q stops") == 2


class Terminal(io.StringIO):
    """An output that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def test_on_a_terminal_lines_are_broken_between_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    out = Terminal()
    screen = PlainScreen(out)
    screen.show_question(Say("opening", "Tell me about a time when you noticed a problem and fixed it."))
    assert out.getvalue().splitlines() == [
        "",
        "Interviewer: Tell me about a time when",
        "you noticed a problem and fixed it.",
    ]


def test_trouble_that_is_wider_than_the_rewritten_line_stands_whole_above_it_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    out = Terminal()
    screen = PlainScreen(out, status=True)
    screen.show_listening(Listen("opening", 1))
    for at_s in (1.0, 2.0):
        screen.show_recording(tick(at_s, trouble=LOST))
    _, *told = lines(out)
    assert told == [
        "! The microphone has fallen silent. Is it muted or",
        "unplugged? What you have said is kept.",
        "0:01  ! The microphone has fallen silent. Is it muted or…",
        "0:02  ! The microphone has fallen silent. Is it muted or…",
    ]


def test_that_an_answer_was_heard_is_told_once_however_many_takes_are_read():
    out = io.StringIO()
    screen = PlainScreen(out)
    for take in (1, 2):
        screen.show_transcribing(take)
    assert out.getvalue().count("Heard.") == 1
    screen.notify("Next.")
    screen.show_transcribing(3)
    assert out.getvalue().count("Heard.") == 2


def test_who_types_is_told_of_lines_and_of_no_key():
    out = io.StringIO()
    screen = PlainScreen(out, keys=TYPING_LEGEND)
    for ask in ("opening", "adoption"):
        screen.show_listening(Listen(ask, 1))
    lines = out.getvalue().splitlines()
    assert lines[1::2] == [f"  {TYPING_LEGEND}", "  An empty line ends the answer."]


def test_who_types_nothing_is_not_asked_about_the_microphone():
    out = io.StringIO()
    PlainScreen(out, keys=TYPING_LEGEND).show_choices(Offer("unheard", ("redo", "repeat", "skip", "stop")))
    assert lines(out) == ["Nothing was typed. Enter begins the answer again; r repeats, s skips, q stops."]


def test_the_clock_of_an_answer_that_was_paused_goes_on_where_it_stood():
    out = io.StringIO()
    screen = PlainScreen(out, status=True)
    screen.show_listening(Listen("opening", 1, 175.0))
    screen.show_recording(tick(20.0, speaking=True, thinking_s=8.0))
    screen.show_choices(Offer("paused", ("resume", "redo", "stop")))
    screen.show_listening(Listen("opening", 2, 175.0))
    screen.show_recording(tick(2.0, thinking_s=2.0))
    screen.show_recording(tick(5.0, speaking=True, thinking_s=2.0))
    assert lines(out)[3:] == [
        "Listening. Go on when you are ready: 0:12 so far; target 2:55.",
        "0:12 of 2:55  listening",
        "0:15 of 2:55  I hear you",
    ]


def test_the_clock_of_an_answer_that_is_given_again_begins_at_nothing():
    out = io.StringIO()
    screen = PlainScreen(out)
    screen.show_listening(Listen("opening", 1))
    screen.show_recording(tick(20.0, speaking=True))
    screen.show_listening(Listen("opening", 2, attempt=2))
    assert lines(out) == ["Listening. Take your time.", "Listening. Take your time."]


def test_a_section_that_is_drilled_again_begins_at_nothing():
    out = io.StringIO()
    screen = PlainScreen(out)
    screen.show_listening(Listen("reflection", 1))
    screen.show_recording(tick(9.0, speaking=True))
    screen.show_choices(Offer("coached", ("next", "redo", "stop")))
    screen.show_listening(Listen("reflection", 2))
    assert lines(out)[-1] == "Listening. The clock for reflection starts when you speak."


def test_an_answer_that_is_redone_after_a_pause_begins_at_nothing():
    out = io.StringIO()
    screen = PlainScreen(out)
    screen.show_listening(Listen("opening", 1))
    screen.show_recording(tick(9.0, speaking=True))
    screen.show_choices(Offer("paused", ("resume", "redo", "stop")))
    screen.show_reply("redo")
    screen.show_listening(Listen("opening", 2))
    assert lines(out)[-1] == "Listening. Take your time."


def test_while_a_choice_is_offered_its_keys_are_told_and_not_those_of_an_answer():
    out = io.StringIO()
    screen = PlainScreen(out, keys="Enter ends the answer")
    screen.show_choices(Offer("coached", ("next", "redo", "stop")))
    screen.show_keys()
    assert lines(out) == ["Enter goes on; x repeats this section, q stops."] * 2


def replies(screen: PlainScreen, out: io.StringIO, *commands: str) -> list[str]:
    """What each command is answered with; nothing for one that the next line shows."""
    out.seek(0)
    out.truncate()
    for command in commands:
        screen.show_reply(command)
    return lines(out)


def test_a_key_is_answered_at_once_where_nothing_else_shows_that_it_was_taken():
    out = io.StringIO()
    screen = PlainScreen(out)
    assert replies(screen, out, "enter", "skip") == []  # nothing has begun
    screen.show_question(Say("opening", "Tell me about a time."))
    assert replies(screen, out, "enter", "more_time") == ["The microphone is being opened.", NOTHING_NOW]
    screen.show_listening(Listen("opening", 1))
    assert replies(screen, out, "more_time", "mark_task", "next_section", "unmark", "redo", "enter", "pause") == [
        "Take all the time you need.",
        "Task begins here.",
        "The next section begins here.",
        "The last mark was undone.",
        "You answer again from the beginning.",
    ]
    screen.show_choices(Offer("paused", ("resume", "repeat", "skip", "stop")))
    assert replies(screen, out, "more_time", "pause", "stop") == [NOTHING_NOW, STOPPING]


def test_a_follow_up_has_no_sections_to_mark_and_a_last_take_is_not_given_again():
    out = io.StringIO()
    screen = PlainScreen(out)
    screen.show_listening(Listen("differently", 2, attempt=2, attempts=2))
    assert replies(screen, out, "mark_task", "redo", "skip") == [NOTHING_NOW, NOTHING_NOW, "Skipping the question."]
