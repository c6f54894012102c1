"""The interview as lines of text: for --plain, screen readers, logs and pipes."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import TextIO

from mockloop.analysis.judging.debrief import AnswerDebrief
from mockloop.analysis.live_reading import LiveReading
from mockloop.core.events import Listen, Offer, Say
from mockloop.core.microphone_trouble import GONE, LOST, SILENT
from mockloop.core.scenario import SECTIONS, Section
from mockloop.core.times import clock
from mockloop.core.transcript import Word
from mockloop.ports import Tick
from mockloop.reports.summary import quoted
from mockloop.reports.wording import against, title, when
from mockloop.ui.replies import NOTHING_NOW
from mockloop.ui.terminal.keys import TYPING_LEGEND
from mockloop.ui.terminal.replies import choice_reply, line_reply
from mockloop.ui.terminal.time_bar import bar
from mockloop.ui.terminal.wrapping import width_of, word_wrapped

_HEARD = "Heard. One moment."
_LEFT_S = (30.0, 10.0)  # seconds left of a limited recording or of the time to think: printed once at each
KEYS_AGAIN = "  Enter ends the answer; ? shows all keys."
TYPING_AGAIN = "  An empty line ends the answer."
_OFFERS = {
    "paused": "Paused. Enter or p continues; r repeats the question, x redoes the answer, s skips, q stops.",
    "unheard": "Nothing was heard. Is the microphone on? Enter records again; r repeats, s skips, q stops.",
    "coached": "Enter goes on; x repeats this section, q stops.",
}
_NOTHING_TYPED = "Nothing was typed. Enter begins the answer again; r repeats, s skips, q stops."


class PlainScreen:
    """Writes what happens to ``out``; with ``status`` a line that is rewritten in place shows the clock.

    ``keys``: which keys there are, told in full the first time, or nothing. ``live``: a microphone is opened first,
    and that it listens is said when its first sound has come. On a terminal lines are broken between words.
    The clock of an answer that was paused goes on where it stood.
    """

    captions = False

    def __init__(self, out: TextIO, status: bool = False, keys: str = "", live: bool = False) -> None:
        self._out = out
        self._status = status
        self._keys = keys
        self._typed = keys == TYPING_LEGEND
        self._live = live
        self._invitation = ""  # said once the microphone is open
        self._shown = ""
        self._last = ""  # the line before
        self._ticked = Tick()
        self._target_s: float | None = None
        self._limit_s: float | None = None
        self._thinks_s: float | None = None  # what was left of the time to think; None: no such time runs
        self._captioned = 0
        self._second_pass = False
        self._keys_known = False
        self._phase = "starting"
        self._listen: Listen | None = None
        self._offer: Offer | None = None
        self._spoken_s: dict[tuple[str, int], float] = {}  # of each answer, by its question and its attempt
        self._before_s = 0.0  # of the answer before this take

    def show_question(self, say: Say) -> None:
        self._decided()
        self._phase = "asking"
        self._line("")
        self._line(f"Interviewer: {say.spoken}")
        for reason in say.because:
            self._line(f"  (asked because {reason})")

    def _decided(self) -> None:
        """Note that a choice was made. After any but a pause an answer begins from the beginning."""
        if self._offer and self._offer.why != "paused":
            self._spoken_s.clear()
        self._offer = None

    def show_spoken(self, heard_s: float, of_s: float) -> None:
        """Do nothing: the line says it already."""

    def show_preparation(self, left_s: float, of_s: float) -> None:
        self._phase = "preparing"
        before, self._thinks_s = self._thinks_s, left_s
        if self._status:
            self._rewrite(f"  {clock(left_s)} left to think; Enter begins the recording")
        elif before is None:
            self._line(f"You have {clock(left_s)} to think. Then the recording begins; Enter begins it now.")
        else:
            for told in _time_left(before, left_s):
                self._line(f"  {told} to think.")

    def show_listening(self, listen: Listen) -> None:
        self._target_s, self._limit_s, self._ticked, self._captioned = listen.target_s, listen.limit_s, Tick(), 0
        self._thinks_s = None
        self._decided()
        self._phase, self._listen = "listening", listen
        self._before_s = self._spoken_s.get((listen.ask, listen.attempt), 0.0)
        self._invitation = _invited(listen, self._before_s)
        if not self._live:
            self._invite()

    def _invite(self) -> None:
        if self._invitation:
            self._line(self._invitation)
            self._tell_keys()
        self._invitation = ""

    def _tell_keys(self) -> None:
        if self._keys and self._keys_known:
            self._line(TYPING_AGAIN if self._typed else KEYS_AGAIN)
        elif self._keys:
            self.show_keys()
        self._keys_known = True

    def show_keys(self) -> None:
        """Tell all keys, or those of the choice that is offered."""
        if self._phase == "waiting" and self._offer:
            self.show_choices(self._offer)
            return
        for one in self._keys.splitlines():
            self._line(f"  {one}")

    def show_reply(self, command: str) -> None:
        """Tell what a key does, or that it does nothing now."""
        listen = self._listen
        if self._phase == "waiting" and self._offer:
            reply = choice_reply(command, self._offer)
        elif command == "redo" and listen and listen.attempts is not None and listen.attempt >= listen.attempts:
            reply = NOTHING_NOW
        else:
            reply = line_reply(command, self._phase, listen is not None and listen.ask == "opening")
        if reply:
            self._line(f"  {reply}")
        if command == "redo" and reply != NOTHING_NOW:
            self._spoken_s.clear()

    def show_recording(self, tick: Tick) -> None:
        if tick.elapsed_s > 0:
            self._invite()
        if self._listen:
            self._spoken_s[self._listen.ask, self._listen.attempt] = self._before_s + tick.spoken_s
        if self._status and (tick.elapsed_s > 0 or tick.missing_s or tick.trouble):
            shown = self._clock_line(tick)
            if len(shown) >= (width_of(self._out) or math.inf):  # cut there, it stands whole above
                for told in _new_messages(self._ticked, tick):
                    self._line(f"  {told}")
            self._rewrite(shown)
        else:
            for told in _new_messages(self._ticked, tick):
                self._line(f"  {told}")
            if self._limit_s is not None:
                for told in _time_left(self._limit_s - self._ticked.elapsed_s, self._limit_s - tick.elapsed_s):
                    self._line(f"  {told}.")
        self._ticked = tick

    def _clock_line(self, tick: Tick) -> str:
        """Return the line of the clock, which runs from the first word; before it the time to think is counted."""
        spoken = f"  {clock(self._before_s + max(0.0, tick.spoken_s - tick.trailing_s))}"
        if tick.missing_s:
            return f"{spoken}  the microphone is gone. {GONE} What you said is kept"
        if tick.countdown_s is not None:
            return f"{spoken}  silence, ends in {tick.countdown_s:.0f} s; speak or press m for more time"
        if tick.suspended_s:
            return f"{spoken}  a minute to think, {clock(tick.suspended_s)} left; silence does not end the answer"
        if tick.trouble:
            return f"{spoken}  ! {tick.trouble.sentence}. {tick.trouble.next_step}"
        heard = "I hear you" if tick.speaking else "listening"
        target = f" of {clock(self._target_s)}" if self._target_s else ""
        left = f", {clock(max(0.0, self._limit_s - tick.elapsed_s))} left" if self._limit_s is not None else ""
        goes_on = tick.begun or self._before_s > 0
        counted = f"{spoken}{target}" if goes_on else f"  thinking {clock(tick.elapsed_s)}"
        return f"{counted}{left}  {heard}"

    def show_clocks(self, live: LiveReading) -> None:
        """Do nothing: a new line would distract the speaker."""

    def show_captions(self, words: Sequence[Word], open_words: str = "") -> None:
        if self._status or len(words) == self._captioned:
            return
        self._line("  … " + " ".join(word.text for word in words[self._captioned :]))
        self._captioned = len(words)

    def show_transcribing(self, take: int) -> None:
        self._phase = "working"
        if self._last != _HEARD:  # once, however many takes are still to be transcribed
            self._line(_HEARD)

    def show_second_pass(self, share: float) -> None:
        self._phase = "second pass"
        if self._status:
            self._rewrite(f"  Transcribing your answer once more, for the record: {share:.0%}. Enter skips this.")
        elif not self._second_pass:
            self._line("Transcribing the answer once more, for the record.")
        self._second_pass = True

    def show_coaching(self, one: AnswerDebrief, section: Section) -> None:
        pace = one.paces[0]
        self._line("")
        drawn = bar(pace.seconds, pace.clock.target_s)
        self._line(f"{pace.section.capitalize():<11} {drawn} {against(pace)}")
        self._line(f"  You said: {one.reading.answer.transcript.text or '(no words were recognized)'}")
        for found in one.reading.findings:
            sign = "+" if found.polarity == "good" else "-"
            self._line(f"  {sign} {title(found.signal)} at {when(found)}: {quoted(found.quote)}")
        self._line(f"  Coach: {section.coaching}")
        self._line(f"  Common mistake: {section.mistake}")

    def show_choices(self, offer: Offer) -> None:
        self._phase, self._offer = "waiting", offer
        if offer.why == "unheard" and self._typed:
            self._line(_NOTHING_TYPED)
        else:
            self._line(_deciding(offer) if offer.why == "deciding" else _OFFERS[offer.why])

    def notify(self, sentence: str) -> None:
        self._line(sentence)

    def _line(self, text: str) -> None:
        self._last = text
        if self._shown:
            self._out.write("\r" + " " * len(self._shown) + "\r")
            self._shown = ""
        self._out.write("\n".join(word_wrapped(text, width_of(self._out))) + "\n")
        self._out.flush()

    def _rewrite(self, text: str) -> None:
        width = width_of(self._out)
        if width and len(text) >= width:  # a line that goes on below cannot be rewritten
            text = text[: width - 2] + "…"
        if text != self._shown:
            self._out.write("\r" + text.ljust(len(self._shown)))
            self._out.flush()
            self._shown = text


def _invited(listen: Listen, before_s: float) -> str:
    """Return what is said when the microphone is open: what was said before, what counts down, and against what."""
    what = f"The clock for {listen.ask} starts when you speak" if listen.ask in SECTIONS else "Take your time"
    if before_s > 0:
        what = f"Go on when you are ready: {clock(before_s)} so far"
    told = [f"Listening. {what}" if listen.limit_s is None else f"Recording for {clock(listen.limit_s)} at most"]
    if listen.attempts is not None and listen.attempts > 1:
        told.append(f"take {listen.attempt} of {listen.attempts}")
    if listen.target_s:
        told.append(f"target {clock(listen.target_s)}")
    return "; ".join(told) + "."


def _deciding(offer: Offer) -> str:
    """Return the takes with their lengths, and what each key does."""
    number = len(offer.lengths_s)
    lengths = ", ".join(f"take {at} {clock(length_s)}" for at, length_s in enumerate(offer.lengths_s, 1))
    keys = ["Enter keeps this one" if number == 1 else f"Enter keeps take {number}"]
    keys += ["x records another"] if "redo" in offer.choices else []
    keys += [f"1 {'or' if number == 2 else 'to'} {number} keeps that take"] if number > 1 else []
    return f"Recorded: {lengths}. {'; '.join(keys)}; q stops."


def _time_left(before_s: float, now_s: float) -> Iterator[str]:
    """Yield how much time is left, at the moments at which that is told."""
    for moment_s in _LEFT_S:
        if now_s <= moment_s < before_s:
            yield f"{moment_s:.0f} s left"


def _new_messages(before: Tick, now: Tick) -> Iterator[str]:
    """Yield what is said once only. A line at every tick would distract from the answer."""
    if now.missing_s and not before.missing_s:
        yield f"The microphone is gone. {GONE} Waiting for it; what you have said is kept."
    if (before.missing_s and not now.missing_s) or (before.trouble in (LOST, SILENT) and not now.trouble):
        yield "The microphone is back: go on."
    if now.trouble and now.trouble != before.trouble:
        yield f"! {now.trouble.sentence}. {now.trouble.next_step}"
    if now.suspended_s > before.suspended_s:
        yield "A minute to think: until it is over, or you speak, silence does not end the answer."
    if now.countdown_s is not None and before.countdown_s is None:
        yield f"Silence: the answer ends in {now.countdown_s:.0f} s unless you speak."
