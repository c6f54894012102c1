"""The report as Markdown, read by a Markdown parser."""

from dataclasses import replace

from markdown_it import MarkdownIt

from mockloop.core.events import Requested, Said
from mockloop.core.times import clock
from mockloop.reports.formats.markdown import plain, render
from mockloop.reports.from_session import report_of
from mockloop.reports.summary import fix_how, quoted, reason_line
from mockloop.reports.wording import RATINGS, TYPED, title
from testkit.reports import Held, drill, interview, study, timed, typed, unheard, wordless


def tokens(text: str) -> list[str]:
    """The kinds of everything a parser sees, inline too."""
    found = []
    for token in MarkdownIt("commonmark", {"html": True}).enable("table").parse(text):
        found += [token.type, *(child.type for child in token.children or ())]
    return found


def shown(text: str) -> str:
    """What a reader of the rendered text sees, in one line."""
    pieces = [
        child.content
        for token in MarkdownIt("commonmark", {"html": True}).parse(text)
        for child in token.children or ()
        if child.type == "text"
    ]
    return " ".join("".join(pieces).split())


def test_it_says_verdict_fixes_sections_words_and_findings(report):
    text = render(report)
    assert f"## Verdict: {RATINGS[report.whole.verdict.rating]}" in text
    assert all(plain(reason_line(reason)) in text for reason in report.whole.verdict.reasons if reason.speaks)
    assert all(fix.sentence in text for fix in report.whole.fixes)
    assert "| Task | 4 s of 20 s, 16 s under | short |" in text
    assert "**Task** (0:04) um it was not my service and nobody had asked me to look at it" in text
    assert "- asked because nothing you said shows influence on others" in text
    first = next(one for one in report.answers[0].debrief.reading.findings if one.polarity == "good")
    assert f"- {title(first.signal)} at {clock(first.start_s)}, {first.section}: {quoted(first.quote)}" in text
    assert f"This answer is **{report.answers[1].debrief.grade}**." in text
    assert "How did you make sure that the fix worked and broke nothing else?: skipped" in text


def test_a_parser_finds_headings_lists_and_the_table(report):
    kinds = tokens(render(report))
    assert {"heading_open", "bullet_list_open", "table_open", "strong_open"} <= set(kinds)
    assert "html_block" not in kinds and "html_inline" not in kinds


def test_what_was_said_is_shown_as_it_was_said(tmp_path):
    said = "<img src=x> *bold* _it_ [a](javascript:b) ![c](d) `e` &amp; # 1. | ~~f~~ $g$ \\* <!-- h -->"
    read = report_of(interview(tmp_path, probe=said), "none")
    text = render(read)
    assert not {"html_block", "html_inline", "link_open", "image", "code_inline", "em_open"} & set(tokens(text))
    assert said in shown(text)


def test_a_line_cannot_begin_a_block():
    for text in (
        "# heading",
        "- item",
        "+ item",
        "1. first",
        "2) second",
        "=== rule",
        "--- rule",
        "> quote",
        "    code",
    ):
        kinds = tokens(plain(text))
        assert kinds[:2] == ["paragraph_open", "inline"]
        assert shown(plain(text)) == " ".join(text.split())


def test_beside_what_to_fix_stand_the_persons_own_words_and_what_to_say(report):
    fix = report.whole.fixes[0]
    assert fix.said is not None
    page = shown(render(report))
    assert fix_how(fix) in page and fix.said.quote in page and clock(fix.said.start_s) in page


def test_what_was_typed_and_what_has_no_words_say_so_once(tmp_path):
    text = render(report_of(typed(tmp_path / "a"), "none"))
    assert text.count(f"> {TYPED}") == 2 and "is gone" not in text
    text = render(report_of(wordless(tmp_path / "b"), "none"))
    assert text.count("> This answer was never transcribed.") == 1
    assert "No words were recognized" not in text


def test_a_question_without_an_answer_says_what_came_of_it(tmp_path):
    """Only what was recorded can go on: a session that was stopped is finished."""
    text = render(report_of(typed(tmp_path / "a"), "none"))
    assert "broke nothing else?: not answered\n" in text
    held = Held(tmp_path / "b")
    held.fact(Said("opening"))
    held.fact(Requested("pause", held.take(timed("last spring I noticed"))))
    text = render(report_of(held.folder, "none"))
    assert ": recorded, but never transcribed: continue with mockloop sessions resume\n" in text
    assert "How it was said" not in render(report_of(wordless(tmp_path / "c"), "none"))


def test_where_nothing_was_answered_nothing_is_to_be_fixed(tmp_path):
    assert "Fix first" not in render(report_of(study(tmp_path / "a"), "none"))
    assert "Fix first" not in render(report_of(unheard(tmp_path / "b"), "none"))


def test_drills_problems_and_what_is_gone(tmp_path):
    text = render(replace(report_of(drill(tmp_path / "a"), "none"), problems=("line 3 is damaged",)))
    assert "Verdict" not in text
    assert "> line 3 is damaged" in text
    folder = interview(tmp_path / "b")
    folder.take_path(1).unlink()
    assert "> The recording of take 1 is gone: 0:00 to 0:12 cannot be played." in render(report_of(folder, "none"))
