"""What Whisper doubts, and what nobody can have said."""

from __future__ import annotations

import pytest

from mockloop.core.transcript import Word
from mockloop.speech.stt.whisper.doubt import Hypothesis, doubted, faint, is_hallucination, without_loops


def reading(text: str, mean_log_probability: float = -0.3, no_speech: float = 0.1) -> Hypothesis:
    words = tuple(Word(part, 0.3 * number, 0.3 * number + 0.2) for number, part in enumerate(text.split()))
    return Hypothesis(words, mean_log_probability, no_speech)


ANSWER = "When the alert came in I looked at the dead letter queue first, because the consumers were fine."


@pytest.mark.parametrize(
    ("read", "doubt"),
    [
        (reading(ANSWER), False),
        (reading(ANSWER, mean_log_probability=-0.9), False),
        (reading(ANSWER, no_speech=0.9), False),
        (reading(ANSWER, mean_log_probability=-0.9, no_speech=0.9), True),
        (reading(ANSWER, mean_log_probability=-1.4), True),
        (reading("Thanks for watching!"), True),
        (reading("Thank you for the question."), False),
        (reading("Yes, I do."), False),
    ],
    ids=["sure", "unsure", "faint", "unsure and faint", "guessed", "stock", "thanks", "short"],
)
def test_a_reading_is_doubted_by_its_likelihood_by_silence_or_as_a_stock_phrase(read: Hypothesis, doubt: bool) -> None:
    assert doubted(read) is doubt


def test_words_that_nothing_speaks_for_are_faint() -> None:
    sure, unsure = Word("measured", 0.0, 0.4, 0.9), Word("webhook", 0.0, 0.4, 0.2)
    assert not faint([sure], reading(ANSWER))
    assert faint([unsure], reading(ANSWER))
    assert faint([sure], reading(ANSWER, mean_log_probability=-1.5))


def test_a_loop_is_told_from_an_answer() -> None:
    assert is_hallucination(reading("so we did it and " * 20), 20.0)
    assert is_hallucination(reading(ANSWER), 0.4)
    assert not is_hallucination(reading(ANSWER), 6.0)


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("words, words, words, words.", "words, words, words, words."),
        ("no no no no no no no no", "no no no no no"),
        ("and so we did it and so we did it", "and so we did it and so we did it"),
        ("I fixed it today. " * 6, "I fixed it today. " * 3),
        (ANSWER, ANSWER),
    ],
    ids=["a word four times", "a word eight times", "a phrase twice", "a phrase six times", "an answer"],
)
def test_of_a_loop_so_much_is_kept_as_people_say(said: str, kept: str) -> None:
    assert " ".join(word.text for word in without_loops(reading(said).words)) == kept.strip()
