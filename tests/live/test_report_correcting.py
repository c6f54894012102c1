"""Moving the sections on the report's page: by hand, by key, exported, and taken by ``sessions correct``."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from mockloop.sessions.correction_file import Correction
from mockloop.sessions.corrections import append_correction, read_correction, turn_to_correct
from mockloop.sessions.rebuild import replayed
from testkit.reports import interview
from tests.live.report_pages import words_of

pytestmark = pytest.mark.live
FIGURES = "[...document.querySelectorAll('#answer-1 .paces .against')].map(one => one.textContent)"


def test_a_boundary_dragged_takes_the_numbers_with_it(page, folder):
    times = words_of(folder)
    before = page.ask(FIGURES)
    handle = page.page.locator("#answer-1 .handle").nth(1)
    assert handle.get_attribute("aria-valuenow") == "24"
    handle.scroll_into_view_if_needed()
    overlay = page.page.locator("#answer-1 .overlay").bounding_box()
    grip = handle.bounding_box()
    goal_x = overlay["x"] + overlay["width"] * (times[30][0] - 0.03) / 29.18
    page.page.mouse.move(grip["x"] + grip["width"] / 2, grip["y"] + 10)
    page.page.mouse.down()
    page.page.mouse.move(goal_x - 40, grip["y"] + 10, steps=4)
    under_way = page.ask(FIGURES)
    page.page.mouse.move(goal_x, grip["y"] + 10, steps=4)
    page.page.mouse.up()
    assert handle.get_attribute("aria-valuenow") == "30"
    task_s = times[29][1] - times[9][0]
    action_s = times[50][1] - times[30][0]
    after = page.ask(FIGURES)
    assert after[1].startswith(f"{task_s:.0f} s of 20 s") and after[2].startswith(f"{action_s:.0f} s of 90 s")
    assert before != under_way != after
    assert page.page.locator("#answer-1 .passage").nth(1).locator(".w").count() == 21

    page.page.locator("#answer-1 .undo").click()
    assert page.ask(FIGURES) == before
    assert page.page.locator("#answer-1 .save").is_disabled()


def test_a_drag_that_ends_where_it_began_is_nothing_to_undo(page):
    handle = page.page.locator("#answer-1 .handle").nth(1)
    handle.scroll_into_view_if_needed()
    grip = handle.bounding_box()
    x, y = grip["x"] + grip["width"] / 2, grip["y"] + 10
    page.page.mouse.move(x, y)
    page.page.mouse.down()
    page.page.mouse.move(x + 60, y, steps=4)
    assert handle.get_attribute("aria-valuenow") != "24"
    page.page.mouse.move(x, y, steps=4)
    page.page.mouse.up()
    assert handle.get_attribute("aria-valuenow") == "24"
    assert page.page.locator("#answer-1 .undo").is_disabled()


def test_what_the_script_writes_is_what_the_program_wrote(page):
    """Moving a boundary there and back leaves the page as it came."""
    shown = "['words', 'paces'].map(name => document.querySelector('#answer-1 .' + name).innerText).join()"
    before = page.ask(shown)
    handle = page.page.locator("#answer-1 .handle").first
    handle.press("ArrowRight")
    assert page.ask(shown) != before
    handle.press("ArrowLeft")
    assert page.ask(shown) == before


def test_everything_can_be_done_from_the_keyboard(page):
    keys = page.page.keyboard
    reached = set()
    for _ in range(60):
        keys.press("Tab")
        reached.add(page.ask("document.activeElement.className.split(' ')[0] || document.activeElement.tagName"))
    assert {"skip", "hear", "play", "seek", "speed", "follow", "handle", "w", "SUMMARY"} <= reached

    page.page.locator("#answer-1 .w[tabindex='0']").focus()
    keys.press("End")
    for _ in range(13):
        keys.press("ArrowLeft")
    assert page.ask("document.activeElement.textContent").strip() == "what"
    keys.press("5")
    assert page.page.locator("#answer-1 .paces .s-reflection .status").text_content() == "short"
    assert "Reflection begins at 0:25" in page.page.locator("#answer-1 .live").text_content()
    assert page.ask("document.activeElement.textContent").strip() == "what"
    keys.press("Enter")
    page.until("document.querySelector('#answer-1 audio').currentTime > 25")
    keys.press("Escape")
    assert page.ask("document.querySelector('#answer-1 audio').paused")
    keys.press("ArrowUp")
    assert page.ask("document.activeElement.className").startswith("w")
    assert page.page.locator("#answer-1 .w[tabindex='0']").count() == 1

    with page.page.expect_download() as download:
        page.page.locator("#answer-1 .save").press("Enter")
    correction = Correction.model_validate_json(download.value.path().read_bytes())
    assert correction.session == "2026-03-01-0910-ownership-webhook"
    assert [(one.section, one.first_word, one.last_word) for one in correction.sections] == [
        ("situation", 0, 8),
        ("task", 9, 23),
        ("action", 24, 50),
        ("result", 51, 59),
        ("reflection", 60, 73),
    ]
    keys.press("Control+z")
    assert page.page.locator("#answer-1 .save").is_disabled()


def test_what_the_page_exports_is_taken_and_shown_as_corrected(page, opened, folder):
    page.page.locator("#answer-1 .w").nth(51).click()
    page.page.locator("#answer-1 [data-begin=action]").click()
    assert page.page.locator("#answer-1 .handle").count() == 2
    with page.page.expect_download() as download:
        page.page.locator("#answer-1 .save").click()
    assert "mockloop sessions correct 2026-03-01-0910-ownership-webhook" in page.page.locator(".after").inner_text()

    correction = read_correction(download.value.path())
    append_correction(
        folder,
        turn_to_correct(correction, folder, replayed(folder).state),
        correction,
        datetime(2026, 3, 2, tzinfo=UTC),
    )
    again = opened(folder)
    assert again.page.locator("#answer-1 .passage .section").all_text_contents() == ["Situation", "Task", "Action"]
    assert again.page.locator("#answer-1 .passage .why").all_text_contents() == ["corrected by you"] * 3
    assert again.ask(FIGURES) == page.ask(FIGURES)


def test_a_session_that_nobody_corrected_shows_the_cues_of_each_section(opened, tmp_path):
    said = "last spring there was a problem at the time / so I decided to find the cause and I wrote a small fix"
    page = opened(interview(tmp_path / "sessions", first=said))
    assert page.page.locator("#answer-1 .why").first.inner_text().startswith("decided by ")
    assert page.complaints == []
