"""One process that holds interviews at the sound server's microphone, one after the other, until it is ended.

    python -m benchmarks.apparatus.soaked [--answer-s 360]

The whole program: microphone, recorder, tiny.en, reading, voice, loudspeaker, second pass, debrief. Nobody presses a
key but a timer, when an answer has lasted so long. One line of JSON for each stream of the microphone that was closed:
how long it was, by its samples and by the clock.
"""

from __future__ import annotations

import argparse
import json
import math
import sys
import threading
import time
from datetime import UTC, datetime

from benchmarks.apparatus.answers import SCENARIO
from benchmarks.apparatus.screen import Page
from mockloop.analysis.judging.debrief import debrief
from mockloop.core.events import Listen
from mockloop.core.state import Plan
from mockloop.interview import wiring
from mockloop.interview.runner import run_with_ports
from mockloop.interview.session_ports import Ports
from mockloop.library.loader import load_scenario, text_for
from mockloop.paths import sessions_folder
from mockloop.ports import RATE_HZ, Samples
from mockloop.sessions.derivation import Replayed
from mockloop.sessions.folder import create
from mockloop.speech.audio.microphone import SoundcardCapture, SoundcardMicrophone
from mockloop.speech.recording.recorder import Recorder
from mockloop.ui.tui.controls import LiveControls

_PROBES = 1
_SETTLES_S = 5.0  # a stream's first blocks come as they please
_EDGE_S = 30.0  # blocks are late by chance, never early: the least late of so long a stretch tells the clock


class Counted:
    """A microphone whose streams are held against the clock."""

    live = True

    def __init__(self) -> None:
        self._microphone = SoundcardMicrophone()
        self.name = self._microphone.name

    def open(self, ask: str) -> CountedCapture:
        return CountedCapture(self._microphone.open(ask))

    def open_beside(self) -> CountedCapture:
        return CountedCapture(self._microphone.open_beside())


class CountedCapture:
    """How far its samples fall behind the clock, at its beginning and at its end."""

    paced = True

    def __init__(self, inner: SoundcardCapture) -> None:
        self._inner = inner
        self._samples = 0
        self._opened_s = time.monotonic()
        self._behind: list[tuple[float, float]] = []  # each second: the moment, and how late its least late block was
        self._closed = False

    @property
    def lost_s(self) -> float:
        return self._inner.lost_s

    @property
    def clipped_share(self) -> float:
        return self._inner.clipped_share

    def read(self, timeout_s: float) -> Samples | None:
        samples = self._inner.read(timeout_s)
        if samples is not None and len(samples):
            self._count(len(samples))
        return samples

    def close(self) -> None:
        self._inner.close()
        if not self._closed:
            self._closed = True
            self._tell()

    def _count(self, samples: int) -> None:
        self._samples += samples
        now_s = time.monotonic()
        if now_s < self._opened_s + _SETTLES_S:
            return
        behind_s = now_s - self._opened_s - self._samples / RATE_HZ
        if self._behind and now_s - self._behind[-1][0] < 1.0:
            at_s, least_s = self._behind[-1]
            self._behind[-1] = (at_s, min(least_s, behind_s))
        else:
            self._behind.append((now_s, behind_s))

    def _tell(self) -> None:
        lasted_s = self._behind[-1][0] - self._behind[0][0] if self._behind else 0.0
        if lasted_s < 2 * _EDGE_S:
            return
        first_s = min(late for at_s, late in self._behind if at_s < self._behind[0][0] + _EDGE_S)
        last_s = min(late for at_s, late in self._behind if at_s > self._behind[-1][0] - _EDGE_S)
        fact = {"lasted_s": lasted_s - _EDGE_S, "drift_s": last_s - first_s, "lost_s": self._inner.lost_s}
        print(json.dumps({"stream": fact}), flush=True)


class _Screen(Page):
    """Says when it listens."""

    def __init__(self, controls: LiveControls, answer_s: float) -> None:
        super().__init__()
        self._controls, self._answer_s = controls, answer_s

    def show_listening(self, listen: Listen) -> None:
        ending = threading.Timer(self._answer_s, self._controls.press, ["enter"])
        ending.daemon = True
        ending.start()

    def show_second_pass(self, share: float) -> None:
        """Waited for."""


def _hold(answer_s: float) -> None:
    plan = Plan("interview", load_scenario(SCENARIO), "sde2", None, _PROBES)
    folder = create(sessions_folder(), plan, text_for(load_scenario(SCENARIO)), datetime.now(UTC))
    controls = LiveControls()
    settings = wiring.Settings(patience_s=None)

    def opened(_: Replayed) -> Ports:
        voice = wiring.voice(settings, lambda _: None)
        player = wiring.player(settings, lambda _: None)
        recorder = Recorder(Counted())
        return Ports(recorder, player, voice, wiring.transcriber("auto"), controls, _Screen(controls, answer_s))

    state = run_with_ports(folder, opened, None, live=True)
    words = sum(len(turn.answer.words) for turn in state.turns)
    rating = debrief(state)
    print(json.dumps({"session": folder.id, "words": words, "judged": rating is not None}), flush=True)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--answer-s", type=float, default=360.0)
    parser.add_argument("--sessions", type=float, default=math.inf)
    options = parser.parse_args()
    held = 0
    while held < options.sessions:
        _hold(options.answer_s)
        held += 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
