"""The answer as the JSON of recognizers that run locally, and mockloop's own."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from testkit.transcripts.answer import (
    CANDIDATE,
    Format,
    Spoken,
    asked,
    cues,
    dump,
    letters,
    said,
    segments,
    stamp,
)


def _whisper_word(w: Spoken) -> dict[str, Any]:
    return {"word": f" {w.text}", "start": w.start_s, "end": w.end_s, "probability": 0.94}


def _whisper_cpp(words: list[Spoken]) -> str:
    def part(one: Sequence[Spoken]) -> dict[str, Any]:
        a, b = one[0].start_s, one[-1].end_s
        return {
            "timestamps": {"from": stamp(a), "to": stamp(b)},
            "offsets": {"from": round(a * 1000), "to": round(b * 1000)},
            "text": " " + said(one),
        }

    def tokens(cue: Sequence[Spoken]) -> list[dict[str, Any]]:
        start = {
            "text": "[_BEG_]",
            "offsets": {"from": round(cue[0].start_s * 1000)} | {"to": round(cue[0].start_s * 1000)},
        }
        found = [start | {"id": 50363, "p": 0.9}]
        for w in cue:
            half = max(1, len(w.text) // 2)
            middle_s = (w.start_s + w.end_s) / 2
            pieces = [(" " + w.text[:half], w.start_s, middle_s), (w.text[half:], middle_s, w.end_s)]
            for text, a, b in pieces:
                if text:
                    found.append(
                        {"text": text, "offsets": {"from": round(a * 1000), "to": round(b * 1000)}, "id": 7, "p": 0.9}
                    )
        return found

    parts = [part(cue) | {"tokens": tokens(cue)} for cue in cues(words)]
    return dump(
        {"systeminfo": "AVX = 1", "model": {"type": "base"}, "result": {"language": "en"}, "transcription": parts}
    )


def _vosk(words: list[Spoken]) -> str:
    """One document after the other, as its example prints them."""
    parts = []
    for cue in cues(words, 40):
        result = [{"conf": 0.9, "end": w.end_s, "start": w.start_s, "word": letters(w.text)} for w in cue]
        parts.append(json.dumps({"result": result, "text": " ".join(letters(w.text) for w in cue)}, indent=2))
    return "\n".join(parts)


def _unheard_of(words: list[Spoken]) -> str:
    """Names that no program uses: only the shape tells what they are."""
    return dump({"meta": {"v": 3}, "payload": [{"lo": w.start_s, "hi": w.end_s, "glyphs": w.text} for w in words]})


def _ours(words: list[Spoken]) -> str:
    items = [{"text": w.text, "start_s": w.start_s, "end_s": w.end_s, "probability": 0.9} for w in words]
    return dump({"timed": "measured", "duration_s": words[-1].end_s + 2.0, "words": items})


def _null_times(words: list[Spoken]) -> str:
    """Every fifth word without times, as alignment leaves figures and names."""
    found = segments(words, None)
    for segment, cue in zip(found, cues(words), strict=True):
        segment["words"] = [
            {"word": w.text, "start": None, "end": None, "score": None}
            if at % 5 == 4
            else {"word": w.text, "start": w.start_s, "end": w.end_s, "score": 0.8}
            for at, w in enumerate(cue)
        ]
    return dump({"segments": found, "language": "en"})


def _open_end(words: list[Spoken]) -> str:
    """The last chunk has no end."""
    chunks: list[dict[str, Any]] = [
        {"text": " " + said(c), "timestamp": [c[0].start_s, c[-1].end_s]} for c in cues(words)
    ]
    chunks[-1]["timestamp"][1] = None
    return dump({"text": " " + said(words), "chunks": chunks})


def _whisperx_speakers(words: list[Spoken]) -> str:
    found = []
    for who, cue in asked(words):
        speaker = "SPEAKER_01" if who == CANDIDATE else "SPEAKER_00"
        items = [{"word": w.text, "start": w.start_s, "end": w.end_s, "score": 0.8, "speaker": speaker} for w in cue]
        times = {"start": cue[0].start_s, "end": cue[-1].end_s}
        found.append({**times, "text": " " + said(cue), "words": items, "speaker": speaker})
    return dump({"segments": found})


FORMATS: dict[str, Format] = {
    "faster-whisper": Format("a.json", lambda w: dump(segments(w, _whisper_word)), "words"),
    "openai-whisper": Format(
        "a.json", lambda w: dump({"text": said(w), "segments": segments(w, _whisper_word)}), "words"
    ),
    "openai-whisper without words": Format("a.json", lambda w: dump({"text": said(w), "segments": segments(w, None)})),
    "whisper.cpp": Format("a.json", _whisper_cpp, "words"),
    "WhisperX": Format(
        "a.json",
        lambda w: dump(
            {
                "segments": segments(w, lambda o: {"word": o.text, "start": o.start_s, "end": o.end_s, "score": 0.8}),
                "word_segments": [{"word": o.text, "start": o.start_s, "end": o.end_s, "score": 0.8} for o in w],
            }
        ),
        "words",
    ),
    "whisper-timestamped": Format(
        "a.json",
        lambda w: dump(
            {
                "text": said(w),
                "segments": segments(
                    w, lambda o: {"text": o.text, "start": o.start_s, "end": o.end_s, "confidence": 0.8}
                ),
            }
        ),
        "words",
    ),
    "Vosk": Format("a.json", _vosk, "words", bare=True),
    "HF chunks": Format(
        "a.json",
        lambda w: dump(
            {"text": said(w), "chunks": [{"text": " " + o.text, "timestamp": [o.start_s, o.end_s]} for o in w]}
        ),
        "words",
    ),
    "names never heard of": Format("a.json", _unheard_of, "words"),
    "our own": Format("a.json", _ours, "words"),
    "our own, named txt": Format("a.txt", _ours, "words"),
    "Whisper with null times": Format("a.json", _null_times, "words"),
    "HF chunks with an open end": Format("a.json", _open_end),
    "WhisperX with speakers": Format("a.json", _whisperx_speakers, "words"),
}
