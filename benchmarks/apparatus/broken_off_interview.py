"""Interrupt one interview and resume it: what was lost, and whether the debrief is the same as without that."""

from __future__ import annotations

import contextlib
import json
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.apparatus.killed_interview import SCENARIO, Moment, comparable, kept_of, sound_for
from mockloop.core.errors import MockloopError
from mockloop.core.state import Plan
from mockloop.library.loader import load_scenario
from mockloop.ports import RATE_HZ
from mockloop.sessions.folder import SessionFolder, create
from testkit.word_errors import errors, words

_PROBES = 2
_HANGS_AFTER_S = 300.0


@dataclass(frozen=True, slots=True)
class Run:
    """What one process printed, by kind, the last of each counting; its exit status and errors."""

    status: int
    told: dict[str, Any] = field(default_factory=dict)
    errors: str = ""

    @property
    def debrief(self) -> Any:
        """The debrief without the session's name; None where there is none."""
        document = self.told.get("debrief")
        return comparable({**document, "id": ""}) if document else None


@dataclass(frozen=True, slots=True)
class Outcome:
    """``phase``: where it was broken off. ``lost_s``: said and not on the disk, None where nothing was being said.

    ``problem``: why the session is lost, "" where it is not. ``equal``: the debrief is that of an interview left alone;
    ``words``: at least every word of it is; ``other_words``: how many are not.
    """

    phase: str
    lost_s: float | None
    problem: str
    equal: bool
    words: bool = True
    other_words: int = 0


def begun(root: Path) -> Path:
    """A new session's folder."""
    from mockloop.library.loader import text_for

    scenario = load_scenario(SCENARIO)
    plan = Plan("interview", scenario, "sde2", scenario.principle, _PROBES)
    return create(root / "sessions", plan, text_for(scenario), datetime.now(UTC)).path


def command(session: Path, *arguments: str) -> list[str]:
    """Return the command for the process that runs a session."""
    return [sys.executable, "-m", "benchmarks.apparatus.killed_interview", str(session), *arguments]


def run(session: Path, *arguments: str) -> Run:
    """Run the session until it ends or is broken off."""
    done = subprocess.run(command(session, *arguments), capture_output=True, text=True, timeout=_HANGS_AFTER_S)
    return Run(done.returncode, told_by(done.stdout), done.stderr)


def told_by(lines: str) -> dict[str, Any]:
    """Return what a process printed, by kind, the last of each counting."""
    told: dict[str, Any] = {}
    for line in lines.splitlines():
        with contextlib.suppress(ValueError):
            said = json.loads(line)
            if said.get("phase") == "listening":
                told.pop("sound", None)  # that of an earlier take
            told |= said
    return told


def killed(root: Path, moment: Moment, undisturbed: Any) -> Outcome:
    """Kill an interview at a moment, resume it, and compare."""
    session = begun(root)
    first = run(session, moment.argument)
    if "killed" not in first.told:  # it was over by then
        return killed(root, replace(moment, after_s=moment.after_s / 2), undisturbed)
    return gone_on(session, first, undisturbed)


def gone_on(session: Path, first: Run, undisturbed: Any) -> Outcome:
    """Resume an interview that was killed, and compare."""
    landed = str(first.told.get("phase", "start"))
    return _gone_on(session, landed, _lost_s(session, first, landed), undisturbed)


def _gone_on(session: Path, landed: str, lost_s: float | None, undisturbed: Any) -> Outcome:
    wrong = _wrong(session)
    second = run(session)
    if "Traceback" in second.errors or "debrief" not in second.told:
        wrong = wrong or f"cannot go on: {second.told.get('told') or second.errors.strip().splitlines()[-1:]}"
    same = second.debrief == undisturbed
    equal_words = _words(second.debrief) == _words(undisturbed)
    return Outcome(landed, lost_s, wrong, same, equal_words, _other_words(undisturbed, second.debrief))


def _words(debrief: Any) -> list[tuple[str, str]]:
    """The questions and the words of the answers."""
    return [(one["ask"], one["analysis"]["text"]) for one in (debrief or {}).get("answers", ())]


def _other_words(undisturbed: Any, debrief: Any) -> int:
    said, heard = (words(" ".join(text for _, text in _words(one))) for one in (undisturbed, debrief))
    found = errors(said, heard)
    return found.substituted + found.left_out + found.added


def _wrong(session: Path) -> str:
    """Return what was kept but differs from what was said; "" if nothing does."""
    try:
        ask, kept = kept_of(SessionFolder(session))
    except MockloopError as error:
        return error.sentence
    if ask and not np.array_equal(kept, sound_for(ask)[: len(kept)]):
        return "what was kept is not what was said"
    return ""


def _lost_s(session: Path, first: Run, landed: str) -> float | None:
    """Seconds said before the kill and not on the disk, while an answer was being recorded."""
    if landed != "listening" or "sound" not in first.told:  # the microphone was not open yet
        return None
    try:
        ask, kept = kept_of(SessionFolder(session))
    except MockloopError:
        return None
    said_s = min(first.told["killed"] - first.told["sound"], len(sound_for(ask or "")) / RATE_HZ)
    return float(max(0.0, said_s - len(kept) / RATE_HZ))


@contextlib.contextmanager
def small_disk(at: Path, size_kb: int) -> Iterator[Path]:
    """Mount a file system of this size. Raise OSError if the system does not allow it."""
    at.mkdir()
    made = subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size_kb}k", "tmpfs", str(at)], capture_output=True)
    if made.returncode:
        raise OSError(made.stderr.decode(errors="replace").strip())
    try:
        yield at
    finally:
        subprocess.run(["umount", "-l", str(at)], check=True)


def filled(root: Path, free_kb: int, undisturbed: Any) -> Outcome:
    """Leave this little room on the disk; then make room, resume, and compare."""
    with small_disk(root / f"disk-{free_kb}-{time.monotonic_ns()}", 4096) as disk:
        session = begun(disk)
        filler = disk / "filler"
        _fill(filler, free_kb)
        first = run(session)
        if first.status == 0:
            return Outcome("it had room enough", None, "", first.debrief == undisturbed)
        landed = str(first.told.get("phase", "start"))
        filler.unlink()
        told = first.told.get("told", "")
        outcome = _gone_on(session, landed, None, undisturbed)
        if not told or "Traceback" in first.errors:
            return Outcome(landed, None, f"not told: {first.errors.strip().splitlines()[-1:]}", outcome.equal)
        return outcome


def _fill(filler: Path, leave_kb: int) -> None:
    """Fill the disk up to this much room."""
    written = 0
    with filler.open("wb", buffering=0) as file, contextlib.suppress(OSError):
        while True:
            written += file.write(bytes(4096))
    with filler.open("r+b") as file:
        file.truncate(max(0, written - leave_kb * 1024))
