"""Carry out the requests of the study mode: show and read a page, ask and explain a quiz question."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Protocol

from mockloop.core.errors import MockloopError
from mockloop.core.events import Answered, Event, Present, Presented, Quiz, Requested
from mockloop.core.interview import REQUESTS
from mockloop.core.scenario import QuizQuestion
from mockloop.core.state import State
from mockloop.core.study import pages_of, questions_of
from mockloop.core.transcript import ESTIMATED_WORDS_PER_MINUTE
from mockloop.core.walkthrough import Page, whole_text
from mockloop.ports import Controls, Player, Screen, Sound, Voice
from mockloop.speech.tts.voice import NoVoice

_POLL_S = 0.05
_LETTERS = "abcdefghi"
_OVER = "over"  # the reading has ended, and no key was pressed meanwhile
# what a letter means while a page is shown; during a question, a letter is an option
_ON_A_PAGE = {"enter": "next", "n": "next", "b": "back", "s": "skip", "r": "repeat"}


@dataclass(frozen=True, slots=True)
class SpokenLength:
    """How long a text is when it is spoken.

    ``voice`` is the voice that was measured; None: estimated by the number of words. ``unmeasured``: why it was not
    measured.
    """

    seconds: float
    voice: str | None = None
    unmeasured: str = ""


@dataclass(frozen=True, slots=True)
class PageNumber:
    """Which of how many, counted from 1."""

    number: int
    of: int


@dataclass(frozen=True, slots=True)
class Available:
    """What is available: reading aloud needs a voice, skipping to the quiz needs a quiz."""

    aloud: bool = True
    quiz: bool = True


class StudyScreen(Screen, Protocol):
    """What the person sees. Every call returns at once."""

    def show_page(self, page: Page, spoken: SpokenLength | None, place: PageNumber, offered: Available) -> None:
        """Show a page, or the first part of it; ``spoken`` is None if its text is not an answer."""

    def show_more(self) -> bool:
        """Show the next part of the page; return False if all of it has been shown."""

    def show_reading_aloud(self) -> None:
        """Show that the page is being read aloud."""

    def show_quiz_question(self, question: QuizQuestion, place: PageNumber, missed: bool, offered: Available) -> None:
        """Show a quiz question; ``missed``: it was answered wrong last time."""

    def show_explanation(self, question: QuizQuestion, option: int) -> None:
        """Show whether option ``option``, counted from 0, is right, and why."""


@dataclass(slots=True)
class StudyRunner:
    """Pages and questions of one session. ``missed``: the questions that were answered wrong last time."""

    voice: Voice
    player: Player
    controls: Controls
    screen: StudyScreen
    missed: frozenset[int] = frozenset()
    _rendered: dict[str, Sound | None] = field(default_factory=dict)

    def perform(self, state: State, effect: Present | Quiz) -> Event:
        """Carry out a request and wait for the person; return the resulting fact or request."""
        return self._present(state) if isinstance(effect, Present) else self._put(state, effect)

    # ---- pages -----------------------------------------------------------------------------------------------

    def _present(self, state: State) -> Event:
        """Show a page. Without anyone at the keyboard, every page is shown at once."""
        agreed = pages_of(state.plan)
        page, offered = agreed[state.page], self._offered(state)
        self.screen.show_page(page, self._spoken(page), PageNumber(state.page + 1, len(agreed)), offered)
        while self.controls.interactive:
            command = self._command(page.text, whole_text(page))
            wish = _ON_A_PAGE.get(command, command)
            if wish == "next" and self.screen.show_more():
                continue
            if wish == "next":
                break
            if (state.phase, wish) in REQUESTS and (wish != "skip" or offered.quiz):
                return Requested(wish)
            self.screen.notify("That does nothing here. The line above lists what you can press.")
        return Presented(page.id)

    def _offered(self, state: State) -> Available:
        return Available(aloud=not isinstance(self.voice, NoVoice), quiz=bool(questions_of(state.plan)))

    def _spoken(self, page: Page) -> SpokenLength | None:
        if not page.is_answer:
            return None
        sound = self._sound_of(page.text)
        if sound is None:
            estimated_s = 60.0 * len(page.text.split()) / ESTIMATED_WORDS_PER_MINUTE
            return SpokenLength(estimated_s, unmeasured=self._why_silent())
        return SpokenLength(sound.duration_s, self.voice.name)

    def _why_silent(self) -> str:
        if not isinstance(self.voice, NoVoice):
            return "the voice failed"
        return "this machine has no voice" if self.voice.why else "the voice is off"

    # ---- the quiz --------------------------------------------------------------------------------------------

    def _put(self, state: State, effect: Quiz) -> Event:
        """Ask for an answer. Without anyone at the keyboard the session stops; no answer is made up."""
        question = state.plan.scenario.quiz[effect.question]
        place = PageNumber(len(state.quiz) + 1, len(questions_of(state.plan)))
        offered = self._offered(state)
        self.screen.show_quiz_question(question, place, effect.question in self.missed, offered)
        while self.controls.interactive:
            command = self._command(_read_out(question))
            if command == "stop":
                break
            option = option_of(command, len(question.options))
            if option is not None:
                self.screen.show_explanation(question, option)
                return Answered(effect.question, option)
            last = len(question.options)
            self.screen.notify(f"Answer with 1 to {last} or a to {_LETTERS[last - 1]}; q stops.")
        return Requested("stop")

    # ---- reading aloud ---------------------------------------------------------------------------------------

    def _command(self, text: str, whole: str | None = None) -> str:
        """Return the person's next command except listening, which is done here; the end of input means stop.

        ``whole`` is what is read if all of it is requested; None: ``text`` is all there is.
        """
        read = {"listen": text, "listen_whole": whole or text}
        while True:
            command = self.controls.wait(None) or "stop"
            if command in read:
                command = self._read_aloud(read[command])
            if command != _OVER:
                return command

    def _read_aloud(self, text: str) -> str:
        """Read until the end or a key.

        The key for reading again only stops; any other key is the person's next command.
        """
        sound = self._sound_of(text)
        if sound is None:
            self.screen.notify(f"Nothing can be read aloud: {self._why_silent()}.")
            return _OVER
        try:
            return self._played(sound)
        except MockloopError as error:
            self.screen.notify(f"{error.sentence} {error.next_step}")
            return _OVER

    def _played(self, sound: Sound) -> str:
        self.screen.show_reading_aloud()
        playback = self.player.play(sound)
        try:
            while not playback.wait(_POLL_S):
                command = self.controls.poll()
                if command:
                    return _OVER if command.startswith("listen") else command
        finally:
            playback.stop()
        if not playback.played_s:
            self.screen.notify("Nothing was heard: there is no loudspeaker.")
        return _OVER

    def _sound_of(self, text: str) -> Sound | None:
        """Return the sound of the text, rendered once; None without a voice, or if it failed, which is reported."""
        if text not in self._rendered:
            try:
                self._rendered[text] = self.voice.render(text)
            except MockloopError as error:
                self.screen.notify(f"{error.sentence} {error.next_step}")
                self._rendered[text] = None
        return self._rendered[text]


def option_of(command: str, options: int) -> int | None:
    """Return which option a digit or a letter means, counted from 0."""
    if len(command) != 1:
        return None
    at = int(command) - 1 if command.isdecimal() else _LETTERS.find(command)
    return at if 0 <= at < options else None


def _read_out(question: QuizQuestion) -> str:
    options = " ".join(f"{letter}: {option}" for letter, option in zip(_LETTERS, question.options, strict=False))
    return f"{question.question} {options}"
