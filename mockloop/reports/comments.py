"""A coach's comments in the wording of every report: the place, the words around it, and the author."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from mockloop.core.transcript import Transcript
from mockloop.reports.summary import moment
from mockloop.sessions.comment_file import Comment
from mockloop.sessions.comments import word_of

AROUND = 3  # words that are quoted before and after the commented one
TITLE = "Comments"


@dataclass(frozen=True, slots=True)
class ShownComment:
    """A comment at a word of the transcript, or at its second alone.

    ``at`` is that second in writing, ``quote`` the words around it.
    """

    comment: Comment
    word: int | None
    at_s: float
    at: str
    quote: str

    @property
    def by(self) -> str:
        """The author and the day, as far as known."""
        return ", ".join(filter(None, (self.comment.author, self.comment.written[:10])))

    @property
    def line(self) -> str:
        """The comment on one line, with its second."""
        quote = f" “{self.quote}”" if self.quote else ""
        by = f" ({self.by})" if self.by else ""
        return f"{self.at}{quote}: {' '.join(self.comment.text.split())}{by}"

    def data(self) -> dict[str, Any]:
        """Return plain data, with the current word and second."""
        return self.comment.model_dump(mode="json") | {"word": self.word, "at_s": round(self.at_s, 3)}


def shown_comments(comments: Sequence[Comment], transcript: Transcript) -> tuple[ShownComment, ...]:
    """Return the comments on an answer as they are shown beside its words."""
    return tuple(sorted((_shown(one, transcript) for one in comments), key=lambda one: one.at_s))


def _shown(one: Comment, transcript: Transcript) -> ShownComment:
    word = word_of(one, transcript)
    at_s = one.at_s if word is None else transcript.words[word].start_s
    last = len(transcript.words) - 1
    quote = "" if word is None else transcript.between(max(0, word - AROUND), min(last, word + AROUND))
    return ShownComment(one, word, at_s, moment(at_s, transcript.timed), quote)


def misplaced(count: int) -> str:
    """Return the sentence about comments whose answer was redone since."""
    one = count == 1
    return f"{count} {'comment is' if one else 'comments are'} about an answer that was given again since."
