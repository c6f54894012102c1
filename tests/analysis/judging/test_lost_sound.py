"""An answer with lost sound is not criticized, unless what was heard is enough."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mockloop.analysis.judging.debrief import debrief
from mockloop.analysis.judging.lost_sound import lost_because
from mockloop.analysis.progress.answer_measures import doubts
from mockloop.core.events import Chosen, Recorded, Said, SoundQuality, Take, Transcribed
from mockloop.core.interview import start, step
from mockloop.core.state import Plan, State, Turn
from mockloop.core.transcript import Span, from_text
from mockloop.library.loader import load_scenario
from mockloop.reports.wording import ending

SCENARIO = load_scenario("ownership-webhook")
BEGUN = (
    "Last spring some messages to our customers never arrived and nobody had noticed it for months, since the job that "
    "sends them failed without a word and its alarm had been switched off."
)
WHOLE = " ".join(section.strong for section in SCENARIO.sections.values())
WHY = "the microphone gave no sound for 22 of 30 seconds, so part of your answer is lost"


def recorded(silent_s: float, whole_s: float = 30.0, **more: object) -> Take:
    spoken = (Span(0.5, max(1.0, whole_s - silent_s)),)
    return Take(1, whole_s, spoken, SoundQuality(silent_s=silent_s), **more)


def told(text: str, take: Take, *facts: object) -> State:
    state, _ = start(Plan("interview", SCENARIO, "sde2", probes=2))
    for fact in (Said("opening"), Recorded(take, "key"), Transcribed(take.number, from_text(text)), *facts):
        state, _ = step(state, fact)
    return state


def test_a_microphone_that_died_after_a_few_words_gives_no_rating_and_nothing_to_fix():
    whole = debrief(told(BEGUN, recorded(22.0)))
    assert (whole.verdict.rating, whole.verdict.because, whole.fixes, whole.strong) == ("not_judged", (WHY,), (), ())
    assert whole.answers[0].paces == ()


def test_the_same_words_are_judged_where_no_sound_was_lost():
    whole = debrief(told(BEGUN, recorded(0.0)))
    assert whole.verdict.rating in ("no_hire", "leaning_no_hire")
    assert whole.fixes and whole.answers[0].paces


def test_where_enough_was_said_it_counts_all_the_same():
    whole, kept = (debrief(told(WHOLE, recorded(silent_s, 170.0))) for silent_s in (50.0, 0.0))
    assert whole.verdict.rating == kept.verdict.rating == "strong_hire"


def test_an_answer_to_a_probe_whose_sound_was_lost_has_no_grade_and_counts_for_nothing():
    asked = (Chosen("adoption", (), text="Who used it?"), Said("adoption"))

    def graded(silent_s: float) -> tuple[str | None, bool]:
        take = replace(recorded(silent_s), number=2)
        state = told(WHOLE, recorded(0.0), *asked, Recorded(take, "key"), Transcribed(2, from_text("Not that I know.")))
        whole = debrief(state)
        return whole.answers[1].grade, any("Who used it?" in reason for reason in whole.verdict.because)

    assert graded(0.0) == ("weak", True)
    assert graded(22.0) == (None, False)


@pytest.mark.parametrize("silent_s", [0.0, 2.0, 7.0])
def test_a_little_that_is_missing_changes_nothing(silent_s):
    assert lost_because(Turn("opening", "", takes=(recorded(silent_s),))) is None


def test_what_the_device_dropped_counts_like_silence():
    take = replace(recorded(0.0), sound=SoundQuality(silent_s=2.0, lost_s=20.0))
    assert lost_because(Turn("opening", "", takes=(take,))) == WHY


def test_a_recording_that_broke_off_is_judged_only_if_the_answer_went_on_or_was_ended_by_hand():
    broken, more = recorded(0.0, 8.0, broken_off=True), replace(recorded(0.0, 40.0), number=2)
    why = "the recording broke off after 8 seconds, so the rest of your answer is lost"
    assert lost_because(Turn("opening", "", takes=(broken,))) == why
    assert lost_because(Turn("opening", "", takes=(broken, more))) is None
    assert lost_because(Turn("opening", "", takes=(broken,), ended_by="key")) is None


@pytest.mark.parametrize(
    ("ended_by", "after_s", "is_whole"),
    [("end_of_input", 1.0, True), ("end_of_input", 0.0, False), ("silence", 1.0, False)],
)
def test_an_input_that_went_on_and_came_to_its_end_was_heard_whole_however_short_the_rest(ended_by, after_s, is_whole):
    broken = recorded(0.0, 8.0, broken_off=True)
    rest = Take(2, after_s, (Span(0.0, after_s),) if after_s else ())
    assert (lost_because(Turn("opening", "", takes=(broken, rest), ended_by=ended_by)) is None) is is_whole


def test_the_history_does_not_go_by_it_and_every_report_says_it():
    state = told(BEGUN, recorded(22.0))
    turn, one = state.turns[0], debrief(state).answers[0]
    assert WHY in doubts(turn, one)
    assert ending(turn) == "The microphone gave no sound for 22 s of this answer."
    assert ending(told(BEGUN, recorded(0.0)).turns[0]) == ""
