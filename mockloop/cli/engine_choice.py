"""Which recognizer a session gets where the person named none: asked once whether to fetch the better one."""

from __future__ import annotations

import sys
from dataclasses import replace
from typing import TYPE_CHECKING

import typer

from mockloop.cli.output import remark
from mockloop.core.errors import MockloopError

if TYPE_CHECKING:
    from pathlib import Path

    from mockloop.interview.wiring import Settings


def with_engine(settings: Settings, plain: bool) -> Settings:
    """The settings with an engine that is there; at a terminal, fetching the better model is offered once."""
    from mockloop.speech.stt.models import installed

    if settings.engine != "auto" or installed() or not _may_ask(settings, plain):
        return settings
    offered = _offered()
    if offered.exists():
        return settings
    fetched = _offer()
    offered.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    offered.touch(mode=0o600)
    return replace(settings, engine="whisper") if fetched else settings


def _may_ask(settings: Settings, plain: bool) -> bool:
    return settings.live and not plain and sys.stdin.isatty() and sys.stdout.isatty()


def _offered() -> Path:
    """The note that the offer was made; deleting it has it made again."""
    from mockloop.paths import home

    return home() / "whisper-offered"


def _offer() -> bool:
    from mockloop.cli.models import fetch
    from mockloop.interview.wiring import RECOMMENDED_MODEL
    from mockloop.speech.stt.models import known

    size_mb = known()[RECOMMENDED_MODEL].bytes / 1e6
    remark(
        "The embedded recognizer works at once, but Whisper makes far fewer errors.\n"
        f"Its model {RECOMMENDED_MODEL} is about {size_mb:.0f} MB; nothing you say ever leaves this machine."
    )
    if not typer.confirm("Fetch it now?", default=False, err=True):
        return False
    try:
        fetch(RECOMMENDED_MODEL)
    except MockloopError as error:
        remark(f"{error.sentence} {error.next_step}\nGoing on with the embedded recognizer.")
        return False
    return True
