"""Spaced repetition: later after good tries, sooner after bad ones, and always the same."""

from mockloop.analysis.progress.overview import Review
from mockloop.sessions.spaced_repetition import fsrs_spacing

TODAY = 739_000


def due_in(*grades: int) -> int:
    """Days until a topic is due that was tried once every other day, last today."""
    days = range(TODAY - 2 * (len(grades) - 1), TODAY + 1, 2)
    reviews = [Review(day, grade) for day, grade in zip(days, grades, strict=True)]
    return fsrs_spacing(reviews, TODAY).due_day - TODAY


def test_a_bad_try_is_due_the_next_day_and_better_ones_later():
    assert due_in(1) == 1
    assert [due_in(grade) for grade in (2, 3, 4)] == sorted(due_in(grade) for grade in (2, 3, 4))
    assert due_in(1) <= due_in(2) < due_in(3) < due_in(4)


def test_good_tries_in_a_row_push_it_further_and_a_bad_one_brings_it_back():
    assert due_in(3) < due_in(3, 3) < due_in(3, 3, 3)
    assert due_in(3, 3, 3, 1) < due_in(3, 3, 3)


def test_the_chance_falls_with_the_days_and_nothing_is_left_to_chance():
    reviews = [Review(TODAY, 3)]
    chances = [fsrs_spacing(reviews, TODAY + days).chance for days in (0, 1, 5, 30)]
    assert chances[0] == 1.0
    assert chances == sorted(chances, reverse=True)
    assert [fsrs_spacing(reviews, TODAY + 5) for _ in range(20)] == [fsrs_spacing(reviews, TODAY + 5)] * 20


def test_two_tries_on_one_day_and_a_day_before_the_last_try_are_no_trouble():
    assert fsrs_spacing([Review(TODAY, 1), Review(TODAY, 3)], TODAY).due_day > TODAY
    assert fsrs_spacing([Review(TODAY, 3)], TODAY - 3).chance == 1.0
