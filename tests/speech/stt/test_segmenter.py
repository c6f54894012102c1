"""Where a take is cut into segments."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mockloop.ports import RATE_HZ, Samples
from mockloop.speech.audio.voice_activity import WINDOW
from mockloop.speech.stt.segmenter import HINT, Cutting, Segment, Segmenter
from testkit.sounds import joined, quiet, spoken

SHORT = Cutting(enough_s=4.0)


def answer() -> Samples:
    return joined(quiet(1.0), spoken(5.0), quiet(0.6), spoken(6.0, 3), quiet(1.5), spoken(1.7, 4), quiet(1.5))


def segments(sound: Samples, chunk: int = 1600, cutting: Cutting = SHORT) -> list[Segment]:
    segmenter = Segmenter(cutting)
    done = [one for at in range(0, len(sound), chunk) for one in segmenter.accept(sound[at : at + chunk])]
    return done + segmenter.finish()


def times(found: Sequence[Segment]) -> list[tuple[float, float]]:
    return [(one.start_s, one.end_s) for one in found]


def test_speech_is_cut_in_its_pauses_and_a_little_silence_stays_with_it() -> None:
    first, second, third, rest = times(segments(answer()))
    assert first == pytest.approx((0.0, 6.0 + 0.25), abs=0.1)
    assert second == pytest.approx((6.25, 12.6 + 0.25), abs=0.1)
    assert third == pytest.approx((12.85, 15.8 + 0.25), abs=0.1)
    assert rest == pytest.approx((16.05, 17.3), abs=0.1)


def test_every_sample_belongs_to_exactly_one_segment() -> None:
    found = segments(answer())
    np.testing.assert_array_equal(np.concatenate([one.samples for one in found]), answer())
    assert [one.start_s for one in found] == [0.0, *(one.end_s for one in found[:-1])]


@pytest.mark.parametrize("chunk", [37, 512, 1600, 16_001, 1_000_000])
def test_segments_do_not_depend_on_the_size_of_the_chunks(chunk: int) -> None:
    usual = segments(answer())
    others = segments(answer(), chunk)
    assert times(others) == times(usual)
    assert [one.voiced for one in others] == [one.voiced for one in usual]


def test_a_short_pause_divides_only_once_enough_has_been_said() -> None:
    hesitant = joined(quiet(0.5), spoken(1.5), quiet(0.7), spoken(2.0, 3), quiet(0.4))
    assert times(segments(hesitant)) == [(0.0, pytest.approx(5.1, abs=0.01))]


def test_a_long_pause_divides_where_something_has_been_said_and_a_longer_one_after_next_to_nothing() -> None:
    assert len(segments(joined(quiet(0.5), spoken(1.5), quiet(1.3), spoken(1.5, 3), quiet(0.5)))) == 2
    assert len(segments(joined(quiet(0.5), spoken(0.5), quiet(1.3), spoken(1.5, 3), quiet(0.5)))) == 1
    assert len(segments(joined(quiet(0.5), spoken(0.5), quiet(2.15), spoken(1.5, 3), quiet(0.5)))) == 2


def test_a_long_silence_is_a_segment_without_voice_but_for_a_second_before_the_speech() -> None:
    silence, speech = segments(joined(quiet(8.0), spoken(2.0), quiet(0.3)))
    assert (silence.start_s, silence.end_s) == pytest.approx((0.0, 7.0), abs=0.1)
    assert silence.voiced == () and silence.likeliest < HINT
    assert speech.likeliest > HINT
    assert [(span.start_s, span.end_s) for span in speech.voiced] == [pytest.approx((8.0, 10.0), abs=0.1)]


def test_speech_without_a_pause_is_cut_at_its_quietest_and_nothing_of_it_is_left_out() -> None:
    cutting = Cutting(longest_s=6.0, search_s=2.0)
    found = segments(joined(quiet(0.5), spoken(20.0), quiet(1.0)), cutting=cutting)
    assert all(one.end_s - one.start_s <= 6.0 + WINDOW / RATE_HZ for one in found)
    assert all(one.end_s - one.start_s >= 4.0 - WINDOW / RATE_HZ for one in found[:-1])
    assert [one.end_s for one in found[:-1]] == [one.start_s for one in found[1:]]
    assert (found[0].start_s, found[-1].end_s) == pytest.approx((0.0, 21.5))


@pytest.mark.parametrize("seconds", [3.0, 4.0, 4.7, 5.5, 9.4])
def test_nothing_is_lost_where_a_take_ends_close_to_the_longest_segment(seconds: float) -> None:
    sound = joined(quiet(0.5), spoken(seconds))[:-7]
    found = segments(sound, cutting=Cutting(longest_s=5.0, search_s=1.5))
    np.testing.assert_array_equal(np.concatenate([one.samples for one in found]), sound)


@pytest.mark.parametrize(
    "sound",
    [quiet(0.01), quiet(5.0), np.zeros(3 * RATE_HZ, np.int16), quiet(60.0)],
    ids=["ten milliseconds", "a room", "digital silence", "a minute"],
)
def test_sound_without_speech_is_handed_over_and_known_to_hold_no_voice(sound: Samples) -> None:
    found = segments(sound)
    np.testing.assert_array_equal(np.concatenate([one.samples for one in found]), sound)
    assert all(one.voiced == () and one.likeliest < HINT for one in found)
    assert all(one.end_s - one.start_s <= 24.0 for one in found)


def test_no_sample_gives_no_segment() -> None:
    assert segments(np.zeros(0, np.int16)) == []


def test_it_keeps_no_more_sound_than_the_open_segment_needs() -> None:
    segmenter, sound = Segmenter(SHORT), answer()
    for at in range(0, len(sound), 1600):
        segmenter.accept(sound[at : at + 1600])
    assert segmenter.accepted == len(sound)
    assert segmenter.duration_s == pytest.approx(len(sound) / RATE_HZ)
    assert len(segmenter._sound) < 2 * RATE_HZ


def test_the_voice_activity_timeline_covers_the_whole_take() -> None:
    segmenter = Segmenter()
    segmenter.accept(answer())
    assert [(span.start_s, span.end_s) for span in segmenter.voiced] == [
        pytest.approx(expected, abs=0.1) for expected in ((1.0, 6.0), (6.6, 12.6), (14.1, 15.8))
    ]


def test_a_segment_knows_the_take_s_own_timeline_around_it() -> None:
    segmenter = Segmenter(SHORT)
    found = [*segmenter.accept(answer()), *segmenter.finish()]
    assert found[0].voiced == segmenter.voiced[:1]
    assert found[1].voiced == segmenter.voiced[:2]  # the first ends a moment before it


@settings(max_examples=12, deadline=None)
@given(
    parts=st.lists(st.tuples(st.floats(0.05, 3.0), st.floats(0.1, 4.0)), min_size=1, max_size=5),
    chunk=st.integers(100, 20_000),
)
def test_whatever_the_pauses_every_sample_belongs_to_one_segment(parts: list[tuple[float, float]], chunk: int) -> None:
    sound = joined(*(piece for pause, speech in parts for piece in (quiet(pause), spoken(speech))))
    found = segments(sound, chunk, Cutting(enough_s=2.0, longest_s=5.0, search_s=1.5))
    np.testing.assert_array_equal(np.concatenate([one.samples for one in found]), sound)


def test_what_is_open_is_there_as_far_as_it_was_heard_but_only_while_speech_is_heard() -> None:
    segmenter, told, sound = Segmenter(), [], answer()
    for end in range(1600, len(sound), 1600):
        segmenter.accept(sound[end - 1600 : end])
        spoken = segmenter.speaking()
        if spoken:
            told.append(end / RATE_HZ)
            assert 0 <= end - spoken.start_sample - len(spoken.samples) < WINDOW
            np.testing.assert_array_equal(spoken.samples, sound[spoken.start_sample :][: len(spoken.samples)])
    speech = [(1.0, 6.0), (6.6, 12.6), (14.1, 15.8)]
    assert all(any(first < at < last + 0.25 for first, last in speech) for at in told)
    assert len(told) > 0.8 * 10 * sum(last - first for first, last in speech)
    segmenter.finish()
    assert segmenter.speaking() is None
