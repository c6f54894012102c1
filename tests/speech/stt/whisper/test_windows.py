"""Where a take is cut for the second pass."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mockloop.core.transcript import Span
from mockloop.speech.audio.voice_activity import WINDOW_S
from mockloop.speech.stt.whisper.windows import LONGEST_S, windows


def cut(voiced: list[tuple[float, float]], duration_s: float) -> list[tuple[float, float]]:
    spans = [Span(*one) for one in voiced]
    known = [
        float(any(s.start_s <= at * WINDOW_S < s.end_s for s in spans)) for at in range(int(duration_s / WINDOW_S))
    ]
    return windows(spans, known, duration_s)


def test_a_short_answer_is_one_window() -> None:
    assert cut([(0.5, 12.0), (12.6, 26.0)], 27.5) == [(0.0, 27.5)]


def test_a_long_one_is_cut_in_its_longest_pause() -> None:
    voiced = [(0.5, 10.0), (10.4, 16.0), (17.2, 24.0), (24.5, 40.0)]
    assert cut(voiced, 41.0) == [(0.0, pytest.approx(16.6)), (pytest.approx(16.6), 41.0)]


def test_speech_without_a_pause_is_cut_no_later_than_whisper_hears() -> None:
    found = cut([(0.0, 70.0)], 70.0)
    assert len(found) == 3 and all(end - begin <= LONGEST_S + 1e-6 for begin, end in found)


def test_a_thinking_pause_is_a_window_of_its_own() -> None:
    assert cut([(0.5, 6.0), (18.0, 24.0)], 25.0) == [(0.0, 8.0), (8.0, 16.0), (16.0, 25.0)]


def test_a_take_without_voice_is_heard_all_the_same() -> None:
    found = cut([], 60.0)
    assert found[0][0] == 0.0 and found[-1][1] == 60.0


def test_a_take_without_a_sample_has_no_window() -> None:
    assert cut([], 0.0) == []


@given(st.lists(st.tuples(st.floats(0.05, 12.0), st.floats(0.1, 40.0)), max_size=8), st.floats(0.0, 12.0))
def test_windows_cover_every_take_without_gap_or_overlap(parts: list[tuple[float, float]], rest_s: float) -> None:
    at_s, voiced = 0.0, []
    for pause_s, speech_s in parts:
        voiced.append((at_s + pause_s, at_s + pause_s + speech_s))
        at_s = voiced[-1][1]
    duration_s = at_s + rest_s
    found = cut(voiced, duration_s)
    assert all(0 < end - begin <= LONGEST_S + WINDOW_S for begin, end in found)
    assert all(first[1] == second[0] for first, second in pairwise(found))
    assert (not found and not duration_s) or (found[0][0], found[-1][1]) == (0.0, duration_s)
