"""The words on the page: captions, the cue, remarks, and that all of it fits."""

from __future__ import annotations

import pytest

from mockloop.core.events import Listen, Say
from mockloop.ui.tui.board import Board
from mockloop.ui.tui.captions import Captions
from mockloop.ui.tui.lines import plain
from mockloop.ui.tui.page import Pages, Size
from tests.ui.tui.scenes import LENGTH_S, answering, new_screen, tick, words
from tests.ui.tui.seen import listening, text


def test_words_that_are_still_open_are_dimmed_and_end_with_an_ellipsis():
    screen = listening(tick(5.0))
    screen.hears(words("I pulled the logs"), "and I tra")
    shown = Pages().page(screen.board, Size(78, 24))["captions"]
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
        assert ("» Action: say I" in text(screen.board)) is seen


def test_a_remark_is_seen_until_the_person_speaks():
    screen = listening(tick(3.0, speaking=False, thinking_s=3.0))
    screen.tells("There is no voice on this machine.")
    assert "no voice on this machine" in text(screen.board)
    screen.ticks(tick(4.0))
    assert "no voice on this machine" not in text(screen.board)


@pytest.mark.parametrize("ask", ["opening", "own-part"])
@pytest.mark.parametrize("long", [34, 43, 90, 1000])  # words: four lines, five, ten, far too many
def test_every_page_fits_the_smallest_terminal_however_long_the_question(ask, long):
    screen = new_screen()
    answering(screen)
    screen.asks(Say(ask, " ".join(["question"] * long), ("'we' 4 times",)))
    screen.speaks(1.0, 1.0)
    fits(screen.board)
    screen.listens(Listen(ask, 3, LENGTH_S))
    screen.ticks(tick(30.0))
    screen.hears(words("these are the last words"))
    fits(screen.board)
    assert "last words" in text(screen.board)


def fits(board: Board) -> None:
    shown = Pages().page(board, Size(78, 24))
    assert sum(len(lines) for lines in shown.values()) <= 24
    assert max(len(plain(line)) for lines in shown.values() for line in lines) <= 78


def test_a_question_too_long_for_the_page_is_whole_while_it_is_asked_and_cut_short_afterwards():
    screen = new_screen()
    screen.asks(Say("opening", " ".join(["question"] * 90) + " end?"))
    screen.speaks(1.0, 1.0)
    assert "end?" in text(screen.board)
    screen.listens(Listen("opening", 1, LENGTH_S))
    assert "question …" in text(screen.board)
    assert "Total" in text(screen.board)
