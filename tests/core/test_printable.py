"""What may go to a terminal, and what may not."""

from __future__ import annotations

import pytest

from mockloop.core.printable import STAND_IN, for_terminal, printable

TITLE = "\x1b]0;owned\x07"
CLIPBOARD = "\x1b]52;c;ZXZpbA==\x07"


@pytest.mark.parametrize("text", ["plain words", "tabs\tand\nlines", "Grüße, ☂ and 漢字", ""])
def test_text_without_control_characters_stays_as_it_is(text):
    assert printable(text) == for_terminal(text) == text


@pytest.mark.parametrize("text", [TITLE, CLIPBOARD, "a\x9b31mb", "a\u202eb", "a\x08b", "a\x7fb", "x\x1b[2Jy"])
def test_control_characters_are_replaced_and_the_rest_stays(text):
    assert not set(printable(text)) & set("\x1b\x07\x9b\u202e\x08\x7f")
    assert STAND_IN in printable(text)


def test_our_own_colours_and_rewritten_lines_pass_and_nothing_else():
    assert for_terminal("\r\x1b[1mbold\x1b[0m") == "\r\x1b[1mbold\x1b[0m"
    assert for_terminal("\a\a") == "\a\a"
    assert for_terminal("over\rwritten\a") == f"over{STAND_IN}written{STAND_IN}"
    assert "\x1b]" not in for_terminal(f"\x1b[1m{TITLE}\x1b[0m")
    assert "\x1b[2J" not in for_terminal("\x1b[2J")
