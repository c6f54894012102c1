"""Each kind of probe: what draws it, what does not, and that its words stand on their own."""

from __future__ import annotations

from pathlib import Path

import pytest
from ruamel.yaml import YAML

from mockloop.analysis.judging.conversation import Conversation, read_story
from mockloop.analysis.probes.kind import Told
from mockloop.analysis.probes.registry import kinds
from mockloop.core.transcript import from_text
from mockloop.library.catalog import competency

EXAMPLES = YAML(typ="safe").load(Path(__file__).with_name("examples.yaml"))
LONG = "The fence runs between two fields, and beside it there is a path with a gate that is never shut. "


def told(text):
    return Told(Conversation((read_story(from_text(text)),)))


@pytest.mark.parametrize("name", sorted(EXAMPLES))
def test_a_kind_is_drawn_by_its_words_and_by_no_others(name):
    draws, does_not = EXAMPLES[name]
    assert kinds()[name].find(told(draws)), draws
    assert not kinds()[name].find(told(does_not)), does_not


def test_there_are_some_sixty_kinds_and_every_one_can_be_asked_without_a_quotation():
    assert len(kinds()) >= 60
    for kind in kinds().values():
        assert kind.plain.endswith(("?", ".")), kind.id
        assert kind.press and kind.because and kind.topic, kind.id
        assert not kind.because.endswith("."), kind.id


def test_no_two_kinds_ask_the_same():
    asked = [kind.plain for kind in kinds().values()]
    assert sorted({text for text in asked if asked.count(text) > 1}) == []


def test_the_general_competency_draws_every_kind():
    assert set(competency("general").bank) == set(kinds())


@pytest.mark.parametrize(
    ("name", "story", "holds"),
    [
        ("how-did-it-end", LONG * 3, True),
        (
            "how-did-it-end",
            "I mended it. As a result the fence stood, the farmer was happy and nobody lost a sheep. " * 3,
            False,
        ),
        ("what-was-said-against-it", LONG + "I proposed a second gate. The farmer thought it over.", True),
        ("what-was-said-against-it", LONG + "I proposed a second gate. The farmer was against it at first.", False),
        ("who-was-against-it", LONG + "I proposed a second gate, and the farmer built it.", True),
        ("who-was-against-it", LONG + "I proposed a second gate. Two drivers complained about it.", False),
        (
            "one-time-when",
            "I always try to help people and I usually talk to them, because I tend to be patient with them.",
            True,
        ),
        (
            "one-time-when",
            "I repaired the fence. I asked the farmer for wire. I carried it up, and I closed the gap.",
            False,
        ),
        ("the-first-thing-you-did", LONG * 3 + "I mended it.", True),
        ("what-did-you-take-from-it", LONG * 3, True),
        ("what-was-at-stake", LONG * 4, True),
        ("what-was-at-stake", LONG * 4 + "It was urgent, for the sheep were in danger.", False),
        ("how-you-knew-it-worked", LONG * 4 + "I tested it twice.", False),
        ("what-was-yours-to-do", LONG * 3 + "It was my job to mend it.", False),
    ],
)
def test_what_is_missing_is_asked_for_and_what_is_there_is_not(name, story, holds):
    assert bool(kinds()[name].find(told(story))) == holds


def test_a_choice_without_a_reason_counts_more_than_one_with_it():
    bare = kinds()["what-else-was-open"].find(told("I decided to close the bridge for the whole day."))
    reasoned = kinds()["what-else-was-open"].find(told("I decided to close the bridge because the rope was worn."))
    assert bare.strength > reasoned.strength
