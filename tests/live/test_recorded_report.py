"""From the microphone to every report: a session recorded over the sound server, rendered, and its page heard."""

from __future__ import annotations

import json
import time
from io import StringIO
from pathlib import Path

import pytest
import srt
import webvtt
from jsonschema import Draft202012Validator

from mockloop.reports.formats.json_document import schema
from testkit.browser import Opened
from testkit.program import Program, printed
from tests.live.report_pages import seconds

pytestmark = pytest.mark.live
OPENING = "Last spring I noticed that some messages never arrived. I pulled the delivery logs and I wrote a small fix."
PROBE = "I wrote a test and I watched the logs."


@pytest.fixture
def recorded(pulse, say, tmp_path) -> Path:
    """The home of a session of two answers, spoken into the virtual microphone."""
    arguments = ["interview", "ownership-webhook", "--engine", "tiny.en", "--voice", "off", "--probes", "1"]
    held = Program(arguments, pulse.env, tmp_path / "home")
    for number, text in enumerate((OPENING, PROBE)):
        spoken = say(text, f"answer{number}")
        held.wait_for("Interviewer: ")
        held.wait_for("Listening")
        pulse.speak(spoken).wait(60)
        time.sleep(0.4)
        held.press("\r")
    held.wait_for("Verdict: ")
    assert held.finish() == 0
    held.close()
    return tmp_path / "home"


def reported(home: Path, format_: str, to: Path) -> Path:
    out = to / f"report.{format_}"
    printed(home, "report", "last", "--format", format_, "--out", str(out))
    return out


def test_a_recorded_session_in_every_format(recorded, browser, tmp_path):
    read = {name: reported(recorded, name, tmp_path) for name in ("html", "md", "json", "srt", "vtt")}
    document = json.loads(read["json"].read_text())
    Draft202012Validator(schema()).validate(document)
    said = " ".join(answer["analysis"]["text"] for answer in document["answers"])
    assert "pulled the delivery logs" in said and "watched the logs" in said
    captions = srt.parse(read["srt"].read_text(), ignore_errors=False)
    assert " ".join(" ".join(cue.content.split()) for cue in captions) == said
    texts = [" ".join(cue.text.split()) for cue in webvtt.from_buffer(StringIO(read["vtt"].read_text()))]
    assert " ".join(texts) == said
    assert document["answers"][0]["text"] in read["md"].read_text()

    context = browser.new_context()
    page = Opened(context, read["html"])
    words = document["answers"][0]["analysis"]["words"]
    page.page.locator("#answer-1 .w").nth(10).click()
    page.until(f"document.querySelector('#answer-1 audio').currentTime > {words[10]['start_s'] + 0.5}")
    assert page.asked_of_others == [] and page.complaints == []
    page.page.locator("#answer-1 .play").click()
    at_s = seconds(page)
    lit = page.ask("[...document.querySelectorAll('#answer-1 .w')].findIndex(one => one.classList.contains('lit'))")
    sounding = [i for i, word in enumerate(words) if word["start_s"] - 0.1 <= at_s <= word["end_s"] + 0.1]
    assert lit in sounding or (lit == -1 and len(sounding) < 2)
    context.close()
