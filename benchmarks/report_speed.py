"""Measure the report of a session of 30 minutes: rendering, and opening in Chromium.

The session is the demo's speech repeated: an opening answer of about ten minutes, eight probes with their follow-ups of
two to three. The words are the demo's own, spread evenly over its sound, since only their number matters here.
Limits: rendered in under 2 s, sound read, packed and put inside; opened (the load event, the script having run) in
under 1 s. Medians of several runs; the first run of each, which fills the caches, is left out.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import numpy as np

from mockloop.core.events import Chosen, Finished, Recorded, Said, Take, Transcribed
from mockloop.core.state import PRESS, Plan
from mockloop.core.transcript import Span, Transcript, Word
from mockloop.library.loader import find, load_scenario
from mockloop.ports import RATE_HZ, Samples
from mockloop.reports.formats.registry import render
from mockloop.reports.from_session import report_of
from mockloop.sessions.folder import SessionFolder, create
from mockloop.speech.audio.take_file import TakeWriter
from testkit.browser import CHROMIUM, chromium

DEMO = Path(__file__).parent.parent / "scenarios" / "demo" / "ownership-webhook"
ID = "ownership-webhook"
MINUTES = 30
OPENING_S = 640.0
RENDER_LIMIT_S, OPEN_LIMIT_S = 2.0, 1.0
RUNS = 5
OPENED = """() => new Promise(done => requestAnimationFrame(() => {
  const [at] = performance.getEntriesByType('navigation');
  const paint = performance.getEntriesByName('first-contentful-paint')[0];
  done([at.loadEventEnd / 1000, (paint?.startTime ?? at.loadEventEnd) / 1000, document.querySelectorAll('.w').length]);
}))"""


def spoken(name: str) -> tuple[Samples, list[str]]:
    """A demo answer: 16 kHz samples and words."""
    import av

    pieces = []
    with av.open(str(DEMO / f"{name}.ogg")) as container:
        resampler = av.AudioResampler("s16", "mono", RATE_HZ)
        for frame in container.decode(audio=0):
            pieces += [part.to_ndarray().reshape(-1) for part in resampler.resample(frame)]
    return np.concatenate(pieces).astype(np.int16), (DEMO / f"{name}.txt").read_text(encoding="utf-8").split()


def repeated(sound: Samples, words: list[str], seconds: float) -> tuple[Samples, Transcript]:
    """The sound over and over until ``seconds`` are full, and its words with it."""
    whole_s = len(sound) / RATE_HZ
    times = max(1, round(seconds / whole_s))
    step_s = whole_s / len(words)
    said = [
        Word(word, round(lap * whole_s + i * step_s, 3), round(lap * whole_s + (i + 0.9) * step_s, 3), 0.9)
        for lap in range(times)
        for i, word in enumerate(words)
    ]
    voiced = tuple(Span(one[0].start_s, one[-1].end_s) for one in (said[i : i + 12] for i in range(0, len(said), 12)))
    return np.tile(sound, times), Transcript(tuple(said), times * whole_s, "typed", voiced=voiced)


class Maker:
    """A session folder being filled."""

    def __init__(self, root: Path) -> None:
        scenario = load_scenario(ID)
        plan = Plan("interview", scenario, "sde2", probes=2 * len(scenario.probes))
        self.folder = create(root, plan, find(ID).read_text(encoding="utf-8"), datetime(2026, 3, 1, tzinfo=UTC))
        self.seconds = 0.0
        self._number = 0

    def answer(self, ask: str, sound: Samples, transcript: Transcript) -> None:
        self._number += 1
        writer = TakeWriter(self.folder.take_path(self._number))
        for begin in range(0, len(sound), RATE_HZ):
            writer.accept(sound[begin : begin + RATE_HZ])
        writer.close()
        take = Take(self._number, transcript.duration_s, transcript.voiced or ())
        for event in (Said(ask), Recorded(take, "key"), Transcribed(self._number, transcript)):
            self.folder.append(self.seconds, event)
        self.seconds += transcript.duration_s


def session(root: Path) -> tuple[SessionFolder, float]:
    """A session of about 30 minutes, and its seconds."""
    maker = Maker(root)
    maker.answer("opening", *repeated(*spoken("opening"), OPENING_S))
    asks = [ask for probe in load_scenario(ID).probes for ask in (probe.id, probe.id + PRESS)]
    for number, ask in enumerate(asks):
        maker.folder.append(maker.seconds, Chosen(ask, ("nothing you said shows verification",)))
        left_s = (60.0 * MINUTES - maker.seconds) / (len(asks) - number)
        maker.answer(ask, *repeated(*spoken(ask.removesuffix(PRESS)), left_s))
    maker.folder.append(maker.seconds, Finished(True))
    return maker.folder, maker.seconds


def median_s(act: Callable[[], object]) -> tuple[float, float]:
    """Median seconds of several runs after one that is not counted: by the clock, and of this process's own work."""
    times = []
    for _ in range(RUNS + 1):
        began_s, worked_s = time.perf_counter(), time.process_time()
        act()
        times.append((time.perf_counter() - began_s, time.process_time() - worked_s))
    passed, worked = zip(*times[1:], strict=True)
    return statistics.median(passed), statistics.median(worked)


def command(folder: SessionFolder, out: Path) -> None:
    """The whole program, from its start to the page on disk."""
    arguments = ["report", folder.id, "--out", str(out)]
    env = {**os.environ, "MOCKLOOP_HOME": str(folder.path.parent.parent)}
    subprocess.run([sys.executable, "-m", "mockloop.cli.main", *arguments], env=env, check=True, capture_output=True)


def opened(page: Path) -> tuple[float, float, int]:
    """Median seconds from the start of navigation to the load event and to the first paint; the words on the page."""
    seen = []
    with chromium() as browser:
        for _ in range(RUNS + 1):
            context = browser.new_context()
            tab = context.new_page()
            tab.goto(page.as_uri())
            seen.append(tab.evaluate(OPENED))
            context.close()
    loads, paints, words = zip(*seen[1:], strict=True)
    return statistics.median(loads), statistics.median(paints), words[0]


def main() -> int:
    with tempfile.TemporaryDirectory() as place:
        folder, seconds = session(Path(place) / "sessions")
        page = Path(place) / "page.html"
        rendered_s, worked_s = median_s(lambda: page.write_text(render(report_of(folder), "html"), encoding="utf-8"))
        silent_s, _ = median_s(lambda: render(report_of(folder, "none"), "html"))
        whole_s, _ = median_s(lambda: command(folder, page))
        size_mb = page.stat().st_size / 1e6
        print(f"session: {seconds / 60:.1f} minutes, {len(folder.takes_on_disk())} answers; page {size_mb:.1f} MB")
        print(
            f"read and rendered: {rendered_s:.2f} s (limit {RENDER_LIMIT_S:.0f} s), {worked_s:.2f} s of processor time"
        )
        print(f"the same without sound: {silent_s:.2f} s")
        print(f"the whole command, program start included: {whole_s:.2f} s")
        if not CHROMIUM:
            print("opened: not measured, there is no Chromium here")
            return int(rendered_s >= RENDER_LIMIT_S)
        load_s, paint_s, words = opened(page)
        print(f"opened: {load_s:.2f} s, first paint {paint_s:.2f} s (limit {OPEN_LIMIT_S:.0f} s); {words} words")
        return int(rendered_s >= RENDER_LIMIT_S or load_s >= OPEN_LIMIT_S)


if __name__ == "__main__":
    sys.exit(main())
