"""Play the seconds of a take that a finding rests on."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mockloop.core.errors import MockloopError
from mockloop.ports import RATE_HZ, Player, Samples, Sound

if TYPE_CHECKING:
    from mockloop.core.state import Turn
    from mockloop.sessions.folder import SessionFolder

_POLL_S = 0.05


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Seconds ``start_s`` to ``end_s`` of take ``take``."""

    take: int
    start_s: float
    end_s: float


def excerpts(turn: Turn, start_s: float, end_s: float) -> tuple[Excerpt, ...]:
    """Return where seconds of an answer are in its takes."""
    return tuple(_pieces(turn, start_s, end_s))


def _pieces(turn: Turn, start_s: float, end_s: float) -> Iterator[Excerpt]:
    at_s = 0.0
    for take, transcript in zip(turn.takes, turn.transcripts, strict=False):
        first_s, last_s = max(start_s, at_s), min(end_s, at_s + transcript.duration_s)
        if last_s > first_s:
            yield Excerpt(take.number, first_s - at_s, last_s - at_s)
        at_s += transcript.duration_s


def sound_of(folder: SessionFolder, wanted: Sequence[Excerpt]) -> Sound:
    """Return exactly these seconds. Raises SessionError if a take cannot be read."""
    import numpy as np

    from mockloop.sessions.answer_sound import playable
    from mockloop.speech.audio.take_file import read_take

    cut = [_cut(read_take(folder.take_path(piece.take)), piece) for piece in wanted]
    return playable(np.concatenate([np.zeros(0, np.int16), *cut]))


def _cut(samples: Samples, piece: Excerpt) -> Samples:
    return samples[round(piece.start_s * RATE_HZ) : round(piece.end_s * RATE_HZ)]


class ExcerptPlayer:
    """Play pieces, one sound at a time. ``open_player`` is called when first needed."""

    def __init__(self, folder: SessionFolder, open_player: Callable[[], Player]) -> None:
        self._folder = folder
        self._open_player = open_player
        self._player: Player | None = None
        self._stopped = threading.Event()

    def play(self, wanted: Sequence[Excerpt]) -> str:
        """Play to the end, or until ``stop``; return the problem in one sentence, or nothing."""
        try:
            if any(self._folder.typed_path(piece.take).exists() for piece in wanted):
                return "This answer was typed: there is nothing to hear."
            self._sounded(sound_of(self._folder, wanted))
        except MockloopError as error:
            return error.sentence
        finally:
            self._stopped.clear()  # not at the beginning: a stop before the first sample counts
        return ""

    def _sounded(self, sound: Sound) -> None:
        self._player = self._player or self._open_player()
        playback = self._player.play(sound)
        try:
            while not playback.wait(_POLL_S):
                if self._stopped.is_set():
                    return
        finally:
            playback.stop()

    def stop(self) -> None:
        """Stop the sound."""
        self._stopped.set()

    def close(self) -> None:
        """Stop the sound and release the loudspeaker."""
        self.stop()
        if self._player:
            self._player.close()
