"""The study mode as lines of text: page by page, then the quiz question by question."""

from __future__ import annotations

import shutil
import textwrap
from collections.abc import Iterator
from typing import TextIO

from mockloop.core.scenario import QuizQuestion
from mockloop.core.times import against
from mockloop.core.transcript import ESTIMATED_WORDS_PER_MINUTE
from mockloop.core.walkthrough import Page, places
from mockloop.interview.study import Available, PageNumber, SpokenLength
from mockloop.speech.tts.process_voice import RATE_WPM
from mockloop.ui.terminal.keys import Keys
from mockloop.ui.terminal.plain import PlainScreen

_LETTERS = "abcdefghi"
_KEYS = {
    "\r": "enter",
    "\n": "enter",
    " ": "next",
    "right": "next",
    "page_down": "next",
    "left": "back",
    "page_up": "back",
    "l": "listen",
    "w": "listen_whole",
    "q": "stop",
    "\x04": "stop",  # Ctrl-D ends input, also where keys are read one by one
}
_WORDS = {
    "": "enter",
    "quit": "stop",
    "stop": "stop",
    "listen": "listen",
    "whole": "listen_whole",
    "next": "next",
    "back": "back",
    "quiz": "skip",
    "skip": "skip",
    "repeat": "repeat",
}
_WIDEST = 100  # columns: longer lines are hard to read
_AROUND_PART = 4  # lines: the keys, the cursor's, and one above and below the text
_LEAST_PART = 5
_BOLD, _PLAIN = "\x1b[1m", "\x1b[0m"


def key(pressed: str) -> str | None:
    """Return the command of one key.

    A letter or a digit is returned as it is: a page and a question read it differently.
    """
    low = pressed.lower()
    return _KEYS.get(low) or (low if len(low) == 1 and low.isalnum() else None)


def line(typed: str) -> str | None:
    """Return the command of one typed line: a word, or that of a key. Anything else is passed on to be answered."""
    word = typed.strip().lower()
    return _WORDS.get(word) or key(word) or "?"


KEYS = Keys(key, line)


class PlainStudyScreen(PlainScreen):
    """Print pages and questions on ``out``; with ``bold``, titles and key phrases are bold as well as marked.

    ``height``: a longer page is shown in parts, so that nothing scrolls off the top; 0: no page is too long.
    """

    def __init__(self, out: TextIO, bold: bool = False, width: int | None = None, height: int = 0) -> None:
        super().__init__(out)
        self._bold = bold
        self._width = width or widest()
        self._room = max(_LEAST_PART, height - _AROUND_PART) if height else 0
        self._left: list[str] = []
        self._offered = Available()

    def show_page(self, page: Page, spoken: SpokenLength | None, place: PageNumber, offered: Available) -> None:
        title = self._wrapped(page.title, f"{place.number} of {place.of}  ")
        self._left = [*map(self._strong, title), *self._page(page, spoken)]
        self._offered = offered
        self.show_more()

    def show_more(self) -> bool:
        if not self._left:
            return False
        room = self._room or len(self._left)
        part, self._left = self._left[:room], self._left[room:]
        for text in ("", *part, "", legend(self._offered, more=bool(self._left))):
            self._line(text)
        return True

    def show_reading_aloud(self) -> None:
        self._line("Reading aloud; l stops it.")

    def show_quiz_question(self, question: QuizQuestion, place: PageNumber, missed: bool, offered: Available) -> None:
        self._line("")
        again = ", again: you got it wrong last time" if missed else ""
        self._line(self._strong(f"Question {place.number} of {place.of}{again}"))
        for text in self._wrapped(question.question, ""):
            self._line(text)
        for number, option in enumerate(question.options):
            for text in self._wrapped(option, f"  {number + 1} {_LETTERS[number]})  "):
                self._line(text)
        self._line(quiz_legend(len(question.options), offered))

    def show_explanation(self, question: QuizQuestion, option: int) -> None:
        chosen, right = _LETTERS[option], _LETTERS[question.right - 1]
        told = f"+ Right: {chosen}." if question.is_right(option) else f"- Wrong: you chose {chosen}, right is {right}."
        self._line(self._strong(told))
        for text in self._wrapped(question.explanation, "  "):
            self._line(text)

    def _page(self, page: Page, spoken: SpokenLength | None) -> Iterator[str]:
        if spoken:
            yield from self._wrapped(spoken_line(spoken, page.target_s), "")
        yield ""
        yield from (self._marked(text) for text in self._wrapped(with_marks(page), "  "))
        if page.phrases or page.notes:
            yield ""
        if page.phrases:
            yield "« » mark the key phrases."
        for name, note in page.notes:
            yield from self._wrapped(f"{name}: {note}", "", "  ")

    def _wrapped(self, text: str, lead: str, below: str | None = None) -> list[str]:
        """Return the text in lines: the first begins with ``lead``, the others with ``below``, or the same indent."""
        indent = " " * len(lead) if below is None else below
        plain = " ".join(text.split())
        return textwrap.wrap(plain, self._width, initial_indent=lead, subsequent_indent=indent) or [lead]

    def _strong(self, text: str) -> str:
        return f"{_BOLD}{text}{_PLAIN}" if self._bold else text

    def _marked(self, text: str) -> str:
        """Make the text between marks bold; a phrase across a line end is bold on both lines."""
        return text if not self._bold else text.replace("»", f"»{_PLAIN}").replace("«", f"{_BOLD}«")


def widest() -> int:
    """Return the columns of a line: those of the terminal, but no more than is easy to read."""
    return min(_WIDEST, shutil.get_terminal_size().columns)


def terminal_height() -> int:
    """Return the lines of the terminal, 0 if it does not say."""
    return shutil.get_terminal_size((0, 0)).lines


def legend(offered: Available, more: bool = False) -> str:
    """Return the keys of a page, without those that would do nothing; ``more``: there is more of it."""
    aloud = ("l read aloud", "w with notes") if offered.aloud else ()
    quiz = ("s to the quiz",) if offered.quiz else ()
    enter = "Enter more" if more else "Enter next"
    return "  ".join((enter, "b back", *aloud, *quiz, "q stop and keep"))


def quiz_legend(options: int, offered: Available) -> str:
    """Return the keys of a question."""
    aloud = ("l read aloud",) if offered.aloud else ()
    return "  ".join((f"1 to {options} or a to {_LETTERS[options - 1]} answers", *aloud, "q stop and keep"))


def with_marks(page: Page) -> str:
    """Return the text with « » around its key phrases."""
    parts, at = [], 0
    for start, end in places(page.text, page.phrases):
        parts += [page.text[at:start], "«", page.text[start:end], "»"]
        at = end
    return "".join([*parts, page.text[at:]])


def spoken_line(spoken: SpokenLength, target_s: float | None) -> str:
    """Return how long the text is when spoken: measured, or an estimate that says so."""
    if spoken.voice is None:
        rate = f"{ESTIMATED_WORDS_PER_MINUTE:.0f} words a minute"
        told = f"not measured, since {spoken.unmeasured}; about {spoken.seconds:.0f} s, an estimate at {rate}"
    else:
        told = f"{spoken.seconds:.1f} s, measured: the voice '{spoken.voice}' set to {RATE_WPM} words a minute"
    target = f". Against the target: {against(spoken.seconds, target_s)}" if target_s else ""
    return f"Spoken: {told}{target}."
