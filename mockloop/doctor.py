"""Each part of the chain tried for real: what works, what does not, and what to do about it."""

from __future__ import annotations

import shutil
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np

from mockloop.core.errors import DeviceError, MockloopError
from mockloop.interview.wiring import Settings
from mockloop.paths import home, made_private
from mockloop.ports import RATE_HZ, Microphone, Samples, Sound

LISTEN_S = 1.0
LEAST_FREE_BYTES = 500_000_000  # about four hours of speech and a speech model
QUIET_DBFS = -70.0  # below this a microphone is muted or turned down
LEAK_DB = 10.0  # a room that gets this much louder while the voice plays is heard by the microphone
CLIPPED = 32_700
_CANDIDATE = "ownership-webhook"
_SPOKEN_S = 12
_TRIES = 2  # the better counts: another program may want the processor for a moment
_SENTENCE = "One moment, please. I am checking whether your microphone can hear me."


@dataclass(frozen=True, slots=True)
class Result:
    """One line of the check-up; ``state`` is ok, warning or failing."""

    name: str
    state: str
    sentence: str
    next_step: str = ""


def examine(settings: Settings) -> Iterator[Result]:
    """Every check, the quick ones first, each told as soon as it is known."""
    yield _tried("folder", _folder)
    yield _tried("disk", _disk)
    yield _tried("voice activity", _voice_activity)
    yield from _devices()
    yield _tried("microphone", lambda: _microphone(settings))
    yield _tried("voice", _voice)
    yield _tried("loudspeaker", lambda: _loudspeaker(settings))
    yield _tried("leak", lambda: _leak(settings))
    yield _tried("ears", _ears)


def _tried(name: str, check: Callable[[], Result]) -> Result:
    try:
        return check()
    except MockloopError as error:
        return Result(name, "failing", error.sentence, error.next_step)


def _folder() -> Result:
    return Result("folder", "ok", f"Sessions are kept in {made_private(home())}.")


def _disk() -> Result:
    free = shutil.disk_usage(made_private(home())).free
    told = f"{free / 1e9:.1f} GB are free."
    if free < LEAST_FREE_BYTES:
        return Result("disk", "warning", told, "Make room: an hour of speech takes about 60 MB.")
    return Result("disk", "ok", told)


def _devices() -> Iterator[Result]:
    from mockloop.speech.audio.devices import describe_devices

    try:
        devices = describe_devices()
    except MockloopError as error:
        yield Result("devices", "failing", error.sentence, error.next_step)
        return
    if not devices:
        yield Result("devices", "failing", "There is no sound device.", _no_devices())
    for device in devices:
        ends = " and ".join(end for end, count in (("in", device.inputs), ("out", device.outputs)) if count)
        yield Result("device", "ok", f"{device.index}: {device.name} ({ends}, {device.rate_hz:.0f} Hz)")


def _no_devices() -> str:
    """On Linux a sound server is only seen through ALSA's plugin for it."""
    if sys.platform == "linux":
        return "Is a sound server running? It is found through: apt-get install libasound2-plugins (Debian, Ubuntu)."
    return "Connect a microphone and a loudspeaker, or a headset."


def _microphone(settings: Settings) -> Result:
    from mockloop.speech.audio.measurement import level_dbfs

    heard = _recorded(_soundcard(settings), LISTEN_S)
    level = level_dbfs(heard)
    told = f"One second was recorded at {level:.0f} dBFS."
    if level < QUIET_DBFS:
        return Result("microphone", "warning", told, "That is silence: is it muted, or is another one chosen?")
    if np.mean(np.abs(heard.astype(np.int32)) >= CLIPPED) > 0.01:
        return Result("microphone", "warning", told, "It is clipping: turn it down.")
    return Result("microphone", "ok", told)


def _soundcard(settings: Settings) -> Microphone:
    from mockloop.speech.audio.microphone import SoundcardMicrophone

    return SoundcardMicrophone(settings.microphone)


def _recorded(microphone: Microphone, seconds: float) -> Samples:
    capture = microphone.open("doctor")
    heard: list[Samples] = []
    try:
        until_s = time.monotonic() + 3 * seconds
        while sum(map(len, heard)) < seconds * RATE_HZ and time.monotonic() < until_s:
            block = capture.read(0.1)
            if block is None:
                break
            heard.append(block)
    finally:
        capture.close()
    return np.concatenate(heard) if heard else np.zeros(0, np.int16)


def _rendered() -> tuple[str, Sound | None]:
    from mockloop.speech.tts.voice import best_voice

    voice = best_voice()
    try:
        return voice.name, voice.render(_SENTENCE)
    finally:
        voice.close()


def _voice() -> Result:
    from mockloop.speech.tts.voice import piper_model

    began_s = time.monotonic()
    name, sound = _rendered()
    if sound is None:
        return Result("voice", "warning", "There is no voice, so questions are printed.", "Install espeak-ng.")
    told = f"{name} spoke {sound.duration_s:.1f} s of sound, ready after {time.monotonic() - began_s:.1f} s."
    return judged_voice(told, name, piper_model() is not None)


def judged_voice(told: str, name: str, has_piper: bool) -> Result:
    """Return what to do about a voice that spoke: only on Linux is there a better one to be had."""
    if sys.platform != "linux" or name.startswith("Piper"):
        return Result("voice", "ok", told)
    if has_piper:
        step = "Reinstall it: pip install --force-reinstall 'mockloop[voice]'"
        return Result("voice", "warning", f"{told} Piper is installed but does not speak.", step)
    return Result("voice", "ok", told, "For a voice more like a person's: pip install 'mockloop[voice]'")


def _loudspeaker(settings: Settings) -> Result:
    from mockloop.speech.audio.loudspeaker import LoudspeakerPlayer

    player = LoudspeakerPlayer(settings.speaker)
    try:
        tone = 0.1 * np.sin(2 * np.pi * 440 * np.arange(RATE_HZ // 4) / RATE_HZ)
        playback = player.play(Sound(tone.astype(np.float32), RATE_HZ))
        if not playback.wait(3.0):
            playback.stop()
            return Result("loudspeaker", "warning", "A tone did not end in time.", "Try another one: --speaker.")
    finally:
        player.close()
    return Result("loudspeaker", "ok", "A short tone was played. If you did not hear it, choose one with --speaker.")


def _leak(settings: Settings) -> Result:
    """Whether the microphone gets louder while the voice is played: on loudspeakers it does, on headphones not."""
    from mockloop.speech.audio.measurement import level_dbfs

    sound = _rendered()[1]
    if sound is None:
        return Result("leak", "warning", "Not tested, since there is no voice.", "Wear headphones to be safe.")
    try:
        before = level_dbfs(_recorded(_soundcard(settings), LISTEN_S))
        during = level_dbfs(_recorded_while_playing(settings, sound))
    except DeviceError:
        step = "Put the microphone and the loudspeaker right first."
        return Result("leak", "warning", "Not tested, since it takes a microphone and a loudspeaker.", step)
    rise = during - before
    if rise > LEAK_DB:
        return Result("leak", "warning", f"The microphone hears the loudspeaker ({rise:.0f} dB).", "Wear headphones.")
    return Result("leak", "ok", "The microphone does not hear the loudspeaker.")


def _recorded_while_playing(settings: Settings, sound: Sound) -> Samples:
    """Up to two seconds from the microphone with the voice on the loudspeaker."""
    from mockloop.speech.audio.loudspeaker import LoudspeakerPlayer

    microphone = _soundcard(settings)
    player = LoudspeakerPlayer(settings.speaker)
    try:
        player.play(sound)
        return _recorded(microphone, min(sound.duration_s, 2.0))
    finally:
        player.close()


def _voice_activity() -> Result:
    from mockloop.speech.audio.voice_activity import VoiceActivity

    VoiceActivity().accept(np.zeros(RATE_HZ, np.int16))
    return Result("voice activity", "ok", "Speech and silence can be told apart.")


def _ears() -> Result:
    """Time the model at hand on a few seconds of the shipped candidate's speech.

    Say whether it keeps up, and whether a better one would.
    """
    from mockloop.interview.wiring import demo_answers
    from mockloop.speech.audio.decoding import read_sound
    from mockloop.speech.stt.models import best, folder_of
    from mockloop.speech.stt.speed import seconds_of_work
    from mockloop.speech.stt.whisper.transcriber import WhisperTranscriber

    name = best()
    recognizer = WhisperTranscriber(folder_of(name))
    try:
        speech = read_sound(demo_answers(_CANDIDATE)["opening"])[: _SPOKEN_S * RATE_HZ]
        work = min(seconds_of_work(recognizer, speech) for _ in range(_TRIES))
    finally:
        recognizer.close()
    return judged_ears(name, work)


def judged_ears(name: str, work: float) -> Result:
    """Return what it means that a model takes so much work, in seconds, for each second of speech."""
    from mockloop.speech.stt.models import installed, known
    from mockloop.speech.stt.speed import KEEPS_UP, recommended

    told = f"{name} takes {work:.2f} s of work for each second of speech."
    better = recommended(name, work)
    if better is None or better == name:
        if work <= KEEPS_UP:
            return Result("ears", "ok", told)
        return Result("ears", "warning", f"{told} That is slow.", "Close other programs while you practise.")
    get = "" if better in installed() else f" ({known()[better].bytes / 1e6:.0f} MB): mockloop models get {better}"
    if work <= KEEPS_UP:
        return Result("ears", "ok", told, f"{better} would keep up here too, with fewer errors{get}")
    step = (
        f"{better} would keep up{get}, then: --engine {better}" if get else f"{better} would keep up: --engine {better}"
    )
    return Result("ears", "warning", f"{told} That is too slow.", step)
