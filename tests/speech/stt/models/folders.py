"""A small model that is none: its files, and folders that hold them."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from mockloop.core.errors import ModelError
from mockloop.speech.stt import bundled, models

NAME = "base.en"
MODEL_BIN = np.random.default_rng(3).bytes(3_000_000)
CONTENTS = {
    "model.bin": MODEL_BIN,
    "config.json": b'{"alignment_heads": []}',
    "tokenizer.json": b'{"version": "1.0"}',
    "vocabulary.txt": b"a\nb\n",
}


def put(folder: Path, **more: bytes) -> Path:
    """A folder that is a whole model, by its looks."""
    folder.mkdir(parents=True)
    for name, content in (CONTENTS | more).items():
        (folder / name).write_bytes(content)
    return folder


def added() -> tuple[str, ...]:
    """What is on this machine beside the model that comes with mockloop."""
    return tuple(name for name in models.installed() if name != bundled.NAME)


def told(name_or_path: str | Path) -> tuple[str, str]:
    with pytest.raises(ModelError) as caught:
        models.folder_of(str(name_or_path))
    return caught.value.sentence, caught.value.next_step
