"""Decide the rating from gates and the score, each with its reasons. Delivery never affects it.

Not judged: a bad recording, a transcript that the recognizer was unsure of, or an answer part of which was lost,
unless what was heard is enough for a hire. No answer yet: too little was said. Strong hire: every gate is passed and
there is no red flag; the score is among the highest and most of what the scenario expects is there, or nearly
everything is there and the score is that of a hire. Hire: the score is high enough, or much of what the scenario
expects is there; at most one closing gate is missed (two, if neither surely), there is no red flag, and not every one
of several follow-ups was answered weakly. No hire: nothing that the speaker did can be heard, or the score is among the
lowest. Leaning no hire: everything else, and a good answer that surely does not tell what the question asks for.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mockloop.analysis.answer import Finding
from mockloop.analysis.judging.bar import Bar
from mockloop.analysis.judging.conversation import Conversation, Reading
from mockloop.analysis.judging.gates import GENERAL, OUTCOMES, Gate, clear, group, outcome_of, single
from mockloop.analysis.judging.lost_sound import Recordings
from mockloop.analysis.judging.plausibility import not_judged_because
from mockloop.analysis.judging.reasons import (
    NEITHER,
    Reason,
    beside,
    flagged,
    gate_title,
    graded,
    passed,
    placed,
    points,
    too_little_for_strong,
)
from mockloop.analysis.judging.reasons import missed as missed_gate
from mockloop.analysis.judging.scoring import Score, measures, scale, words_by_section
from mockloop.analysis.probes.choice import grade
from mockloop.analysis.topics.topic import Topic
from mockloop.analysis.topics.unanswered import unanswered
from mockloop.core.events import SoundQuality
from mockloop.core.scenario import RedFlag

RATINGS = ("strong_hire", "hire", "leaning_no_hire", "no_hire", "no_answer_yet", "not_judged")
MUST_WEIGHT = 3.0  # a signal of this weight becomes a gate
STRONG_SHARE, HIRE_SHARE = 0.8, 0.55
LEAST_STRONG_SHARE = 0.65  # about two thirds: however well it is told, a strong hire tells most of what is asked for
UNCLEAR = 0.5  # of a missed gate, if what it asks for may have been said in other words
LEAST_WEAK = 2  # follow-ups: what was told stays told, but if nothing behind it can be told, it is in doubt
FEWEST_WORDS = 25
LEAST_PROBABILITY = 0.4
MOST_CLIPPED = 0.02
LEAST_SNR_DB = 6.0
ENOUGH = ("strong_hire", "hire")  # ratings that more words would hardly lower
_NONE = Recordings()


@dataclass(frozen=True, slots=True)
class Verdict:
    """A rating and its reasons; ``missed`` are the gates not passed, ``score`` runs from 0 to 3."""

    rating: str
    reasons: tuple[Reason, ...]
    missed: tuple[str, ...] = ()
    red_flags: tuple[str, ...] = ()
    score: float | None = None

    @property
    def because(self) -> tuple[str, ...]:
        """The reasons as sentences."""
        return tuple(str(reason) for reason in self.reasons)

    def speaking(self, speaks: str) -> tuple[Reason, ...]:
        """Return the reasons for the answer, or those against it."""
        return tuple(reason for reason in self.reasons if reason.speaks == speaks)


@dataclass(frozen=True, slots=True)
class _Case:
    """Everything that the rating depends on."""

    said: Conversation
    gates: tuple[Gate, ...]
    missed: tuple[Gate, ...]
    flags: tuple[str, ...]
    grades: tuple[str, ...]
    score: Score
    share: float | None  # share of the expected weight that is shown; None without a scenario
    beside: Topic | None  # what the question asks for and nothing said tells of

    @property
    def closing(self) -> float:
        """The number of closing gates that are missed; one that was only not clearly heard counts half."""
        shut = [gate for gate in self.missed if gate.closes]
        return sum(1.0 if self.said.lacks_surely(*gate.signals) else UNCLEAR for gate in shut)


def unfit(reading: Reading | None, sounds: Sequence[SoundQuality] = ()) -> list[str]:
    """Return why an answer must not be judged; empty if it may be."""
    reasons = list(_unfit_sound(sounds))
    implausible = not_judged_because(reading.answer.transcript) if reading else None
    reasons += [implausible] if implausible else []
    words = reading.answer.transcript.words if reading else ()
    if words and sum(w.probability for w in words) / len(words) < LEAST_PROBABILITY:
        reasons.append("the recognizer was unsure of most words")
    return reasons


def too_little(reading: Reading) -> list[str]:
    """Return what is missing if too little was said for a rating; empty if it is enough."""
    words = len(reading.answer.transcript.words)
    if words >= FEWEST_WORDS:
        return []
    missing = [f"not heard yet: {gate_title(gate)}" for gate in GENERAL if not gate.passed_by(reading.shows)]
    return [f"only {words} words were heard; a judgement needs at least {FEWEST_WORDS}", *missing]


def _unfit_sound(sounds: Sequence[SoundQuality]) -> Iterator[str]:
    clipped = max((s.clipped_share for s in sounds), default=0.0)
    if clipped > MOST_CLIPPED:
        yield f"{clipped:.0%} of the recording is distorted; turn the microphone down"
    ratios = [s.speech_dbfs - s.noise_dbfs for s in sounds if s.speech_dbfs is not None and s.noise_dbfs is not None]
    if ratios and min(ratios) < LEAST_SNR_DB:
        yield f"the voice is only {min(ratios):.0f} dB louder than the noise; move closer to the microphone"


def verdict(bar: Bar | None, said: Conversation, recorded: Recordings = _NONE) -> Verdict:
    """Return the rating of a session so far. Without a scenario the general gates judge it."""
    why_not = unfit(said.story, recorded.sounds)
    if why_not:
        return not_judged(*why_not)
    if said.story is None:
        return not_judged("the opening question was not answered")
    found = _rated(bar, said, recorded)
    lost = recorded.lost.get(said.story.ask)
    return not_judged(lost) if lost and found.rating not in ENOUGH else found


def _rated(bar: Bar | None, said: Conversation, recorded: Recordings) -> Verdict:
    """Return the rating of what was heard."""
    assert said.story
    short = too_little(said.story)
    if short:
        return Verdict("no_answer_yet", tuple(Reason(NEITHER, sentence) for sentence in short))
    gates = gates_of(bar) if bar else GENERAL
    shows = said.shows if bar else said.shows_without_scenario
    missed = tuple(gate for gate in gates if gate.passed_by(shows) is None)
    flags = tuple(flag.flag for flag in bar.scenario.flags if raised(flag, said)) if bar else ()
    grades = [(r, _grade(bar, r)) for r in said.probed if r.ask not in recorded.lost] if bar else []
    score = scale().score(measures(said.story.likely, words_by_section(said.story.answer)), said.story.telling)
    share = covered(bar, said) if bar else None
    topic = unanswered(bar.scenario.question, said) if bar else None
    case = _Case(said, gates, missed, flags, tuple(g for _, g in grades), score, share, topic)
    told_so_far = (
        *([beside(topic)] if topic else []),
        *(passed(gate, _quoted(gate, shown, said)) for gate in gates if (shown := gate.passed_by(shows))),
        *(missed_gate(gate, said) for gate in missed),
        *([too_little_for_strong(_unheard(bar, said))] if bar and _is_strong(case) and _tells_too_little(case) else []),
        *(flagged(flag) for flag in flags),
        *(graded(r.ask, r.question, g) for r, g in grades),
    )
    by_points = points(score, said, told_so_far, bar.weights() if bar else None)
    reasons = dict.fromkeys((*told_so_far, *by_points))  # gates may share words
    return Verdict(
        _bounded(case),
        tuple(placed(reason, said) for reason in reasons),
        tuple(gate.name for gate in missed),
        flags,
        score.value,
    )


def _quoted(gate: Gate, shown: Finding, said: Conversation) -> Finding:
    """Return the finding to quote for a passed gate: for an outcome, that which tells how the story ended."""
    told = said.story.findings if said.story and shown.signal in OUTCOMES else ()
    return outcome_of(told, gate.signals) or shown


def not_judged(*sentences: str) -> Verdict:
    """Return a verdict without a rating, with the reason."""
    return Verdict("not_judged", tuple(Reason(NEITHER, sentence) for sentence in sentences))


def stopped_within_it() -> Verdict:
    """Return the verdict on an answer that was stopped in its middle: there is none yet."""
    return Verdict("no_answer_yet", (Reason(NEITHER, "you stopped before the end of your answer"),))


def raised(flag: RedFlag, said: Conversation) -> bool:
    """Return whether a red flag applies.

    What it names is clearly shown, or everything that it misses is lacking.
    """
    shown = any(clear(name, said.shows) for name in flag.shows)
    return shown or bool(flag.lacks and not any(said.shows(name) for name in flag.lacks))


def covered(bar: Bar, said: Conversation) -> float:
    """Return the share of the expected weight that the conversation shows, 0 to 1."""
    weights = bar.weights()
    total = sum(weights.values())
    return sum(weight for name, weight in weights.items() if said.shows(name)) / total if total else 1.0


def gates_of(bar: Bar) -> tuple[Gate, ...]:
    """Return the gates of a scenario; if it names none, its heaviest signals.

    The level's kind of lesson is always one.
    """
    lesson = bar.scenario.level(bar.level).reflection_signal
    if bar.scenario.gates:
        groups = [group(gate.title, gate.any_of) for gate in bar.scenario.gates]
        return (*groups, *single([lesson]))
    names = [name for name, weight in bar.weights().items() if weight >= MUST_WEIGHT]
    return single(dict.fromkeys([*names, lesson]))


def _bounded(case: _Case) -> str:
    """Return the rating; an answer that surely answers another question is leaning no hire at best."""
    rating = _rating(case)
    return "leaning_no_hire" if case.beside and case.beside.bounds and rating in ENOUGH else rating


def _is_strong(case: _Case) -> bool:
    """Return whether an answer is told as well as a strong hire's, however much of what is asked for was heard."""
    _, hire, strong = scale().cuts
    told_all = case.share is not None and case.share >= STRONG_SHARE
    missed = case.closing if case.share is None else len(case.missed)  # no lesson is asked for without a scenario
    faultless = not missed and not case.flags and "weak" not in case.grades
    return faultless and case.score.value >= (hire if told_all else strong)


def _tells_too_little(case: _Case) -> bool:
    """Return whether too much of what the question asks for was not heard for a strong hire."""
    return case.share is not None and case.share < LEAST_STRONG_SHARE


def _unheard(bar: Bar, said: Conversation) -> list[str]:
    """Return the expected signals that nothing shows, the heaviest first."""
    weights = bar.weights()
    return sorted((name for name in weights if not said.shows(name)), key=lambda name: -weights[name])


def _rating(case: _Case) -> str:
    low, hire, _ = scale().cuts
    said, weak = case.said, case.grades.count("weak")
    if not said.shows("first_person_action") and not said.shows("we_in_action"):
        return "no_hire"
    if _is_strong(case) and not _tells_too_little(case):
        return "strong_hire"
    fits = case.score.value >= hire or (case.share is not None and case.share >= HIRE_SHARE)
    unsupported = weak >= LEAST_WEAK and weak == len(case.grades)
    if case.closing <= 1 and not case.flags and fits and not unsupported:
        return "hire"
    if len(case.flags) >= 2 and case.grades and weak == len(case.grades):
        return "no_hire"
    return "no_hire" if case.score.value < low else "leaning_no_hire"


def _grade(bar: Bar, reading: Reading) -> str:
    return grade(bar.probe(reading.ask), reading)
