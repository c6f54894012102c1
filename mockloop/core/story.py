"""A person's own story: its parts as noted, and the facts to be said."""

from __future__ import annotations

from dataclasses import dataclass

FACT_KINDS = ("figure", "name", "date", "step")
CARRIED_ON = "\u2026"  # '… 14 to 10' continues the figure before it; only its last number is a fact of its own


@dataclass(frozen=True, slots=True)
class StoryFact:
    """One fact of the notes. ``kind`` is one of FACT_KINDS; ``context``: its line in the notes."""

    kind: str
    text: str
    context: str = ""


@dataclass(frozen=True, slots=True)
class Story:
    """The notes, read: ``parts`` are the sections in their usual order with their lines, ``facts`` what to say.

    ``competencies`` are the ids of those that the person wants to tell it for; none are guessed.
    """

    name: str
    title: str
    parts: tuple[tuple[str, tuple[str, ...]], ...] = ()
    facts: tuple[StoryFact, ...] = ()
    competencies: tuple[str, ...] = ()

    def lines(self, section: str) -> tuple[str, ...]:
        """Return the lines noted for a section; empty if there are none."""
        return next((lines for name, lines in self.parts if name == section), ())

    @property
    def terms(self) -> tuple[str, ...]:
        """The names that a recognizer should know."""
        return tuple(fact.text for fact in self.facts if fact.kind == "name")
