"""Read questions aloud, and notice whether the candidate continues to speak meanwhile."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Protocol, runtime_checkable

from mockloop.core.errors import MockloopError
from mockloop.core.state import State
from mockloop.ports import Playback, Player, Sound, Voice
from mockloop.speech.tts.prefetch import Prefetcher, questions_after

POLL_S = 0.05
SPOKE_OVER = "You spoke while the question was read, and that was not recorded. Please begin again."


@runtime_checkable
class WatchesEndpoint(Protocol):
    """A recorder that knows whether the candidate continued after the end of a take, while it ``watches``."""

    @property
    def watches(self) -> bool: ...

    def spoke_on(self, played: Sound | None = None) -> bool: ...

    def stop_watching(self) -> None: ...


@runtime_checkable
class DetectsBargeIn(Protocol):
    """A recorder that knows whether the candidate speaks over a question; ``barges_in``: that stops the question."""

    barges_in: bool

    def spoke_over(self, played: Sound) -> bool: ...

    def question_over(self) -> bool: ...


class QuestionReader:
    """The interviewer's voice.

    If the voice or loudspeaker fails, this is said once, and questions are then only on the screen. ``recorder`` is
    watched if it is a ``WatchesEndpoint``.
    """

    def __init__(self, voice: Voice, player: Player, recorder: object, tell: Callable[[str], None]) -> None:
        self._voice, self._player, self._tell = voice, player, tell
        self._watch = recorder if isinstance(recorder, WatchesEndpoint) else None
        self._overhears = recorder if isinstance(recorder, DetectsBargeIn) else None
        self._ahead = Prefetcher(voice.render)
        self._has_failed = False

    def prepare(self, state: State) -> None:
        """Render every question that may come next, and open the loudspeaker, before they are needed."""
        for text in questions_after(state):
            self._ahead.submit(text)
        self._player.prepare()

    def render(self, text: str) -> None:
        """Render this question, which is likely to come next, before all others."""
        self._ahead.hurry(text)

    def sound_of(self, text: str) -> Sound | None:
        """Return the sound of the question, rendered once; None without a working voice."""
        try:
            sound = self._voice.render(text)
        except MockloopError as error:
            self._tell_once(error)
            return None
        if sound is None and self._ahead.failure:
            self._tell_once(self._ahead.failure)
        return sound

    def play(self, sound: Sound | None) -> Playback | None:
        """Return the playback of the sound; None if nothing can be played."""
        try:
            return self._player.play(sound) if sound else None
        except MockloopError as error:
            self._tell_once(error)
            return None

    def _tell_once(self, error: MockloopError) -> None:
        if not self._has_failed:
            self._tell(f"{error.sentence} The interview continues with questions on the screen only.")
        self._has_failed = True

    # ---- the candidate, right after an answer ---------------------------------------------------------------------

    def spoke_on(self, played: Sound | None = None) -> bool:
        """Return whether the candidate is known to have continued; ``played``: what is playing meanwhile."""
        return self._watch is not None and self._watch.spoke_on(played)

    def interrupts(self, played: Sound) -> bool:
        """Return whether the candidate speaks over the question, and that should stop it."""
        return self._overhears is not None and self._overhears.spoke_over(played) and self._overhears.barges_in

    def over(self) -> None:
        """Note that the question is over. Tell a candidate who spoke meanwhile that this was not recorded."""
        if self._overhears and self._overhears.question_over():
            self._tell(SPOKE_OVER)

    def speaks_on(self) -> bool:
        """Return whether the candidate continues while nothing is played, known once the watch is over."""
        while self._watch and self._watch.watches and not self._watch.spoke_on():
            time.sleep(POLL_S)
        return self.spoke_on()

    def close(self) -> None:
        """Stop rendering."""
        self._ahead.close()

    def stop_watching(self) -> None:
        """Stop watching the end of the answer: the person requested something else."""
        if self._watch:
            self._watch.stop_watching()
