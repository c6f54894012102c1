"""Measure ``mockloop --help`` against a bare typer program: median of several runs of each, in turn."""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

RUNS = 11
BARE = """
import typer
app = typer.Typer()
@app.command()
def hello(name: str = typer.Option("you")) -> None:
    "Say hello."
@app.command()
def bye() -> None:
    "Say goodbye."
app()
"""


def seconds(command: list[str]) -> float:
    began_s = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - began_s


def measure() -> tuple[float, float]:
    """Median seconds of the bare program and of mockloop."""
    with tempfile.TemporaryDirectory() as folder:
        bare = Path(folder) / "bare.py"
        bare.write_text(BARE)
        commands = ([sys.executable, str(bare), "--help"], [sys.executable, "-m", "mockloop.cli.main", "--help"])
        for command in commands:
            seconds(command)  # the first run compiles
        times = [[seconds(command) for command in commands] for _ in range(RUNS)]
    return statistics.median(t[0] for t in times), statistics.median(t[1] for t in times)


if __name__ == "__main__":
    bare_s, own_s = measure()
    print(f"bare typer program --help: {bare_s:.3f} s; mockloop --help: {own_s:.3f} s; {own_s / bare_s:.2f} times")
