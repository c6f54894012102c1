"""A loudspeaker that a test moves on by hand, and a session of given words on it."""

from __future__ import annotations

from collections.abc import Sequence

from mockloop.analysis.answer import Answer, Finding, SectionSpan
from mockloop.analysis.judging.conversation import Reading
from mockloop.core.transcript import Transcript, Word
from mockloop.ports import Sound
from mockloop.replay.playback import ReplayableSession, SessionPlayer, Track
from mockloop.replay.timeline import session_timeline


class HandPlayback:
    """A sound that has been heard as far as the test says."""

    def __init__(self, sound: Sound) -> None:
        self.sound = sound
        self.played_s = 0.0
        self.stopped = False

    def wait(self, timeout_s: float) -> bool:
        return self.stopped or self.played_s >= self.sound.duration_s

    def stop(self) -> None:
        self.stopped = True


class HandPlayer:
    """Keeps what it was given; nothing moves by itself."""

    name = "by hand"

    def __init__(self) -> None:
        self.playing: list[HandPlayback] = []

    def prepare(self) -> None:
        pass

    def play(self, sound: Sound) -> HandPlayback:
        self.playing.append(HandPlayback(sound))
        return self.playing[-1]

    def close(self) -> None:
        pass


def long_player(
    words: Sequence[str], spans: Sequence[SectionSpan] = (), findings: Sequence[Finding] = ()
) -> SessionPlayer:
    said = tuple(Word(text, 0.4 * at, 0.4 * at + 0.4) for at, text in enumerate(words))
    answer = Answer(Transcript(said, 0.4 * len(said)), tuple(spans), "story")
    whole = session_timeline([("What did you do?", ())], [Reading("opening", answer, tuple(findings))], [0.0])
    return SessionPlayer(ReplayableSession(whole, (Track(0.0, whole.ends_s, None),)), HandPlayer())
