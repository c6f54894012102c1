"""What the microphone does, in words, with the one clock that counts in large figures beside them."""

from __future__ import annotations

import math

from mockloop.core.microphone_trouble import GONE, REOPEN_S
from mockloop.ui.tui.bars import counted
from mockloop.ui.tui.large_digits import SMALL, large
from mockloop.ui.tui.screen_state import ANSWERED_FOR_S, SILENCE_DBFS, ScreenState
from mockloop.ui.tui.styled_lines import BLANK, Line, justified, line

_LEVEL_WIDTH = 24
_LOUDEST_DBFS = -6.0
_QUIETEST_DBFS = -54.0  # the hum of a quiet room shows nothing
_NARROW = 72  # cells: below this the large figures would stand in the way of the words


def status(state: ScreenState, width: int, height: int = SMALL) -> list[Line]:
    """``height`` lines: words at the left, the clock with its name at the right."""
    named = _clock(state)
    said = [*_status_words(state), *[BLANK] * (height - SMALL)]
    if named is None:
        return said
    if width < _NARROW:
        clock = line(f"{named[0]} {counted(named[1])}", "bold")
        return [justified(said[0], clock, width), *said[1:]]
    figures = large(counted(named[1]), height)
    figures[height // 2] = ((f"{named[0]}   ", ""), *figures[height // 2])
    return [justified(left, right, width) for left, right in zip(said, figures, strict=True)]


def _status_words(state: ScreenState) -> tuple[Line, Line, Line]:
    """Return three lines; the reply to a key is the last one."""
    first, second, third = _of_phase(state)
    return (
        first,
        second,
        line(f"  {state.reply}", "bold") if state.reply and _lately(state, state.replied_at_s) else third,
    )


def _of_phase(state: ScreenState) -> tuple[Line, Line, Line]:
    if state.phase == "listening":
        return _listening(state)
    if state.phase == "asking":
        what = "The interviewer is speaking." if state.sounding else "The interviewer is about to speak."
        return line("■ Not recording yet", "bold"), line(f"  {what}"), BLANK
    if state.phase == "preparing":
        begins = f"■ Time to think: the recording begins in {math.ceil(state.think_left_s)} s"
        return line(begins, "bold"), line("  The microphone is closed. Enter begins now."), BLANK
    if state.phase == "working":
        return line("■ Heard. One moment.", "bold"), line("  The microphone is closed."), BLANK
    if state.phase == "second pass":
        return line("■ Transcribing your answer once more, for the record", "bold"), _done(state.share), BLANK
    return BLANK, BLANK, BLANK


def _done(share: float) -> Line:
    cells = round(_LEVEL_WIDTH * share)
    return ("  ", ""), ("▬" * cells, "ansi_green"), ("·" * (_LEVEL_WIDTH - cells), "dim"), (f" {share:.0%}", "")


def _listening(state: ScreenState) -> tuple[Line, Line, Line]:
    tick = state.tick
    if tick is None or not state.opened:
        return _troubled(state) or (line("□ Opening the microphone", "bold"), BLANK, _advice(state))
    if tick.missing_s:
        waiting = f"  Waiting for it, {counted(tick.missing_s)} of {counted(REOPEN_S)}. What you said is kept."
        return _marked("✗", "ansi_red", "The microphone is gone"), line(f"  {GONE}", "bold"), line(waiting)
    if tick.countdown_s is not None:
        ends = f"○ Silence: the answer ends in {math.ceil(tick.countdown_s)} s"
        return line(ends, "bold"), _level(state), line("  Speak on, or press m for more time.")
    if troubled := _troubled(state):
        return troubled
    heard = _marked("●", "ansi_green", "I hear you") if state.hearing else _marked("○", "", "Listening")
    return heard, _level(state), _advice(state)


def _troubled(state: ScreenState) -> tuple[Line, Line, Line] | None:
    """Return what is wrong with the microphone, and what to do about it."""
    trouble = state.tick.trouble if state.tick else None
    if trouble is None:
        return None
    return _marked("!", "ansi_yellow", trouble.sentence), _level(state), line(f"  {trouble.next_step}", "bold")


def _marked(sign: str, style: str, text: str) -> Line:
    return (sign, f"bold {style}".strip()), (f" {text}", "bold")


def _advice(state: ScreenState) -> Line:
    if _lately(state, state.marked_at_s):
        return line(f"  {state.marked}")
    if state.tick and state.tick.suspended_s:
        left = counted(state.tick.suspended_s)
        return line(f"  A minute to think: silence ends nothing. {left} left")
    if _lately(state, state.time_asked_at_s):  # silence never ends it: there is nothing to promise
        return line("  Take your time." if state.begun else "  Take all the time you need.")
    if state.begun:
        return BLANK
    if state.before_s:
        return line("  Go on when you are ready.")
    if state.left_s is not None:
        return line("  The recording runs, whether you speak or not.")
    clocks = "The clocks start" if state.story else "The clock starts"
    return line(f"  Take your time. {clocks} when you speak.")


def _lately(state: ScreenState, at_s: float | None) -> bool:
    return at_s is not None and state.elapsed_s - at_s < ANSWERED_FOR_S


def _level(state: ScreenState) -> Line:
    share = (state.level_dbfs - _QUIETEST_DBFS) / (_LOUDEST_DBFS - _QUIETEST_DBFS)
    cells = 0 if state.level_dbfs <= SILENCE_DBFS else round(_LEVEL_WIDTH * min(1.0, max(0.0, share)))
    return ("  ", ""), ("▬" * cells, "ansi_green"), ("·" * (_LEVEL_WIDTH - cells), "dim")


def _clock(state: ScreenState) -> tuple[str, float] | None:
    """Return the clock that counts and its name; None while no clock runs."""
    if state.phase == "preparing":
        return "Think", math.ceil(state.think_left_s)
    if state.phase not in ("listening", "working") or not (state.opened or state.before_s):
        return None
    if state.tick and state.tick.countdown_s is not None:
        return "Ends in", math.ceil(state.tick.countdown_s)
    if state.phase == "listening" and state.left_s is not None:
        return "Left", math.ceil(state.left_s)
    if state.phase == "listening" and not state.begun and not state.before_s:
        return "Thinking", state.tick.thinking_s if state.tick else 0.0
    running = state.running
    return (running.name, running.seconds) if running else ("Answer", state.told_s)
