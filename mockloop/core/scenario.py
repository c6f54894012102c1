"""The data of a scenario: what is asked, what a strong answer contains, what to probe.

``library.compose`` puts a scenario together from a question, its competency and possibly a worked story. What only a
worked story has may be missing: a strong example, key phrases, a weak answer, a quiz, lenses. The models describe each
field; ``mockloop scenarios schema`` publishes them as JSON Schema for editors.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Annotated, Literal, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, model_validator

from mockloop.core.levels import level_id

SECTIONS = ("situation", "task", "action", "result", "reflection")
SectionName = Literal["situation", "task", "action", "result", "reflection"]

PLAIN_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
Id = Annotated[str, StringConstraints(pattern=f"^{PLAIN_NAME.pattern}$", max_length=60)]
SignalName = Annotated[str, StringConstraints(pattern=r"^[a-z]+(_[a-z]+)*$", max_length=60)]
SectionId = Annotated[str, StringConstraints(pattern=r"^[a-z]+(_[a-z]+)*$", max_length=30)]
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=6000)]
Maybe = Annotated[str, StringConstraints(strip_whitespace=True, max_length=6000)]  # "" if it is left out
Seconds = Annotated[float, Field(gt=0, le=3600)]
Weight = Annotated[float, Field(ge=0, le=10)]
Expectations = dict[SignalName, Weight]
Path = tuple[str | int, ...]  # the path of a value in a file: keys and indices


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Section(_Part):
    """One section of the answer: its clock, its coaching, and what belongs in it."""

    target_s: Seconds = Field(description="Seconds this section should take at the scenario's own length.")
    limit_s: Seconds | None = Field(
        None, description="Seconds above which it is too long; 1.5 times the target if left out."
    )
    prompt: Text = Field(description="What the interviewer says to ask for this section alone (drill).")
    coaching: Text = Field(description="What a coach says about this section.")
    mistake: Text = Field(description="The mistake most people make here.")
    title: Maybe = Field("", description="The section's title, if its name does not say what it is.")
    strong: Maybe = Field("", description="A strong example, as it would be spoken.")
    key_phrases: list[Text] = Field(
        default_factory=list, description="The phrases of the strong example that matter most."
    )
    key_phrases_show: Maybe = Field("", description="What those phrases make the listener believe.")
    cues: list[Text] = Field(
        default_factory=list, description="Words that identify this section, if it is not a STAR section."
    )
    expects: Expectations = Field(default_factory=dict, description="Signals this section should show, with weights.")

    @property
    def ceiling_s(self) -> float:
        return self.limit_s if self.limit_s is not None else 1.5 * self.target_s

    @model_validator(mode="after")
    def _limit_above_target(self) -> Self:
        if self.limit_s is not None and self.limit_s < self.target_s:
            raise ValueError("limit_s must not be below target_s")
        return self


class Example(_Part):
    """An answer and the comments on it."""

    answer: Text
    why: Text


class StrongExample(_Part):
    """A strong answer to a probe and the elements that make it so."""

    answer: Text
    has: list[Text] = Field(min_length=1)


class When(_Part):
    """When a probe is worth asking: the conversation lacks one of these signals, or shows one of these weak ones."""

    lacks: list[SignalName] = Field(default_factory=list)
    shows: list[SignalName] = Field(default_factory=list)

    @model_validator(mode="after")
    def _something(self) -> Self:
        if not self.lacks and not self.shows:
            raise ValueError("name at least one signal under 'lacks' or 'shows'")
        return self

    def signals(self, path: Path) -> Iterator[tuple[Path, str]]:
        """Yield the signals named here, each with its path below ``path``."""
        for key, names in (("lacks", self.lacks), ("shows", self.shows)):
            yield from (((*path, key, j), signal) for j, signal in enumerate(names))


class Probe(_Part):
    """A follow-up question: what it tests, when it is due, and what a strong answer shows."""

    id: Id
    ask: Text
    tests: Text
    when: When
    weak: Example | None = None
    strong: StrongExample | None = None
    remember: Maybe = Field("", description="The one line to remember from the strong answer.")
    wants: list[SignalName] = Field(min_length=1, description="Signals a strong answer shows.")
    press: Text | None = Field(None, description="Asked next if the answer was weak.")
    then: list[Id] = Field(default_factory=list, description="Probes that may follow this one.")
    hardness: Annotated[int, Field(ge=1, le=5)] = 3
    about: list[Text] = Field(
        default_factory=list, description="Beginnings of words; the probe is asked only if one of them was said."
    )
    answered: list[Text] = Field(
        default_factory=list,
        description="Beginnings of words or phrases; if one was said, the probe counts as answered.",
    )


class RedFlag(When):
    """One thing wrong with an answer: it shows one of ``shows``, or none of ``lacks``."""

    flag: Text


class ScenarioGate(_Part):
    """Something that every answer needs; any of its signals passes it."""

    id: Id
    title: Text = Field(description="What it is, as one would say it: 'a step of your own'.")
    any_of: list[SignalName] = Field(min_length=1, description="Signals of which one is enough.")


class WeakAnswer(_Part):
    """An answer that fails, and the bar raiser's view of it."""

    answer: Text
    red_flags: list[RedFlag] = Field(min_length=1)
    view: Text
    rating: Literal["leaning_no_hire", "no_hire"] = "leaning_no_hire"


class Lens(_Part):
    """The same story told for another principle."""

    name: Text
    lead: Text
    emphasize: Text
    play_down: Text
    expects: Expectations = Field(default_factory=dict)


class Level(_Part):
    """What changes with seniority."""

    id: Annotated[Id, BeforeValidator(lambda name: level_id(name) if isinstance(name, str) else name)]
    title: Text
    length_s: Seconds = Field(description="Length of the whole answer; section targets scale to it.")
    range_s: tuple[Seconds, Seconds] | None = Field(None, description="Shortest and longest good length.")
    focus: Text
    bar: Text
    reflection: Text = Field(description="What the reflection should hold at this level.")
    reflection_example: Maybe = ""
    reflection_signal: SignalName
    expects: Expectations = Field(default_factory=dict)


class QuizQuestion(_Part):
    """Four options, one right; ``right`` counts from 1, as people do."""

    question: Text
    options: list[Text] = Field(min_length=4, max_length=4)
    right: Annotated[int, Field(ge=1, le=4)]
    explanation: Text

    def is_right(self, option: int) -> bool:
        """Return whether an option, counted from 0 as events do, is the right one."""
        return option + 1 == self.right

    @model_validator(mode="after")
    def _options_differ(self) -> Self:
        if len({option.casefold() for option in self.options}) < len(self.options):
            raise ValueError("two options are the same")
        return self


def with_company(name: str, company: str) -> str:
    """Return a competency's name, with the company whose own term it is: 'Amazon's Dive Deep'."""
    return name if company == "general" else f"{company}'s {name}"


class Scenario(_Part):
    """A complete scenario: nothing needs to be looked up any more."""

    schema_: Literal[1, 2] = Field(
        2, alias="schema", description="1: the fields of one file. 2: complete, with what its competency adds."
    )
    id: Id
    title: Text
    question: Text = Field(description="The opening question, as it is spoken.")
    competency: Id = Field("general", description="The competency that it is judged by.")
    company: Text = "general"
    principle: Text = Field("general", description="The competency's name.")
    overview: Maybe = ""
    sections: dict[SectionId, Section] = Field(min_length=1, description="The sections of an answer, in their order.")
    gates: list[ScenarioGate] = Field(default_factory=list)
    red_flags: list[RedFlag] = Field(default_factory=list, description="What speaks against any answer.")
    probes: list[Probe] = Field(default_factory=list, description="Its own probes, besides those of the bank.")
    first: list[Id] = Field(
        default_factory=list, description="Its own probes that may be asked first; all of them if left out."
    )
    bank: dict[Id, Weight] = Field(default_factory=dict, description="Kinds of probe of the shared bank, with weights.")
    weak_answer: WeakAnswer | None = None
    lenses: list[Lens] = Field(default_factory=list)
    levels: list[Level] = Field(min_length=1)
    quiz: list[QuizQuestion] = Field(default_factory=list)
    terms: list[Text] = Field(default_factory=list, description="Names and rare words for the recognizer.")

    @property
    def heading(self) -> str:
        """The title; if that is only a shortened question, the whole question."""
        return self.question if self.question.startswith(self.title.removesuffix(" …")) else self.title

    @property
    def judged_by(self) -> str:
        """What people call its competency, with the company whose own term it is."""
        return with_company(self.principle, self.company)

    @property
    def target_s(self) -> float:
        return sum(section.target_s for section in self.sections.values())

    @property
    def shape(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """The sections and their cues if the answer is not a story; empty for a story."""
        if tuple(self.sections) == SECTIONS:
            return ()
        return tuple((name, tuple(cue.casefold() for cue in one.cues)) for name, one in self.sections.items())

    @property
    def flags(self) -> list[RedFlag]:
        """Every red flag: those of the worked story, then those of the competency."""
        own = self.weak_answer.red_flags if self.weak_answer else []
        named = {signal for flag in own for signal in flag.shows}
        return [*own, *(flag for flag in self.red_flags if not named.intersection(flag.shows))]

    def probe(self, probe_id: str) -> Probe:
        return next(probe for probe in self.probes if probe.id == probe_id)

    def level(self, name: str) -> Level:
        return next(level for level in self.levels if level.id == level_id(name))

    def lens(self, name: str | None) -> Lens | None:
        return next((lens for lens in self.lenses if name and lens.name.casefold() == name.casefold()), None)

    def signals(self) -> Iterator[tuple[Path, str]]:
        """Every signal named anywhere, with its path."""
        for name, section in self.sections.items():
            yield from ((("sections", name, "expects", signal), signal) for signal in section.expects)
        for i, gate in enumerate(self.gates):
            yield from ((("gates", i, "any_of", j), signal) for j, signal in enumerate(gate.any_of))
        for i, probe in enumerate(self.probes):
            yield from probe.when.signals(("probes", i, "when"))
            yield from ((("probes", i, "wants", j), signal) for j, signal in enumerate(probe.wants))
        for i, flag in enumerate(self.red_flags):
            yield from flag.signals(("red_flags", i))
        for i, flag in enumerate(self.weak_answer.red_flags if self.weak_answer else ()):
            yield from flag.signals(("weak_answer", "red_flags", i))
        for i, lens in enumerate(self.lenses):
            yield from ((("lenses", i, "expects", signal), signal) for signal in lens.expects)
        for i, level in enumerate(self.levels):
            yield ("levels", i, "reflection_signal"), level.reflection_signal
            yield from ((("levels", i, "expects", signal), signal) for signal in level.expects)

    def sentences(self) -> tuple[str, ...]:
        """All prose about the story, from which the recognizer learns rare words."""
        spoken = [section.strong for section in self.sections.values()]
        spoken += [phrase for section in self.sections.values() for phrase in section.key_phrases]
        for probe in self.probes:
            spoken += [probe.ask, probe.remember]
            spoken += [example.answer for example in (probe.weak, probe.strong) if example]
        spoken += [level.reflection_example for level in self.levels]
        weak = self.weak_answer.answer if self.weak_answer else ""
        return tuple(text for text in (self.question, self.overview, weak, *spoken) if text)
