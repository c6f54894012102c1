"""Voice activity that several listeners share: each window is computed once, and everybody gets the same."""

from __future__ import annotations

import numpy as np
import pytest

from mockloop.ports import RATE_HZ, Samples
from mockloop.speech.audio import voice_activity
from mockloop.speech.audio.shared_activity import SharedActivity
from mockloop.speech.audio.voice_activity import VoiceActivity
from testkit.sounds import in_blocks, joined, quiet, spoken


@pytest.fixture
def said() -> Samples:
    return joined(quiet(1.0), spoken(2.0, seed=11), quiet(0.7), spoken(1.0, seed=12))


@pytest.fixture
def computed(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many windows each run of the model got."""
    model, runs = voice_activity._model(), list[int]()

    class Counted:
        def run(self, names: object, feed: dict[str, np.ndarray]) -> object:
            runs.append(len(feed["input"]))
            return model.run(names, feed)

    monkeypatch.setattr(voice_activity, "_model", Counted)
    return runs


@pytest.mark.parametrize(("first", "second"), [(1600, 1600), (1600, 1730), (1800, 700), (640, 5000), (5000, 640)])
def test_two_listeners_get_what_one_alone_gets_whatever_their_pieces(said: Samples, first: int, second: int) -> None:
    alone = VoiceActivity().accept(said)
    one, other = SharedActivity(), SharedActivity()
    heard = [p for piece in in_blocks(said, first) for p in one.accept(piece)]
    heard_too = [p for piece in in_blocks(said, second) for p in other.accept(piece)]
    np.testing.assert_allclose(heard, alone, atol=1e-5)
    np.testing.assert_allclose(heard_too, alone, atol=1e-5)


def test_what_one_has_heard_costs_the_other_nothing(computed: list[int]) -> None:
    said = spoken(1.5, seed=13)  # which no other test has heard, not even its beginning
    one, other = SharedActivity(), SharedActivity()
    for piece in in_blocks(said, 1700):
        one.accept(piece)
        before = len(computed)
        other.accept(piece)
        assert len(computed) == before
    assert sum(computed) == 2 * (len(said) // voice_activity.WINDOW)


def test_a_listener_that_gets_further_goes_on_alone(said: Samples) -> None:
    one, other = SharedActivity(), SharedActivity()
    heard: list[float] = []
    for number, piece in enumerate(in_blocks(said, 1700)):
        if number % 3 != 2:
            one.accept(piece)
        heard += other.accept(piece)
    np.testing.assert_allclose(heard, VoiceActivity().accept(said), atol=1e-5)


def test_a_stream_that_differs_is_heard_for_itself(said: Samples) -> None:
    SharedActivity().accept(said)
    other = said.copy()
    other[: RATE_HZ // 2] += 300
    np.testing.assert_allclose(SharedActivity().accept(other), VoiceActivity().accept(other), atol=1e-5)


def test_a_whole_take_read_again_costs_nothing(computed: list[int]) -> None:
    long = spoken(24.0, seed=17)
    one, again = SharedActivity(), SharedActivity()
    heard = [p for piece in in_blocks(long, 1700) for p in one.accept(piece)]
    before = len(computed)
    assert again.accept(long) == heard
    assert len(computed) == before


def test_a_take_read_again_and_further_is_computed_from_a_little_before(said: Samples, computed: list[int]) -> None:
    begun = joined(spoken(24.0, seed=18), said)
    one, further = SharedActivity(), SharedActivity()
    for piece in in_blocks(begun, 1700):
        one.accept(piece)
    before = sum(computed)
    heard = further.accept(joined(begun, said))
    assert sum(computed) - before < 2 * (len(said) // voice_activity.WINDOW + 10)
    np.testing.assert_allclose(heard, VoiceActivity().accept(joined(begun, said)), atol=1e-5)


def test_an_old_take_read_again_and_further_is_the_same(said: Samples) -> None:
    begun = spoken(24.0, seed=19)
    one, further = SharedActivity(), SharedActivity()
    for piece in (*in_blocks(begun, 1700), *in_blocks(spoken(30.0, seed=20), 1700)):
        one.accept(piece)
    heard = further.accept(joined(begun, said))
    np.testing.assert_allclose(heard, VoiceActivity().accept(joined(begun, said)), atol=1e-5)


def test_a_listener_far_behind_the_other_hears_the_same(said: Samples) -> None:
    long = joined(said, said, said)
    one, other = SharedActivity(), SharedActivity()
    for piece in in_blocks(long, 1600):
        one.accept(piece)
    heard = [p for piece in in_blocks(long, 1600) for p in other.accept(piece)]
    np.testing.assert_allclose(heard, VoiceActivity().accept(long), atol=1e-5)
