"""The history as a page: what it says, what is escaped, what its policy allows, and what it is with no sessions."""

import re
from datetime import date

import pytest

from mockloop.analysis.progress.overview import Progress, Recall, progress
from mockloop.analysis.progress.practice import Practised, PractisedProbe, PractisedSection
from mockloop.reports.history_page import HEIGHT, MOST_BESIDE, MOST_MARKS, render
from mockloop.reports.practice_topics import IF_OPEN
from tests.reports.formats.test_html import Outline, hashed, policy

DAY = date(2024, 4, 25).toordinal()
TODAY = DAY + 60


def soon(reviews, today):
    return Recall(today, 0.5)


def one(day, rating="hire", seconds=90.0, scenario="webhook", title="The webhook"):
    sections = (PractisedSection("action", seconds, 90.0, "on" if seconds == 90 else "under"),)
    return Practised(f"{day}-{scenario}", DAY + day, "interview", scenario, title, "Ownership", rating, sections)


def over(*sessions: Practised, known=None) -> Progress:
    return progress(sessions, TODAY, soon, known)


@pytest.fixture(scope="module")
def page() -> str:
    return render(
        over(
            one(0, "no_hire", 45.0),
            one(2, "hire", 90.0),
            one(3, None, 30.0),
            one(4, "hire", 270.0, "pager", "The pager"),
        )
    )


def plots(text: str) -> dict[str, int]:
    """The labels of the plots, each with how often it stands."""
    labels = [a["aria-label"] or "" for tag, a in Outline(text).elements if tag == "svg"]
    return {label: labels.count(label) for label in labels}


def test_each_scenario_and_section_has_its_own_plot_and_all_have_one(page):
    assert plots(page) == {
        "Action: 2024-04-25 45 s of 90 s; 2024-04-27 90 s of 90 s; 2024-04-28 30 s of 90 s; "
        "2024-04-29 270 s of 90 s": 1,
        "Action: 2024-04-29 270 s of 90 s": 1,
        "Action: 2024-04-25 45 s of 90 s; 2024-04-27 90 s of 90 s": 1,
        "Action: 2024-04-28 30 s of 90 s": 1,
        "The pager: 2024-04-29 Hire": 1,
        "The webhook: 2024-04-25 No hire; 2024-04-27 Hire": 1,
        "Ownership: 2024-04-25 No hire; 2024-04-27 Hire; 2024-04-29 Hire": 1,
    }


def test_every_figure_stands_beside_its_plot_as_text(page):
    for told in ("2024-04-25 45 s of 90 s", "2024-04-27 90 s of 90 s", "2024-04-25 No hire"):
        assert f'<span class="try">{told}</span>' in page
    assert "1 of 4<span" in page and "2 of 3<span" in page


def test_target_is_half_way_up_and_what_took_longer_than_twice_stays_within():
    text = render(over(one(0, seconds=90.0), one(1, seconds=900.0)))
    circles = [float(a["cy"] or "") for tag, a in Outline(text).elements if tag == "circle"]
    assert circles[:2] == [HEIGHT / 2, 6.0]


def test_next_and_weak_are_told_with_why(page):
    assert "Practise next" in page and "mockloop drill webhook --section action" in re.sub(r"<[^>]+>", "", page)
    assert "due today; the chance that you still remember it is 50 %" in page
    assert "short: 30 s of 90 s" in page


def test_a_probes_command_says_beside_it_that_the_probe_may_not_be_asked():
    asked = Practised(
        "x",
        DAY,
        "interview",
        "webhook",
        "The webhook",
        "Ownership",
        None,
        (),
        (PractisedProbe("cost", "What?", "weak"),),
    )
    text = render(over(asked))
    assert "Follow-up “What?”" in text
    told = f"{IF_OPEN.capitalize()}."
    typed = " ".join(f'<span class="part">{part}</span>' for part in ("mockloop", "interview", "webhook"))
    assert f'<code>{typed}</code></p><p class="soft">{told}</p>' in text
    assert told not in render(over(one(0)))


def test_more_than_five_that_are_weak_are_folded_away():
    def weak(count: int) -> Practised:
        probes = tuple(PractisedProbe(f"p{n}", f"Question {n}?", "weak") for n in range(count))
        return Practised("x", DAY, "interview", "webhook", "The webhook", "Ownership", None, (), probes)

    assert "<details" not in render(over(weak(5)))
    text = render(over(weak(7)))
    shown, folded = text.split("<summary>And 2 more</summary>")
    assert "Question 4?”<br>" in shown and "Question 5?”<br>" in folded


def test_many_attempts_are_shown_from_the_last_back():
    text = render(over(*(one(day, None) for day in range(MOST_MARKS + 5))))
    elements = Outline(text).elements
    assert [tag for tag, _ in elements].count("circle") == MOST_MARKS
    assert text.split('class="against figures">')[1].count('class="try"') == MOST_BESIDE


def test_markup_in_names_and_titles_stays_text():
    said = '</style><script>alert(1)</script>" onload="x {{7}}'
    text = render(over(one(0, "no_hire", 45.0, scenario=said, title=said)))
    assert "<script" not in text and '" onload="' not in text
    assert "&lt;/style&gt;&lt;script&gt;alert(1)&lt;/script&gt;" in text and "{{7}}" in text


def test_the_policy_names_this_style_and_allows_nothing_else(page):
    assert f"style-src {hashed(''.join(Outline(page).code['style']))};" in policy(page)
    assert "default-src 'none'; " in policy(page) and "script-src 'none'; media-src 'none'" in policy(page)
    assert page.index("Content-Security-Policy") < page.index("<style>")


def test_no_element_has_style_or_code_of_its_own_or_fetches_anything(page):
    for tag, attributes in Outline(page).elements:
        assert tag not in ("script", "link", "img")
        assert not any(name in ("style", "src") or name.startswith("on") for name in attributes)
        assert (attributes.get("href") or "#").startswith("#")


def test_an_empty_history_says_so_and_what_to_begin_with():
    text = render(over(known={"webhook": "The webhook"}))
    assert "There are no sessions of your own yet." in text and "mockloop interview" in text
    assert "never practised" in text and "No section has been timed yet." in text and "Nothing has been rated" in text
    assert "Still weak" not in text and plots(text) == {}


def test_sessions_of_one_day_are_told_with_one_date():
    assert "1 session on 1 day, 2024-04-25</p>" in render(over(one(0)))
