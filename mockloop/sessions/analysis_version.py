"""The version of the analysis: cached results of another version are not valid."""

from __future__ import annotations

import functools
import hashlib
from pathlib import Path

from mockloop import __version__, analysis, core
from mockloop.paths import shipped

_MODELS = ("sections", "signals", "topics")
_WEIGHTS = (".onnx", ".data", ".json", ".npz")


@functools.cache
def analysis_version() -> str:
    """Return a hash of the sources of the analysis and its models, which changes with each of them."""
    total = hashlib.blake2b(__version__.encode(), digest_size=8)
    sources = [path for package in (analysis, core) for path in Path(str(package.__file__)).parent.rglob("*.py")]
    models = [path for name in _MODELS for path in shipped(f"models/{name}").glob("*")]
    weights = [path for path in models if path.suffix in _WEIGHTS]
    for path in sorted([*sources, *weights]):
        total.update(path.name.encode() + b"\0" + path.read_bytes())
    return total.hexdigest()
