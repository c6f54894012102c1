"""One answer in a real interview over a sound server, and when the next question sounds."""

from __future__ import annotations

import subprocess
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from pathlib import Path

from benchmarks.apparatus.answers import SCENARIO
from benchmarks.apparatus.candidate import Candidate, Room
from benchmarks.apparatus.screen import Page
from mockloop.core.events import Chosen, Recorded, Transcribed
from mockloop.core.state import Plan
from mockloop.interview.engine import LATE_S, Engine
from mockloop.interview.session_ports import Ports
from mockloop.library.loader import find, load_scenario
from mockloop.ports import RATE_HZ, Playback, Player, Samples, Sound, Voice
from mockloop.sessions.folder import SessionFolder, create
from mockloop.sessions.journal import Journaled
from mockloop.sessions.rebuild import replayed
from mockloop.speech.recording.recorder import Recorder
from mockloop.speech.stt.whisper.transcriber import WhisperTranscriber
from testkit.monitor import Monitor


@dataclass(frozen=True, slots=True)
class Gap:
    """One turn: seconds from the end of the answer to the next question's first sample, in all and in parts.

    ``final_s``: seconds from the end of the answer to its last words, which a provisional question does not wait for.
    """

    length_s: float
    ended_by: str
    gap_s: float
    closing_s: float  # the end noticed, microphone and take closed
    recognizer_s: float
    choice_s: float
    voice_s: float
    output_s: float
    final_s: float
    provisional: bool


class Stage:
    """A loudspeaker and a microphone of a sound server, listened to, with what an interview needs beside them."""

    def __init__(self, env: Mapping[str, str], transcriber: WhisperTranscriber, voice: Voice, player: Player) -> None:
        self._env = dict(env)
        self._transcriber, self._voice, self._player = transcriber, voice, StampedPlayer(player)
        self._speaker = Monitor("speaker.monitor", env)
        self._spoken = Monitor("micfeed.monitor", env)

    def close(self) -> None:
        self._speaker.close()
        self._spoken.close()

    def gap(self, sound: Samples, ended_by: str, paced_s: float) -> Gap:
        """Hold an interview up to its second question; the answer to the first is ended by ``key`` or ``silence``.

        ``paced_s``: how much of it, at its end, is spoken at the pace of time.
        """
        with tempfile.TemporaryDirectory(prefix="mockloop-gap-") as scratch:
            room = Room(self._speak, self._speaker.first_loud, Path(scratch))
            candidate = Candidate(sound, paced_s, ended_by, room)
            journal, began_s = self._hold(candidate, _new_session(Path(scratch)))
        if candidate.heard_s is None:
            raise RuntimeError("the next question was not heard")
        at_s = [entry.at_s + began_s for entry in journal]
        recorded = _place(journal, Recorded, 0)
        known = _place(journal, Transcribed | Chosen, recorded)
        chosen = _place(journal, Chosen, recorded)
        event = journal[chosen].event
        provisional = isinstance(event, Chosen) and event.provisional
        known_s = min(at_s[known], at_s[recorded] + LATE_S) if provisional else at_s[known]
        played_s = self._player.began_s[-1]
        moments = (candidate.ended_s, at_s[recorded], known_s, at_s[chosen], played_s, candidate.heard_s)
        parts = (later - earlier for earlier, later in pairwise(moments))
        final_s = (candidate.pace.finished_s or at_s[known]) - candidate.ended_s
        closing_s, recognizer_s, choice_s, voice_s, output_s = parts
        return Gap(
            length_s=len(sound) / RATE_HZ,
            ended_by=ended_by,
            gap_s=moments[-1] - moments[0],
            closing_s=closing_s,
            recognizer_s=recognizer_s,
            choice_s=choice_s,
            voice_s=voice_s,
            output_s=output_s,
            final_s=final_s,
            provisional=provisional,
        )

    def _hold(self, candidate: Candidate, folder: SessionFolder) -> tuple[list[Journaled], float]:
        recorder = Recorder(candidate)
        screen = Page(candidate.asked)
        ears = candidate.pace.follows(self._transcriber)
        ports = Ports(recorder, self._player, self._voice, ears, candidate.controls, screen)
        began_s, replay = time.monotonic(), replayed(folder)
        engine = Engine(ports, folder, lambda: time.monotonic() - began_s, candidate.patience_s, live=True)
        try:
            engine.run(replay.state, replay.effect)
        finally:
            recorder.close()
            self._player.close()
        return folder.events(), began_s

    def _speak(self, wav: Path) -> float:
        since_s = time.monotonic()
        subprocess.Popen(["paplay", "-d", "micfeed", str(wav)], env=self._env)
        at_s = self._spoken.first_loud(since_s, 10.0)
        if at_s is None:
            raise RuntimeError("the sound server does not play into its microphone")
        return at_s


def _new_session(folder: Path) -> SessionFolder:
    plan = Plan("interview", load_scenario(SCENARIO), "sde2", None, 1)
    return create(folder / "sessions", plan, find(SCENARIO).read_text(encoding="utf-8"), datetime.now().astimezone())


def _place(journal: Sequence[Journaled], kind: type | object, since: int) -> int:
    return next(at for at, entry in enumerate(journal) if at >= since and isinstance(entry.event, kind))  # type: ignore[arg-type]


class StampedPlayer:
    """A player that notes when each sound was asked for."""

    def __init__(self, player: Player) -> None:
        self._player = player
        self.name = player.name
        self.began_s: list[float] = []

    def prepare(self) -> None:
        self._player.prepare()

    def play(self, sound: Sound) -> Playback:
        self.began_s.append(time.monotonic())
        return self._player.play(sound)

    def close(self) -> None:
        self._player.close()
