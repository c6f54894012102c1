"""One take while it is being recorded: written, heard, watched for its end, and forwarded.

Each block is written before anything else is done with it (``capture_writer.py``). So no listener that fails or is
slow can lose what was said.
"""

from __future__ import annotations

import contextlib
import time
from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from mockloop.core.endpointing import Endpointer
from mockloop.core.errors import DeviceError
from mockloop.core.events import Recorded, Requested, SectionMark
from mockloop.core.microphone_trouble import MicrophoneWatch, SoundBlock, Trouble
from mockloop.ports import RATE_HZ, Capture, Microphone, Samples, Tick
from mockloop.speech.audio.measurement import TakeMeasurement, clipped_share, level_dbfs
from mockloop.speech.audio.take_file import TakeWriter
from mockloop.speech.audio.voice_activity import WINDOW_S
from mockloop.speech.recording.capture_writer import CaptureWriter, Closed, WrittenSound, joined, lost_by, source_of
from mockloop.speech.recording.endpoint_watch import LEAST_AFTER_KEY_S, LEAST_SPEECH_S, EndpointWatch
from mockloop.speech.recording.forwarding import Forwarding
from mockloop.speech.recording.request import Observers, Recording

_RETRY_S = 0.25
_READ_S = 0.1
_TOGETHER_S = 0.2  # measured together: each call of voice activity costs as much as three of its windows
_TICK_S = 0.15  # drawing the screen ten times a second costs more than voice activity does
_MARK = "mark_"  # a command is this and the name of the section that begins


class TakeRecording:
    """One take being recorded; over as soon as ``ended_by`` or ``requested`` is known."""

    def __init__(
        self,
        microphone: Microphone,
        recording: Recording,
        observers: Observers,
        reopen_s: float,
        after: EndpointWatch | None,
    ) -> None:
        self._microphone = microphone
        self._recording = recording
        self._observers = observers
        self._reopen_s = reopen_s
        self._hearing = TakeMeasurement()
        self._endpointer = Endpointer(recording.endpointing)
        capture, self._brought = self._opened(after)
        self._heard_at_s = time.monotonic()
        self._writer = self._opened_writer(capture)
        self._told_lost_s = lost_by(capture)
        self._lost_s = -self._told_lost_s  # what closed captures lost, without what was lost before this take
        self._capture = CaptureWriter(capture, self._writer)
        self._waiting: list[WrittenSound] = []  # written, but not heard yet
        self._marks: list[SectionMark] = []
        self._forwarding = Forwarding(observers.on_samples, microphone.live)
        self._ended_by: str | None = None
        self._requested: str | None = None
        self._gone: DeviceError | None = None  # the microphone is closed and being searched for
        self._has_gap = False  # it was lost, and no sound has come since
        self._next_tick_s = 0.0
        self._watch = MicrophoneWatch(source_of(microphone))

    def run(self) -> None:
        """Record until the take is over. Raises DeviceError."""
        if len(self._brought):
            self._take_in(WrittenSound(self._brought, time.monotonic(), lost_s=self._told_lost_s))
            self._ended_by = self._endpointer.ended_by
        while not self._is_over():
            self._obey(self._observers.poll())
            if self._is_over():
                self._take_in_the_rest()
            elif self._gone:
                self._look_for_microphone(self._gone)
            else:
                self._take_in_next()
        self._take_in_what_is_written()

    def close(self) -> EndpointWatch | None:
        """Close the microphone, then the take, then wait for the listeners. Raises DeviceError.

        After silence or the key the microphone stays open, and is returned to be watched.
        """
        least_s = _SPEAKING_ON_S.get(self._ended_by or "")
        if not least_s or not self._microphone.live or self._gone:
            self._close_capture()
        self._writer.close()
        self._forwarding.close()
        if not least_s or isinstance(self._capture.capture, Closed):
            return None
        after = EndpointWatch(self._capture.capture, least_s, self._hearing.sound().speech_dbfs)
        self._lost_s += self._capture.lost_s
        self._capture = CaptureWriter(Closed(), self._writer)
        return after

    def abandon(self) -> None:
        """Close everything that is still open after a failure, without further messages."""
        self._close_capture()
        with contextlib.suppress(DeviceError):
            self._writer.close()
        self._forwarding.drop()

    def outcome(self) -> Recorded | Requested:
        """Return the event of this take. Raise what ``on_samples`` raised."""
        self._forwarding.raise_failure()
        take = self._hearing.take(self._recording.take, self._writer.duration_s, self._lost_s)
        sound = replace(take.sound, silent_s=round(self._watch.silent_s, 3))
        take = replace(take, marks=tuple(self._marks), sound=sound)
        if self._requested is not None:
            return Requested(self._requested, take)
        return Recorded(take, self._ended_by or "key")

    def _is_over(self) -> bool:
        return self._ended_by is not None or self._requested is not None

    def _obey(self, command: str | None) -> None:
        if command == "enter":
            self._ended_by = "key"
        elif command == "more_time":
            self._endpointer.suspend()
        elif command == "next_section" or (command or "").startswith(_MARK):
            section = None if command == "next_section" else str(command).removeprefix(_MARK)
            mark = self._observers.on_mark(round(self._writer.duration_s, 3), section)
            self._marks += [mark] if mark else []
        elif command == "unmark":
            del self._marks[-1:]
            self._observers.on_unmark()
        elif command is not None:
            self._requested = command

    def _take_in_next(self) -> None:
        try:
            kept = self._capture.read(_READ_S)
        except DeviceError as error:
            self._take_in_waiting()
            self._lose_microphone(error)
            return
        if kept is not None and len(kept.samples):
            self._waiting.append(kept)
            if sum(len(one.samples) for one in self._waiting) < _TOGETHER_S * RATE_HZ:
                return
        self._take_in_waiting()
        self._ended_by = "end_of_input" if kept is None else self._endpointer.ended_by
        if kept is not None and not len(kept.samples):
            self._tick(kept.samples)

    def _take_in_the_rest(self) -> None:
        """Take in what a live microphone captured before the key was pressed."""
        self._capture.stop()
        self._take_in_waiting()
        with self._ignoring_a_lost_microphone():
            while self._microphone.live and (kept := self._capture.rest()) is not None and len(kept.samples):
                self._take_in(kept)

    def _take_in_what_is_written(self) -> None:
        """Take in what is already on the disk, so that the take and its measurements have one length."""
        self._capture.stop()
        self._take_in_waiting()
        with self._ignoring_a_lost_microphone():
            while self._capture.waiting and (kept := self._capture.rest()) is not None:
                self._take_in(kept)

    @contextlib.contextmanager
    def _ignoring_a_lost_microphone(self) -> Iterator[None]:
        """Ignore a microphone that is lost now, since the take is over. A failing disk still raises."""
        try:
            yield
        except DeviceError:
            if self._writer.failed:
                raise

    def _take_in_waiting(self) -> None:
        if self._waiting:
            together, self._waiting = joined(self._waiting), []
            self._take_in(together)

    def _take_in(self, kept: WrittenSound) -> None:
        if kept.gap_s or self._has_gap:
            self._take_in_gap(kept.gap_s)
        samples, self._heard_at_s = kept.samples, kept.at_s
        if self._observers.patience_s:
            self._endpointer.be_patient(self._observers.patience_s())
        windows = self._hear(samples, kept.clipped_share)
        if self._microphone.live:
            self._watch.hear(self._block(kept, any(windows)))
        for speaking in windows:
            if self._watch.is_silent:
                self._endpointer.miss(WINDOW_S)
            else:
                self._endpointer.hear(speaking, WINDOW_S)
        self._tick(samples)

    def _block(self, kept: WrittenSound, speaking: bool) -> SoundBlock:
        """Return these samples in the form that the microphone watch needs."""
        samples, source = kept.samples, source_of(self._microphone)
        dropped_s, self._told_lost_s = max(0.0, kept.lost_s - self._told_lost_s), kept.lost_s
        clipped = max(clipped_share(samples), kept.clipped_share)
        return SoundBlock(len(samples) / RATE_HZ, level_dbfs(samples), speaking, clipped, dropped_s, source)

    def _hear(self, samples: Samples, clipped: float = 0.0) -> list[bool]:
        speaking = self._hearing.accept(samples, clipped)
        self._forwarding.accept(samples)
        return speaking

    def _tick(self, samples: Samples) -> None:
        now_s = time.monotonic()
        if now_s < self._next_tick_s:
            return
        self._next_tick_s = now_s + _TICK_S
        end = self._endpointer
        level, speaking = level_dbfs(samples), end.phase == "speaking"
        missing_s = now_s - self._heard_at_s if self._has_gap else 0.0
        at_s, thinking_s, trailing_s = self._writer.duration_s, end.thinking_s, end.trailing_s
        trouble = self._trouble(now_s - self._heard_at_s) if self._microphone.live else None
        tick = Tick(at_s, level, speaking, end.countdown_s, thinking_s, missing_s, end.suspended_s, trouble, trailing_s)
        self._observers.on_tick(tick)

    def _trouble(self, waited_s: float) -> Trouble | None:
        """Return what is wrong. Sound that is on the disk has come, even if nobody has listened to it yet."""
        return self._watch.trouble if self._writer.duration_s else self._watch.waits(waited_s)

    def _lose_microphone(self, error: DeviceError) -> None:
        if not self._microphone.live or self._writer.failed:
            raise error
        self._close_capture()
        self._gone, self._has_gap = error, True

    def _look_for_microphone(self, error: DeviceError) -> None:
        """Try once to open the microphone again. Raises DeviceError after ``reopen_s`` without sound."""
        self._tick(_NOTHING)
        if time.monotonic() - self._heard_at_s > self._reopen_s:
            raise _gone(self._microphone.name) from error
        try:
            capture = self._microphone.open(self._recording.ask)
            self._capture, self._gone = CaptureWriter(capture, self._writer, self._heard_at_s), None
        except DeviceError:
            time.sleep(_RETRY_S)

    def _take_in_gap(self, seconds: float) -> None:
        """Process the silence for the time in which the microphone was gone."""
        self._has_gap = False
        self._hear(np.zeros(round(seconds * RATE_HZ), np.int16))
        self._lost_s += seconds
        self._endpointer.miss(seconds)

    def _close_capture(self) -> None:
        self._capture.stop()
        self._lost_s += self._capture.lost_s
        self._capture.capture.close()
        self._capture = CaptureWriter(Closed(), self._writer)

    def _opened(self, after: EndpointWatch | None) -> tuple[Capture, Samples]:
        """Return the microphone, and its sound since the last take if the person continued."""
        if after and after.spoke:
            return after.release()
        if after:
            after.close()
        return self._microphone.open(self._recording.ask), _NOTHING

    def _opened_writer(self, capture: Capture) -> TakeWriter:
        """Return the take, begun with the first sound. If that raises DeviceError, nothing stays open."""
        try:
            writer = TakeWriter(self._recording.path)
            if len(self._brought):
                _begin(writer, self._brought)
        except DeviceError:
            capture.close()
            raise
        return writer


def _begin(writer: TakeWriter, samples: Samples) -> None:
    try:
        writer.accept(samples)
    except DeviceError:
        writer.close()
        raise


_NOTHING: Samples = np.zeros(0, np.int16)
_SPEAKING_ON_S = {"silence": LEAST_SPEECH_S, "key": LEAST_AFTER_KEY_S}  # how much speech re-opens the answer


def _gone(name: str) -> DeviceError:
    return DeviceError(
        f"The microphone '{name}' was lost and did not come back; what was said up to then is kept.",
        "Plug it in again, or choose another one, then resume the session.",
    )
