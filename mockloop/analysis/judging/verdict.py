"""From findings to a rating: gates, not averages of averages. Delivery never enters it.

Not judged: too little speech, a bad recording, or a transcript that its recognizer was unsure of.
Strong hire: every gate is passed, nothing bad is shown, no probe was answered weakly.
Hire: at most one gate is missed, most of what is expected is there, and no red flag stands.
No hire: the answer tells nothing that the speaker did. Leaning no hire: all between.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mockloop.analysis.judging.conversation import Conversation, Reading
from mockloop.analysis.judging.plausibility import not_judged_because
from mockloop.analysis.judging.probing import Bar, grade
from mockloop.analysis.signals import registry
from mockloop.core.events import Sound
from mockloop.core.scenario import RedFlag

RATINGS = ("strong_hire", "hire", "leaning_no_hire", "no_hire", "not_judged")
MUST_WEIGHT = 3.0  # a signal of this weight is a gate
STRONG_SHARE, HIRE_SHARE = 0.8, 0.55
FEWEST_WORDS = 25
LEAST_PROBABILITY = 0.4
MOST_CLIPPED = 0.02
LEAST_SNR_DB = 6.0


@dataclass(frozen=True, slots=True)
class Verdict:
    """A rating and the sentences it rests on; ``missed`` are the gates not passed, by signal."""

    rating: str
    because: tuple[str, ...]
    missed: tuple[str, ...] = ()
    red_flags: tuple[str, ...] = ()


def unfit(reading: Reading | None, sounds: Sequence[Sound] = ()) -> list[str]:
    """Why an answer must not be judged; empty where it may be."""
    reasons = list(_unfit_sound(sounds))
    implausible = not_judged_because(reading.answer.transcript) if reading else None
    reasons += [implausible] if implausible else []
    words = reading.answer.transcript.words if reading else ()
    if len(words) < FEWEST_WORDS:
        reasons.append(f"only {len(words)} words were heard; a judgement needs at least {FEWEST_WORDS}")
    elif sum(w.probability for w in words) / len(words) < LEAST_PROBABILITY:
        reasons.append("the recognizer was unsure of most words")
    return reasons


def _unfit_sound(sounds: Sequence[Sound]) -> Iterator[str]:
    clipped = max((s.clipped_share for s in sounds), default=0.0)
    if clipped > MOST_CLIPPED:
        yield f"{clipped:.0%} of the recording is clipped; turn the microphone down"
    ratios = [s.speech_dbfs - s.noise_dbfs for s in sounds if s.speech_dbfs is not None and s.noise_dbfs is not None]
    if ratios and min(ratios) < LEAST_SNR_DB:
        yield f"the voice stands only {min(ratios):.0f} dB above the noise; move closer to the microphone"


def verdict(bar: Bar, said: Conversation, sounds: Sequence[Sound] = ()) -> Verdict:
    """The rating of a session so far."""
    reasons = unfit(said.story, sounds)
    if reasons or said.story is None:
        return Verdict("not_judged", tuple(reasons or ["the opening question was not answered"]))
    missed = [name for name in _gates(bar) if not said.shows(name)]
    flags = [flag for flag in bar.scenario.flags if raised(flag, said)]
    grades = [(r, _grade(bar, r)) for r in said.probed]
    rating = _rating(bar, said, missed, flags, [g for _, g in grades])
    because = (
        *(_passed(name, said) for name in _gates(bar) if name not in missed),
        *(f"not heard: {_title(name)}" for name in missed),
        *(f"red flag: {flag.flag}" for flag in flags),
        *(f"the answer to '{r.ask}' was {g}" for r, g in grades),
    )
    return Verdict(rating, because, tuple(missed), tuple(flag.flag for flag in flags))


def raised(flag: RedFlag, said: Conversation) -> bool:
    """Whether a red flag stands: something it names is shown, or all that it misses is lacking."""
    shown = any(said.shows(name) for name in flag.shows)
    return shown or bool(flag.lacks and not any(said.shows(name) for name in flag.lacks))


def covered(bar: Bar, said: Conversation) -> float:
    """Share of the expected weight that the conversation shows, 0 to 1."""
    weights = bar.weights()
    total = sum(weights.values())
    return sum(weight for name, weight in weights.items() if said.shows(name)) / total if total else 1.0


def _gates(bar: Bar) -> list[str]:
    gates = [name for name, weight in bar.weights().items() if weight >= MUST_WEIGHT]
    reflection = bar.scenario.level(bar.level).reflection_signal
    return gates if reflection in gates else [*gates, reflection]


def _rating(bar: Bar, said: Conversation, missed: list[str], flags: list[RedFlag], grades: list[str]) -> str:
    if not said.shows("first_person_action") and not said.shows("we_in_action"):
        return "no_hire"
    share = covered(bar, said)
    weak = grades.count("weak")
    if not missed and not flags and not weak and share >= STRONG_SHARE:
        return "strong_hire"
    if len(missed) <= 1 and not flags and share >= HIRE_SHARE and weak * 2 <= len(grades):
        return "hire"
    if len(flags) >= 2 and grades and weak == len(grades):
        return "no_hire"
    return "leaning_no_hire"


def _grade(bar: Bar, reading: Reading) -> str:
    return grade(bar.probe(reading.ask), reading)


def _passed(name: str, said: Conversation) -> str:
    shown = said.shows(name)[0]
    return f"{_title(name)}: '{shown.quote}' at {shown.start_s:.0f} s"


def _title(name: str) -> str:
    return registry.signal(name).TITLE.lower()
