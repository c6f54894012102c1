"""An answer beside its question is noticed only where the question asks for something in so many words."""

from __future__ import annotations

import pytest

from mockloop.analysis.judging.bar import Bar
from mockloop.analysis.judging.conversation import Conversation, read_probe, read_story
from mockloop.analysis.judging.debrief import Debrief, debrief_transcript
from mockloop.analysis.topics.registry import all_topics, topics_asked
from mockloop.analysis.topics.unanswered import FEWEST_WORDS, unanswered
from mockloop.core.transcript import from_text
from mockloop.library.catalog import questions
from mockloop.library.loader import load_scenario
from mockloop.library.question_match import match_question
from mockloop.paths import shipped

DISAGREED = "Tell me about a time you disagreed with your manager and how you handled it."
BACKUP = """Last spring our payroll export had to go out by Friday noon because the bank closes its window then, and
two days before that the disk of the server died. I called the hosting company, got a second machine the same evening,
and restored the backup from the night before. I wrote a small script that compared every row of the old report with
the new one, and found forty missing rows. I added them by hand and checked the totals with the accountant. We sent the
file at ten on Friday, two hours before the deadline, and all 230 people were paid on time. Since then I test the backup
every month, and the restore takes twenty minutes instead of six hours. I learned that a backup nobody has restored is
only a hope."""
PIANO = """At the music school where I teach, my director wanted all pupils to play at the summer concert, and I thought
that the youngest would be frightened. She said parents expect it. I told her what I had seen the year before, when
three children cried and one left the school. She felt that I was too soft with them. I asked her to come to a lesson,
and afterwards she said that she had not known how small they were. In the end the youngest played at home for their
families, eleven of them, and all of them came back in autumn. I learned to show what I mean before I ask for it."""
WALKTHROUGHS = ("ownership-webhook", *sorted(one.stem for one in shipped("scenarios/walkthroughs").glob("*.yaml")))


def judged(text: str, question: str) -> Debrief:
    """Judge by the general competency, so that nothing but the question's own words makes a difference."""
    return debrief_transcript(Bar(match_question(question, "general").scenario, "sde2"), from_text(text))


@pytest.mark.parametrize(
    "question",
    [
        "Tell me about a conflict with a colleague.",
        "Describe an example when you had a disagreement with your coworker/manager.",
        "When did you not agree with a decision?",
    ],
)
def test_a_question_asks_for_a_disagreement_in_so_many_words(question: str):
    assert [topic.name for topic in topics_asked(question)] == ["disagreement"]


@pytest.mark.parametrize(
    "question",
    [
        "Tell me about a merge conflict that you had to solve.",
        "How do you deal with conflicting priorities?",
        "Tell me about a conflict of interest.",
        "Tell me about a conflict or a challenge that you faced.",
        "Tell me about a mistake or a conflict at work.",
        "Tell me about a time when there was resistance.",
        "Tell me about a time when you went beyond what was asked of you.",
    ],
)
def test_a_question_that_another_story_answers_too_asks_for_no_topic(question: str):
    assert topics_asked(question) == ()


def test_questions_about_ownership_and_about_anything_ask_for_no_topic():
    open_to_all = [one for one in questions().values() if one.competency in ("amazon-ownership", "general", "teamwork")]
    assert len(open_to_all) >= 5
    assert not [one.id for one in open_to_all if topics_asked(one.question)]


def test_a_good_story_about_something_else_is_no_hire_and_is_told_why_and_what_next():
    whole = judged(BACKUP, DISAGREED)
    remark = "this may answer another question: it asks for a disagreement; nobody disagrees in what was said"
    assert whole.verdict.rating == "leaning_no_hire"
    assert str(whole.verdict.speaking("against")[0]) == remark
    assert (whole.fixes[0].evidence, whole.fixes[0].instead) == (remark, "I wanted to …, but … wanted …, because …")
    assert len(whole.fixes) == 3


def test_the_disagreement_is_asked_for_once():
    bar = Bar(match_question("Tell me about a conflict with a colleague.").scenario, "sde2")
    fixes = debrief_transcript(bar, from_text(BACKUP)).fixes
    assert len(fixes) == 3
    assert [n for n, fix in enumerate(fixes) if "disagreement" in fix.evidence] == [0]


@pytest.mark.parametrize("question", ["Tell me about a tight deadline.", "Tell me about something you are proud of."])
def test_the_same_story_is_a_hire_where_it_answers_the_question(question: str):
    whole = judged(BACKUP, question)
    assert whole.verdict.rating == "strong_hire"
    assert not any("another question" in fix.evidence for fix in whole.fixes)


def test_a_disagreement_told_in_other_words_is_one():
    assert unanswered(DISAGREED, Conversation((read_story(from_text(PIANO)),))) is None


def test_an_answer_to_a_follow_up_can_tell_of_the_disagreement():
    story = read_story(from_text(BACKUP))
    later = read_probe(from_text("My boss disagreed and wanted to wait for the vendor."), "what-then", "And then?")
    assert unanswered(DISAGREED, Conversation((story,))) is not None
    assert unanswered(DISAGREED, Conversation((story, later))) is None


def test_a_short_answer_may_take_it_for_granted():
    words = BACKUP.split()
    short, enough = (from_text(" ".join(words[:n])) for n in (FEWEST_WORDS - 1, FEWEST_WORDS + 40))
    assert unanswered(DISAGREED, Conversation((read_story(short),))) is None
    assert unanswered(DISAGREED, Conversation((read_story(enough),))) is not None


def test_a_topic_that_could_not_be_measured_is_remarked_on_and_bounds_no_rating():
    question = "Tell me about the most difficult customer you have had."
    whole = judged(BACKUP, question)
    remark = "this may answer another question: it asks for a difficult customer; no customer appears in what was said"
    assert remark in whole.verdict.because
    assert remark == whole.fixes[-1].evidence
    assert whole.verdict.rating == "strong_hire"


@pytest.mark.parametrize("topic", all_topics(), ids=lambda topic: topic.name)
def test_every_topic_is_asked_for_in_the_library_and_has_a_next_step(topic):
    assert any(topic.asked_by(one.question) for one in questions().values())
    assert topic.remark.endswith(f"{topic.absent} in what was said")
    assert "choose a story" in topic.advice
    assert "…" in topic.say


@pytest.mark.parametrize("name", WALKTHROUGHS)
def test_the_strong_example_of_a_walkthrough_answers_its_own_question(name: str):
    scenario = load_scenario(name)
    told = " ".join(section.strong for section in scenario.sections.values())
    assert unanswered(scenario.question, Conversation((read_story(from_text(told)),))) is None
