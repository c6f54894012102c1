"""The answer in the rarest layouts: ranges after names, logs, rows under 'timestamps'."""

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


def _letters(words: list[Spoken]) -> list[tuple[str, float, float]]:
    """Every letter with its share of its word's time, and the spaces between the words."""
    found: list[tuple[str, float, float]] = []
    for word in words:
        if found:
            found.append((" ", found[-1][2], word.start_s))
        each_s = (word.end_s - word.start_s) / len(word.text)
        found += [(c, word.start_s + n * each_s, word.start_s + (n + 1) * each_s) for n, c in enumerate(word.text)]
    return found


def _letters_in_columns(words: list[Spoken]) -> str:
    """As a voice that reads aloud tells when it says what."""
    texts, starts, ends = zip(*_letters(words), strict=True)
    times = {"character_start_times_seconds": starts, "character_end_times_seconds": ends}
    return dump({"alignment": {"characters": texts, **times}})


def _letters_in_rows(words: list[Spoken]) -> str:
    rows = [{"char": c} if c == " " else {"char": c, "start": start, "end": end} for c, start, end in _letters(words)]
    return dump({"segments": [{"text": said(words), "chars": rows}]})


def _hundredths(words: list[Spoken]) -> str:
    """Times in hundredths of a second, as whisper.cpp has them inside."""
    return dump(
        [{"t0": round(100 * c[0].start_s), "t1": round(100 * c[-1].end_s), "text": said(c)} for c in cues(words)]
    )


def _subtitles_inside(words: list[Spoken]) -> str:
    rows = (f"{n}\n{stamp(c[0].start_s)} --> {stamp(c[-1].end_s)}\n{said(c)}\n" for n, c in enumerate(cues(words), 1))
    return dump({"task": "transcribe", "format": "srt", "srt": "\n".join(rows)})


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
    "letters in columns": Format("a.json", _letters_in_columns, "words"),
    "letters in rows": Format("a.json", _letters_in_rows, "words"),
    "hundredths of a second": Format("a.json", _hundredths),
    "subtitles inside JSON": Format("a.json", _subtitles_inside),
    "segments below a result": Format(
        "a.json", lambda w: dump({"result": {"segments": segments(w, None, speaker=None)}, "pages": len(cues(w))})
    ),
}
