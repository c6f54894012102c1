"""The comments on a session: ``comments.jsonl`` in its folder, a line for each imported comment.

They come later than the interview and affect no judgement; a version that does not know the file reads the session as
before. Lines are only appended: an edited comment is one more line, and the last line with its id is valid. A line may
also say that a comment was removed.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from pydantic import ValidationError

from mockloop.core.errors import InputError, SessionError
from mockloop.core.state import State, Turn
from mockloop.core.transcript import Transcript
from mockloop.sessions.catalog import session_names
from mockloop.sessions.comment_file import Comment, CommentFile
from mockloop.sessions.folder import SessionFolder
from mockloop.sessions.journal import append_record, records
from mockloop.sessions.naming import short_id, without_number
from mockloop.sessions.saved_file import read_saved

FILE = "comments.jsonl"
MOST_BYTES = 2_000_000  # what a page saves at most: as many comments as allowed, each as long as allowed
NEAR_S = 2.0  # how far around its second a word that the second pass moved is looked for
PAST_END_S = 1.0  # the end of a sound and of its words differ a little
_EXPORT = "Give the file that the page of mockloop report SESSION --for-coach has saved."


def read_comments(path: Path) -> CommentFile:
    """Return the comments in a file that a page saved. Raise InputError."""
    return read_saved(path, CommentFile, "file of comments", MOST_BYTES, _EXPORT)


# ---- which session -------------------------------------------------------------------------------------------


def session_of(file: CommentFile, root: Path) -> SessionFolder:
    """Return the session that the comments are about, even if it has another id here. Raise SessionError."""
    names = session_names(root)
    fitting = [name for name in names if is_about(file, SessionFolder(root / name))]
    if file.session in fitting or len(fitting) == 1:
        return SessionFolder(root / (file.session if file.session in fitting else fitting[0]))
    if fitting:
        sentence = f"These comments could be about {len(fitting)} sessions, which are copies of one session."
        raise SessionError(sentence, f"Name one with --session: {', '.join(fitting[:5])}")
    sentence = f"The session that these comments are about, {file.session}, is not here."
    raise SessionError(sentence, "Import it first (mockloop sessions import), or see: mockloop sessions list")


def must_be_about(file: CommentFile, folder: SessionFolder) -> None:
    """Raise InputError if the comments are about another session, SessionError if there is no such session."""
    folder.info()
    if not is_about(file, folder):
        sentence = f"These comments are about the session {file.session}, not about {folder.id}."
        raise InputError(sentence, "Leave --session out to import them into the right session.")


def is_about(file: CommentFile, folder: SessionFolder) -> bool:
    """Return whether the comments are about this session: same start time, and the same name or a copy."""
    began = ""
    with contextlib.suppress(SessionError):
        began = str(folder.info().get("began", ""))
    if file.began and began:
        return file.began == began
    return without_number(file.session) == without_number(folder.id)


# ---- taken in ------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class ImportCounts:
    """How many comments are ``new``, replaced an older version, or were there; and those that fit no answer."""

    new: int = 0
    changed: int = 0
    there: int = 0
    misfits: tuple[Comment, ...] = ()


def import_comments(folder: SessionFolder, state: State, file: CommentFile, at: datetime) -> ImportCounts:
    """Add the comments of a file to a session. Raise InputError if none fits its answers, DeviceError."""
    misfits = tuple(one for one in file.comments if not any(_fits(one, turn) for turn in answered(state)))
    if len(misfits) == len(file.comments):
        sentence = f"None of these comments fits an answer of {folder.id}: it has been answered again since."
        raise InputError(
            sentence, f"Make a new page for the coach: mockloop report {short_id(folder.path)} --for-coach"
        )
    kept = {one.id: one for one in comments_of(folder)}
    fresh = [one for one in file.comments if one not in misfits and kept.get(one.id) != one]
    for one in fresh:
        _append(folder, {"comment": one.model_dump(mode="json")}, at)
    changed = sum(one.id in kept for one in fresh)
    return ImportCounts(len(fresh) - changed, changed, len(file.comments) - len(misfits) - len(fresh), misfits)


def comments_of(folder: SessionFolder) -> tuple[Comment, ...]:
    """Return the current comments on a session, without those that cannot be read."""
    found: dict[str, Comment] = {}
    for record in records(folder.path / FILE):
        if isinstance(removed := record.get("removed"), str):
            found.pop(removed, None)
            continue
        with contextlib.suppress(ValidationError):
            one = Comment.model_validate(record.get("comment"))
            found[one.id] = one
    return tuple(found.values())


def remove_comment(folder: SessionFolder, comment: Comment, at: datetime) -> None:
    """Remove a comment from a session; importing its file again brings it back. Raise DeviceError."""
    _append(folder, {"removed": comment.id}, at)


def _append(folder: SessionFolder, record: Mapping[str, object], at: datetime) -> None:
    append_record(folder.path / FILE, at, record, f"The comments on {folder.id}")


# ---- where they stand ----------------------------------------------------------------------------------------


def answered(state: State) -> tuple[Turn, ...]:
    """Return the answers of a session in the order in which reports count them."""
    return tuple(turn for turn in state.turns if turn.outcome == "answered")


def comments_on(turn: Turn, comments: Iterable[Comment]) -> tuple[Comment, ...]:
    """Return the comments on an answer, in the order of their seconds."""
    return tuple(sorted((one for one in comments if _fits(one, turn)), key=lambda one: (one.at_s, one.written)))


def without_answer(turns: Sequence[Turn], comments: Iterable[Comment]) -> tuple[Comment, ...]:
    """Return the comments on answers that were redone since."""
    return tuple(one for one in comments if not any(_fits(one, turn) for turn in turns))


def word_of(comment: Comment, transcript: Transcript) -> int | None:
    """Return the word of a comment; None if it has only a second.

    The second pass may have replaced the words: then it is the nearest word of the same text, if one is near.
    """
    words = transcript.words
    if comment.word is None:
        return None
    if comment.word < len(words) and _same(words[comment.word].text, comment.said):
        return comment.word
    alike = [index for index, word in enumerate(words) if _same(word.text, comment.said)]
    nearest = min(alike, key=lambda index: abs(words[index].start_s - comment.at_s), default=None)
    if nearest is None or abs(words[nearest].start_s - comment.at_s) > NEAR_S:
        return None
    return nearest


def _same(word: str, said: str) -> bool:
    return " ".join(word.split()).casefold() == said.casefold()


def _fits(comment: Comment, turn: Turn) -> bool:
    """Return whether a comment is about this answer: its takes are the answer's first ones, with its second in them."""
    takes = tuple(take.number for take in turn.takes)[: len(comment.takes)]
    lasts_s = sum(part.duration_s for part in turn.transcripts)
    return turn.outcome == "answered" and takes == comment.takes and comment.at_s <= lasts_s + PAST_END_S
