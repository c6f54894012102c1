"""The settings of a session, saved in its ``session.json``, so that it continues with them.

They are not facts of the interview: no judgement depends on them, and a session without them, or with invalid ones,
continues with the defaults.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from mockloop.interview.wiring import Settings

KEY, TYPED = "settings", "typed"
FILES = "files"
_SPOKEN = ("mic", "demo")  # inputs that are available again; recordings and pipes are used up


@dataclass(frozen=True, slots=True)
class SavedSettings:
    """The settings of a session as they are typed; None for those that were not given."""

    engine: str | None = None
    input: list[str] | None = None
    voice: str | None = None
    patience: str | None = None
    microphone: str | None = None
    speaker: str | None = None
    plain: bool | None = None
    cues: bool | None = None
    barge_in: bool | None = None

    def over(self, before: SavedSettings) -> SavedSettings:
        """Return these settings, and those of ``before`` where one is missing."""
        given = {name: getattr(self, name) for name in self.__slots__ if getattr(self, name) not in (None, [])}
        if self.input and before.engine == TYPED:  # from now on it is spoken
            before = replace(before, engine=None)
        if self.engine == TYPED:
            before = replace(before, input=None)
        return replace(before, **given)


def settings_record(settings: Settings, plain: bool, cues: bool) -> dict[str, Any]:
    """Return the settings as ``session.json`` stores them."""
    patience = "off" if settings.patience_s is None else f"{settings.patience_s:g}"
    used_up = bool(settings.candidate) or any(one not in _SPOKEN for one in settings.input)
    return {
        "engine": settings.engine,
        "input": FILES if used_up else settings.input[0],
        "voice": settings.voice,
        "patience": patience,
        "microphone": settings.microphone,
        "speaker": settings.speaker,
        "plain": plain,
        "cues": cues,
        "barge_in": settings.barge_in,
        **({"sample": True} if settings.sample else {}),
    }


def saved_settings(info: Mapping[str, Any]) -> SavedSettings:
    """Return the settings in a ``session.json``, without invalid ones."""
    found = info.get(KEY)
    if not isinstance(found, dict):
        return SavedSettings()
    source = _text(found.get("input"))
    return SavedSettings(
        engine=_text(found.get("engine")),
        input=[source] if source in (*_SPOKEN, FILES) else None,
        voice=_text(found.get("voice")),
        patience=_text(found.get("patience")),
        microphone=_text(found.get("microphone")),
        speaker=_text(found.get("speaker")),
        plain=_flag(found.get("plain")),
        cues=_flag(found.get("cues")),
        barge_in=_flag(found.get("barge_in")),
    )


def _text(value: object) -> str | None:
    return value if isinstance(value, str) and value.isprintable() else None


def _flag(value: object) -> bool | None:
    return value if isinstance(value, bool) else None
