"""PocketSphinx's binary trigram file, read into arrays and written back.

A trie, kept backwards: a word leads to the word before it, which leads to the one before that. Behind the header lie
tables of 65,536 quantized values, the unigrams, and two bit-packed levels:

    bigram   word before | back-off (16 bits) | probability (16 bits) | index of its first trigram
    trigram  word before that one | probability (16 bits)

Values are natural logarithms divided by ``LOG_BASE``; sizes of fields follow from the counts.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from mockloop.core.errors import ModelError

LOG_BASE = float(np.log(1.0001))  # PocketSphinx's default -logbase, which the stock file was written with
_MAGIC = b"Trie Language Model"
_BINS = 1 << 16
_UNIGRAM = np.dtype([("prob", "<f4"), ("backoff", "<f4"), ("next", "<u4")])

Ints = NDArray[np.int64]
Floats = NDArray[np.float32]


@dataclass(slots=True)
class Trigrams:
    """A trigram model. ``bigram_key``: word * 2**32 + word before; ``trigram_key``: bigram's index * 2**32 + the word
    before both. Keys ascend, but for two places in PocketSphinx's own file, where two trigrams of one bigram are the
    wrong way round. ``*_bin``: index into the table of that value.
    """

    words: list[str]
    unigrams: NDArray[Any]  # prob, backoff, next (not kept up to date: written afresh)
    bigram_key: Ints
    bigram_backoff_bin: Ints
    bigram_bin: Ints
    trigram_key: Ints
    trigram_bin: Ints
    bigram_table: Floats
    backoff_table: Floats
    trigram_table: Floats


def read_trigrams(path: Path) -> Trigrams:
    """The model in a file. Raises ModelError where it is not a trigram file of this kind, or cut off."""
    data = path.read_bytes()
    if not data.startswith(_MAGIC + bytes([3])):
        raise ModelError(f"{path.name} is not a trigram model.", "Reinstall pocketsphinx.")
    try:
        return _parsed(data)
    except (ValueError, TypeError, IndexError, struct.error) as error:
        raise ModelError(f"{path.name} is cut off or damaged.", "Reinstall pocketsphinx.") from error


def _parsed(data: bytes) -> Trigrams:
    start = len(_MAGIC)
    ones, twos, threes = struct.unpack_from("<3I", data, start + 1)
    at = start + 1 + 12 + 4
    tables = np.frombuffer(data, "<f4", 3 * _BINS, at).reshape(3, _BINS)
    at += tables.nbytes
    unigrams = np.frombuffer(data, _UNIGRAM, ones + 1, at).copy()
    at += unigrams.nbytes
    middle, longest = _Packed(_bigram_fields(ones, threes)), _Packed(_trigram_fields(ones))
    before, backoff, prob, nexts = middle.unpack(data, at, twos + 1)
    at += middle.size(twos)
    before2, prob3 = longest.unpack(data, at, threes)
    at += longest.size(threes)
    twos = int(unigrams["next"][-1])  # the header may promise a few more than there are
    before, backoff, prob, nexts = before[:twos], backoff[:twos], prob[:twos], nexts[: twos + 1]
    (length,) = struct.unpack_from("<i", data, at)
    words = data[at + 4 : at + 4 + length].decode("utf-8").split("\0")[:-1]
    if len(words) != ones:
        raise ValueError(f"{len(words)} words instead of {ones}")
    return Trigrams(
        words=words,
        unigrams=unigrams,
        bigram_key=_joined(unigrams["next"].astype(np.int64), before),
        bigram_backoff_bin=backoff,
        bigram_bin=prob,
        trigram_key=_joined(nexts, before2[: nexts[-1]]),
        trigram_bin=prob3[: nexts[-1]],
        bigram_table=tables[0],
        backoff_table=tables[1],
        trigram_table=tables[2],
    )


def write_trigrams(model: Trigrams, path: Path) -> None:
    """Write a model that PocketSphinx can load."""
    ones, twos, threes = len(model.words), len(model.bigram_key), len(model.trigram_key)
    unigrams = model.unigrams.copy()
    unigrams["next"] = _firsts(model.bigram_key, ones)
    nexts = _firsts(model.trigram_key, twos)
    closing = np.zeros(1, np.int64)
    bigrams = (model.bigram_key & 0xFFFFFFFF, model.bigram_backoff_bin, model.bigram_bin)
    middle = _Packed(_bigram_fields(ones, threes))
    longest = _Packed(_trigram_fields(ones))
    names = b"".join(word.encode("utf-8") + b"\0" for word in model.words)
    with path.open("wb") as file:
        file.write(_MAGIC + bytes([3]) + struct.pack("<4I", ones, twos, threes, 1))
        for table in (model.bigram_table, model.backoff_table, model.trigram_table):
            file.write(table.astype("<f4").tobytes())
        file.write(unigrams.tobytes())
        file.write(middle.pack([*(np.concatenate([f, closing]) for f in bigrams), nexts], twos))
        file.write(longest.pack([model.trigram_key & 0xFFFFFFFF, model.trigram_bin], threes))
        file.write(struct.pack("<i", len(names)) + names)


def _bigram_fields(ones: int, threes: int) -> tuple[int, ...]:
    return (ones.bit_length(), 16, 16, threes.bit_length())


def _trigram_fields(ones: int) -> tuple[int, ...]:
    return (ones.bit_length(), 16)


def _joined(nexts: Ints, before: Ints) -> Ints:
    """Keys of a level from where the children of each parent begin."""
    parents = np.repeat(np.arange(len(nexts) - 1, dtype=np.int64), np.diff(nexts))
    return np.asarray((parents << 32) | before)


def _firsts(keys: Ints, parents: int) -> Ints:
    """For each parent, and one more, where its children begin."""
    return np.searchsorted(keys, np.arange(parents + 1, dtype=np.int64) << 32).astype(np.int64)


class _Packed:
    """Records of fields that are some bits wide each, one after the other without a gap."""

    def __init__(self, widths: tuple[int, ...]) -> None:
        self._widths = widths
        self._bits = sum(widths)

    def size(self, records: int) -> int:
        """Bytes of a level: one record more than it has, and eight bytes so that a reader may read past its end."""
        return ((1 + records) * self._bits + 7) // 8 + 8

    def unpack(self, data: bytes, at: int, records: int) -> list[Ints]:
        windows: NDArray[np.uint64] = np.ndarray(
            (self.size(records) - 7 - self._bits // 8,), "<u8", data, offset=at, strides=(1,)
        )
        bit = np.arange(records, dtype=np.int64) * self._bits
        fields = []
        for width in self._widths:
            shifted = windows[bit >> 3] >> (bit & 7).astype(np.uint64)
            fields.append((shifted & np.uint64((1 << width) - 1)).astype(np.int64))
            bit += width
        return fields

    def pack(self, fields: list[Ints], records: int) -> bytes:
        """Eight records fill ``bits`` whole bytes, so each eighth record lies alike in a row of that many bytes."""
        rows = -(-max(len(field) for field in fields) // 8)
        grid = np.zeros((rows, self._bits), np.uint8)
        for eighth in range(8):
            bit = eighth * self._bits
            for field, width in zip(fields, self._widths, strict=True):
                _or_bits(grid, bit, field[eighth::8], width)
                bit += width
        size = self.size(records)
        return grid.tobytes()[:size].ljust(size, b"\0")


def _or_bits(grid: NDArray[np.uint8], bit: int, values: Ints, width: int) -> None:
    shifted = values << (bit & 7)
    for byte in range((width + (bit & 7) + 7) // 8):
        grid[: len(values), (bit >> 3) + byte] |= ((shifted >> (8 * byte)) & 0xFF).astype(np.uint8)
