"""Work in a thread of its own: its result or exception reaches the caller."""

import threading

import pytest

from mockloop.interview.threads import in_thread


def test_what_the_work_returns_is_the_result_and_it_may_be_waited_for_with_an_end():
    go = threading.Event()
    outcome = in_thread(lambda: go.wait() and threading.current_thread().name, "counting")
    with pytest.raises(TimeoutError):
        outcome.result(0.0)
    go.set()
    assert outcome.result() == "counting"


@pytest.mark.parametrize("raised", [ValueError("no"), KeyboardInterrupt()])
def test_what_the_work_raises_is_raised_by_the_result(raised):
    def fails():
        raise raised

    with pytest.raises(type(raised)):
        in_thread(fails, "failing").result()
