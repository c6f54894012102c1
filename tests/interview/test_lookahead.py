"""What would be asked next, known before the answer has ended."""

from __future__ import annotations

import threading
from dataclasses import replace

import pytest

from mockloop.analysis.judging.bar import Bar
from mockloop.analysis.judging.conversation import Reading, read_turn
from mockloop.core.events import SectionMark, Take
from mockloop.core.state import PRESS, Turn
from mockloop.core.transcript import Span, Transcript, from_text
from mockloop.interview.lookahead import Lookahead, LookaheadResult, answered, next_probe
from mockloop.library.loader import load_scenario
from mockloop.library.question_match import match_question as for_question
from testkit.fakes import wait_until

STORY = "I saw that messages were lost. I pulled the logs and I fixed the race. It went to zero."
BAR = Bar(load_scenario("ownership-webhook"), "sde2")


def turn(text: str, marks: tuple[SectionMark, ...] = (), **more) -> Turn:
    said = from_text(text)
    taken = (Take(1, said.duration_s, marks=marks),)
    return Turn("opening", "?", takes=taken, transcripts=(said,), outcome="answered", **more)


def choose(reading: Reading):
    return next_probe(BAR, [], reading, ["opening"])


def seen(lookahead: Lookahead, text: str) -> LookaheadResult:
    """Once this text was looked at."""
    wait_until(lambda: lookahead.newest and lookahead.newest.turn.answer.text == text)
    assert lookahead.newest
    return lookahead.newest


@pytest.fixture
def lookahead():
    one = Lookahead(choose)
    yield one
    one.close()


def test_what_the_lookahead_chooses_is_what_would_be_chosen(lookahead):
    assert lookahead.newest is None
    lookahead.show(turn(STORY))
    newest = seen(lookahead, STORY)
    assert newest.probe == choose(read_turn(turn(STORY)))
    assert newest.reading.answer.transcript.text == STORY


def test_it_ends_with_the_newest_of_many(lookahead):
    words = STORY.split()
    for count in range(1, len(words) + 1):
        lookahead.show(turn(" ".join(words[:count])))
    seen(lookahead, STORY)


def test_a_lookahead_holds_where_the_words_are_the_same_and_only_there(lookahead):
    lookahead.show(turn(STORY))
    newest = seen(lookahead, STORY)
    said = from_text(STORY)
    at_the_end = Transcript(said.words, said.duration_s + 3.0, "whisper", "measured", (Span(0.0, 9.0),))
    assert newest.holds_for(Turn("opening", "?", takes=(Take(1, 12.0),), transcripts=(at_the_end,)))
    assert not newest.holds_for(turn(STORY + " And I told them."))
    assert not newest.holds_for(turn(STORY, marks=(SectionMark(2.0, "action"),)))


def test_earlier_answers_count_too():
    before = turn("I wrote a test and I watched it for three days and nothing was lost.")
    alone = next_probe(BAR, [], read_turn(turn(STORY)), ["opening"])
    after = next_probe(BAR, [replace(before, ask="why-not-wait")], read_turn(turn(STORY)), ["opening", "why-not-wait"])
    assert alone and after
    assert after.because != alone.because


def test_a_skipped_probe_is_not_pressed():
    general = Bar(for_question("Tell me about a mistake that you made").scenario, "sde2")
    asked = replace(turn(""), ask="what-would-you-change", takes=(), transcripts=())
    earlier, said = [turn(STORY)], ["opening", "what-would-you-change"]
    short = next_probe(general, earlier, answered(asked), said)
    after = next_probe(general, earlier, answered(replace(asked, outcome="skipped")), said)
    assert short and short.id == "what-would-you-change.press"
    assert after and not after.id.endswith(PRESS)


def test_a_failure_is_handed_on():
    def broken(_: Reading):
        raise ZeroDivisionError

    lookahead = Lookahead(broken)
    lookahead.show(turn(STORY))
    with pytest.raises(ZeroDivisionError):
        wait_until(lookahead.check)
    assert lookahead.newest is None  # who records is not broken off


def test_nothing_is_looked_at_once_it_is_closed():
    before = set(threading.enumerate())
    lookahead = Lookahead(choose)
    lookahead.close()
    lookahead.close()
    lookahead.show(turn(STORY))
    wait_until(lambda: set(threading.enumerate()) <= before)  # whoever would look at it has gone
    assert lookahead.newest is None
