"""The progress over weeks in a real browser: read in every light and width, printed, asking nothing of any network."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any
from unicodedata import normalize

import pytest

from mockloop.analysis.progress.overview import Progress, Recall, progress
from mockloop.analysis.progress.practice import Practised, PractisedProbe, PractisedSection
from mockloop.core.scenario import SECTIONS
from mockloop.reports.history_page import render
from testkit.browser import Opened

pytestmark = pytest.mark.live
FIRST = date(2026, 3, 2).toordinal()
TODAY = FIRST + 70
TARGETS_S = {"situation": 30.0, "task": 20.0, "action": 90.0, "result": 20.0, "reflection": 15.0}
RATINGS = ("no_hire", "leaning_no_hire", "leaning_no_hire", "hire", None, "hire", "strong_hire", "hire")
QUESTION = "It wasn't your code. How did you get the owning team to accept your fix and deploy it?"
NARROW, WIDE = 320, 1200


def tomorrow(reviews, today):
    return Recall(reviews[-1].day + reviews[-1].grade, 0.5)


def session(number: int, scenario: str, title: str) -> Practised:
    """The ``number``-th try, a week after the one before, a little nearer to every target."""
    share = 1.9 - 0.12 * number
    sections = [PractisedSection(name, share * TARGETS_S[name], TARGETS_S[name], _status(share)) for name in SECTIONS]
    probes = (PractisedProbe("adoption", QUESTION, "weak"),) if number % 2 else ()
    rating, principle = RATINGS[number % len(RATINGS)], "Ownership" if scenario == "webhook" else "Dive Deep"
    name = f"{scenario}-{number}"
    return Practised(name, FIRST + 7 * number, "interview", scenario, title, principle, rating, tuple(sections), probes)


def _status(share: float) -> str:
    return "over" if share > 1.25 else "on"


@pytest.fixture(scope="module")
def found() -> Progress:
    """Two months of two scenarios; one of them has a name that fills a telephone's screen."""
    webhook = [session(number, "webhook", "The webhook nobody was watching") for number in range(8)]
    pager = [session(number, "the-pager-that-woke-everybody", "The pager that woke everybody") for number in range(3)]
    return progress([*webhook, *pager], TODAY, tomorrow, {"new": "One that was never tried"})


@pytest.fixture
def opened(browser, tmp_path) -> Iterator[Callable[..., Opened]]:
    """Write the page of a history and open it: ``opened(progress, **context options)``."""
    contexts = []

    def opener(progress: Progress, **options: Any) -> Opened:
        contexts.append(browser.new_context(**options))
        return Opened(contexts[-1], written(progress, tmp_path))

    yield opener
    for context in contexts:
        context.close()


def written(progress: Progress, to: Path) -> Path:
    path = to / "history.html"
    path.write_text(render(progress), encoding="utf-8")
    return path


@pytest.fixture
def page(opened, found) -> Opened:
    return opened(found)


def test_it_opens_from_a_file_and_asks_nothing_of_any_network(page):
    page.page.wait_for_timeout(300)
    assert page.requests == [page.page.url]
    assert page.complaints == []
    assert page.page.title() == "Progress, 2026-05-11"


def test_what_to_practise_comes_first_and_five_that_are_weak_beside_it(page, found):
    headings = page.page.locator("h3").all_text_contents()
    assert headings[:2] == ["Practise next", "Still weak"]
    weak = page.page.locator(".reasons li")
    assert [item.is_visible() for item in weak.all()] == [True] * 5 + [False] * (len(found.weak) - 5)
    page.page.locator(".reasons summary").click()
    assert all(item.is_visible() for item in weak.all())


def test_each_plot_rises_and_falls_with_its_figures(page):
    plot = page.page.locator("li", has_text="Situation").locator("svg").first
    lower = [float(one.get_attribute("cy")) for one in plot.locator("circle").all()]
    assert lower == sorted(lower) and lower[0] < lower[-1]  # ever less time, from above the target
    target = float(plot.locator(".target").get_attribute("y1"))
    assert lower[0] < target
    assert plot.get_attribute("aria-label").startswith("Situation: 2026-03-02 57 s of 30 s; ")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_axe_finds_nothing_and_nothing_is_wider_than_the_screen(opened, found, scheme, width):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    page = opened(found, color_scheme=scheme, viewport={"width": width, "height": 800})
    page.page.locator(".reasons summary").click()
    results = axe.run(page.page)
    assert results.violations_count == 0, results.generate_report()
    assert page.ask("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("width", [WIDE, 700, NARROW])
def test_no_text_of_a_plot_lies_over_another(opened, found, width):
    page = opened(found, viewport={"width": width, "height": 800})
    for plot in page.page.locator(".plots li").all():
        boxes = [part.bounding_box() for part in plot.locator(".label, svg, .against, .count").all()]
        assert len(boxes) >= 3
        assert not [(a, b) for n, a in enumerate(boxes) for b in boxes[n + 1 :] if overlapping(a, b)]


def overlapping(a: dict[str, float], b: dict[str, float]) -> bool:
    return all(
        a[start] < b[start] + b[size] - 1 and b[start] < a[start] + a[size] - 1
        for start, size in (("x", "width"), ("y", "height"))
    )


def test_it_prints_with_all_that_is_weak(page, found):
    from pypdf import PdfReader

    printed = PdfReader(io.BytesIO(page.page.pdf()))
    text = normalize("NFKC", " ".join(" ".join(sheet.extract_text() for sheet in printed.pages).split()))  # ligatures
    assert "mockloop drill the-pager-that-woke-everybody --section situation" in text
    assert "2026-04-20 95 s of 90 s" in text
    assert "Reflection in “The pager that woke everybody”" in text  # folded away on the screen
    assert "And 3 more" not in text and len(found.weak) == 8


def test_an_empty_history_is_a_page_too(opened):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    page = opened(
        progress([], TODAY, tomorrow, {"new": "One that was never tried"}), viewport={"width": NARROW, "height": 800}
    )
    results = axe.run(page.page)
    assert results.violations_count == 0, results.generate_report()
    assert "There are no sessions of your own yet." in page.page.locator(".problem").inner_text()
