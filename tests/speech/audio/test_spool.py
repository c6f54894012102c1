"""Long recordings on the disk: stretches come back unchanged, and a full disk is reported."""

from __future__ import annotations

import resource
from pathlib import Path

import numpy as np
import pytest

from mockloop.core.errors import DeviceError
from mockloop.speech.audio.spool import Spool

pytestmark = pytest.mark.usefixtures("home")


@pytest.mark.parametrize("stretch", [slice(0, 10), slice(990, 1010), slice(2990, 4000), slice(5000, 6000), slice(None)])
def test_a_stretch_is_what_an_array_would_give(stretch: slice) -> None:
    sound = np.random.default_rng(1).integers(-32768, 32767, 3000).astype(np.int16)
    with Spool() as spool:
        for part in np.split(sound, 3):
            spool.append(part)
        assert len(spool) == 3000
        assert np.array_equal(spool[stretch], sound[stretch])


def test_nothing_is_left_in_the_home_folder(home: Path) -> None:
    with Spool() as spool:
        spool.append(np.ones(100, np.int16))
        assert list(home.iterdir()) == []
    assert list(home.iterdir()) == []


def test_a_full_disk_is_told_with_how_far_it_came() -> None:
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, before[1]))
    try:
        with Spool() as spool, pytest.raises(DeviceError, match="no room for more than 0 minutes"):
            for _ in range(3):
                spool.append(np.ones(30_000, np.int16))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
