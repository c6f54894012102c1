"""The timing self-check hands free: the microphone says when there is speech, and no model of words is needed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from mockloop.analysis.pacing import Clock
from mockloop.core.timing import PAUSE_S, VoiceTimer
from mockloop.ports import Controls, Microphone
from mockloop.screen.clockface import ClockFace
from mockloop.screen.stopwatch import FIRST, Timed
from mockloop.speech.hearing import Hearing
from mockloop.speech.vad import WINDOW_S

_READ_S = 0.1
_LEGEND = "Speak: each clock starts with your voice. {how} b takes that back, p pauses, q stops."


@dataclass(slots=True)
class HandsFree:
    """Seconds per section by voice: speech starts its clock, ``pause_s`` of silence or a key begins the next."""

    clocks: Mapping[str, Clock]
    controls: Controls
    microphone: Microphone
    pause_s: float | None = PAUSE_S
    timer: VoiceTimer = field(init=False)
    _is_paused: bool = False

    def __post_init__(self) -> None:
        self.timer = VoiceTimer(list(self.clocks), self.pause_s)

    def run(self, face: ClockFace) -> Timed:
        """Time the sections until the last one is over, the person stops, or the sound ends. Raises DeviceError."""
        how = f"A pause of {self.pause_s:g} s, or Enter, begins the next;" if self.pause_s else "Enter begins the next;"
        face.tells(_LEGEND.format(how=how))
        capture, hearing = self.microphone.open("time"), Hearing()
        try:
            self._announce(face)
            while not self.timer.is_done:
                command = self.controls.poll()
                if command == "stop":
                    break
                self._obey(command, face)
                samples = capture.read(_READ_S)
                if samples is None:
                    break
                self._hear(hearing.accept(samples), face)
                self._show(face)
        finally:
            capture.close()
        return self.timed()

    def timed(self) -> Timed:
        """What was timed so far: also after the microphone was lost."""
        return Timed(self.timer.laps(), self.timer.is_done)

    def _hear(self, windows: Sequence[bool], face: ClockFace) -> None:
        if self._is_paused:
            return
        for is_speech in windows:
            section, seconds = self.timer.section, self.timer.seconds
            self.timer.hear(is_speech, WINDOW_S)
            if section and self.timer.section != section:
                self._end(section, seconds, face)

    def _obey(self, command: str | None, face: ClockFace) -> None:
        section, seconds = self.timer.section, self.timer.seconds
        if command == "enter" and self._is_paused:
            self._is_paused = False
            face.tells("Listening again.")
        elif command == "enter" and section:
            self.timer.next()
            self._end(section, seconds, face)
        elif command == "pause":
            self._is_paused = True
            face.tells("Not listening; Enter goes on.")
        elif command == "back":
            gone_back = self.timer.back()
            face.tells(f"Back in {self.timer.section}: it goes on when you speak." if gone_back else FIRST)

    def _end(self, section: str, seconds: float, face: ClockFace) -> None:
        face.ends(section, seconds, self.clocks[section])
        self._announce(face)

    def _announce(self, face: ClockFace) -> None:
        if self.timer.section:
            face.begins(self.timer.section, self.clocks[self.timer.section])

    def _show(self, face: ClockFace) -> None:
        if self.timer.section and not self._is_paused:
            section = self.timer.section
            face.shows(section, self.timer.seconds, self.clocks[section], self._beside())

    def _beside(self) -> str:
        if self.timer.countdown_s is not None:
            return f"silent, next in {self.timer.countdown_s:.1f} s"
        thought = f", thought {self.timer.thinking_s:.1f} s" if self.timer.thinking_s >= 0.1 else ""
        return f"{'speaking' if self.timer.is_speaking else 'silent'}{thought}"
