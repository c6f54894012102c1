"""A coach's comments at words and seconds of a session: the file that the page for a coach saves."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, Strict, model_validator

from mockloop.core.fields import Count, Seconds, Text

MOST_COMMENTS = 300
MOST_TEXT, MOST_AUTHOR, MOST_SAID = 2000, 60, 100  # letters


def _not_blank(text: str) -> str:
    if not text.strip():
        raise ValueError("the comment is empty")
    return text.strip()


def _one_line(text: str) -> str:
    return " ".join(text.split())


class Comment(BaseModel):
    """One comment. Its texts contain no control characters.

    ``takes`` are those of the answer when it was written; ``word`` counts the answer's words from 0, and is None if the
    comment has only a second; ``at_s`` counts from the start of the answer; ``said`` is the word as the page showed it.
    An edited comment keeps its ``id``.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: Annotated[
        str,
        Strict(),
        Field(pattern="^[0-9a-f]{16}$", description="The comment's id; it stays the same when the comment is edited."),
    ]
    takes: tuple[Count, ...] = Field(min_length=1, max_length=1000, description="The takes of the answer.")
    word: Count | None = Field(
        description="The number of the word that it stands at, counted from 0; null if it stands at a second alone."
    )
    at_s: Annotated[Seconds, Field(ge=0)] = Field(
        description="The second that it stands at, from the start of the answer."
    )
    said: Annotated[Text, AfterValidator(_one_line)] = Field("", max_length=MOST_SAID, description="The word itself.")
    text: Annotated[Text, AfterValidator(_not_blank)] = Field(max_length=MOST_TEXT, description="What was written.")
    author: Annotated[Text, AfterValidator(_one_line)] = Field("", max_length=MOST_AUTHOR, description="By whom.")
    written: Annotated[str, Strict(), Field(pattern="^[0-9TZ:.+-]{0,32}$", description="When, ISO 8601.")] = ""


class CommentFile(BaseModel):
    """The comments saved from a page, and its session: the id, and when it began."""

    model_config = ConfigDict(extra="forbid", frozen=True, serialize_by_alias=True, populate_by_name=True)

    schema_: Literal[1] = Field(alias="schema", description="Version of this format.")
    session: Annotated[Text, Field(min_length=1, max_length=200)]
    began: Annotated[Text, Field(max_length=60)] = ""
    comments: list[Comment] = Field(max_length=MOST_COMMENTS)

    @model_validator(mode="after")
    def _each_once(self) -> Self:
        if not self.comments:
            raise ValueError("it holds no comments")
        if len({one.id for one in self.comments}) < len(self.comments):
            raise ValueError("two comments have the same id")
        return self
