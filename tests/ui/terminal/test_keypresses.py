"""The keys of a terminal: what its characters mean, on a pseudo-terminal."""

from __future__ import annotations

import os
import sys
import threading
import time

import pytest

from mockloop.ui.terminal.keypresses import is_cut_off, keys_in, windows_key
from mockloop.ui.terminal.keys import INTERVIEW

APART_S = 0.2  # longer than the rest of a key is waited for


@pytest.mark.parametrize(
    ("typed", "keys"),
    [("q", ["q"]), ("é", ["é"]), (" ", [" "]), ("\x1b[C", ["right"]), ("\x1b[D", ["left"]), ("\x1bOC", ["right"]),
     ("\x1b[5~", ["page_up"]), ("\x1b[6~", ["page_down"]), ("\x1b", ["escape"]), ("\x1b[A\x1b[B", ["up", "down"]),
     ("\x1b[15~", [""]), ("\x1b[1;2C", [""]), ("\x1bOP", [""]), ("\x1bq", [""]), ("\x1b[Cq", ["right", "q"])],
)  # fmt: skip
def test_characters_stand_for_keys_and_keys_of_several_characters_have_names(typed, keys):
    assert keys_in(typed) == keys


@pytest.mark.parametrize(
    ("typed", "cut_off"),
    [("\x1b", True), ("\x1b[", True), ("\x1bO", True), ("q\x1b[5", True), ("\x1b[5~", False), ("q", False)],
)  # fmt: skip
def test_a_key_that_came_in_part_is_known(typed, cut_off):
    assert is_cut_off(typed) is cut_off


@pytest.mark.parametrize(
    ("given", "key"), [("q", "q"), ("\xe0M", "right"), ("\xe0Q", "page_down"), ("\x00;", ""), ("\x1b", "escape")]
)
def test_windows_gives_a_mark_and_a_number_for_keys_without_a_character(given, key):
    characters = iter(given)
    assert windows_key(lambda: next(characters)) == key
    assert next(characters, None) is None


def test_ctrl_c_interrupts_on_windows_too():
    with pytest.raises(KeyboardInterrupt):
        windows_key(lambda: "\x03")


class Terminal:
    """A pseudo-terminal on which keys are pressed; its other end is standard input."""

    def __init__(self) -> None:
        import pty

        self._master, slave = pty.openpty()
        self.stdin = os.fdopen(slave, encoding="utf-8")

    def press(self, *keys: str, apart_s: float = 0.0) -> None:
        for key in keys:
            os.write(self._master, key.encode())
            time.sleep(apart_s)

    def press_later(self, *keys: str, apart_s: float) -> None:
        threading.Thread(target=lambda: self.press(*keys, apart_s=apart_s), daemon=True).start()

    def hang_up(self) -> None:
        os.close(self._master)


@pytest.fixture
def terminal(monkeypatch):
    if os.name != "posix":
        pytest.skip("pseudo-terminals are POSIX's")
    made = Terminal()
    monkeypatch.setattr(sys, "stdin", made.stdin)
    return made


@pytest.fixture
def keyboard(terminal):
    from mockloop.ui.terminal.controls import Keyboard

    made = Keyboard(INTERVIEW)
    yield made
    made.close()


def test_a_key_that_means_nothing_is_waited_past(terminal, keyboard):
    terminal.press_later("\t", "\x1b", "\x1b[A", "z", "q", apart_s=APART_S)
    assert keyboard.wait(None) == "stop"
    assert not keyboard.ended


def test_a_key_that_comes_in_two_pieces_is_one_key(terminal, keyboard):
    terminal.press_later("\x1b", "[", "C", "r", apart_s=0.01)
    assert keyboard.wait(None) == "next_section"  # and not "C", nor whatever "[" might be


def test_without_a_key_a_limited_wait_ends_in_its_time(terminal, keyboard):
    began_s = time.monotonic()
    terminal.press("\t")
    assert keyboard.wait(0.3) is None
    assert 0.25 < time.monotonic() - began_s < 2.0
    assert keyboard.poll() is None


def test_of_keys_that_came_at_once_the_first_that_means_something_counts(terminal, keyboard):
    terminal.press("\x1b[Brs")
    assert keyboard.wait(1.0) == "repeat"
    assert keyboard.poll() is None


def test_a_terminal_that_has_gone_away_is_the_end_of_input(terminal, keyboard):
    terminal.hang_up()
    assert keyboard.wait(None) is None
    assert keyboard.ended
    keyboard.close()
