"""The sound of a report page: what plays, from where, with which keys, and what is said where there is none."""

from __future__ import annotations

import pytest

from mockloop.reports.from_session import report_of
from testkit.browser import Opened
from testkit.reports import typed
from tests.live.report_pages import seconds, words_of, written

pytestmark = pytest.mark.live
NEAR_S = 0.1
AUDIO = "document.querySelector('#answer-1 audio')"


def test_playing_and_pausing(page):
    button = page.page.locator("#answer-1 .play")
    button.click()
    page.until("document.querySelector('#answer-1 audio').currentTime > 0.5")
    assert button.get_attribute("aria-label") == "Pause"
    button.click()
    page.until("document.querySelector('#answer-1 .play').ariaLabel === 'Play'")
    at_s = seconds(page)
    page.page.wait_for_timeout(200)
    assert seconds(page) == pytest.approx(at_s, abs=0.01)


def test_only_one_answer_plays_at_a_time(page):
    page.page.locator("#answer-1 .play").click()
    page.page.locator("#answer-2 .play").click()
    page.until("document.querySelector('#answer-2 audio').currentTime > 0.1")
    assert page.ask("[...document.querySelectorAll('audio')].map(one => one.paused)") == [True, False]


def test_the_lit_word_is_the_word_being_heard_within_a_tenth_of_a_second(page, folder):
    times = words_of(folder)
    page.page.locator("#answer-1 .w").nth(5).click()
    seen = page.ask(
        """() => new Promise(done => {
          const words = [...document.querySelectorAll('#answer-1 .w')];
          const audio = document.querySelector('#answer-1 audio');
          const seen = [];
          const look = () => {
            seen.push([audio.currentTime, words.indexOf(document.querySelector('#answer-1 .w.lit'))]);
            seen.length < 400 && audio.currentTime < 9 ? setTimeout(look, 15) : done(seen);
          };
          look();
        })"""
    )
    lit = {word for _, word in seen if word >= 0}
    assert len(lit) >= 12
    for at_s, word in seen:
        if word >= 0:
            assert times[word][0] - NEAR_S <= at_s <= times[word][1] + NEAR_S
        else:
            assert not any(start_s + NEAR_S < at_s < end_s - NEAR_S for start_s, end_s in times)


def test_clicking_a_word_plays_from_it(page, folder):
    said = report_of(folder, "none").answers[0].transcript.words[40]
    start_s = said.start_s
    page.page.locator("#answer-1 .w").nth(40).click()
    page.until(f"document.querySelector('#answer-1 audio').currentTime > {start_s + 0.05}")
    assert seconds(page) == pytest.approx(start_s + 0.1, abs=0.3)
    assert page.ask("document.activeElement.textContent").strip() == said.text


def test_a_finding_plays_its_seconds_and_no_more(page):
    page.page.locator("#answer-1 .findings summary").first.click()
    button = page.page.locator("#answer-1 .findings .hear").first
    until_s = float(button.get_attribute("data-until"))
    button.click()
    page.until(f"{AUDIO}.played.length && {AUDIO}.paused")
    assert seconds(page) == pytest.approx(until_s + 0.1, abs=0.15)
    assert page.page.locator(".hear.playing").count() == 0


def test_the_verdicts_evidence_can_be_heard_too(page):
    button = page.page.locator(".reasons .hear").first
    button.click()
    page.until(f"{AUDIO}.played.length")  # it is short: when this is asked, it may be over
    begun_s = page.ask(f"{AUDIO}.played.start(0)")
    assert begun_s == pytest.approx(float(button.get_attribute("data-from")) - 0.1, abs=0.15)


def test_clicking_the_timeline_goes_there(page):
    lane = page.page.locator("#answer-1 .wave")
    box = lane.bounding_box()
    lane.click(position={"x": box["width"] / 2, "y": 10})
    assert seconds(page) == pytest.approx(29.18 / 2, abs=0.1)
    assert page.page.locator("#answer-1 .now").text_content() == "0:14"


def test_arrow_keys_move_five_seconds_and_with_shift_one(page):
    slider = page.page.locator("#answer-1 .seek")
    told = []
    for keys, second in (
        ("ArrowRight", 5.0),
        ("ArrowUp", 10.0),
        ("Shift+ArrowRight", 11.0),
        ("ArrowLeft", 6.0),
        ("Shift+ArrowDown", 5.0),
        ("ArrowDown", 0.0),
        ("ArrowLeft", 0.0),
        ("End", 29.18),
    ):
        slider.press(keys)
        assert seconds(page) == pytest.approx(second, abs=0.06)
        told.append(slider.get_attribute("aria-valuetext"))
    assert told == [f"0:{second:02d} of 0:29" for second in (5, 10, 11, 6, 5, 0, 0, 29)]


def test_a_finding_says_whether_it_is_being_played(page):
    page.page.locator("#answer-1 .findings summary").first.click()
    button = page.page.locator("#answer-1 .findings .hear").first
    assert set(page.ask("[...document.querySelectorAll('.hear')].map(one => one.ariaPressed)")) == {"false"}
    button.press("Enter")
    page.until("document.querySelectorAll('.hear[aria-pressed=true]').length === 1")
    assert button.get_attribute("aria-pressed") == "true"
    page.page.locator("#answer-1 .seek").press("Home")
    assert button.get_attribute("aria-pressed") == "false"
    button.press("Enter")
    button.press("Enter")
    page.until("document.querySelector('#answer-1 audio').paused")
    page.until("document.querySelectorAll('.hear[aria-pressed=true]').length === 0")


def test_sound_in_files_beside_the_page(opened, folder):
    page = opened(folder, "beside")
    page.page.locator("#answer-1 .play").click()
    page.until("document.querySelector('#answer-1 audio').currentTime > 0.3")
    assert page.complaints == []
    assert "data:audio" not in page.page.content()


def test_files_that_were_left_behind_are_named(folder, tmp_path, browser):
    path = written(folder, tmp_path, "beside")
    (tmp_path / "2026-03-01-0910-ownership-webhook-audio" / "answer-1.ogg").unlink()
    context = browser.new_context()
    page = Opened(context, path)
    page.page.locator("#answer-1 .mute").wait_for()
    assert "answer-1.ogg" in page.page.locator("#answer-1 .mute").text_content()
    assert not page.page.locator("#answer-1 .play").is_visible()
    assert page.page.locator("#answer-1 .hear").first.is_disabled()
    assert (
        page.page.locator("#hint-1").inner_text().startswith("With the keyboard: arrow keys move from word to word, 1 ")
    )
    page.page.locator("#answer-1 .w").first.press("Enter")
    assert page.ask("document.activeElement.dataset.begin") == "situation"
    context.close()


def test_a_page_without_sound_still_has_its_times(opened, folder):
    page = opened(folder, "none")
    assert page.page.locator("audio").count() == 0
    assert page.page.locator("#answer-1 .wave path").count() == 1
    assert page.page.locator("#answer-1 .findings .at").count() > 0
    page.page.locator("#answer-1 .handle").first.press("ArrowRight")
    assert page.page.locator("#answer-1 .undo").is_enabled()
    assert page.complaints == []


def test_a_word_without_sound_leads_to_the_sections_that_can_begin_at_it(opened, folder):
    page = opened(folder, "none")
    page.page.locator("#answer-1 .w").nth(60).click()
    page.page.keyboard.press("Enter")
    assert page.ask("document.activeElement.dataset.begin") == "situation"
    page.page.locator("#answer-1 [data-begin=reflection]").press("Enter")
    assert "Reflection begins at 0:25" in page.page.locator("#answer-1 .live").text_content()


def test_where_a_word_leads_nowhere_it_is_text(opened, folder):
    """A probe's answer has no sections: without sound nothing comes of its words, so that none can be reached."""
    page = opened(folder, "none")
    page.page.locator("#answer-2 .w").nth(2).click()
    assert page.page.locator("#answer-1 .words [role=button][tabindex='0']").count() == 1
    assert page.page.locator("#answer-2 .words").locator("[role], [tabindex]").count() == 0
    assert page.page.locator("#answer-2 .words").get_attribute("aria-describedby") is None
    found = pytest.importorskip("axe_playwright_python.sync_playwright").Axe().run(page.page)
    assert found.violations_count == 0, found.generate_report()


def test_a_typed_session_has_its_words_and_says_once_that_there_is_nothing_to_hear(opened, tmp_path):
    page = opened(typed(tmp_path / "sessions"))
    for number in (1, 2):
        said = page.page.locator(f"#answer-{number}").inner_text()
        assert said.count("This answer was typed: there is nothing to hear.") == 1
        assert "gone" not in said and "cannot be played" not in said
    assert page.page.locator(".player, .wave, .gone").count() == 0
    assert page.complaints == []
    found = pytest.importorskip("axe_playwright_python.sync_playwright").Axe().run(page.page)
    assert found.violations_count == 0, found.generate_report()
