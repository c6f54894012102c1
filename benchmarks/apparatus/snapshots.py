"""Stop one interview at many moments and copy its folder at each: what a kill at that moment would leave.

A stopped process writes nothing, and what it had handed to the operating system stands in the copy, as after SIGKILL.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks.apparatus.broken_off_interview import Run, begun, command, told_by
from benchmarks.apparatus.killed_interview import Moment


def snapshots(root: Path, moments: Sequence[Moment]) -> tuple[list[tuple[Path, Run]], Any]:
    """Hold an interview that stops at each moment; return the copies, each with what was told by then, and the debrief.

    The debrief is that of the interview itself, which went on each time.
    """
    session = begun(root)
    output, errors = root / f"{session.name}.out", root / f"{session.name}.err"
    found: list[tuple[Path, Run]] = []
    with output.open("w") as out, errors.open("w") as err:
        child = subprocess.Popen(command(session, *(one.argument for one in moments)), stdout=out, stderr=err)
        while True:
            _, status = os.waitpid(child.pid, os.WUNTRACED)
            if not os.WIFSTOPPED(status):
                break
            copy = root / "copies" / f"{session.name}-{len(found)}" / "sessions" / session.name
            shutil.copytree(session, copy)
            found.append((copy, Run(-1, told_by(output.read_text()))))
            child.send_signal(signal.SIGCONT)
    child.returncode = os.waitstatus_to_exitcode(status)
    last = Run(child.returncode, told_by(output.read_text()), errors.read_text())
    return found, last.debrief
