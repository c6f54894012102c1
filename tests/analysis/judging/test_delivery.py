"""How it was said: rates, pauses, fillers."""

import pytest

from mockloop.analysis.judging.delivery import delivery
from mockloop.analysis.text.fillers import fillers
from mockloop.core.transcript import Span, Transcript, Word, from_text, joined


def spoken(words: int, each_s: float, voiced: tuple[Span, ...] | None = None, text: str = "word") -> Transcript:
    said = tuple(Word(text, i * each_s, (i + 1) * each_s) for i in range(words))
    return Transcript(said, words * each_s, "whisper", voiced=voiced)


def test_words_a_minute_include_pauses_and_articulation_leaves_them_out():
    measured = delivery(spoken(60, 0.5, (Span(0.0, 10.0), Span(20.0, 30.0))))
    assert measured.words_per_minute == 120.0
    assert measured.articulation_rate_wpm == 180.0
    assert measured.pauses == (Span(10.0, 20.0),)
    assert measured.remarks == ()


def test_gaps_below_300_ms_are_no_pauses():
    assert delivery(spoken(30, 0.4, (Span(0.0, 5.0), Span(5.29, 12.0)))).pauses == ()


def test_thinking_before_the_first_word_is_apart_and_enters_no_rate():
    voiced = (Span(8.0, 28.0),)
    words = tuple(Word("word", 8 + i * 0.5, 8.5 + i * 0.5) for i in range(40))
    measured = delivery(Transcript(words, 28.0, "whisper", voiced=voiced))
    assert measured.thinking_s == 8.0
    assert measured.words_per_minute == 120.0
    assert measured.pauses == ()


@pytest.mark.parametrize(("each_s", "said"), [(0.6, "slow"), (0.25, "fast")])
def test_only_rates_outside_110_to_190_are_remarked(each_s, said):
    (remark,) = delivery(spoken(60, each_s)).remarks
    assert said in remark


def test_rates_of_short_answers_are_not_measured():
    assert delivery(spoken(19, 0.1)).words_per_minute is None


def test_text_without_times_has_no_rates():
    measured = delivery(from_text("um " * 50))
    assert measured.words_per_minute is None
    assert len(measured.fillers) == 50


def test_voice_without_words_is_reported_apart():
    words = (Word("one", 0.0, 1.0), Word("two", 3.0, 4.0))
    voiced = (Span(0.0, 1.0), Span(1.5, 2.0), Span(2.2, 2.3), Span(3.0, 4.0))
    assert delivery(Transcript(words, 4.0, "whisper", voiced=voiced)).filled_pauses == (Span(1.5, 2.0),)


def test_many_fillers_are_remarked_with_their_cluster():
    words = tuple(Word("um" if i % 8 == 0 else "word", i * 0.5, i * 0.5 + 0.5) for i in range(64))
    remarks = delivery(Transcript(words, 32.0, "whisper")).remarks
    assert "8 fillers" in remarks[0]
    assert remarks[1].startswith("Several come close together at 0 s: 'um', 'um'")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("um, so uh we er went", ["um", "uh", "er"]),
        ("you know, it was hard", ["you know"]),
        ("you know what I mean by that", []),
        ("do you know how it works", []),
        ("it was, I mean, fine", ["i mean"]),
        ("I like this and it looks like rain", []),
        ("it was like um broken", ["like", "um"]),
        ("it was like totally broken", ["like"]),
        ("people like you and I", []),
        ("it sort of worked", ["sort of"]),
        ("that sort of thing", []),
        ("a kind of alarm", []),
        ("Umm... uhh", ["umm", "uhh"]),
    ],
)
def test_fillers_are_found_and_words_with_a_job_of_their_own_are_not(text, found):
    assert [filler.text for filler in fillers(from_text(text))] == found


@pytest.mark.parametrize(
    ("engine", "hesitation", "unheard"),
    [("whisper", False, True), ("whisper", True, False), ("sphinx", False, True), ("typed", False, False)],
)
def test_whether_um_and_uh_are_missing_because_of_who_listened(engine, hesitation, unheard):
    words = tuple(Word("word", float(i), i + 0.5) for i in range(30))
    assert delivery(Transcript(words, 30.0, engine, hesitation=hesitation)).um_unheard is unheard


def test_takes_heard_in_two_ways_do_not_have_every_um():
    heard, missed = Transcript((), 1.0, "whisper", hesitation=True), Transcript((), 1.0, "whisper")
    assert joined([heard, heard]).hesitation
    assert not joined([heard, missed]).hesitation
