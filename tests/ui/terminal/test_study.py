"""The study mode's lines and keys."""

import io

import pytest

from mockloop.core.walkthrough import Page, pages
from mockloop.interview.study import Available, PageNumber, SpokenLength
from mockloop.library.loader import load_scenario
from mockloop.ui.terminal.study import KEYS, PlainStudyScreen, legend, quiz_legend, spoken_line, with_marks

SCENARIO = load_scenario("ownership-webhook")
TASK = next(page for page in pages(SCENARIO) if page.id == "section-task")


def shown(bold: bool = False, width: int = 60, page: Page = TASK) -> str:
    out = io.StringIO()
    PlainStudyScreen(out, bold, width).show_page(page, SpokenLength(20.1, "Ada"), PageNumber(3, 17), Available())
    return out.getvalue()


def test_key_phrases_are_marked_without_colour():
    assert (
        with_marks(Page("x", "X", "I saw it and I fixed it.", phrases=("i fixed it",))) == "I saw it and «I fixed it»."
    )
    assert "«this was not my team's" in shown()
    assert "\x1b" not in shown()


def test_bold_is_added_to_the_marks_where_there_is_colour():
    assert "\x1b[1m«No ticket" in shown(bold=True) or "\x1b[1m«No\n" in shown(bold=True)
    assert shown(bold=True).count("»\x1b[0m") == len(TASK.phrases)


def test_lines_are_as_wide_as_asked():
    assert max(map(len, shown(width=60).splitlines()[:-1])) <= 60  # but for the line of keys


def test_the_page_says_where_it_stands_and_which_keys_there_are():
    lines = shown().splitlines()
    assert lines[1] == "3 of 17  Task"
    assert lines[-1] == "Enter next  b back  l read aloud  w with notes  s to the quiz  q stop and keep"
    assert len(lines[-1]) < 80


def test_a_page_longer_than_the_terminal_is_shown_in_parts_that_fit():
    out = io.StringIO()
    screen = PlainStudyScreen(out, width=60, height=12)
    screen.show_page(TASK, SpokenLength(20.1, "Ada"), PageNumber(3, 17), Available())
    parts = [out.getvalue()]
    assert parts[0].splitlines()[-1].startswith("Enter more  b back")
    while screen.show_more():
        parts.append(out.getvalue()[len("".join(parts)) :])
    assert len(parts) == 3
    assert max(part.count("\n") for part in parts) == 11  # and the line on which the cursor stands
    assert parts[-1].splitlines()[-1].startswith("Enter next")
    whole = [line for line in shown().splitlines() if line and not line.startswith("Enter")]
    assert [line for part in parts for line in part.splitlines() if line and not line.startswith("Enter")] == whole


def test_a_page_that_fits_is_shown_at_once():
    out = io.StringIO()
    screen = PlainStudyScreen(out, width=60, height=50)
    screen.show_page(TASK, None, PageNumber(3, 17), Available())
    assert "Enter next" in out.getvalue()
    assert not screen.show_more()


def test_keys_that_would_do_nothing_are_not_offered():
    assert legend(Available(aloud=False)) == "Enter next  b back  s to the quiz  q stop and keep"
    assert legend(Available(quiz=False)) == "Enter next  b back  l read aloud  w with notes  q stop and keep"
    assert quiz_legend(4, Available()) == "1 to 4 or a to d answers  l read aloud  q stop and keep"
    assert quiz_legend(4, Available(aloud=False)) == "1 to 4 or a to d answers  q stop and keep"


def test_measured_seconds_name_their_voice_and_the_target():
    assert spoken_line(SpokenLength(27.2, "Ada"), 30.0) == (
        "Spoken: 27.2 s, measured: the voice 'Ada' set to 170 words a minute. "
        "Against the target: 27 s of 30 s, 3 s under."
    )


def test_seconds_that_were_not_measured_say_why():
    assert spoken_line(SpokenLength(33.2, unmeasured="the voice is off"), None) == (
        "Spoken: not measured, since the voice is off; about 33 s, an estimate at 150 words a minute."
    )


@pytest.mark.parametrize(
    ("typed", "command"),
    [("\n", "enter"), (" \n", "enter"), ("L\n", "listen"), ("q\n", "stop"), ("quit\n", "stop"), ("back\n", "back"),
     ("b\n", "b"), ("w\n", "listen_whole"), ("whole\n", "listen_whole"), ("3\n", "3"), ("quiz\n", "skip"),
     ("tell me more\n", "?")],
)  # fmt: skip
def test_lines_stand_for_commands(typed, command):
    assert KEYS.of_line(typed) == command


@pytest.mark.parametrize(
    ("pressed", "command"),
    [("\r", "enter"), ("l", "listen"), ("w", "listen_whole"), ("Q", "stop"), ("\x04", "stop"), ("b", "b"), ("4", "4"),
     (" ", "next"), ("right", "next"), ("page_down", "next"), ("left", "back"), ("page_up", "back"),
     ("\t", None), ("escape", None), ("up", None), ("", None)],
)  # fmt: skip
def test_keys_stand_for_commands(pressed, command):
    assert KEYS.of_key(pressed) == command
