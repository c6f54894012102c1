"""The Whisper models of this machine: the one that comes with mockloop, and folders in $MOCKLOOP_HOME/models.

They are found, downloaded, checked, ranked and removed here; the included one is never changed.
"""

from __future__ import annotations

import difflib
import re
import shutil
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mockloop.core.errors import ModelError
from mockloop.paths import home, shipped
from mockloop.speech.stt import bundled
from mockloop.speech.stt.checksums import sha256_of
from mockloop.speech.stt.manifest import MANIFEST, manifest_of

Progress = Callable[[int, int], None]  # bytes so far, bytes in all
_NEEDED = ("model.bin", "config.json", "tokenizer.json", "vocabulary.*")
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_ENGINES = ("auto", "whisper", "typed")  # names that may be given instead of a model
ENGLISH = ("small.en", "base.en", "tiny.en")  # best first
RANK = (*ENGLISH, "small", "base", "tiny")


@dataclass(frozen=True, slots=True)
class ModelFile:
    """One file of a model. ``bytes`` is approximate, ``sha256`` None if it is not known."""

    name: str
    bytes: int
    sha256: str | None = None


@dataclass(frozen=True, slots=True)
class Model:
    """A model that can be downloaded, pinned to one commit of its repository."""

    name: str
    repository: str
    revision: str
    languages: str
    files: tuple[ModelFile, ...]

    @property
    def bytes(self) -> int:
        return sum(file.bytes for file in self.files)


def downloadable() -> dict[str, Model]:
    """Return the models that can be downloaded, by name: those of models/speech.toml, then the person's own.

    Raises ModelError if the person's list, $MOCKLOOP_HOME/speech.toml, cannot be read.
    """
    listed = _listed(shipped("models/speech.toml"))
    own = home() / "speech.toml"
    return listed | _listed(own) if own.is_file() else listed


def _listed(path: Path) -> dict[str, Model]:
    try:
        entries = tomllib.loads(path.read_text(encoding="utf-8"))["models"]
        return {name: _model(name, entry) for name, entry in entries.items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise ModelError(f"The list of models {path} cannot be read ({error}).", "Fix or delete it.") from error


def models_folder() -> Path:
    """Return the folder of the models. It is not created here."""
    return home() / "models"


def installed() -> tuple[str, ...]:
    """Return the names of the complete models on this machine, best first by ``RANK``, then the person's own."""
    whole = [name for name, folder in folders().items() if problem(folder) is None]
    return tuple(sorted(whole, key=lambda name: (RANK.index(name) if name in RANK else len(RANK), name)))


def best() -> str:
    """Return the name of the best model on this machine. Raise ModelError if there is none."""
    names = installed()
    return names[0] if names else bundled.NAME  # if it is missing, that is reported when it is needed


def folders() -> dict[str, Path]:
    """Return the folder of each model on this machine by its name, damaged ones too; downloaded ones first."""
    came = bundled.bundled_folder()
    found = {bundled.NAME: came} if came else {}
    return found | {name: models_folder() / name for name in fetched()}


def fetched() -> tuple[str, ...]:
    """Return the names of all folders in $MOCKLOOP_HOME/models, damaged ones too, sorted."""
    folder = models_folder()
    found = folder.iterdir() if folder.is_dir() else ()
    return tuple(sorted(path.name for path in found if path.is_dir() and _NAME.fullmatch(path.name)))


def origin(name: str) -> str:
    """Return where a model on this machine comes from: "mockloop", "fetched", or "own"."""
    if name not in fetched():
        return "mockloop"
    return "fetched" if (models_folder() / name / MANIFEST).is_file() else "own"


def folder_of(name_or_path: str) -> Path:
    """Return the folder of a model by its name, or a folder given by path.

    Raise ModelError: missing, damaged, unknown.
    """
    folder = _found(name_or_path)
    wrong = problem(folder)
    if wrong:
        raise damaged(folder, wrong)
    return folder


def check(name_or_path: str) -> Path:
    """Return the folder of a model after comparing every file with its checksum. Raise ModelError."""
    folder = folder_of(name_or_path)
    for name, sha256 in _checksums(folder).items():
        if sha256_of(folder / name) != sha256:
            raise damaged(folder, f"{name} does not match its checksum")
    return folder


def get(name: str, progress: Progress = lambda done, total: None, source: str | None = None) -> Path:
    """Return the folder of a model, and download it first if it is not there; an interrupted download continues.

    ``source``: the address of the repositories, by default $MOCKLOOP_MODEL_SOURCE or https://huggingface.co. Raises
    ModelError if it cannot be reached or sends something wrong, DeviceError if the disk fails.
    """
    from mockloop.speech.stt.download import default_source, fetch

    model = downloadable().get(name)
    if model is None:
        raise _unknown(name)
    folder = models_folder() / name
    if folder.exists():
        return check(name)
    if name == bundled.NAME and (came := bundled.bundled_folder()) and problem(came) is None:
        return came
    fetch(model, folder, source or default_source(), progress)
    return folder


def remove(name: str) -> None:
    """Delete a model and its partial downloads. Raises ModelError."""
    if not _NAME.fullmatch(name):
        raise ModelError(f"'{name}' is not the name of a model.", "See their names with: mockloop models list")
    folder = models_folder() / name
    there = [path for path in (folder, partial(folder)) if path.exists()]
    if not there:
        raise _cannot_remove(name)
    for path in there:
        try:
            shutil.rmtree(path)
        except OSError as error:
            raise ModelError(f"{path} cannot be deleted ({error.strerror}).", "Delete it by hand.") from error


def partial(folder: Path) -> Path:
    """Return the folder of a model while it is being downloaded."""
    return folder.with_name(f".{folder.name}.part")


def unverified(folder: Path) -> list[str]:
    """Return the files that came without a checksum, so that only their length was checked."""
    return [name for name, written in manifest_of(folder).items() if written.checked == "length"]


def problem(folder: Path) -> str | None:
    """Return what is wrong with a model's folder; None if it is complete.

    Only the included model is read completely, once.
    """
    if folder == bundled.bundled_folder():
        return bundled.wrong_in(folder, _pins())
    for pattern in _NEEDED:
        found = [path for path in folder.glob(pattern) if path.is_file()]
        if not found:
            return f"{pattern.replace('.*', '.txt')} is missing"
        if not found[0].stat().st_size:
            return f"{found[0].name} is empty"
    try:
        manifest = manifest_of(folder)
    except ValueError as error:
        return str(error)
    for name, written in manifest.items():
        path = folder / name
        if not path.is_file() or path.stat().st_size != written.bytes:
            return f"{name} no longer has the size that it was downloaded with"
    return None


def damaged(folder: Path, wrong: str) -> ModelError:
    """Return the error for a model that is there but cannot be used."""
    if folder == bundled.bundled_folder():
        return bundled.unusable(wrong)
    if folder.parent != models_folder():
        return ModelError(f"The model in {folder} is damaged: {wrong}.", "Copy it again from its source.")
    name = folder.name
    again = f"mockloop models remove {name}"
    if name in downloadable():
        again += f", then: mockloop models get {name}"
    return ModelError(f"The model '{name}' is damaged: {wrong}.", f"Remove it and get it again: {again}")


def _model(name: str, entry: dict[str, Any]) -> Model:
    """Return one model of a list. Raises ValueError if a name could lead out of the models' folder."""
    for plain in (name, *entry["files"]):
        if not _NAME.fullmatch(plain):
            raise ValueError(f"'{plain}' is not a plain name")
    files = tuple(ModelFile(file, given["bytes"], given.get("sha256")) for file, given in entry["files"].items())
    return Model(name, entry["repository"], entry["revision"], entry["languages"], files)


def _found(name_or_path: str) -> Path:
    path = Path(name_or_path).expanduser()
    if not _NAME.fullmatch(name_or_path):
        if not path.is_dir():
            raise ModelError(f"There is no folder {path}.", "Check the path, or see: mockloop models list")
        return path
    if name_or_path in (here := folders()):
        return here[name_or_path]
    if name_or_path in downloadable():
        raise ModelError(*_not_here(name_or_path))
    if path.is_dir():
        return path
    raise _unknown(name_or_path)


def _not_here(name: str) -> tuple[str, str]:
    size = f"{downloadable()[name].bytes / 1e6:.0f} MB"
    return f"The model '{name}' is not on this machine.", f"Get it ({size}) with: mockloop models get {name}"


def _cannot_remove(name: str) -> ModelError:
    if name in folders():
        return _stays()
    return ModelError(*_not_here(name)) if name in downloadable() else _unknown(name)


def _stays() -> ModelError:
    return ModelError(
        f"The model '{bundled.NAME}' is part of mockloop and cannot be removed.",
        f"To remove its package anyway: pip uninstall {bundled.PACKAGE}",
    )


def _pins() -> bundled.Pins:
    """Return the checksums of the included model; the person's own list cannot change them."""
    files = _listed(shipped("models/speech.toml"))[bundled.NAME].files
    return {file.name: file.sha256 for file in files if file.sha256}


def _unknown(name: str) -> ModelError:
    names = [*downloadable(), *fetched()]
    near = difflib.get_close_matches(name, [*names, *_ENGINES], n=1, cutoff=0.5)
    hint = f"Did you mean '{near[0]}'?" if near else f"Choose from: {', '.join(dict.fromkeys(names))}."
    return ModelError(f"There is no model '{name}'.", f"{hint} For a model of your own, give its folder.")


def _checksums(folder: Path) -> dict[str, str]:
    """Return the known checksums: those recorded at the download, and the pinned ones."""
    found = {name: written.sha256 for name, written in manifest_of(folder).items()}
    model = downloadable().get(folder.name) if folder.parent == models_folder() else None
    return found | {file.name: file.sha256 for file in (model.files if model else ()) if file.sha256}
