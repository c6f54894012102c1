"""An answer while it is spoken: its clocks, and the one cue that is due."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mockloop.analysis.judging.conversation import read_section, read_story
from mockloop.analysis.judging.pacing import STANDARD_CLOCKS
from mockloop.analysis.live import live
from mockloop.core.transcript import Transcript, from_text

OURS = "We pulled the logs and we traced it to a race condition and we wrote a fix and we tested it."
MINE = "I pulled the logs and I traced it to a race condition and I wrote a fix and I tested it."
LONG_S = STANDARD_CLOCKS["action"].limit_s + 60.0


def drilled(section: str, said: str, elapsed_s: float) -> str | None:
    return live(read_section(from_text(said), section), STANDARD_CLOCKS, elapsed_s).cue


def told(said: Transcript, elapsed_s: float) -> str | None:
    return live(read_story(said), STANDARD_CLOCKS, elapsed_s).cue


@pytest.mark.parametrize(
    ("section", "said", "elapsed_s", "cue"),
    [
        ("action", MINE, 10.0, None),
        ("action", OURS, 10.0, "Action: say I"),
        ("action", OURS, LONG_S, "Action: say I"),
        ("action", MINE, LONG_S, "Action is long: come to its end"),
        ("situation", OURS, LONG_S, "Situation is long: come to its end"),
        ("reflection", MINE, LONG_S, "Reflection is long: come to its end"),
    ],
)
def test_a_drill_is_cued_about_its_own_section_only(section: str, said: str, elapsed_s: float, cue: str | None) -> None:
    assert drilled(section, said, elapsed_s) == cue


def test_a_story_is_cued_about_what_comes_next() -> None:
    assert told(from_text(MINE), 10.0) is None
    assert told(from_text(MINE), LONG_S) == "Action is long: result next"


def test_before_the_first_words_there_is_no_cue() -> None:
    assert told(from_text(""), LONG_S) is None


def test_an_aside_counts_for_no_section_and_the_one_before_it_goes_on() -> None:
    said = from_text(MINE)
    reading = read_section(said, "action")
    (span,) = reading.answer.spans
    halves = (replace(span, last_word=9, end_s=4.0), replace(span, section="none", first_word=10, start_s=4.0))
    shown = live(replace(reading, answer=replace(reading.answer, spans=halves)), STANDARD_CLOCKS, span.end_s)
    assert shown.current == "action"
    assert {one.section: one.seconds for one in shown.sections if one.seconds} == {"action": 4.0}
