"""The page of a class: what each person said, where the class is short, and nothing that a name could break."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path

from mockloop.cohort.jobs import Job
from mockloop.cohort.page import render
from mockloop.cohort.results import CohortRow, summary
from tests.cohort.work import analysis_of

HOSTILE = "<img src=x onerror=alert(1)>\"'&"


def row(person, path="class/1.wav", attempt=1, question=None, **changed):
    job = Job(Path(path), person, question, attempt, Path(path).name)
    return CohortRow(job, {**summary(analysis_of()), **changed})


class Elements(HTMLParser):
    """The elements of a page, with their attributes."""

    def __init__(self, page):
        super().__init__()
        self.found = []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))

    def links(self):
        return [attrs["href"] for tag, attrs in self.found if tag == "a" and not attrs["href"].startswith("#")]


def test_names_questions_quotations_and_sentences_stay_text():
    finding = {"signal": "quantified_result", "polarity": "good", "quote": HOSTILE, "start_s": 1.0}
    broken = CohortRow(Job(Path("x.wav"), HOSTILE, HOSTILE, 1, HOSTILE), None, HOSTILE)
    page = render([row(HOSTILE, f"class/{HOSTILE}.wav", findings=[finding]), broken], HOSTILE, Path())
    tags = {tag for tag, _ in Elements(page).found}
    assert not tags & {"img", "script"}
    assert page.count("&lt;img src=x onerror=alert(1)&gt;") >= 6
    policy = next(attrs["content"] for tag, attrs in Elements(page).found if "http-equiv" in attrs)
    assert "default-src 'none'" in policy and "script-src 'none'" in policy


def test_people_stand_in_order_each_once_with_a_broken_file_as_its_sentence():
    broken = CohortRow(Job(Path("2.wav"), "Ann", None, 2, "2.wav"), None, "It is damaged. Record it again.")
    page = render([row("Bo"), broken, row("Ann")], "Class", None)
    assert page.count("<h2>Ann</h2>") == page.count("<h2>Bo</h2>") == 1
    assert page.index("<h2>Ann</h2>") < page.index("It is damaged. Record it again.") < page.index("<h2>Bo</h2>")
    assert "2 people, 3 answers, 1 could not be read." in page


def test_the_change_over_attempts_is_of_one_question_from_the_first_to_the_last():
    answers = [
        row("Ann", "3.wav", 2, "Why?", rating="hire"),
        row("Ann", "1.wav", 1, "Why?", rating="no_hire"),
        row("Ann", "2.wav", 1, "Who?", rating="strong_hire"),
    ]
    page = render(answers, "Class", None)
    assert "No hire → Hire (Why?)" in page
    assert "(Who?)" not in page


def test_the_class_is_counted_section_by_section_with_the_middle_of_its_seconds():
    def with_action(person, seconds, status):
        section = {"section": "action", "seconds": seconds, "target_s": 90.0, "status": status}
        return row(person, sections=[section])

    page = render(
        [with_action("A", 10.0, "under"), with_action("B", 80.0, "on"), with_action("C", 20.0, "under")], "C", None
    )
    line = page[page.index('<tr><th scope="row">Action') :].split("</tr>")[0]
    assert line.endswith("<td>20 s</td><td>90 s</td>\n<td>2</td><td>1</td><td>0</td><td>0</td>")


def test_evidence_leads_to_its_second_in_the_recording(tmp_path):
    finding = {"signal": "quantified_result", "polarity": "good", "quote": "30 percent", "start_s": 62.5}
    one = row("Ann", str(tmp_path / "class" / "Ann #1" / "a b.wav"), findings=[finding])
    links = Elements(render([one], "Class", tmp_path / "out")).links()
    assert links == ["../class/Ann%20%231/a%20b.wav", "../class/Ann%20%231/a%20b.wav#t=62.5"]


def test_a_transcript_and_a_page_without_sound_lead_nowhere(tmp_path):
    assert Elements(render([row("Ann", "1.txt")], "Class", tmp_path)).links() == []
    assert Elements(render([row("Ann", "1.wav")], "Class", None)).links() == []


def test_a_page_of_failures_alone_is_a_page():
    page = render([CohortRow(Job(Path("2.wav"), "Ann", None, 1, "2.wav"), None, "It is damaged.")], "Class", None)
    assert "1 person, 1 answer, 1 could not be read." in page
