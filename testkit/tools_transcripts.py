"""The same answer as more programs write it: meetings, editors of sound and video, services; ``EVERY`` has all formats.

The forms follow what the programs export; words and times come from ``transcripts``.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import groupby
from typing import Any

from testkit.transcripts import (
    CANDIDATE,
    FORMATS,
    INTERVIEWER,
    QUESTION,
    Format,
    Spoken,
    asked,
    cues,
    dump,
    said,
    segments,
    stamp,
)

Line = Callable[[int, str, list[Spoken]], str]


def _each(words: list[Spoken], line: Line, head: str = "", apart: str = "\n") -> str:
    """A line or block for each caption, the question's included."""
    rows = [line(number, who, cue) for number, (who, cue) in enumerate(asked(words), 1)]
    return head + apart.join(rows) + "\n"


def blocks(words: list[Spoken]) -> list[list[Spoken]]:
    """The answer in blocks of three sentences, as meeting programs write it."""
    found: list[list[Spoken]] = [[]]
    ended = 0
    for word in words:
        if ended == 3:
            found.append([])
            ended = 0
        found[-1].append(word)
        ended += word.text[-1] in ".?!"
    return found


def _talk(words: list[Spoken], line: Callable[[str, list[Spoken], str], str], head: str = "", foot: str = "") -> str:
    """The question in one block, the answer in blocks: speaker, words, text."""
    question = [Spoken(text, at * 0.02, at * 0.02 + 0.01) for at, text in enumerate(QUESTION.split())]
    rows = [line(INTERVIEWER, question, QUESTION), *(line(CANDIDATE, one, said(one)) for one in blocks(words))]
    return head + "\n\n".join(rows) + "\n" + foot


def _plain_srt(words: list[Spoken], at: Callable[[float], str], rest: str = "") -> str:
    rows = [f"{n}\n{at(c[0].start_s)} --> {at(c[-1].end_s)}{rest}\n{said(c)}\n" for n, c in enumerate(cues(words), 1)]
    return "\n".join(rows)


def _frames(seconds: float, mark: str = ":", rate: int = 30) -> str:
    return f"{stamp(seconds)[:8]}{mark}{int(seconds % 1 * rate + 1e-6):02d}"


def _negative(words: list[Spoken]) -> str:
    """A first cue before the beginning, as editors leave after a cut; its first word is cut off with it."""
    first, *rest = cues(words)
    rows = [f"1\n-00:00:00,500 --> {stamp(first[-1].end_s)}\n{said(first)}\n"]
    rows += [f"{n}\n{stamp(c[0].start_s)} --> {stamp(c[-1].end_s)}\n{said(c)}\n" for n, c in enumerate(rest, 2)]
    return "\n".join(rows)


def _sbv_two_lines(words: list[Spoken]) -> str:
    rows = []
    for cue in cues(words):
        half = (len(cue) + 1) // 2
        lines = "\n".join(said(part) for part in (cue[:half], cue[half:]) if part)
        rows.append(f"{stamp(cue[0].start_s, '.')[1:]},{stamp(cue[-1].end_s, '.')[1:]}\n{lines}\n")
    return "\n".join(rows)


def _meet(words: list[Spoken]) -> str:
    """Stamps as headings of their own, names before colons."""
    rows = [f"{who}: {' '.join(said(c) for _, c in run)}" for who, run in groupby(asked(words), key=lambda one: one[0])]
    head = "Interview (2026-03-01 10:00 GMT) - Transcript\nAttendees\n\nDana Reyes, Sam Lee\n\nTranscript\n\n"
    return f"{head}00:00:00\n \n" + "\n".join(rows) + "\n\nTranscription ended after 00:01:20\n"


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


def _deepgram_channels(words: list[Spoken]) -> str:
    channels = []
    for who in (INTERVIEWER, CANDIDATE):
        mine = [w for name, cue in asked(words) if name == who for w in cue]
        items = [
            {"word": w.text.lower().strip(".,?"), "start": w.start_s, "end": w.end_s, "confidence": 0.98}
            | {"punctuated_word": w.text}
            for w in mine
        ]
        best = {"transcript": said(mine), "confidence": 0.98, "words": items}
        channels.append({"alternatives": [best], "detected_language": "en"})
    return dump({"metadata": {"duration": words[-1].end_s + 1, "channels": 2}, "results": {"channels": channels}})


def _deepgram_speakers(words: list[Spoken]) -> str:
    items, utterances = [], []
    for who, cue in asked(words):
        number = int(who == CANDIDATE)
        mine = [
            {"word": w.text.lower(), "start": w.start_s, "end": w.end_s, "confidence": 0.98, "speaker": number}
            | {"speaker_confidence": 0.6, "punctuated_word": w.text}
            for w in cue
        ]
        items += mine
        times = {"start": cue[0].start_s, "end": cue[-1].end_s, "confidence": 0.9, "channel": 0}
        utterances.append(times | {"transcript": said(cue), "words": mine, "speaker": number, "id": "9f-1"})
    text = " ".join(said(cue) for _, cue in asked(words))
    channel = {"alternatives": [{"transcript": text, "confidence": 0.98, "words": items}]}
    return dump({"metadata": {"duration": 80.0}, "results": {"channels": [channel], "utterances": utterances}})


def _speechmatics(words: list[Spoken]) -> str:
    results: list[dict[str, Any]] = []
    for who, cue in asked(words):
        speaker = "S2" if who == CANDIDATE else "S1"
        for w in cue:
            bare = w.text.rstrip(".,?")
            best = {"confidence": 0.99, "content": bare, "language": "en", "speaker": speaker}
            results.append({"alternatives": [best], "start_time": w.start_s, "end_time": w.end_s, "type": "word"})
            if bare != w.text:
                mark = {"confidence": 1.0, "content": w.text[len(bare) :], "language": "en", "speaker": speaker}
                at = {"start_time": w.end_s, "end_time": w.end_s, "attaches_to": "previous"}
                results.append({"alternatives": [mark], "type": "punctuation", **at})
    return dump({"format": "2.9", "job": {"duration": 80}, "results": results})


def _elevenlabs(words: list[Spoken]) -> str:
    items: list[dict[str, Any]] = []
    for who, cue in asked(words):
        for w in cue:
            speaker = "speaker_1" if who == CANDIDATE else "speaker_0"
            times = {"start": w.start_s, "end": w.end_s, "speaker_id": speaker}
            items.append({"text": w.text, "type": "word", "logprob": -0.1, **times})
            items.append({"text": " ", "type": "spacing", "start": w.end_s, "end": w.end_s, "speaker_id": speaker})
    text = " ".join(said(cue) for _, cue in asked(words))
    return dump({"language_code": "eng", "language_probability": 0.98, "text": text, "words": items})


def _azure(words: list[Spoken]) -> str:
    phrases = []
    for who, cue in asked(words):
        items = [
            {"word": w.text.lower().strip(".,?"), "offsetInTicks": w.start_s * 1e7}
            | {"durationInTicks": (w.end_s - w.start_s) * 1e7, "confidence": 0.9}
            for w in cue
        ]
        best = {"confidence": 0.9, "lexical": said(cue).lower(), "display": said(cue), "words": items}
        times = {"offsetInTicks": cue[0].start_s * 1e7, "durationInTicks": (cue[-1].end_s - cue[0].start_s) * 1e7}
        phrases.append({"channel": 0, "speaker": 2 if who == CANDIDATE else 1, **times, "nBest": [best]})
    return dump({"source": "a.wav", "combinedRecognizedPhrases": [], "recognizedPhrases": phrases})


def _fireflies(words: list[Spoken]) -> str:
    rows = [
        {"sentence": said(c), "startTime": stamp(c[0].start_s, ".")[3:], "endTime": stamp(c[-1].end_s, ".")[3:]}
        | {"speaker_name": who, "speaker_id": int(who == CANDIDATE)}
        for who, c in asked(words)
    ]
    return dump(rows)


def _whisperx_speakers(words: list[Spoken]) -> str:
    found = []
    for who, cue in asked(words):
        speaker = "SPEAKER_01" if who == CANDIDATE else "SPEAKER_00"
        items = [{"word": w.text, "start": w.start_s, "end": w.end_s, "score": 0.8, "speaker": speaker} for w in cue]
        times = {"start": cue[0].start_s, "end": cue[-1].end_s}
        found.append({**times, "text": " " + said(cue), "words": items, "speaker": speaker})
    return dump({"segments": found})


def _teams_vtt(number: int, who: str, cue: list[Spoken]) -> str:
    half = (len(cue) + 1) // 2
    text = "\n".join(said(part) for part in (cue[:half], cue[half:]) if part)
    name = f"5f1c7d22-9f0e-4a57-8d8a-0c55c1c2a9aa/{number}-0"
    return f"{name}\n{stamp(cue[0].start_s, '.')} --> {stamp(cue[-1].end_s, '.')}\n<v {who}>{text}</v>\n"


def _at(cue: list[Spoken], mark: str = ".") -> str:
    return stamp(cue[0].start_s, mark)


def _labels(words: list[Spoken], row: Callable[[list[Spoken]], str]) -> str:
    return "\n".join(map(row, cues(words))) + "\n"


def _in_windows(text: str) -> bytes:
    return text.replace("'", "\u2019").encode("cp1252")


def _caps(words: list[Spoken]) -> str:
    names = {INTERVIEWER: "INTERVIEWER", CANDIDATE: "CANDIDATE"}
    return _talk(words, lambda who, _, text: f"{names[who]}: {text}")


def _spelled(who: str, number: int = 1) -> str:
    return f"Speaker {number + (who == CANDIDATE)}"


def _ttml(words: list[Spoken]) -> str:
    rows = [
        f'<p begin="{_at(c)}" end="{stamp(c[-1].end_s, ".")}" xml:id="c{n}">{said(c).replace("&", "&amp;")}</p>'
        for n, c in enumerate(cues(words))
    ]
    head = (
        '<?xml version="1.0" encoding="UTF-8"?>\n<tt xmlns="http://www.w3.org/ns/ttml" xml:lang="en"><head/><body><div>'
    )
    return f"{head}\n" + "\n".join(rows) + "\n</div></body></tt>\n"


def _srv1(words: list[Spoken]) -> str:
    rows = [
        f'<text start="{c[0].start_s}" dur="{c[-1].end_s - c[0].start_s:.2f}">'
        f"{said(c).replace('&', '&amp;amp;').replace(chr(39), '&amp;#39;')}</text>"
        for c in cues(words)
    ]
    return '<?xml version="1.0" encoding="utf-8" ?><transcript>' + "".join(rows) + "</transcript>"


def _srv3(words: list[Spoken]) -> str:
    rows = []
    for cue in cues(words):
        start = round(cue[0].start_s * 1000)
        parts = [
            f'<s{f" t={chr(34)}{round(w.start_s * 1000) - start}{chr(34)}" if n else ""} ac="0">'
            f"{' ' * bool(n)}{w.text.replace('&', '&amp;')}</s>"
            for n, w in enumerate(cue)
        ]
        length = round(cue[-1].end_s * 1000) - start
        rows.append(f'<p t="{start}" d="{length}" w="1">{"".join(parts)}</p>')
        rows.append(f'<p t="{start + length}" d="10" w="1" a="1">\n</p>')
    head = '<?xml version="1.0" encoding="utf-8" ?><timedtext format="3">\n<head><ws id="0"/></head><body>\n'
    return head + "\n".join(rows) + "\n</body>\n</timedtext>\n"


TOOLS: dict[str, Format] = {
    "Teams vtt with ids and two lines": Format("a.vtt", lambda w: _each(w, _teams_vtt, "WEBVTT\n\n")),
    "srt of WhisperX": Format(
        "a.srt",
        lambda w: _each(
            w,
            lambda n, who, c: (
                f"{n}\n{_at(c, ',')} --> {stamp(c[-1].end_s)}\n"
                f"[{'SPEAKER_01' if who == CANDIDATE else 'SPEAKER_00'}]: {said(c)}\n"
            ),
        ),
    ),
    "srt in Windows-1252": Format("a.srt", lambda w: _in_windows(_plain_srt(w, stamp))),
    "srt with positions": Format(
        "a.srt", lambda w: _plain_srt(w, stamp, "  X1:201 X2:516 Y1:397 Y2:423 align:start position:10%")
    ),
    "srt without hours": Format("a.srt", lambda w: _plain_srt(w, lambda s: stamp(s, ",", hours=False))),
    "srt with tenths": Format("a.srt", lambda w: _plain_srt(w, lambda s: f"{s // 60:02.0f}:{s % 60:04.1f}")),
    "srt with drop frames": Format("a.srt", lambda w: _plain_srt(w, lambda s: _frames(s, ";"))),
    "srt from before the beginning": Format("a.srt", _negative),
    "sbv with two lines": Format("a.sbv", _sbv_two_lines),
    "Premiere": Format(
        "a.txt",
        lambda w: _each(w, lambda n, who, c: f"{_frames(c[0].start_s)} - {_frames(c[-1].end_s)}\n{who}\n{said(c)}\n"),
    ),
    "Teams lines": Format(
        "a.txt",
        lambda w: _each(
            w, lambda n, who, c: f"{_at(c)[1:]} --> {stamp(c[-1].end_s, '.')[1:]}\n{who}\n{said(c)}\n", apart="\n"
        ),
    ),
    "Zoom captions": Format("a.txt", lambda w: _talk(w, lambda who, c, t: f"[{who}] {_at(c)[:8]}\n{t}"), "blocks"),
    "Descript": Format("a.txt", lambda w: _talk(w, lambda who, c, t: f"[{_at(c)[:8]}] {_spelled(who)}: {t}"), "blocks"),
    "Rev text": Format(
        "a.txt", lambda w: _talk(w, lambda who, c, t: f"{_spelled(who)} ({_at(c)[3:8]}):\n{t}"), "blocks"
    ),
    "Rev heads": Format("a.txt", lambda w: _talk(w, lambda who, c, t: f"{_spelled(who)} {_at(c)[:8]}\n{t}"), "blocks"),
    "Otter with a footer": Format(
        "a.txt",
        lambda w: _talk(w, lambda who, c, t: f"{who}  {_at(c)[4:8]}\n{t}", foot="\nTranscribed by https://otter.ai\n"),
        "blocks",
    ),
    "Riverside": Format("a.txt", lambda w: _talk(w, lambda who, c, t: f"{who} ({_at(c)[3:11]})\n{t}"), "blocks"),
    "Happy Scribe": Format("a.txt", lambda w: _talk(w, lambda who, c, t: f"[{_at(c)[:11]}] - {who}\n{t}"), "blocks"),
    "Sonix": Format("a.txt", lambda w: _talk(w, lambda who, c, t: f"{_spelled(who)}: [{_at(c)[:8]}] {t}"), "blocks"),
    "names above stamps": Format("a.txt", lambda w: _talk(w, lambda who, c, t: f"{who}\n{_at(c)[3:8]}\n{t}"), "blocks"),
    "stamps above names": Format("a.txt", lambda w: _talk(w, lambda who, c, t: f"{_at(c)[3:8]}\n{who}\n{t}"), "blocks"),
    "Google Meet": Format("a.txt", _meet, "nothing"),
    "capitals": Format("a.txt", _caps, "nothing"),
    "Markdown with bold names": Format(
        "a.md", lambda w: _talk(w, lambda who, _, t: f"**{who}**: {t}", "# Interview\n\n"), "nothing"
    ),
    "Markdown with names above": Format(
        "a.md", lambda w: _talk(w, lambda who, _, t: f"### {who}\n\n{t}", "# Interview\n\n"), "nothing"
    ),
    "Q and A": Format(
        "a.txt", lambda w: _talk(w, lambda who, _, t: f"{'A' if who == CANDIDATE else 'Q'}: {t}"), "nothing"
    ),
    "Audacity labels with two columns": Format(
        "a.txt", lambda w: _labels(w, lambda c: f"{c[0].start_s:.6f}\t{said(c)}")
    ),
    "Audacity points": Format(
        "a.txt", lambda w: _labels(w, lambda c: f"{c[0].start_s:.6f}\t{c[0].start_s:.6f}\t{said(c)}")
    ),
    "Audacity labels with pitch": Format(
        "a.txt",
        lambda w: _labels(w, lambda c: f"{c[0].start_s:.6f}\t{c[-1].end_s:.6f}\t{said(c)}\n\\\t100.0\t8000.0"),
    ),
    "csv with speakers": Format(
        "a.csv",
        lambda w: _each(
            w,
            lambda n, who, c: f'{n},"{who}",{_at(c)},{stamp(c[-1].end_s, ".")},"{said(c)}"',
            "#,Speaker,Start Time,End Time,Text\n",
        ),
    ),
    "names and tabs": Format(
        "a.txt", lambda w: _talk(w, lambda who, _, t: f"{who}\t{t}").replace("\n\n", "\n"), "nothing"
    ),
    "csv with names and without times": Format(
        "a.csv",
        lambda w: _talk(w, lambda who, _, t: f'{who},"{t}"', "Speaker,Text\n").replace("\n\n", "\n"),
        "nothing",
    ),
    "TTML": Format("a.ttml", _ttml),
    "YouTube srv1": Format("a.xml", _srv1),
    "YouTube srv3": Format("a.srv3", _srv3, "words"),
    "LRC": Format("a.lrc", lambda w: _labels(w, lambda c: f"[{_at(c)[3:11]}]{said(c)}")),
    "stamps before small letters": Format("a.txt", lambda w: _labels(w, lambda c: f"{_at(c)[3:8]} {said(c)}")),
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
    "Whisper with null times": Format("a.json", _null_times, "words"),
    "HF chunks with an open end": Format("a.json", _open_end),
    "Deepgram with channels": Format("a.json", _deepgram_channels, "words"),
    "Deepgram with speakers": Format("a.json", _deepgram_speakers, "words"),
    "Speechmatics": Format("a.json", _speechmatics, "words"),
    "ElevenLabs": Format("a.json", _elevenlabs, "words"),
    "Azure": Format("a.json", _azure, "words"),
    "Fireflies": Format("a.json", _fireflies),
    "WhisperX with speakers": Format("a.json", _whisperx_speakers, "words"),
}
EVERY = FORMATS | TOOLS


def written(name: str, words: list[Spoken]) -> bytes:
    """The file of a format."""
    content = EVERY[name].write(words)
    return content if isinstance(content, bytes) else content.encode()
