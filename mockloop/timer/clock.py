"""The clocks of the timing self-check, without I/O: time comes in as an argument.

By keys, the clock of a section runs from key to key. Hands free, it runs during speech: it starts with the voice,
thinking pauses are counted separately, and a long pause begins the next section.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

PRESETS = ("star", "two-minutes")
LETTERS = {"s": "situation", "t": "task", "a": "action", "r": "result", "l": "reflection"}
HOW_TARGETS = (
    "s situation, t task, a action, r result, l reflection (what you learned); as in s=30,t=20,a=1:30,r=20,l=15"
)
WRAP_UP_SHARE = 0.8  # the share of the target after which it is time to finish
THINKING_S = 1.0  # a silence this long is a thinking pause, as in delivery; shorter ones belong to speech
PAUSE_S = 2.5  # a silence that begins the next section
FIRST_SPEECH_S = 0.25  # speech that starts a section's clock: a breath or a key click does not
MORE_SPEECH_S = 0.1  # speech that continues it
_ROUNDING_S = 1e-6  # sums of windows are floats


def cue(seconds: float, target_s: float, limit_s: float) -> str:
    """Return the state of the clock: go_on, wrap_up in the last fifth of the target, over it, past_limit."""
    if seconds >= limit_s:
        return "past_limit"
    if seconds >= target_s:
        return "over"
    return "wrap_up" if seconds >= WRAP_UP_SHARE * target_s else "go_on"


def next_cue_s(seconds: float, target_s: float, limit_s: float) -> float | None:
    """Return the seconds until the cue changes, None if it is the last."""
    later = [at for at in (WRAP_UP_SHARE * target_s, target_s, limit_s) if at > seconds]
    return later[0] - seconds if later else None


@dataclass(frozen=True, slots=True)
class Lap:
    """One section's time; ``thinking_s`` is None if pauses were not measured."""

    section: str
    seconds: float
    thinking_s: float | None = None


class _Laps:
    """Sections in order, and the seconds of each."""

    def __init__(self, sections: Sequence[str]) -> None:
        self._sections = tuple(sections)
        self._spent_s = [0.0] * len(self._sections)
        self._thought_s = [0.0] * len(self._sections)
        self._at = 0

    @property
    def section(self) -> str | None:
        """The current section; None after the last."""
        return self._sections[self._at] if self._at < len(self._sections) else None

    @property
    def is_done(self) -> bool:
        return self.section is None

    def _step_back(self) -> bool:
        """Give the current section's time to the one before and return to it; return False in the first."""
        if self._at == 0:
            return False
        if self._at < len(self._sections):
            self._spent_s[self._at - 1] += self._spent_s[self._at]
            self._thought_s[self._at - 1] += self._thought_s[self._at]
            self._spent_s[self._at] = self._thought_s[self._at] = 0.0
        self._at -= 1
        return True


class KeyTimer(_Laps):
    """Sections timed from key to key; ``at_s`` is any clock that runs forwards."""

    def __init__(self, sections: Sequence[str]) -> None:
        super().__init__(sections)
        self._since_s: float | None = None

    @property
    def is_running(self) -> bool:
        return self._since_s is not None

    def next(self, at_s: float) -> None:
        """Start the clock; once it runs, end the section and begin the next."""
        if self._since_s is None:
            self._since_s = None if self.is_done else at_s
            return
        self._settle(at_s)
        self._at += 1
        if self.is_done:
            self._since_s = None

    def back(self, at_s: float) -> bool:
        """Undo the last ``next``: the section before it continues and gets the time since. False in the first."""
        self._settle(at_s)
        return self._step_back()

    def pause(self, at_s: float) -> None:
        """Stop the clock; ``next`` starts it again."""
        self._settle(at_s)
        self._since_s = None

    def seconds(self, at_s: float) -> float:
        """Return the seconds of the current section."""
        if self.is_done:
            return 0.0
        return self._spent_s[self._at] + (at_s - self._since_s if self._since_s is not None else 0.0)

    def laps(self, at_s: float) -> tuple[Lap, ...]:
        """Every section that has any time, including the current one."""
        self._settle(at_s)
        timed = zip(self._sections, self._spent_s, strict=True)
        return tuple(Lap(section, round(spent_s, 1)) for section, spent_s in timed if round(spent_s, 1) > 0)

    def _settle(self, at_s: float) -> None:
        if self._since_s is not None and not self.is_done:
            self._spent_s[self._at] += at_s - self._since_s
            self._since_s = at_s


class VoiceTimer(_Laps):
    """Sections timed by speech and silence; ``pause_s`` of silence ends one, None: only ``next`` does."""

    def __init__(self, sections: Sequence[str], pause_s: float | None = PAUSE_S) -> None:
        super().__init__(sections)
        self._pause_s = pause_s
        self._has_begun = False  # the current section has a first word
        self._is_speaking = False
        self._run_s = 0.0  # speech that is not yet long enough to count
        self._is_held = False  # after going back: silence ends nothing until there is speech again
        self.silence_s = 0.0  # since the last speech

    @property
    def is_speaking(self) -> bool:
        return self._is_speaking

    @property
    def seconds(self) -> float:
        """Seconds of speech in the current section, including pauses too short for thinking."""
        return 0.0 if self.is_done else self._spent_s[self._at]

    @property
    def thinking_s(self) -> float:
        """Silence of the current section that is not part of its speech, including the present one."""
        if self.is_done:
            return 0.0
        now_s = self.silence_s if self.silence_s >= THINKING_S or not self._has_begun else 0.0
        return self._thought_s[self._at] + now_s

    @property
    def countdown_s(self) -> float | None:
        """Seconds until silence begins the next section; None during shorter silence, or if silence never does."""
        if self._pause_s is None or not self._has_begun or self._is_held or self.silence_s < THINKING_S:
            return None
        return max(0.0, self._pause_s - self.silence_s)

    def hear(self, is_speech: bool, seconds: float) -> None:
        """Take in the next ``seconds`` of sound, all of it speech or all of it not. After the end nothing changes."""
        if self.is_done:
            return
        if is_speech:
            self._hear_speech(seconds)
        else:
            self._hear_silence(seconds)

    def next(self) -> None:
        """End the section and begin the next; the silence so far is thinking about it."""
        if self.is_done:
            return
        self._at += 1
        self._has_begun = self._is_speaking = self._is_held = False
        self._run_s = 0.0

    def back(self) -> bool:
        """Undo the last ``next``: the section before it continues, however long the silence. False in the first."""
        self._settle_silence()
        if not self._step_back():
            return False
        self._has_begun = self._is_held = True
        return True

    def laps(self) -> tuple[Lap, ...]:
        """Every section in which something was said, including the current one."""
        timed = zip(self._sections, self._spent_s, self._thought_s, strict=True)
        return tuple(Lap(name, round(spent, 1), round(thought, 1)) for name, spent, thought in timed if spent > 0)

    def _hear_speech(self, seconds: float) -> None:
        if self._is_speaking:
            self._spent_s[self._at] += seconds
            return
        self._run_s += seconds
        if self._run_s < (MORE_SPEECH_S if self._has_begun else FIRST_SPEECH_S) - _ROUNDING_S:
            return
        self._settle_silence()
        self._spent_s[self._at] += self._run_s
        self._run_s = 0.0
        self._is_speaking = self._has_begun = True
        self._is_held = False

    def _hear_silence(self, seconds: float) -> None:
        self._is_speaking = False
        self.silence_s += self._run_s + seconds
        self._run_s = 0.0
        due = self._pause_s is not None and self.silence_s >= self._pause_s - _ROUNDING_S
        if due and self._has_begun and not self._is_held:
            self.next()

    def _settle_silence(self) -> None:
        """Count a silence that is over: thinking if it was long or before the first word, otherwise speech."""
        if self.is_done:
            return
        silence_s, self.silence_s = self.silence_s, 0.0
        if self._has_begun and silence_s < THINKING_S:
            self._spent_s[self._at] += silence_s
        else:
            self._thought_s[self._at] += silence_s
