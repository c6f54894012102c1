"""The state of an interview: its plan, the questions asked so far, and their answers."""

from __future__ import annotations

from dataclasses import dataclass

from mockloop.core.events import Answered, SectionMark, Take
from mockloop.core.levels import level_id
from mockloop.core.loop import LoopPlace
from mockloop.core.pressure import NONE, Pressure
from mockloop.core.scenario import SECTIONS, Scenario
from mockloop.core.story import Story
from mockloop.core.transcript import Transcript, joined

PRESS = ".press"  # the id of a probe's own follow-up: the probe's id and this
ASKED = "asked-"  # the id of a question that somebody asked in a file: this and its number


@dataclass(frozen=True, slots=True)
class Plan:
    """What was decided before the session began.

    ``story``: the person's notes for this answer, None if there are none. ``loop``: the session's place in a loop of
    several questions, None if it stands alone. ``pressure``: what makes it harder, on request. For study: ``pages``
    are the ids of the pages, ``quiz`` the numbers of the quiz questions, counted from 0; None: all.
    """

    mode: str  # interview, drill or study; recall: a story told from memory; dictation: a story told to become notes
    scenario: Scenario
    level: str
    lens: str | None = None
    probes: int = 3
    sections: tuple[str, ...] = SECTIONS
    pages: tuple[str, ...] | None = None
    quiz: tuple[int, ...] | None = None
    story: Story | None = None
    loop: LoopPlace | None = None
    pressure: Pressure = NONE

    def __post_init__(self) -> None:
        object.__setattr__(self, "level", level_id(self.level))


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words ``first_word`` to ``last_word`` (both included) of an answer that the person assigned to one section."""

    section: str
    first_word: int
    last_word: int


@dataclass(frozen=True, slots=True)
class Turn:
    """One question and its answer.

    ``takes`` make up the answer; ``set_aside`` were recorded but redone, skipped or silent. ``outcome`` is open,
    answered, skipped or unheard. ``transcripts`` belong to the takes in order; those of the last takes may come later
    than the answer's end. ``live``: by take, the live words, if the second pass has replaced them; the next probe was
    chosen by them. ``reopened``: how often the person continued after silence had ended the answer. ``shape``: the
    sections and their cues if the answer is not a story; empty for a story. ``corrected``: the sections as the person
    assigned them, over all words of the answer; empty: not corrected. ``given``: with a limited number of takes, the
    earlier tries, each with its takes; one of them may still be chosen. ``counted``: which try was chosen, out of how
    many; (1, 1) if there was only one.
    """

    ask: str
    text: str
    because: tuple[str, ...] = ()
    takes: tuple[Take, ...] = ()
    set_aside: tuple[Take, ...] = ()
    transcripts: tuple[Transcript, ...] = ()
    live: tuple[tuple[int, Transcript], ...] = ()
    ended_by: str | None = None
    outcome: str = "open"
    reopened: int = 0
    corrected: tuple[Stretch, ...] = ()
    shape: tuple[tuple[str, tuple[str, ...]], ...] = ()
    given: tuple[tuple[Take, ...], ...] = ()
    counted: tuple[int, int] = (1, 1)

    @property
    def answer(self) -> Transcript:
        return joined(self.transcripts)

    @property
    def marks(self) -> tuple[SectionMark, ...]:
        """Where the person marked that a section begins, in seconds of the answer."""
        starts = [sum(take.duration_s for take in self.takes[:i]) for i in range(len(self.takes))]
        placed = zip(starts, self.takes, strict=True)
        return tuple(SectionMark(start_s + mark.at_s, mark.section) for start_s, take in placed for mark in take.marks)

    @property
    def speech_s(self) -> float:
        return sum(take.speech_s for take in self.takes)


@dataclass(frozen=True, slots=True)
class State:
    """Where the session is, with every past turn."""

    plan: Plan
    phase: str
    turns: tuple[Turn, ...] = ()
    next_take: int = 1
    stopping: bool = False
    complete: bool = False
    page: int = 0
    quiz: tuple[Answered, ...] = ()

    @property
    def turn(self) -> Turn:
        return self.turns[-1]

    @property
    def stopped(self) -> bool:
        """Whether the person stopped it before its end, so that it can be resumed."""
        return self.phase == "finished" and not self.complete

    @property
    def untranscribed(self) -> tuple[int, Take] | None:
        """The first take of an answer that has no words yet, with the place of its turn."""
        for place, turn in enumerate(self.turns):
            if len(turn.transcripts) < len(turn.takes):
                return place, turn.takes[len(turn.transcripts)]
        return None

    @property
    def asked(self) -> tuple[str, ...]:
        return tuple(turn.ask for turn in self.turns)

    @property
    def used_up(self) -> tuple[str, ...]:
        """The ids of everything that must not be asked again: in this session, and before it in the same loop."""
        return (*self.asked, *(self.plan.loop.asked if self.plan.loop else ()))


def ask_text(scenario: Scenario, ask: str) -> str:
    """Return what the interviewer says for the question with id ``ask``."""
    if ask == "opening":
        return scenario.question
    if ask in scenario.sections:
        return scenario.sections[ask].prompt
    if ask.endswith(PRESS):
        return scenario.probe(ask.removesuffix(PRESS)).press or ""
    return scenario.probe(ask).ask


def section_target_s(plan: Plan, section: str) -> float:
    """Return the section's target, scaled to the length of the plan's level."""
    scale = plan.scenario.level(plan.level).length_s / plan.scenario.target_s
    return round(plan.scenario.sections[section].target_s * scale, 1)
