"""The trained section model: how likely each section is for each unit, and which features say so.

Two linear-chain conditional random fields (Lafferty, McCallum and Pereira 2001). The first reads each unit with its
neighbours; the second reads the same cues together with what the first thought of the whole answer. Their marginals
are averaged. The weights come from ``models/sections/train.py`` and are read once, when they are first needed.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mockloop.core.errors import ModelError
from mockloop.core.scenario import SECTIONS
from mockloop.shipped import shipped

Array = NDArray[np.float64]
