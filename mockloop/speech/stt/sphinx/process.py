"""PocketSphinx in a process of its own: ``python -m mockloop.speech.stt.sphinx.process``, spoken to over its pipes.

It holds Python's lock while it decodes, up to a second at a stretch, which would starve a recording in the same
process. What goes in: records of one letter, a length (4 bytes, little-endian) and that many bytes.

    V  a vocabulary, as JSON: the models are made ready for it; answered by {"ready": true}
    A  samples of a segment, 16 kHz mono int16
    P  a guess at the segment so far; answered by {"preview": "words"}, once all samples before it are decoded
    E  the end of the segment; answered by {"words": [[text, first frame, last frame, probability], ...]}
    X  forget the segment so far; no answer

What comes out: a line of JSON an answer, {"failed": "why"} where it cannot go on.
"""

from __future__ import annotations

import json
import os
import re
import signal
import struct
import sys
import tempfile
from pathlib import Path
from typing import Any, BinaryIO

from mockloop.ports import RATE_HZ, Vocabulary
from mockloop.speech.stt.sphinx.language_model import leant, sentences
from mockloop.speech.stt.sphinx.lexicon import pronunciations
from mockloop.speech.stt.sphinx.trigram_file import read_trigrams, write_trigrams

HEADER = struct.Struct("<cI")
# Measured by benchmarks/word_error_rate.py: a third of the time gone, not one word different.
PARAMETERS: dict[str, Any] = {"maxhmmpf": 3000}
_CHANNEL_BYTES = 3 * RATE_HZ * 2  # sound from which the channel's mean is estimated before the search begins
_BLOCK_BYTES = RATE_HZ // 10 * 2
_SHORTEST_BYTES = _BLOCK_BYTES  # less is no speech, and too little to take a mean of
_TERM_REPEATS = 3  # a term weighs as much as that many mentions in the prose


class Recognizer:
    """One decoder: segments in, words out. What it gives for a segment depends on that segment's samples alone."""

    def __init__(self, parameters: dict[str, Any] | None = None) -> None:
        import pocketsphinx

        self._decoder = pocketsphinx.Decoder(loglevel="FATAL", **(PARAMETERS if parameters is None else parameters))
        self._waiting = bytearray()
        self._searching = False

    def learn(self, vocabulary: Vocabulary) -> None:
        """Make the words known, then lean the language model on the prose."""
        self.add_words(vocabulary.terms)
        self.lean(vocabulary)

    def add_words(self, terms: tuple[str, ...]) -> None:
        """Give each word of the terms that the dictionary lacks its likely sounds."""
        new: dict[str, str] = {}

        def lookup(word: str) -> str | None:
            return new.get(word) or self._decoder.lookup_word(word)

        for word in re.findall(r"[A-Za-z']+", " ".join(terms)):
            small = word.lower()
            if lookup(small) is None:
                for number, sounds in enumerate(pronunciations(word, lookup), 1):
                    new[small if number == 1 else f"{small}({number})"] = sounds
        for number, (word, sounds) in enumerate(new.items(), 1):
            self._decoder.add_word(word, sounds, number == len(new))  # the last one has the search take up them all

    def lean(self, vocabulary: Vocabulary) -> None:
        """Use the stock language model with the vocabulary's prose and terms in it."""
        import pocketsphinx

        prose = sentences([*vocabulary.sentences, *vocabulary.terms * _TERM_REPEATS], self._knows)
        if not prose:
            return
        stock = read_trigrams(Path(pocketsphinx.get_model_path("en-us/en-us.lm.bin")))
        with tempfile.TemporaryDirectory(prefix="mockloop-") as folder:
            path = Path(folder) / "leant.lm.bin"
            write_trigrams(leant(stock, prose), path)
            model = pocketsphinx.NGramModel(self._decoder.config, self._decoder.logmath, str(path))
        self._decoder.add_lm("leant", model)
        self._decoder.activate_search("leant")

    def accept(self, samples: bytes) -> None:
        """The next samples of the segment, decoded at once but for its first seconds."""
        self._waiting += samples
        if self._searching or len(self._waiting) >= _CHANNEL_BYTES:
            self._search(len(self._waiting) - len(self._waiting) % _BLOCK_BYTES)

    def finish(self) -> list[tuple[str, int, int, float]]:
        """The segment's words: text, first and last frame (10 ms each), probability. The next segment may follow."""
        if not self._searching and len(self._waiting) < _SHORTEST_BYTES:
            self._waiting.clear()
            return []
        self._search(len(self._waiting))
        self._decoder.end_utt()
        self._searching = False
        found = [(_plain(s.word), s.start_frame, s.end_frame, min(1.0, s.prob)) for s in self._decoder.seg() or ()]
        return [word for word in found if word[0]]

    def preview(self) -> str:
        """A guess at the words of the segment so far; asking for it changes nothing in what is found at its end."""
        guess = self._decoder.hyp() if self._searching else None
        return str(guess.hypstr) if guess else ""

    def forget(self) -> None:
        """Drop the segment so far."""
        if self._searching:
            self._decoder.end_utt()
        self._searching = False
        self._waiting.clear()

    def _search(self, length: int) -> None:
        """Decode so many bytes, in blocks of one size: the running mean is brought up to date after each."""
        if not self._searching:
            self._begin(bytes(self._waiting[:_CHANNEL_BYTES]))
            self._searching = True
        for at in range(0, length, _BLOCK_BYTES):
            self._decoder.process_raw(bytes(self._waiting[at : min(at + _BLOCK_BYTES, length)]))
        del self._waiting[:length]

    def _begin(self, head: bytes) -> None:
        """Begin with the channel's mean as the segment's first seconds have it, and with a fresh front end.

        Without either, what was decoded before would change the result.
        """
        self._decoder.reinit_feat()
        self._decoder.start_utt()
        self._decoder.process_raw(head, no_search=True, full_utt=True)
        mean = self._decoder.get_cmn()
        self._decoder.end_utt()
        self._decoder.set_cmn(mean)
        self._decoder.start_utt()

    def _knows(self, word: str) -> bool:
        return bool(word) and self._decoder.lookup_word(word) is not None


def _plain(word: str) -> str:
    """The word as it is spelled: no ``(2)`` of a second pronunciation; empty for silence and noise."""
    return "" if word[:1] in "<[+" else re.sub(r"\(\d+\)$", "", word)


def serve(asked: BinaryIO, answers: BinaryIO) -> None:
    """Answer records until there are no more."""
    recognizer: Recognizer | None = None
    while record := asked.read(HEADER.size):
        kind, length = HEADER.unpack(record)
        data = asked.read(length)
        if kind == b"V":
            recognizer = Recognizer()
            recognizer.learn(Vocabulary(**{key: tuple(value) for key, value in json.loads(data).items()}))
            _answer(answers, {"ready": True})
        assert recognizer is not None, "a vocabulary comes first, if an empty one"
        if kind == b"A":
            recognizer.accept(data)
        elif kind == b"P":
            _answer(answers, {"preview": recognizer.preview()})
        elif kind == b"E":
            _answer(answers, {"words": recognizer.finish()})
        elif kind == b"X":
            recognizer.forget()


def _answer(answers: BinaryIO, answer: dict[str, Any]) -> None:
    answers.write(json.dumps(answer).encode() + b"\n")
    answers.flush()


def main() -> None:
    """Serve requests until standard input ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the interview's to handle; the end of input ends this
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a library prints must not look like an answer
    try:
        serve(sys.stdin.buffer, answers)
    except Exception as error:  # noqa: BLE001 - the edge of the process: handed to the one that asked
        _answer(answers, {"failed": f"{type(error).__name__}: {error}"})


if __name__ == "__main__":
    main()
