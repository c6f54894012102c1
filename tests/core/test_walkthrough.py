"""The pages of the walkthrough."""

from mockloop.core.walkthrough import Page, pages, places, whole_text
from mockloop.library.loader import load_scenario

SCENARIO = load_scenario("ownership-webhook")
PAGES = {page.id: page for page in pages(SCENARIO)}


def test_the_walkthrough_holds_the_whole_scenario_in_order():
    assert list(PAGES) == [
        "overview",
        "section-situation", "section-task", "section-action", "section-result", "section-reflection",
        "probe-adoption", "probe-why-not-wait", "probe-verification", "probe-differently",
        "weak-answer",
        "lens-1", "lens-2", "lens-3",
        "level-entry", "level-experienced", "level-senior",
    ]  # fmt: skip


def test_a_section_has_its_target_phrases_coaching_and_mistake():
    page = PAGES["section-action"]
    assert [name for name, _ in page.notes] == [
        "Target",
        "Key phrases",
        "They show",
        "Coach",
        "Common mistake",
    ]
    assert (page.target_s, page.is_answer) == (90.0, True)
    assert len(places(page.text, page.phrases)) == len(page.phrases) == 6


def test_the_reflection_says_what_each_level_expects_with_an_example():
    notes = dict(PAGES["section-reflection"].notes)
    for level in SCENARIO.levels:
        assert notes[f"At {level.title}"] == f"{level.reflection} For example: '{level.reflection_example}'"


def test_a_probe_has_both_answers_what_it_tests_and_the_line_to_remember():
    probe = SCENARIO.probe("adoption")
    notes = dict(PAGES["probe-adoption"].notes)
    assert PAGES["probe-adoption"].text == probe.strong.answer
    assert notes["A weak answer"] == probe.weak.answer
    assert notes["Remember"] == probe.remember
    assert notes["It tests"] == probe.tests


def test_the_weak_answer_has_every_red_flag_the_bar_raisers_view_and_the_rating():
    names = [name for name, _ in PAGES["weak-answer"].notes]
    assert names == ["Red flag"] * 5 + ["The bar raiser", "Rating"]
    assert PAGES["weak-answer"].notes[-1] == ("Rating", "Leaning no hire")


def test_a_page_read_aloud_as_a_whole_has_its_title_its_text_and_its_notes():
    page = Page("x", "Why not wait?", "I asked.", (("Target", "20 s, at most 30.5 s"), ("Coach", "Say: 'No.'")))
    assert whole_text(page) == "Why not wait? I asked. Target: 20 seconds, at most 30.5 seconds. Coach: Say: 'No.'"


def test_a_phrase_is_found_whatever_its_case_and_line_breaks():
    text = "Then I  pulled\nthe logs. i pulled the logsheet."
    assert [text[a:b] for a, b in places(text, ["I pulled the logs"])] == ["I  pulled\nthe logs"]


def test_phrases_that_overlap_are_marked_once():
    assert places("one two three", ["one two", "two three"]) == [(0, 13)]


def test_a_phrase_that_is_not_there_is_not_marked():
    assert places("one two three", ["four (4)"]) == []
