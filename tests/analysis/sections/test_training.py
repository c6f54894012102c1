"""What the section model learns from: our own answers, their labels, and the forms in which they are seen."""

import random

import numpy as np

from mockloop.analysis.sections.model import LABELS
from models.sections.dataset import KINDS, Labelled, fold_of, own, transcript, without
from models.sections.forms import irregular

SITUATION, ACTION, RESULT, NONE = (LABELS.index(name) for name in ("situation", "action", "result", "none"))
ANSWER = Labelled(
    "1-001", "a1", "written", "train",
    (("The", "lift", "stood", "still."), ("I", "rang."), ("Yeah.",), ("It", "ran", "again.")),
    ((SITUATION, SITUATION), (ACTION, SITUATION), (NONE, NONE), (RESULT, RESULT)),
)  # fmt: skip


def test_our_answers_come_from_several_authors_and_have_every_label():
    answers = own()
    assert len(answers) >= 600
    assert len({answer.id.split("-")[0] for answer in answers}) >= 5
    assert {label for answer in answers for label in answer.first} == set(range(len(LABELS)))
    assert all(2 <= len(labels) <= 3 for answer in answers for labels in answer.readers)
    assert len({answer.id for answer in answers}) == len(answers)


def test_no_answer_stands_there_twice():
    said = [" ".join(answer.words).lower() for answer in own()]
    assert len(set(said)) == len(said)


def test_a_word_has_the_shares_of_the_readers_of_its_sentence():
    shares = ANSWER.shares
    assert shares.shape == (len(ANSWER.words), len(LABELS))
    assert shares[4].tolist() == (np.eye(len(LABELS))[[SITUATION, ACTION]].mean(axis=0)).tolist()


def test_a_group_is_left_out_whole_and_always_in_the_same_fifth():
    answers = own()
    kept = without(answers, 4)
    assert {fold_of(answer.group) for answer in kept} == {0, 1, 2, 3}
    assert len(kept) + sum(fold_of(answer.group) == 4 for answer in answers) == len(answers)


def test_the_irregular_forms_lack_a_section_or_tell_the_result_first():
    forms = irregular(ANSWER)
    assert {name: form.first for name, form in forms.items()} == {
        "without situation": (ACTION, NONE, RESULT),
        "without action": (SITUATION, NONE, RESULT),
        "without result": (SITUATION, ACTION, NONE),
        "result first": (RESULT, SITUATION, ACTION, NONE),
    }


def test_only_as_written_has_punctuation_and_only_as_heard_has_pauses():
    said = {kind: transcript(ANSWER, kind, random.Random(3)) for kind in KINDS}
    assert said["written"].text.endswith("ran again.")
    assert said["heard"].text == said["run on"].text == "the lift stood still i rang yeah it ran again"
    long_s = 4 * len(ANSWER.words) / 10
    assert said["run on"].duration_s < said["heard"].duration_s
    assert round(said["written"].duration_s, 6) == round(said["run on"].duration_s, 6) == long_s
