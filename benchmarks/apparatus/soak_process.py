"""One process that runs interviews at the sound server's microphone, one after the other, until it is ended.

    python -m benchmarks.apparatus.soak_process [--answer-s 360]

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
from benchmarks.apparatus.lateness import Lateness
from benchmarks.apparatus.screen import Page
from mockloop.allocation import give_back
from mockloop.analysis.judging.debrief import debrief
from mockloop.core.events import Listen
from mockloop.core.state import Plan
from mockloop.interview import wiring
from mockloop.interview.runner import run_with_ports
from mockloop.interview.session_ports import Ports
from mockloop.library.loader import load_scenario, text_for
from mockloop.paths import sessions_folder
from mockloop.ports import RATE_HZ, Samples
from mockloop.sessions.folder import create
from mockloop.sessions.rebuild import Replayed
from mockloop.speech.audio.microphone import SoundcardCapture, SoundcardMicrophone
from mockloop.speech.recording.recorder import Recorder
from mockloop.ui.tui.controls import LiveControls

_PROBES = 1


class Counted:
    """A microphone whose streams are compared with the clock."""

    live = True

    def __init__(self) -> None:
        self._microphone = SoundcardMicrophone()
        self.name = self._microphone.name

    def open(self, ask: str) -> CountedCapture:
        return CountedCapture(self._microphone.open(ask))

    def open_beside(self) -> CountedCapture:
        return CountedCapture(self._microphone.open_beside())


class CountedCapture:
    """A capture that reports how far its samples fall behind the clock, at its beginning and its end."""

    paced = True

    def __init__(self, inner: SoundcardCapture) -> None:
        self._inner = inner
        self._samples = 0
        self._lateness = Lateness(time.monotonic())
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
        self._lateness.note(time.monotonic(), self._samples / RATE_HZ)

    def _tell(self) -> None:
        drift = self._lateness.drift()
        if drift is None:
            return
        fact = {"lasted_s": drift[0], "drift_s": drift[1], "lost_s": self._inner.lost_s}
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
    give_back()  # as the program itself does
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
