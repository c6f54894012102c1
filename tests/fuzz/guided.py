"""Damaged files that a fuzzer makes by itself, led by which lines of mockloop they reach (atheris, libFuzzer).

    python -m tests.fuzz.guided [KIND ...] [--seconds 60]

Not part of ``make test``: atheris comes with ``pip install -e '.[fuzz]'``, and runs for as long as it is given. Each
kind runs in a process of its own and begins with a few whole files. A file has to be read or refused with a sentence,
within 2 s of processor time; whatever else is raised stops the fuzzer, which then writes the file to ``crash-…`` in
the current folder. Exit status 1 where a kind was stopped.
"""

from __future__ import annotations

import argparse
import io
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

MOST_S = 2.0
MOST_MB = 2048  # what the process may hold; a model or two is in it
LONGEST = {"zip": 40_000, "audio": 40_000}
Read = Callable[[bytes], object]


class _Kinds:
    """How files of each kind are read. Made within the fuzzer, so that what it imports is watched."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def scenario(self) -> tuple[Read, list[bytes]]:
        from mockloop.library.loader import find, read

        path = self._folder / "own.yaml"

        def one(data: bytes) -> object:
            path.write_bytes(data)
            scenario, problems = read(path)
            assert scenario is not None or problems
            return None

        whole = find("ownership-webhook").read_bytes()
        return one, [whole[:3000], b"id: a\ntitle: b\nsections: {}\n", b"a: &x [1, *x]\n- b\n"]

    def notes(self) -> tuple[Read, list[bytes]]:
        from mockloop.library.notes import read_notes
        from tests.fuzz.test_mutated_sessions import NOTES

        return lambda data: read_notes(data.decode("utf-8", "replace")), [NOTES.encode(), b"# a\n- b\n\n---\nx: y\n"]

    def transcript(self) -> tuple[Read, list[bytes]]:
        from mockloop.speech.stt.transcript_files import read
        from mockloop.speech.stt.transcript_files.values import FileProblem
        from testkit.transcripts import EVERY, spoken, written

        def one(data: bytes) -> object:
            found = read(data)
            if isinstance(found, FileProblem):
                assert found.sentence and found.next_step
            else:
                starts = [word.start_s for word in found.transcript.words]
                assert starts == sorted(starts)
            return None

        return one, [written(name, spoken())[:1500] for name in EVERY]

    def session(self) -> tuple[Read, list[bytes]]:
        one, whole = self._part_of_a_session("events.jsonl")
        return one, [whole, *(line + b"\n" for line in whole.splitlines())]

    def info(self) -> tuple[Read, list[bytes]]:
        one, whole = self._part_of_a_session("session.json")
        return one, [whole]

    def _part_of_a_session(self, name: str) -> tuple[Read, bytes]:
        """What shows a session in which this file has other bytes, and the bytes that it has."""
        from tests.fuzz.test_mutated_sessions import shown

        folder = self._session()
        path = folder.path / name

        def one(data: bytes) -> object:
            path.write_bytes(data)
            shown(folder)
            return None

        return one, path.read_bytes()

    def zip(self) -> tuple[Read, list[bytes]]:
        from mockloop.sessions.transfer import export_session, import_session

        path = self._folder / "one.zip"
        export_session(self._session(), path)
        whole, root = path.read_bytes(), self._folder / "taken" / "sessions"

        def one(data: bytes) -> object:
            path.write_bytes(data)
            shutil.rmtree(root.parent, ignore_errors=True)
            root.parent.mkdir()
            import_session(path, root)
            assert {each.name for each in root.parent.iterdir()} <= {"sessions"}
            return None

        return one, [whole]

    def audio(self) -> tuple[Read, list[bytes]]:
        from mockloop.speech.audio.piped import PipedSound
        from testkit import recordings
        from testkit.sounds import spoken

        made = [make(self._folder, spoken(0.3)).read_bytes() for make in recordings.CONTENT.values()]

        def one(data: bytes) -> object:
            seconds = sum(len(block) for block in PipedSound(io.BytesIO(data))) / 16_000
            assert seconds < 700.0
            return None

        return one, [data for data in made if len(data) <= LONGEST["audio"]]

    def _session(self) -> Any:
        from testkit.sessions import interview, when, with_sound

        return with_sound(interview(self._folder / "home" / "sessions", when(1)), 1, 0.5)


KINDS = ("scenario", "notes", "transcript", "session", "info", "zip", "audio")


def _fuzz(kind: str, seconds: int) -> None:
    """Fuzz one kind; ends the process."""
    import atheris

    folder = Path(tempfile.mkdtemp(prefix=f"mockloop-fuzz-{kind}-"))
    with atheris.instrument_imports(include=["mockloop"]):
        from mockloop.core.errors import MockloopError

        read, seeds = getattr(_Kinds(folder), kind)()
    corpus = folder / "corpus"
    corpus.mkdir()
    for number, seed in enumerate(seeds):
        (corpus / f"{number:03}").write_bytes(seed)

    def one(data: bytes) -> None:
        began_s = time.process_time()
        try:
            read(data)
        except MockloopError as error:
            assert error.sentence
        assert time.process_time() - began_s < MOST_S, "too slow"

    read(seeds[0])  # what is loaded once is no fault of the first file
    limits = [f"-max_total_time={seconds}", f"-rss_limit_mb={MOST_MB}", "-timeout=60", "-verbosity=1"]
    atheris.Setup([sys.argv[0], *limits, f"-max_len={LONGEST.get(kind, 20_000)}", str(corpus)], one)
    atheris.Fuzz()


def _run(kind: str, seconds: int) -> int:
    """Run a kind in a process of its own; print how many files it tried."""
    command = [sys.executable, "-m", "tests.fuzz.guided", "--within", kind, "--seconds", str(seconds)]
    done = subprocess.run(command, capture_output=True, text=True, errors="replace")
    tried = re.findall(r"^Done (\d+) runs|^#(\d+)", done.stderr, re.MULTILINE)
    count = max((int(first or second) for first, second in tried), default=0)
    print(f"{kind}: {count:,} files, {'none at fault' if done.returncode == 0 else 'STOPPED'}", flush=True)
    if done.returncode:
        print("\n".join([*done.stdout.splitlines()[-25:], *done.stderr.splitlines()[-12:]]), flush=True)
    return done.returncode


def main() -> int:
    """Fuzz the kinds one after the other."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("kinds", nargs="*", metavar="KIND", help=", ".join(KINDS))
    parser.add_argument("--seconds", type=int, default=60, help="for each kind")
    parser.add_argument("--within", default="", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.within:
        _fuzz(options.within, options.seconds)
        return 0
    try:
        import atheris  # noqa: F401 - only whether it is there
    except ImportError:
        print("not measured: atheris is not installed. Install it with: pip install -e '.[fuzz]'")
        return 0
    stopped = [kind for kind in options.kinds or KINDS if _run(kind, options.seconds)]
    return int(bool(stopped))


if __name__ == "__main__":
    sys.exit(main())
