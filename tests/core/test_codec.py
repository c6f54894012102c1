"""A journal's line is taken for a fact only where every value is of its kind: anything may stand in a file."""

import json
from dataclasses import replace

import pytest

from mockloop.core.codec import from_record, to_record
from mockloop.core.events import (
    Answered,
    Chosen,
    Finished,
    Prepared,
    Recorded,
    Reheard,
    Requested,
    Said,
    SoundQuality,
    Take,
    Transcribed,
)
from mockloop.core.transcript import Span, Transcript, Word

TAKE = Take(1, 4.25, (Span(0.5, 3.5),), SoundQuality(-20.5, -60.0, 0.001, 0.1))
BROKEN_OFF = Take(2, 0.4, (Span(0.2, 0.4),), broken_off=True)
HEARD = Transcript((Word("hello", 0.5, 1.0, 0.9),), 4.25, "whisper", voiced=(Span(0.5, 1.5),))
UNSURE = Transcript((Word("hello", 0.5, 1.0, 0.9, time_uncertain=True),), 4.25, "whisper", voiced=())
FACTS = [
    Said("opening", 3.2),
    Prepared("opening", 29.5),
    Recorded(TAKE, "key"),
    Recorded(BROKEN_OFF, "interrupted"),
    Requested("stop", TAKE),
    Requested("pause"),
    Transcribed(1, HEARD),
    Reheard(1, UNSURE),
    Chosen("adoption", ("because of this",), provisional=True),
    Chosen(None),
    Answered(0, 2),
    Finished(True),
]
ODD = [None, True, 5, -1, 1e999, float("nan"), 10**400, "x", [], [[1]], [1, 2], {}, {"a": 1}, 2.5]
WORDS = {"engine": "typed", "timed": "measured", "duration_s": 1.0, "words": [], "voiced": None}
WRONG = {
    "what is a list": {"event": "Requested", "what": ["stop"], "take": None},
    "what is nothing": {"event": "Requested", "what": None, "take": None},
    "a take that is a list": {"event": "Requested", "what": "stop", "take": [1]},
    "an event that is a list": {"event": ["Said"], "ask": "opening"},
    "a question before the first": {"event": "Answered", "question": -1, "option": 0},
    "an option that is a word": {"event": "Answered", "question": 0, "option": "first"},
    "half an option": {"event": "Answered", "question": 0, "option": 1.5},
    "a probe that is a list": {"event": "Chosen", "probe": ["adoption"], "because": []},
    "one reason where some are": {"event": "Chosen", "probe": "adoption", "because": "so"},
    "complete by word": {"event": "Finished", "complete": "yes"},
    "no time of a word": {"event": "Transcribed", "take": 1, "transcript": {**WORDS, "words": [["hello"]]}},
    "a word that is text": {"event": "Transcribed", "take": 1, "transcript": {**WORDS, "words": ["hello"]}},
    "half a character": {"event": "Coached", "section": "\ud800"},
    "a field of no event": {"event": "Said", "ask": "opening", "loudness": 3},
    "a field is missing": {"event": "Coached"},
    "endless": {"event": "Said", "ask": "opening", "heard_s": float("inf")},
    "longer than any session": {"event": "Said", "ask": "opening", "heard_s": 1e9},
}


@pytest.mark.parametrize("record", WRONG.values(), ids=WRONG)
def test_a_value_of_another_kind_makes_no_fact(record):
    with pytest.raises((ValueError, KeyError, TypeError)):
        from_record(record)


@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: type(fact).__name__)
@pytest.mark.parametrize("odd", ODD, ids=repr)
def test_whatever_stands_in_a_record_it_is_a_fact_that_can_be_written_again_or_none(fact, odd):
    for record in altered(json.loads(json.dumps(to_record(fact))), odd):
        try:
            read = from_record(record)
        except (ValueError, KeyError, TypeError):
            continue
        again = json.dumps(to_record(read), allow_nan=False)
        assert from_record(json.loads(again)) == read


def altered(value, odd):
    """The same data again and again, each time with another of its parts replaced."""
    yield odd
    if isinstance(value, dict):
        for key in value:
            yield from ({**value, key: part} for part in altered(value[key], odd))
    if isinstance(value, list):
        for at in range(len(value)):
            yield from ([*value[:at], part, *value[at + 1 :]] for part in altered(value[at], odd))


def test_a_word_with_a_time_takes_four_values_and_one_without_five():
    assert to_record(Transcribed(1, HEARD))["transcript"]["words"] == [["hello", 0.5, 1.0, 0.9]]
    assert to_record(Reheard(1, UNSURE))["transcript"]["words"] == [["hello", 0.5, 1.0, 0.9, True]]


def test_a_transcript_says_whether_um_was_written_and_where_an_older_one_says_nothing_it_was_not():
    written = Transcribed(1, replace(HEARD, hesitation=True))
    assert to_record(written)["transcript"]["hesitation"] is True
    assert from_record(to_record(written)) == written
    older = to_record(Transcribed(1, HEARD))
    del older["transcript"]["hesitation"]
    assert from_record(older) == Transcribed(1, HEARD)


@pytest.mark.parametrize("lost", ["words", "voiced", "engine", "timed", "duration_s"])
def test_a_transcript_that_lost_a_part_is_not_taken_for_one_that_never_had_it(lost):
    record = to_record(Transcribed(1, HEARD))
    del record["transcript"][lost]
    with pytest.raises(KeyError, match=lost):
        from_record(record)


@pytest.mark.parametrize("lost", ["number", "duration_s", "voiced", "sound"])
def test_nor_is_a_take(lost):
    record = to_record(Recorded(TAKE, "key"))
    del record["take"][lost]
    with pytest.raises(KeyError, match=lost):
        from_record(record)
