"""A story of one's own: its parts as noted down, and the facts in it that one means to say."""

from __future__ import annotations

from dataclasses import dataclass

FACT_KINDS = ("figure", "name", "date", "step")
CARRIED_ON = "\u2026"  # begins a figure that carries on from another one: its last number is meant


@dataclass(frozen=True, slots=True)
class StoryFact:
    """One thing that the notes hold. ``kind`` is one of FACT_KINDS; ``context``: its line in the notes."""

    kind: str
    text: str
    context: str = ""


@dataclass(frozen=True, slots=True)
class Story:
    """Notes read: ``parts`` are the sections in their usual order with their lines, ``facts`` what to say.

    ``competencies`` are the ids of what the story is told for; the person gives them, none are guessed.
    """

    name: str
    title: str
    parts: tuple[tuple[str, tuple[str, ...]], ...] = ()
    facts: tuple[StoryFact, ...] = ()
    competencies: tuple[str, ...] = ()

    def lines(self, section: str) -> tuple[str, ...]:
        """Return the lines noted for a section; empty where there are none."""
        return next((lines for name, lines in self.parts if name == section), ())

    @property
    def terms(self) -> tuple[str, ...]:
        """The names that a recognizer should know."""
        return tuple(fact.text for fact in self.facts if fact.kind == "name")
