"""A long answer in windows that overlap."""

from itertools import pairwise

import numpy as np
import pytest

from mockloop.analysis.sections.windows import MOST, STEP, joined, windows


def test_no_pieces_have_no_window():
    assert windows(0) == []
    assert joined([], 0, 6).shape == (0, 6)


def test_what_the_encoder_reads_at_once_is_one_window():
    assert windows(1) == [(0, 1)]
    assert windows(MOST) == [(0, MOST)]


@pytest.mark.parametrize("pieces", [MOST + 1, 2 * MOST, 5 * MOST + 7])
def test_windows_cover_every_piece_overlap_and_end_with_the_text(pieces: int):
    found = windows(pieces)
    assert (found[0][0], found[-1][1]) == (0, pieces)
    assert all(after[0] < before[1] for before, after in pairwise(found))
    assert all(end - first == MOST for first, end in found)


def test_all_windows_but_the_last_stay_while_the_text_grows():
    before, after = windows(3 * MOST), windows(3 * MOST + 40)
    assert after[: len(before) - 1] == before[:-1]
    assert before[1][0] - before[0][0] == STEP


def test_where_windows_overlap_the_one_whose_edge_is_farther_counts_more():
    table = joined([(0, np.full((4, 1), 1.0)), (2, np.full((4, 1), 4.0))], 6, 1)
    assert table[:, 0].tolist() == [1.0, 1.0, 2.0, 3.0, 4.0, 4.0]
