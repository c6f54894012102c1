"""The answer in the rarest forms: ranges behind names, logs, rows under 'timestamps'."""

from __future__ import annotations

from testkit.transcripts.answer import (
    CANDIDATE,
    INTERVIEWER,
    QUESTION,
    Format,
    Spoken,
    asked,
    at,
    blocks,
    cues,
    dump,
    labels,
    said,
    segments,
    stamp,
    talk,
)


def _watson(words: list[Spoken]) -> str:
    """Words as rows, who speaks when in a list apart."""
    results = [
        {"final": True, "alternatives": [{"transcript": said(c) + " ", "timestamps": [_row(w) for w in c]}]}
        for _, c in asked(words)
    ]
    speakers = [
        {"from": w.start_s, "to": w.end_s, "speaker": int(who == CANDIDATE), "confidence": 0.6}
        for who, c in asked(words)
        for w in c
    ]
    return dump({"results": results, "speaker_labels": speakers})


def _row(word: Spoken) -> list[str | float]:
    return [word.text, word.start_s, word.end_s]


def _notes(words: list[Spoken]) -> str:
    """A meeting's record with a summary beside it; its times are clocks."""
    told = [("00:00", INTERVIEWER, QUESTION), *((at(part)[3:8], CANDIDATE, said(part)) for part in blocks(words))]
    rows = [{"speaker": who, "timestamp": clock, "text": text} for clock, who, text in told]
    return dump({"title": "x", "summary": "They spoke of double charges.", "transcript": rows})


FORMATS: dict[str, Format] = {
    "ranges behind names": Format(
        "a.txt",
        lambda w: talk(w, lambda who, c, t: f"{who} ({at(c)[3:8]} - {stamp(c[-1].end_s)[3:8]}):\n{t}"),
        "blocks",
    ),
    "short keys of speakers": Format(
        "a.txt", lambda w: talk(w, lambda who, c, t: f"S{1 + (who == CANDIDATE)} {at(c)[3:8]}\n{t}"), "blocks"
    ),
    "names behind pictures": Format("a.txt", lambda w: talk(w, lambda who, _, t: f"\U0001f3a4 {who}: {t}"), "nothing"),
    "names before arrows": Format("a.txt", lambda w: talk(w, lambda who, _, t: f"{who} > {t}"), "nothing"),
    "ranges in milliseconds": Format(
        "a.txt",
        lambda w: labels(w, lambda c: f"[{c[0].start_s * 1000:.0f}ms - {c[-1].end_s * 1000:.0f}ms] {said(c)}"),
    ),
    "log with dates": Format("a.txt", lambda w: labels(w, lambda c: f"2026-11-02T{at(c)}Z {said(c)}"), ended=False),
    "table with pipes": Format(
        "a.txt",
        lambda w: "start|end|text\n" + labels(w, lambda c: f"{c[0].start_s:.2f}|{c[-1].end_s:.2f}|{said(c)}"),
    ),
    "Watson": Format("a.json", _watson, "words"),
    "record with a summary": Format("a.json", _notes, "blocks"),
    "segments below a result": Format(
        "a.json", lambda w: dump({"result": {"segments": segments(w, None, speaker=None)}, "pages": len(cues(w))})
    ),
}
