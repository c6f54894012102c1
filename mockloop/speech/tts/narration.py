"""A worked story, told by this machine's voice as a candidate would: sentences, pauses, and a room's noise."""

from __future__ import annotations

import re

import numpy as np
import soxr
from numpy.typing import NDArray

from mockloop.ports import RATE_HZ, Samples, Voice

PACE_WPM = 150  # the voice's rate; with the pauses it is about 160 words a minute
LEAD_S, TAIL_S = 0.4, 0.5
SENTENCE_PAUSES_S = (0.35, 0.5, 0.3, 0.4)
SECTION_PAUSES_S = (0.9, 0.7, 1.1, 0.8)
ROOM_DBFS = -66.0

_Sound = NDArray[np.float64]


def narrate(text: str, voice: Voice) -> Samples | None:
    """Return a text as spoken sound, 16 kHz mono, with longer pauses between paragraphs than between sentences.

    None if the voice says nothing. Raises DeviceError.
    """
    parts = [_silence(LEAD_S)]
    for section, paragraph in enumerate(text.strip().split("\n\n")):
        if section:
            parts.append(_silence(SECTION_PAUSES_S[(section - 1) % len(SECTION_PAUSES_S)]))
        for index, sentence in enumerate(re.findall(r"[^.?!]+[.?!]*", " ".join(paragraph.split()))):
            if index:
                parts.append(_silence(SENTENCE_PAUSES_S[index % len(SENTENCE_PAUSES_S)]))
            sound = voice.render(sentence)
            if sound is None:
                return None
            # without silence around it, so that each pause has the intended length
            parts.append(np.asarray(soxr.resample(sound.samples, sound.rate_hz, RATE_HZ), np.float64))
    heard = _in_a_room(np.concatenate([*parts, _silence(TAIL_S)]))
    return np.asarray(np.round(heard * 32_767), np.int16)


def _silence(seconds: float) -> _Sound:
    return np.zeros(round(seconds * RATE_HZ))


def _in_a_room(sound: _Sound) -> _Sound:
    """Return the sound with faint noise under it, the same in each run."""
    noise = np.random.default_rng(0).standard_normal(len(sound)) * 10 ** (ROOM_DBFS / 20)
    return np.asarray(np.clip(sound + noise, -1.0, 1.0))
