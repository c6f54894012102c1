"""The section model as one small file: the same weights always make the same bytes."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from mockloop.analysis.sections.model import Chain, SectionModel

LEAST_WEIGHT = 0.01  # a feature that never moves a score by more is left out
_DATE = (1980, 1, 1, 0, 0, 0)  # of every file inside: a zip must have one


def pruned(chain: Chain) -> Chain:
    """Only the features that matter."""
    keep = np.abs(chain.emissions).max(axis=1) >= LEAST_WEIGHT
    names = [name for name, kept in zip(chain.vocabulary, keep, strict=True) if kept]
    vocabulary = {name: row for row, name in enumerate(names)}
    return Chain(vocabulary, chain.emissions[keep], chain.transitions, chain.start, chain.end)


def store(model: SectionModel, path: Path) -> int:
    """Write the weights at half precision; returns the size in bytes."""
    arrays: dict[str, NDArray[np.generic]] = {"calibration": np.array(model.calibration)}
    for name, chain in (("first", pruned(model.first)), ("second", pruned(model.second))):
        arrays[f"{name}_features"] = np.frombuffer("\n".join(chain.vocabulary).encode(), dtype=np.uint8)
        for kind in ("emissions", "transitions", "start", "end"):
            arrays[f"{name}_{kind}"] = np.asarray(getattr(chain, kind)).astype(np.float16)
    with zipfile.ZipFile(path, "w") as packed:
        for name, array in arrays.items():
            held = io.BytesIO()
            np.save(held, array, allow_pickle=False)
            entry = zipfile.ZipInfo(f"{name}.npy", _DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            packed.writestr(entry, held.getvalue(), compresslevel=9)
    return path.stat().st_size
