"""Transcribe every answer again for the record, while the next question is asked and answered."""

from __future__ import annotations

from functools import partial

from mockloop.core.errors import MockloopError
from mockloop.core.events import Reheard
from mockloop.core.second_pass import awaiting_second_pass, live_words, not_heard_yet
from mockloop.core.state import State
from mockloop.interview.joined_takes import with_joined_voice
from mockloop.ports import SecondPass, SecondPassTranscriber, Transcriber, vocabulary
from mockloop.sessions.folder import SessionFolder
from mockloop.speech.audio.take_file import read_take
from mockloop.speech.stt.hesitation import completed


class SecondPasses:
    """The second pass of each take. If one fails, the live words stay the record."""

    def __init__(self, folder: SessionFolder, transcriber: Transcriber) -> None:
        self._folder = folder
        self._transcriber = transcriber if isinstance(transcriber, SecondPassTranscriber) else None
        self._passes: dict[int, SecondPass] = {}
        self._over: set[int] = set()

    def begin(self, state: State) -> None:
        """Begin every take that was not begun yet, even if its live words are not known. Return at once."""
        if self._transcriber is None:
            return
        for take in (*awaiting_second_pass(state), *not_heard_yet(state)):
            if take.number in self._passes or take.number in self._over:
                continue
            if self._folder.typed_path(take.number).exists():
                self._over.add(take.number)
                continue
            sound = partial(read_take, self._folder.take_path(take.number))
            self._passes[take.number] = self._transcriber.start_second_pass(
                sound, vocabulary(state.plan.scenario, state.plan.story), hesitation=False
            )

    def next(self, state: State, within_s: float = 0.0) -> Reheard | None:
        """Wait for a take that has been transcribed again; None if there is none yet."""
        wanted = {take.number for take in awaiting_second_pass(state)}
        later = {take.number for take in not_heard_yet(state)}
        for take, one in list(self._passes.items()):
            if take in later:  # its live words come first
                continue
            if take not in wanted:  # answered again since
                self._end(take)
                continue
            try:
                transcript = one.get(within_s)
            except TimeoutError:
                return None
            except MockloopError:
                self._end(take)
                continue
            self._end(take)
            transcript = completed(transcript, live_words(state, take))
            return Reheard(take, with_joined_voice(self._folder, state.turns, take, transcript))
        return None

    @property
    def share(self) -> float | None:
        """Return the finished share of the remaining work, between 0 and 1; None if nothing is left."""
        shares = [one.share for one in self._passes.values()]
        return sum(shares) / len(shares) if shares else None

    def settle(self, state: State) -> None:
        """Drop the takes that get no more words because no other answer follows."""
        for take in not_heard_yet(state):
            if take.number in self._passes:
                self._end(take.number)

    def drop(self) -> None:
        """Drop everything that is left."""
        for take in list(self._passes):
            self._end(take)

    def _end(self, take: int) -> None:
        self._passes.pop(take).drop()
        self._over.add(take)
