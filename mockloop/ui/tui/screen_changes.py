"""The effect of each call of ports.Screen on what is shown."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from mockloop.core.microphone_trouble import SILENT
from mockloop.ui.tui.replies import kept
from mockloop.ui.tui.screen_state import SILENCE_DBFS, EndedAnswer, ScreenState

if TYPE_CHECKING:
    from mockloop.analysis.judging.debrief import AnswerDebrief
    from mockloop.analysis.live_reading import LiveReading
    from mockloop.core.events import Listen, Offer, Say
    from mockloop.core.scenario import Section
    from mockloop.core.transcript import Word
    from mockloop.ports import Tick

_DECAY_DB = 4.0  # at each tick: the level falls slowly, so that it can be read
_READ_FOR_S = 3.0  # a message stays this long, even if somebody speaks


def show_question(state: ScreenState, say: Say) -> ScreenState:
    """Show a question; a repeated one is readable at once."""
    known = state.asked.index(say.ask) if say.ask in state.asked else len(state.asked)
    again = state.say is not None and state.say.text == say.text
    goes_on = again and (state.offer is None or state.offer.why == "paused")
    return replace(
        _answer_cleared(state),
        phase="asking",
        asked=(*state.asked[:known], say.ask),
        say=say,
        shown=len(say.spoken) if again else 0,
        before_s=state.spoken_s if goes_on else 0.0,
        listen=state.listen if goes_on else None,
        reading=state.reading if goes_on else None,
        read_at_s=state.spoken_s if goes_on else 0.0,
        ended=state.ended if again else _ended(state),
    )


def _ended(state: ScreenState) -> EndedAnswer | None:
    if state.say is None or state.listen is None:
        return None
    return EndedAnswer(state.say, state.listen, state.spoken_s, state.reading)


def _answer_cleared(state: ScreenState) -> ScreenState:
    """Clear the words and clocks of the answer, and any message about it."""
    return replace(
        state,
        sounding=False,
        tick=None,
        begun=False,
        heard_at_s=None,
        level_dbfs=SILENCE_DBFS,
        words=(),
        open_words="",
        offer=None,
        coached=None,
        time_asked_at_s=None,
        marked_at_s=None,
        reply=kept(state),
    )


def show_spoken(state: ScreenState, heard_s: float, of_s: float) -> ScreenState:
    """Show the words of the question that have been heard; shown words stay."""
    text = state.say.spoken if state.say else ""
    share = min(1.0, heard_s / of_s) if of_s > 0 else 1.0
    return replace(state, sounding=True, shown=max(state.shown, _to_word_end(text, round(share * len(text)))))


def show_whole_question(state: ScreenState) -> ScreenState:
    """Show the whole question, if its sound has not begun."""
    if state.sounding or state.say is None:
        return state
    return replace(state, shown=len(state.say.spoken))


def _to_word_end(text: str, characters: int) -> int:
    if characters <= 0:
        return 0
    following = re.compile(r"\s|$").search(text, characters)
    return following.start() if following else len(text)


def show_preparation(state: ScreenState, left_s: float) -> ScreenState:
    """Show how much is left of the time to think."""
    shown = len(state.say.spoken) if state.say else 0
    return replace(
        state, phase="preparing", shown=shown, think_left_s=left_s, offer=None, reply=kept(state, "preparing")
    )


def show_listening(state: ScreenState, listen: Listen, afresh: bool) -> ScreenState:
    """Show that the microphone is being opened.

    ``afresh``: earlier words of this answer no longer count.
    """
    if state.ended and state.ended.listen.ask == listen.ask:
        state = _gone_back(state, state.ended)
    same = state.listen is not None and state.listen.ask == listen.ask and not afresh
    return replace(
        _answer_cleared(state),
        phase="listening",
        listen=listen,
        shown=len(state.say.spoken) if state.say else 0,
        before_s=state.spoken_s if same else 0.0,
        reading=state.reading if same else None,
        read_at_s=state.spoken_s if same else 0.0,
    )


def _gone_back(state: ScreenState, ended: EndedAnswer) -> ScreenState:
    """Note that the person continued after the end: the question before is being answered."""
    return replace(
        state,
        asked=state.asked[:-1],
        say=ended.say,
        listen=ended.listen,
        tick=None,
        before_s=ended.spoken_s,
        reading=ended.reading,
        ended=None,
    )


def show_recording(state: ScreenState, tick: Tick) -> ScreenState:
    """Show the state of the recording."""
    begun = state.begun or tick.begun
    if tick.trouble == SILENT:  # nothing was ever heard: no clock may run
        begun = False
    return replace(
        state,
        tick=tick,
        begun=begun,
        heard_at_s=tick.elapsed_s if tick.speaking else state.heard_at_s,
        level_dbfs=max(SILENCE_DBFS, tick.level_dbfs, state.level_dbfs - _DECAY_DB),
        remark="" if tick.speaking and tick.elapsed_s >= _READ_FOR_S else state.remark,
    )


def show_captions(state: ScreenState, words: Sequence[Word], open_words: str) -> ScreenState:
    """Show the words of this take so far."""
    if len(words) == len(state.words) and open_words == state.open_words:
        return state
    kept = state.words if len(words) >= len(state.words) else ()
    return replace(state, words=(*kept, *(word.text for word in words[len(kept) :])), open_words=open_words)


def show_clocks(state: ScreenState, live: LiveReading) -> ScreenState:
    """Show the answer against its clocks, as of now."""
    return replace(state, reading=live, read_at_s=state.told_s)


def show_transcribing(state: ScreenState) -> ScreenState:
    """Show that the microphone is closed and the last words are being transcribed."""
    return replace(state, phase="working", reply=kept(state, "working"))


def show_second_pass(state: ScreenState, share: float) -> ScreenState:
    """Show that the interview is over and its last answer is being transcribed again."""
    return replace(state, phase="second pass", share=share, reply=kept(state, "second pass"))


def show_coaching(state: ScreenState, one: AnswerDebrief, section: Section) -> ScreenState:
    """Show how a drilled section went."""
    return replace(state, coached=(one, section))


def show_choices(state: ScreenState, offer: Offer) -> ScreenState:
    """Show that the interview waits for the person."""
    return replace(state, phase="waiting", offer=offer, keys_shown=False, reply="")


def notify(state: ScreenState, sentence: str) -> ScreenState:
    """Show a message until the person speaks."""
    return replace(state, remark=sentence)


def show_more_time(state: ScreenState) -> ScreenState:
    """Note that the person requested more time by key."""
    return replace(state, time_asked_at_s=state.elapsed_s)


def show_mark(state: ScreenState, told: str) -> ScreenState:
    """Show the reply to a key with which the person marked a section."""
    return replace(state, marked_at_s=state.elapsed_s, marked=told)


def show_keys(state: ScreenState, shown: bool) -> ScreenState:
    """Show or hide all keys and the whole question."""
    return replace(state, keys_shown=shown)


def show_reply(state: ScreenState, told: str) -> ScreenState:
    """Show what the last key does, until that is there."""
    return replace(state, reply=told, replied_at_s=state.elapsed_s)


def show_stopping(state: ScreenState) -> ScreenState:
    """Show that Ctrl-C was pressed."""
    return replace(state, phase="stopping", remark="", keys_shown=False, reply="")
