"""The message of every screen while devices and models are loaded."""

from __future__ import annotations

STARTING = "One moment: the microphone, the voice and the recognizer are getting ready."
