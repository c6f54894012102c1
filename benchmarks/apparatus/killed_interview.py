"""A whole interview in real time, in a process that kills itself at a given moment of a given phase.

    python -m benchmarks.apparatus.killed_interview SESSION [--kill PHASE:ROUND:AFTER_S] [--stop PHASE:ROUND:AFTER_S]

It prints a line for each phase it enters, for each microphone it opens, and for what it was told; then its debrief as
JSON. ``--stop`` only stops it (SIGSTOP), as often as it is given: what its files hold then is what a kill would leave,
and whoever copied them lets it go on.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import signal
import sys
import threading
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.apparatus.silent_questions import SilentPlayer, ToneVoice
from benchmarks.apparatus.sound_with_words import MarkReader, worded
from mockloop.core.errors import MockloopError
from mockloop.core.events import Event, Listen, Say, Transcribed
from mockloop.interview.session_ports import Ports
from mockloop.interview.wiring import demo_answers
from mockloop.ports import RATE_HZ, Samples, Transcriber
from mockloop.sessions.folder import SessionFolder
from mockloop.sessions.rebuild import Replayed, replayed
from mockloop.speech.audio.decoding import read_sound
from mockloop.speech.audio.take_file import read_take
from mockloop.speech.stt.models import folder_of
from mockloop.speech.stt.whisper.transcriber import WhisperTranscriber
from mockloop.ui.terminal.controls import NoControls
from mockloop.ui.terminal.plain import PlainScreen

SCENARIO = "ownership-webhook"
ENGINE = "MOCKLOOP_SURVIVAL_ENGINE"  # the environment variable that names the recognizer; without it, marks are read
PHASES = ("question", "listening", "transcribing", "choosing", "second pass", "debrief", "report")
_WORDS_A_S = 5.0  # a quick speaker, so that a trial is short
_OPENING = """
Last spring I noticed that our retry logic lost webhook messages. Nobody had asked me to look at it. I pulled the logs,
I traced the problem to a race, and I wrote a lock. Then I added an alert. The drop rate went from 0.3 percent to zero,
and I learned to test what runs twice.
"""
_PROBE = "I told their tech lead first, I answered her questions, and I stayed until it ran everywhere."


_OPENING_S = 24.9  # of the demo's opening answer, where words are recognized: up to a pause


@cache
def answers() -> tuple[dict[str, Samples], tuple[str, ...]]:
    """The voice of the demo's candidate under other words, by question, and all these words by number.

    Where the words are recognized, the demo's answers as they are.
    """
    if os.environ.get(ENGINE):
        return {
            ask: read_sound(path)[: round(_OPENING_S * RATE_HZ)] for ask, path in demo_answers(SCENARIO).items()
        }, ()
    sounds: dict[str, Samples] = {}
    words: list[str] = []
    for ask, path in demo_answers(SCENARIO).items():
        said = (_OPENING if ask == "opening" else _PROBE).split()
        voice = read_sound(path)[: round(len(said) / _WORDS_A_S * RATE_HZ)]
        sounds[ask] = worded(voice, said, len(words))
        words += said
    return sounds, tuple(words)


def sound_for(ask: str) -> Samples:
    """What is answered to a question: its own answer, or that of the first probe where there is none."""
    sounds, _ = answers()
    return sounds.get(ask, sounds["verification"])


def kept_of(folder: SessionFolder) -> tuple[str | None, Samples]:
    """The question under way and what of its answer lies on the disk; None: nothing is being answered."""
    replay = replayed(folder)
    if not replay.state.turns:
        return None, np.zeros(0, np.int16)
    numbers = [take.number for take in replay.state.turn.takes + replay.state.turn.set_aside]
    if isinstance(replay.effect, Listen) and replay.effect.take in folder.takes_on_disk():
        numbers.append(replay.effect.take)
    takes = [read_take(folder.take_path(number)) for number in numbers]
    return replay.state.turn.ask, np.concatenate([np.zeros(0, np.int16), *takes])


@dataclass(frozen=True, slots=True)
class Moment:
    """``after_s`` into the phase, in the ``in_round``-th turn; ``by``: SIGKILL or SIGSTOP."""

    phase: str
    in_round: int
    after_s: float
    by: signal.Signals = signal.SIGKILL

    @property
    def argument(self) -> str:
        """The moment as an argument of the command line."""
        option = "--kill" if self.by == signal.SIGKILL else "--stop"
        return f"{option}={self.phase}:{self.in_round}:{self.after_s:.3f}"


class Danger:
    """Follow the phases, and kill or stop the process some time into the chosen ones."""

    def __init__(self, moments: Sequence[Moment]) -> None:
        self._moments = moments
        self._entered: Counter[str] = Counter()

    def enter(self, phase: str) -> None:
        print(json.dumps({"phase": phase}), flush=True)
        self._entered[phase] += 1
        for one in self._moments:
            if (one.phase, one.in_round) == (phase, self._entered[phase]):
                threading.Thread(target=self._strike, args=(one,), daemon=True).start()

    @staticmethod
    def _strike(moment: Moment) -> None:
        time.sleep(moment.after_s)
        os.write(1, json.dumps({"killed": time.monotonic()}).encode() + b"\n")
        os.kill(os.getpid(), moment.by)


class _Folder(SessionFolder):
    """Says when the next question begins to be chosen."""

    def __init__(self, path: Path, danger: Danger) -> None:
        super().__init__(path)
        self._danger = danger

    def append(self, at_s: float, event: Event) -> None:
        super().append(at_s, event)
        if isinstance(event, Transcribed):
            self._danger.enter("choosing")


class _Screen(PlainScreen):
    """Lines for a log that nobody reads; the phases are what counts."""

    def __init__(self, danger: Danger) -> None:
        super().__init__(sys.stderr)
        self._danger = danger
        self._waits = False

    def show_question(self, say: Say) -> None:
        self._danger.enter("question")

    def show_listening(self, listen: Listen) -> None:
        self._danger.enter("listening")

    def show_transcribing(self, take: int) -> None:
        self._danger.enter("transcribing")

    def show_second_pass(self, share: float) -> None:
        if not self._waits:
            self._waits = True
            self._danger.enter("second pass")


class _Microphone:
    """Answer in real time; after an interruption, continue where the recording ends."""

    name, live = "recordings", True

    def __init__(self, folder: SessionFolder) -> None:
        self._folder = folder

    def open(self, ask: str) -> _Capture:
        under_way, kept = kept_of(self._folder)
        return _Capture(sound_for(ask)[len(kept) if ask == under_way else 0 :])


class _Capture:
    paced = True

    def __init__(self, sound: Samples) -> None:
        self._sound, self._read, self._began_s = sound, 0, time.monotonic()
        print(json.dumps({"sound": self._began_s}), flush=True)

    def read(self, timeout_s: float) -> Samples | None:
        if self._read >= len(self._sound):
            return None
        time.sleep(min(timeout_s, 0.02))
        due = min(len(self._sound), round((time.monotonic() - self._began_s) * RATE_HZ))
        block, self._read = self._sound[self._read : due], due
        return block

    def close(self) -> None:
        """Nothing to give back."""


def _held(path: Path, danger: Danger) -> dict[str, Any]:
    """Run the session from where it stopped to its end; return the debrief as a document."""
    from mockloop.analysis.judging.debrief import debrief
    from mockloop.cli.debrief import session_document
    from mockloop.interview.runner import run_with_ports
    from mockloop.reports.formats.registry import render
    from mockloop.reports.from_session import report_of
    from mockloop.speech.recording.recorder import Recorder

    folder = _Folder(path, danger)

    def ports(_: Replayed) -> Ports:
        recorder = Recorder(_Microphone(folder))
        return Ports(recorder, SilentPlayer(), ToneVoice(), _recognizer(), NoControls(), _Screen(danger))

    if replayed(folder).state.phase != "finished":
        run_with_ports(folder, ports, None, live=False)
    danger.enter("debrief")
    state = replayed(folder).state
    document = session_document(folder.id, state, debrief(state))
    danger.enter("report")
    (path.parent / f"{path.name}.html").write_text(render(report_of(folder), "html"), encoding="utf-8")
    return document


def _recognizer() -> Transcriber:
    engine = os.environ.get(ENGINE)
    return WhisperTranscriber(folder_of(engine)) if engine else MarkReader(answers()[1])


def comparable(document: Any) -> Any:
    """A debrief without what an interruption is allowed to change: times, shares of time, and the numbers of takes."""
    if isinstance(document, dict):
        kept = {key: value for key, value in document.items() if not _allowed(key)}
        return {key: comparable(value) for key, value in kept.items()}
    if isinstance(document, list | tuple):
        return [comparable(one) for one in document]
    return document


def _allowed(key: str) -> bool:
    return bool(re.search(r"_s$|take|session|began|confidence", key))


def _moment(text: str, by: signal.Signals) -> Moment:
    phase, in_round, after_s = text.split(":")
    return Moment(phase, int(in_round), float(after_s), by)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("session", type=Path)
    parser.add_argument("--kill", action="append", default=[])
    parser.add_argument("--stop", action="append", default=[])
    options = parser.parse_args()
    moments = [_moment(text, signal.SIGKILL) for text in options.kill]
    moments += [_moment(text, signal.SIGSTOP) for text in options.stop]
    answers()
    try:
        document = _held(options.session, Danger(moments))
    except MockloopError as error:
        print(json.dumps({"told": f"{error.sentence} {error.next_step}"}), flush=True)
        return 1
    print(json.dumps({"debrief": document}), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
