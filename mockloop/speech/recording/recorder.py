"""Record one take from the microphone to the disk, and handle everything that can interrupt it."""

from __future__ import annotations

import contextlib

from mockloop.core.errors import DeviceError
from mockloop.core.events import Recorded, Requested, Take
from mockloop.core.microphone_trouble import REOPEN_S
from mockloop.ports import Microphone, Sound
from mockloop.speech.audio.measurement import take_on_disk
from mockloop.speech.recording.barge_in import BargeInWatch, OpensBeside
from mockloop.speech.recording.endpoint_watch import EndpointWatch
from mockloop.speech.recording.request import Observers, Recording
from mockloop.speech.recording.take_recording import TakeRecording


class RecordingLost(DeviceError):
    """A recording that a device interrupted; ``take`` is what was kept of it."""

    def __init__(self, error: DeviceError, take: Take) -> None:
        super().__init__(error.sentence, error.next_step)
        self.take = take


class Recorder:
    """Record takes from one microphone; a lost one has ``reopen_s`` to come back.

    After a take that silence or the key has ended, the microphone is watched for a second longer. ``barges_in``: a
    candidate who speaks over a question stops it.
    """

    def __init__(self, microphone: Microphone, reopen_s: float = REOPEN_S, barges_in: bool = False) -> None:
        self.microphone = microphone
        self.barges_in = barges_in
        self._reopen_s = reopen_s
        self._after: EndpointWatch | None = None
        self._over: BargeInWatch | None = None
        self._voice_dbfs: float | None = None

    def record(self, recording: Recording, observers: Observers) -> Recorded | Requested:
        """Record until the key, silence, the limit, the end of input, or another request by the person.

        Raises DeviceError if the microphone cannot be opened; RecordingLost if it or the disk fails on the way; and,
        once the take is complete, what ``on_samples`` raised.
        """
        after, self._after, self._over = self._watched(), None, None
        take_recording = TakeRecording(self.microphone, recording, observers, self._reopen_s, after)
        try:
            take_recording.run()
            self._after = take_recording.close()
        except DeviceError as error:
            take_recording.abandon()
            raise RecordingLost(error, take_on_disk(recording.take, recording.path)) from error
        finally:
            take_recording.abandon()
        outcome = take_recording.outcome()
        if outcome.take and outcome.take.sound.speech_dbfs is not None:
            self._voice_dbfs = outcome.take.sound.speech_dbfs
        return outcome

    def _watched(self) -> EndpointWatch | None:
        """Return what the next take may begin with; of two, the microphone of the earlier is closed."""
        if self._over and self._after:
            self._after.close()
        return self._over or self._after

    def spoke_on(self, played: Sound | None = None) -> bool:
        """Return whether speech came right after the end of the last take; the next take then begins with it.

        ``played``: what the loudspeaker is playing, so that it is not taken for the candidate.
        """
        return self._after is not None and self._after.spoke_on(played)

    @property
    def watches(self) -> bool:
        """Whether it still watches for that."""
        return self._after is not None and self._after.watches

    def stop_watching(self) -> None:
        """Close the microphone if it is still watched: what was said since is not part of an answer."""
        for one in (self._after, self._over):
            if one:
                one.close()
        self._after = self._over = None

    # ---- while a question is read ---------------------------------------------------------------------------------

    def spoke_over(self, played: Sound) -> bool:
        """Return whether the candidate is known to speak over ``played``. Waits only to open the microphone."""
        if self.watches:
            return False
        if self._over is None and isinstance(self.microphone, OpensBeside):
            with contextlib.suppress(DeviceError):  # the recording of the answer will report what is wrong
                self._over = BargeInWatch(self.microphone.open_beside(), self._voice_dbfs)
        return self._over is not None and self._over.spoke_over(played)

    def question_over(self) -> bool:
        """Return whether words over the question must be repeated; words that continue are kept for the next take."""
        over = self._over
        if over is None:
            return False
        if (over.spoke and self.barges_in) or (not over.spoke and over.has_begun()):
            over.spoke = True
            return False
        over.close()
        self._over = None
        return over.spoke

    def close(self) -> None:
        """Release the microphone."""
        self.stop_watching()
