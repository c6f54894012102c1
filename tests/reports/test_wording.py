"""What a report says of the delivery."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mockloop.analysis.judging.bar import Bar
from mockloop.analysis.judging.debrief import AnswerDebrief, debrief_transcript
from mockloop.core.transcript import Transcript, from_text
from mockloop.library.loader import load_scenario
from mockloop.reports.wording import delivery_lines, graded

BAR = Bar(load_scenario("ownership-webhook"), "sde2")


def lines(transcript: Transcript) -> list[str]:
    return delivery_lines(debrief_transcript(BAR, transcript).answers[0])


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("I noticed that messages were lost", "Fillers: this recognizer leaves most um and uh out"),
        ("I noticed it, you know, and I fixed it", "Fillers: 1; this recognizer leaves most um and uh out"),
    ],
)
def test_where_the_recognizer_leaves_um_out_that_is_said_and_no_nought(text: str, told: str) -> None:
    assert told in lines(replace(from_text(text), engine="whisper"))


def test_where_um_is_heard_or_written_fillers_are_counted() -> None:
    said = from_text("I noticed that messages were lost")
    assert "Fillers: 0" in lines(said)
    assert "Fillers: 0" in lines(replace(said, engine="whisper", hesitation=True))


@pytest.mark.parametrize(
    ("grade", "why", "told"),
    [
        ("weak", "It is very short.", "This answer is weak. It is very short."),
        ("weak", "", ""),
        ("strong", "", "This answer is strong."),
        (None, "", ""),
    ],
)
def test_a_weak_answer_is_called_so_with_the_reason_or_not_at_all(grade: str | None, why: str, told: str) -> None:
    answer: AnswerDebrief = debrief_transcript(BAR, from_text("I noticed it")).answers[0]
    assert graded(replace(answer, grade=grade, why_weak=why)) == told
