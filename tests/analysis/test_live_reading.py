"""An answer while it is spoken: its clocks, and the one cue that is due."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mockloop.analysis.answer import SectionSpan
from mockloop.analysis.judging.conversation import read_section, read_story
from mockloop.analysis.judging.pacing import STANDARD_CLOCKS
from mockloop.analysis.live_reading import live_reading
from mockloop.analysis.steady import SteadySection, steady_spans
from mockloop.core.transcript import Transcript, from_text

OURS = "We pulled the logs and we traced it to a race condition and we wrote a fix and we tested it."
MINE = "I pulled the logs and I traced it to a race condition and I wrote a fix and I tested it."
LONG_S = STANDARD_CLOCKS["action"].limit_s + 60.0


def drilled(section: str, said: str, elapsed_s: float) -> str | None:
    return live_reading(read_section(from_text(said), section), STANDARD_CLOCKS, elapsed_s).cue


def told(said: Transcript, elapsed_s: float) -> str | None:
    return live_reading(read_story(said), STANDARD_CLOCKS, elapsed_s).cue


@pytest.mark.parametrize(
    ("section", "said", "elapsed_s", "cue"),
    [
        ("action", MINE, 10.0, None),
        ("action", OURS, 10.0, "Action: say I"),
        ("action", OURS, LONG_S, "Action: say I"),
        ("action", MINE, LONG_S, "Action is long: finish it"),
        ("situation", OURS, LONG_S, "Situation is long: finish it"),
        ("reflection", MINE, LONG_S, "Reflection is long: finish it"),
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
    shown = live_reading(replace(reading, answer=replace(reading.answer, spans=halves)), STANDARD_CLOCKS, span.end_s)
    assert shown.current == "action"
    assert {one.section: one.seconds for one in shown.sections if one.seconds} == {"action": 4.0}


def span(section: str, last_word: int, confidence: float = 0.9) -> SectionSpan:
    return SectionSpan(section, 0, last_word, 0.0, last_word * 0.4, confidence)


def test_a_section_is_shown_once_a_second_reading_is_sure_of_it_too() -> None:
    steady = SteadySection()
    steady.see((span("situation", 5),), 2.0)
    assert steady.section is None
    steady.see((span("situation", 8),), 3.0)
    assert steady.section == "situation"
    steady.see((span("action", 12),), 4.0)
    steady.see((span("situation", 14),), 5.0)
    steady.see((span("action", 16),), 6.0)
    assert steady.section == "situation"
    steady.see((span("action", 18),), 7.0)
    assert steady.section == "action"


def test_what_is_unsure_is_never_shown() -> None:
    steady = SteadySection()
    for words in range(5, 50, 5):
        steady.see((span("result", words, confidence=0.55),), words * 0.4)
    assert steady.section is None


def test_a_reading_that_lasts_through_a_pause_counts_as_a_second_one() -> None:
    steady = SteadySection()
    steady.see((span("task", 5),), 2.0)
    steady.see((span("task", 5),), 3.0)
    assert steady.section is None
    steady.see((span("task", 5),), 4.5)
    assert steady.section == "task"


def test_seconds_of_an_unsure_span_go_to_the_sure_one_before_it() -> None:
    sure = SectionSpan("situation", 0, 9, 0.0, 10.0, 0.9)
    unsure, newest = SectionSpan("result", 10, 14, 10.0, 14.0, 0.4), SectionSpan("action", 15, 16, 14.0, 15.0, 0.8)
    assert [one.section for one in steady_spans((sure, unsure, newest), "situation")] == ["situation"] * 3
    assert steady_spans((sure, unsure, newest), None) == ()


def over(steady: SteadySection, at_s: float, confidence: float = 0.9) -> bool:
    """Return whether a situation of 40 s, 10 s past its target, may be called over."""
    return steady.is_sure("situation", (SectionSpan("situation", 0, 99, 0.0, 40.0, confidence),), at_s)


def test_a_section_is_called_over_only_after_it_has_stayed_so() -> None:
    steady = SteadySection()
    assert [over(steady, at_s) for at_s in (40.0, 44.0, 47.9, 48.0)] == [False, False, False, True]


def test_an_unsure_reading_or_one_that_deals_its_seconds_to_others_begins_the_wait_anew() -> None:
    steady = SteadySection()
    assert not over(steady, 40.0)
    assert not over(steady, 47.0, confidence=0.55)
    assert not over(steady, 49.0)
    steady.within("situation")
    assert not over(steady, 57.0)
    assert over(steady, 65.0)


def test_a_marked_section_is_called_over_at_once() -> None:
    assert over(SteadySection(), 40.0, confidence=1.0)


def test_while_the_reading_may_yet_change_neither_clock_nor_hint_says_over() -> None:
    reading, steady = read_story(from_text("I was on call that night and the queue grew.")), SteadySection()
    spans = (replace(reading.spans[0], section="situation", confidence=0.9, end_s=50.0),)
    reading = replace(reading, answer=replace(reading.answer, spans=spans))
    steady.rule("situation")
    first = live_reading(reading, STANDARD_CLOCKS, 50.0, None, steady)
    assert (first.sections[0].status, first.sections[0].sure, first.cue) == ("over", False, None)
    later = live_reading(reading, STANDARD_CLOCKS, 58.0, None, steady)
    assert (later.sections[0].sure, later.cue) == (True, "Situation is long: task next")
