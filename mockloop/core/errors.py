"""What can go wrong, sorted by whose move it is to put it right.

Every error is one sentence and one next step; ``cli/`` prints both and exits with status 1.
A fault of our own is no ``MockloopError``: it shows its traceback.
"""

from __future__ import annotations


class MockloopError(Exception):
    """A failure that a person can do something about: a sentence and a next step."""

    def __init__(self, sentence: str, next_step: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.next_step = next_step

    def __str__(self) -> str:
        return f"{self.sentence} {self.next_step}"


class ScenarioError(MockloopError):
    """The author's: a scenario that does not exist or does not hold together."""


class InputError(MockloopError):
    """The caller's: a file or an option that cannot be used as given."""


class DeviceError(MockloopError):
    """The machine's: microphone, loudspeaker, voice or disk."""


class ModelError(MockloopError):
    """The engine's or the model's: missing, damaged or not loadable."""


class SessionError(MockloopError):
    """The session folder's: missing, damaged or written by a newer version."""
