"""What weak follow-ups do to the rating of a good story, and what a ramble is worth."""

from __future__ import annotations

import pytest

from mockloop.analysis.judging.bar import Bar
from mockloop.analysis.judging.conversation import Conversation, read_probe, read_story
from mockloop.analysis.judging.verdict import verdict
from mockloop.core.transcript import from_text
from mockloop.library.question_match import match_question

BAR = Bar(match_question("Tell me about a time you solved a difficult problem").scenario, "sde2")
FERRY = (
    "In August the ferry to the island was full every morning, and forty people with tickets stayed on the quay. "
    "I sell the tickets there, so it was mine to sort out. I counted the bookings of each sailing for two weeks, and I "
    "found that the agency in town sold seats that we had already sold. I asked the skipper for a list at six each "
    "morning, I called the agency before the first boat, and I checked the count again on the pier for ten days. After "
    "that nobody with a ticket was left behind, and the complaints went from thirty a week to two. I learned that two "
    "lists of the same seats are one list too many, so now only the pier sells the morning boat."
)
RAMBLE = (
    "Well, so, the sea is always a challenge, isn't it. People think it is easy to work on a pier, but it isn't, and "
    "my father always said that the weather decides. We have many tourists, and they ask for ice cream all day long. I "
    "think the most important thing is to stay calm and be friendly. In general it all works out in the end, and "
    "everybody is happy, so, yeah, that is more or less how it goes."
)
DETAIL = (
    "I called the agency at six because the skipper hands in his list at half past five, and I compared it with ours "
    "line by line; where the same seat stood on both I rang the person myself and moved them to the nine o'clock boat."
)
NOTHING = "I don't remember that."
ASK = "how-you-made-sure-it-held"


def rating(story: str, *follow_ups: str) -> str:
    probed = (read_probe(from_text(text), ASK, "How did you make sure that it held?") for text in follow_ups)
    return verdict(BAR, Conversation((read_story(from_text(story)), *probed))).rating


@pytest.mark.parametrize("follow_ups", [(NOTHING,), (DETAIL, NOTHING), (DETAIL, NOTHING, NOTHING)])
def test_a_good_story_stays_a_hire_with_weak_follow_ups_as_long_as_not_all_of_several_are(follow_ups):
    assert rating(FERRY) == "strong_hire"
    assert rating(FERRY, *follow_ups) == "hire"


def test_a_good_story_behind_which_nothing_can_be_told_is_in_doubt():
    assert rating(FERRY, NOTHING, NOTHING) == "leaning_no_hire"


def test_a_ramble_is_below_a_good_story_with_weak_follow_ups():
    assert rating(RAMBLE, "I called the agency.", NOTHING) == "no_hire"
