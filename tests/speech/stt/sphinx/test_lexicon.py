from __future__ import annotations

import pocketsphinx
import pytest

from mockloop.speech.stt.sphinx.lexicon import letters_to_sound, pronunciations

PHONES = set(
    "AA AE AH AO AW AY B CH D DH EH ER EY F G HH IH IY JH K L M N NG OW OY P R S SH T TH UH UW V W Y Z ZH".split()
)


@pytest.fixture(scope="module")
def dictionary() -> pocketsphinx.Decoder:
    return pocketsphinx.Decoder(loglevel="FATAL")


@pytest.mark.parametrize(
    ("word", "sounds"),
    [
        ("webhook", ["W EH B HH UH K"]),  # web + hook
        ("webhooks", ["W EH B HH UH K S"]),
        ("rollouts", ["R OW L AW T S"]),
        ("idempotency", ["IH D EH M P AA T EH N S IY"]),  # from its spelling
        ("SLO", ["EH S EH L OW"]),
        ("SLOs", ["EH S EH L OW Z"]),
        ("grpc", ["JH IY AA R P IY S IY"]),  # no vowel: nobody can say it as a word
        ("refactored", ["R IY F AE K T ER D"]),  # re + factored
    ],
)
def test_words_that_the_dictionary_lacks_sound_as_they_are_said(
    dictionary: pocketsphinx.Decoder, word: str, sounds: list[str]
) -> None:
    assert dictionary.lookup_word(word.lower()) is None
    assert pronunciations(word, dictionary.lookup_word) == sounds


def test_a_long_acronym_may_be_spelled_or_said(dictionary: pocketsphinx.Decoder) -> None:
    spelled, said = pronunciations("CRUD", dictionary.lookup_word)
    assert (spelled, said) == ("S IY AA R Y UW D IY", "K R AH D")


@pytest.mark.parametrize(
    ("word", "known", "sounds"),
    [
        ("gizmos", {"gizmo": "G IH Z M OW"}, "G IH Z M OW Z"),
        ("gadgets", {"gadget": "G AE JH AH T"}, "G AE JH AH T S"),
        ("glitches", {"glitch": "G L IH CH"}, "G L IH CH IH Z"),
        ("merchant's", {"merchant": "M ER CH AH N T"}, "M ER CH AH N T S"),
        ("drafted", {"draft": "D R AE F T"}, "D R AE F T IH D"),
        ("glitched", {"glitch": "G L IH CH"}, "G L IH CH T"),
        ("cached", {"cache": "K AE SH"}, "K AE SH T"),
        ("shimmed", {"shim": "SH IH M"}, "SH IH M D"),
        ("shimming", {"shim": "SH IH M"}, "SH IH M IH NG"),
        ("sharder", {"shard": "SH AA R D"}, "SH AA R D ER"),
    ],
)
def test_a_known_word_with_an_ending_sounds_like_that_word(word: str, known: dict[str, str], sounds: str) -> None:
    assert pronunciations(word, known.get) == [sounds]


def test_two_words_run_together_are_divided_as_evenly_as_may_be() -> None:
    known = {"data": "D EY T AH", "base": "B EY S", "dat": "D AE T", "abase": "AH B EY S"}
    assert pronunciations("database", known.get) == ["D EY T AH B EY S"]


@pytest.mark.parametrize(
    ("word", "sounds"),
    [
        ("line", "L AY N"),
        ("check", "CH EH K"),
        ("knight", "N AY T"),
        ("phase", "F EY S"),
        ("nation", "N AE SH AH N"),
        ("judge", "JH AH JH"),
        ("happy", "HH AE P IY"),
        ("yes", "Y EH S"),
        ("shed", "SH EH D"),
        ("the", "TH EH"),
    ],
)
def test_spelling_leads_to_the_usual_sounds(word: str, sounds: str) -> None:
    assert letters_to_sound(word) == sounds


@pytest.mark.parametrize("word", ["kubernetes", "nginx", "terraform", "zzyzx", "q", "o'reilly", "a", "queue", "ghoul"])
def test_any_letters_give_sounds_that_the_recognizer_knows(dictionary: pocketsphinx.Decoder, word: str) -> None:
    found = pronunciations(word, {}.get)
    assert found and all(set(sounds.split()) <= PHONES for sounds in found)
    for number, sounds in enumerate(found):
        dictionary.add_word(f"{word}({90 + number})" if dictionary.lookup_word(word) else word, sounds, False)


@pytest.mark.parametrize("word", ["", "123", "%"])
def test_what_has_no_letters_has_no_sound(word: str) -> None:
    assert pronunciations(word, {}.get) == []
