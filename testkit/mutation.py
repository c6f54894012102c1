"""Damage files as accidents do: flip bytes, cut off, double or lose lines, change figures, join two files."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence


def mutated(data: bytes, rng: random.Random, others: Sequence[bytes]) -> bytes:
    """The file after one to three accidents; ``others`` are files that may be mixed in."""
    for _ in range(rng.randint(1, 3)):
        data = rng.choice(_ACCIDENTS)(data, rng, others)
    return data


def _flip(data: bytes, rng: random.Random, others: Sequence[bytes]) -> bytes:
    changed = bytearray(data)
    for _ in range(rng.randint(1, 8)):
        if changed:
            changed[rng.randrange(len(changed))] = rng.randrange(256)
    return bytes(changed)


def _retype(data: bytes, rng: random.Random, others: Sequence[bytes]) -> bytes:
    changed = bytearray(data)
    for _ in range(rng.randint(1, 8)):
        if changed:
            changed[rng.randrange(len(changed))] = rng.choice(b" \n\t:;,.<>[](){}\"'->#*|0123456789abcXYZ")
    return bytes(changed)


def _cut(data: bytes, rng: random.Random, others: Sequence[bytes]) -> bytes:
    return data[: rng.randint(0, len(data))]


def _beheaded(data: bytes, rng: random.Random, others: Sequence[bytes]) -> bytes:
    return data[rng.randint(0, len(data) // 3) :]


def _without(data: bytes, rng: random.Random, others: Sequence[bytes]) -> bytes:
    at = rng.randint(0, len(data))
    return data[:at] + data[at + rng.randint(1, 30) :]


def _lines(data: bytes, rng: random.Random, others: Sequence[bytes]) -> bytes:
    lines = data.split(b"\n")
    at, other = rng.randrange(len(lines)), rng.randrange(len(lines))
    what = rng.randrange(3)
    if what == 0:
        del lines[at]
    elif what == 1:
        lines.insert(at, lines[other])
    else:
        lines[at], lines[other] = lines[other], lines[at]
    return b"\n".join(lines)


def _figures(data: bytes, rng: random.Random, others: Sequence[bytes]) -> bytes:
    found = list(re.finditer(rb"\d+", data))
    if not found:
        return data
    one = rng.choice(found)
    new = rng.choice([b"0", b"-1", b"9", b"999999999999", b"1e308", b"NaN", b"", b"null", b'"x"', b"00", b"59:99"])
    return data[: one.start()] + new + data[one.end() :]


def _spliced(data: bytes, rng: random.Random, others: Sequence[bytes]) -> bytes:
    other = rng.choice(others)
    return data[: rng.randint(0, len(data))] + other[rng.randint(0, len(other)) :]


def _recoded(data: bytes, rng: random.Random, others: Sequence[bytes]) -> bytes:
    code = rng.choice(["utf-16", "utf-16-be", "cp1252", "utf-8-sig", "utf-32"])
    return data.decode("utf-8", "replace").encode(code, "replace")


def _nested(data: bytes, rng: random.Random, others: Sequence[bytes]) -> bytes:
    count = rng.choice([1, 30, 3000])
    return b"[" * count + data + b"]" * count


_ACCIDENTS: tuple[Callable[[bytes, random.Random, Sequence[bytes]], bytes], ...] = (
    *(_flip, _retype, _retype, _cut, _beheaded, _without, _without, _lines, _lines, _figures, _figures),
    *(_spliced, _recoded, _nested),
)
