"""The language of scenario files: what is asked, what a strong answer holds, what to probe.

The models say what a field means; ``mockloop scenarios schema`` publishes them as JSON Schema for editors.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

SECTIONS = ("situation", "task", "action", "result", "reflection")
SectionName = Literal["situation", "task", "action", "result", "reflection"]

Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
SignalName = Annotated[str, StringConstraints(pattern=r"^[a-z]+(_[a-z]+)*$", max_length=60)]
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=6000)]
Seconds = Annotated[float, Field(gt=0, le=3600)]
Weight = Annotated[float, Field(ge=0, le=10)]
Expectations = dict[SignalName, Weight]
Path = tuple[str | int, ...]  # where in a file something stands: keys and indices


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Section(_Part):
    """One section of the answer: its clock, its coaching, and what belongs in it."""

    target_s: Seconds = Field(description="Seconds this section should take at the scenario's own length.")
    limit_s: Seconds | None = Field(None, description="Seconds that are too many; 1.5 times the target if left out.")
    prompt: Text = Field(description="What the interviewer says to ask for this section alone (drill).")
    strong: Text = Field(description="A strong example, as it would be spoken.")
    key_phrases: list[Text] = Field(min_length=1, description="Phrases of the strong example that carry the section.")
    key_phrases_show: Text = Field(description="What those phrases make the listener believe.")
    coaching: Text = Field(description="What a coach says about this section.")
    mistake: Text = Field(description="The mistake most people make here.")
    expects: Expectations = Field(default_factory=dict, description="Signals this section should show, with weights.")

    @property
    def ceiling_s(self) -> float:
        return self.limit_s if self.limit_s is not None else 1.5 * self.target_s

    @model_validator(mode="after")
    def _limit_above_target(self) -> Self:
        if self.limit_s is not None and self.limit_s < self.target_s:
            raise ValueError("limit_s must not be below target_s")
        return self


class Sections(_Part):
    """The five sections; the format of an answer."""

    situation: Section
    task: Section
    action: Section
    result: Section
    reflection: Section

    def __getitem__(self, name: str) -> Section:
        section: Section = getattr(self, name)
        return section

    def items(self) -> Iterator[tuple[str, Section]]:
        return ((name, self[name]) for name in SECTIONS)


class Example(_Part):
    """An answer and what there is to say about it."""

    answer: Text
    why: Text


class StrongExample(_Part):
    """A strong answer to a probe and the elements that make it so."""

    answer: Text
    has: list[Text] = Field(min_length=1)


class When(_Part):
    """When a probe is worth asking: signals the conversation still lacks, or weak ones it shows."""

    lacks: list[SignalName] = Field(default_factory=list)
    shows: list[SignalName] = Field(default_factory=list)

    @model_validator(mode="after")
    def _something(self) -> Self:
        if not self.lacks and not self.shows:
            raise ValueError("name at least one signal under 'lacks' or 'shows'")
        return self

    def signals(self, path: Path) -> Iterator[tuple[Path, str]]:
        """The signals named here, each with its path below ``path``."""
        for key, names in (("lacks", self.lacks), ("shows", self.shows)):
            yield from (((*path, key, j), signal) for j, signal in enumerate(names))


class Probe(_Part):
    """A follow-up question: what it tests, when it is due, and what its answers are worth."""

    id: Id
    ask: Text
    tests: Text
    when: When
    weak: Example
    strong: StrongExample
    remember: Text = Field(description="The one line to remember from the strong answer.")
    wants: list[SignalName] = Field(min_length=1, description="Signals a strong answer shows.")
    press: Text | None = Field(None, description="Asked next in the same thread where the answer was weak.")
    then: list[Id] = Field(default_factory=list, description="Probes that may follow this one.")
    hardness: Annotated[int, Field(ge=1, le=5)] = 3


class RedFlag(When):
    """One thing wrong with the weak answer: it shows one of ``shows``, or none of ``lacks``."""

    flag: Text


class WeakAnswer(_Part):
    """The answer that fails, and what a bar raiser thinks of it."""

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

    id: Id
    title: Text
    length_s: Seconds = Field(description="Length of the whole answer; section targets scale to it.")
    range_s: tuple[Seconds, Seconds] | None = Field(None, description="Shortest and longest good length.")
    focus: Text
    bar: Text
    reflection: Text = Field(description="What the reflection should hold at this level.")
    reflection_example: Text
    reflection_signal: SignalName
    expects: Expectations = Field(default_factory=dict)


class QuizQuestion(_Part):
    """Four options, one right; ``right`` counts from 1, as people do."""

    question: Text
    options: list[Text] = Field(min_length=4, max_length=4)
    right: Annotated[int, Field(ge=1, le=4)]
    explanation: Text

    def is_right(self, option: int) -> bool:
        """Whether an option, counted from 0 as events do, is the right one."""
        return option + 1 == self.right

    @model_validator(mode="after")
    def _options_differ(self) -> Self:
        if len({option.casefold() for option in self.options}) < len(self.options):
            raise ValueError("two options are the same")
        return self


class Scenario(_Part):
    """A whole scenario file."""

    schema_: Literal[1] = Field(alias="schema", description="Version of this format.")
    id: Id
    title: Text
    company: Text
    principle: Text
    question: Text = Field(description="The opening question, as it is spoken.")
    overview: Text
    sections: Sections
    probes: list[Probe] = Field(min_length=1)
    first: list[Id] = Field(default_factory=list, description="Probes that may come first; all, if left out.")
    weak_answer: WeakAnswer
    lenses: list[Lens] = Field(min_length=1)
    levels: list[Level] = Field(min_length=1)
    quiz: list[QuizQuestion] = Field(min_length=1)
    terms: list[Text] = Field(default_factory=list, description="Names and rare words for the recognizer.")

    @property
    def target_s(self) -> float:
        return sum(section.target_s for _, section in self.sections.items())

    def probe(self, probe_id: str) -> Probe:
        return next(probe for probe in self.probes if probe.id == probe_id)

    def level(self, level_id: str) -> Level:
        return next(level for level in self.levels if level.id == level_id)

    def lens(self, name: str | None) -> Lens | None:
        return next((lens for lens in self.lenses if name and lens.name.casefold() == name.casefold()), None)

    def signals(self) -> Iterator[tuple[Path, str]]:
        """Every signal named anywhere, with the path at which it stands."""
        for name, section in self.sections.items():
            yield from ((("sections", name, "expects", signal), signal) for signal in section.expects)
        for i, probe in enumerate(self.probes):
            yield from probe.when.signals(("probes", i, "when"))
            yield from ((("probes", i, "wants", j), signal) for j, signal in enumerate(probe.wants))
        for i, flag in enumerate(self.weak_answer.red_flags):
            yield from flag.signals(("weak_answer", "red_flags", i))
        for i, lens in enumerate(self.lenses):
            yield from ((("lenses", i, "expects", signal), signal) for signal in lens.expects)
        for i, level in enumerate(self.levels):
            yield ("levels", i, "reflection_signal"), level.reflection_signal
            yield from ((("levels", i, "expects", signal), signal) for signal in level.expects)

    def sentences(self) -> tuple[str, ...]:
        """All prose about the story: what the recognizer's language model may lean on."""
        spoken = [section.strong for _, section in self.sections.items()]
        spoken += [phrase for _, section in self.sections.items() for phrase in section.key_phrases]
        spoken += [text for p in self.probes for text in (p.ask, p.weak.answer, p.strong.answer, p.remember)]
        spoken += [level.reflection_example for level in self.levels]
        return (self.question, self.overview, self.weak_answer.answer, *spoken)


def inconsistencies(scenario: Scenario) -> Iterator[tuple[Path, str]]:
    """What does not fit together across the file: the path of the place and a sentence about it."""
    yield from _doubles("probes", [probe.id for probe in scenario.probes])
    yield from _doubles("levels", [level.id for level in scenario.levels])
    yield from _doubles("lenses", [lens.name.casefold() for lens in scenario.lenses])
    known = {probe.id for probe in scenario.probes}
    for j, name in enumerate(scenario.first):
        if name not in known:
            yield ("first", j), f"there is no probe '{name}'"
    for i, probe in enumerate(scenario.probes):
        for j, name in enumerate(probe.then):
            if name not in known:
                yield ("probes", i, "then", j), f"there is no probe '{name}'"
            elif name == probe.id:
                yield ("probes", i, "then", j), f"probe '{name}' cannot follow itself"
    reachable = _reachable(scenario)
    for i, probe in enumerate(scenario.probes):
        if probe.id not in reachable:
            yield ("probes", i, "id"), f"probe '{probe.id}' follows nothing, so it can never be asked"


def _doubles(family: str, names: list[str]) -> Iterator[tuple[Path, str]]:
    for i, name in enumerate(names):
        if name in names[:i]:
            yield (family, i), f"'{name}' stands twice under {family}"


def _reachable(scenario: Scenario) -> set[str]:
    if not scenario.first:
        return {probe.id for probe in scenario.probes}
    then = {probe.id: probe.then for probe in scenario.probes}
    found: set[str] = set()
    open_ids = list(scenario.first)
    while open_ids:
        name = open_ids.pop()
        if name not in found:
            found.add(name)
            open_ids += then.get(name, [])
    return found
