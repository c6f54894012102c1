"""Each kind of probe: what draws it, what does not, and that its words stand on their own."""

from __future__ import annotations

from pathlib import Path

import pytest
from ruamel.yaml import YAML

from mockloop.analysis.judging.conversation import Conversation, read_story
from mockloop.analysis.probes.narrative import Narrative
from mockloop.analysis.probes.registry import kinds
from mockloop.core.transcript import from_text
from mockloop.library.catalog import competency

EXAMPLES = YAML(typ="safe").load(Path(__file__).with_name("examples.yaml"))
FIELD = "The fence was old and the wood was wet and grey. The gate was broken and the sheep were in the lane. " * 3
QUARREL = "My colleague was angry. He refused to pay for it. I argued with him, and he was rude to me. He left. "
RAMP = "I built a ramp out of pallets. I wrote the plan on a door. I designed a second one. "
MENDED = "I mended the fence. I closed the gap. "
TAKEN = "Looking back I learned from it that I have to ask people before I decide anything for them. "
GOOD_END = "As a result the fence stood, it worked out well, and it was a success for all of us. "
LONG = "The fence runs between two fields, and beside it there is a path with a gate of wood. "


def narrative(text):
    question = "Tell me about a time when you mended something."
    return Narrative(Conversation((read_story(from_text(text)),)), question)


KATA = (
    "I was stuck on a kata about an array of bus stops. The function gave back each stop twice, and I did not see why. "
    "I drew the loop on paper, moved one line out of it, and the array came back with every stop in it once. "
)


@pytest.mark.parametrize("name", sorted(EXAMPLES))
def test_a_kind_is_drawn_by_its_words_and_by_no_others(name):
    draws, does_not = EXAMPLES[name]
    assert kinds()[name].holds(narrative(draws)), draws
    assert not kinds()[name].holds(narrative(does_not)), does_not


def test_there_are_some_sixty_kinds_and_every_one_can_be_asked_without_a_quotation():
    assert len(kinds()) >= 60
    for kind in kinds().values():
        assert kind.plain.endswith(("?", ".")), kind.id
        assert kind.because and kind.topic, kind.id
        assert not kind.because.endswith("."), kind.id


def test_no_two_kinds_ask_the_same():
    asked = [kind.plain for kind in kinds().values() if "{who}" not in kind.plain]
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
        ("the-first-thing-you-did", FIELD + "I saw it. I mended it.", True),
        ("the-first-thing-you-did", LONG * 3 + "First I mended it.", False),
        ("the-first-thing-you-did", LONG * 3 + "I just ignored it.", False),
        ("what-did-you-take-from-it", LONG * 3 + MENDED * 2 + "In the end the farmer was happy.", True),
        ("what-did-you-take-from-it", LONG * 3 + MENDED * 2, False),
        ("what-did-you-take-from-it", LONG * 3 + MENDED * 2 + "I learned to look at a fence twice.", False),
        ("what-would-you-change", LONG * 5 + MENDED + "It was hard.", True),
        ("what-would-you-change", LONG * 5 + MENDED, False),
        ("what-would-you-change", LONG * 5 + MENDED + "It was hard. Ask the farmer before you begin.", False),
        ("what-would-you-change", LONG * 5 + MENDED + "It was hard. In hindsight I was late.", False),
        ("how-you-knew-it-worked", LONG * 4 + "I repaired the fence.", True),
        (
            "which-step-counted",
            LONG * 4 + MENDED * 3 + "I repaired it. In the end the farmer was happy and it worked out well.",
            True,
        ),
        ("which-step-counted", LONG * 4 + MENDED * 3, False),
        ("which-step-counted", LONG * 4, False),
        ("where-the-time-went", LONG * 4 + MENDED * 2 + "I repaired the gate. It worked out well.", True),
        ("where-the-time-went", LONG * 4 + MENDED * 2 + "I repaired the gate.", False),
        ("where-the-time-went", LONG * 4 + MENDED * 2 + "I repaired the gate in two days. It worked out well.", False),
        ("what-lasted", LONG * 5 + "In the end the work on the field was much easier for all of us.", True),
        ("what-lasted", LONG * 5 + "In the end the work on the field was done on time.", False),
        ("more-of-it", LONG + "I mended it.", True),
        ("more-of-it", LONG * 4 + "I mended it.", True),
        ("more-of-it", LONG * 10 + "I mended it.", False),
        ("how-things-are-between-you", LONG * 3 + QUARREL, True),
        ("how-things-are-between-you", LONG * 3 + QUARREL + "We are good friends today.", False),
        ("how-things-are-between-you", LONG * 3 + QUARREL + "My boss and my father heard of it.", False),
        ("what-the-other-side-would-add", LONG * 3 + QUARREL, True),
        ("what-the-other-side-would-add", LONG * 3 + "He helped me, and she helped him.", False),
        ("what-would-have-tipped-it", LONG * 3 + "I was torn. I decided to sell the whole field.", True),
        ("what-would-have-tipped-it", LONG * 3 + "It was a hard decision to sell it.", False),
        ("what-would-have-tipped-it", LONG * 3 + "I decided to use a saw.", False),
        ("how-to-find-it-sooner", LONG * 2 + "There was a bug, and then an error. I found the bug.", True),
        ("how-to-find-it-sooner", LONG * 2 + "There was a bug.", False),
        ("what-did-others-say-after", LONG * 3 + MENDED + "The boss saw it, and a friend.", True),
        ("what-did-others-say-after", LONG * 3 + MENDED + "The boss saw it and thanked me.", False),
        ("what-did-others-say-after", LONG * 3, False),
        ("how-you-knew-it-worked", LONG * 4 + "I tested it twice.", False),
        ("what-was-yours-to-do", LONG * 3 + "It was my job to mend it.", False),
        ("which-other-way", LONG * 4 + MENDED + "It was hard.", True),
        ("which-other-way", LONG * 4 + MENDED + "It was hard. I could have called the owner.", False),
        ("how-long-it-went-on", LONG * 6 + MENDED * 2, True),
        ("how-long-it-went-on", LONG * 6 + MENDED * 2 + "It took two days.", False),
        ("what-surprised-you", LONG * 7 + MENDED * 2 + "In the end the new fence stood, but the sheep were out.", True),
        (
            "what-surprised-you",
            LONG * 7 + MENDED * 2 + "In the end the new fence stood, but I had expected that.",
            False,
        ),
        ("what-surprised-you", LONG + MENDED * 2 + "In the end the new fence stood, but the sheep were out.", False),
        ("how-did-it-end", LONG * 3 + "I mended it. We are now on it, and I've been using it since.", False),
        ("how-did-it-end", LONG * 3 + "It was sucessfully mended, and finaly the gate shut.", False),
        ("the-hardest-moment", LONG * 5 + MENDED * 2 + "I was afraid, and furious.", False),
        ("the-hard-part-of-it", LONG * 3 + MENDED + GOOD_END, True),
        ("the-hard-part-of-it", LONG * 3 + MENDED + GOOD_END + "The frost was the hardest of it.", False),
        ("the-same-way-again", LONG * 4 + MENDED * 2 + GOOD_END, True),
        ("the-same-way-again", LONG * 4 + MENDED * 2, False),
        ("the-same-way-again", LONG * 4 + MENDED * 2 + GOOD_END + "I would do the same thing today.", False),
        ("the-hard-part-of-it", LONG * 3 + MENDED + GOOD_END + QUARREL, False),
        ("anything-differently", LONG * 3 + MENDED + "The lesson was to ask first.", False),
        ("what-you-left-unsaid", LONG * 3 + QUARREL + "My colleague came back.", True),
        ("what-you-left-unsaid", LONG * 3 + QUARREL + "My colleague came back. I wanted to tell him to leave.", False),
        ("what-you-left-unsaid", LONG * 3 + MENDED, False),
        ("best-argument-against-it", LONG * 3 + "I was torn. I decided to sell it. It was a hard decision.", True),
        ("best-argument-against-it", LONG * 3 + "I decided to sell it. It was my decision.", False),
        ("what-you-feared", LONG * 3 + "I refused to sign it.", True),
        ("what-you-feared", LONG * 3 + "I refused to sign it. I was afraid for my job.", False),
        ("what-you-feared", LONG * 3 + "If I refused to sign it, he would laugh.", False),
        ("if-that-had-not-worked", LONG * 3 + MENDED + "I asked the farmer for wire. " + GOOD_END, True),
        ("if-that-had-not-worked", LONG * 3 + MENDED + "I asked him for wire. It did not work. " + GOOD_END, False),
        ("least-sure-of", LONG * 4 + MENDED * 2, True),
        ("least-sure-of", LONG * 4 + MENDED * 2 + "I was not sure of the wire.", False),
        ("least-sure-of", LONG * 4 + MENDED * 2 + QUARREL, False),
        ("hardest-to-win-over", LONG * 4 + "I proposed a gate to the team, the staff and the members.", True),
        (
            "hardest-to-win-over",
            LONG * 3 + "I proposed a gate to the team, the staff and the members. Two refused.",
            False,
        ),
        ("early-sign", LONG * 3 + "It was my mistake. The gate broke. The customer told the manager.", True),
        ("early-sign", LONG * 3 + "It was my mistake. The gate broke. It was a failure.", False),
        (
            "early-sign",
            LONG * 3 + "It was my mistake. The gate broke. The customer told the manager. I should have seen it.",
            False,
        ),
        ("how-you-prepared", LONG * 3 + "I had a long talk with the farmer.", True),
        ("how-you-prepared", LONG * 3 + "I had a long talk with the farmer. I wrote down what to say.", False),
        ("when-it-began-to-work", LONG * 4 + MENDED + "In the end the work went better and was easier for all.", True),
        ("when-it-began-to-work", LONG * 4 + MENDED + "In the end the work was done.", False),
        ("proudest-part", LONG * 4 + MENDED * 2 + GOOD_END, True),
        ("proudest-part", LONG * 4 + MENDED * 2 + "I am proud of it.", False),
        ("anything-differently", LONG * 3 + MENDED, True),
        ("anything-differently", LONG * 3 + MENDED + "I should have asked for help.", False),
        ("what-mattered-most", LONG * 3, True),
        ("has-it-come-up-since", LONG + QUARREL * 2 + TAKEN, True),
        ("has-it-come-up-since", LONG + MENDED * 2 + TAKEN, False),
        ("has-it-come-up-since", LONG + QUARREL * 2 + TAKEN + "It was only last week.", False),
        ("how-would-that-have-gone", LONG * 3 + "If I could go back, I would ask the farmer first of all.", True),
        (
            "how-would-that-have-gone",
            LONG * 3 + "If I could go back, I would ask the farmer first. That might have saved us a day.",
            False,
        ),
        ("what-kept-you-from-it", LONG * 3 + "If I could go back to May, I would not have asked him.", True),
        ("what-kept-you-from-it", LONG * 3 + "In hindsight I should've asked the farmer for wire.", True),
        ("what-kept-you-from-it", LONG * 3 + "If I could go back, I would do the same.", False),
        ("whom-you-asked-first", LONG * 4 + "I was torn. I decided to sell the field.", True),
        ("whom-you-asked-first", LONG * 4 + "I was torn. I asked my sister. I decided to sell the field.", False),
    ],
)
def test_what_is_missing_is_asked_for_and_what_is_there_is_not(name, story, holds):
    assert bool(kinds()[name].holds(narrative(story))) == holds


@pytest.mark.parametrize(
    ("name", "question", "story", "holds"),
    [
        ("the-hard-part-of-making-it", "How did the ramp come about?", LONG * 3 + RAMP, True),
        ("the-hard-part-of-making-it", "How did the ramp come about?", LONG * 3 + RAMP + "It was hard.", False),
        ("what-comes-next-for-it", "How did the ramp come about?", LONG * 3 + RAMP, True),
        ("what-comes-next-for-it", "How did the ramp come about?", LONG * 3 + "The ramp came about.", False),
        ("when-others-had-a-use", "How did the ramp come about?", LONG * 3 + RAMP, True),
        ("when-others-had-a-use", "How did the ramp come about?", LONG * 3 + RAMP + "Customers came.", False),
        ("what-made-you-stay-with-it", "How did you get into farming?", LONG * 5 + MENDED, True),
        ("what-made-you-stay-with-it", "How did you get into farming?", LONG * 5 + MENDED + "I loved it.", False),
        ("was-it-the-right-step", "How did you get into farming?", LONG * 5 + MENDED, True),
        ("was-it-the-right-step", "How did you get into farming?", LONG * 5 + "It was the right choice.", False),
        ("what-you-wish-you-had-known", "Tell me about a project of yours.", LONG * 4 + MENDED * 2, True),
        (
            "what-you-wish-you-had-known",
            "Tell me about a project of yours.",
            LONG * 4 + MENDED * 2 + "I learned a lot.",
            False,
        ),
        ("what-you-wish-you-had-known", "Tell me about a time you mended a fence.", LONG * 4 + MENDED * 2, False),
        ("how-you-would-explain-it", "Tell me about a time you solved a problem elegantly.", KATA, True),
        ("what-you-try-first-now", "Tell me about a time you solved a problem elegantly.", KATA, True),
        (
            "what-you-try-first-now",
            "Tell me about a time you solved a problem elegantly.",
            KATA + "Next time I rest.",
            False,
        ),
        ("where-it-helped-since", "Tell me about a time you solved a problem elegantly.", KATA, True),
        ("how-you-checked-it", "Tell me about a time you solved a problem elegantly.", KATA, True),
        ("how-you-checked-it", "Tell me about a time you solved a problem elegantly.", KATA + "I tested it.", False),
        (
            "the-hardest-moment",
            "Tell me about a time you solved a problem elegantly.",
            KATA * 2 + "I was upset, angry.",
            False,
        ),
        ("advice-for-that-way", "How did you get into farming?", LONG * 5 + MENDED, True),
        ("looking-back-otherwise", "Who came to the fence?", LONG * 4 + MENDED * 2, True),
        ("looking-back-otherwise", "Who came to the fence?", LONG * 4, False),
        ("what-stayed-with-you", "Who came to the fence?", "One night a bear came in. It ate and went. " * 7, True),
        ("what-stayed-with-you", "Who came to the fence?", LONG * 4 + MENDED * 2, False),
    ],
)
def test_kinds_for_what_was_made_begun_or_seen(name, question, story, holds):
    conversation = Conversation((read_story(from_text(story)),))
    assert bool(kinds()[name].holds(Narrative(conversation, question))) == holds


def test_a_choice_without_a_reason_counts_more_than_one_with_it():
    bare = kinds()["what-else-was-open"].holds(narrative(LONG + "I decided to close the bridge for the whole day."))
    reasoned = kinds()["what-else-was-open"].holds(
        narrative(LONG + "I decided to close the bridge because of the rope.")
    )
    assert bare.strength > reasoned.strength


def test_a_hard_moment_is_asked_for_sooner_where_something_weighed_on_the_speaker():
    told = LONG * 5 + MENDED * 2
    once = kinds()["the-hardest-moment"].holds(narrative(told + "I was afraid of the bull."))
    twice = kinds()["the-hardest-moment"].holds(narrative(told + "I was afraid of the bull. The farmer was upset."))
    assert twice.strength > once.strength
    assert kinds()["the-hardest-moment"].holds(narrative(told)) is None
