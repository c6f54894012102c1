"""The timing self-check hands free: the microphone shows when there is speech; no recognizer is needed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from mockloop.analysis.judging.pacing import Clock
from mockloop.ports import Controls, Microphone
from mockloop.speech.audio.measurement import TakeMeasurement
from mockloop.speech.audio.voice_activity import WINDOW_S
from mockloop.timer.by_keys import FIRST, Timed
from mockloop.timer.clock import FIRST_SPEECH_S, PAUSE_S, VoiceTimer
from mockloop.timer.clock_line import ClockFace

_READ_S = 0.1
_LEGEND = "Speak: each clock starts with your voice. {how} b undoes that, p pauses, q stops."
_LAST = "That was the last section. Timing ends in {seconds:g} s, unless you keep speaking or press b."


@dataclass(slots=True)
class ExtraTime:
    """The wait after silence has ended the last section: speech or a key continues it.

    ``seconds`` is the section's time so far.
    """

    seconds: float
    left_s: float
    waited_s: float = 0.0
    spoken_s: float = 0.0

    def hear(self, is_speech: bool, seconds: float) -> None:
        """Take in the next ``seconds`` of sound; a word that breaks off does not count."""
        if is_speech:
            self.spoken_s += seconds
            return
        self.waited_s += self.spoken_s + seconds
        self.left_s -= self.spoken_s + seconds
        self.spoken_s = 0.0

    @property
    def is_taken_back(self) -> bool:
        return self.spoken_s >= FIRST_SPEECH_S

    @property
    def is_over(self) -> bool:
        return self.left_s <= 0 and not self.spoken_s


@dataclass(slots=True)
class HandsFree:
    """Seconds per section by voice: speech starts its clock, ``pause_s`` of silence or a key begins the next."""

    clocks: Mapping[str, Clock]
    controls: Controls
    microphone: Microphone
    pause_s: float | None = PAUSE_S
    timer: VoiceTimer = field(init=False)
    _is_paused: bool = False
    _extra_time: ExtraTime | None = None

    def __post_init__(self) -> None:
        self.timer = VoiceTimer(list(self.clocks), self.pause_s)

    def run(self, face: ClockFace) -> Timed:
        """Time the sections until the last one is over, the person stops, or the sound ends. Raises DeviceError."""
        how = f"A pause of {self.pause_s:g} s, or Enter, begins the next;" if self.pause_s else "Enter begins the next;"
        face.notify(_LEGEND.format(how=how))
        hearing, capture = TakeMeasurement(), self.microphone.open("time")
        try:
            self._announce(face)
            while not self._is_over:
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
        """Return what was timed so far, also after the microphone was lost."""
        return Timed(self.timer.laps(), self.timer.is_done)

    @property
    def _is_over(self) -> bool:
        return self.timer.is_done and (self._extra_time is None or self._extra_time.is_over)

    def _hear(self, windows: Sequence[bool], face: ClockFace) -> None:
        if self._is_paused:
            return
        for is_speech in windows:
            if self._extra_time:
                self._wait(self._extra_time, is_speech, face)
                continue
            section, seconds = self.timer.section, self.timer.seconds
            self.timer.hear(is_speech, WINDOW_S)
            if section and self.timer.section != section:
                self._end(section, seconds, face)
                if self.timer.is_done and self.pause_s:
                    self._extra_time = ExtraTime(seconds, self.pause_s)
                    face.notify(_LAST.format(seconds=self.pause_s))

    def _wait(self, extra_time: ExtraTime, is_speech: bool, face: ClockFace) -> None:
        if not extra_time.is_over:
            extra_time.hear(is_speech, WINDOW_S)
        if extra_time.is_taken_back:
            self._go_back(face)

    def _obey(self, command: str | None, face: ClockFace) -> None:
        section, seconds = self.timer.section, self.timer.seconds
        if command == "enter" and self._is_paused:
            self._is_paused = False
            face.notify("Listening again.")
        elif command == "enter" and section:
            self.timer.next()
            self._end(section, seconds, face)
        elif command == "enter":
            self._extra_time = None
        elif command == "pause":
            self._is_paused = True
            face.notify("Not listening; Enter continues.")
        elif command == "back":
            self._go_back(face)

    def _go_back(self, face: ClockFace) -> None:
        """Continue the section before, which gets the speech that asked for it, and the silence before that."""
        extra_time, self._extra_time = self._extra_time, None
        if not self.timer.back():
            face.notify(FIRST)
            return
        if extra_time:
            self.timer.hear(False, extra_time.waited_s)
            self.timer.hear(True, extra_time.spoken_s)
        how = "continues" if self.timer.is_speaking else "continues when you speak"
        face.notify(f"Back in {self.timer.section}: it {how}.")

    def _end(self, section: str, seconds: float, face: ClockFace) -> None:
        face.end(section, seconds, self.clocks[section])
        self._announce(face)

    def _announce(self, face: ClockFace) -> None:
        if self.timer.section:
            face.begin(self.timer.section, self.clocks[self.timer.section])

    def _show(self, face: ClockFace) -> None:
        if self._is_paused:
            return
        if self._extra_time:
            last = list(self.clocks)[-1]
            face.show(
                last, self._extra_time.seconds, self.clocks[last], f"ends in {max(0.0, self._extra_time.left_s):.1f} s"
            )
        elif self.timer.section:
            section = self.timer.section
            face.show(section, self.timer.seconds, self.clocks[section], self._beside(section))

    def _beside(self, section: str) -> str:
        if self.timer.countdown_s is not None:
            what = "ends" if section == list(self.clocks)[-1] else "next"
            return f"silent, {what} in {self.timer.countdown_s:.1f} s"
        thought = f", thought {self.timer.thinking_s:.1f} s" if self.timer.thinking_s >= 0.1 else ""
        return f"{'speaking' if self.timer.is_speaking else 'silent'}{thought}"
