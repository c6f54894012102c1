"""A Dask cluster as on separate machines: each worker in a network namespace, joined by a bridge (Linux, as root).

The scheduler listens at the bridge; a worker sees nothing but its end of a cable to it.
"""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks.apparatus.memory import children, rss_mb

_BRIDGE, _NETWORK, _PORT = "cohort", "10.91.0", 8786
_ROOT = Path(__file__).resolve().parents[2]
_WITHIN_S = 120.0


@dataclass(frozen=True, slots=True)
class Machine:
    """A worker in its namespace: Dask's nanny, and the process that it looks after."""

    name: str
    nanny: subprocess.Popen[bytes]

    def worker(self) -> int | None:
        """Return the id of the process that does the work: of the nanny's children the largest."""
        return max(children(self.nanny.pid), key=rss_mb, default=None)

    def kill_worker(self) -> None:
        """End the process that does the work at once, as the kernel does where memory is short."""
        worker = self.worker()
        assert worker is not None
        os.kill(worker, signal.SIGKILL)


@dataclass(frozen=True, slots=True)
class Cluster:
    """Its scheduler's address and its machines."""

    address: str
    machines: tuple[Machine, ...]


@contextmanager
def cluster(workers: int, logs: Path) -> Iterator[Cluster]:
    """Set up the network, begin a scheduler and so many workers of one thread; take all down at the end."""
    if sys.platform != "linux" or os.geteuid() != 0:
        raise SystemExit("Network namespaces need Linux and root. Leave --namespaces out, or run this as root.")
    address = f"tcp://{_NETWORK}.1:{_PORT}"
    with ExitStack() as stack:
        stack.enter_context(_bridge())
        stack.enter_context(
            _running(_dask("scheduler", "--host", f"{_NETWORK}.1", "--port", _PORT), logs / "scheduler")
        )
        _wait_for_port()
        machines: list[Machine] = []
        for number in range(1, workers + 1):
            name = stack.enter_context(_namespace(number))
            command = _dask("worker", address, "--nworkers", 1, "--nthreads", 1, "--local-directory", logs / name)
            nanny = stack.enter_context(_running(["ip", "netns", "exec", name, *command], logs / name))
            machines.append(Machine(name, nanny))
        yield Cluster(address, tuple(machines))


def _dask(verb: str, *arguments: object) -> list[str]:
    return [sys.executable, "-m", "dask", verb, "--no-dashboard", *map(str, arguments)]


@contextmanager
def _running(command: list[str], log: Path) -> Iterator[subprocess.Popen[bytes]]:
    environment = {**os.environ, "OMP_NUM_THREADS": "1", "PYTHONPATH": str(_ROOT)}
    with (
        log.with_suffix(".log").open("ab") as out,
        subprocess.Popen(command, stdout=out, stderr=out, env=environment, cwd=_ROOT) as going,
    ):
        try:
            yield going
        finally:
            going.send_signal(signal.SIGINT)
            with contextlib.suppress(subprocess.TimeoutExpired):
                going.wait(30)
            going.kill()


@contextmanager
def _bridge() -> Iterator[None]:
    _ip("link", "add", _BRIDGE, "type", "bridge")
    try:
        _ip("address", "add", f"{_NETWORK}.1/24", "dev", _BRIDGE)
        _ip("link", "set", _BRIDGE, "up")
        yield
    finally:
        _ip("link", "del", _BRIDGE)


@contextmanager
def _namespace(number: int) -> Iterator[str]:
    """A namespace with one cable to the bridge; gives its name."""
    name, here = f"{_BRIDGE}-{number}", f"{_BRIDGE}{number}"
    _ip("netns", "add", name)
    try:
        _ip("link", "add", here, "type", "veth", "peer", "name", "eth0", "netns", name)
        _ip("link", "set", here, "master", _BRIDGE, "up")
        _ip("-n", name, "address", "add", f"{_NETWORK}.{10 + number}/24", "dev", "eth0")
        _ip("-n", name, "link", "set", "eth0", "up")
        _ip("-n", name, "link", "set", "lo", "up")
        yield name
    finally:
        _ip("netns", "del", name)


def _ip(*arguments: str) -> None:
    subprocess.run(["ip", *arguments], check=True)


def _wait_for_port() -> None:
    until_s = time.monotonic() + _WITHIN_S
    while True:
        try:
            with socket.create_connection((f"{_NETWORK}.1", _PORT), 1.0):
                return
        except OSError:
            assert time.monotonic() < until_s, "the scheduler does not begin"
            time.sleep(0.2)
