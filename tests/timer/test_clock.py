"""The clocks of the timing self-check, by keys and by voice; time is given by hand."""

from hypothesis import given
from hypothesis import strategies as st
from pytest import approx, mark

from mockloop.timer.clock import KeyTimer, Lap, VoiceTimer, cue, next_cue_s

WINDOW_S = 0.032


@mark.parametrize(
    ("seconds", "told"),
    [(0.0, "go_on"), (23.9, "go_on"), (24.0, "wrap_up"), (29.9, "wrap_up"), (30.0, "over"), (44.9, "over"),
     (45.0, "past_limit"), (400.0, "past_limit")],
)  # fmt: skip
def test_the_cue_changes_in_the_last_fifth_at_the_target_and_at_the_limit(seconds, told):
    assert cue(seconds, 30.0, 45.0) == told


def test_the_next_change_of_the_cue_is_known():
    assert next_cue_s(0.0, 30.0, 45.0) == 24.0
    assert next_cue_s(24.0, 30.0, 45.0) == 6.0
    assert next_cue_s(31.0, 30.0, 45.0) == 14.0
    assert next_cue_s(45.0, 30.0, 45.0) is None


# ---- by keys -------------------------------------------------------------------------------------------------


def test_the_first_key_starts_the_clock_and_each_other_ends_a_section():
    timer = KeyTimer(["situation", "task"])
    assert (timer.section, timer.seconds(99.0)) == ("situation", 0.0)
    timer.next(100.0)
    assert timer.seconds(107.5) == 7.5
    timer.next(110.0)
    assert timer.section == "task"
    timer.next(113.25)
    assert timer.is_done
    assert timer.laps(200.0) == (Lap("situation", 10.0), Lap("task", 3.2))


def test_back_gives_the_time_since_to_the_section_before():
    timer = KeyTimer(["situation", "task"])
    timer.next(0.0)
    timer.next(10.0)
    assert timer.back(12.0)
    assert timer.section == "situation"
    timer.next(15.0)
    timer.next(20.0)
    assert timer.laps(20.0) == (Lap("situation", 15.0), Lap("task", 5.0))


def test_there_is_nothing_before_the_first_section():
    timer = KeyTimer(["situation", "task"])
    timer.next(0.0)
    assert not timer.back(3.0)
    assert timer.seconds(5.0) == 5.0


def test_a_pause_stops_the_clock_until_the_next_key():
    timer = KeyTimer(["situation", "task"])
    timer.next(0.0)
    timer.pause(4.0)
    assert timer.seconds(60.0) == 4.0
    timer.next(100.0)
    timer.next(101.0)
    assert timer.laps(101.0) == (Lap("situation", 5.0),)


def test_the_section_under_way_counts_where_it_was_stopped():
    timer = KeyTimer(["situation", "task"])
    timer.next(0.0)
    assert timer.laps(6.0) == (Lap("situation", 6.0),)


def test_keys_after_the_end_change_nothing():
    timer = KeyTimer(["situation"])
    timer.next(0.0)
    timer.next(5.0)
    timer.next(9.0)
    timer.pause(12.0)
    assert timer.seconds(20.0) == 0.0
    assert timer.laps(30.0) == (Lap("situation", 5.0),)


@given(st.lists(st.tuples(st.sampled_from(["next", "back"]), st.floats(0.1, 5.0)), max_size=30))
def test_whatever_is_pressed_no_second_is_lost_while_the_clock_runs(presses):
    timer = KeyTimer([f"section {i}" for i in range(40)])
    timer.next(0.0)
    now_s = 0.0
    for press, passed_s in presses:
        now_s += passed_s
        getattr(timer, press)(now_s)
    assert sum(lap.seconds for lap in timer.laps(now_s)) == approx(now_s, abs=0.1 * 41)


# ---- by voice ------------------------------------------------------------------------------------------------


def hear(timer: VoiceTimer, *stretches: tuple[str, float]) -> VoiceTimer:
    """Speech and silence in windows: ``("speech", 3.0), ("silence", 1.0)``."""
    for kind, seconds in stretches:
        for _ in range(round(seconds / WINDOW_S)):
            timer.hear(kind == "speech", WINDOW_S)
    return timer


def test_the_clock_starts_with_the_voice_and_thinking_before_it_is_told():
    timer = hear(VoiceTimer(["situation"]), ("silence", 4.0))
    assert timer.seconds == 0.0
    assert timer.thinking_s == approx(4.0, abs=WINDOW_S)
    hear(timer, ("speech", 3.0))
    assert timer.seconds == approx(3.0, abs=WINDOW_S)
    assert timer.thinking_s == approx(4.0, abs=WINDOW_S)


def test_short_silences_belong_to_speech_and_long_ones_are_thinking():
    timer = hear(VoiceTimer(["situation"]), ("speech", 3.0), ("silence", 0.6), ("speech", 3.0), ("silence", 1.8))
    hear(timer, ("speech", 3.0))
    assert timer.seconds == approx(9.6, abs=0.1)
    assert timer.thinking_s == approx(1.8, abs=0.1)


def test_a_long_pause_begins_the_next_section_and_belongs_to_neither():
    timer = hear(VoiceTimer(["situation", "task"]), ("speech", 5.0), ("silence", 2.4))
    assert timer.section == "situation"
    assert timer.countdown_s == approx(0.1, abs=0.05)
    hear(timer, ("silence", 0.2))
    assert timer.section == "task"
    assert timer.countdown_s is None
    hear(timer, ("silence", 1.0), ("speech", 2.0))
    assert timer.laps() == (
        Lap("situation", approx(5.0, abs=0.1), 0.0),
        Lap("task", approx(2.0, abs=0.1), approx(3.6, abs=0.1)),
    )


def test_the_last_section_ends_by_a_pause_too():
    timer = hear(VoiceTimer(["situation"]), ("speech", 5.0), ("silence", 2.6))
    assert timer.is_done
    assert (timer.seconds, timer.thinking_s, timer.countdown_s) == (0.0, 0.0, None)
    timer.next()
    hear(timer, ("speech", 5.0))
    assert timer.laps() == (Lap("situation", approx(5.0, abs=0.1), 0.0),)


def test_no_pause_however_long_ends_a_section_before_its_first_word():
    timer = hear(VoiceTimer(["situation", "task"]), ("silence", 60.0))
    assert timer.section == "situation"


def test_without_a_pause_only_the_key_begins_the_next_section():
    timer = hear(VoiceTimer(["situation", "task"], pause_s=None), ("speech", 2.0), ("silence", 60.0))
    assert (timer.section, timer.countdown_s) == ("situation", None)
    timer.next()
    assert timer.section == "task"


def test_a_click_or_a_breath_starts_no_clock():
    timer = hear(VoiceTimer(["situation"]), ("silence", 1.0), ("speech", 0.1), ("silence", 1.0), ("speech", 0.2))
    assert timer.laps() == ()
    assert not timer.is_speaking


def test_back_joins_what_a_thinking_pause_had_divided_and_waits_for_the_voice():
    timer = hear(VoiceTimer(["action", "result"]), ("speech", 5.0), ("silence", 2.7))
    assert timer.section == "result"
    assert timer.back()
    assert timer.section == "action"
    hear(timer, ("silence", 10.0))
    assert timer.section == "action"  # it was taken back so as to think
    hear(timer, ("speech", 3.0), ("silence", 2.6), ("speech", 1.0))
    assert timer.laps() == (
        Lap("action", approx(8.0, abs=0.1), approx(12.7, abs=0.2)),
        Lap("result", approx(1.0, abs=0.1), approx(2.6, abs=0.1)),
    )


def test_there_is_nothing_to_take_back_in_the_first_section():
    timer = hear(VoiceTimer(["action", "result"]), ("speech", 5.0))
    assert not timer.back()
    assert timer.seconds == approx(5.0, abs=WINDOW_S)


@given(st.lists(st.tuples(st.booleans(), st.integers(1, 120)), max_size=40))
def test_every_window_is_speech_or_thinking_or_the_silence_still_open(stretches):
    timer = VoiceTimer(["only"], pause_s=None)
    total_s = 0.0
    for is_speech, windows in stretches:
        for _ in range(windows):
            timer.hear(is_speech, WINDOW_S)
            total_s += WINDOW_S
    assert timer.seconds + timer.thinking_s <= total_s + 1e-6
    assert total_s - timer.seconds - timer.thinking_s <= 1.3  # a pause too young to be thinking, and a word too young
