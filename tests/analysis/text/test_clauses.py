"""Clause-like units from pauses and words."""

import pytest

from mockloop.analysis.text.clauses import (
    JOINTS,
    MOST_WORDS,
    joints,
    quotable,
    units,
    whole_clauses,
    with_cuts,
    without_cuts,
)
from mockloop.core.transcript import Transcript, Word, from_text


def texts(transcript: Transcript) -> list[str]:
    return [transcript.between(unit.first, unit.last) for unit in units(transcript)]


def test_sentences_are_units_where_there_is_punctuation():
    assert texts(from_text("It broke. Nobody saw it. I fixed it.")) == ["It broke.", "Nobody saw it.", "I fixed it."]


def test_conjunctions_with_a_subject_begin_a_unit_without_punctuation():
    said = "the queue was dropping messages and i pulled the logs so we could see it"
    assert texts(from_text(said)) == ["the queue was dropping messages", "and i pulled the logs", "so we could see it"]


def test_a_conjunction_between_nouns_does_not():
    assert len(units(from_text("we sold bread and butter there"))) == 1


def test_a_pause_ends_a_unit():
    words = [
        Word(str(i), i * 0.3 + (0.5 if i >= 5 else 0.0), i * 0.3 + 0.3 + (0.5 if i >= 5 else 0.0)) for i in range(9)
    ]
    assert [(u.first, u.last) for u in units(Transcript(tuple(words), 4.0))] == [(0, 4), (5, 8)]


def test_no_unit_is_longer_than_the_most():
    assert max(u.last - u.first + 1 for u in units(from_text("word " * 100))) == MOST_WORDS


def test_every_word_is_in_exactly_one_unit():
    cut = units(from_text("one two three, four five six seven because it is so. And then we went home " * 5))
    assert [u.first for u in cut[1:]] == [u.last + 1 for u in cut[:-1]]
    assert units(Transcript()) == ()


def test_a_subject_that_nothing_leads_up_to_begins_a_unit():
    said = "the lift broke down again i rang the firm they came out it was fixed by noon"
    assert texts(from_text(said)) == [
        "the lift broke down again",
        "i rang the firm",
        "they came out",
        "it was fixed by noon",
    ]


def test_a_subject_inside_its_clause_does_not():
    assert len(units(from_text("this is the only lift that we could use"))) == 1
    assert len(units(from_text("the whole team was watching it"))) == 1


def divided(transcript: Transcript) -> list[str]:
    return [JOINTS[joint] for joint in joints(transcript, units(transcript))]


def test_joints_are_told_by_punctuation_where_there_is_some():
    assert divided(from_text("It broke. Nobody on the shift saw it, so I fixed it.")) == ["unknown", "stop", "run-on"]


def test_joints_are_told_by_pauses_where_there_is_no_punctuation():
    said = "it broke again last night so i rang them and then they came".split()
    words = [Word(w, i * 0.3 + (i > 4) * 0.5, i * 0.3 + 0.3 + (i > 4) * 0.5) for i, w in enumerate(said)]
    assert divided(Transcript(tuple(words), 5.0)) == ["unknown", "pause", "no pause"]


def test_joints_are_unknown_where_there_is_neither():
    assert set(divided(from_text("it broke again last night so i rang them and then they came"))) == {"unknown"}
    assert joints(Transcript(), ()) == []


def test_a_sentence_that_a_quotation_hardly_touches_is_left_out():
    said = from_text(
        "We paid 450 euros for the loan. The agency has used my list ever since. What I took from it is this."
    )
    first, last = said.text.split().index("the"), said.text.split().index("What")
    quoted = whole_clauses(said, first, last)
    assert said.between(quoted.first, quoted.last) == "The agency has used my list ever since."


TALKED = (
    "I asked the baker if we could have a second oven, and he said no. We sold more and in the end it went well. "
    "At last I painted the shop, and the street came to look at it."
)


def evidence(of: str, said: Transcript) -> str:
    """Return the quotation for a few words of a transcript."""
    words = said.text.split()
    first = words.index(of.split()[0])
    return with_cuts(said, quotable(said, first, first + len(of.split()) - 1))


@pytest.mark.parametrize(
    ("of", "quoted"),
    [
        ("I asked", "I asked the baker if we could have a second oven …"),
        ("he said", "I asked the baker if we could have a second oven, and he said no."),
        ("it went", "We sold more and in the end it went well."),
        ("painted the shop,", "At last I painted the shop …"),
        ("street came", "… and the street came to look at it."),
    ],
)
def test_evidence_is_a_whole_clause_with_what_leans_on_it_and_shows_where_its_sentence_is_cut(of, quoted):
    assert evidence(of, from_text(TALKED)) == quoted


def test_a_pause_after_because_of_ends_no_quotation():
    said = "it had been like this on account of the one key that we had on the ward".split()
    words = [Word(w, i * 0.3 + (i > 7) * 0.5, i * 0.3 + 0.3 + (i > 7) * 0.5) for i, w in enumerate(said)]
    assert evidence("had been", Transcript(tuple(words), 6.0)) == " ".join(said)


def test_the_marks_of_a_cut_can_be_taken_off():
    assert without_cuts("… and he said no …") == "and he said no"


def test_a_sentence_that_was_broken_off_is_quoted_up_to_its_last_content():
    said = from_text("I painted the shop. I asked for the key again because of")
    assert evidence("asked for", said) == "I asked for the key again …"
