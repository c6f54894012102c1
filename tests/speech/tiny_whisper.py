"""A Whisper model as small as one can be: the real file format, random weights. What it says means nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import ctranslate2
import numpy as np
import tokenizers
from tokenizers.decoders import ByteLevel as ByteDecoder
from tokenizers.models import BPE
from tokenizers.pre_tokenizers import ByteLevel

WIDTH, HEADS, MELS, FRAMES, TEXT = 32, 2, 80, 1500, 448
LANGUAGES = ("en", "de")
WORDS = "the a we deploy server queue alert monday customer fixed measured because and then".split()
SAID = {*(f"Ġ{word}" for word in WORDS), "<|endoftext|>"}  # nothing else can come out


def write_tiny_whisper(folder: Path, multilingual: bool = False, seed: int = 1) -> Path:
    """Write model.bin, config.json, tokenizer.json and vocabulary.json; loads in a few hundredths of a second."""
    folder.mkdir(parents=True, exist_ok=True)
    languages = LANGUAGES if multilingual else ()
    tokenizer = _tokenizer(languages)
    tokenizer.save(str(folder / "tokenizer.json"))
    tokens = [tokenizer.id_to_token(number) for number in range(tokenizer.get_vocab_size())]
    if multilingual:
        tokens.append("")  # real ones hold an empty token, and CTranslate2 knows them by it
    spec = _spec(len(tokens), np.random.default_rng(seed))
    spec.register_vocabulary(tokens)
    spec.decoder.projection.bias = np.array([0.0 if token in SAID else -1e4 for token in tokens], np.float32)
    spec.config.suppress_ids = []
    spec.config.suppress_ids_begin = [tokens.index("<|endoftext|>")]
    spec.config.lang_ids = [tokens.index(f"<|{name}|>") for name in languages]
    spec.config.alignment_heads = [(0, head) for head in range(HEADS)]
    spec.validate()
    spec.save(str(folder))
    return folder


def break_file(folder: Path, name: str, keep: int) -> None:
    """Cut a file off after ``keep`` bytes."""
    path = folder / name
    path.write_bytes(path.read_bytes()[:keep])


def _tokenizer(languages: tuple[str, ...]) -> tokenizers.Tokenizer:
    """Bytes, a few whole words, then the special tokens in Whisper's order: English-only models name no language."""
    letters = sorted(ByteLevel.alphabet())
    merges: list[tuple[str, str]] = []
    pieces = list(letters)
    for word in (f"Ġ{word}" for word in WORDS):
        for end in range(2, len(word) + 1):
            if word[:end] not in pieces:
                merges.append((word[: end - 1], word[end - 1]))
                pieces.append(word[:end])
    tokenizer = tokenizers.Tokenizer(BPE({piece: number for number, piece in enumerate(pieces)}, merges))
    tokenizer.pre_tokenizer = ByteLevel(add_prefix_space=False)
    tokenizer.decoder = ByteDecoder()
    specials = ["<|endoftext|>", "<|startoftranscript|>", *[f"<|{name}|>" for name in languages]]
    specials += ["<|translate|>", "<|transcribe|>", "<|startoflm|>", "<|startofprev|>", "<|nospeech|>"]
    specials += ["<|notimestamps|>", *[f"<|{step * 0.02:.2f}|>" for step in range(1501)]]
    tokenizer.add_special_tokens(specials)
    return tokenizer


def _spec(vocabulary: int, rng: np.random.Generator) -> Any:
    spec = ctranslate2.specs.WhisperSpec(1, HEADS, 1, HEADS)
    _fill(spec.encoder.conv1, rng, (WIDTH, MELS, 3))
    _fill(spec.encoder.conv2, rng, (WIDTH, WIDTH, 3))
    spec.encoder.position_encodings.encodings = _random(rng, (FRAMES, WIDTH))
    _norm(spec.encoder.layer_norm)
    _attend(spec.encoder.layer[0].self_attention, rng, (3 * WIDTH, WIDTH))
    _feed(spec.encoder.layer[0].ffn, rng)
    spec.decoder.embeddings.weight = _random(rng, (vocabulary, WIDTH))
    spec.decoder.position_encodings.encodings = _random(rng, (TEXT, WIDTH)) * 10  # or it says one word for ever
    _norm(spec.decoder.layer_norm)
    _attend(spec.decoder.layer[0].self_attention, rng, (3 * WIDTH, WIDTH))
    _attend(spec.decoder.layer[0].attention, rng, (WIDTH, 2 * WIDTH, WIDTH))
    _feed(spec.decoder.layer[0].ffn, rng)
    spec.decoder.projection.weight = _random(rng, (vocabulary, WIDTH)) * 30
    return spec


def _random(rng: np.random.Generator, shape: tuple[int, ...]) -> np.ndarray:
    return (rng.standard_normal(shape) * 0.2).astype(np.float32)


def _fill(linear: Any, rng: np.random.Generator, shape: tuple[int, ...]) -> None:
    linear.weight = _random(rng, shape)
    linear.bias = np.zeros(shape[0], np.float32)


def _norm(norm: Any) -> None:
    norm.gamma, norm.beta = np.ones(WIDTH, np.float32), np.zeros(WIDTH, np.float32)


def _attend(attention: Any, rng: np.random.Generator, sizes: tuple[int, ...]) -> None:
    _norm(attention.layer_norm)
    for linear, size in zip(attention.linear, sizes, strict=True):
        _fill(linear, rng, (size, WIDTH))


def _feed(ffn: Any, rng: np.random.Generator) -> None:
    _norm(ffn.layer_norm)
    _fill(ffn.linear_0, rng, (2 * WIDTH, WIDTH))
    _fill(ffn.linear_1, rng, (WIDTH, 2 * WIDTH))
