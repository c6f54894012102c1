"""Notes in the forms in which people keep them."""

from __future__ import annotations

import pytest

from mockloop.core.errors import InputError
from mockloop.library.notes import as_markdown, read_notes
from mockloop.library.stories import count_words, keep, load_story, read_text, stories_in

LABELS = """# The Friday queue
S: I ran the evening shift at Harbour Pharmacy in Leeds. In March 2023 the queue reached 45 minutes on Fridays.
T: I had to get it under 15 minutes without new staff.
A:
- I timed every step with Priya for two weeks
- Asked the surgery at Millgate to send repeats by noon
R: Waiting time fell to 12 minutes, complaints dropped by 80%.
L: Measure before you move anyone.
"""
HEADINGS = LABELS.replace("S: ", "## Situation\n").replace("T: ", "## Task\n").replace("A:", "## Action")
HEADINGS = HEADINGS.replace("R: ", "## Result\n").replace("L: ", "## Lessons\n")


def facts(text: str) -> set[tuple[str, str]]:
    return {(fact.kind, fact.text) for fact in read_notes(text).facts}


@pytest.mark.parametrize("text", [LABELS, HEADINGS], ids=["labels", "headings"])
def test_sections_and_facts_are_read_from_labels_and_from_headings(text):
    story = read_notes(text)
    assert story.title == "The Friday queue"
    assert story.lines("task") == ("I had to get it under 15 minutes without new staff.",)
    assert story.lines("reflection") == ("Measure before you move anyone.",)
    assert facts(text) == {
        ("figure", "45 minutes"),
        ("figure", "15 minutes"),
        ("figure", "two weeks"),
        ("figure", "12 minutes"),
        ("figure", "80%"),
        ("figure", "noon"),
        ("name", "Harbour Pharmacy"),
        ("name", "Leeds"),
        ("name", "Priya"),
        ("name", "Millgate"),
        ("date", "March 2023"),
        ("date", "Fridays"),
        ("step", "I timed every step with Priya for two weeks"),
        ("step", "Asked the surgery at Millgate to send repeats by noon"),
    }


def test_free_text_is_dealt_to_sections_and_its_facts_are_found():
    text = "Our site went down on Black Friday. I rolled it back and replayed 3,000 orders. The CTO thanked us."
    found = facts(text)
    assert {("name", "Black Friday"), ("figure", "3,000 orders"), ("name", "CTO")} <= found


MARKED_IN_PART = """The wrong insulin dose
I was the charge nurse on ward 7, with 24 beds. The dose was written up as 40 units.
Task: find out how it got through.
I checked all 24 drug charts with Dr Lewis in week 3 Tom left.
Result: errors fell from 6 to 1.
"""


def test_lines_before_the_first_label_and_steps_without_one_are_kept():
    story = read_notes(MARKED_IN_PART)
    assert story.title == "The wrong insulin dose"
    assert story.lines("situation") == (
        "I was the charge nurse on ward 7, with 24 beds.",
        "The dose was written up as 40 units.",
    )
    assert story.lines("task") == ("find out how it got through.",)
    assert story.lines("action") == ("I checked all 24 drug charts with Dr Lewis in week 3 Tom left.",)


def test_a_figure_is_listed_with_what_it_counts_or_is():
    figures = [text for kind, text in facts(MARKED_IN_PART) if kind == "figure"]
    assert sorted(figures) == [
        "24 beds",
        "24 drug charts",
        "40 units",
        "fell from 6",
        "ward 7",
        "week 3",
        "\u2026 fell from 6 to 1",
    ]


def test_a_comma_ends_a_name():
    assert ("name", "Bristol") in facts(
        "S: I cooked in Bristol, Saturday was full.\nA: I borrowed a fridge from the pub."
    )


def test_a_story_without_a_title_is_called_by_its_first_clause():
    text = "S: I worked the late shift at the Northgate depot, on loading dock 3.\nA: I counted.\nR: It fell."
    assert read_notes(text).title == "I worked the late shift at the Northgate depot"


def test_a_story_file_is_read_back_as_it_was_and_its_corrected_facts_rule():
    story = read_notes(LABELS, "the-friday-queue")
    written = as_markdown(story)
    assert read_notes(written, "the-friday-queue") == story
    corrected = written.replace("- figure: 80% |", "- figure: 85% |")
    assert ("figure", "85%") in facts(corrected) and ("figure", "80%") not in facts(corrected)


def test_a_table_gives_a_story_a_row():
    table = (
        "| Title | Situation | Task | Action | Result |\n|---|---|---|---|---|\n"
        "| Slow till | The till took 40 seconds | Fix it | I called the vendor | 12 seconds |\n"
        "| Late bus | The bus was late | Tell all | I phoned round twice | All came |\n"
    )
    assert [story.name for story in stories_in(table)] == ["slow-till", "late-bus"]


@pytest.mark.parametrize("text", ["", "   \n", "too short"])
def test_too_little_is_told_with_a_next_step(text):
    with pytest.raises(InputError, match="too short to be a story"):
        stories_in(text)


def test_binary_and_huge_files_are_told(tmp_path):
    (tmp_path / "a.md").write_bytes(b"\xff\xfe\x00\x01" * 10)
    (tmp_path / "b.md").write_bytes(b"word " * 50_000)
    with pytest.raises(InputError, match="is not plain text"):
        read_text(tmp_path / "a.md")
    with pytest.raises(InputError, match="larger than 200 kB"):
        read_text(tmp_path / "b.md")


def test_notes_of_too_many_words_are_refused_and_long_ones_are_not_counted_by_the_bars_of_a_table():
    with pytest.raises(InputError, match="more than 10,000 words"):
        stories_in("| Story | S |\n|---|---|\n" + "| one | two |\n" * 5_001)
    assert count_words("| one | two |\n|---|---|\n") == 2


def test_two_stories_of_one_name_are_told_and_nothing_is_overwritten(tmp_path, monkeypatch):
    monkeypatch.setenv("MOCKLOOP_HOME", str(tmp_path))
    (story,) = stories_in(LABELS)
    path = keep(story)
    assert path.stat().st_mode & 0o777 == 0o600
    with pytest.raises(InputError, match="There is a story 'the-friday-queue' already"):
        keep(story)
    assert load_story("The Friday Queue").title == "The Friday queue"


def test_escapes_in_notes_never_reach_a_story():
    story = read_notes("# The \x1b]52;c;eA==\x07 queue\r\n## Action\r\n- I wrote a \x9b31mlock \u202efor it.\r\n")
    told = story.title + " ".join(line for _, lines in story.parts for line in lines)
    assert not set(told) & {"\x1b", "\x07", "\x9b", "\u202e", "\r"}
    assert "lock" in told


@pytest.mark.parametrize(
    ("line", "labels"),
    [
        (
            "In the next 6 weeks there was 1 mistake, before it was 9.",
            ["6 weeks", "1 mistake", "\u2026 1 mistake, before it was 9"],
        ),
        ("It was 97%, in the week before it was 91.", ["97%", "in the week before it was 91"]),
        ("I cut the programme from 14 pieces to 10.", ["14 pieces", "\u2026 14 pieces to 10"]),
        ("I closed door 4, because its labels were mixed up.", ["door 4"]),
        ("I rewrote 11 of the 38 questions.", ["11 of the 38 questions", "38 questions"]),
        ("I found that 60 of them only asked.", ["60 of them"]),
        ("I had one person in four check the lists.", ["one person in four"]),
        ("A third of the singers asked me to go on.", ["A third of the singers"]),
        ("Loans rose by a quarter.", ["rose by a quarter"]),
        ("I took calls for a bank, 70 a day.", ["70 a day"]),
        ("I gave them the room on the 2nd floor.", ["2nd floor"]),
        ("I counted on 4 Saturdays.", ["4 Saturdays"]),
        ("Machine 6 stopped at night.", ["Machine 6"]),
        ("I took class 7b to the lake.", ["class 7b"]),
        ("Two thirds of the parents wrote; three complained.", ["Two thirds of the parents", "three complained"]),
        ("I asked them all, and 9 said sport.", ["9 said"]),
        ("Faults fell from 12 in March to 0.", ["fell from 12", "\u2026 fell from 12 in March to 0"]),
        ("They went from 40 a month to 17.", ["40 a month", "\u2026 went from 40 a month to 17"]),
        ("Of 36 residents only 10 came.", ["36 residents", "only 10 came"]),
        ("I ordered 7 print and 5 web adverts.", ["7 print and 5 web adverts", "5 web adverts"]),
        ("We had 12 in May and 5 in June.", ["We had 12 in May", "5 in June"]),
        ("Between 3 and 5 parents came.", ["Between 3 and 5 parents", "5 parents"]),
        ("It took between 3 and 5 weeks.", ["between 3 and 5 weeks", "5 weeks"]),
        ("They rate it from 1 to 10.", ["from 1 to 10", "\u2026 to 10"]),
        ("Eight of the nine booked again.", ["Eight of the nine"]),
        ("We left 20 behind.", ["left 20 behind"]),
        ("I called 210; 58 no longer needed us.", ["called 210", "58 no longer needed us"]),
        ("At the gate 11 were missing.", ["11 were missing"]),
        ("I counted for five nights, 124 in all.", ["five nights", "124 in all"]),
        ("The drill took 9 minutes 30.", ["9 minutes 30"]),
        ("We copied 2.3 TB of data.", ["2.3 TB"]),
        ("We saved 40k a quarter.", ["40k a quarter"]),
        ("It took three and a half hours.", ["three and a half hours"]),
        ("We found them after three and a half hours.", ["three and a half hours"]),
        ("It took long, the contract says 21.", ["the contract says 21"]),
        ("A man of 81 years, 81 years old.", ["81 years"]),
        ("Sick days went from 19 to 11 a month.", ["from 19 to 11 a month", "11 a month"]),
        ("I counted two Fridays, the two bad Fridays.", ["two Fridays"]),
        ("Half the team left, and 5 stayed.", ["Half the team", "5 stayed"]),
        ("Groups of five for 35 minutes.", ["Groups of five", "35 minutes"]),
        ("I made 4 pairs of 2 with radios, 3 on the roof.", ["4 pairs of 2", "3 on the roof"]),
        ("We have 8 packed rescue bags now.", ["8 packed rescue bags"]),
    ],
)
def test_a_figure_is_called_by_words_that_say_what_it_is(line, labels):
    assert [fact.text for fact in read_notes(f"S: {line}").facts if fact.kind == "figure"] == labels


@pytest.mark.parametrize(
    ("line", "labels"),
    [
        ("I had to hand out the doses at 7:30.", ["7:30"]),
        ("The desk did not open before 7.", ["before 7"]),
        ("We had to be in the valley by 2.", ["by 2"]),
        ("The team grew by 2.", ["grew by 2"]),
        ("At half past two I walked the doors.", ["half past two"]),
        ("I moved the rehearsal from 4 to half past five.", ["from 4", "half past five"]),
        ("The owner was on a plane until 9 in the evening.", ["until 9 in the evening"]),
        ("It stopped between 2 and 4 in the morning.", ["between 2 and 4", "4 in the morning"]),
        ("We worked from 6:30 to 8.", ["6:30", "\u2026 6:30 to 8"]),
    ],
)
def test_clock_times_are_facts(line, labels):
    assert [fact.text for fact in read_notes(f"S: {line}").facts if fact.kind == "figure"] == labels


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("On 12 December at noon we met.", {("date", "12 December"), ("figure", "noon")}),
        ("We opened on 17 June 2021.", {("date", "17 June 2021")}),
        ("I called Marta, Leeds and Piet.", {("name", "Marta"), ("name", "Leeds"), ("name", "Piet")}),
        ("Between August and May we met.", {("date", "August"), ("date", "May")}),
        ("By April 21 people came.", {("date", "April"), ("figure", "21 people")}),
        ("In November 2021 people queued.", {("date", "November 2021")}),
        ("Tino, who had been ill, came.", {("name", "Tino")}),
        ("I asked Ada Byron, and Ada said no to Byron.", {("name", "Ada Byron")}),
        ("By the 30th of September, all was done.", {("date", "30th of September")}),
        ("We met before the meeting on June 6.", {("date", "June 6")}),
        ("We met on 15 April, 10 am.", {("date", "15 April"), ("figure", "10 am")}),
        ("The council (Cllr Dunn) said no.", {("name", "Cllr Dunn")}),
        ("In 2017 nobody came.", {("date", "2017")}),
        ("By April 21 children came.", {("date", "April"), ("figure", "21 children")}),
        ("We moved 50 GB for my Year 9 set.", {("figure", "50 GB"), ("figure", "Year 9")}),
        ("On Tues Jan 14, minutes after noon, it broke.", {("date", "Jan 14"), ("figure", "noon")}),
        ("Rang Nadia at the depot.", {("name", "Nadia")}),
        ("Client Haruto Abe came.", {("name", "Haruto Abe")}),
        ("Ted Byrne came.", {("name", "Ted Byrne")}),
        ("I asked Mrs. Osei. She agreed.", {("name", "Osei")}),
        ("In Q3 2021 sales fell.", {("date", "Q3 2021")}),
        ("It broke on 3/11 and again 04/12.", {("date", "3/11"), ("date", "04/12")}),
        ("We served 30-40 guests.", {("figure", "served 30"), ("figure", "40 guests")}),
        ("It had 40\u00b0C inside.", {("figure", "40\u00b0C")}),
        ("We gave 7/10 and worked 24/7.", set()),
        ("The fee was Rs. 15,000.", {("figure", "Rs. 15,000")}),
        ("The fee rose to 1,950 at last.", {("figure", "rose to 1,950")}),
        ("We sold 65 Dutch cheeses.", {("figure", "65 Dutch cheeses"), ("name", "Dutch")}),
    ],
)
def test_a_date_is_one_fact_and_a_comma_ends_a_name(line, expected):
    assert facts(f"S: {line}") == expected


def test_labels_with_a_slash_or_a_word_of_their_own_begin_sections():
    story = read_notes("S/ the till broke\nMy task: mend it\nI did: opened the drawer by hand\nR/ sold 40 buns")
    assert {name: lines for name, lines in story.parts if lines} == {
        "situation": ("the till broke",),
        "task": ("mend it",),
        "action": ("opened the drawer by hand",),
        "result": ("sold 40 buns",),
    }


def test_brackets_in_a_title_and_deeds_in_a_list_are_read():
    story = read_notes(
        "# The backups (startup Kuberpay, team of 9)\nAction\n1. froze all writes\n2. asked Ann for help"
    )
    assert story.title == "The backups"
    found = {(fact.kind, fact.text) for fact in story.facts}
    assert {("name", "Kuberpay"), ("figure", "team of 9"), ("step", "froze all writes")} <= found
    free = facts("# The lesson\nS: A school of 430.\nasked the caretaker for gutters\nR: All passed.")
    assert ("step", "asked the caretaker for gutters") in free


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Forms nobody could read at the town hall", "forms-nobody-could-read"),
        ("The morning the insulin list was wrong", "the-morning-the-insulin-list"),
        ("What it was", "what-it-was"),
    ],
)
def test_the_name_of_a_story_does_not_end_in_the_middle(title, name):
    (story,) = stories_in(f"# {title}\n{LABELS}")
    assert story.name == name


def test_a_name_for_a_table_of_several_stories_is_told_before_any_is_kept():
    table = "| Title | S | T | A | R |\n|---|---|---|---|---|\n| One | a | b | c | d |\n| Two | e | f | g | h |\n"
    with pytest.raises(InputError, match="These notes contain 2 stories, but --name gives only one name"):
        stories_in(table, "mine")
