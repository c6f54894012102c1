"""Run a trained network with onnxruntime, which by itself never gives back what its largest input needed.

It keeps that memory, and a plan for each length of input, for as long as the network is loaded. Lengths differ with
each answer, so a process with many interviews grew: the section model to 88 MB beyond its weights, voice activity to
300 MB after a take of six minutes, Piper to 126 MB after one question. Giving back after each run costs a tenth more
processor time and leaves 3 MB.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from mockloop import allocation

_FATAL_ONLY = 4


class Network:
    """A network in a file, on the processor. Raises whatever onnxruntime raises: its errors share no base class."""

    def __init__(self, path: Path, threads: int) -> None:
        import onnxruntime

        allocation.give_back()
        options = onnxruntime.SessionOptions()
        options.inter_op_num_threads, options.intra_op_num_threads = 1, threads
        options.log_severity_level = _FATAL_ONLY
        options.enable_mem_pattern = False  # one plan is kept for each length
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")  # others need the processor too
        self._session = onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])
        allocation.trim()  # what it took to read the file: 8 to 15 MB for the section model
        self._each_run = onnxruntime.RunOptions()
        self._each_run.add_run_config_entry("memory.enable_memory_arena_shrinkage", "cpu:0")

    @property
    def inputs(self) -> list[str]:
        """Return the names of what it reads, in order."""
        return [one.name for one in self._session.get_inputs()]

    def run(self, outputs: Sequence[str] | None, inputs: Mapping[str, Any]) -> list[Any]:
        """Return these outputs, or all in their order, as arrays."""
        return list(self._session.run(outputs, inputs, self._each_run))
