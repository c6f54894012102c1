"""Questions to be rendered, and what came of them."""

from __future__ import annotations

from mockloop.ports import Sound, Voice

QUESTION = "How did you get their team to adopt the fix?"
LONGER = f"{QUESTION} And what would you do differently, if you had to do it once more?"


def rendered(voice: Voice, text: str) -> Sound:
    sound = voice.render(text)
    assert sound is not None
    return sound
