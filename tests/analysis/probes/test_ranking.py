"""Which probe comes next: by the story, in the person's own words, never the same twice."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mockloop.analysis.judging.bar import Bar
from mockloop.analysis.judging.conversation import Conversation, read_probe, read_story
from mockloop.analysis.probes import ranking
from mockloop.analysis.probes.choice import ranked
from mockloop.analysis.probes.follow_up import pressed
from mockloop.analysis.probes.registry import kinds
from mockloop.core.transcript import from_text
from mockloop.library.loader import load_scenario

QUARREL = (
    "Last summer I ran the bar of a sailing club with my cousin. He was reluctant to close at eleven, and the "
    "neighbours complained every week. I talked to him about the neighbours after the shift. I suggested that "
    "we move the music "
    "inside at ten. He agreed after a while, and the complaints stopped. I learned that it is better to ask him what "
    "he is afraid of losing before I propose anything."
)
BAR = Bar(load_scenario("conflict-colleague"), "sde2")


def said(*answers, story=QUARREL):
    readings = [read_story(from_text(story) if isinstance(story, str) else story)]
    return Conversation((*readings, *(read_probe(from_text(text), ask, words) for ask, words, text in answers)))


def first_quotation():
    """The first probe offered that quotes the person."""
    return next(one for one in ranked(BAR, said(), ("opening",)) if one.ask.startswith("You said"))


def test_a_probe_quotes_a_whole_clause_of_the_person_and_gives_its_reason():
    best = first_quotation()
    assert best.ask.startswith("You said: “He was reluctant to close at eleven")
    assert best.ask.endswith("” What do you think was behind that?")
    assert best.because == ("somebody stood in the way, but you did not say why",)


def test_the_same_input_gives_the_same_probe_and_none_comes_twice():
    asked = ["opening"]
    while offered := ranked(BAR, said(), asked):
        assert offered == ranked(BAR, said(), asked)
        assert offered[0].id not in asked
        asked.append(offered[0].id)
    assert len(asked) > 3


def test_words_that_were_not_surely_heard_are_not_quoted():
    transcript = from_text(QUARREL)
    unsure = replace(transcript, words=tuple(replace(word, probability=0.45) for word in transcript.words))
    offered = ranked(BAR, said(story=unsure), ("opening",))
    assert offered
    assert not [one.ask for one in offered if "You said" in one.ask]


def test_two_probes_do_not_quote_the_same_words():
    best = first_quotation()
    again = ranked(
        BAR,
        said((best.id, best.ask, "He was afraid for the takings, as far as I could see. " * 6)),
        ("opening", best.id),
    )
    quote = best.ask.split("“")[1].split("”")[0]
    assert not [one for one in again if quote in one.ask]


def test_a_topic_that_was_asked_about_counts_less():
    before = {one.id: one.due for one in ranked(BAR, said(), ("opening",))}
    after = {one.id: one.due for one in ranked(BAR, said(), ("opening", "what-would-have-tipped-it"))}
    assert after["what-you-hoped-for"] < before["what-you-hoped-for"]
    assert after["what-was-behind-it"] == before["what-was-behind-it"]


def test_what_asks_much_the_same_is_not_asked_after_it():
    asked = [one.id for one in ranked(BAR, said(), ("opening", "has-it-come-up-since"))]
    assert "when-did-you-use-it" in [one.id for one in ranked(BAR, said(), ("opening",))]
    assert "when-did-you-use-it" not in asked


def test_the_story_itself_is_not_asked_for_after_two_probes():
    short = "I once had a quarrel with my cousin about closing time at the bar, and we settled it."

    def offered(*asked: str) -> set[str]:
        return {one.id for one in ranked(BAR, said(story=short), ("opening", *asked))}

    assert "more-of-it" in offered()
    assert "more-of-it" in offered("how-did-it-end", "how-did-it-end.press")
    assert "more-of-it" not in offered("how-did-it-end", "what-did-you-take-from-it")


def test_a_thin_answer_is_pressed_once_on_its_own_words():
    thin = ("what-was-behind-it", "Why?", "He was afraid of losing money.")
    best = ranked(BAR, said(thin), ("opening", "what-was-behind-it"))[0]
    assert best.id == "what-was-behind-it.press"
    assert best.ask == "You said: “He was afraid of losing money.” Say a little more about that."
    again = ranked(BAR, said(thin), ("opening", "what-was-behind-it", "what-was-behind-it.press"))
    assert not [one for one in again if one.id.endswith(".press")]


def test_a_full_answer_is_not_pressed():
    full = ("what-was-behind-it", "Why?", "I asked him on the Sunday, and he showed me the books of the club. " * 4)
    best = ranked(BAR, said(full), ("opening", "what-was-behind-it"))[0]
    assert not best.id.endswith(".press")


def test_a_yes_and_a_no_are_followed_up_each_in_its_way():
    kind = kinds()["who-was-against-it"]
    assert pressed(kind.id, read_probe(from_text("Yes, two of them."), kind.id)) == kind.if_yes
    assert pressed(kind.id, read_probe(from_text("Well, no."), kind.id)) == kind.if_no
    other = pressed(kind.id, read_probe(from_text("My cousin was the one who minded it."), kind.id))
    assert other.startswith("You said: “My cousin was the one who minded it.” ")


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        ("I moved the music inside at ten.", "Take me through that. What exactly happened?"),
        ("We then asked the neighbours for a list.", "Walk me through that as it happened."),
        ("I think he was afraid of his father.", "What makes you say that?"),
        ("The takings of the whole of July.", "Could you go into that a little more?"),
    ],
)
def test_a_thin_answer_is_followed_up_by_the_form_of_what_was_said(words: str, asked: str):
    assert pressed("what-was-behind-it", read_probe(from_text(words), "what-was-behind-it")).endswith(asked)


@pytest.mark.parametrize("name", ["the-hardest-moment", "what-surprised-you", "what-did-it-cost"])
def test_nothing_and_i_do_not_know_are_not_asked_about_what_they_did_not_name(name: str):
    def after(words: str) -> str:
        return pressed(name, read_probe(from_text(words), name))

    assert after("Nothing, really.") == after("Um, nobody, I think.") == "What makes you sure of that?"
    assert after("I don't know.") == after("Well, no idea.") == "Take a moment. What comes to mind first?"
    assert after("The second week.") == "Could you go into that a little more?"


def test_a_bare_yes_or_no_to_a_question_that_asks_for_more_is_not_taken_for_an_answer():
    def after(words: str) -> str:
        return pressed("the-hard-part-of-it", read_probe(from_text(words), "the-hard-part-of-it"))

    assert after("Yes, I think so.") == "In what way? Tell me one moment that shows it."
    assert after("No, not really.") == "What makes you say no?"
    assert after("No, but the second week was hard for both of us.").startswith("You said: “The second week was hard")


def test_nothing_is_a_no_where_the_question_can_be_answered_with_one():
    kind = kinds()["anything-differently"]
    assert pressed(kind.id, read_probe(from_text("Nothing, really."), kind.id)) == kind.if_no
    assert pressed(kind.id, read_probe(from_text("Yes, I think so."), kind.id)) == kind.if_yes


def test_a_competency_asks_sooner_for_what_it_cares_about():
    story = QUARREL + " Takings went up by 20 percent in July."
    figures = Bar(load_scenario("against-obstacles"), "sde2")
    place = {
        bar.scenario.id: [one.id for one in ranked(bar, said(story=story), ("opening",))].index("how-was-it-measured")
        for bar in (BAR, figures)
    }
    assert place["against-obstacles"] < place["conflict-colleague"]


def test_a_worked_story_asks_its_own_probes_first():
    webhook = Bar(load_scenario("ownership-webhook"), "sde2")
    offered = [one.id for one in ranked(webhook, said(), ("opening",))]
    own = [probe.id for probe in webhook.scenario.probes]
    assert set(offered[:3]) <= set(own)
    assert set(offered) - set(own) <= set(kinds())


def test_a_competency_s_own_probe_comes_only_where_what_it_is_about_was_told():
    blamed = "It was his fault, and he was rude to everybody. " + QUARREL
    own = "your-own-share"
    assert own not in [one.id for one in ranked(BAR, said(), ("opening",))]
    assert own in [one.id for one in ranked(BAR, said(story=blamed), ("opening",))]
    owned = blamed + " I should have told him earlier."
    assert own not in [one.id for one in ranked(BAR, said(story=owned), ("opening",))]


def test_a_competency_s_own_probe_gives_what_it_tests_as_its_reason():
    blamed = "It was his fault, and he was rude to everybody. " + QUARREL
    found = next(one for one in ranked(BAR, said(story=blamed), ("opening",)) if one.id == "your-own-share")
    assert found.because == ("it shows whether the fault is looked for on both sides",)


def test_another_person_is_called_by_the_speaker_s_own_word():
    story = "My father drove the tractor. My father refused to stop, and I told him to. " * 2
    asks = [one.ask for one in ranked(BAR, said(story=story), ("opening",))]
    assert "How would your father tell this story?" in asks


def test_how_it_would_have_gone_is_never_the_first_probe():
    story = (
        QUARREL + " If I could go back, I would ask the neighbours in the first week. The gate was shut by then. " * 2
    )
    assert "how-would-that-have-gone" not in [one.id for one in ranked(BAR, said(story=story), ("opening",))]
    asked = ("opening", "what-was-behind-it")
    assert "how-would-that-have-gone" in [one.id for one in ranked(BAR, said(story=story), asked)]


def test_a_story_that_asks_for_nothing_is_asked_one_thing_that_fits_any():
    story = "The yard is between two mills, and the river is behind it with a wall of old stone and a gate. " * 9
    story += (
        "In the end the rain stopped, and as a result both mills were saved and the people were happy and relieved."
    )
    assert [one.id for one in ranked(BAR, said(story=story), ("opening",))] == ["what-mattered-most"]
    assert not ranked(BAR, said(story=story), ("opening", "what-mattered-most"))


def test_a_question_to_the_person_s_own_words_goes_before_a_general_one():
    best = first_quotation()
    assert best.due > kinds()[best.id].worth


def test_a_later_probe_must_be_more_likely_sensible_than_a_first_one():
    first, third = (ranking.least(asked) for asked in (["opening"], ["opening", "more-of-it", "how-did-it-end"]))
    assert third > first
    pressed_once = ["opening", "more-of-it", "more-of-it.press"]
    assert ranking.least(pressed_once) == first


def test_kinds_that_suit_about_equally_well_take_turns_from_story_to_story():
    def offered(story: str) -> list[str]:
        return [one.id for one in ranked(BAR, said(story=story), ("opening",))]

    rivers = ("Avon", "Severn", "Trent", "Tyne", "Wye", "Exe", "Dee", "Tees")
    orders = {tuple(offered(f"{QUARREL} The club is on the river {river}.")) for river in rivers}
    assert len(orders) > 1
