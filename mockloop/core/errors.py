"""Errors, sorted by who can fix them.

Every error is one sentence and one next step; ``cli/`` prints both and exits with status 1. A bug in mockloop is not a
``MockloopError``: it shows its traceback.
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
    """For the author: a scenario that does not exist or is inconsistent."""


class InputError(MockloopError):
    """For the user: a file or an option that cannot be used as given."""


class DeviceError(MockloopError):
    """About a device: microphone, loudspeaker, voice or disk."""


class ModelError(MockloopError):
    """About a speech model: missing, damaged or not loadable."""


class SessionError(MockloopError):
    """About a session folder: missing, damaged or written by a newer version."""
