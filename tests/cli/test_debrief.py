"""The debrief on the terminal: short at first, whole with --full, in colour only where colour may be."""

from __future__ import annotations

import re

import pytest

from mockloop.cli import output
from mockloop.cli.colours import STYLES, toned

LIBRARY = (
    "Our library lost two hundred books a year and nobody knew why. I was asked to find out. I counted every shelf at "
    "night for a month, I compared the lists with the desk's, and I found that the back door was never locked. I had a "
    "lock put in and I moved the desk beside it. The next year we lost nine books. I learned to look at the door first."
)


@pytest.fixture
def printed(run, tmp_path):
    """What analyze prints of the library's answer."""
    path = tmp_path / "answer.txt"
    path.write_text(LIBRARY, encoding="utf-8")
    return lambda *options: run("analyze", path, *options).out


def test_total_verdict_three_fixes_and_reasons_come_first_in_this_order(printed):
    told = printed()
    places = [
        told.index(part)
        for part in ("Total time: about ", "\nVerdict: ", "\nFix first", "\nSpoke for it", "\nSections")
    ]
    assert places == sorted(places) and places[0] == 0
    assert re.findall(r"^  (\d)\. ", told, re.M) == ["1", "2", "3"]
    assert "(estimated, at 150 words a minute)" in told.splitlines()[0]


def test_findings_are_counted_and_told_one_by_one_with_full(printed):
    short, full = printed(), printed("--full")
    count = int(re.search(r"Your own actions \((\d+)\)", short).group(1))
    assert len(re.findall(r"^  \+ Your own actions at about", full, re.M)) == count > 1
    assert "You said" not in short and "You said (about " in full
    assert len(short.splitlines()) < 40


def test_what_is_printed_names_no_id_and_no_figure_of_the_scale(printed):
    told = printed() + printed("--full")
    assert not re.search(r"\b[a-z]+_[a-z_]+\b|words of (?:none|action)|[+-]0\.\d\d", told)


def test_every_second_of_a_text_without_times_is_called_estimated(printed):
    told = printed() + printed("--full")
    assert not re.search(r"(?<!about )(?<!of )\b\d:\d\d\b(?! under| over)", told)
    assert not re.search(r"(?<!about )\b[1-9]\d* s of", told)


@pytest.fixture
def terminal(monkeypatch):
    """A terminal that knows colours, until a variable says otherwise."""
    monkeypatch.setattr(output.sys.stdout, "isatty", lambda: True, raising=False)
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    return monkeypatch


def test_each_tone_has_colours_of_its_own(terminal):
    shown = {toned("x", tone) for tone in STYLES}
    assert len(shown) == len(STYLES) and all("\x1b[" in one for one in shown)


@pytest.mark.parametrize(("name", "value"), [("NO_COLOR", "1"), ("TERM", "dumb")])
def test_no_colour_where_it_is_not_wanted(terminal, name, value):
    terminal.setenv(name, value)
    assert toned("Hire", "good") == "Hire" and output.bold("Hire") == "Hire"
