"""The content of the library's files: a competency, a question, a walkthrough.

A *competency* is what an interviewer grades, whatever the story. A *question* is words that ask for it. A
*walkthrough* is a worked story. ``mockloop scenarios schema`` prints their JSON Schemas; ``docs/questions.md`` says
how to write one.
"""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ConfigDict, Field, field_validator

from mockloop.core.scenario import (
    Id,
    Lens,
    Level,
    Probe,
    QuizQuestion,
    RedFlag,
    Scenario,
    ScenarioGate,
    Section,
    SectionId,
    Text,
    WeakAnswer,
    Weight,
)

GENERAL = "general"  # the competency that all others inherit from
FROM_THE_FILE = ("id", "question")  # what a scenario must contain; everything else is inherited or optional


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Competency(_Part):
    """What an interviewer grades, completed by the general competency."""

    id: Id
    name: Text = Field(description="What people call it: 'Ownership', 'Handling conflict'.")
    company: Text = Field("general", description="The company: amazon, general, or another name.")
    asks: Text = Field(description="What the interviewer wants to find out, in a sentence or two.")
    words: list[Text] = Field(
        default_factory=list, description="Words of questions about it; a question of your own is matched by them."
    )
    sections: dict[SectionId, Section] = Field(min_length=1)
    gates: list[ScenarioGate] = Field(min_length=1, description="What every answer needs.")
    red_flags: list[RedFlag] = Field(default_factory=list)
    bank: dict[Id, Weight] = Field(description="Kinds of probe of the shared bank; a greater weight is asked sooner.")
    probes: list[Probe] = Field(default_factory=list, description="Probes that only this competency has.")
    levels: list[Level] = Field(min_length=1)
    sources: list[Text] = Field(default_factory=list, description="Where its claims come from.")


class Question(_Part):
    """One question: three lines are enough."""

    id: Id
    question: Text = Field(description="The words, as they are spoken.")
    competency: Id = GENERAL
    variants: list[Text] = Field(default_factory=list, description="Other words for the same question.")
    terms: list[Text] = Field(default_factory=list, description="Names and rare words for the recognizer.")


class Questions(_Part):
    """A file of questions."""

    questions: list[Question] = Field(min_length=1)


class WorkedSection(Section):
    """A section with its strong example."""

    strong: Text
    key_phrases: list[Text] = Field(min_length=1)
    key_phrases_show: Text


class Walkthrough(Scenario):
    """A worked story, with everything that study needs."""

    overview: Text
    sections: dict[SectionId, WorkedSection] = Field(min_length=1)  # type: ignore[assignment]
    weak_answer: WeakAnswer
    lenses: list[Lens] = Field(min_length=1)
    quiz: list[QuizQuestion] = Field(min_length=1)

    @field_validator("sections")
    @classmethod
    def _key_phrases_are_said(cls, sections: dict[str, WorkedSection]) -> dict[str, WorkedSection]:
        for name, section in sections.items():
            said = " ".join(section.strong.casefold().split())
            for phrase in section.key_phrases:
                if " ".join(phrase.casefold().split()) not in said:
                    raise ValueError(f"the key phrase '{phrase}' is not said in the strong example of {name}")
        return sections


KINDS: dict[str, type[BaseModel]] = {
    "scenario": Scenario,
    "competency": Competency,
    "question": Questions,
    "walkthrough": Walkthrough,
}


def json_schema(kind: str = "scenario") -> dict[str, Any]:
    """Return the JSON Schema of a kind of file as one writes it: inherited fields may be left out."""
    schema = KINDS[kind].model_json_schema(by_alias=True)
    if kind != "question":
        schema["required"] = [name for name in FROM_THE_FILE if name in schema["properties"]]
        for name in ("Section", "WorkedSection", "Level"):
            schema.get("$defs", {}).get(name, {}).pop("required", None)
    return schema


__all__ = ["GENERAL", "Competency", "Question", "Questions", "Walkthrough", "json_schema"]
