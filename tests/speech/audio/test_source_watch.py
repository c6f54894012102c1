"""Which microphone a sound server lets the program record from."""

from __future__ import annotations

import os
import threading

from mockloop.speech.audio.source_watch import SourceWatch, is_watched, source_name, source_number
from testkit.fakes import HANGS_AFTER_S

OUTPUTS = """Source Output #0
\tDriver: module-remap-source.c
\tSource: 1
\tProperties:
\t\tmedia.name = "Remapped Stream"

Source Output #3
\tDriver: protocol-native.c
\tSource: {source}
\tProperties:
\t\tapplication.name = "ALSA plug-in [python3.11]"
\t\tapplication.process.id = "{pid}"

Source Output #5
\tSource: 9
\tProperties:
\t\tapplication.process.id = "77"
"""
SOURCES = """Source #1
\tState: RUNNING
\tDescription: Monitor of Speakers

Source #12
\tName: desk
\tDescription: Desk Microphone, 48 kHz

Source #2
\tName: headset
\tDescription: Headset
"""


def test_the_source_is_that_of_the_own_process() -> None:
    assert source_number(OUTPUTS.format(source=12, pid=4711), 4711) == "12"
    assert source_number(OUTPUTS.format(source=12, pid=4711), 4712) == ""
    assert source_number("", 4711) == ""


def test_a_source_is_named_as_the_system_describes_it() -> None:
    assert source_name(SOURCES, "12") == "Desk Microphone, 48 kHz"
    assert source_name(SOURCES, "2") == "Headset"
    assert source_name(SOURCES, "3") == ""


def test_a_microphone_of_a_sound_card_is_not_asked_for() -> None:
    assert not is_watched("USB Audio: - (hw:1,0)")


def test_each_microphone_is_noted_when_it_changes_and_none_after_the_end() -> None:
    numbers = iter(["12", "12", "2", "", "2", "12"])
    noted: list[str] = []
    last = threading.Event()

    def ask(kind: str) -> str:
        if kind == "sources":
            return SOURCES
        number = next(numbers, None)
        if number is None:
            last.set()
        return OUTPUTS.format(source=number or "none", pid=os.getpid())

    watch = SourceWatch(noted.append, ask, every_s=0.001)
    assert last.wait(HANGS_AFTER_S)
    watch.close()
    watch.close()
    assert noted == ["Desk Microphone, 48 kHz", "Headset", "Desk Microphone, 48 kHz"]
