"""What to fix first: the person's own clauses, whole, and a sentence for them to complete."""

from __future__ import annotations

import re
from dataclasses import replace

from mockloop.analysis.answer import SectionSpan
from mockloop.analysis.judging.bar import Bar
from mockloop.analysis.judging.conversation import Reading, read_story
from mockloop.analysis.judging.debrief import MOST_FIXES, Debrief, debrief_transcript
from mockloop.analysis.judging.delivery import Delivery, delivery
from mockloop.analysis.judging.delivery_fixes import delivery_fixes
from mockloop.analysis.judging.fix import ADD, AFTER, ALONE, INSTEAD, PRACTISE
from mockloop.analysis.judging.quotations import as_i
from mockloop.analysis.text.clauses import whole_clauses, without_cuts
from mockloop.core.story import Story
from mockloop.core.transcript import Span, Transcript, Word, from_text
from mockloop.library.loader import load_scenario
from mockloop.reports.summary import fix_how

BAR = Bar(load_scenario("ownership-webhook"), "sde2")
WARD = (
    "On our ward the evening handover took an hour and things were forgotten. We always had trouble with it. "
    "So we decided to do something about it, and we held two meetings. We wrote a new form and we put it on the wall. "
    "It was better after that and people were happy. I learned that communication is key."
)
MUSEUM = (
    "The museum where I work has three houses. The first is for paintings. The second is for furniture. "
    "The third is for exhibitions that visit us. They are run by a department of their own. "
    "Its budget is settled by the board in autumn. The board has eleven members, and most of them come from industry. "
    "There is a circle of friends with two thousand members who help on weekends. "
    "They have a room of their own in the second house, and they meet there every month. "
    "The houses stand in a park, which belongs to the city, and the city also pays for the guards at night. "
    "Our director came three years ago and wanted everything to be digital. Tickets were still sold on paper. "
    "The queue was worst on rainy Sundays. I was asked to shorten it. "
    "I put a third desk in the yard and I trained two students for it. The queue was gone."
)
HALL = (
    "Um, I was in charge of the sports hall and, um, the bookings were, uh, always wrong. I, um, went through the "
    "calendar every evening, and, uh, I called each club myself. In the end, um, nobody stood before a locked door."
)
COATS = (
    "Nine days before the opening, the eight tailcoats for the wedding scene came from Milan, two sizes too small. "
    "I had to find out whether we could save them. I proposed to set a gusset of black cloth under each arm. "
    "I made one, I put it on Tomasz, the tallest singer, and I asked Rosalind to sit in row F. She could not see it. "
    "Then I drew up a list, two of us cutting and three sewing, and I took the last two home. "
    "All eight coats were done on the Wednesday for ninety six pounds, and none split in twenty two performances. "
    "The mistake was mine. I had sent the measurements in inches and had not written that. "
    "Now I write the unit on every sheet."
)
WHITBY = (
    "Well, um, so, that's a good question. I mean, theatre is, you know, it's always stressful, isn't it. My "
    "grandmother was a seamstress too, and she had this old machine, and, um, we used to spend the whole summer in "
    "Whitby. I think communication is basically the most important thing. You should always, you know, listen to "
    "people. Anyway, we generally try to get things done. I like Leeds, the parking is terrible, but the food is very "
    "good. So, yeah."
)


def judged(text: str, bar: Bar | None = BAR) -> Debrief:
    return debrief_transcript(bar, from_text(text))


def sectioned(parts: dict[str, str], bar: Bar | None = BAR) -> Debrief:
    """What is said of an answer with these sections."""
    said, spans = from_text(" ".join(parts.values())), []
    for section, text in parts.items():
        first = spans[-1].last_word + 1 if spans else 0
        last = first + len(text.split()) - 1
        spans.append(SectionSpan(section, first, last, said.words[first].start_s, said.words[last].end_s, 1.0))
    return debrief_transcript(bar, said, spans=tuple(spans))


def spoken(text: str, word_s: float) -> Transcript:
    """A text spoken at one pace."""
    words = tuple(Word(t, word_s * at, word_s * (at + 1), 0.9) for at, t in enumerate(text.split()))
    return Transcript(words, word_s * len(words), "whisper", voiced=(Span(0.0, word_s * len(words)),))


def test_three_things_are_named_with_a_scenario_and_without():
    for text in (WARD, MUSEUM, HALL):
        for bar in (BAR, None):
            assert len(judged(text, bar).fixes) == MOST_FIXES == 3


def test_what_is_quoted_was_said_and_begins_and_ends_where_a_clause_does():
    for text in (WARD, MUSEUM, HALL):
        said = [fix.said.quote for bar in (BAR, None) for fix in judged(text, bar).fixes if fix.said]
        assert said
        for cut in said:
            quote = without_cuts(cut)
            before, after = text.split(quote, 1)
            assert cut.startswith("…") == (before.rstrip()[-1:] == ",")
            assert cut.endswith("…") == (quote[-1] not in ".?!")
            assert not before.strip() or before.rstrip()[-1] in ".,"
            assert quote[-1] in ".?!" or re.match(r",? (?:and|but|so|because)\b|,", after), (quote, after[:20])


def test_what_to_say_is_never_the_example_of_another_story():
    for text in (WARD, MUSEUM, HALL):
        for fix in judged(text).fixes:
            example = [phrase for phrase in fix.model.split("; ") if phrase]
            assert not any(phrase in fix.instead for phrase in example)


def test_we_is_turned_into_i_in_the_persons_own_words():
    (fix,) = (
        fix for fix in judged(WARD, None).fixes if fix.said and "I " in fix.instead and "if it was you" in fix.instead
    )
    assert fix.place == INSTEAD
    assert fix.said.quote.startswith("So we decided to do something about it")
    assert fix.instead.startswith("So I decided to do something about it")
    assert as_i("and we were late, so We've called") == "and I was late, so I've called"


def test_a_lesson_for_every_occasion_is_quoted_where_a_lesson_is_missing():
    told = {fix.said.quote: fix for fix in judged(WARD, None).fixes if fix.said}
    assert told["I learned that communication is key."].place == INSTEAD


def test_a_section_that_is_far_too_long_keeps_its_first_and_its_last_clause():
    (fix,) = (fix for fix in judged(MUSEUM, None).fixes if fix.section == "situation")
    assert fix.evidence.startswith("situation took about ")
    assert fix.instead.startswith("keep “The museum where I work has three houses.” and “")
    assert fix.said is None


def test_many_fillers_are_the_last_of_the_three_with_the_clause_told_without_them():
    last = judged(HALL).fixes[-1]
    assert (last.section, last.place) == ("", INSTEAD)
    assert re.match(r"\d+ fillers, about \d+ a minute", last.evidence)
    assert last.said is not None and re.search(r"\b(?:um|uh)\b", last.said.quote.lower())
    assert not re.search(r"\b(?:um|uh)\b", last.instead.lower())


def test_fast_speech_is_the_last_of_the_three_with_a_clause_to_practise():
    fix = debrief_transcript(BAR, spoken(WARD, 0.24)).fixes[-1]
    assert (fix.evidence, fix.place) == ("250 words a minute", PRACTISE)
    words = len(fix.said.quote.split())
    assert fix.instead == f"take about {0.4 * words:.0f} s for it; you took {0.24 * words:.0f} s."
    assert all(fix.section for fix in debrief_transcript(BAR, spoken(WARD, 0.4)).fixes)


def test_a_clause_to_practise_takes_another_number_of_seconds_than_it_took():
    told = "I rang the first club. " + WARD
    fix = debrief_transcript(BAR, spoken(told, 0.3)).fixes[-1]
    should_s, took_s = re.findall(r"\d+", fix.instead)
    assert fix.said is not None and int(took_s) < int(should_s)
    assert len(fix.said.quote.split()) >= 8  # in fewer words a speed is not felt


def test_the_speed_of_a_few_words_is_not_to_be_mended():
    short = debrief_transcript(None, spoken("I rang the first club, and then I wrote to the second club.", 0.24))
    assert [fix for fix in short.fixes if fix.place == PRACTISE] == []


def paced(*said: tuple[str, float]) -> list[tuple[Reading, Delivery]]:
    """Answers, each with the seconds that its words take."""
    told = [spoken(text, word_s) for text, word_s in said]
    return [(replace(read_story(one), ask=f"question {at}"), delivery(one)) for at, one in enumerate(told)]


def test_the_speed_is_that_of_all_answers_together():
    follow_up = " ".join(WARD.split()[:34])
    assert list(delivery_fixes(paced((MUSEUM, 60 / 174), (follow_up, 60 / 224)))) == []
    (fix,) = delivery_fixes(paced((WARD, 60 / 174), (MUSEUM, 60 / 224)))
    one, other = len(WARD.split()), len(MUSEUM.split())
    whole = (one + other) / (one / 174 + other / 224)
    assert fix.evidence == f"{whole:.0f} words a minute over all your answers"
    assert fix.said is not None and fix.said.ask == "question 1"  # a clause of the longest
    assert fix.among(["question 0", "question 1"]).answer == 1


def test_of_a_short_result_with_a_figure_the_amount_is_not_asked_for():
    story = (
        "I worked the late shift there. Every night fifty pallets were left behind. My team leader asked me to get "
        "that under ten. First I counted for one week where the pallets waited. I found that the forklifts queued at "
        "the wrapping machine, because it stood too far away. I asked him to move it next to the dock. I trained four "
        "colleagues to wrap by hand. Two drivers complained, so I let them try it for a shift. After six weeks only "
        "eight pallets were left behind each night. I saw to count first, so today I count before I ask for changes."
    )
    short = [fix for fix in judged(story, None).fixes if fix.evidence.startswith("result took")]
    assert [fix.instead for fix in short] == ["what it was before, for whom, and how you know."]
    changed = story.replace("only eight pallets were left behind", "the pallets left behind went from fifty to eight")
    short = [fix for fix in judged(changed, None).fixes if fix.evidence.startswith("result took")]
    assert [fix.instead for fix in short] == ["for whom, and how you know."]


def test_what_was_not_heard_belongs_after_the_last_words_of_its_section_or_of_the_one_before():
    parts = {
        "situation": "Our library lost two hundred books a year.",
        "task": "I was asked to find out why.",
        "action": "I counted every shelf at night. I moved the desk to the door.",
        "result": "The next year we lost nine books.",
    }
    fixes = sectioned(parts, None).fixes
    told = {fix.section: (fix.place, fix.said.quote) for fix in fixes if fix.said}
    assert told["reflection"] == (AFTER, "The next year we lost nine books.")
    assert told["action"][0] == ADD and told["action"][1] in parts["action"]


def test_a_short_action_is_added_to_at_a_deed():
    story = (
        "At one in the night the belt of our depot failed. We had 8,000 parcels, and they had to leave at half past "
        "five. I called my manager and woke him up. I split the people into three groups. The risk was this. I decided "
        "that we load the parcels for the hospitals first, because one late truck holds up the whole hub in the "
        "morning. Seven of the nine trucks left on time. I learned that I should have called him half an hour earlier."
    )
    short = next(fix for fix in judged(story, None).fixes if fix.evidence.startswith("action took"))
    assert short.place == ADD and short.said.quote.startswith("I ")


def test_what_cannot_be_judged_has_nothing_to_fix_and_nothing_strong():
    unsure = Transcript(tuple(Word(w.text, w.start_s, w.end_s, 0.2) for w in from_text(WARD).words), 40.0, "whisper")
    whole = debrief_transcript(BAR, unsure)
    assert (whole.verdict.rating, whole.fixes, whole.strong) == ("not_judged", (), ())


def test_a_clause_longer_than_a_unit_is_quoted_to_its_end():
    said = from_text(
        "First I pulled the logs of four long weekends in spring and lined up every double charge with the retries."
    )
    whole = whole_clauses(said, 2, 5)
    assert said.between(whole.first, whole.last) == said.text


def test_what_ones_own_notes_hold_stands_in_place_of_a_sentence_with_gaps():
    notes = Story("library", "The back door", (("result", ("The losses fell from 200 books to 9 within a year.",)),))
    told = (
        "Our library lost books. I was asked to look into it. I counted every shelf of the library at night, and I "
        "moved the desk to the back door. After that people came to us and nobody complained."
    )
    fixes = debrief_transcript(Bar(BAR.scenario, "sde2", None, notes), from_text(told)).fixes
    (fix,) = (fix for fix in fixes if fix.section == "result")
    assert fix.instead == "as in your notes: The losses fell from 200 books to 9 within a year."


def test_a_hesitation_in_the_middle_of_a_sentence_begins_no_clause():
    said = from_text("In the end the lorries were, uh, loaded twenty minutes sooner.")
    whole = whole_clauses(said, 6, 9)
    assert said.between(whole.first, whole.last) == said.text


def test_a_lesson_that_was_heard_is_not_said_to_be_missing_where_no_words_count_as_reflection():
    told = judged(COATS)
    assert [pace.status for pace in told.answers[0].paces][-1] == "missing"
    assert any(one.signal == "specific_lesson" for one in told.answers[0].reading.faint)
    assert not any(fix.evidence == "reflection was not heard" for fix in told.fixes)


def test_what_another_person_did_is_not_among_ones_own_actions():
    own = [one.quote for one in read_story(from_text(COATS)).findings if one.signal == "first_person_action"]
    assert own and all(re.search(r"\bI\b", quote) for quote in own)


def test_an_answer_without_a_deed_or_an_outcome_has_no_clause_to_put_one_after():
    fixes = judged(WHITBY).fixes
    absent = [fix for fix in fixes if fix.evidence.startswith("not heard")]
    assert [(fix.said, fix.place) for fix in absent] == [(None, ALONE), (None, ALONE)]
    assert [fix_how(fix) for fix in absent] == ["Say: First I …, then I …", "Say: It went from … to … within …"]


def test_a_sentence_begun_anew_at_a_filler_is_not_repeated_without_it():
    last = judged(WHITBY).fixes[-1]
    assert last.said is not None and not re.search("theatre|good question", last.said.quote)


DESK = (
    "I work at the front desk of a hotel. Last August our card terminals went down on a Saturday morning, just when "
    "thirty two guests wanted to check out. It was up to me to keep the queue moving. First I asked Marek to offer "
    "coffee in the lobby. Then I opened the booking list and sorted the guests by the time of their train. I also "
    "phoned the bank and stayed on the line until they restarted our terminals. In the end everybody left on time. "
    "Thirty one of thirty two paid the same day. What I learned is that people forgive a fault when you tell them "
    "early. Since then a printed sheet with these steps lies in the drawer."
)
LOGS = (
    "Last spring I noticed that 0.3% of the messages never arrived. The service belonged to the platform team, not to "
    "us. I decided to find the cause and fix it myself. First I reproduced it with a script. Then I wrote a small fix "
    "with a lock and I wrote tests. After the change, the drop rate went from 0.3% to 0. "
)
RETRIES = "What I learned is that retry logic needs the same care as any other code that runs in parallel."


def test_whoever_drew_a_lesson_of_the_story_s_own_is_not_told_to_draw_one():
    told = judged(DESK, Bar(load_scenario("tight-deadline"), "experienced"))
    shown = {found.signal for one in told.answers for found in one.reading.findings}
    assert {"generic_lesson", "technical_lesson"} <= shown
    assert not [fix for fix in told.fixes if fix.section == "reflection"]
    told = judged(LOGS + RETRIES)
    assert "technical_lesson" in {found.signal for one in told.answers for found in one.reading.findings}
    assert not [fix for fix in told.fixes if "a specific lesson" in fix.evidence]


def test_a_missing_section_whose_matter_was_heard_is_not_asked_for_it_again():
    long = "I wrote down what I saw and I asked the next colleague. " * 16
    parts = {"action": long, "result": "Since then all the other teams use it too. " * 5, "reflection": RETRIES}
    told = sectioned({"situation": LOGS, **parts})
    sentences = {fix.section: fix.sentence for fix in told.fixes}
    assert sentences["task"] == "Give the task a sentence of its own; what belongs there was heard in another place."
