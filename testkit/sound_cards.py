"""A machine with some sound cards, as sounddevice describes them."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any


class PortAudioError(Exception):
    """As sounddevice raises it."""


def card(name: str, inputs: int = 0, outputs: int = 0, rate_hz: float = 48_000.0) -> dict[str, Any]:
    return {
        "name": name,
        "max_input_channels": inputs,
        "max_output_channels": outputs,
        "default_samplerate": rate_hz,
    }


class Cards:
    """The part of sounddevice that lists devices. ``default``: the numbers of the default input and output."""

    PortAudioError = PortAudioError

    def __init__(self, *cards: dict[str, Any], default: tuple[int, int] = (-1, -1)) -> None:
        self._cards = list(cards)
        self.default = SimpleNamespace(device=default)

    def query_devices(self, device: str | int | None = None, kind: str = "") -> Any:
        if not kind:
            return self._cards
        if device is None:
            device = self.default.device[kind == "output"]
        if isinstance(device, int):
            if not 0 <= device < len(self._cards):
                raise PortAudioError(f"Error querying device {device}")
            return self._cards[device]
        found = [one for one in self._cards if one[f"max_{kind}_channels"] and device.lower() in one["name"].lower()]
        if len(found) != 1:
            many = "Multiple {} devices found for" if found else "No {} device matching"
            raise ValueError(f"{many.format(kind)} {device!r}")
        return found[0]
