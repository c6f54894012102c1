"""Draw the pictures of the README: the live screen during an answer, and the first screen of a report.

Textual draws the live screen from values that are fixed here. The report is that of a made-up session, judged like any
other, and Chromium takes its picture. Without Chromium, the picture of the report stays as it is.
"""

from __future__ import annotations

import argparse
import asyncio
import io
import re
import tempfile
from datetime import UTC, datetime
from pathlib import Path

import av
import numpy as np

from mockloop.analysis.judging.debrief import debrief
from mockloop.analysis.judging.pacing import clocks, status
from mockloop.analysis.live_reading import LiveReading, LiveSection
from mockloop.core.events import Chosen, Event, Finished, Listen, Recorded, Said, Say, SoundQuality, Take, Transcribed
from mockloop.core.scenario import SECTIONS
from mockloop.core.state import Plan
from mockloop.core.transcript import Span, Transcript, from_text
from mockloop.library.loader import find, load_scenario
from mockloop.ports import RATE_HZ, Tick
from mockloop.reports.formats.registry import render
from mockloop.reports.from_session import report_of
from mockloop.sessions.folder import SessionFolder, create
from mockloop.speech.audio.take_file import TakeWriter
from mockloop.ui.tui.app import LiveApp
from mockloop.ui.tui.controls import LiveControls
from mockloop.ui.tui.engine_thread import EngineThread
from mockloop.ui.tui.excerpts import ExcerptPlayer
from mockloop.ui.tui.screen import LiveScreen
from mockloop.ui.tui.screen_state import ScreenState, SessionDetails
from testkit.browser import CHROMIUM, chromium
from testkit.fakes import QuickPlayer

PICTURES = Path(__file__).parent.parent / "docs" / "pictures"
ID = "ownership-webhook"
TERMINAL = (96, 28)
COLOUR_STEP = 8  # of 256
PAGE_PX = {"width": 1280, "height": 800}
OPENING = (
    "Last spring I needed some numbers from the delivery logs for a reporting project. While I was "
    "reading them, I noticed that some of the webhook messages never arrived. The service belonged to the "
    "platform team, not to us. There was no alert and no ticket. Our customers heard about their payments "
    "hours too late. So I decided to find the cause and fix it myself. First I pulled the delivery logs, "
    "and um I sorted the failures by time. I read the retry logic, and I traced the problem to a race "
    "condition. We wrote a small fix, and we opened a pull request. In the end it all worked out and "
    "everybody was happy with it."
)
PROBE = (
    "I ran the old code on my own machine with two workers, and I could make it fail every time. With the "
    "fix, it never failed again. I added a unit test for that case."
)
SPOKEN = OPENING[: OPENING.index("We wrote")]
SECONDS = {"situation": 27.0, "task": 8.0, "action": 21.0}


def heard(text: str) -> Transcript:
    """A text as if it had been heard, at 150 words a minute."""
    spoken = from_text(text)
    voiced = (Span(0.4, spoken.duration_s - 0.3),)
    return Transcript(spoken.words, spoken.duration_s, "whisper", "measured", voiced, hesitation=True)


def show_answer(screen: LiveScreen, plan: Plan) -> None:
    """Show the screen a moment at which the person speaks of what they did."""
    by_section = clocks(plan.scenario, plan.level)
    sections = tuple(
        LiveSection(name, seconds, by_section[name], status(seconds, by_section[name]))
        for name, seconds in ((name, SECONDS.get(name, 0.0)) for name in SECTIONS)
    )
    screen.show_question(Say("opening", plan.scenario.question))
    screen.show_listening(Listen("opening", 1, plan.scenario.level(plan.level).length_s))
    screen.show_recording(Tick(elapsed_s=55.0, speaking=True, countdown_s=None, thinking_s=2.0, level_dbfs=-24.0))
    screen.show_captions(from_text(SPOKEN).words, "then I wrote a small fix")
    screen.show_clocks(LiveReading(sections, "action", "Action: say I"))
    screen.show_recording(Tick(elapsed_s=58.0, speaking=True, countdown_s=None, thinking_s=2.0, level_dbfs=-24.0))


async def live_screen() -> str:
    """Draw the live screen as SVG, without the typefaces that would be fetched from elsewhere."""
    plan = Plan("interview", load_scenario(ID), "sde2", probes=3)
    screen = LiveScreen(ScreenState(SessionDetails.of(plan)), LiveControls())
    held = EngineThread(lambda: screen.controls.wait(None), debrief)  # type: ignore[arg-type,return-value]
    app = LiveApp(held, screen, ExcerptPlayer(SessionFolder(Path()), QuickPlayer), lambda: 0.0)
    async with app.run_test(size=TERMINAL) as pilot:
        show_answer(screen, plan)
        await pilot.pause()
        svg = app.export_screenshot(title="mockloop")
        screen.controls.interrupt()
    svg = re.sub(r"\s*@font-face \{.*?\n    \}", "", svg, flags=re.DOTALL)
    return re.sub(r"terminal-\d+", "terminal", svg)


def session(root: Path) -> SessionFolder:
    """Write a session: an opening answer with an ending that says little, and a good answer to one probe."""
    plan = Plan("interview", load_scenario(ID), "sde2", probes=1)
    folder = create(root, plan, find(ID).read_text(encoding="utf-8"), datetime(2026, 3, 1, 9, 10, tzinfo=UTC))
    at_s = 0.0
    for number, (ask, text) in enumerate((("opening", OPENING), ("verification", PROBE)), start=1):
        transcript = heard(text)
        writer = TakeWriter(folder.take_path(number))
        writer.accept(np.zeros(round(transcript.duration_s * RATE_HZ), np.int16))
        writer.close()
        take = Take(number, transcript.duration_s, transcript.voiced or (), SoundQuality(-24.0, -60.0))
        chosen: list[Event] = [Chosen(ask, ("nothing you said shows verification",))] if number > 1 else []
        for fact in (*chosen, Said(ask), Recorded(take, "key"), Transcribed(number, transcript)):
            folder.append(at_s, fact)
        at_s += transcript.duration_s
    folder.append(at_s, Finished(True))
    return folder


def packed(png: bytes) -> bytes:
    """Round the colours of a picture a little: its edges then pack into half the bytes."""
    with av.open(io.BytesIO(png), "r") as source:
        pixels = next(source.decode(video=0)).to_ndarray(format="rgb24")
    rounded = (np.round(pixels / COLOUR_STEP) * COLOUR_STEP).clip(0, 255).astype(np.uint8)
    frame = av.VideoFrame.from_ndarray(rounded, format="rgb24")
    out = io.BytesIO()
    with av.open(out, "w", format="image2pipe") as target:
        stream = target.add_stream("png", options={"compression_level": "9"})
        stream.width, stream.height, stream.pix_fmt = frame.width, frame.height, "rgb24"
        target.mux([*stream.encode(frame), *stream.encode(None)])
    return out.getvalue()


def photograph(page: Path, picture: Path) -> None:
    """Save what Chromium shows of the page before anybody scrolls."""
    with chromium() as browser:
        tab = browser.new_context(viewport=PAGE_PX, color_scheme="light").new_page()
        tab.goto(page.as_uri())
        picture.write_bytes(packed(tab.screenshot()))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--out", type=Path, default=PICTURES, help="the folder for the pictures")
    out: Path = parser.parse_args().out
    out.mkdir(parents=True, exist_ok=True)
    (out / "live.svg").write_text(asyncio.run(live_screen()), encoding="utf-8")
    if CHROMIUM:
        with tempfile.TemporaryDirectory() as folder:
            page = Path(folder) / "report.html"
            page.write_text(render(report_of(session(Path(folder))), "html"), encoding="utf-8")
            photograph(page, out / "report.png")
    else:
        print("Chromium is not installed, so report.png stays as it is.")
    for picture in sorted(out.iterdir()):
        print(f"{picture}: {picture.stat().st_size / 1000:.0f} kB")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
