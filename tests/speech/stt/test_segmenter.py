from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mockloop.ports import RATE_HZ, Samples
from mockloop.speech.audio.voice_activity import WINDOW
from mockloop.speech.stt.segmenter import Cutting, Segment, Segmenter
from tests.speech.sounds import joined, quiet, spoken

ANSWER = joined(quiet(1.0), spoken(5.0), quiet(0.6), spoken(6.0, 3), quiet(2.0), spoken(0.7, 4), quiet(1.5))


def segments(sound: Samples, chunk: int = 1600, cutting: Cutting | None = None) -> list[Segment]:
    segmenter = Segmenter(cutting)
    done = [one for at in range(0, len(sound), chunk) for one in segmenter.accept(sound[at : at + chunk])]
    return done + segmenter.finish()


def times(found: Sequence[Segment]) -> list[tuple[float, float]]:
    return [(one.start_s, one.end_s) for one in found]


def test_speech_is_cut_in_its_pauses_with_a_little_silence_on_either_side() -> None:
    first, second, third = times(segments(ANSWER))
    assert first == pytest.approx((1.0 - 0.2, 6.0 + 0.16), abs=0.1)
    assert second == pytest.approx((6.6 - 0.2, 12.6 + 0.16), abs=0.1)
    assert third == pytest.approx((14.6 - 0.2, 15.3 + 0.16), abs=0.1)


def test_a_segment_holds_the_take_s_own_samples_at_its_place() -> None:
    for one in segments(ANSWER):
        np.testing.assert_array_equal(one.samples, ANSWER[one.start_sample : one.start_sample + len(one.samples)])


@pytest.mark.parametrize("chunk", [37, 512, 1600, 16_001, len(ANSWER)])
def test_segments_do_not_depend_on_the_size_of_the_chunks(chunk: int) -> None:
    usual = segments(ANSWER)
    others = segments(ANSWER, chunk)
    assert times(others) == times(usual)
    for one, other in zip(usual, others, strict=True):
        np.testing.assert_array_equal(one.samples, other.samples)


def test_a_short_pause_divides_only_once_enough_has_been_said() -> None:
    hesitant = joined(quiet(0.5), spoken(1.5), quiet(0.5), spoken(2.0, 3), quiet(0.4))
    (whole,) = times(segments(hesitant))
    assert whole == pytest.approx((0.3, 4.6), abs=0.15)


def test_a_long_pause_divides_however_little_has_been_said() -> None:
    assert len(segments(joined(quiet(0.5), spoken(1.0), quiet(1.2), spoken(1.0, 3), quiet(1.0)))) == 2


def test_speech_without_a_pause_is_cut_at_its_quietest_and_nothing_of_it_is_left_out() -> None:
    cutting = Cutting(longest_s=6.0, search_s=2.0)
    found = segments(joined(quiet(0.5), spoken(20.0), quiet(1.0)), cutting=cutting)
    assert all(one.end_s - one.start_s <= 6.0 + WINDOW / RATE_HZ for one in found)
    assert all(one.end_s - one.start_s >= 4.0 - WINDOW / RATE_HZ for one in found[:-1])
    assert [one.end_s for one in found[:-1]] == [one.start_s for one in found[1:]]
    assert (found[0].start_s, found[-1].end_s) == pytest.approx((0.3, 20.66), abs=0.15)


def test_speech_up_to_the_last_sample_is_kept_to_the_last_sample() -> None:
    sound = joined(quiet(0.5), spoken(2.0))[:-7]
    (only,) = segments(sound)
    assert only.start_sample + len(only.samples) == len(sound)


@pytest.mark.parametrize("seconds", [3.0, 4.0, 4.7, 5.5, 9.4])
def test_nothing_is_lost_where_a_take_ends_close_to_the_longest_segment(seconds: float) -> None:
    sound = joined(quiet(0.5), spoken(seconds))
    found = segments(sound, cutting=Cutting(longest_s=5.0, search_s=1.5))
    assert found[-1].start_sample + len(found[-1].samples) == len(sound)
    assert sum(one.end_s - one.start_s for one in found) == pytest.approx(seconds + 0.2, abs=0.1)


@pytest.mark.parametrize(
    "sound",
    [np.zeros(0, np.int16), quiet(0.01), quiet(5.0), np.zeros(3 * RATE_HZ, np.int16)],
    ids=["nothing", "ten milliseconds", "a room", "digital silence"],
)
def test_sound_without_speech_gives_no_segment(sound: Samples) -> None:
    assert segments(sound) == []


def test_the_open_segment_is_always_the_beginning_of_the_one_that_comes() -> None:
    segmenter, beginnings = Segmenter(), []
    for at in range(0, len(ANSWER), 1600):
        for whole in segmenter.accept(ANSWER[at : at + 1600]):
            for beginning in beginnings:
                assert beginning.start_sample == whole.start_sample
                np.testing.assert_array_equal(beginning.samples, whole.samples[: len(beginning.samples)])
            beginnings.clear()
        if (open_one := segmenter.open()) is not None:
            beginnings.append(open_one)
    assert segmenter.finish() == [] and segmenter.open() is None


def test_it_keeps_no_more_sound_than_the_open_segment_needs() -> None:
    segmenter = Segmenter()
    for at in range(0, len(ANSWER), 1600):
        segmenter.accept(ANSWER[at : at + 1600])
    assert segmenter.accepted == len(ANSWER)
    assert segmenter.duration_s == pytest.approx(len(ANSWER) / RATE_HZ)
    assert len(segmenter._sound) < RATE_HZ


def test_the_voice_activity_timeline_covers_the_whole_take() -> None:
    segmenter = Segmenter()
    segmenter.accept(ANSWER)
    assert [(span.start_s, span.end_s) for span in segmenter.voiced] == [
        pytest.approx(expected, abs=0.1) for expected in ((1.0, 6.0), (6.6, 12.6), (14.6, 15.3))
    ]


@settings(max_examples=12, deadline=None)
@given(
    parts=st.lists(st.tuples(st.floats(0.05, 1.5), st.floats(0.1, 4.0)), min_size=1, max_size=5),
    chunk=st.integers(100, 20_000),
)
def test_whatever_the_pauses_no_sample_belongs_to_two_segments_and_no_speech_to_none(
    parts: list[tuple[float, float]], chunk: int
) -> None:
    sound = joined(*(piece for pause, speech in parts for piece in (quiet(pause), spoken(speech))))
    segmenter = Segmenter(Cutting(longest_s=5.0, search_s=1.5))
    found = [one for at in range(0, len(sound), chunk) for one in segmenter.accept(sound[at : at + chunk])]
    found += segmenter.finish()
    edges = [edge for one in found for edge in (one.start_sample, one.start_sample + len(one.samples))]
    assert edges == sorted(edges)
    for span in segmenter.voiced:
        covered = sum(max(0.0, min(span.end_s, one.end_s) - max(span.start_s, one.start_s)) for one in found)
        assert covered == pytest.approx(span.seconds, abs=0.25)  # a silence under 0.2 s does not divide the timeline


def test_what_is_open_is_there_as_far_as_it_was_heard_but_only_while_speech_is_heard() -> None:
    segmenter, told = Segmenter(), []
    for end in range(1600, len(ANSWER), 1600):
        segmenter.accept(ANSWER[end - 1600 : end])
        spoken = segmenter.speaking()
        if spoken:
            told.append(end / RATE_HZ)
            assert spoken.start_sample == segmenter.open().start_sample  # type: ignore[union-attr]
            assert 0 <= end - spoken.start_sample - len(spoken.samples) < WINDOW
            np.testing.assert_array_equal(spoken.samples, ANSWER[spoken.start_sample :][: len(spoken.samples)])
    speech = [(1.0, 6.0), (6.6, 12.6), (14.6, 15.3)]
    assert all(any(first < at < last + 0.25 for first, last in speech) for at in told)
    assert len(told) > 0.8 * 10 * sum(last - first for first, last in speech)
    segmenter.finish()
    assert segmenter.speaking() is None
