"""Figures, times and names in the wording of a report."""

from __future__ import annotations

from datetime import datetime

from mockloop.analysis.answer import Finding
from mockloop.analysis.judging.debrief import AnswerDebrief
from mockloop.analysis.judging.delivery import LONG_PAUSE_S, Delivery
from mockloop.analysis.judging.lost_sound import lost_s
from mockloop.analysis.judging.pacing import Pace
from mockloop.analysis.judging.told_elsewhere import ASIDE
from mockloop.analysis.signals import registry
from mockloop.core import times
from mockloop.core.state import Turn

RATINGS = {
    "strong_hire": "Strong hire",
    "hire": "Hire",
    "leaning_no_hire": "Leaning no hire",
    "no_hire": "No hire",
    "no_answer_yet": "No answer yet",
    "not_judged": "Not judged",
}
STATUS = {"under": "short", "on": "good length", "over": "too long", "missing": "not heard"}
LEAST_TOLD_S = 2.5  # of an answer without any sound from the microphone
TYPED = "This answer was typed: there is nothing to hear."
_OUTCOMES = {"skipped": "skipped", "unheard": "nothing was heard"}


def outcome(turn: Turn) -> str:
    """Return what happened to a question that has no answer to show."""
    if unread(turn):
        return "recorded, but never transcribed: continue with mockloop sessions resume"
    return _OUTCOMES.get(turn.outcome, "not answered")


def unread(turn: Turn) -> str:
    """Return the message about an answer some of whose takes have no words; empty if all have."""
    if len(turn.transcripts) == len(turn.takes):
        return ""
    return f"{'The end of this' if turn.transcripts else 'This'} answer was never transcribed."


def graded(one: AnswerDebrief) -> str:
    """Return how good the answer to a probe is, a weak one with its reason; empty where there is none to tell."""
    if not one.grade or (one.grade == "weak" and not one.why_weak):
        return ""
    return f"This answer is {one.grade}. {one.why_weak}".strip()


def ending(turn: Turn) -> str:
    """Return how an answer ended, if unusually; otherwise empty."""
    told = []
    if turn.reopened:
        often = "once" if turn.reopened == 1 else f"{turn.reopened} times"
        told.append(f"You continued after its end {often}: all of it counts.")
    if turn.ended_by == "limit":
        told.append("The time was up before you ended it.")
    if turn.ended_by == "interviewer":
        told.append("The interviewer stopped you: you were far over time.")
    if (silent_s := lost_s(turn)) >= LEAST_TOLD_S:
        told.append(f"The microphone gave no sound for {silent_s:.0f} s of this answer.")
    if turn.counted[1] > 1:
        told.append(f"You recorded it {turn.counted[1]} times; take {turn.counted[0]} counts.")
    return " ".join(told)


def date(began: str) -> str:
    """Return a date as people write it: 23 November 2026, 14:52; an invalid time stays as it is."""
    try:
        when = datetime.fromisoformat(began)
    except ValueError:
        return began
    return f"{when.day} {when:%B %Y, %H:%M}"


def against(pace: Pace) -> str:
    """Return a section's time beside its target: '38 s of 30 s, 8 s over'."""
    target_s = pace.clock.target_s
    if pace.status == "missing":
        return f"0 s of {target_s:.0f} s"
    return f"{'' if pace.timed == 'measured' else 'about '}{times.against(pace.seconds, target_s)}"


def section_status(pace: Pace) -> str:
    """Return how a section's time is; if it has none but was told in another section, where: 'in the result'."""
    if pace.told_in:
        return f"in {'an' if pace.told_in == ASIDE else 'the'} {pace.told_in}"
    return STATUS[pace.status]


def title(signal: str) -> str:
    """Return the title of a signal; its readable name if this version has no such signal."""
    return registry.signal(signal).TITLE if signal in registry.names() else signal.replace("_", " ").capitalize()


def _fillers(said: Delivery) -> str:
    """Return the number of fillers, or that the recognizer leaves most of them out."""
    if not said.um_unheard:
        return f"Fillers: {len(said.fillers)}"
    counted = f"{len(said.fillers)}; " if said.fillers else ""
    return f"Fillers: {counted}this recognizer leaves most um and uh out"


def when(found: Finding) -> str:
    """Return the moment of a finding, marked if it is only estimated."""
    at = times.clock(found.start_s)
    return f"about {at}" if found.timed == "estimated" else at


def delivery_lines(one: AnswerDebrief) -> list[str]:
    """Return how it was said, in a few sentences, including what was not measured."""
    said = one.delivery
    if said.words_per_minute is None:
        lines = ["Speaking rate: not measured"]
    else:
        articulation = said.articulation_rate_wpm
        without = f", {articulation:.0f} without the pauses" if articulation else ""
        lines = [f"Speaking rate: {said.words_per_minute:.0f} words a minute{without}"]
    if said.thinking_s is not None:
        lines.append(f"Thinking before the first word: {said.thinking_s:.1f} s")
        lines.append(f"Pauses over 1 s: {sum(pause.seconds >= LONG_PAUSE_S for pause in said.pauses)}")
    lines.append(_fillers(said))
    if said.filled_pauses:
        lines.append(f"Voiced sound without words, possibly hesitation: {len(said.filled_pauses)}")
    return [*lines, *said.remarks]
