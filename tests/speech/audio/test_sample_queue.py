"""Blocks passed from one thread to another, despite any interruption."""

from __future__ import annotations

import signal
import subprocess
import sys
import threading
import time

import numpy as np
import pytest

from mockloop.speech.audio.sample_queue import SampleQueue
from testkit.fakes import HANGS_AFTER_S, wait_until

# hands pieces on until it is interrupted, somewhere; then whoever takes them must still come to their end
INTERRUPTED = """
import signal, threading, numpy as np
from mockloop.speech.audio.sample_queue import SampleQueue
signal.signal(signal.SIGINT, signal.default_int_handler)  # whatever whoever began the tests thinks of Ctrl-C
pieces, piece = SampleQueue(64), np.zeros(1, np.int16)
def take():
    while pieces.get() is not None:
        pass
thread = threading.Thread(target=take, daemon=True)
thread.start()
try:
    print("begun", flush=True)
    while True:
        pieces.put(piece)
except KeyboardInterrupt:
    pieces.put(None)
    thread.join(60)
    print("ended" if not thread.is_alive() else "hangs", flush=True)
"""


def piece(number: int) -> np.ndarray:
    return np.array([number], np.int16)


def test_they_come_in_order_and_the_last_is_none():
    pieces = SampleQueue()
    for number in (1, 2):
        pieces.put(piece(number))
    pieces.put(None)
    taken = [pieces.get(), pieces.get(), pieces.get()]
    assert [None if one is None else int(one[0]) for one in taken] == [1, 2, None]


def test_who_is_too_far_ahead_waits():
    pieces, put = SampleQueue(2), []

    def hand_on() -> None:
        for number in range(4):
            pieces.put(piece(number))
            put.append(number)

    threading.Thread(target=hand_on, daemon=True).start()
    for number in range(4):
        wait_until(lambda number=number: put == list(range(min(number + 2, 4))))
        assert int(pieces.get()[0]) == number


def test_nobody_waits_for_one_who_takes_them_no_more():
    pieces = SampleQueue(1)
    pieces.abandon()
    pieces.put(piece(1))
    pieces.put(piece(2))
    assert int(pieces.get()[0]) == 1


@pytest.mark.parametrize("after_s", [0.01, 0.05, 0.1, 0.2])
def test_ctrl_c_in_the_middle_of_it_leaves_nobody_waiting(after_s):
    held = subprocess.Popen([sys.executable, "-c", INTERRUPTED], stdout=subprocess.PIPE, text=True)
    assert held.stdout is not None
    assert held.stdout.readline() == "begun\n"
    time.sleep(after_s)
    held.send_signal(signal.SIGINT)
    try:
        assert held.communicate(timeout=HANGS_AFTER_S)[0] == "ended\n"
    finally:
        held.kill()
