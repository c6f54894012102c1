"""What the microphone does, in words, with the one clock that counts in large figures beside them."""

from __future__ import annotations

import math

from mockloop.core.microphone_trouble import GONE, REOPEN_S
from mockloop.ui.tui.bars import counted
from mockloop.ui.tui.board import ANSWERED_FOR_S, SILENCE_DBFS, Board
from mockloop.ui.tui.large_digits import SMALL, large
from mockloop.ui.tui.styled_lines import BLANK, Line, justified, line

_LEVEL_WIDTH = 24
_LOUDEST_DBFS = -6.0
_QUIETEST_DBFS = -54.0  # the hum of a quiet room shows nothing
_NARROW = 72  # cells: below this the large figures would stand in the way of the words


def status(board: Board, width: int, height: int = SMALL) -> list[Line]:
    """``height`` lines: words at the left, the clock with its name at the right."""
    named = _clock(board)
    said = [*_said(board), *[BLANK] * (height - SMALL)]
    if named is None:
        return said
    if width < _NARROW:
        clock = line(f"{named[0]} {counted(named[1])}", "bold")
        return [justified(said[0], clock, width), *said[1:]]
    figures = large(counted(named[1]), height)
    figures[height // 2] = ((f"{named[0]}   ", ""), *figures[height // 2])
    return [justified(left, right, width) for left, right in zip(said, figures, strict=True)]


def _said(board: Board) -> tuple[Line, Line, Line]:
    if board.phase == "listening":
        return _listening(board)
    if board.phase == "asking":
        what = "The interviewer is speaking." if board.sounding else "The interviewer is about to speak."
        return line("■ Not recording yet", "bold"), line(f"  {what}"), BLANK
    if board.phase == "preparing":
        begins = f"■ Time to think: the recording begins in {math.ceil(board.think_left_s)} s"
        return line(begins, "bold"), line("  The microphone is closed. Enter begins now."), BLANK
    if board.phase == "working":
        return line("■ Heard. One moment.", "bold"), line("  The microphone is closed."), BLANK
    if board.phase == "second pass":
        return line("■ Transcribing your answer once more, for the record", "bold"), _done(board.share), BLANK
    return BLANK, BLANK, BLANK


def _done(share: float) -> Line:
    cells = round(_LEVEL_WIDTH * share)
    return ("  ", ""), ("▬" * cells, "ansi_green"), ("·" * (_LEVEL_WIDTH - cells), "dim"), (f" {share:.0%}", "")


def _listening(board: Board) -> tuple[Line, Line, Line]:
    tick = board.tick
    if tick is None or not board.opened:
        return _troubled(board) or (line("□ Opening the microphone", "bold"), BLANK, _advice(board))
    if tick.missing_s:
        waiting = f"  Waiting for it, {counted(tick.missing_s)} of {counted(REOPEN_S)}. What you said is kept."
        return _marked("✗", "ansi_red", "The microphone is gone"), line(f"  {GONE}", "bold"), line(waiting)
    if tick.countdown_s is not None:
        ends = f"○ Silence: the answer ends in {math.ceil(tick.countdown_s)} s"
        return line(ends, "bold"), _level(board), line("  Speak on, or press m for more time.")
    if troubled := _troubled(board):
        return troubled
    heard = _marked("●", "ansi_green", "I hear you") if board.hearing else _marked("○", "", "Listening")
    return heard, _level(board), _advice(board)


def _troubled(board: Board) -> tuple[Line, Line, Line] | None:
    """Return what is wrong with the microphone, and what to do about it."""
    trouble = board.tick.trouble if board.tick else None
    if trouble is None:
        return None
    return _marked("!", "ansi_yellow", trouble.sentence), _level(board), line(f"  {trouble.next_step}", "bold")


def _marked(sign: str, style: str, text: str) -> Line:
    return (sign, f"bold {style}".strip()), (f" {text}", "bold")


def _advice(board: Board) -> Line:
    if _lately(board, board.marked_at_s):
        return line(f"  {board.marked}")
    if board.tick and board.tick.suspended_s:
        left = counted(board.tick.suspended_s)
        return line(f"  A minute to think: silence ends nothing. {left} left")
    if _lately(board, board.time_asked_at_s):  # silence never ends it: there is nothing to promise
        return line("  Take your time." if board.begun else "  Take all the time you need.")
    if board.begun:
        return BLANK
    if board.before_s:
        return line("  Go on when you are ready.")
    if board.left_s is not None:
        return line("  The recording runs, whether you speak or not.")
    clocks = "The clocks start" if board.story else "The clock starts"
    return line(f"  Take your time. {clocks} when you speak.")


def _lately(board: Board, at_s: float | None) -> bool:
    return at_s is not None and board.elapsed_s - at_s < ANSWERED_FOR_S


def _level(board: Board) -> Line:
    share = (board.level_dbfs - _QUIETEST_DBFS) / (_LOUDEST_DBFS - _QUIETEST_DBFS)
    cells = 0 if board.level_dbfs <= SILENCE_DBFS else round(_LEVEL_WIDTH * min(1.0, max(0.0, share)))
    return ("  ", ""), ("▬" * cells, "ansi_green"), ("·" * (_LEVEL_WIDTH - cells), "dim")


def _clock(board: Board) -> tuple[str, float] | None:
    """Return the clock that counts and its name; None while no clock runs."""
    if board.phase == "preparing":
        return "Think", math.ceil(board.think_left_s)
    if board.phase not in ("listening", "working") or not (board.opened or board.before_s):
        return None
    if board.tick and board.tick.countdown_s is not None:
        return "Ends in", math.ceil(board.tick.countdown_s)
    if board.phase == "listening" and board.left_s is not None:
        return "Left", math.ceil(board.left_s)
    if board.phase == "listening" and not board.begun and not board.before_s:
        return "Thinking", board.tick.thinking_s if board.tick else 0.0
    running = board.running
    return (running.name, running.seconds) if running else ("Answer", board.spoken_s)
