"""What a noted figure is about: its value, the things that it counts, its label and its neighbours."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from mockloop.analysis.answer import normalized
from mockloop.analysis.judging.fact_search import AROUND, AnswerText, spoken_figures
from mockloop.analysis.judging.frequencies_said import is_frequency
from mockloop.analysis.judging.ordinals_said import ordinal_in
from mockloop.analysis.judging.pairs_said import is_pair
from mockloop.analysis.text.content_words import content_stems, stem
from mockloop.analysis.text.numbers import Figure
from mockloop.analysis.text.same_figure import same_figure
from mockloop.analysis.text.synonyms import group_stem, meanings
from mockloop.core.story import CARRIED_ON, StoryFact

LATER = 5  # words after a figure that may name what it counts
OFTEN_SAID = 12  # numbers up to this are common, so they may count anything
WORKERS = frozenset("staff employee worker colleague member crew".split())
PEOPLE = WORKERS | frozenset(
    "passenger guest customer child pupil student volunteer patient visitor victim resident tenant neighbour trainee "
    "apprentice attendee participant candidate applicant recruit soldier player parent caller client user driver nurse "
    "worker person man woman kid carer helper agent officer engineer technician teacher clerk cleaner firefighter "
    "paramedic boy girl owner friend neighbor trustee farmer supplier buyer seller speaker singer dancer actor cook "
    "chef waiter".split()
)
Place = tuple[int | None, float | None]  # the answer and the second of a word


def wanted_figure(fact: StoryFact) -> Figure | None:
    """Return the figure that a fact is about: its first, or its last if its words continue from another figure."""
    found = list(spoken_figures(fact.text.split()))
    if not found:
        return None
    wanted = max(found, key=lambda one: one.first) if fact.text.startswith(CARRIED_ON) else found[0]
    aged = not wanted.unit and re.match(r"(?:\W+ )?aged?\b", fact.text, re.IGNORECASE)
    return replace(wanted, unit="year") if aged else wanted


def plain_figure(fact: StoryFact) -> Figure | None:
    """Return the figure of a fact that is one number with its thing; None for any other fact."""
    other = is_frequency(fact.text) or is_pair(fact.text) or ordinal_in(fact.text)
    return wanted_figure(fact) if fact.kind == "figure" and not other else None


def things_counted(fact: StoryFact, wanted: Figure) -> set[str]:
    """Return what a figure counts, word by word: 'drug' and 'charts' for '24 drug charts'."""
    return meanings(fact.text.split()[wanted.first + 1 :]) | {group_stem(stem(wanted.unit))} - {""}


def label_of(fact: StoryFact, wanted: Figure) -> str:
    """Return the thing that a number names: 'row' for 'row 3'; empty if it counts something."""
    words = fact.text.split()
    named = len(words) == 2 and wanted.first == 1 and not wanted.unit and content_stems(words[:1])
    return group_stem(stem(normalized(words[0]))) if named else ""


def are_people(wanted: Figure, figure: Figure) -> bool:
    """Return whether both count people: 'thirty-five persons' for 31 guests."""
    return all(one.unit == "people" or one.unit in PEOPLE for one in (wanted, figure))


def neighbours(beside: Sequence[Figure], one: AnswerText, figure: Figure) -> int:
    """Return how many of the other figures in the fact's line were said close to this one."""
    near = [other for other in one.figures if other != figure and abs(other.first - figure.first) <= AROUND]
    return sum(any(same_figure(wanted, other) for other in near) for wanted in beside)
