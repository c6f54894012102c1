"""The page for a coach in a real browser: a comment written, saved, imported, and found in the report."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from mockloop.reports.formats.html import render
from mockloop.reports.from_session import report_of
from mockloop.sessions.comments import comments_of, import_comments, read_comments, session_of
from mockloop.sessions.rebuild import replayed
from testkit.browser import Opened
from testkit.reports import interview, typed
from tests.live.report_pages import seconds, words_of

pytestmark = pytest.mark.live
SAYS = 'Whose was it? </script><img src=x onerror="window.harmed=1">'


@pytest.fixture
def coached(browser, tmp_path):
    """Open the page for a coach of a session: ``coached(folder, **context options)``."""
    contexts = []

    def opener(folder, **options) -> Opened:
        contexts.append(browser.new_context(accept_downloads=True, **options))
        path = tmp_path / "for-coach.html"
        path.write_text(render(replace(report_of(folder), for_coach=True)), encoding="utf-8")
        return Opened(contexts[-1], path)

    yield opener
    for context in contexts:
        context.close()


def write(page: Opened, word: int, text: str) -> None:
    page.page.locator("#answer-1 .w").nth(word).click()
    page.page.get_by_role("textbox", name="Comment").fill(text)
    page.page.get_by_role("button", name="Keep", exact=True).click()


def saved(page: Opened, tmp_path):
    with page.page.expect_download() as download:
        page.page.get_by_role("button", name="Save the comments").click()
    path = tmp_path / download.value.suggested_filename
    download.value.save_as(path)
    return path


def test_a_comment_written_in_the_page_is_found_in_the_report(coached, opened, folder, tmp_path):
    page = coached(folder)
    write(page, 12, SAYS)
    page.page.get_by_label("Your name").fill("Ana")
    path = saved(page, tmp_path)
    assert path.name == "2026-03-01-0910-ownership-webhook-comments.json"
    assert page.asked_of_others == [] and page.complaints == []

    file = read_comments(path)
    assert session_of(file, folder.path.parent).id == folder.id
    assert import_comments(folder, replayed(folder).state, file, datetime.now(UTC)).new == 1
    (kept,) = comments_of(folder)
    assert (kept.takes, kept.word, kept.said, kept.text, kept.author) == ((1, 2), 12, "not", SAYS, "Ana")
    assert kept.at_s == pytest.approx(words_of(folder)[12][0], abs=0.001)

    report = opened(folder)
    item = report.page.locator("#answer-1 .comments li")
    assert item.locator(".text").inner_text() == SAYS
    assert item.locator("q").inner_text() == "um it was not my service and"
    assert item.locator(".by").inner_text().startswith("Ana, 20")
    assert [one.strip() for one in report.page.locator("#answer-1 .w.noted").all_inner_texts()] == ["not"]
    item.locator(".hear").click()
    report.until("document.querySelector('#answer-1 .comments li.now')")
    assert seconds(report) == pytest.approx(kept.at_s, abs=0.5)
    assert report.ask("window.harmed") is None and report.complaints == []


def test_by_keyboard_alone_a_comment_is_written_edited_and_deleted(coached, folder):
    page = coached(folder)
    keys = page.page.keyboard
    page.page.locator("#answer-1 .w").first.focus()
    for key in ("ArrowRight", "ArrowRight", "Enter"):
        keys.press(key)
    assert page.ask("document.activeElement.id") == "comment-text"
    keys.type("So what? 1 2 3")
    keys.press("Control+Enter")
    assert page.ask("document.activeElement.textContent").strip() == "I"
    own = page.page.locator("#answer-1 .own li")
    assert own.locator(".place").inner_text() == "0:01 “last spring I noticed that some”"
    assert own.locator(".text").inner_text() == "So what? 1 2 3"

    own.locator(".edit").focus()
    keys.press("Enter")
    keys.press("End")
    keys.type("!")
    keys.press("Tab")
    assert page.ask("document.activeElement.textContent") == "Keep"
    keys.press("Enter")
    assert own.locator(".text").inner_text() == "So what? 1 2 3!"
    assert page.ask("document.activeElement.ariaLabel") == "Edit the comment at 0:01"

    keys.press("Enter")
    keys.type("never kept")
    keys.press("Escape")
    assert own.locator(".text").inner_text() == "So what? 1 2 3!"

    own.locator(".delete").focus()
    keys.press("Enter")
    assert own.count() == 0 and page.page.locator(".w.noted").count() == 0
    assert page.ask("document.activeElement.textContent") == "Your comments on this answer"
    assert page.page.get_by_role("button", name="Save the comments").is_disabled()


def test_a_comment_at_a_second_alone(coached, folder, tmp_path):
    page = coached(folder)
    page.page.locator("#answer-2 .seek").press("ArrowRight")
    page.page.get_by_role("button", name="Comment at 0:05").click()
    page.page.get_by_role("textbox", name="Comment").fill("Breathe here.")
    page.page.get_by_role("textbox", name="Comment").press("Control+Enter")
    (one,) = read_comments(saved(page, tmp_path)).comments
    assert (one.takes, one.word, one.said, one.text) == ((3,), None, "", "Breathe here.")
    assert one.at_s == pytest.approx(5.0, abs=0.05)


def test_space_plays_from_the_word_and_enter_does_not(coached, folder):
    page = coached(folder)
    page.page.locator("#answer-1 .w").nth(40).focus()
    page.page.locator("#answer-1 .w").first.focus()
    page.page.keyboard.press("End")
    for _ in range(20):
        page.page.keyboard.press("ArrowLeft")
    start_s = words_of(folder)[53][0]
    page.page.keyboard.press("Space")
    page.until("!document.querySelector('#answer-1 audio').paused")
    assert seconds(page) == pytest.approx(start_s, abs=0.4)
    page.page.keyboard.press("Enter")
    page.until("document.querySelector('#answer-1 audio').paused")
    assert page.page.locator(".comment-form").is_visible()


def test_an_edited_comment_keeps_its_id_so_that_it_takes_the_older_ones_place(coached, folder, tmp_path):
    page = coached(folder)
    write(page, 12, "Who?")
    (first,) = read_comments(saved(page, tmp_path)).comments
    page.page.locator(".own .edit").click()
    page.page.get_by_role("textbox", name="Comment").fill("Who was it?")
    page.page.get_by_role("button", name="Keep", exact=True).click()
    assert page.page.locator(".coach-bar .live").inner_text() == "1 comment, not saved yet."
    (second,) = read_comments(saved(page, tmp_path)).comments
    assert (second.id, second.text) == (first.id, "Who was it?")


def test_a_typed_answer_is_commented_on_by_its_words(coached, tmp_path):
    folder = typed(tmp_path / "sessions")
    page = coached(folder)
    write(page, 5, "Good.")
    assert page.page.locator("#answer-1 .own .place").inner_text().startswith("about 0:02 “")
    (one,) = read_comments(saved(page, tmp_path)).comments
    assert (
        import_comments(
            folder, replayed(folder).state, read_comments(tmp_path / f"{folder.id}-comments.json"), datetime.now(UTC)
        ).new
        == 1
    )
    assert one.said == "some"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_nothing_with_the_form_open_and_with_comments_listed(coached, folder, scheme, width):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    page = coached(folder, color_scheme=scheme, viewport={"width": width, "height": 844})
    write(page, 9, "A filler stands here, so say nothing instead.")
    assert page.ask("document.documentElement.scrollWidth") <= width
    listed = axe.run(page.page)
    assert listed.violations_count == 0, listed.generate_report()
    page.page.locator("#answer-1 .w").nth(30).click()
    box = page.page.locator(".comment-form").bounding_box()
    assert box["x"] >= 0 and box["x"] + box["width"] <= width
    written = axe.run(page.page)
    assert written.violations_count == 0, written.generate_report()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_a_report_with_comments(coached, opened, tmp_path, scheme):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    folder = interview(tmp_path / "sessions")
    page = coached(folder)
    write(page, 9, "A filler stands here.")
    import_comments(folder, replayed(folder).state, read_comments(saved(page, tmp_path)), datetime.now(UTC))
    report = opened(folder, color_scheme=scheme, reduced_motion="reduce", viewport={"width": 390, "height": 844})
    report.page.locator(".comments .hear").click()
    report.until("document.querySelector('.comments li.now')")
    found = axe.run(report.page)
    assert found.violations_count == 0, found.generate_report()
    assert report.ask("document.documentElement.scrollWidth") <= 390
