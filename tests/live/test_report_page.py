"""The report's page in a real browser: heard, clicked, printed, read in every light, asking nothing of any network."""

from __future__ import annotations

import io
import json

import pytest

from mockloop.reports.from_session import report_of
from mockloop.reports.wording import RATINGS
from testkit.reports import drill, interview, study, typed, wordless

pytestmark = pytest.mark.live
HOSTILE = "</script><script>window.harmed=1</script> <img/src=x/onerror=window.harmed=1> &lt;b&gt; {{7*7}} '\"`"
COLOURED = {"include": [[".verdict"], [".paces"]]}  # the whole page is looked at in other tests
ALIKE = """[...document.querySelectorAll('.rating, .status')].map(one => getComputedStyle(one))
    .filter(one => one.color === one.backgroundColor).map(one => one.color)"""


def test_it_opens_from_a_file_and_asks_nothing_of_any_network(page):
    page.page.wait_for_timeout(300)
    assert [url for url in page.requests if url.startswith("file:")] == [page.page.url]
    assert page.asked_of_others == []
    assert page.complaints == []
    assert page.page.title() == "The webhook nobody was watching, 1 March 2026, 09:10"


def test_the_verdict_and_what_to_fix_come_first(page, folder):
    whole = report_of(folder, "none").whole
    headings = page.page.locator("h2, h3").all_text_contents()
    assert RATINGS[whole.verdict.rating] in headings[0]
    assert headings[1:3] == ["Fix first", "Spoke for it"]
    told = page.page.locator(".fixes li > p:first-of-type").all_text_contents()
    assert len(told) == len(whole.fixes) == 3
    assert all(fix.sentence in one for fix, one in zip(whole.fixes, told, strict=True))


@pytest.mark.parametrize("size", [(1280, 800), (390, 844)], ids=["desk", "phone"])
@pytest.mark.parametrize("made", [interview, typed])
def test_the_first_screen_holds_verdict_total_time_and_three_fixes(opened, tmp_path, made, size):
    width, height = size
    page = opened(made(tmp_path / "sessions"), viewport={"width": width, "height": height})
    for selector in (".verdict", ".total", ".fixes li:nth-child(3)"):
        box = page.page.locator(selector).bounding_box()
        assert box["y"] >= 0 and box["y"] + box["height"] <= height, selector
    assert page.ask("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_rating_and_status_can_be_read(opened, folder, scheme):
    """Axe looks at the contrast of each in turn; which colour is which is asserted beside the style."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    page = opened(folder, color_scheme=scheme)
    for tone, status in (("strong", "on"), ("good", "under"), ("doubt", "over"), ("bad", "missing"), ("open", "on")):
        page.ask(f"document.querySelector('.rating').className = 'rating tone-{tone}'")
        page.ask(f"document.querySelectorAll('.paces li').forEach(one => one.classList.add('{status}'))")
        found = axe.run(page.page, context=COLOURED)
        assert found.violations_count == 0, found.generate_report()
        assert page.ask(ALIKE) == []  # text in the colour of its ground, which axe takes for hidden on purpose
        page.ask(f"document.querySelectorAll('.paces li').forEach(one => one.classList.remove('{status}'))")


def test_the_parts_of_the_page_are_named_by_what_stands_over_them(page):
    page.page.get_by_role("region", name="Not answered", exact=True).get_by_text("skipped").wait_for()
    page.page.get_by_role("region", name="What could be asked next", exact=True).get_by_text("Because").first.wait_for()


def test_the_hint_names_the_keys_that_there_are(opened, folder, page):
    moving = "With the keyboard: arrow keys move from word to word"
    hearing = f"Click a word to hear the answer from there. {moving}, Enter plays, Escape pauses"
    editing = ", 1 to 5 begins a section at the word, Ctrl+Z undoes a change."
    assert page.page.locator(".hint").all_text_contents() == [hearing + editing, f"{hearing}."]
    assert opened(folder, "none").page.locator(".hint").all_text_contents() == [
        f"{moving}, Enter moves to the sections that can begin there{editing}"
    ]


def test_it_prints(page):
    from pypdf import PdfReader

    printed = PdfReader(io.BytesIO(page.page.pdf()))
    text = " ".join(" ".join(sheet.extract_text() for sheet in printed.pages).split())
    assert page.page.locator(".verdict").inner_text().split("\n")[-1] in text
    assert "nobody had asked me" in text
    assert "Since then, whenever I review retry logic" in text  # folded away on the screen
    assert "Save the correction" not in text and "Speed 0.5" not in text
    assert page.page.locator("details[open]").count() == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1200, 320])
def test_axe_finds_nothing(opened, folder, scheme, width):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    page = opened(folder, color_scheme=scheme, viewport={"width": width, "height": 800})
    page.page.locator("#answer-1 .handle").first.press("ArrowRight")
    page.ask("document.querySelectorAll('details').forEach(one => { one.open = true; })")
    page.page.locator("#answer-1 .w").nth(3).click()
    page.until("document.querySelector('.w.lit')")
    page.page.locator("#answer-1 .play").click()
    found = axe.run(page.page)
    assert found.violations_count == 0, found.generate_report()
    assert page.ask("document.documentElement.scrollWidth") <= width


def test_what_was_said_is_text_and_nothing_else(opened, tmp_path):
    folder = interview(tmp_path / "sessions", first=f"I noticed {HOSTILE} and I fixed it", probe=HOSTILE)
    page = opened(folder)
    assert page.ask("window.harmed") is None
    assert page.page.locator(".words img, .words script, .words b").count() == 0
    assert page.page.locator("script").count() == 2
    said = page.page.locator("#answer-2 .words").inner_text()
    assert " ".join(said.split()) == HOSTILE
    assert page.complaints == []
    assert len(json.loads(page.page.locator("#data").text_content())["answers"]) == 2


def test_nothing_of_a_policy_that_allows_inline_code(page):
    policy = page.page.locator("meta[http-equiv]").get_attribute("content")
    assert "unsafe" not in policy
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    refused = page.ask(
        """() => { const one = document.createElement('script'); one.textContent = 'window.harmed = 1';
        document.body.append(one); return window.harmed ?? null; }"""
    )
    assert refused is None


@pytest.mark.parametrize("made", [study, wordless])
def test_sessions_without_words_are_shown_without_complaint(opened, tmp_path, made):
    page = opened(made(tmp_path / "sessions"))
    assert page.complaints == []
    assert page.page.locator(".fixes, .editor, .words").count() == 0
    found = pytest.importorskip("axe_playwright_python.sync_playwright").Axe().run(page.page)
    assert found.violations_count == 0, found.generate_report()


def test_without_its_take_an_answer_is_shown_and_what_is_gone_is_named(opened, folder):
    folder.take_path(1).unlink()
    page = opened(folder)
    assert (
        "The recording of take 1 is gone: 0:00 to 0:12 cannot be played." in page.page.locator("#answer-1").inner_text()
    )
    assert page.page.locator("#answer-1 .wave .gone").count() == 1
    assert page.page.locator("#answer-1 .findings .at").count() > 0
    assert page.page.locator("#answer-1 .findings .hear").count() > 0


def test_a_drill_has_sections_and_no_verdict(opened, tmp_path):
    page = opened(drill(tmp_path / "sessions"))
    assert page.page.locator(".verdict").count() == 0
    assert page.page.locator(".editor").count() == 0
    assert page.page.locator("article").count() == 2
    assert page.complaints == []
    found = pytest.importorskip("axe_playwright_python.sync_playwright").Axe().run(page.page)
    assert found.violations_count == 0, found.generate_report()


def test_without_script_the_page_can_be_read_and_heard(opened, folder):
    page = opened(folder, java_script_enabled=False)
    assert page.page.locator("#answer-1 audio[controls]").is_visible()
    assert not page.page.locator("#answer-1 .controls").is_visible()
    assert "nobody had asked me" in page.page.locator("#answer-1 .words").inner_text()


def test_motion_is_left_out_where_it_is_not_wanted(opened, folder):
    page = opened(folder, reduced_motion="reduce")
    assert page.ask("getComputedStyle(document.documentElement).scrollBehavior") == "auto"
    assert page.ask("getComputedStyle(document.querySelector('.hear')).transitionDuration") == "0s"
