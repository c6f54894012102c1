"""The page of a class of three hundred in a real browser: it asks nothing of any network, and everybody can read it."""

from __future__ import annotations

import pytest

from mockloop.cohort.page import render
from testkit.browser import Opened
from testkit.cohort_rows import class_rows

pytestmark = pytest.mark.live
PEOPLE = 300
A_FEW = 4  # opened for axe, which looks at every element: all people's answers are alike


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    folder = tmp_path_factory.mktemp("cohort")
    (folder / "cohort.html").write_text(render(class_rows(PEOPLE), "Week 3", folder), encoding="utf-8")
    (folder / "few.html").write_text(render(class_rows(A_FEW), "Week 3", folder), encoding="utf-8")
    return folder


@pytest.fixture
def shown(browser, written):
    contexts = []

    def opener(name, **options):
        contexts.append(browser.new_context(**options))
        return Opened(contexts[-1], written / name)

    yield opener
    for context in contexts:
        context.close()


def test_three_hundred_people_are_on_it_and_it_asks_nothing_of_any_network(shown):
    page = shown("cohort.html")
    assert page.ask("document.querySelectorAll('details.person').length") == PEOPLE
    assert page.requests == [page.page.url]
    assert page.complaints == []


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("name", ["cohort.html", "few.html"])
def test_nothing_is_wider_than_the_screen(shown, name, width):
    page = shown(name, viewport={"width": width, "height": 800})
    if name == "few.html":
        page.ask("document.querySelectorAll('details').forEach(one => { one.open = true; })")
    assert page.ask("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_nothing(shown, scheme, width):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    page = shown("few.html", color_scheme=scheme, viewport={"width": width, "height": 800})
    page.ask("document.querySelectorAll('details').forEach(one => { one.open = true; })")
    found = axe.run(page.page)
    assert found.violations_count == 0, found.generate_report()
