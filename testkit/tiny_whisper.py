"""Whisper models with random weights in the real file format: as small as one can be, or of the real dimensions.

What they say means nothing. One of the real dimensions takes the time and the memory of the real model.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import ctranslate2
import numpy as np
import tokenizers
from tokenizers.decoders import ByteLevel as ByteDecoder
from tokenizers.models import BPE
from tokenizers.pre_tokenizers import ByteLevel

MELS, FRAMES, TEXT = 80, 1500, 448
LANGUAGES = ("en", "de")
WORDS = "the a we deploy server queue alert monday customer fixed measured because and then".split()
_SYLLABLES = ["".join(two) for two in itertools.product("bdfgklmnprstvz", "aeiou")]


@dataclass(frozen=True, slots=True)
class Shape:
    """A model's dimensions; ``tokens``: of the whole vocabulary, 0 for no more than are needed."""

    width: int = 32
    heads: int = 2
    layers: int = 1
    inner: int = 64
    tokens: int = 0


# The published dimensions (https://github.com/openai/whisper, and the model cards); 51,864 tokens is English-only.
REAL = {
    "tiny.en": Shape(384, 6, 4, 1536, 51_864),
    "base.en": Shape(512, 8, 6, 2048, 51_864),
    "small.en": Shape(768, 12, 12, 3072, 51_864),
}


def write_tiny_whisper(folder: Path, multilingual: bool = False, seed: int = 1) -> Path:
    """Write model.bin, config.json, tokenizer.json and vocabulary.json; loads in a few hundredths of a second."""
    return _write(folder, Shape(), LANGUAGES if multilingual else (), np.random.default_rng(seed))


def write_whisper(folder: Path, shape: Shape, seed: int = 1) -> Path:
    """The same four files for an English-only model of these dimensions, in 16 bits as models are published."""
    return _write(folder, shape, (), np.random.default_rng(seed), "float16")


def _write(
    folder: Path, shape: Shape, languages: tuple[str, ...], rng: np.random.Generator, precision: str = ""
) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    words = WORDS if not shape.tokens else [*WORDS, *_more_words()]
    tokenizer = _tokenizer(languages, words, shape.tokens)
    tokenizer.save(str(folder / "tokenizer.json"))
    tokens = [tokenizer.id_to_token(number) for number in range(tokenizer.get_vocab_size())]
    if languages:
        tokens.append("")  # real ones hold an empty token, and CTranslate2 knows them by it
    said = {*(f"Ġ{word}" for word in words), "<|endoftext|>"}  # nothing else can come out
    spec = _Spec(shape, len(tokens), rng).spec
    spec.register_vocabulary(tokens)
    spec.decoder.projection.bias = np.array([0.0 if token in said else -1e4 for token in tokens], np.float32)
    if precision:  # published models have no end within a few words either, once they are told where it is
        spec.decoder.projection.bias[tokens.index("<|endoftext|>")] = -1e4
    spec.config.suppress_ids = []
    spec.config.suppress_ids_begin = [tokens.index("<|endoftext|>")]
    spec.config.lang_ids = [tokens.index(f"<|{name}|>") for name in languages]
    spec.config.alignment_heads = [(shape.layers - 1, head) for head in range(shape.heads)]
    spec.validate()
    if precision:
        spec.optimize(quantization=precision)
    spec.save(str(folder))
    return folder


def break_file(folder: Path, name: str, keep: int) -> None:
    """Cut a file off after ``keep`` bytes."""
    path = folder / name
    path.write_bytes(path.read_bytes()[:keep])


def _more_words() -> list[str]:
    return ["".join(parts) for length in (2, 3) for parts in itertools.product(_SYLLABLES, repeat=length)]


def _tokenizer(languages: tuple[str, ...], words: list[str], size: int) -> tokenizers.Tokenizer:
    """Bytes, whole words, then the special tokens in Whisper's order: English-only models name no language."""
    letters = sorted(ByteLevel.alphabet())
    merges: list[tuple[str, str]] = []
    pieces = dict.fromkeys(letters)
    for word in (f"Ġ{word}" for word in WORDS):
        for end in range(2, len(word) + 1):
            if word[:end] not in pieces:
                merges.append((word[: end - 1], word[end - 1]))
                pieces[word[:end]] = None
    specials = ["<|endoftext|>", "<|startoftranscript|>", *[f"<|{name}|>" for name in languages]]
    specials += ["<|translate|>", "<|transcribe|>", "<|startoflm|>", "<|startofprev|>", "<|nospeech|>"]
    specials += ["<|notimestamps|>", *[f"<|{step * 0.02:.2f}|>" for step in range(1501)]]
    room = max(0, size - len(specials) - len(pieces))
    pieces |= dict.fromkeys([f"Ġ{word}" for word in words[len(WORDS) :]][:room])
    tokenizer = tokenizers.Tokenizer(BPE({piece: number for number, piece in enumerate(pieces)}, merges))
    tokenizer.pre_tokenizer = ByteLevel(add_prefix_space=False)
    tokenizer.decoder = ByteDecoder()
    tokenizer.add_special_tokens(specials)
    return tokenizer


class _Spec:
    """The network itself; weights spread so that no layer drowns the next, whatever the width."""

    def __init__(self, shape: Shape, vocabulary: int, rng: np.random.Generator) -> None:
        self._shape, self._rng = shape, rng
        width = shape.width
        spec = self.spec = ctranslate2.specs.WhisperSpec(shape.layers, shape.heads, shape.layers, shape.heads)
        self._fill(spec.encoder.conv1, (width, MELS, 3))
        self._fill(spec.encoder.conv2, (width, width, 3))
        spec.encoder.position_encodings.encodings = self._random((FRAMES, width))
        self._norm(spec.encoder.layer_norm)
        for layer in spec.encoder.layer:
            self._attend(layer.self_attention, (3 * width, width))
            self._feed(layer.ffn)
        spec.decoder.embeddings.weight = self._random((vocabulary, width))
        places = 10 if not shape.tokens else 200  # strong enough, or the model repeats one word for ever
        spec.decoder.position_encodings.encodings = self._random((TEXT, width)) * places
        self._norm(spec.decoder.layer_norm)
        for layer in spec.decoder.layer:
            self._attend(layer.self_attention, (3 * width, width))
            self._attend(layer.attention, (width, 2 * width, width))
            self._feed(layer.ffn)
        if shape.tokens:  # published models hold the words once
            spec.decoder.projection.weight = spec.decoder.embeddings.weight
        else:
            spec.decoder.projection.weight = self._random((vocabulary, width)) * 30

    def _random(self, shape: tuple[int, ...]) -> np.ndarray:
        spread = 0.2 if not self._shape.tokens else 1 / np.sqrt(self._shape.width)
        return (self._rng.standard_normal(shape) * spread).astype(np.float32)

    def _fill(self, linear: Any, shape: tuple[int, ...]) -> None:
        linear.weight = self._random(shape)
        linear.bias = np.zeros(shape[0], np.float32)

    def _norm(self, norm: Any) -> None:
        norm.gamma, norm.beta = np.ones(self._shape.width, np.float32), np.zeros(self._shape.width, np.float32)

    def _attend(self, attention: Any, sizes: tuple[int, ...]) -> None:
        self._norm(attention.layer_norm)
        for linear, size in zip(attention.linear, sizes, strict=True):
            self._fill(linear, (size, self._shape.width))

    def _feed(self, ffn: Any) -> None:
        self._norm(ffn.layer_norm)
        self._fill(ffn.linear_0, (self._shape.inner, self._shape.width))
        self._fill(ffn.linear_1, (self._shape.width, self._shape.inner))
