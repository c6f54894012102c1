"""The text that Whisper gets beforehand."""

from __future__ import annotations

from mockloop.speech.stt.whisper.prompt import HESITANT, MOST_CONTEXT, MOST_TOKENS, end_of, hesitant, sentence


def tokens(text: str) -> int:
    return len(text.split())


def test_terms_become_a_sentence_with_capital_and_full_stop() -> None:
    assert sentence(("webhook", "dead letter queue", "Kafka"), tokens) == (
        "Today we talk about webhook, dead letter queue and Kafka."
    )
    assert sentence(("webhook",), tokens) == "Today we talk about webhook."
    assert sentence((), tokens) is None


def test_only_as_many_as_fit_are_told_and_no_special_tokens() -> None:
    told = sentence(("<|endoftext|>", *(f"term{number}" for number in range(500))), tokens)
    assert told is not None and tokens(told) <= MOST_TOKENS
    assert told.startswith("Today we talk about term0, term1") and "<|" not in told


def test_the_context_is_the_end_of_what_was_said() -> None:
    assert end_of("we fixed it", tokens) == "we fixed it"
    assert end_of("", tokens) is None
    long = end_of(" ".join(str(number) for number in range(1000)), tokens)
    assert long is not None and tokens(long) <= MOST_CONTEXT and long.endswith(" 998 999")


def test_after_somebody_who_hesitates_come_the_terms() -> None:
    assert hesitant(None) == HESITANT
    assert hesitant("Today we talk about Kafka.") == f"{HESITANT} Today we talk about Kafka."
    assert "Um," in HESITANT and "uh," in HESITANT
