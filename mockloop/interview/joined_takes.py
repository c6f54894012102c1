"""Measure the voice of an answer that was interrupted and continued over all its takes together.

If each take were measured alone, speech at its edges would count as silence, and pace, pauses and sections would
differ from those of the same answer without the interruption.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace

from mockloop.core.errors import MockloopError
from mockloop.core.state import Turn
from mockloop.core.transcript import Span, Transcript
from mockloop.ports import RATE_HZ, Samples
from mockloop.sessions.folder import SessionFolder
from mockloop.speech.audio.take_file import read_take
from mockloop.speech.audio.voice_activity import Timeline, VoiceActivity

_BLOCK = 10 * RATE_HZ


def with_joined_voice(folder: SessionFolder, turns: Sequence[Turn], take: int, transcript: Transcript) -> Transcript:
    """Return the words of a take with the voice as measured over the whole interrupted answer.

    Without the recordings the transcript stays as it is.
    """
    numbers, cut_off = _interrupted_takes(turns, take)
    if transcript.voiced is None or not (cut_off or len(numbers) > 1):
        return transcript
    with suppress(MockloopError):
        sounds = [read_take(folder.take_path(number)) for number in numbers]
        return replace(transcript, voiced=voiced_in_last(sounds, cut_off))
    return transcript


def voiced_in_last(sounds: Sequence[Samples], cut_off: bool) -> tuple[Span, ...]:
    """Return where the voice is in the last of these sounds, each of which continues the one before.

    Seconds count from its own start. ``cut_off``: it was cut off itself, so a word at its end may be incomplete.
    """
    activity, timeline = VoiceActivity(), Timeline(cut_off=cut_off)
    for sound in sounds:
        for at in range(0, len(sound), _BLOCK):
            for probability in activity.accept(sound[at : at + _BLOCK]):
                timeline.accept(probability)
    begins_s = sum(map(len, sounds[:-1])) / RATE_HZ
    within = (span for span in timeline.spans if span.end_s > begins_s)
    return tuple(Span(round(max(0.0, span.start_s - begins_s), 3), round(span.end_s - begins_s, 3)) for span in within)


def _interrupted_takes(turns: Sequence[Turn], take: int) -> tuple[list[int], bool]:
    """Return this take and the takes right before it that were broken off; and whether it was broken off too."""
    for turn in turns:
        for at, one in enumerate(turn.takes):
            if one.number == take:
                first = at
                while first and turn.takes[first - 1].broken_off:
                    first -= 1
                return [each.number for each in turn.takes[first : at + 1]], one.broken_off
    return [take], False
