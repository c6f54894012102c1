"""Find 'ten to four' for the '3.50' of the notes, which may be a time, a price or a mark."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from mockloop.analysis.judging.fact_search import SAID, AnswerText, FactCheck
from mockloop.analysis.judging.figures_said import figure_said
from mockloop.analysis.text.numbers import Figure
from mockloop.core.story import StoryFact

_DOTTED = re.compile(r"(?:[a-z ]+ )?([01]?\d|2[0-3])\.([0-5]\d)")


def dotted_time_said(fact: StoryFact, said: Sequence[AnswerText], planned: Sequence[Figure]) -> FactCheck | None:
    """Find a figure with two decimals as a clock time; None if it was not said as one."""
    dotted = _DOTTED.fullmatch(fact.text)
    found = figure_said(replace(fact, text=f"{dotted[1]}:{dotted[2]}"), said, planned) if dotted else None
    return replace(found, fact=fact) if found and found.status == SAID else None
