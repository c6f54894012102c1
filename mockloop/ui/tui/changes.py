"""The effect of each call of the engine on the board."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from mockloop.ui.tui.board import SILENCE_DBFS, Board, Left

if TYPE_CHECKING:
    from mockloop.analysis.judging.debrief import AnswerDebrief
    from mockloop.analysis.live import LiveReading
    from mockloop.core.events import Listen, Offer, Say
    from mockloop.core.scenario import Section
    from mockloop.core.transcript import Word
    from mockloop.ports import Tick

_DECAY_DB = 4.0  # at each tick: the level falls slowly, so that it can be read
_READ_FOR_S = 3.0  # a message stays this long, even if somebody speaks
_BEGUN_S = 0.5  # a voice this long after the time to think is an answer, even if no tick caught its start


def show_question(board: Board, say: Say) -> Board:
    """Show a question; a repeated one is readable at once."""
    known = board.asked.index(say.ask) if say.ask in board.asked else len(board.asked)
    again = board.say is not None and board.say.text == say.text
    goes_on = again and (board.offer is None or board.offer.why == "paused")
    return replace(
        _answer_cleared(board),
        phase="asking",
        asked=(*board.asked[:known], say.ask),
        say=say,
        shown=len(say.spoken) if again else 0,
        before_s=board.spoken_s if goes_on else 0.0,
        listen=board.listen if goes_on else None,
        reading=board.reading if goes_on else None,
        read_at_s=board.spoken_s if goes_on else 0.0,
        left=board.left if again else _left(board),
    )


def _left(board: Board) -> Left | None:
    if board.say is None or board.listen is None:
        return None
    return Left(board.say, board.listen, board.spoken_s, board.reading)


def _answer_cleared(board: Board) -> Board:
    """Clear the words and clocks of the answer, and any message about it."""
    return replace(
        board,
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
    )


def show_spoken(board: Board, heard_s: float, of_s: float) -> Board:
    """Show the words of the question that have been heard; shown words stay."""
    text = board.say.spoken if board.say else ""
    share = min(1.0, heard_s / of_s) if of_s > 0 else 1.0
    return replace(board, sounding=True, shown=max(board.shown, _to_word_end(text, round(share * len(text)))))


def show_whole_question(board: Board) -> Board:
    """Show the whole question, if its sound has not begun."""
    if board.sounding or board.say is None:
        return board
    return replace(board, shown=len(board.say.spoken))


def _to_word_end(text: str, characters: int) -> int:
    if characters <= 0:
        return 0
    following = re.compile(r"\s|$").search(text, characters)
    return following.start() if following else len(text)


def show_preparation(board: Board, left_s: float) -> Board:
    """Show how much is left of the time to think."""
    shown = len(board.say.spoken) if board.say else 0
    return replace(board, phase="preparing", shown=shown, think_left_s=left_s, offer=None)


def show_listening(board: Board, listen: Listen, afresh: bool) -> Board:
    """Show that the microphone is being opened.

    ``afresh``: earlier words of this answer no longer count.
    """
    if board.left and board.left.listen.ask == listen.ask:
        board = _gone_back(board, board.left)
    same = board.listen is not None and board.listen.ask == listen.ask and not afresh
    return replace(
        _answer_cleared(board),
        phase="listening",
        listen=listen,
        shown=len(board.say.spoken) if board.say else 0,
        before_s=board.spoken_s if same else 0.0,
        reading=board.reading if same else None,
        read_at_s=board.spoken_s if same else 0.0,
    )


def _gone_back(board: Board, left: Left) -> Board:
    """Note that the person continued after the end: the question before is being answered."""
    return replace(
        board,
        asked=board.asked[:-1],
        say=left.say,
        listen=left.listen,
        tick=None,
        before_s=left.spoken_s,
        reading=left.reading,
        left=None,
    )


def show_recording(board: Board, tick: Tick) -> Board:
    """Show the state of the recording."""
    begun = board.begun or tick.speaking or tick.elapsed_s - tick.thinking_s > _BEGUN_S
    return replace(
        board,
        tick=tick,
        begun=begun,
        heard_at_s=tick.elapsed_s if tick.speaking else board.heard_at_s,
        level_dbfs=max(SILENCE_DBFS, tick.level_dbfs, board.level_dbfs - _DECAY_DB),
        remark="" if tick.speaking and tick.elapsed_s >= _READ_FOR_S else board.remark,
    )


def show_captions(board: Board, words: Sequence[Word], open_words: str) -> Board:
    """Show the words of this take so far."""
    if len(words) == len(board.words) and open_words == board.open_words:
        return board
    kept = board.words if len(words) >= len(board.words) else ()
    return replace(board, words=(*kept, *(word.text for word in words[len(kept) :])), open_words=open_words)


def show_clocks(board: Board, live: LiveReading) -> Board:
    """Show the answer against its clocks, as of now."""
    return replace(board, reading=live, read_at_s=board.spoken_s)


def show_transcribing(board: Board) -> Board:
    """Show that the microphone is closed and the last words are being transcribed."""
    return replace(board, phase="working")


def show_second_pass(board: Board, share: float) -> Board:
    """Show that the interview is over and its last answer is being transcribed again."""
    return replace(board, phase="second pass", share=share)


def show_coaching(board: Board, one: AnswerDebrief, section: Section) -> Board:
    """Show how a drilled section went."""
    return replace(board, coached=(one, section))


def show_choices(board: Board, offer: Offer) -> Board:
    """Show that the interview waits for the person."""
    return replace(board, phase="waiting", offer=offer, keys_shown=False)


def notify(board: Board, sentence: str) -> Board:
    """Show a message until the person speaks."""
    return replace(board, remark=sentence)


def show_more_time(board: Board) -> Board:
    """Note that the person requested more time by key."""
    return replace(board, time_asked_at_s=board.elapsed_s)


def show_mark(board: Board, told: str) -> Board:
    """Show the reply to a key with which the person marked a section."""
    return replace(board, marked_at_s=board.elapsed_s, marked=told)


def show_keys(board: Board, shown: bool) -> Board:
    """Show or hide all keys and the whole question."""
    return replace(board, keys_shown=shown)


def show_stopping(board: Board) -> Board:
    """Show that Ctrl-C was pressed."""
    return replace(board, phase="stopping", remark="", keys_shown=False)
