"""A person's correction of the sections of an answer: exported by a report's page, read by ``sessions correct``."""

from __future__ import annotations

from itertools import pairwise
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from mockloop.core.scenario import SectionName

WordIndex = Annotated[int, Field(ge=0)]


class CorrectedSpan(BaseModel):
    """Words ``first_word`` to ``last_word`` (both included, counted from 0 over the whole answer) of one section."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    section: SectionName | Literal["none"] = Field(description="A section, or none for an aside.")
    first_word: WordIndex
    last_word: WordIndex


class Correction(BaseModel):
    """The sections of one answer as the person assigned them.

    ``answer`` counts the answered questions of the session from 0, in the order they were asked. The spans cover the
    answer's words from the first on, without a gap and without two neighbours of one section. The caller, who has the
    transcript, must check that they end at the last word.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, serialize_by_alias=True, populate_by_name=True)

    schema_: Literal[1] = Field(1, alias="schema", description="Version of this format.")
    session: str = Field(min_length=1, description="The id of the session it belongs to.")
    answer: Annotated[int, Field(ge=0, description="Which answer, counted from 0.")] = 0
    sections: list[CorrectedSpan] = Field(min_length=1)

    @model_validator(mode="after")
    def _one_after_the_other(self) -> Self:
        if self.sections[0].first_word != 0:
            raise ValueError("the first section must begin at word 0")
        for span in self.sections:
            if span.last_word < span.first_word:
                raise ValueError(f"{span.section} ends at word {span.last_word}, before it begins")
        for before, after in pairwise(self.sections):
            if after.first_word != before.last_word + 1:
                raise ValueError(f"{after.section} must begin at word {before.last_word + 1}")
            if after.section == before.section:
                raise ValueError(f"two neighbouring spans are both {after.section}")
        return self
