"""Notice whether the candidate speaks while a question is read.

The microphone is open only for that, and nothing of it is kept, with two exceptions: if the candidate may stop the
question, the answer begins with the word that stopped it; and a word begun at the very end of the question is not
lost.
"""

from __future__ import annotations

import math
from typing import Protocol, runtime_checkable

from mockloop.ports import Capture, Samples, Sound
from mockloop.speech.audio.voice_activity import WINDOW_S
from mockloop.speech.recording.endpoint_watch import LEAST_AFTER_KEY_S, QUIETER_DB, EndpointWatch

FAINT_DBFS = -42.0  # a candidate who has not spoken yet is expected to be louder than this
_LEAD_S = 0.3  # sound kept from before the first voice, since a word begins softly
_LEAST_BEGUN_S = 0.1  # this much voice at the end of the question is a word that has begun


@runtime_checkable
class OpensBeside(Protocol):
    """A microphone that can be opened while a sound is played, without disturbing it."""

    def open_beside(self) -> Capture:
        """Start capturing. Raises DeviceError if that would need a new search for devices."""


class BargeInWatch(EndpointWatch):
    """An open capture while a question is read."""

    watch_s = math.inf

    def __init__(self, capture: Capture, voice_dbfs: float | None = None) -> None:
        super().__init__(capture, LEAST_AFTER_KEY_S, FAINT_DBFS + QUIETER_DB if voice_dbfs is None else voice_dbfs)

    def spoke_over(self, played: Sound) -> bool:
        """Return whether the candidate has spoken over the question by now, without waiting."""
        return self.spoke_on(played)

    def has_begun(self) -> bool:
        """Whether the candidate has just begun to speak, and the sound is certainly not the loudspeaker's.

        The answer then begins there.
        """
        self._read()
        run = 0
        while run < len(self._speech) and self._speech[-1 - run]:
            run += 1
        self._onset = len(self._speech) - run
        return not self._leaked and run * WINDOW_S >= _LEAST_BEGUN_S

    def release(self) -> tuple[Capture, Samples]:
        """Return the capture, still open, and its samples since the candidate began to speak."""
        self._over = True
        self._read()
        return self._capture, self._since(max(0, self._onset - round(_LEAD_S / WINDOW_S)))
