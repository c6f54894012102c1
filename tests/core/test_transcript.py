"""Transcripts: estimated times, joining, shifting."""

from mockloop.core.transcript import Span, Transcript, Word, from_text, joined, shifted


def test_text_alone_is_timed_at_150_words_a_minute_and_says_so():
    transcript = from_text("one two three")
    assert transcript.duration_s == 1.2
    assert [word.start_s for word in transcript.words] == [0.0, 0.4, 0.8]
    assert transcript.timed == "estimated"


def test_takes_of_one_answer_follow_each_other():
    first = Transcript((Word("a", 0.5, 1.0),), 2.0, "whisper", voiced=(Span(0.5, 1.0),))
    second = Transcript((Word("b", 0.2, 0.4),), 1.0, "whisper", voiced=(Span(0.2, 0.4),))
    whole = joined([first, second])
    assert whole.text == "a b"
    assert whole.words[1] == Word("b", 2.2, 2.4)
    assert whole.voiced == (Span(0.5, 1.0), Span(2.2, 2.4))
    assert whole.duration_s == 3.0


def test_one_take_without_a_voice_timeline_leaves_the_whole_without():
    assert joined([from_text("a"), Transcript(voiced=())]).voiced is None
    assert joined([]).words == ()


def test_shifting_moves_words_and_voice():
    moved = shifted(Transcript((Word("a", 0.0, 1.0),), 1.0, voiced=(Span(0.0, 1.0),)), 3.0)
    assert moved.words[0].end_s == 4.0
    assert moved.voiced[0].seconds == 1.0
    assert moved.between(0, 0) == "a"
