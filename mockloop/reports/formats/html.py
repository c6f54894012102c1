"""The report as one page that needs only a browser: style and script are inside, and it makes no network requests.

A strict policy in its head allows only this style and this script, by their hashes, and sound only from the chosen
place. The template escapes text, ``island`` escapes data.
"""

from __future__ import annotations

import base64
import functools
import hashlib
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from mockloop.analysis.judging.pacing import UNDER
from mockloop.core.times import clock
from mockloop.reports import planned_facts, summary, wording
from mockloop.reports.comments import TITLE
from mockloop.reports.model import Report, ReportedAnswer
from mockloop.reports.page import page_of
from mockloop.reports.timeline import LETTER_NARROW, LETTER_WIDE, LONE
from mockloop.sessions.comment_file import MOST_AUTHOR, MOST_SAID, MOST_TEXT

if TYPE_CHECKING:
    from jinja2 import Template

TEMPLATES = Path(__file__).parent / "templates"
SCRIPTS = ("page.js", "player.js", "words.js", "showing.js", "sections.js", "comments.js")
COACH = ("coach.js",)  # the script of a page for a coach
START = ("start.js",)
STYLES = ("page.css", "timeline.css", "summary.css", "comments.css", "print.css")
MEDIA = {"inside": "data:", "beside": "'self' file:", "none": "'none'"}
# characters that would end the element, or count as markup or a line end
_UNSAFE = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}


def render(report: Report) -> str:
    """Render the page. With audio "beside" it expects its sound in the folder ``folder_beside(report)``."""
    scripts = joined((*SCRIPTS, *(COACH if report.for_coach else ()), *START))
    style, script = joined(STYLES), f'(() => {{\n"use strict";\n{scripts}}})();\n'
    return template("page.html").render(
        report=report,
        page=page_of(report),
        wording=wording,
        summary=summary,
        planned=planned_facts,
        clock=clock,
        comments_title=TITLE,
        most_text=MOST_TEXT,
        most_author=MOST_AUTHOR,
        source=functools.partial(source, report),
        policy=policy(style, script, MEDIA[report.audio]),
        style=style,
        script=script,
        data=island(_data(report)),
    )


def folder_beside(report: Report) -> str:
    """Return the name of the folder beside the page that contains its sound, if that is not inside."""
    return f"{report.id}-audio"


def source(report: Report, answer: ReportedAnswer) -> str:
    """Return where the page finds the sound of an answer: a data: address or a relative one; empty if nowhere."""
    if answer.sound is None or report.audio == "none":
        return ""
    if report.audio == "beside":
        return quote(f"{folder_beside(report)}/{answer.sound.name}")
    return f"data:{answer.sound.media_type};base64,{base64.b64encode(answer.sound.content).decode()}"


def policy(style: str, script: str = "", media: str = "'none'") -> str:
    """Return the content security policy, which allows only what is named. Without a script, none may run."""
    return "; ".join(
        (
            "default-src 'none'",
            f"style-src '{_hash(style)}'",
            f"script-src '{_hash(script)}'" if script else "script-src 'none'",
            f"media-src {media}",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )


def island(data: Any) -> str:
    """Return JSON that is safe inside a script element: nothing in it can end the element or begin markup."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return "".join(_UNSAFE.get(letter, letter) for letter in text)


def _data(report: Report) -> dict[str, Any]:
    return {
        "session": report.id,
        "under": UNDER,
        "fits": [LETTER_NARROW, LETTER_WIDE, LONE],
        "status": wording.STATUS,
        "answers": [_answer(answer, report.for_coach) for answer in report.answers],
        "coach": {"began": report.began, "said": MOST_SAID} if report.for_coach and report.answers else None,
    }


def _answer(answer: ReportedAnswer, for_coach: bool) -> dict[str, Any]:
    """Return what the script needs to know about an answer: word times, spans, clocks (target, limit)."""
    read = answer.debrief.reading.answer
    return {
        "index": answer.index,
        "duration": round(answer.duration_s, 3),
        "words": [[round(word.start_s, 3), round(word.end_s, 3)] for word in answer.transcript.words],
        "spans": [[span.section, span.first_word, span.last_word] for span in read.spans],
        "clocks": {pace.section: [pace.clock.target_s, pace.clock.limit_s] for pace in answer.debrief.paces},
        "editable": answer.editable and not for_coach,
        "takes": [take.number for take in answer.turn.takes],
        "about": summary.about(answer.debrief),
    }


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def joined(names: tuple[str, ...]) -> str:
    """Return files of the templates' folder, joined."""
    return "".join((TEMPLATES / name).read_text(encoding="utf-8") for name in names)


@functools.cache
def template(name: str) -> Template:
    """Return a template that escapes all values and fails at an unknown name."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template(name)


RENDERS = {"html": render}
