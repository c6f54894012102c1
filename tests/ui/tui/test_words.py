"""The words on the page: captions, the cue, remarks, and that all of it fits."""

from __future__ import annotations

import pytest

from mockloop.core.events import Listen, Say
from mockloop.core.microphone_trouble import LOST
from mockloop.ui.tui.captions import Captions
from mockloop.ui.tui.page import Pages, Size
from mockloop.ui.tui.screen_state import ScreenState
from mockloop.ui.tui.styled_lines import plain
from tests.ui.tui.scenes import LENGTH_S, answering, new_screen, tick, words
from tests.ui.tui.seen import listening, text


def test_words_that_are_still_open_are_dimmed_and_end_with_an_ellipsis():
    screen = listening(tick(5.0))
    screen.show_captions(words("I pulled the logs"), "and I tra")
    shown = Pages().page(screen.state, Size(78, 24))["captions"]
    assert shown == [(("I pulled the logs", ""), (" and I tra …", "dim italic"))]


def test_captions_keep_their_place_in_the_line_as_words_are_added():
    said = [f"word{number}" for number in range(400)]
    whole = [plain(line) for line in Captions().lines(said, "", 78, rows=400)]
    growing = Captions()
    for many in range(0, 400, 7):
        shown = [plain(line) for line in growing.lines(said[:many], "", 78, rows=5)]
        assert all(line in whole for line in shown[:-1])


def test_captions_are_wrapped_anew_in_a_terminal_of_another_width():
    captions = Captions()
    captions.lines(["twelve", "letters", "here"], "", 20, 5)
    assert [plain(line) for line in captions.lines(["twelve", "letters", "here"], "", 10, 5)] == [
        "twelve", "letters", "here"
    ]  # fmt: skip


def test_the_cue_is_there_and_can_be_left_out():
    for cues, seen in ((True, True), (False, False)):
        screen = new_screen(cues=cues)
        answering(screen)
        assert ("» Action: say I" in text(screen.state)) is seen


def test_a_remark_is_seen_until_the_person_speaks():
    screen = listening(tick(3.0, speaking=False, thinking_s=3.0))
    screen.notify("There is no voice on this machine.")
    assert "no voice on this machine" in text(screen.state)
    screen.show_recording(tick(4.0))
    assert "no voice on this machine" not in text(screen.state)


@pytest.mark.parametrize("ask", ["opening", "own-part"])
@pytest.mark.parametrize("long", [34, 43, 90, 1000])  # words: four lines, five, ten, far too many
def test_every_page_fits_the_smallest_terminal_however_long_the_question(ask, long):
    screen = new_screen()
    answering(screen)
    screen.show_question(Say(ask, " ".join(["question"] * long), ("'we' 4 times",)))
    screen.show_spoken(1.0, 1.0)
    fits(screen.state)
    screen.show_listening(Listen(ask, 3, LENGTH_S))
    screen.show_recording(tick(30.0))
    screen.show_captions(words("these are the last words"))
    fits(screen.state)
    assert "last words" in text(screen.state)


def fits(state: ScreenState) -> None:
    for width, height in ((78, 24), (58, 20)):
        shown = Pages().page(state, Size(width, height))
        assert sum(len(lines) for lines in shown.values()) <= height
        assert max(len(plain(line)) for lines in shown.values() for line in lines) <= width


@pytest.mark.parametrize(("width", "height", "long"), [(58, 20, 55), (78, 24, 90)])
def test_the_question_is_whole_before_clocks_and_captions_have_their_room(width, height, long):
    screen = new_screen()
    screen.show_question(Say("opening", " ".join(["question"] * long) + " end?"))
    screen.show_spoken(1.0, 1.0)
    assert "end?" in text(screen.state, width, height)
    screen.show_listening(Listen("opening", 1, LENGTH_S))
    assert "end?" in text(screen.state, width, height)
    assert "? keys" in text(screen.state, width, height)


def test_nothing_moves_between_the_question_and_its_answer():
    for long in (10, 34, 60):
        screen = new_screen()
        screen.show_question(Say("opening", " ".join(["question"] * long) + " end?"))
        screen.show_spoken(1.0, 1.0)
        asked = text(screen.state, 58, 20).splitlines()
        screen.show_listening(Listen("opening", 1, LENGTH_S))
        screen.show_recording(tick(3.0, speaking=False))
        answered = text(screen.state, 58, 20).splitlines()
        microphone = [
            next(at for at, row in enumerate(one) if row.startswith(("■", "○", "□"))) for one in (asked, answered)
        ]
        assert microphone[0] == microphone[1]


def test_reasons_are_wrapped_and_not_cut():
    because = "you said 'I pulled the delivery logs for the past month and grouped the failures' and not how that was"
    screen = new_screen()
    screen.show_question(Say("own-part", "How did you do that?", (because,)))
    shown = text(screen.state)
    assert because.split()[-1] in shown and "…" not in shown


@pytest.mark.parametrize(("width", "height"), [(58, 20), (78, 24), (118, 40)])
def test_all_keys_are_reachable_at_every_size(width, height):
    screen = new_screen()
    answering(screen)
    assert "? keys" in text(screen.state, width, height)
    screen.show_keys(True)
    shown = text(screen.state, width, height)
    for name in ("Enter", "→", "m", "r", "x", "s", "p", "q", "1", "2", "3", "4", "5", "Backspace"):
        assert f" {name}  " in shown
    assert "had asked you to." in shown  # the question as well
    assert "I hear you" in shown  # the microphone is still open, and says so
    fits(screen.state)


def test_words_and_figures_do_not_overlap_in_a_narrow_terminal():
    screen = new_screen()
    answering(screen)
    screen.show_recording(tick(99.0, suspended_s=48.0, trouble=LOST))
    shown = text(screen.state, 58, 20)
    assert LOST.next_step in shown
    screen.show_recording(tick(100.0, suspended_s=48.0))
    assert "A minute to think: silence ends nothing. 0:48 left" in text(screen.state, 58, 20)
