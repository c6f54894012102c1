"""A session read for its report: takes joined, what is gone named, the sound where the words are."""

import io
import re

import numpy as np
import pytest
import soundfile

from mockloop.core.transcript import Span
from mockloop.ports import RATE_HZ
from mockloop.reports.from_session import report_of
from mockloop.reports.sound import packed, peaks
from mockloop.reports.wording import title, unread
from mockloop.sessions.answer_sound import joined
from mockloop.sessions.naming import short_id
from testkit.reports import (
    FIRST_TAKE,
    PROBE,
    SECOND_TAKE,
    half_typed,
    interview,
    study,
    timed,
    tones,
    typed,
    wordless,
)


def loud(samples: np.ndarray, rate_hz: int, at_s: float) -> bool:
    """Whether 20 ms of sound from ``at_s`` on are a tone and no silence."""
    piece = samples[round(at_s * rate_hz) : round((at_s + 0.02) * rate_hz)]
    return bool(np.sqrt(np.mean(np.square(piece))) > 0.05)


def test_an_answer_of_two_takes_is_one_answer(report):
    opening = report.answers[0]
    assert [take.number for take in opening.turn.takes] == [1, 2]
    words = opening.transcript.words
    assert " ".join(word.text for word in words) == f"{FIRST_TAKE} {SECOND_TAKE}".replace(" / ", " ")
    first_s = timed(FIRST_TAKE).duration_s
    assert words[len(timed(FIRST_TAKE).words)].start_s == pytest.approx(first_s + 0.4)
    assert opening.duration_s == pytest.approx(first_s + timed(SECOND_TAKE).duration_s)


def test_what_was_not_answered_is_there_too(report):
    assert [(turn.ask, turn.outcome) for turn in report.unanswered] == [("verification", "skipped")]
    assert [answer.index for answer in report.answers] == [0, 1]
    assert report.rated and report.level == "SDE 2" and report.problems == ()


def test_the_packed_sound_stands_under_the_words_to_20_milliseconds(report):
    opening = report.answers[0]
    assert opening.sound is not None and opening.sound.name == "answer-1.ogg"
    samples, rate_hz = soundfile.read(io.BytesIO(opening.sound.content))
    assert len(samples) / rate_hz == pytest.approx(opening.duration_s, abs=0.1)
    for word in opening.transcript.words:
        assert loud(samples, rate_hz, word.start_s + 0.02)
        assert loud(samples, rate_hz, word.end_s - 0.04)
        assert not loud(samples, rate_hz, word.end_s + 0.02)


def test_the_packed_sound_is_small(report):
    sound = report.answers[0].sound
    assert sound is not None
    assert len(sound.content) * 8 / report.answers[0].duration_s < 32_000


def test_the_outline_is_the_loudest_of_each_share(report):
    heard = report.answers[0].peaks
    assert len(heard) == 1000 and max(heard) == 100 and min(heard) == 0
    assert peaks(np.array([0, -200, 100, 50], np.int16), 2) == (100, 50)
    assert peaks(np.zeros(4, np.int16), 2) == (0, 0)
    assert peaks(np.zeros(0, np.int16)) == ()


def test_a_take_that_is_gone_is_named_and_silent(tmp_path):
    folder = interview(tmp_path)
    folder.take_path(1).unlink()
    read = report_of(folder)
    first_s = timed(FIRST_TAKE).duration_s
    (gone,) = read.answers[0].silent
    assert gone.span == Span(0.0, first_s)
    assert gone.sentence == "The recording of take 1 is gone: 0:00 to 0:12 cannot be played."
    assert read.problems == ("The recording of take 1 is gone; its words are in the journal.",)
    assert read.answers[0].sound is not None
    samples, rate_hz = soundfile.read(io.BytesIO(read.answers[0].sound.content))
    assert not np.any(np.abs(samples[: round((first_s - 0.1) * rate_hz)]) > 0.01)
    assert loud(samples, rate_hz, first_s + 0.45)


def test_a_take_that_is_no_recording_counts_as_gone(tmp_path):
    folder = interview(tmp_path)
    folder.take_path(3).write_bytes(b"nothing that could be heard")
    (gone,) = report_of(folder).answers[1].silent
    assert "take 3 is gone" in gone.sentence


def test_a_take_that_was_cut_off_is_heard_up_to_there(tmp_path):
    folder = interview(tmp_path)
    content = folder.take_path(3).read_bytes()
    folder.take_path(3).write_bytes(content[: len(content) // 2])
    answer = report_of(folder).answers[1]
    (gone,) = answer.silent
    assert gone.sentence.startswith("The recording of take 3 ends early: ")
    assert 1.0 < gone.span.start_s < answer.duration_s - 1.0
    assert answer.sound is not None


def test_with_all_takes_gone_nothing_can_be_played_and_all_is_told(tmp_path):
    folder = interview(tmp_path)
    for number in (1, 2, 3):
        folder.take_path(number).unlink()
    read = report_of(folder)
    assert [answer.sound for answer in read.answers] == [None, None]
    assert [answer.peaks for answer in read.answers] == [(), ()]
    assert len(read.answers[0].silent) == 2


def test_without_audio_nothing_is_packed_but_the_outline_is_drawn(folder):
    read = report_of(folder, "none")
    assert all(answer.sound is None and answer.peaks for answer in read.answers)


def test_evidence_is_found_by_what_the_sentence_names_and_quotes(report):
    for answer in report.answers:
        for finding in answer.debrief.reading.findings:
            told = f"{title(finding.signal).lower()}: '{finding.quote}' at {finding.start_s:.0f} s"
            found = report.evidence(told)
            assert found is not None and found[1].signal == finding.signal
    assert report.evidence("not heard: a specific lesson") is None


def test_every_sentence_of_the_debrief_that_quotes_can_be_heard(report):
    sentences = [*report.whole.verdict.because, *(fix.evidence for fix in report.whole.fixes)]
    quoting = [sentence for sentence in sentences if re.search(r"' at \d+ s", sentence)]
    assert quoting and all(report.evidence(sentence) for sentence in quoting)


def test_a_study_session_reports_its_quiz(tmp_path):
    read = report_of(study(tmp_path))
    assert read.quiz == (1, 2)
    assert read.answers == () and not read.rated
    assert (read.whole.fixes, read.whole.probes) == ((), ())


def test_what_was_typed_never_had_a_recording_and_none_is_gone(tmp_path):
    read = report_of(typed(tmp_path))
    assert read.problems == ()
    assert [(one.typed, one.silent, one.sound, one.peaks) for one in read.answers] == [(True, (), None, ())] * 2
    assert read.answers[1].transcript.text == PROBE


def test_so_do_words_with_times_of_their_own(tmp_path):
    folder = typed(tmp_path)
    folder.typed_path(2).unlink()
    folder.take_path(2).with_suffix(".json").write_text("{}")
    assert [(one.typed, one.silent) for one in report_of(folder).answers] == [(True, ())] * 2


def test_an_answer_that_ends_typed_is_heard_as_far_as_it_was_spoken(tmp_path):
    (answer,) = report_of(half_typed(tmp_path)).answers
    first_s = timed(FIRST_TAKE).duration_s
    assert not answer.typed and answer.sound is not None
    assert [one.sentence for one in answer.silent] == ["Take 2 was typed: 0:12 to 0:29 cannot be played."]
    assert answer.silent[0].span.start_s == pytest.approx(first_s)


def test_an_answer_without_its_last_words_is_told_and_not_judged(tmp_path):
    folder = wordless(tmp_path)
    read = report_of(folder)
    go_on = f"mockloop sessions resume {short_id(folder.path)}"
    assert read.problems == tuple(f"Take {number} was never transcribed: continue with {go_on}." for number in (1, 2))
    (answer,) = read.answers
    assert unread(answer.turn) == "This answer was never transcribed."
    assert (answer.editable, answer.silent, read.whole.fixes) == (False, (), ())
    assert read.whole.verdict.rating == "not_judged"


def test_takes_are_cut_and_filled_to_the_seconds_of_their_transcripts():
    both = joined([(np.ones(RATE_HZ, np.int16), 0.5), (None, 0.25), (np.ones(100, np.int16), 0.25)])
    assert len(both) == RATE_HZ
    assert int(both.sum()) == RATE_HZ // 2 + 100


def test_the_same_sound_packs_to_the_same_file():
    samples = tones(timed("one two three"))
    assert packed(samples, "three") == packed(samples, "three")
