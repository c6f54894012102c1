"""The clock check: a track of clicks, found in a recording by cross-correlation.

A click is a chirp of 15 ms from 1 to 6 kHz, which laptop loudspeakers play and every microphone hears. The gaps between
clicks differ, so that a track fits what was heard in one place only.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

CLICKS = 24
LEAD_S = TAIL_S = 0.5
CLICK_S = 0.015
LOWEST_HZ, HIGHEST_HZ = 1000.0, 6000.0
LOUDNESS = 0.5  # of full scale
LIKE = 0.3  # correlation from which a place may be a click: noise alone reaches it by chance, but not in line
LIKE_ON_AVERAGE = 0.4  # and noise does not reach this on average
IN_LINE_S = 0.003  # how far a click may lie from where the line through all of them puts it
LEAST_SHARE = 0.5  # of the clicks
CLEAR = 0.6  # correlation that noise does not reach
APART_S = 0.3  # one click and its echoes are shorter than this
_COARSE_S = 0.005
_SEARCH_S = 0.03  # a clock that is off by a thousandth, ten times what crystals are, moves the last click 18 ms
_MINUTE_MS = 60_000.0


@dataclass(frozen=True, slots=True)
class Clicks:
    """What was heard. Seconds are those of the samples: ``played_s`` of the track, ``heard_s`` of the recording.

    ``drift_ms``: how much the microphone's clock gains on the loudspeaker's in a minute; ``drift_error_ms`` is its
    standard error. ``spread_ms``: how far the clicks lie from the line, on average.
    """

    played_s: tuple[float, ...]
    heard_s: tuple[float, ...]
    drift_ms: float
    drift_error_ms: float
    spread_ms: float


def starts_s() -> Floats:
    """When each click of the track begins: after gaps from 0.45 to 0.95 s, no two next to each other alike."""
    gaps = 0.45 + 0.05 * ((np.arange(CLICKS - 1) * 7) % 11)
    return LEAD_S + np.concatenate([[0.0], np.cumsum(gaps)])


def track(rate_hz: int) -> NDArray[np.float32]:
    """Return the whole track, full scale 1."""
    starts = starts_s()
    sound = np.zeros(round((starts[-1] + CLICK_S + TAIL_S) * rate_hz), np.float32)
    click = LOUDNESS * _click(rate_hz).real
    for start in starts:
        at = round(start * rate_hz)
        sound[at : at + len(click)] += click.astype(np.float32)
    return sound


def found(heard: Floats, rate_hz: int) -> Clicks | None:
    """Return the clicks of the track in a recording at ``rate_hz``, 14 kHz or more; None where it is not in there."""
    if len(heard) < (starts_s()[-1] + CLICK_S) * rate_hz:
        return None
    match = _match(heard, _click(rate_hz))
    offset = _coarse_offset(match, rate_hz)
    places = [_peak(match, offset + round(start * rate_hz), rate_hz) for start in starts_s()]
    pairs = [(start, place) for start, place in zip(starts_s(), places, strict=True) if place[1] >= LIKE]
    if len(pairs) < LEAST_SHARE * CLICKS:
        return None
    played = np.array([start for start, _ in pairs])
    at = np.array([place / rate_hz for _, (place, _) in pairs])
    kept = np.abs(_apart(played, at)) <= IN_LINE_S
    alike = float(np.mean([like for _, (_, like) in pairs]))
    if kept.sum() < LEAST_SHARE * CLICKS or alike < LIKE_ON_AVERAGE:
        return None
    return _clicks(played[kept], at[kept])


def single(heard: Floats, rate_hz: int) -> int:
    """How many clicks are in a recording, in step or not: where it is not the track, whether anything was heard."""
    if len(heard) < CLICK_S * rate_hz:
        return 0
    clear = np.flatnonzero(_match(heard, _click(rate_hz)).likeness >= CLEAR)
    return int(len(clear) and 1 + np.sum(np.diff(clear) > APART_S * rate_hz))


def gain_ms(at_s: Sequence[float], samples: Sequence[int], rate_hz: int) -> tuple[float, float]:
    """How much a stream gains on the computer's clock in a minute, in ms, with its standard error.

    ``at_s``: when each block arrived, ``samples``: how many had come by then. A busy computer makes blocks late and
    never early, so that the line is laid through the earliest block of each second.
    """
    at, ahead = np.asarray(at_s, float), np.asarray(samples, float) / rate_hz
    behind = at - ahead
    second = np.floor(at - at[0]).astype(int)
    earliest = np.array([np.flatnonzero(second == s)[np.argmin(behind[second == s])] for s in np.unique(second)[1:]])
    if len(earliest) < 3:
        return 0.0, float("inf")
    slope, error, _ = _fitted(at[earliest], ahead[earliest])
    return (slope - 1.0) * _MINUTE_MS, error * _MINUTE_MS


def _clicks(played: Floats, heard: Floats) -> Clicks:
    slope, error, spread = _fitted(played, heard)
    return Clicks(
        played_s=tuple(map(float, played)),
        heard_s=tuple(map(float, heard)),
        drift_ms=(slope - 1.0) * _MINUTE_MS,
        drift_error_ms=error * _MINUTE_MS,
        spread_ms=spread * 1000.0,
    )


def _apart(x: Floats, y: Floats) -> Floats:
    """How far each y lies from a line that a few wrong ones do not bend: the median of the slopes between any two."""
    first, second = np.triu_indices(len(x), 1)
    slope = np.median((y[second] - y[first]) / (x[second] - x[first]))
    return np.asarray(y - slope * x - np.median(y - slope * x))


def _fitted(x: Floats, y: Floats) -> tuple[float, float, float]:
    """Slope of the line of least squares, its standard error, and how far the points lie from it on average."""
    across = x - x.mean()
    slope = float(across @ (y - y.mean()) / (across @ across))
    left = y - y.mean() - slope * across
    error = float(np.sqrt(left @ left / max(1, len(x) - 2) / (across @ across)))
    return slope, error, float(np.sqrt(np.mean(left**2)))


def _click(rate_hz: int) -> NDArray[np.complex128]:
    """Return the chirp, and in its imaginary part the same a quarter of a wave later."""
    t = np.arange(round(CLICK_S * rate_hz)) / rate_hz
    phase = 2 * np.pi * (LOWEST_HZ * t + (HIGHEST_HZ - LOWEST_HZ) * t**2 / (2 * CLICK_S))
    return np.asarray(np.hanning(len(t)) * np.exp(1j * phase))


@dataclass(frozen=True, slots=True, eq=False)
class _Match:
    """Each stretch of a recording beside a click: ``likeness`` from 0 to 1, however loud; ``strength`` as it is.

    An echo is as alike as the click itself, only weaker.
    """

    likeness: Floats
    strength: Floats


def _match(heard: Floats, click: NDArray[np.complex128]) -> _Match:
    stretches = len(heard) - len(click) + 1
    size = 1 << int(np.ceil(np.log2(len(heard) + len(click))))
    cross = np.fft.ifft(np.fft.fft(heard, size) * np.conj(np.fft.fft(click, size)))[:stretches]
    energy = np.concatenate([[0.0], np.cumsum(heard**2)])
    local = energy[len(click) :] - energy[: -len(click)]
    floor = 1e-9 * max(float(local.max()), 1e-12)  # digital silence is like nothing
    whole = np.sqrt(np.maximum(local, floor) * np.sum(np.abs(click) ** 2) / 2)
    likeness = np.asarray(np.where(local > floor, np.abs(cross) / whole, 0.0))
    return _Match(likeness, np.abs(cross))


def _coarse_offset(match: _Match, rate_hz: int) -> int:
    """Return the sample at which the track begins, to about the width of a step, whatever the drift.

    By the root of the strength: a knock much louder than the clicks must not outweigh them all.
    """
    step = round(_COARSE_S * rate_hz)
    likeness = match.likeness * np.sqrt(match.strength)
    steps = likeness[: len(likeness) // step * step].reshape(-1, step).max(axis=1)
    wide = np.maximum(steps, np.maximum(np.roll(steps, 1), np.roll(steps, -1)))
    at = np.round(starts_s() * rate_hz / step).astype(int)
    offsets = max(1, len(wide) - at[-1])
    scores = sum(wide[start : start + offsets] for start in at)
    return int(np.argmax(scores)) * step


def _peak(match: _Match, near: int, rate_hz: int) -> tuple[float, float]:
    """Return the strongest place within reach of ``near``, between samples too, and how alike it is."""
    reach = round(_SEARCH_S * rate_hz)
    begin = max(0, near - reach)
    window = match.strength[begin : near + reach + 1]
    if not len(window):
        return 0.0, 0.0
    at = int(np.argmax(window))
    between = 0.0
    if 0 < at < len(window) - 1:
        left, middle, right = window[at - 1 : at + 2]
        bend = left - 2 * middle + right
        between = float(0.5 * (left - right) / bend) if bend else 0.0
    return begin + at + between, float(match.likeness[begin + at])
