"""Patterns over the words of an answer."""

from mockloop.analysis.answer import Answer, SectionSpan, finding, normalized
from mockloop.core.transcript import from_text

SAID = "So I pulled the logs, didn't wait; and it SAVED $8,000 a week (0.3%)."


def answer(*sections: tuple[str, int, int]) -> Answer:
    spans = tuple(SectionSpan(name, a, b, a * 0.4, (b + 1) * 0.4, 1.0) for name, a, b in sections)
    return Answer(from_text(SAID), spans)


def test_words_are_matched_without_case_and_punctuation():
    assert answer().text == "so i pulled the logs didn't wait and it saved $8,000 a week 0.3%"


def test_curly_apostrophes_are_straightened():
    assert normalized("didn\u2019t,") == "didn't"


def test_a_match_names_the_words_it_took():
    (match,) = answer().find(r"pulled the logs")
    assert (match.first, match.last) == (2, 4)


def test_only_whole_words_match():
    assert list(answer().find(r"log")) == []
    assert list(answer().find(r"pull")) == []


def test_sections_limit_where_a_match_may_begin():
    told = answer(("action", 0, 6), ("result", 7, 13))
    assert [m.text for m in told.find(r"i \w+|it \w+", sections=("result",))] == ["it saved"]
    assert told.section_of(8) == "result"
    assert told.words_in("action") == 7


def test_a_probes_answer_has_no_sections_so_everything_counts():
    assert [m.text for m in answer().find(r"it \w+", sections=("result",))] == ["it saved"]


def test_a_finding_quotes_the_words_as_they_were_said_with_their_times():
    told = answer(("action", 0, 13))
    (match,) = told.find("saved")
    found = finding(told, match, "x", "good", "Do more.")
    assert found.quote == "wait; and it SAVED $8,000 a week"
    assert (found.start_s, found.end_s, found.section) == (3.6, 4.0, "action")


def test_an_aside_belongs_to_no_section_and_is_called_one():
    told = answer(("none", 0, 6), ("result", 7, 13))
    assert (told.section_of(3), told.words_in("none")) == ("", 0)
    assert [m.text for m in told.find(r"i \w+|it \w+", sections=("result", "action"))] == ["it saved"]
    assert [span.heading for span in told.spans] == ["Aside", "Result"]
