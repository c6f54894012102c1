"""The process itself, stopped and let go on by signals."""

from __future__ import annotations

import signal
import sys
import threading
from collections.abc import Iterator

import pytest

from mockloop.ports import RATE_HZ
from mockloop.speech.stt.sphinx.recognizer_process import Patience, RecognizerProcess, Stopped
from tests.speech.sounds import spoken

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs signals")

QUICK = Patience(least_s=2.0, per_sound_s=0.1)


@pytest.fixture
def ready(request: pytest.FixtureRequest) -> Iterator[RecognizerProcess]:
    process = RecognizerProcess(request.param)
    process.send(b"V", b"{}")
    assert process.answer() == {"ready": True}
    yield process
    process.kill()
    process.kill()  # twice is allowed


def stop(process: RecognizerProcess) -> None:
    process._process.send_signal(signal.SIGSTOP)


def sound(seconds: float) -> bytes:
    return bytes(2 * round(seconds * RATE_HZ))


@pytest.mark.parametrize("ready", [QUICK], indirect=True)
@pytest.mark.parametrize(("seconds", "limit_s"), [(0.0, "2"), (1.0, "2.1"), (20.0, "4")])
def test_the_more_sound_a_process_has_to_decode_the_longer_it_may_take(
    ready: RecognizerProcess, seconds: float, limit_s: str
) -> None:
    stop(ready)
    with pytest.raises(Stopped, match=f"it did not answer within {limit_s} s"):
        ready.send(b"A", sound(seconds))  # 20 s are more than fit into the pipe
        ready.send(b"E")
        ready.answer()
    assert not ready.alive


@pytest.mark.parametrize("ready", [QUICK], indirect=True)
def test_sound_whose_words_were_found_counts_no_more_but_what_was_forgotten_does(ready: RecognizerProcess) -> None:
    ready.send(b"A", sound(0.05))
    ready.send(b"E")
    assert ready.answer() == {"words": []}
    stop(ready)
    ready.send(b"A", sound(0.5))
    ready.send(b"X")
    with pytest.raises(Stopped, match=r"within 2\.1 s"):
        ready.send(b"A", sound(0.5))
        ready.send(b"E")
        ready.answer()


@pytest.mark.parametrize("ready", [Patience(least_s=60.0)], indirect=True)
def test_a_process_that_stood_still_for_a_while_is_waited_for(ready: RecognizerProcess) -> None:
    stop(ready)
    threading.Timer(1.0, ready._process.send_signal, [signal.SIGCONT]).start()
    ready.send(b"A", spoken(6.0).tobytes())
    ready.send(b"E")
    assert set(ready.answer()) == {"words"}
    assert ready.alive
