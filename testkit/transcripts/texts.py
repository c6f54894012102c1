"""The answer as text: plain, Markdown, and the transcripts of meeting programs and editors."""

from __future__ import annotations

from itertools import groupby

from testkit.transcripts.answer import (
    CANDIDATE,
    INTERVIEWER,
    QUESTION,
    Format,
    Spoken,
    asked,
    at,
    each,
    frames,
    labels,
    said,
    stamp,
    talk,
)


def _otter(words: list[Spoken]) -> str:
    first = f"{INTERVIEWER}  0:00\n{QUESTION}\n"
    rows = [f"{CANDIDATE}  0:{int(sent[0].start_s):02d}\n{said(sent)}\n" for sent in _minutes(words)]
    head = "Practice interview\nMon, Nov 02, 2026 10:00AM\nSUMMARY KEYWORDS\ninvoices, lock, retry\n"
    return "\n".join([head, first, *rows, "Transcribed by https://otter.ai"])


def _minutes(words: list[Spoken]) -> list[list[Spoken]]:
    """Blocks of some sentences, as meeting programs write them, all within the first minute."""
    return [[w for w in words if w.start_s < 60.0], [w for w in words if w.start_s >= 60.0]][:1] + (
        [[w for w in words if w.start_s >= 60.0]] if words[-1].start_s >= 60.0 else []
    )


def _dialogue(words: list[Spoken], form: str) -> str:
    rows = [form.format(who=INTERVIEWER, said=QUESTION, at="00:00")]
    sentences: list[list[Spoken]] = [[]]
    for word in words:
        sentences[-1].append(word)
        if word.text[-1] in ".?!":
            sentences.append([])
    halves = [s for s in sentences if s]
    for part in (halves[: len(halves) // 2], halves[len(halves) // 2 :]):
        flat = [word for sentence in part for word in sentence]
        rows.append(form.format(who=CANDIDATE, said=said(flat), at=stamp(flat[0].start_s)[3:8]))
    return "\n\n".join(rows) + "\n"


def _markdown(words: list[Spoken]) -> str:
    text = said(words).replace("I found", "I **found**").replace("lock", "`lock`", 1)
    return f"---\ntitle: my answer\n---\n# My answer\n\n<!-- draft -->\n{text}\n\n---\n"


def _meet(words: list[Spoken]) -> str:
    """Stamps as headings of their own, names before colons."""
    rows = [f"{who}: {' '.join(said(c) for _, c in run)}" for who, run in groupby(asked(words), key=lambda one: one[0])]
    head = "Interview (2026-03-01 10:00 GMT) - Transcript\nAttendees\n\nDana Reyes, Sam Lee\n\nTranscript\n\n"
    return f"{head}00:00:00\n \n" + "\n".join(rows) + "\n\nTranscription ended after 00:01:20\n"


def _caps(words: list[Spoken]) -> str:
    names = {INTERVIEWER: "INTERVIEWER", CANDIDATE: "CANDIDATE"}
    return talk(words, lambda who, _, text: f"{names[who]}: {text}")


def _spelled(who: str, number: int = 1) -> str:
    return f"Speaker {number + (who == CANDIDATE)}"


FORMATS: dict[str, Format] = {
    "Otter": Format("a.txt", _otter),
    "names and stamps": Format("a.txt", lambda w: _dialogue(w, "[{at}] {who}: {said}")),
    "names with stamps behind": Format("a.txt", lambda w: _dialogue(w, "{who} ({at}): {said}")),
    "names": Format("a.txt", lambda w: _dialogue(w, "{who}: {said}"), "nothing"),
    "names in capitals": Format(
        "a.txt", lambda w: _dialogue(w, "{who}: {said}").replace("Dana Reyes:", "INTERVIEWER:"), "nothing"
    ),
    "Markdown with names": Format("a.md", lambda w: _dialogue(w, "**{who}:** {said}"), "nothing"),
    "Markdown": Format("a.md", _markdown, "nothing"),
    "txt": Format("a.txt", said, "nothing"),
    "txt in Windows-1252": Format("a.txt", lambda w: said(w).replace("'", "\u2019").encode("cp1252"), "nothing"),
    "Premiere": Format(
        "a.txt",
        lambda w: each(w, lambda n, who, c: f"{frames(c[0].start_s)} - {frames(c[-1].end_s)}\n{who}\n{said(c)}\n"),
    ),
    "Teams lines": Format(
        "a.txt",
        lambda w: each(
            w, lambda n, who, c: f"{at(c)[1:]} --> {stamp(c[-1].end_s, '.')[1:]}\n{who}\n{said(c)}\n", apart="\n"
        ),
    ),
    "Zoom captions": Format("a.txt", lambda w: talk(w, lambda who, c, t: f"[{who}] {at(c)[:8]}\n{t}"), "blocks"),
    "Descript": Format("a.txt", lambda w: talk(w, lambda who, c, t: f"[{at(c)[:8]}] {_spelled(who)}: {t}"), "blocks"),
    "Rev text": Format("a.txt", lambda w: talk(w, lambda who, c, t: f"{_spelled(who)} ({at(c)[3:8]}):\n{t}"), "blocks"),
    "Rev heads": Format("a.txt", lambda w: talk(w, lambda who, c, t: f"{_spelled(who)} {at(c)[:8]}\n{t}"), "blocks"),
    "Otter with a footer": Format(
        "a.txt",
        lambda w: talk(w, lambda who, c, t: f"{who}  {at(c)[4:8]}\n{t}", foot="\nTranscribed by https://otter.ai\n"),
        "blocks",
    ),
    "Riverside": Format("a.txt", lambda w: talk(w, lambda who, c, t: f"{who} ({at(c)[3:11]})\n{t}"), "blocks"),
    "Happy Scribe": Format("a.txt", lambda w: talk(w, lambda who, c, t: f"[{at(c)[:11]}] - {who}\n{t}"), "blocks"),
    "Sonix": Format("a.txt", lambda w: talk(w, lambda who, c, t: f"{_spelled(who)}: [{at(c)[:8]}] {t}"), "blocks"),
    "names above stamps": Format("a.txt", lambda w: talk(w, lambda who, c, t: f"{who}\n{at(c)[3:8]}\n{t}"), "blocks"),
    "stamps above names": Format("a.txt", lambda w: talk(w, lambda who, c, t: f"{at(c)[3:8]}\n{who}\n{t}"), "blocks"),
    "Google Meet": Format("a.txt", _meet, "nothing"),
    "capitals": Format("a.txt", _caps, "nothing"),
    "Markdown with bold names": Format(
        "a.md", lambda w: talk(w, lambda who, _, t: f"**{who}**: {t}", "# Interview\n\n"), "nothing"
    ),
    "Markdown with names above": Format(
        "a.md", lambda w: talk(w, lambda who, _, t: f"### {who}\n\n{t}", "# Interview\n\n"), "nothing"
    ),
    "Q and A": Format(
        "a.txt", lambda w: talk(w, lambda who, _, t: f"{'A' if who == CANDIDATE else 'Q'}: {t}"), "nothing"
    ),
    "stamps before small letters": Format(
        "a.txt", lambda w: labels(w, lambda c: f"{at(c)[3:8]} {said(c)}"), ended=False
    ),
}
