"""What the debrief of a loop says about each thing to practise."""

from mockloop.analysis.judging.fix import INSTEAD, Fix
from mockloop.analysis.judging.quotations import Quotation
from mockloop.analysis.progress.loop_debrief import reason_to_practise

SAID = Quotation("opening", "It got quite a bit better", 64.2, 66.0)
ADVICE = "In place of 'it went well', give a figure."


def test_the_words_to_replace_are_quoted_with_their_minute_as_everywhere_else():
    fix = Fix("result", ADVICE, "'It got quite a bit better.' at 64 s", "", SAID, INSTEAD, "From … to …")
    assert reason_to_practise(fix) == f"{ADVICE} (“It got quite a bit better”, 1:04)"


def test_what_was_not_heard_is_named_as_such():
    fix = Fix("task", ADVICE, "not heard: a root cause", "", SAID, INSTEAD, "…")
    assert reason_to_practise(fix) == f"{ADVICE} (not heard: a root cause)"
