"""Any question: found in the library, placed by its words, or said to be near none."""

from __future__ import annotations

import pytest

from mockloop.core.errors import InputError, ScenarioError
from mockloop.library.nearest_competency import nearest_competencies
from mockloop.library.question_match import id_for, match_question, search

# written for this test, in other words than the library's
PLACED = {
    "Describe an argument you had with a co-worker.": "conflict",
    "Have you ever had a falling out with a colleague?": "conflict",
    "How do you get along with people you find hard to deal with? Give an example of tension.": "conflict",
    "Which mistake do you regret most?": "failure",
    "Tell me about something that went wrong because of you.": "failure",
    "When did you have to juggle several urgent tasks?": "deadline-and-priorities",
    "How do you keep to a tight deadline?": "deadline-and-priorities",
    "Describe a team project and your role in the group.": "teamwork",
    "When has a teammate let the others do the work?": "teamwork",
    "How did you persuade stakeholders who had no reason to follow you?": "leading-without-authority",
    "Give an example of your leadership.": "leading-without-authority",
    "How have you adapted to an unexpected change?": "ambiguity",
    "Tell me about working with vague or unclear goals.": "ambiguity",
    "What criticism have you received lately?": "feedback",
    "What would your last boss say is your weakness?": "feedback",
    "Describe handling an upset client.": "difficult-customer",
    "A customer complains loudly. When did that happen to you?": "difficult-customer",
    "What was the hardest bug you ever had to debug?": "amazon-dive-deep",
    "When did you find the root cause of an outage?": "amazon-dive-deep",
    "How did you speak up against your manager's decision?": "amazon-have-backbone",
    "Tell me about mentoring a junior colleague.": "amazon-hire-and-develop-the-best",
    "Which process did you simplify?": "amazon-invent-and-simplify",
    "Tell me about an ethical dilemma.": "amazon-earn-trust",
    "When did you take initiative without being asked?": ("amazon-ownership", "amazon-bias-for-action"),
    "How did you cut costs?": "amazon-frugality",
    "Describe your proudest achievement.": "amazon-deliver-results",
    "What new skill have you taught yourself?": "amazon-learn-and-be-curious",
    "How did you explain something technical to a non-technical audience?": "communication",
    "Can you introduce yourself?": "about-yourself",
    "Why are you interested in this position?": "why-this-job",
}
FEWEST_RIGHT = 0.85


def test_most_questions_are_placed_where_a_reader_would_place_them():
    right = [text for text, where in PLACED.items() if nearest_competencies(text)[0].competency in where]
    assert len(right) >= FEWEST_RIGHT * len(PLACED), sorted(set(PLACED) - set(right))


def test_a_question_for_what_was_done_asks_for_a_story_and_not_why_this_job():
    assert nearest_competencies("How did you get the old press to finish the job?")[0].competency != "why-this-job"
    assert nearest_competencies("Why did you apply to us?")[0].competency == "why-this-job"


def test_a_question_of_one_s_own_is_a_scenario_with_its_words():
    found = match_question("  Tell me about a time you argued\n with a nurse. ")
    assert found.how == "near"
    assert (found.scenario.competency, found.scenario.id) == ("conflict", "argued-nurse")
    assert found.scenario.question == "Tell me about a time you argued with a nurse."


def test_the_very_words_of_the_library_are_its_question():
    found = match_question("tell me about an ANGRY customer, and what you did")
    assert (found.how, found.scenario.id) == ("known", "angry-customer")
    assert match_question("Tell me about a complaint that you thought was unfair", "conflict").how == "chosen"


def test_what_is_near_nothing_is_judged_in_general_and_says_so():
    found = match_question("Xyzzy plugh?")
    assert (found.how, found.scenario.competency) == ("nowhere", "general")


def test_the_competency_can_be_named():
    found = match_question("Tell me about your cat.", "amazon-dive-deep")
    assert (found.how, found.scenario.principle) == ("chosen", "Dive Deep")
    with pytest.raises(ScenarioError, match="There is no competency 'dive-deep'"):
        match_question("Tell me about your cat.", "dive-deep")


@pytest.mark.parametrize("words", ["", "   \n "])
def test_an_empty_question_is_told(words):
    with pytest.raises(InputError, match="The question is empty"):
        match_question(words)


def test_a_story_given_as_a_question_is_told():
    with pytest.raises(InputError, match="at most 600 are allowed"):
        match_question("I came in one morning and " * 40)


@pytest.mark.parametrize(
    ("question", "name"), [("日本語ですか", "own-question"), ("Why?", "why"), ("a" * 90, "a" * 40)]
)
def test_every_question_gets_a_plain_name(question, name):
    assert id_for(question) in (name, "own-question")


def test_a_search_gives_what_shares_most_words_first():
    assert search("angry customer")[0].id == "angry-customer"
    assert {one.competency for one in search("deadline")} == {"deadline-and-priorities"}
    assert search("xyzzy") == []
