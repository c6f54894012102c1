"""The words on the page: captions, the cue, remarks, and that all of it fits."""

from __future__ import annotations

from mockloop.core.events import Listen, Say
from mockloop.screen.live.captions import Captions
from mockloop.screen.live.lines import plain
from mockloop.screen.live.page import Pages, Size
from tests.screen.live.scenes import LENGTH_S, answering, new_screen, tick, words
from tests.screen.live.seen import listening, text


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
    screen.tells("Listening with the embedded recognizer.")
    assert "embedded recognizer" in text(screen.board)
    screen.ticks(tick(4.0))
    assert "embedded recognizer" not in text(screen.board)


def test_every_page_fits_the_smallest_terminal_with_a_question_of_four_lines():
    long = Say("opening", " ".join(["question"] * 34))
    screen = new_screen()
    answering(screen)
    screen.asks(long)
    screen.listens(Listen("opening", 3, LENGTH_S))
    screen.ticks(tick(30.0))
    screen.hears(words("these are the last words"))
    shown = Pages().page(screen.board, Size(78, 24))
    assert sum(len(lines) for lines in shown.values()) <= 24
    assert "last words" in text(screen.board)
    assert max(len(plain(line)) for lines in shown.values() for line in lines) <= 78
