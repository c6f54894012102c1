"""Follow one answer while it is spoken: transcribe it, compare it with its clocks and show it, at every pause.

If the recognizer fails, the recording is not lost: the take is transcribed again from the disk.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from mockloop.analysis.judging.pacing import Clock
from mockloop.analysis.live_reading import live_reading
from mockloop.analysis.steady import SteadySection
from mockloop.analysis.text.requests_for_time import asks_for_time
from mockloop.core.errors import MockloopError
from mockloop.core.events import SectionMark, Take
from mockloop.core.interview import REQUESTS
from mockloop.core.scenario import SECTIONS
from mockloop.core.state import Turn
from mockloop.core.transcript import Transcript, Word
from mockloop.interview.lookahead import Lookahead, LookaheadResult
from mockloop.ports import Controls, GivesPartialResults, Samples, Screen, Tick, TranscriptionSession
from mockloop.speech.recording.request import Observers

HEARD_ALL_PATIENCE_S = 3.0  # once every section has been heard, silence more likely means the end
_READ_EVERY_S = 0.5
# Nobody answers for 13 minutes. A microphone left open must cost neither memory nor processor time. What comes after
# that is still transcribed, and analyzed for the debrief.
MOST_READ = 2000
MARKS = {f"mark_{section}": section for section in SECTIONS}
_COMMANDS = {"enter", "more_time", "next_section", "unmark", *MARKS}  # commands that this class handles itself


@dataclass(slots=True)
class LiveAnswer:
    """One take in progress.

    ``before``: the turn when the take began, with its earlier takes. ``known`` adds the words of earlier takes that
    are still being transcribed. ``may_ask``: what the person may request now, besides the keys that only this take
    handles.
    """

    session: TranscriptionSession
    before: Turn
    by: dict[str, Clock]
    controls: Controls
    screen: Screen
    patience_s: float | None = None
    lookahead: Lookahead = field(default_factory=Lookahead)
    known: Callable[[Turn], Turn] = lambda turn: turn
    may_ask: Callable[[str], bool] = lambda command: ("listening", command) in REQUESTS
    _words: Sequence[Word] = ()
    _marks: list[SectionMark] = field(default_factory=list)
    _steady: SteadySection = field(default_factory=SteadySection)
    _before_marks: list[str | None] = field(default_factory=list)  # the section shown when each was set
    _heard_all: bool = False
    _asked_for_time: bool = False  # said just now, not yet carried out
    _failed: bool = False
    _next_reading_s: float = 0.0
    _read_before: int = 0  # words of earlier takes that have been analyzed

    def observers(self) -> Observers:
        """Return this answer in the form that the recorder expects."""
        return Observers(
            self.poll, self.on_tick, self.accept, self.mark, self.patience, self.unmark, may_ask=self.may_ask
        )

    # ---- what the recorder calls ------------------------------------------------------------------------------

    def accept(self, samples: Samples) -> None:
        """Hand the next samples to the recognizer."""
        if not self._failed:
            try:
                self.session.accept(samples)
            except MockloopError:
                self._failed = True

    def poll(self) -> str | None:
        """Return what the person requests, by key or (for more time) in words."""
        if self._asked_for_time:
            self._asked_for_time = False
            return "more_time"
        command = self.controls.poll()
        return command if command and (command in _COMMANDS or self.may_ask(command)) else None

    def mark(self, at_s: float, section: str | None = None) -> SectionMark:
        """Return a mark: this section, or the one after the one shown, begins at this second of the take."""
        shown = self._steady.section
        following = SECTIONS.index(shown) + 1 if shown else 0
        self._before_marks.append(shown)
        self._steady.rule(section or SECTIONS[min(following, len(SECTIONS) - 1)])
        self._marks.append(SectionMark(at_s, self._steady.section or SECTIONS[0]))
        self.lookahead.show(self.so_far())
        return self._marks[-1]

    def unmark(self) -> None:
        """Remove the last mark of this take."""
        if self._marks:
            self._marks.pop()
            self._steady.rule(self._before_marks.pop())
            self.lookahead.show(self.so_far())

    def on_tick(self, tick: Tick) -> None:
        """Show the state of the take; analyze the answer again if there are new words."""
        self.screen.show_recording(tick)
        words = self.words()
        before = len(self._before.answer.words)
        if before > self._read_before:  # what was said before a pause is analyzed as well
            self._read_before = before
            self._read()
        if len(words) > len(self._words):
            self._asked_for_time = self._asked_for_time or asks_for_time(words, len(self._words))
            self._words = words
            self._read()
        self.screen.show_captions(self._all_words(), self._partial_result() if self.screen.captions else "")
        if time.monotonic() >= self._next_reading_s:
            self._show_reading(tick)

    def patience(self) -> float | None:
        """Return how much silence may end the answer now."""
        if self.patience_s is None or not self._heard_all:
            return self.patience_s
        return min(self.patience_s, HEARD_ALL_PATIENCE_S)

    # ---- what the engine asks ---------------------------------------------------------------------------------

    def words(self) -> Sequence[Word]:
        """Return the words committed so far."""
        if not self._failed:
            try:
                return self.session.words()
            except MockloopError:
                self._failed = True
        return self._words

    def so_far(self) -> Turn:
        """Return the turn as if the answer had ended with the words committed so far."""
        words = tuple(self.words())
        duration_s = words[-1].end_s if words else 0.0
        part = Transcript(words, duration_s, "live", "measured")
        take = Take(0, duration_s, marks=tuple(self._marks))
        before = self._before
        return replace(before, takes=(*before.takes, take), transcripts=(*before.transcripts, part), outcome="answered")

    def finish(self) -> Transcript | None:
        """Return the transcript of the take; None if the recognizer failed."""
        if self._failed:
            return None
        try:
            return self.session.finish()
        except MockloopError:
            return None

    # ---- within -----------------------------------------------------------------------------------------------

    @property
    def _before(self) -> Turn:
        """Return the turn when the take began, with the words known by now."""
        return self.known(self.before) if len(self.before.transcripts) < len(self.before.takes) else self.before

    def _all_words(self) -> tuple[Word, ...]:
        return (*self._before.answer.words, *self._words)

    def _read(self) -> None:
        if self._read_before + len(self._words) <= MOST_READ:
            self.lookahead.show(self.so_far())

    def _partial_result(self) -> str:
        return (
            self.session.partial_result() if isinstance(self.session, GivesPartialResults) and not self._failed else ""
        )

    def _show_reading(self, tick: Tick) -> None:
        """Show the clocks. Only a story and a drilled section have them."""
        seen = self.lookahead.newest
        words = seen.reading.answer.transcript.words if seen else ()
        if not seen or not words or (self.before.ask != "opening" and self.before.ask not in SECTIONS):
            return
        self._next_reading_s = time.monotonic() + _READ_EVERY_S
        earlier_s = sum(take.duration_s for take in self.before.takes)
        elapsed_s = earlier_s + tick.elapsed_s - words[0].start_s
        newest = seen.turn.marks[-1] if seen.turn.marks else None
        if seen.turn.marks == self.so_far().marks and not self._marked_ahead(seen):  # otherwise a mark is not read yet
            self._steady.see(seen.reading.spans, elapsed_s)
        shown = live_reading(seen.reading, self.by, elapsed_s - tick.trailing_s, newest, self._steady)
        self._heard_all = shown.heard_all
        self.screen.show_clocks(shown)

    @staticmethod
    def _marked_ahead(seen: LookaheadResult) -> bool:
        """Return whether no word has come since the last mark."""
        marks, spans = seen.turn.marks, seen.reading.spans
        return bool(marks and spans and marks[-1].at_s >= spans[-1].end_s)
