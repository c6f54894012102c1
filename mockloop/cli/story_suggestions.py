"""Suggest questions for a story that the person wants to tell, by the rule by which a loop plans its stories."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mockloop.cli.scenario_choice import Suggestion
from mockloop.core.levels import USUAL_LEVEL

if TYPE_CHECKING:
    from mockloop.core.story import Story

_MOST_OF_ONE = 2  # questions of one competency, so that there is a choice


def suggestions_for(story: Story, count: int) -> list[Suggestion]:
    """Return the questions that a story serves best, best first, each with the reason; empty if it serves none."""
    from mockloop.analysis.judging.bar import Bar
    from mockloop.analysis.progress.story_fit import serves_because, suited_to
    from mockloop.library.loader import load_scenario
    from mockloop.library.loop_questions import pool

    bars = {one.id: Bar(load_scenario(one.id), USUAL_LEVEL) for one in pool()}
    found: list[Suggestion] = []
    used: list[str] = []
    for name in suited_to(story, list(bars.values())):
        scenario = bars[name].scenario
        if used.count(scenario.competency) < _MOST_OF_ONE and len(found) < count:
            used.append(scenario.competency)
            found.append(Suggestion(name, scenario.question, serves_because(story, bars[name])))
    return found
