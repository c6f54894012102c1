"""Debriefs of ordinary people of other trades: what each was told that was wrong is told no more."""

from __future__ import annotations

from functools import cache

from mockloop.analysis.judging.bar import Bar
from mockloop.analysis.judging.debrief import Debrief, debrief_transcript
from mockloop.analysis.judging.reasons import FOR, gate_title, title
from mockloop.analysis.judging.verdict import gates_of
from mockloop.core.transcript import from_text
from mockloop.library.question_match import match_question

MISTAKE = "Tell me about a time you made a mistake"
NURSE = (
    "I work nights on a ward for older people. In January I gave a patient her blood thinner an hour and a half late, "
    "because I had put her chart back on the wrong trolley. Nobody was hurt, but it should not happen. I told the "
    "doctor on duty straight away and she looked at the patient and said it was fine this time. I wrote it in the "
    "incident book and I told the daughter in the morning as well, which was not nice. Then I looked at how the "
    "charts get moved round and it turned out that there are two trolleys that look the same. I asked the ward sister "
    "if we could put a coloured band on each one, and I did it the same night with tape from the store room. In the "
    "six months since then we had no late doses because of that. What I took from it is that I have to put the chart "
    "away before I answer the bell, not after."
)
BEYOND = "Tell me about a time you went beyond your job"
CLEANER = (
    "I clean offices in the evening, on the fourth floor. One night I saw that water was running down the wall in the "
    "server room. It's not my room, I don't even have a key. I called the security and they said the technician comes "
    "tomorrow. I said tomorrow is too late, and I went up to the fifth floor and there was the tap in the kitchen "
    "open and the sink blocked with a cloth. I closed it and I took all the towels I had and put them in front of the "
    "door of the server room. Then I waited until the man from security came up and opened it, about forty minutes. "
    "The computers were dry. The next day the manager of the company wrote me a letter and they gave me a voucher of "
    "fifty euros."
)
CONFLICT = "How do you deal with conflict at work"
GARDENER = (
    "If there is a conflict I would first of all speak with the person alone. I would listen to what he has to say "
    "and I would try to understand his side. Usually it is a misunderstanding. Then I would look for a solution that "
    "is good for both, and if that does not work I would go to the boss. I think it is important to stay polite. With "
    "us in the garden centre there are not many conflicts really, people get along well with each other."
)
LEADING = "Tell me about a time you showed leadership"
TEACHER = (
    "Leadership is really important in a school, I would say. I always try to lead by example, and in my department "
    "we have a very good team and we all support each other. There was the whole thing with the new curriculum, that "
    "was a big change for everybody, and people were worried about it. We had a lot of meetings about it and in the "
    "end we found a good way that worked for all of us. I think as a leader you need to listen and you need to "
    "communicate, and you have to be patient with people, because everybody is different. So that was a really good "
    "experience and I learned a lot about leading people."
)
PRESSURE = "Tell me about a time you had to work under pressure"
DRIVER = (
    "Last December I had ninety two parcels and the van broke down at eleven. I rang the depot, they sent Tariq with "
    "his van and we split the rest. I got home at nine. All of them got delivered except three."
)
TEAM = "Tell me about a time you worked in a team"
CHEF = (
    "I'm a sous chef in a hotel with a hundred and twenty covers. On Saturdays the starters came out late, fifteen or "
    "twenty minutes, and the waiters got the blame from the guests. I wanted to know why, so for two Saturdays I "
    "stood at the pass and wrote down when each ticket came in and when each plate left. So I took the list to Marie, "
    "who runs the dining room, and we agreed that nobody holds a ticket longer than five minutes. I went out with the "
    "waiters before the next service and we did a dry run with empty plates. After a month the starters were out in "
    "nine minutes on average and the complaints at the desk went from about six an evening to one or none. I would "
    "bring in the dining room earlier next time, I had watched them for two weeks without a word and Marie told me "
    "that it had felt like spying."
)
GOAL = "Tell me about a goal you did not reach"
KITCHENS = (
    "Two years ago I sold kitchens, and my goal for the year was forty. I sold thirty one. The big building site that "
    "I counted on was delayed, and I had put nearly all my time into it. My boss had told me in March that I should "
    "keep calling the small customers, but I didn't. In September I made a list of everybody who had asked for an "
    "offer, and called ten of them every day. That gave me twelve kitchens until December, but it was too late for "
    "the forty. Since then I don't let one customer be more than a third of my month."
)
DESK = "Tell me about a difficult customer"
OVERBOOKED = (
    "I'm on the desk at a hotel by the station. A man came in at eleven at night and his room was gone, because we "
    "had overbooked by two that night, which happens when there's a fair in town. He shouted at me and he said he'd "
    "write to the papers, and there were other guests standing behind him. I asked him to sit down with me at the "
    "table by the window, and I told him straight that we had sold his room twice and that it was our mistake. Then I "
    "rang three hotels while he was listening, and the third one had a room, a better one than ours. I paid for the "
    "taxi out of the petty cash, I'm allowed to do that up to fifty pounds, and I wrote to the owner of the other "
    "hotel that we'd take the bill. In the morning I called him at ten to ask if he'd slept. He had. He came back in "
    "March, and he asked for me. After that I went to our manager with the list of the fair days, and we don't "
    "overbook on those any more."
)
PROCESS = "Tell me about a time you improved a process"
ROLLS = (
    "At the bakery we make rolls from four in the morning. The dough for the rolls was often too warm in summer, and "
    "then they run flat and we throw them out, sometimes sixty in a night. I thought about it for a while and I "
    "started to put the flour in the cold room the evening before. It took me two weeks until I had the right amount "
    "of ice for the water as well, I wrote it on a board by the mixer. Now we throw out maybe five or six. My boss "
    "took the board to the other shop too."
)
BIGGEST = "Tell me about your biggest achievement"
SYNERGIES = (
    "So I would say that my biggest achievement was definitely the optimisation of our stakeholder management. I was "
    "responsible for driving alignment across several departments and I leveraged synergies in order to create value. "
    "We implemented a number of measures and the feedback was very positive throughout. It was a great success and it "
    "really helped me to grow as a leader."
)
DECISION = "Tell me about a time you had to make an unpopular decision"
CAMP = (
    "I ran the youth fire brigade in our village. Every summer there was a camp by the lake, and in twenty seventeen "
    "I cancelled it four days before, because the two helpers with the swimming certificate had dropped out. The "
    "parents were furious. I rang every family myself that evening, it took till midnight. I offered them two days of "
    "exercises at the station instead, and twenty four of the children came. Three families left us over it. I'd do "
    "the same again, but I would have three people with the certificate from the start, and that's how we have done "
    "it since."
)


@cache
def judged(question: str, text: str) -> Debrief:
    return debrief_transcript(Bar(match_question(question).scenario, "sde2"), from_text(text))


def spoke_for(question: str, text: str) -> dict[str, str]:
    """What spoke for an answer, each with the words it rests on."""
    reasons = judged(question, text).verdict.speaking(FOR)
    return {one.found.signal: one.found.quote for one in reasons if one.found}


def advice(question: str, text: str) -> str:
    return " | ".join(f"{fix.sentence} {fix.evidence}" for fix in judged(question, text).fixes)


def told_in(question: str, text: str) -> dict[str, str]:
    return {pace.section: pace.told_in for pace in judged(question, text).answers[0].paces if pace.status == "missing"}


def test_trouble_at_the_beginning_does_not_speak_for_an_answer():
    assert "human_or_business_impact" not in spoke_for(MISTAKE, NURSE)
    assert spoke_for(LEADING, TEACHER) == {}


def test_the_wrong_trolley_is_a_mistake_that_was_told():
    assert spoke_for(MISTAKE, NURSE)["own_mistake_admitted"].endswith("I had put her chart back on the wrong trolley.")
    assert "own mistake" not in advice(MISTAKE, NURSE)


def test_a_lesson_is_quoted_from_where_it_was_drawn():
    assert spoke_for(MISTAKE, NURSE)["specific_lesson"].startswith("What I took from it")


def test_a_letter_of_thanks_is_no_hand_off_and_not_my_room_is_a_boundary():
    assert judged(BEYOND, CLEANER).verdict.red_flags == ()
    assert spoke_for(BEYOND, CLEANER)["scope_boundary"].startswith("It's not my room")
    assert "boundary" not in advice(BEYOND, CLEANER)


def test_what_one_would_do_is_neither_a_deed_nor_a_lesson():
    assert spoke_for(CONFLICT, GARDENER) == {}
    assert [one for one in judged(CONFLICT, GARDENER).answers[0].reading.findings if one.polarity == "good"] == []
    assert judged(CONFLICT, GARDENER).verdict.rating == "no_hire"


def test_of_several_lessons_for_every_occasion_the_last_is_quoted():
    (said,) = (fix.said.quote for fix in judged(LEADING, TEACHER).fixes if fix.said and fix.section == "reflection")
    assert said.startswith("So that was a really good experience")


def test_a_deed_is_heard_in_a_story_of_which_nothing_was_read_as_action():
    assert spoke_for(PRESSURE, DRIVER)["first_person_action"].startswith("I rang the depot")
    assert told_in(PRESSURE, DRIVER)["action"] == "situation"


def test_what_one_would_do_earlier_next_time_is_a_lesson_wherever_it_is_told():
    assert spoke_for(TEAM, CHEF)["specific_lesson"].startswith("I would bring in the dining room earlier")
    assert told_in(TEAM, CHEF)["reflection"] == "action"


def test_a_task_that_was_named_within_the_situation_is_told_there():
    assert told_in(GOAL, KITCHENS)["task"] == "situation"
    assert "task was not heard" not in advice(GOAL, KITCHENS)


def test_nothing_that_the_question_does_not_ask_for_is_called_unheard():
    for question, text in ((MISTAKE, NURSE), (GOAL, KITCHENS), (LEADING, TEACHER), (TEAM, CHEF), (PRESSURE, DRIVER)):
        bar = Bar(match_question(question).scenario, "sde2")
        whole = judged(question, text)
        absent = [str(one) for one in whole.verdict.reasons if str(one).startswith("not heard: ")]
        titles = _titles(bar)
        assert all(line.removeprefix("not heard: ") in titles for line in absent), (absent, titles)


def _titles(bar: Bar) -> set[str]:
    return {title(name) for name in bar.weights()} | {gate_title(gate) for gate in gates_of(bar)}


def test_no_clause_is_quoted_twice_for_one_signal_nor_cut_after_the_first_words_of_a_sentence():
    for question, text in ((BEYOND, CLEANER), (TEAM, CHEF), (MISTAKE, NURSE)):
        found = [(one.signal, one.quote) for one in judged(question, text).answers[0].reading.findings]
        assert len(found) == len(set(found))


def test_two_gates_that_were_only_not_clearly_heard_do_not_close_the_door_on_a_good_story():
    whole = judged(DESK, OVERBOOKED).verdict
    unclear = [one for one in whole.because if one.startswith("not clearly heard: ")]
    assert (whole.rating, len(unclear), whole.red_flags) == ("hire", 2, ())


def test_a_figure_of_today_is_no_lesson():
    assert "specific_lesson" not in spoke_for(PROCESS, ROLLS)


def test_what_one_would_have_from_the_start_is_a_lesson():
    assert "from the start" in spoke_for(DECISION, CAMP)["specific_lesson"]


def test_one_clause_is_not_both_a_happy_ending_and_an_impact():
    found = {one.signal for one in judged(BIGGEST, SYNERGIES).answers[0].reading.findings}
    assert "vague_happy_ending" in found and "human_or_business_impact" not in found
