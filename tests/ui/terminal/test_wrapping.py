"""Lines broken between words."""

from __future__ import annotations

import io
import sys

from mockloop.cli.output import table_lines
from mockloop.cli.terminal_output import word_wrapped_output
from mockloop.ui.terminal.wrapping import word_wrapped


def test_a_line_that_fits_is_as_it_was():
    assert word_wrapped("  Situation   ▆▆··  24 s", 40) == ["  Situation   ▆▆··  24 s"]
    assert word_wrapped("one two three", None) == ["one two three"]


def test_a_longer_one_is_broken_between_words_and_goes_on_below_its_text():
    assert word_wrapped("  1. Action: put I in every sentence", 20) == [
        "  1. Action: put I",
        "     in every",
        "     sentence",
    ]
    assert word_wrapped("  2  Tell me about it", 14) == ["  2  Tell me", "     about it"]
    assert word_wrapped("Tell me about a time", 12) == ["Tell me", "about a time"]


def test_no_word_is_cut():
    assert word_wrapped("see https://example.org/a/very/long/address now", 12) == [
        "see",
        "https://example.org/a/very/long/address",
        "now",
    ]


def test_what_cannot_be_seen_takes_no_room():
    assert word_wrapped("\x1b[1mbold words\x1b[0m", 10) == ["\x1b[1mbold words\x1b[0m"]
    assert word_wrapped("some \x1b[1mbold\x1b[0m words", 15) == ["some \x1b[1mbold\x1b[0m words"]
    assert word_wrapped("\x1b[1mbold words\x1b[0m", 6) == ["\x1b[1mbold\x1b[0m", "\x1b[1mwords\x1b[0m"]


def test_a_block_that_is_printed_is_broken_only_on_a_terminal(monkeypatch):
    monkeypatch.setenv("COLUMNS", "20")
    for is_terminal, lines in ((True, ["one two three four", "five"]), (False, ["one two three four five"])):
        out = io.StringIO()
        out.isatty = lambda is_terminal=is_terminal: is_terminal
        monkeypatch.setattr(sys, "stdout", out)
        with word_wrapped_output():
            print("one two three four five")
        assert out.getvalue().splitlines() == lines
        assert sys.stdout is out


def test_a_line_with_columns_goes_on_below_its_last_column():
    assert word_wrapped("  mockloop demo   hear a sample interview", 40) == [
        "  mockloop demo   hear a sample",
        " " * 18 + "interview",
    ]
    assert word_wrapped("  1  Tell me about a decision.  (new)", 30) == ["  1  Tell me about a decision.", "     (new)"]


ROWS = [("angry-customer", "customers", "Tell me about an angry customer"), ("late", "deadlines", "A deadline missed")]
HEADER = ("ID", "COMPETENCY", "QUESTION")


def test_the_last_column_of_a_table_is_broken_between_words():
    assert list(table_lines(ROWS, HEADER, 54)) == [
        "ID              COMPETENCY  QUESTION",
        "angry-customer  customers   Tell me about an angry",
        "                            customer",
        "late            deadlines   A deadline missed",
    ]
    assert max(map(len, table_lines(ROWS, HEADER, None))) == 59


def test_a_last_column_without_room_stands_below_the_others():
    assert list(table_lines(ROWS, HEADER, 40)) == [
        "ID              COMPETENCY",
        "    QUESTION",
        "angry-customer  customers",
        "    Tell me about an angry customer",
        "late            deadlines",
        "    A deadline missed",
    ]


def test_a_command_at_the_end_of_a_line_stays_whole_so_that_it_can_be_copied():
    command = "mockloop sessions correct last --section task --from-word 3 --to-word 9"
    assert word_wrapped(command, 40) == [command]
    assert word_wrapped(f"  1. {command}", 40) == [f"  1. {command}"]
    assert word_wrapped(f"To move a boundary of a section, type this: {command}", 40) == [
        "To move a boundary of a section, type",
        "this:",
        command,
    ]
    assert word_wrapped("mockloop reads recordings and transcripts of many programs.", 40) == [
        "mockloop reads recordings and",
        "transcripts of many programs.",
    ]
