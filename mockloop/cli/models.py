"""``mockloop models``: list, get, remove."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from mockloop.cli.output import print_json, print_table, remark, size
from mockloop.cli.progress_bar import ProgressBar

if TYPE_CHECKING:
    from mockloop.speech.stt.models import Model

app = typer.Typer(no_args_is_help=True)
NAME = typer.Argument(metavar="NAME", help="A model's name, such as base.en.")


@app.command("list")
def list_(as_json: bool = typer.Option(False, "--json", help="Print a JSON array instead of a table.")) -> None:
    """List the Whisper models that you can download, and those on this machine with their source."""
    lines = _lines()
    if as_json:
        print_json(lines)
        return
    rows = [(line["name"], size(line["bytes"]), line["languages"] or "?", _state(line)) for line in lines]
    print_table(rows, ("MODEL", "SIZE", "LANGUAGES", "STATE"))
    remark("To see the largest English model that your machine keeps up with: mockloop doctor")


@app.command()
def get(name: str = NAME) -> None:
    """Download a model, or continue an interrupted download; every file is checked."""
    folder = fetch(name)
    typer.echo(f"{name} is in {folder}. Use it with: --engine {name}")


@app.command()
def remove(
    name: str = NAME, yes: bool = typer.Option(False, "--yes", "-y", help="Do not ask for confirmation.")
) -> None:
    """Delete a model from this machine."""
    from mockloop.speech.stt import models

    if not yes and name in models.fetched() and not typer.confirm(f"Delete the model {name}?"):
        remark("Nothing was deleted.")
        return
    models.remove(name)
    typer.echo(f"Deleted {name}.")


def fetch(name: str) -> Path:
    """Return a model's folder, downloaded with a progress bar on standard error. Raise ModelError, DeviceError."""
    from mockloop.speech.stt.models import get, unverified

    with ProgressBar(lambda total: f"Downloading {name}, {size(total)}") as tell:
        folder = get(name, tell)
    unchecked = unverified(folder)
    if unchecked:
        remark(f"Its source gives no checksum for {', '.join(unchecked)}: only the length was checked.")
    return folder


def _lines() -> list[dict[str, Any]]:
    """Yield one line for each model: first those that can be downloaded, in the list's order, then the person's own."""
    from mockloop.speech.stt import models

    known, here = models.downloadable(), models.folders()
    return [_line(name, known.get(name), here.get(name)) for name in dict.fromkeys([*known, *here])]


def _line(name: str, model: Model | None, folder: Path | None) -> dict[str, Any]:
    from mockloop.speech.stt.models import origin, problem

    wrong = problem(folder) if folder else None
    count = sum(path.stat().st_size for path in folder.iterdir()) if folder else model.bytes if model else 0
    return {
        "name": name,
        "installed": folder is not None and wrong is None,
        "problem": wrong,
        "bytes": count,
        "languages": model.languages if model else None,
        "origin": origin(name) if folder else None,
        "folder": str(folder) if folder else None,
    }


_ORIGINS = {"mockloop": "comes with mockloop", "fetched": "downloaded", "own": "your own folder"}


def _state(line: dict[str, Any]) -> str:
    if line["problem"]:
        return f"damaged: {line['problem']}"
    return _ORIGINS[line["origin"]] if line["installed"] else ""
