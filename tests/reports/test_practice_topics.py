"""Topics to practise: their names, what to type, and what that does not promise."""

import pytest

from mockloop.analysis.judging.bar import Bar
from mockloop.analysis.judging.conversation import Conversation
from mockloop.analysis.probes.choice import ranked
from mockloop.analysis.progress.next_topics import PracticeTopic
from mockloop.library.loader import load_scenario, shipped_ids
from mockloop.reports.practice_topics import IF_OPEN, practice_caution, practice_command, topic_name

SCENARIO, SECTION = PracticeTopic("webhook", "scenario"), PracticeTopic("webhook", "section", "task")
PROBE = PracticeTopic("webhook", "probe")


@pytest.mark.parametrize(
    ("topic", "named", "typed", "not_promised"),
    [
        (SCENARIO, "The title", "mockloop interview webhook", ""),
        (SECTION, "Task in “The title”", "mockloop drill webhook --section task", ""),
        (PROBE, "Follow-up “The title”", "mockloop interview webhook", IF_OPEN),
    ],
    ids=["scenario", "section", "probe"],
)
def test_each_kind_of_topic(topic, named, typed, not_promised):
    assert (topic_name(topic, "The title"), practice_command(topic), practice_caution(topic)) == (
        named,
        typed,
        not_promised,
    )


def test_another_level_than_the_usual_one_is_named():
    assert practice_command(SCENARIO, "senior") == "mockloop interview webhook --level senior"
    assert practice_command(SECTION, "entry") == "mockloop drill webhook --section task --level entry"
    assert practice_command(SCENARIO, "sde2") == "mockloop interview webhook"


@pytest.mark.parametrize("id_", shipped_ids())
def test_twenty_probes_are_enough_to_be_asked_every_one(id_: str):
    scenario = load_scenario(id_)
    asked: list[str] = []
    while candidates := ranked(Bar(scenario, scenario.levels[0].id), Conversation(()), asked):
        asked.append(candidates[0].id)
    assert sorted(asked) == sorted(probe.id for probe in scenario.probes)
    assert len(asked) + sum(bool(probe.press) for probe in scenario.probes) <= 20
