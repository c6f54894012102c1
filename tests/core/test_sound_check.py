"""The five-second sound check, without sound."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from mockloop.core.microphone_trouble import CLIPPED, QUIET, SILENT, SoundBlock
from mockloop.core.sound_check import LATEST_S, LEAKS, TAIL_S, Result, SoundCheck

SPEECH = SoundBlock(0.1, -24.0, speaking=True)
ROOM = SoundBlock(0.1, -62.0)


def heard(*blocks: SoundBlock, plays: bool = True) -> SoundCheck:
    check = SoundCheck(plays)
    for block in blocks:
        check.hear(block)
    return check


def test_it_goes_from_the_persons_words_to_the_voice_and_is_over_with_it():
    check = heard(*[SPEECH] * 15)
    assert check.phase == "speak"
    check.voice_ready()
    assert check.phase == "speak"  # two seconds are the person's
    for _ in range(6):
        check.hear(SPEECH)
    assert (check.phase, check.wants_voice) == ("voice", True)
    check.voice_over()
    assert (check.phase, check.wants_voice) == ("voice", False)
    for _ in range(round(TAIL_S * 10) + 1):  # the microphone hears it a little later
        check.hear(ROOM)
    assert check.phase == "over"


def test_without_a_voice_it_is_over_after_the_persons_words_and_a_late_one_is_not_waited_for():
    assert heard(*[SPEECH] * 21, plays=False).phase == "over"
    late = heard(*[SPEECH] * round(LATEST_S * 10 - 2))
    assert late.phase == "speak"
    for _ in range(4):
        late.hear(ROOM)
    assert late.phase == "over"


def test_a_voice_that_fails_is_done_without():
    check = heard(*[SPEECH] * 21)
    check.voice_failed()
    assert check.phase == "over"
    assert [one.name for one in check.results(None)] == ["microphone"]


def test_it_can_be_skipped_at_any_moment():
    check = heard(SPEECH)
    check.skip()
    assert (check.phase, check.skipped) == ("over", True)


@pytest.mark.parametrize(
    ("blocks", "expected"),
    [
        ([SPEECH] * 20, ("ok", "Your voice is heard well.")),
        ([ROOM] * 20, ("ok", "It works. Nobody spoke, so the loudness of your voice was not checked.")),
        ([SoundBlock(0.1, -96.0)] * 20, ("warning", f"{SILENT.sentence}.")),
        ([SoundBlock(0.1, -50.0, speaking=True)] * 20, ("warning", f"{QUIET.sentence}.")),
        ([SoundBlock(0.1, -4.0, speaking=True, clipped_share=0.2)] * 20, ("warning", f"{CLIPPED.sentence}.")),
        ([], ("warning", f"{SILENT.sentence}.")),
    ],
    ids=["well", "nobody spoke", "silent", "quiet", "clipped", "nothing came"],
)
def test_the_microphone_is_judged_by_what_it_gave(blocks: Sequence[SoundBlock], expected: tuple[str, str]):
    (result,) = heard(*blocks, plays=False).results(None)
    assert (result.name, (result.state, result.sentence)) == ("microphone", expected)


def test_whether_headphones_are_needed_is_said_where_something_was_played():
    check = heard(*[SPEECH] * 20)
    check.voice_ready()
    check.voice_over()
    assert check.results(LEAKS)[-1] == Result(
        "leak",
        "warning",
        "The microphone hears the loudspeaker.",
        "Wear headphones; otherwise the questions are recorded with your answers.",
    )
    assert "headphones are not needed" in check.results(LEAKS - 0.01)[-1].sentence


def test_a_microphone_that_gives_no_sound_ends_the_check_before_the_voice_and_tells_nothing_of_headphones():
    check = SoundCheck(speak_s=2.0)
    check.voice_ready()
    for _ in range(20):
        check.hear(SoundBlock(0.1, -96.0))
    assert (check.phase, check.wants_voice) == ("over", False)
    assert [one.name for one in check.results(0.0)] == ["microphone"]
