"""Notes are quoted where something is missing, and not where they were told already."""

from __future__ import annotations

from mockloop.analysis.judging.conversation import Conversation, read_story
from mockloop.analysis.judging.lines_from_notes import from_notes
from mockloop.core.transcript import from_text

NOTES = "18,500 parcels had to leave by 5:30, and the IT desk did not open before 7."


def advised(told: str) -> str:
    return from_notes(NOTES, "task", Conversation((read_story(from_text(told)),)), "My task was to \u2026.")


def test_what_was_not_told_is_quoted_from_the_notes():
    assert advised("I led the night shift and all scanners died.") == f"as in your notes: {NOTES}"


def test_what_was_told_is_not_asked_for_again_but_how_to_begin_it():
    told = advised("Well, the parcels, 18,500 of them, had to leave by half past five, and the desk opened at 7.")
    assert told == ("My task was to \u2026. (You said this at 1 s, but not in words that show it belongs to the task.)")
