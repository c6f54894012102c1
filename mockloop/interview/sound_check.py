"""Run the sound check with real devices: the microphone, the voice and the loudspeaker, for five seconds."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass

import numpy as np

from mockloop.core.errors import DeviceError, MockloopError
from mockloop.core.microphone_trouble import SoundBlock
from mockloop.core.sound_check import SPEAK_S, Result, SoundCheck
from mockloop.interview import wiring
from mockloop.ports import RATE_HZ, Capture, Microphone, Playback, Player, Samples, Sound
from mockloop.speech.audio.measurement import TakeMeasurement, clipped_share, level_dbfs
from mockloop.speech.recording.endpoint_watch import resemblance

SENTENCE = "Can your microphone hear me?"
_READ_S = 0.1
_PIECE_S, _EVERY_S = 1.0, 0.25  # pieces of the recording that are compared with what was played
_DEAD_AFTER = 30  # reads without any sound


@dataclass(frozen=True, slots=True)
class Outside:
    """What the check needs: a microphone and, if there is a voice, that voice and a loudspeaker."""

    microphone: Microphone
    player: Player | None
    render: Callable[[], Sound | None]


def rendered(choice: str) -> tuple[str, Sound | None]:
    """Return the voice's name and the sound of its sentence, None without a voice."""
    from mockloop.speech.tts.voice import best_voice

    with closing(best_voice(SENTENCE, choice)) as voice:
        return voice.name, voice.render(SENTENCE)


def opened(settings: wiring.Settings, render: Callable[[], Sound | None]) -> Outside:
    """Return the devices of the settings. Raise DeviceError without a microphone; a loudspeaker may be missing."""
    from mockloop.speech.audio.loudspeaker import LoudspeakerPlayer
    from mockloop.speech.audio.microphone import SoundcardMicrophone

    microphone = SoundcardMicrophone(settings.microphone)
    microphone.look()
    player: Player | None = None
    if settings.voice != "off":
        try:
            player = LoudspeakerPlayer(settings.speaker)
        except MockloopError:
            player = None

    return Outside(microphone, player, render)


def run(
    outside: Outside,
    show: Callable[[SoundCheck], None],
    skipped: Callable[[], bool] = lambda: False,
    speak_s: float = SPEAK_S,
) -> tuple[Result, ...]:
    """Run the check and return its results; none if it was skipped. Raise DeviceError."""
    check = SoundCheck(plays=outside.player is not None, speak_s=speak_s)
    pool = ThreadPoolExecutor(1, thread_name_prefix="voice")
    rendering = pool.submit(outside.render) if outside.player else None
    try:
        with closing(outside.microphone.open("check")) as capture:
            return _Run(check, outside, capture, rendering).run(show, skipped)
    finally:
        if outside.player:
            outside.player.close()
        pool.shutdown(wait=False, cancel_futures=True)


class _Run:
    """One check in progress."""

    def __init__(
        self, check: SoundCheck, outside: Outside, capture: Capture, rendering: Future[Sound | None] | None
    ) -> None:
        self._check, self._outside, self._capture, self._rendering = check, outside, capture, rendering
        self._hearing = TakeMeasurement()
        self._heard: list[Samples] = []  # while the voice sounds
        self._sound: Sound | None = None
        self._playback: Playback | None = None
        self._empty = 0

    def run(self, show: Callable[[SoundCheck], None], skipped: Callable[[], bool]) -> tuple[Result, ...]:
        check = self._check
        while check.phase != "over":
            self._hear()
            self._speak()
            show(check)
            if skipped():
                check.skip()
        return () if check.skipped else check.results(self._resemblance())

    def _hear(self) -> None:
        try:
            samples = self._capture.read(_READ_S)
        except DeviceError as error:
            raise _no_sound() from error
        if samples is None or self._empty > _DEAD_AFTER:
            raise _no_sound()
        self._empty = 0 if len(samples) else self._empty + 1
        if not len(samples):
            return
        speaking = any(self._hearing.accept(samples))
        if self._playback:
            self._heard.append(samples)
        block = SoundBlock(len(samples) / RATE_HZ, level_dbfs(samples), speaking, clipped_share(samples))
        self._check.hear(block)

    def _speak(self) -> None:
        if self._rendering and self._rendering.done():
            self._take_voice(self._rendering)
            self._rendering = None
        if self._check.wants_voice and self._playback is None and self._sound and self._outside.player:
            self._playback = self._outside.player.play(self._sound)
        if self._playback and self._playback.wait(0.0):
            self._check.voice_over()

    def _take_voice(self, rendering: Future[Sound | None]) -> None:
        try:
            self._sound = rendering.result()
        except MockloopError:
            self._sound = None
        if self._sound is None:
            self._check.voice_failed()
        else:
            self._check.voice_ready()

    def _resemblance(self) -> float | None:
        """Return the highest similarity of the recording and what was played; None if nothing was played."""
        if self._playback is None or self._sound is None:
            return None
        heard = np.concatenate([np.zeros(0, np.int16), *self._heard])
        piece, step = round(_PIECE_S * RATE_HZ), round(_EVERY_S * RATE_HZ)
        starts = range(0, max(1, len(heard) - piece), step)
        return max(resemblance(heard[at : at + piece], self._sound) for at in starts) if len(heard) else 0.0


def _no_sound() -> DeviceError:
    return DeviceError(
        "No sound comes from the microphone.",
        "Check its plug and its switch, and whether another program is using it. Then start again.",
    )
