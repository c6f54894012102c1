"""How hesitation is counted when it is measured."""

from __future__ import annotations

import numpy as np
import pytest

from benchmarks.hesitation import UM, hits, marked
from mockloop.core.transcript import Span, Transcript, Word
from mockloop.ports import RATE_HZ
from testkit.filled_pauses import steady_s, wordless


def test_um_and_uh_are_marked_where_they_stand_whatever_their_spelling() -> None:
    assert marked("Um, so I -- uhh -- had 2. Hmm") == [UM, "so", "i", UM, "had", "2", UM]
    assert marked("The drum hums, Ermine") == ["the", "drum", "hums", "ermine"]


@pytest.mark.parametrize(
    ("said", "heard", "found"),
    [
        ("um so i had", "um so i had", 1),
        ("um so i had uh a cold", "so i had a cold", 0),
        ("so i had uh a cold", "um so i had a cold", 0),  # claimed, but elsewhere
        ("so i had uh a cold", "so i had uh uh the cold", 1),
        ("uh so um i had", "uh so um i have", 2),
    ],
)
def test_an_um_counts_as_heard_between_the_same_words(said: str, heard: str, found: int) -> None:
    assert hits(marked(said), marked(heard)) == found


def hum(seconds: float, from_hz: float, to_hz: float) -> np.ndarray:
    pitch = np.linspace(from_hz, to_hz, round(seconds * RATE_HZ))
    phase = 2 * np.pi * np.cumsum(pitch) / RATE_HZ
    tones = np.array([np.sin(overtone * phase) / overtone for overtone in range(1, 20)])
    return np.asarray(0.1 * tones.sum(axis=0))


def test_a_hum_is_steady_a_glide_and_noise_are_not() -> None:
    assert steady_s(hum(0.5, 120, 120)) > 0.35
    assert steady_s(hum(0.5, 100, 200)) < 0.2
    assert steady_s(np.random.default_rng(0).normal(0, 0.1, RATE_HZ // 2)) == 0.0


def test_what_the_words_leave_of_a_voiced_stretch_is_without_words() -> None:
    words = (Word("so", 1.0, 3.0), Word("had", 4.0, 4.3))  # the first is stretched over what comes after it
    heard = Transcript(words, 6.0, "whisper", voiced=(Span(0.5, 2.0), Span(4.0, 4.4), Span(5.0, 5.1)))
    assert [(round(span.start_s, 2), round(span.end_s, 2)) for span in wordless(heard)] == [(0.5, 1.0), (1.33, 2.0)]
