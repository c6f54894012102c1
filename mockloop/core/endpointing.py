"""Decide where an answer starts, pauses and ends, from speech and silence in sample time.

The person ends an answer by key. Silence ends it only after a visible countdown, which speech cancels, and never
before the first word, however long the person thinks.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

A_MINUTE_S = 60.0
BREATH_S = 0.25  # an interviewer in a hurry interrupts after this much silence, not in the middle of a word
LATEST_S = 10.0  # but no later than this, if a person never pauses for breath
TRAILING_S = 2.0  # a silence of so long may be the end of the answer: the clock stands still from then on
ANNOUNCED_S = 2.0  # this much countdown stays visible if the patience becomes shorter in the middle of a pause
_ROUNDING_S = 1e-6  # sums of windows are floats: without this, an end could come one window late


@dataclass(frozen=True, slots=True)
class Endpointing:
    """How an answer may end by itself.

    ``patience_s``: silence after speech that ends it; None: silence never does.
    ``show_after_s``: silence before the countdown shows; at most half the patience, so that no end comes without
    warning.
    ``first_speech_s``: unbroken speech that counts as a word, so that a breath or a key click neither begins an answer
    nor ends the time to think.
    ``limit_s``: the answer ends then in any case; None: never.
    ``hurry_s``: seconds since the first word after which the interviewer interrupts, at the next breath; None: never.
    """

    patience_s: float | None = None
    show_after_s: float = 2.0
    first_speech_s: float = 0.25
    limit_s: float | None = None
    hurry_s: float | None = None


class Endpointer:
    """One answer, heard window by window.

    ``ended_by`` is "silence", "limit" or "interviewer" once it is over, None before.
    """

    def __init__(self, settings: Endpointing) -> None:
        self._settings = settings
        self._speaking = False
        self._started = False
        self._run_s = 0.0  # unbroken speech so far
        self._suspended_s = 0.0  # remaining time to think
        self._due_s = settings.patience_s  # the silence that ends the answer in this pause
        self.ended_by: str | None = None
        self.elapsed_s = 0.0
        self.silence_s = 0.0
        self.thinking_s = 0.0
        self._spoke_at_s = 0.0

    def hear(self, speaking: bool, seconds: float) -> None:
        """Take in the next ``seconds`` of sound, all of it speech or none of it. After the end nothing changes."""
        if self.ended_by:
            return
        self.elapsed_s += seconds
        self._speaking = speaking
        if speaking:
            self._hear_speech(seconds)
        else:
            self._hear_silence(seconds)
        self._end_if_due()

    def miss(self, seconds: float) -> None:
        """Let ``seconds`` pass in which nothing could be heard. They do not count as silence."""
        if self.ended_by:
            return
        self.elapsed_s += seconds
        self._run_s = 0.0
        if not self._started:
            self.thinking_s = self.elapsed_s
        self._begin_pause()
        self._end_if_due()

    def be_patient(self, patience_s: float | None) -> None:
        """Change the patience to ``patience_s``; None: silence never ends the answer.

        If it becomes shorter in the middle of a pause, ``ANNOUNCED_S`` are still counted down.
        """
        if patience_s == self._settings.patience_s:
            return
        before_s, self._due_s = self._due_s, patience_s
        self._settings = replace(self._settings, patience_s=patience_s)
        if patience_s is not None and self.silence_s > 0:
            announced_s = max(self.silence_s, self._shown_from_s(patience_s)) + ANNOUNCED_S
            self._due_s = max(patience_s, announced_s if before_s is None else min(before_s, announced_s))

    def suspend(self, for_s: float = A_MINUTE_S) -> None:
        """Stop the countdown for ``for_s``, or until the person speaks. After that the full patience applies."""
        self._suspended_s = for_s if self._started else 0.0  # before the first word there is no countdown
        self._run_s = 0.0  # a word that is still being said does not end the suspension
        self._begin_pause()

    @property
    def suspended_s(self) -> float:
        """Seconds left of the time to think; 0 if silence may end the answer, or never does."""
        return 0.0 if self._settings.patience_s is None or self.ended_by else self._suspended_s

    @property
    def trailing_s(self) -> float:
        """Seconds of the present silence for which the clock stands still; 0 for a pause for breath.

        The first seconds count, so that the clock never steps back.
        """
        pause_s = self.elapsed_s - self._spoke_at_s if self._started else 0.0
        return max(0.0, pause_s - TRAILING_S)

    @property
    def phase(self) -> str:
        """thinking (no word yet), speaking, pausing or ended."""
        if self.ended_by:
            return "ended"
        if not self._started:
            return "thinking"
        return "speaking" if self._speaking else "pausing"

    @property
    def countdown_s(self) -> float | None:
        """Seconds until silence ends the answer; None if no countdown is to be shown."""
        patience_s, due_s = self._settings.patience_s, self._due_s
        if patience_s is None or due_s is None or self.phase != "pausing" or self._suspended_s > 0:
            return None
        return max(0.0, due_s - self.silence_s) if self.silence_s >= self._shown_from_s(patience_s) else None

    def _shown_from_s(self, patience_s: float) -> float:
        return min(self._settings.show_after_s, patience_s / 2)

    def _begin_pause(self) -> None:
        self.silence_s, self._due_s = 0.0, self._settings.patience_s

    def _hear_speech(self, seconds: float) -> None:
        self._run_s += seconds
        self._spoke_at_s = self.elapsed_s
        is_word = self._run_s >= self._settings.first_speech_s - _ROUNDING_S
        self._suspended_s = 0.0 if is_word else max(0.0, self._suspended_s - seconds)
        self._begin_pause()
        if not self._started:
            self._started = is_word
            self.thinking_s = self.elapsed_s - self._run_s

    def _hear_silence(self, seconds: float) -> None:
        self._run_s = 0.0
        if not self._started:
            self.thinking_s = self.elapsed_s
        elif self._suspended_s > 0:
            self._suspended_s = max(0.0, self._suspended_s - seconds)
        else:
            self.silence_s += seconds

    def _end_if_due(self) -> None:
        limit_s = self._settings.limit_s
        if limit_s is not None and self.elapsed_s >= limit_s - _ROUNDING_S:
            self.ended_by = "limit"
        elif self._is_hurried():
            self.ended_by = "interviewer"
        elif self._due_s is not None and self._started and self.silence_s >= self._due_s - _ROUNDING_S:
            self.ended_by = "silence"

    def _is_hurried(self) -> bool:
        """Return whether the limit is long past and the person pauses for breath, or has not for a long time."""
        hurry_s = self._settings.hurry_s
        if hurry_s is None or not self._started:
            return False
        over_s = self.elapsed_s - self.thinking_s - hurry_s + _ROUNDING_S
        return over_s >= LATEST_S or (over_s >= 0 and self.silence_s >= BREATH_S - _ROUNDING_S)
