"""A worked story told by a voice: its sentences, and the pauses between them."""

import numpy as np

from mockloop.ports import RATE_HZ, Sound
from mockloop.speech.tts.narration import LEAD_S, SECTION_PAUSES_S, SENTENCE_PAUSES_S, TAIL_S, narrate
from mockloop.speech.tts.voice import NoVoice

TONE_S = 0.5


class ToneVoice:
    """Says everything as half a second of tone at the rate of Piper."""

    name = "tone"

    def __init__(self) -> None:
        self.said: list[str] = []

    def render(self, text: str) -> Sound | None:
        self.said.append(text.strip())
        return Sound(np.full(round(TONE_S * 22_050), 0.5, np.float32), 22_050)

    def close(self) -> None:
        pass


def test_each_sentence_is_said_and_paragraphs_are_set_apart_by_longer_pauses():
    voice = ToneVoice()
    sound = narrate("I looked.\nI saw it. Then what?\n\nIt worked and that was all", voice)
    assert voice.said == ["I looked.", "I saw it.", "Then what?", "It worked and that was all"]
    pauses_s = LEAD_S + SENTENCE_PAUSES_S[1] + SENTENCE_PAUSES_S[2] + SECTION_PAUSES_S[0] + TAIL_S
    assert sound is not None and sound.dtype == np.int16
    assert len(sound) / RATE_HZ == np.float64(4 * TONE_S + pauses_s).round(3)


def test_the_pauses_are_a_quiet_room_and_the_voice_is_as_loud_as_it_was():
    sound = narrate("One.", ToneVoice())
    lead = sound[: round(LEAD_S * RATE_HZ)]
    assert 0 < np.abs(lead).max() < 100
    assert np.abs(sound).max() > 15_000


def test_the_same_text_gives_the_same_sound():
    assert np.array_equal(narrate("One. Two.", ToneVoice()), narrate("One. Two.", ToneVoice()))


def test_without_a_voice_there_is_no_sound():
    assert narrate("One.", NoVoice()) is None
