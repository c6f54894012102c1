"""The page as text: what is escaped, what the policy allows, where things stand. What a browser makes of it: live/."""

import base64
import hashlib
import json
import re
from collections import Counter
from dataclasses import replace
from html import unescape
from html.parser import HTMLParser

import pytest

from mockloop.analysis.answer import Finding
from mockloop.analysis.signals.registry import names
from mockloop.reports.formats.html import island, joined, render
from mockloop.reports.formats.registry import renders
from mockloop.reports.from_session import report_of
from mockloop.reports.model import ReportedAnswer
from mockloop.reports.passages import marked, passages
from mockloop.reports.summary import RATING_TONES
from mockloop.reports.timeline import outline, share, timeline
from mockloop.reports.wording import RATINGS, STATUS, TYPED, title
from testkit.reports import interview, study, typed, unheard, wordless


class Outline(HTMLParser):
    """Every element with its attributes, and the text of those that hold code."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.code: dict[str, list[str]] = {"script": [], "style": []}
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data):
        if self.elements and self.elements[-1][0] in self.code and self.cdata_elem:
            self.code[self.cdata_elem].append(data)


@pytest.fixture(scope="module")
def page(report) -> str:
    return render(report)


def policy(text: str) -> str | None:
    return next(a["content"] for tag, a in Outline(text).elements if "http-equiv" in a)


def hashed(text: str) -> str:
    return "'sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() + "'"


def test_every_format_is_found_by_its_name():
    assert set(renders()) == {"html", "json", "md", "srt", "vtt"}


def test_the_policy_names_this_style_and_this_script_and_no_other(page):
    code = Outline(page).code
    assert hashed("".join(code["style"])) in policy(page)
    assert hashed(page.rsplit("<script>", 1)[1].split("</script>")[0]) in policy(page)
    assert "unsafe" not in policy(page) and "*" not in policy(page)


def test_the_policy_comes_before_anything_that_it_governs(page):
    tags = [tag for tag, _ in Outline(page).elements]
    assert tags.index("meta") < tags.index("style")
    assert page.index("Content-Security-Policy") < page.index("<style>")


def test_no_element_carries_code_or_style_of_its_own(page):
    for _, attributes in Outline(page).elements:
        assert not any(name == "style" or name.startswith("on") for name in attributes)


def test_nothing_is_fetched_from_anywhere(page):
    for tag, attributes in Outline(page).elements:
        for name in ("src", "href"):
            address = attributes.get(name) or ""
            assert not address or address.startswith(("#", "data:audio/ogg;base64,")), (tag, address)
    assert not re.search(r"url\(|@import|https?://(?!www\.w3\.org)", page)


@pytest.mark.parametrize(("place", "allowed"), [("inside", "data:"), ("beside", "'self' file:"), ("none", "'none'")])
def test_sound_may_come_from_where_it_was_left_and_nowhere_else(report, place, allowed):
    assert f"media-src {allowed};" in policy(render(replace(report, audio=place)))


def test_beside_links_to_files_by_relative_names(report):
    sources = [a["src"] for tag, a in Outline(render(replace(report, audio="beside"))).elements if tag == "audio"]
    assert sources == [f"{report.id}-audio/answer-1.ogg", f"{report.id}-audio/answer-2.ogg"]


def test_markup_in_what_was_said_stays_text(tmp_path):
    said = "</script><script>alert(1)</script> <b>bold</b> \" ' & {{7}}"
    text = render(report_of(interview(tmp_path, probe=said)))
    assert "<b>bold" not in text and "<script>alert" not in text
    assert "&lt;/script&gt;&lt;script&gt;alert(1)&lt;/script&gt;" in text
    assert [tag for tag, _ in Outline(text).elements].count("script") == 2


def test_data_in_the_page_cannot_end_its_element():
    data = {"word": "</script><!--<script>&\u2028\u2029"}
    text = island(data)
    assert not set("<>&\u2028\u2029") & set(text)
    assert json.loads(text) == data


def test_the_timeline_stands_in_percent(report):
    drawn = timeline(report.answers[0])
    whole_s = report.answers[0].duration_s
    assert drawn.segments[1].x == round(100 * report.answers[0].transcript.words[9].start_s / whole_s, 2)
    assert [one.section for one in drawn.segments] == ["situation", "task", "action", "result"]
    assert all(one.x >= 0 and one.x + one.width <= 100.01 for one in drawn.segments)
    assert [mark.label for mark in drawn.fillers] == ["'um' at 0:04"]
    assert [mark.long for mark in drawn.pauses] == [True, True, False, True, True, True]  # 0.7 s where the takes meet
    assert [tick.label for tick in drawn.ticks] == ["0:00", "0:05", "0:10", "0:15", "0:20", "0:25"]
    findings = report.answers[0].debrief.reading.findings
    assert len(drawn.strong) + len(drawn.weak) == len(findings)


def test_marks_that_would_overlap_stand_in_rows(report):
    times = [(0.0, 10.0), (5.0, 6.0), (6.0, 7.0), (8.0, 12.0), (9.0, 9.5), (9.2, 9.4)]
    findings = [Finding("root_cause", "bad", "action", "", start_s, end_s, "") for start_s, end_s in times]
    drawn = timeline(with_findings(report.answers[0], *findings)).weak
    assert [mark.row for mark in drawn] == [0, 1, 1, 1, 2, 2]
    assert drawn[0].label == "A root cause at 0:00: “”"


def test_shares_never_leave_the_lane():
    assert share(5, 10) == 50 and share(11, 10) == 100 and share(-1, 10) == 0 and share(1, 0) == 0


def test_the_outline_is_closed_and_mirrored():
    assert outline([100, 0]) == "M0 0 1 50 1 50 0 100Z"
    assert outline([]) == ""


def with_findings(answer: ReportedAnswer, *findings: Finding) -> ReportedAnswer:
    """The answer as if these were all that was found in it."""
    return replace(answer, debrief=replace(answer.debrief, reading=replace(answer.debrief.reading, findings=findings)))


def test_words_know_what_they_are_part_of(report):
    words = report.answers[0].transcript.words
    found = Finding("deciding_unasked", "good", "task", "", words[16].start_s, words[18].end_s, "")
    said = passages(with_findings(report.answers[0], found))
    assert [one.section for one in said] == ["situation", "task", "action", "result"]
    assert [len(one.words) for one in said] == [9, 15, 27, 23]
    task = said[1].words
    assert [word.text for word in task if word.kinds == "filler"] == ["um"]
    assert [(word.text, word.goes_on) for word in task if word.kinds == "good"] == [
        ("nobody", True),
        ("had", True),
        ("asked", False),
    ]
    assert [word.pause_s for one in said for word in one.words if word.pause_s] == pytest.approx([1.2] * 5)


def test_key_phrases_are_marked_in_any_case():
    assert marked("Nothing had alerted. No.", ["nothing had alerted"]) == (
        ("Nothing had alerted", True),
        (". No.", False),
    )
    assert marked("plain (text)", []) == (("plain (text)", False),)
    assert marked("a (b) c", ["(b)"]) == (("a ", False), ("(b)", True), (" c", False))


def test_the_page_holds_what_a_strong_answer_has(page):
    assert "<mark>I noticed something odd</mark>" in page
    assert "brought a complete fix with tests and deployment steps" in page


def test_a_typed_answer_says_once_that_there_is_nothing_to_hear(tmp_path):
    read = report_of(typed(tmp_path))
    text = render(read)
    assert text.count(TYPED) == len(read.answers) == 2
    assert "is gone" not in text and "no recording" not in text and 'class="gone"' not in text
    assert 'class="wave"' not in text and "<audio" not in text
    assert render(report_of(typed(tmp_path / "again"), "none")).count(TYPED) == 2


def test_an_answer_whose_words_never_came_is_told_as_that(tmp_path):
    read = report_of(wordless(tmp_path))
    text = render(read)
    assert "Take 1 was never transcribed: continue with mockloop sessions resume" in text
    assert text.count("This answer was never transcribed.") == 1
    assert "There are no words yet." in text
    assert "No words were recognized" not in text and "no recording" not in text


def test_beside_what_to_fix_stand_the_persons_own_words_and_no_other_story(report, page):
    first = unescape(page.split('<div class="fixes">')[1].split("</div>")[0])
    assert len(report.whole.fixes) == first.count("<li>") == 3
    for fix in report.whole.fixes:
        assert fix.said is not None and f"<q>{fix.said.quote}</q>" in first and fix.instead[1:] in first
        assert not fix.model or fix.model not in first


def test_findings_are_folded_and_counted_and_nothing_is_called_by_its_id(report, page):
    counted = Counter(title(one.signal) for one in report.answers[0].debrief.reading.findings)
    shown = Outline(page)
    folded = re.findall(r'<details class="finding">\n<summary><h5>(.+?) \((\d+)\)</h5>', page.split('id="answer-2"')[0])
    assert {unescape(name): int(count) for name, count in folded} == counted
    assert not any("open" in attributes for tag, attributes in shown.elements if tag == "details")
    text = unescape(re.sub(r"<[^>]+>", " ", page.split("</header>", 1)[1].split('<script type="application/json"')[0]))
    ids = {*names(), *(probe.id for probe in report.plan.scenario.probes if "-" in probe.id)}
    assert [one for one in ids if "_" in one or "-" in one if one in text] == []


def test_each_rating_and_status_is_marked_in_a_way_of_its_own(report):
    style = joined(("summary.css",))
    for rating, name in RATING_TONES.items():
        judged = replace(report.whole.verdict, rating=rating)
        text = render(replace(report, whole=replace(report.whole, verdict=judged)))
        assert f'<span class="rating tone-{name}">{RATINGS[rating]}</span>' in text
    rules = [re.search(rf"\.tone-{name} \{{(.+?)\}}", style).group(1) for name in (*RATING_TONES.values(), "open")]
    statuses = [re.search(rf"\.paces \.{name} \.status \{{(.+?)\}}", style).group(1) for name in STATUS]
    assert len(set(rules)) == 5 and len(set(statuses)) == 4


def test_seconds_of_a_text_without_times_are_called_estimated_everywhere(tmp_path):
    read = report_of(typed(tmp_path))
    text = render(read)
    assert re.search(r'class="total figures">.+ about \d:\d\d of \d:\d\d.+estimated, at 150 words a minute', text)
    assert re.findall(r'<span class="at">(?!about )', text) == []
    assert re.findall(r'class="when figures">(?!about )', text) == []
    assert re.findall(r'class="against figures">(?!about |0 s of )', text) == []
    assert all(", about " in one.label for one in timeline(read.answers[0]).segments)
    assert all(" at about " in one.label for one in timeline(read.answers[0]).strong)


@pytest.mark.parametrize("made", [study, unheard])
def test_where_nothing_was_answered_nothing_is_to_be_fixed_and_nothing_comes_next(tmp_path, made):
    text = render(report_of(made(tmp_path)))
    assert "Fix first" not in text and "What could be asked next" not in text
    assert ("No answer of this session was transcribed." in text) == (made is unheard)


def test_what_was_not_answered_and_what_comes_next_are_two_sections_each_named_by_its_heading(page):
    elements = Outline(page).elements
    named = [
        attributes["aria-labelledby"]
        for tag, attributes in elements
        if tag == "section" and "rest" in attributes["class"]
    ]
    assert named == ["unanswered", "next"]
    assert [attributes["id"] for tag, attributes in elements if tag == "h2" and attributes.get("id") in named] == named
    assert '<h2 id="unanswered">Not answered</h2>' in page and '<h2 id="next">What could be asked next</h2>' in page


def test_two_renderings_of_one_session_are_the_same(folder, page):
    assert render(report_of(folder)) == page


def test_a_passage_is_told_by_a_few_cues_without_its_own_name(report):
    read = report.answers[0].debrief.reading
    because = ("'learned' -> task", "a figure -> result", "where it stands -> task", "'asked' -> task")
    spans = tuple(replace(span, because=because) for span in read.answer.spans)
    changed = replace(read, answer=replace(read.answer, spans=spans))
    answer = replace(report.answers[0], debrief=replace(report.answers[0].debrief, reading=changed))
    assert passages(answer)[1].because == ("'learned'", "a figure -> result", "where it stands")
