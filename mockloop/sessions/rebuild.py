"""Rebuild a session's state from its journal, with the same machine that made it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from mockloop.core.events import Effect, Requested
from mockloop.core.interview import start, step
from mockloop.core.second_pass import follow_fact
from mockloop.core.state import State
from mockloop.core.transitions import ImpossibleEvent
from mockloop.library.loader import Problem
from mockloop.sessions.corrections import corrected
from mockloop.sessions.folder import SessionFolder
from mockloop.sessions.journal import FILE as JOURNAL
from mockloop.sessions.journal import Journal, cannot_resume
from mockloop.sessions.naming import short_id


@dataclass(frozen=True, slots=True)
class Stop:
    """The journal's line, counted from 1, at which reading stopped, and what is wrong with it."""

    line: int
    wrong: str


@dataclass(frozen=True, slots=True)
class Replayed:
    """The state of a session after its last fact, its next request, and the problems of its folder.

    ``stop`` is where reading ended before the journal did; None if all of it was read.
    """

    state: State
    effect: Effect
    last_at_s: float = 0.0
    problems: tuple[str, ...] = ()
    stop: Stop | None = None


def replayed(folder: SessionFolder) -> Replayed:
    """Step the machine through the journal, then apply the corrections.

    Raises SessionError if the folder cannot be read at all.
    """
    plan, problem = folder.plan_or_shipped()
    state, effect, at_s, stop = _replay_facts(*start(plan), folder.journal())
    state, misfits = corrected(folder, state)
    problems = (
        *_standing_in(problem),
        *_stopped(stop),
        *misfits,
        *_missing_takes(folder, state),
        *_takes_without_words(folder, state, stop),
        *_broken_off(folder, state, stop),
    )
    return Replayed(state, effect, at_s, problems, stop)


def resumed(folder: SessionFolder) -> Replayed:
    """Return a session to be resumed. Raise SessionError if its journal cannot be read to its end."""
    replay = replayed(folder)
    if replay.stop:
        raise cannot_resume(folder.id, replay.stop.line, replay.stop.wrong)
    return replay


def resume_point(replay: Replayed) -> tuple[Replayed, list[Requested]]:
    """Return where a session continues, and the fact that says so if the person had stopped it."""
    if not replay.state.stopped:
        return replay, []
    going_on = Requested("resume")
    state, effect = step(replay.state, going_on)
    return replace(replay, state=state, effect=effect), [going_on]


def _replay_facts(state: State, effect: Effect, journal: Journal) -> tuple[State, Effect, float, Stop | None]:
    """Return the state after the last fact that fits, the time of that fact, and what stopped the reading."""
    at_s = 0.0
    for fact in journal.facts:
        try:
            state, effect = follow_fact((state, effect), fact.event)
        except ImpossibleEvent as error:
            return state, effect, at_s, Stop(fact.line, f"does not follow from those before it ({error})")
        except AssertionError:  # the version that wrote it had a bug and crashed there
            return state, effect, at_s, Stop(fact.line, "does not follow from those before it")
        except StopIteration:  # the scenario was changed, or replaces one that is damaged
            return state, effect, at_s, Stop(fact.line, "names a question that the scenario does not have")
        at_s = fact.at_s
    return state, effect, at_s, Stop(journal.damaged, "cannot be read") if journal.damaged else None


def _standing_in(problem: Problem | None) -> Iterator[str]:
    if problem:
        why = f"scenario.yaml cannot be read (line {problem.line}: {problem.sentence})"
        yield f"{why}; the scenario of that name that comes with mockloop is used instead."


def _stopped(stop: Stop | None) -> Iterator[str]:
    if stop:
        yield f"Line {stop.line} of {JOURNAL} {stop.wrong}; the session is shown up to there."


def _missing_takes(folder: SessionFolder, state: State) -> Iterator[str]:
    on_disk = set(folder.takes_on_disk())
    for turn in state.turns:
        for take in (*turn.takes, *turn.set_aside):
            if take.number not in on_disk:
                yield f"The recording of take {take.number} is gone; its words are in the journal."


def _broken_off(folder: SessionFolder, state: State, stop: Stop | None) -> Iterator[str]:
    """Name the takes without a fact: they were being recorded when the session broke off."""
    if stop or state.phase == "finished":
        return
    known = {take.number for turn in state.turns for take in (*turn.takes, *turn.set_aside)}
    given = {take.number for turn in state.turns for before in turn.given for take in before}
    for number in sorted(set(folder.takes_on_disk()) - known - given):
        told = "The session broke off during this recording, and what was said is kept"
        yield f"{told} (take {number}): continue with mockloop sessions resume {short_id(folder.path)}."


def _takes_without_words(folder: SessionFolder, state: State, stop: Stop | None) -> Iterator[str]:
    """Name the takes without words; in a damaged journal they cannot be completed."""
    for turn in state.turns:
        for take in turn.takes[len(turn.transcripts) :]:
            hint = "" if stop else f": continue with mockloop sessions resume {short_id(folder.path)}"
            yield f"Take {take.number} was never transcribed{hint}."
