"""What can be wrong with a microphone: how it is provoked, and what must then stand on the screen."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from benchmarks.apparatus.interview_scene import (
    BEFORE_S,
    LONG_S,
    WAIT_S,
    Form,
    Scene,
    at_level,
    in_one_line,
    scene,
    speech,
)
from mockloop.core.microphone_trouble import BROKEN_OFF, CLIPPED, GONE, LOST, QUIET, SILENT, UNOPENED, Trouble
from mockloop.ports import RATE_HZ
from testkit.monitor import Monitor

QUIET_DBFS, LOUD_DBFS = -45.0, -2.0
WATCHED_S = 12.0
Words = tuple[str, str]  # the sentence and its next step, as regular expressions


def _words(trouble: Trouble) -> Words:
    return re.escape(trouble.sentence), re.escape(trouble.next_step)


_GONE = ("The microphone is gone", re.escape(GONE))
_TAKEN = (
    r"Another mockloop \(process \d+\) is using the microphone\.",
    r"End it there first \(press q in its window\)",
)
_OTHER = ("Another microphone is in use now", r"It is .*\. Wrong\? Press p to pause\.")
_MOVED = ("Another microphone is in use now", r"It is Headset\. Wrong\? Press p to pause\.")
_LEAKS = (r"The microphone hears the loudspeaker\.", r"Wear headphones; .* recorded with your answers\.")


@dataclass(frozen=True, slots=True)
class Fault:
    """``provoke`` does it, and returns when it began or could first be known; one of ``words`` must be told then."""

    name: str
    provoke: Callable[[Scene], float]
    words: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """Seconds until the whole sentence stood on the screen, None where it never did; the sentence; the screen then."""

    seconds: float | None
    sentence: str
    screen: str


class TooEarlyError(Exception):
    """Something was told before there was anything to tell."""


def provoked(fault: Fault, form: Form) -> Told:
    """Hold an interview, provoke the fault, and watch the screen."""
    with scene(form) as here:
        try:
            since_s = fault.provoke(here)
        except TooEarlyError as error:
            return Told(None, str(error), here.terminal.screen())
        part, shown = "not told", ""
        for at_s, shown in here.screens(since_s + WATCHED_S):
            text = in_one_line(shown)
            for words in fault.words:
                found = [re.search(one, text) for one in words]
                if all(found) and at_s < since_s:
                    return Told(None, "told before there was anything to tell", shown)
                if all(found):
                    return Told(at_s - since_s, " / ".join(one.group() for one in found if one), shown)
                if any(found):
                    part = "in part: " + " / ".join(one.group() for one in found if one)
        return Told(None, part, shown)


def _spoken_until(here: Scene, fault: Callable[[], float]) -> float:
    """Begin an interview, speak for a while, and let the fault happen while the person speaks on."""
    here.begin("--voice", "off")
    here.listens()
    here.speak_a_while()
    _calm(here)
    return fault()


def _calm(here: Scene) -> None:
    """Make sure that nothing is told yet."""
    shown = in_one_line(here.terminal.screen())
    told = [one.sentence for one in (BROKEN_OFF, CLIPPED, LOST, QUIET, SILENT, UNOPENED) if one.sentence in shown]
    if told:
        raise TooEarlyError(f"told before there was anything to tell: {', '.join(told)}")


def _muted(here: Scene) -> float:
    return _spoken_until(here, here.pulse.mute)


def _muted_from_the_start(here: Scene) -> float:
    here.pulse.mute()
    here.begin("--voice", "off")
    return here.listens()


def _dried_up_from_the_start(here: Scene) -> float:
    """Nothing comes at all: what is on the screen while the microphone is being opened is the first sign of it."""
    here.pulse.dry_up()
    here.begin("--voice", "off")
    here.terminal.wait_for("Opening the microphone|Interviewer: ", WAIT_S)
    return next(at_s for at_s, _ in here.screens(float("inf")))


def _quiet(here: Scene) -> float:
    here.begin("--voice", "off")
    here.listens()
    return here.speak(at_level(speech(LONG_S), QUIET_DBFS))


def _clipped(here: Scene) -> float:
    here.begin("--voice", "off")
    here.listens()
    before = speech(BEFORE_S)
    began_s = here.speak(before, at_level(speech(LONG_S), LOUD_DBFS))
    return began_s + len(before) / RATE_HZ


def _unplugged(here: Scene) -> float:
    return _spoken_until(here, here.pulse.unplug)


def _moved(here: Scene) -> float:
    return _spoken_until(here, here.pulse.move)


def _dried_up(here: Scene) -> float:
    return _spoken_until(here, here.pulse.dry_up)


def _taken(here: Scene) -> float:
    here.begin("--voice", "off")
    here.listens()
    here.open_another()
    return here.begin("--voice", "off")


def _leaking(here: Scene) -> float:
    """The check before the first interview plays the voice: it cannot be known before that sounds."""
    here.pulse.leak()
    here.open_another(MOCKLOOP_SOUND_CHECK="on")
    monitor = Monitor("speaker.monitor", here.pulse.env)
    try:
        began_s = here.begin()
        heard_s = monitor.first_loud(began_s, WAIT_S)
    finally:
        monitor.close()
    assert heard_s is not None, here.terminal.screen()
    return heard_s


FAULTS = (
    Fault("muted", _muted, (_words(LOST),)),
    Fault("muted from the start", _muted_from_the_start, (_words(SILENT),)),
    Fault("nothing from the start", _dried_up_from_the_start, (_words(UNOPENED), _GONE)),
    Fault("-45 dB", _quiet, (_words(QUIET),)),
    Fault("clipping", _clipped, (_words(CLIPPED),)),
    Fault("unplugged", _unplugged, (_words(BROKEN_OFF), _words(LOST), _GONE, _OTHER)),
    Fault("moved to another device", _moved, (_MOVED,)),
    Fault("dried up", _dried_up, (_GONE, _words(LOST))),
    Fault("taken by another mockloop", _taken, (_TAKEN,)),
    Fault("loudspeaker leaking", _leaking, (_LEAKS,)),
)
