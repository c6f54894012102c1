"""The answer as tables: labels, tsv and csv."""

from __future__ import annotations

from testkit.transcripts.answer import (
    Format,
    Spoken,
    at,
    cues,
    each,
    labels,
    said,
    stamp,
    talk,
)


def _rows(words: list[Spoken], mark: str, head: str, scale: float) -> str:
    def number(seconds: float) -> str:
        return f"{seconds:.6f}" if scale == 1 else str(round(seconds * scale))

    lines = [f"{number(c[0].start_s)}{mark}{number(c[-1].end_s)}{mark}{_quoted(said(c), mark)}" for c in cues(words)]
    return "\n".join([head, *lines] if head else lines) + "\n"


def _quoted(text: str, mark: str) -> str:
    return f'"{text}"' if mark == "," else text


FORMATS: dict[str, Format] = {
    "Audacity labels": Format("a.txt", lambda w: _rows(w, "\t", "", 1)),
    "tsv in milliseconds": Format("a.tsv", lambda w: _rows(w, "\t", "start\tend\ttext", 1000)),
    "csv in milliseconds": Format("a.csv", lambda w: _rows(w, ",", "start,end,text", 1000)),
    "Audacity labels with two columns": Format(
        "a.txt", lambda w: labels(w, lambda c: f"{c[0].start_s:.6f}\t{said(c)}"), ended=False
    ),
    "Audacity points": Format(
        "a.txt", lambda w: labels(w, lambda c: f"{c[0].start_s:.6f}\t{c[0].start_s:.6f}\t{said(c)}"), ended=False
    ),
    "Audacity labels with pitch": Format(
        "a.txt",
        lambda w: labels(w, lambda c: f"{c[0].start_s:.6f}\t{c[-1].end_s:.6f}\t{said(c)}\n\\\t100.0\t8000.0"),
    ),
    "csv with speakers": Format(
        "a.csv",
        lambda w: each(
            w,
            lambda n, who, c: f'{n},"{who}",{at(c)},{stamp(c[-1].end_s, ".")},"{said(c)}"',
            "#,Speaker,Start Time,End Time,Text\n",
        ),
    ),
    "names and tabs": Format(
        "a.txt", lambda w: talk(w, lambda who, _, t: f"{who}\t{t}").replace("\n\n", "\n"), "nothing"
    ),
    "csv with names and without times": Format(
        "a.csv",
        lambda w: talk(w, lambda who, _, t: f'{who},"{t}"', "Speaker,Text\n").replace("\n\n", "\n"),
        "nothing",
    ),
    "csv that counts its rows": Format(
        "a.csv",
        lambda w: "\n".join(f'{n},{c[0].start_s:.2f},{c[-1].end_s:.2f},"{said(c)}"' for n, c in enumerate(cues(w))),
    ),
    "csv with decimal commas": Format(
        "a.csv",
        lambda w: (
            "Start;End;Text\n"
            + "\n".join(f"{c[0].start_s:.2f};{c[-1].end_s:.2f};".replace(".", ",") + f'"{said(c)}"' for c in cues(w))
        ),
    ),
}
