"""An answer split into section spans: what holds for every answer, and what the model must not be fooled by."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mockloop.analysis.answer import normalized
from mockloop.analysis.sections.model import LABELS
from mockloop.analysis.sections.spans import UNSURE, begins_unsure, best_path, one_section, split
from mockloop.analysis.text.clauses import JOINTS, Unit
from mockloop.core.scenario import SECTIONS
from mockloop.core.transcript import Transcript, Word, from_text

SITUATION = (
    "Two winters ago I was a porter in a small hospital. The lifts kept breaking down and patients were waiting."
)
TASK = "My job was to get everyone to the scanner on time, and the lifts were not my responsibility."
ACTION = "So I wrote down every breakdown for a week. Then I asked the engineers and I showed them the list."
RESULT = "As a result they replaced a relay, and late scans fell from nine a week to one. It is still in use today."
LESSON = "I learned that a complaint with a list gets heard. Looking back, I would write things down sooner."


def sections_of(text: str) -> list[str]:
    return [span.section for span in split(from_text(text))]


def section_at(text: str, phrase: str) -> str:
    """The section of the first word of a phrase."""
    at = len(text[: text.index(phrase)].split())
    return next(s.section for s in split(from_text(text)) if s.first_word <= at <= s.last_word)


def test_the_five_sections_come_in_order():
    assert sections_of(" ".join([SITUATION, TASK, ACTION, RESULT, LESSON])) == list(SECTIONS)


def test_it_needs_neither_punctuation_nor_capitals():
    text = " ".join([SITUATION, TASK, ACTION, RESULT, LESSON]).lower().replace(".", "").replace(",", "")
    assert sections_of(text) == list(SECTIONS)


@pytest.mark.parametrize(
    ("parts", "missing"),
    [
        ([TASK, ACTION, RESULT], "situation"),
        ([SITUATION, ACTION, RESULT], "task"),
        ([SITUATION, TASK, ACTION], "result"),
        ([SITUATION, TASK, ACTION, RESULT], "reflection"),
    ],
)
def test_a_missing_section_is_not_made_up(parts: list[str], missing: str):
    assert missing not in sections_of(" ".join(parts))


def test_a_result_told_first_is_a_result():
    text = " ".join([RESULT, SITUATION, TASK, ACTION])
    assert section_at(text, "As a result") == "result"
    assert section_at(text, "Two winters ago") == "situation"
    assert section_at(text, "Then I asked") == "action"


def test_a_section_may_come_twice():
    again = "Then I went over to the other wing, I asked the porters and I wrote a second list. So I showed them that."
    text = " ".join([SITUATION, TASK, ACTION, RESULT, again, RESULT])
    assert sections_of(text).count("action") == 2


def test_the_cues_that_decided_are_told():
    spans = {span.section: span for span in split(from_text(" ".join([SITUATION, TASK, ACTION, RESULT])))}
    assert any(reason.startswith('"') for name in ("task", "action", "result") for reason in spans[name].because)
    assert all(reason.endswith(f"-> {name}") or reason == UNSURE for name in spans for reason in spans[name].because)


def test_a_quoted_cue_is_in_the_words_of_its_span():
    transcript = from_text(" ".join([SITUATION, TASK, ACTION, LESSON]))
    for span in split(transcript):
        said = " ".join(normalized(w.text) for w in transcript.words[span.first_word : span.last_word + 1])
        quoted = [reason.split('"')[1] for reason in span.because if reason.startswith('"')]
        assert all(cue in said for cue in quoted if "…" not in cue)


def test_an_answer_without_any_cue_has_low_confidence_and_says_so():
    spans = split(from_text("blue seven under lamp river of and the an to window " * 6))
    assert min(span.confidence for span in spans) < 0.8
    assert all(span.because for span in spans)


def test_a_boundary_is_unsure_where_either_side_of_it_is():
    sure, torn, low = [0.9, 0.1, 0, 0, 0, 0], [0.3, 0.7, 0, 0, 0, 0], [0.5, 0.5, 0, 0, 0, 0]
    assert not begins_unsure(np.array([sure, torn]), 1, 1)
    assert begins_unsure(np.array([sure, low]), 1, 1)
    assert begins_unsure(np.array([low, torn]), 1, 1)
    assert not begins_unsure(np.array([low]), 0, 1)


def test_no_words_have_no_spans():
    assert split(Transcript()) == ()
    assert one_section(Transcript(), "action") == ()


def test_one_word_is_one_span():
    (span,) = split(from_text("well"))
    assert (span.first_word, span.last_word) == (0, 0)
    assert span.because


def test_words_of_punctuation_alone_are_split_too():
    assert [(s.first_word, s.last_word) for s in split(from_text("… — …"))] == [(0, 2)]


def test_one_section_takes_every_word():
    (span,) = one_section(from_text("I pulled the logs"), "action")
    assert (span.section, span.first_word, span.last_word, span.confidence) == ("action", 0, 3, 1.0)


PHRASES = [*SITUATION.split(), *TASK.split(), *ACTION.split(), *RESULT.split(), *LESSON.split(), "um", "£4,000", "40%"]
answers = st.lists(st.tuples(st.sampled_from(PHRASES), st.floats(0, 2)), min_size=1, max_size=120)


@settings(max_examples=60, deadline=None)
@given(answers)
def test_every_word_is_in_exactly_one_span_and_every_confidence_is_a_chance(said: list[tuple[str, float]]):
    words, at_s = [], 0.0
    for text, pause_s in said:
        words.append(Word(text, at_s, at_s + 0.3))
        at_s += 0.3 + pause_s
    transcript = Transcript(tuple(words), at_s)
    spans = split(transcript)
    assert [word for s in spans for word in range(s.first_word, s.last_word + 1)] == list(range(len(words)))
    assert all(a.section != b.section for a, b in pairwise(spans))
    for span in spans:
        assert 0.0 <= span.confidence <= 1.0
        assert span.section in LABELS
        assert 1 <= len(span.because) <= 4
        assert span.start_s == words[span.first_word].start_s
        assert span.end_s == words[span.last_word].end_s
    assert split(transcript) == spans


def test_a_very_long_answer_is_split():
    text = " ".join([SITUATION, TASK, ACTION, RESULT] * 60)
    spans = split(from_text(text))
    assert spans[-1].last_word == len(text.split()) - 1
    assert all(np.isfinite(span.confidence) for span in spans)


def test_a_boundary_must_be_worth_its_price():
    cut = [Unit(0, 3), Unit(4, 4), Unit(5, 8)]
    sure = np.array([[0.9, 0.1, 0, 0, 0], [0.4, 0.6, 0, 0, 0], [0.9, 0.1, 0, 0, 0]])
    stop, run_on = JOINTS.index("stop"), JOINTS.index("run-on")
    assert best_path(sure, cut, [0, stop, stop]) == [0, 0, 0]
    longer = [Unit(0, 3), Unit(4, 13), Unit(14, 17)]
    assert best_path(sure, longer, [0, stop, stop]) == [0, 1, 0]
    assert best_path(sure, longer, [0, run_on, run_on]) == [0, 0, 0]
