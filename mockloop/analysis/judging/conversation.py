"""Everything said in one session so far, analyzed: the story first, then the answer to each probe."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from mockloop.analysis.answer import Answer, Finding, SectionSpan
from mockloop.analysis.judging.absence import surely_absent
from mockloop.analysis.judging.gates import INSIGHT
from mockloop.analysis.judging.scoring import scale
from mockloop.analysis.sections.corrections import spans_of
from mockloop.analysis.sections.marks import marked
from mockloop.analysis.sections.shape import Shape, shaped
from mockloop.analysis.sections.spans import one_section, split
from mockloop.analysis.signals import registry
from mockloop.core.scenario import SECTIONS
from mockloop.core.state import Turn
from mockloop.core.transcript import Transcript

_NO_PAST = ("hypothetical", "no_story")  # signals of what one would do or usually does, instead of what one did
_SUPPOSES = re.compile(r"\b(?:would|suppose|imagine)\b|\bif (?:you|it|they|he|she) had\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Reading:
    """One analyzed answer. ``ask`` is the id of its question, ``question`` its words.

    ``likely`` is the probability, 0 to 1, that the answer shows each signal anywhere, found or not. ``telling`` is what
    the meaning of the answer as a whole adds to its score, in points.
    """

    ask: str
    answer: Answer
    findings: tuple[Finding, ...] = field(repr=False, default=())
    faint: tuple[Finding, ...] = field(repr=False, default=())
    likely: Mapping[str, float] = field(repr=False, default_factory=dict)
    question: str = ""
    shaped: tuple[SectionSpan, ...] = ()
    telling: float = 0.0

    @property
    def spans(self) -> tuple[SectionSpan, ...]:
        """The sections with their times; if the answer is not a story, the sections of its shape."""
        return self.shaped or self.answer.spans

    def shows(self, signal: str) -> tuple[Finding, ...]:
        """Return the findings of one signal, in order; if there are none, the matches of its rule.

        Only gates and probes use the second, since they ask for one particular thing. A debrief shows ``findings``.
        """
        return tuple(one for one in (*self.findings, *self.faint) if one.signal == signal)

    def lacks_surely(self, *signals: str) -> bool:
        """Return whether none of the signals is even somewhat likely: only then were they not said."""
        if any(one.signal in signals for one in self.faint):
            return False
        return surely_absent(self.likely, signals, (one.signal for one in self.findings))


@dataclass(frozen=True, slots=True)
class Conversation:
    """All readings of a session in order; ``story`` is the answer to the opening question."""

    readings: tuple[Reading, ...]

    @property
    def story(self) -> Reading | None:
        return next((r for r in self.readings if r.answer.kind == "story"), None)

    @property
    def probed(self) -> tuple[Reading, ...]:
        return tuple(r for r in self.readings if r.answer.kind == "probe")

    def shows(self, signal: str) -> tuple[Finding, ...]:
        """Return the findings of one signal over the session; faint ones too in answers that have no other."""
        return tuple(finding for reading in self.readings for finding in reading.shows(signal))

    def shows_surely(self, signal: str) -> tuple[Finding, ...]:
        """Return the findings of one signal over the session, without faint ones."""
        return tuple(one for reading in self.readings for one in reading.findings if one.signal == signal)

    def shows_without_scenario(self, signal: str) -> tuple[Finding, ...]:
        """Return the findings of one signal without a scenario: faint ones only of lessons, few of which are wrong."""
        return self.shows(signal) if signal in INSIGHT.signals else self.shows_surely(signal)

    def lacks_surely(self, *signals: str) -> bool:
        """Return whether none of the signals is even somewhat likely in any answer."""
        return all(reading.lacks_surely(*signals) for reading in self.readings)


def read_story(transcript: Transcript, spans: tuple[SectionSpan, ...] | None = None) -> Reading:
    """Analyze a whole answer. Split it into sections unless ``spans`` (corrected by the person) are given."""
    answer = Answer(transcript, split(transcript) if spans is None else spans, "story")
    return _read("opening", answer)


def read_shaped(transcript: Transcript, shape: Shape) -> Reading:
    """Analyze a whole answer that is not a story.

    Every signal may look anywhere, and its sections are those of its shape.
    """
    return replace(read_story(transcript, ()), shaped=shaped(transcript, shape))


def read_section(transcript: Transcript, section: str) -> Reading:
    """Analyze a drill's answer: one section, which is known."""
    answer = Answer(transcript, one_section(transcript, section), "section")
    return _read(section, answer)


def read_probe(transcript: Transcript, ask: str, question: str = "") -> Reading:
    """Analyze the answer to a probe: short, without sections.

    A question such as 'What would you have done?' asks for a hypothetical, so one does not count against the answer.
    """
    answer = Answer(transcript, (), "probe")
    return replace(_supposing(_read(ask, answer), question), question=question)


def _supposing(read: Reading, question: str) -> Reading:
    if not _SUPPOSES.search(question):
        return read
    findings, faint = (tuple(one for one in some if one.signal not in _NO_PAST) for some in (read.findings, read.faint))
    return replace(read, findings=findings, faint=faint, likely={**read.likely, **dict.fromkeys(_NO_PAST, 0.0)})


def _read(ask: str, answer: Answer) -> Reading:
    shown = registry.detect_signals(answer)
    return Reading(ask, answer, shown.findings, shown.faint, shown.likely, telling=scale().telling(shown.whole))


def read_turn(turn: Turn) -> Reading:
    """Analyze the answer of one turn. Sections that the person corrected come first, then those marked by key."""
    if turn.ask == "opening" and turn.shape:
        return read_shaped(turn.answer, turn.shape)
    if turn.ask == "opening":
        return read_story(turn.answer, spans_of(turn.answer, turn.corrected) or _marked(turn))
    if turn.ask in SECTIONS:
        return read_section(turn.answer, turn.ask)
    return read_probe(turn.answer, turn.ask, turn.text)


def _marked(turn: Turn) -> tuple[SectionSpan, ...] | None:
    return marked(turn.answer, turn.marks, split(turn.answer)) if turn.marks else None


def conversation(turns: Sequence[Turn] | Iterable[Turn]) -> Conversation:
    """Return the readings of all answered turns."""
    return Conversation(tuple(read_turn(turn) for turn in turns if turn.outcome == "answered"))
