"""Asking the interviewer for time: what does, and what only sounds like it."""

from __future__ import annotations

import pytest

from mockloop.analysis.text.requests_for_time import asks_for_time
from mockloop.core.transcript import from_text, shifted

ASKS = """
Give me a minute.
I pulled the logs and, um, give me a minute
so I wrote the fix. Could you give me just a second, please
can you give me a moment to think about that
and can I have a minute
Sorry, can I just take a few seconds
Let me take a moment here.
let me just have half a minute
give me one more minute
I need more time
so let me think
I pulled the logs and then let me think
Let me think about that for a second
well I need a second
I need some time to think
I still need to think about it
I'll need a moment
I'll just take a minute
I'd like to take a moment to think
I wrote a test and just a second
Just a minute.
Wait a second
one moment please
Hold on.
okay hang on a second
please hold on for a minute
Um, I'm still thinking
Right, I’m just thinking
"""
ASKS_NOTHING = """
we had to put a hold on
we put a hold on the release
I told them to hold on
I held on
it was just a bit slower
the job took just a minute
It took a minute
and it was over in one second
I need a second opinion
I need a second pair of eyes
I felt that I need a minute of their time
they would not give me a minute
I asked them to give me a moment
he said that I should take a minute
That did not let me think
this is what I need to think about
give me a minute was all that he said and then we went on
Let me think. I pulled the logs for the past month.
for a second time
I'm thinking
we all had to sit and wait
that made me think
"""


@pytest.mark.parametrize("said", ASKS.strip().splitlines())
def test_this_asks_for_time(said: str) -> None:
    assert asks_for_time(from_text(said).words)


@pytest.mark.parametrize("said", ASKS_NOTHING.strip().splitlines())
def test_this_asks_for_nothing(said: str) -> None:
    assert not asks_for_time(from_text(said).words)


def looked_at(*pieces: str) -> list[bool]:
    """An answer looked at after each piece of it."""
    asked, known = [], 0
    for number in range(len(pieces)):
        words = from_text(" ".join(pieces[: number + 1])).words
        asked.append(asks_for_time(words, known))
        known = len(words)
    return asked


def test_a_plea_counts_once_however_little_is_said_after_it() -> None:
    assert looked_at("I pulled the logs, give me a minute", "um", "please", "so I went on") == [True] + [False] * 3
    assert looked_at("give me a minute", "give me a minute") == [True, True]


def test_a_plea_may_be_spread_over_two_pieces() -> None:
    assert looked_at("I pulled the logs and give me", "a minute", "I wrote the fix") == [False, True, False]


def test_a_piece_comes_after_a_pause_so_a_plea_may_begin_it() -> None:
    assert looked_at("and then we released it to everyone", "just a second") == [False, True]


def test_a_plea_may_come_after_a_pause_within_one_piece() -> None:
    told, plea = from_text("the whole job took"), from_text("just a minute")
    for pause_s, asks in ((0.1, False), (0.6, True)):
        later = shifted(plea, told.duration_s + pause_s)
        assert asks_for_time((*told.words, *later.words)) is asks
