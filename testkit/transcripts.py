"""One answer in every format that programs write, its words and times known by construction.

Each writer of ``FORMATS`` gives a file; ``timed`` says what it tells of times: of each word, of each cue,
or nothing. ``bare``: the program writes no capitals and no punctuation.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

ANSWER = (
    "Last autumn I was the only engineer on call for the billing team when I saw that invoices went out twice. "
    "It wasn't my team's R&D and nobody had asked me to look, but about 40 customers a week were charged double. "
    "My goal was to find the cause before the end of the month, and I told my manager that I would own it. "
    "First I pulled the logs of 3 weeks and lined them up by customer. "
    "I found that two workers took the same batch whenever a retry came in less than 5 seconds. "
    "I wrote a failing test for it, and then I added a lock with a time limit instead of a bigger queue, "
    "because a queue would only have hidden the race. I rolled it out to one region, watched it for 4 days, "
    "and then I turned it on everywhere. The double invoices went from 40 a week to 0, and support saved 25 hours "
    "a week. Two other teams took over the lock. I learned that a retry is a question of concurrency, "
    "and now I ask who else may hold the same work before I add one."
)
QUESTION = "Tell me about a time when you owned a problem that was not yours. What did you do?"
CANDIDATE, INTERVIEWER = "Sam Lee", "Dana Reyes"


@dataclass(frozen=True, slots=True)
class Spoken:
    """One word and its seconds."""

    text: str
    start_s: float
    end_s: float


def spoken(text: str = ANSWER, from_s: float = 1.0) -> list[Spoken]:
    """Words at a pace of speech: longer ones take longer, and after a sentence there is a pause."""
    words: list[Spoken] = []
    at_s = from_s
    for token in text.split():
        end_s = at_s + 0.12 + 0.05 * len(token)
        words.append(Spoken(token, round(at_s, 2), round(end_s, 2)))
        at_s = end_s + (0.6 if token[-1] in ".?!" else 0.03)
    return words


def cues(words: Sequence[Spoken], most: int = 8) -> list[list[Spoken]]:
    """Words in captions, a new one after every sentence."""
    found: list[list[Spoken]] = [[]]
    for word in words:
        if len(found[-1]) == most or (found[-1] and found[-1][-1].text[-1] in ".?!"):
            found.append([])
        found[-1].append(word)
    return found


def stamp(seconds: float, mark: str = ",", hours: bool = True) -> str:
    """'00:00:01,500'."""
    ms = round(seconds * 1000)
    clock = f"{ms // 60_000 % 60:02d}:{ms // 1000 % 60:02d}{mark}{ms % 1000:03d}"
    return f"{ms // 3_600_000:02d}:{clock}" if hours else clock


def said(cue: Sequence[Spoken]) -> str:
    """The words as text."""
    return " ".join(word.text for word in cue)


@dataclass(frozen=True, slots=True)
class Format:
    """A format: the name of a file in it, its writer, and what it keeps of the truth."""

    file: str
    write: Callable[[list[Spoken]], str | bytes]
    timed: str = "cues"
    bare: bool = False


def _srt(words: list[Spoken], apart: str = "\n", numbered: bool = True, arrow: str = " --> ") -> str:
    rows = []
    for number, cue in enumerate(cues(words), 1):
        timing = f"{stamp(cue[0].start_s)}{arrow}{stamp(cue[-1].end_s)}"
        rows.append((f"{number}\n" if numbered else "") + f"{timing}\n{said(cue)}\n")
    return apart.join(rows)


def _srt_halved(words: list[Spoken]) -> str:
    """A blank line in the middle of every cue."""
    rows = []
    for number, cue in enumerate(cues(words), 1):
        half = (len(cue) + 1) // 2
        text = f"{said(cue[:half])}\n\n{said(cue[half:])}" if len(cue) > 1 else said(cue)
        rows.append(f"{number}\n{stamp(cue[0].start_s)} --> {stamp(cue[-1].end_s)}\n{text}\n")
    return "\n".join(rows)


def _srt_overlapping(words: list[Spoken]) -> str:
    rows = []
    for number, cue in enumerate(cues(words), 1):
        rows.append(f"{number}\n{stamp(cue[0].start_s)} --> {stamp(cue[-1].end_s + 1.5)}\n{said(cue)}\n")
    return "\n".join(rows)


def _srt_framed(words: list[Spoken]) -> str:
    def framed(seconds: float) -> str:
        return f"{stamp(seconds)[:8]}:{int(seconds % 1 * 25):02d}"

    parts = [f"{framed(cue[0].start_s)} --> {framed(cue[-1].end_s)}\n{said(cue)}\n" for cue in cues(words)]
    return "\n".join(parts)


def _vtt(words: list[Spoken], text: Callable[[list[Spoken]], str] = said, head: str = "", hours: bool = True) -> str:
    rows = [f"WEBVTT{head}\n"]
    for cue in cues(words):
        start, end = stamp(cue[0].start_s, ".", hours), stamp(cue[-1].end_s, ".", hours)
        rows.append(f"{start} --> {end} align:start position:0%\n{text(cue)}\n")
    return "\n".join(rows)


def _vtt_rolling(words: list[Spoken]) -> str:
    """As automatic captions roll: a line is shown being spoken, then still, then above the next."""
    rows = ["WEBVTT\nKind: captions\nLanguage: en\n"]
    before = " "
    for cue in cues(words):
        inline = cue[0].text + "".join(f"<{stamp(w.start_s, '.')}><c> {w.text}</c>" for w in cue[1:])
        end_s = cue[-1].end_s
        rows.append(f"{stamp(cue[0].start_s, '.')} --> {stamp(end_s - 0.01, '.')} align:start\n{before}\n{inline}\n")
        rows.append(f"{stamp(end_s - 0.01, '.')} --> {stamp(end_s, '.')} align:start\n{said(cue)}\n \n")
        before = said(cue)
    return "\n".join(rows)


def _srt_rolling(words: list[Spoken]) -> str:
    """Rolling captions that lost their inline times."""
    rows, before = [], ""
    for number, cue in enumerate(cues(words), 1):
        text = f"{before}\n{said(cue)}" if before else said(cue)
        start_s = cue[0].start_s
        rows.append(f"{number}\n{stamp(start_s)} --> {stamp(cue[-1].end_s + 0.6)}\n{text}\n")
        before = said(cue)
    return "\n".join(rows)


def _sbv(words: list[Spoken]) -> str:
    parts = [f"{stamp(c[0].start_s, '.')[1:]},{stamp(c[-1].end_s, '.')[1:]}\n{said(c)}\n" for c in cues(words)]
    return "\n".join(parts)


def _entities(cue: list[Spoken]) -> str:
    text = said(cue).replace("&", "&amp;").replace("'", "&#39;").replace("team&#39;s", "<b>team&#39;s</b>")
    return f"&nbsp;{text}"


def _whisper_lines(words: list[Spoken]) -> str:
    lines = [f"[{stamp(c[0].start_s, '.')} --> {stamp(c[-1].end_s, '.')}]  {said(c)}" for c in cues(words)]
    return "\n".join(["[BLANK_AUDIO]", *lines])


def asked(words: list[Spoken]) -> list[tuple[str, list[Spoken]]]:
    """The question before the answer, each under its speaker: the question takes the time before it."""
    asked = spoken(QUESTION, from_s=0.0)
    scale = (words[0].start_s - 0.2) / asked[-1].end_s
    asked = [Spoken(w.text, round(w.start_s * scale, 2), round(w.end_s * scale, 2)) for w in asked]
    return [(INTERVIEWER, cue) for cue in cues(asked)] + [(CANDIDATE, cue) for cue in cues(words)]


def _labelled_vtt(words: list[Spoken], form: str) -> str:
    rows = ["WEBVTT\n"]
    for number, (who, cue) in enumerate(asked(words), 1):
        timing = f"{stamp(cue[0].start_s, '.')} --> {stamp(cue[-1].end_s, '.')}"
        rows.append(f"{number}\n{timing}\n{form.format(who=who, said=said(cue))}\n")
    return "\n".join(rows)


def _changes_srt(words: list[Spoken]) -> str:
    rows, last = [], INTERVIEWER
    for number, (who, cue) in enumerate(asked(words), 1):
        mark = ">> " if who != last or number == 1 else ""
        rows.append(f"{number}\n{stamp(cue[0].start_s)} --> {stamp(cue[-1].end_s)}\n{mark}{said(cue)}\n")
        last = who
    return "\n".join(rows)


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


def _rows(words: list[Spoken], mark: str, head: str, scale: float) -> str:
    def number(seconds: float) -> str:
        return f"{seconds:.6f}" if scale == 1 else str(round(seconds * scale))

    lines = [f"{number(c[0].start_s)}{mark}{number(c[-1].end_s)}{mark}{_quoted(said(c), mark)}" for c in cues(words)]
    return "\n".join([head, *lines] if head else lines) + "\n"


def _quoted(text: str, mark: str) -> str:
    return f'"{text}"' if mark == "," else text


def _letters(text: str) -> str:
    return "".join(letter for letter in text.lower() if letter.isalnum() or letter in "'&%")


def segments(words: list[Spoken], word: Callable[[Spoken], dict[str, Any]] | None, **more: Any) -> list[dict[str, Any]]:
    """The captions as a recognizer's segments."""
    found = []
    for number, cue in enumerate(cues(words)):
        segment: dict[str, Any] = {"id": number, "start": cue[0].start_s, "end": cue[-1].end_s, "text": " " + said(cue)}
        if word:
            segment["words"] = [word(one) for one in cue]
        found.append(segment | more)
    return found


def _whisper_word(w: Spoken) -> dict[str, Any]:
    return {"word": f" {w.text}", "start": w.start_s, "end": w.end_s, "probability": 0.94}


def dump(data: Any) -> str:
    """Data as JSON."""
    return json.dumps(data, ensure_ascii=False)


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
        result = [{"conf": 0.9, "end": w.end_s, "start": w.start_s, "word": _letters(w.text)} for w in cue]
        parts.append(json.dumps({"result": result, "text": " ".join(_letters(w.text) for w in cue)}, indent=2))
    return "\n".join(parts)


def _deepgram(words: list[Spoken]) -> str:
    items = [
        {"word": _letters(w.text), "start": w.start_s, "end": w.end_s, "confidence": 0.98, "punctuated_word": w.text}
        for w in words
    ]
    sentences = [{"text": said(c), "start": c[0].start_s, "end": c[-1].end_s} for c in cues(words)]
    best = {"transcript": said(words), "confidence": 0.98, "words": items}
    best["paragraphs"] = {
        "transcript": "\n" + said(words),
        "paragraphs": [{"sentences": sentences, "num_words": len(words)}],
    }
    data = {
        "metadata": {"duration": words[-1].end_s + 1, "channels": 1},
        "results": {"channels": [{"alternatives": [best]}]},
    }
    return dump(data)


def _assembly(words: list[Spoken]) -> str:
    items = [
        {
            "text": w.text,
            "start": round(w.start_s * 1000),
            "end": round(w.end_s * 1000),
            "confidence": 0.97,
            "speaker": None,
        }
        for w in words
    ]
    return dump(
        {
            "id": "6",
            "status": "completed",
            "audio_duration": round(words[-1].end_s),
            "text": said(words),
            "words": items,
        }
    )


def _assembly_speakers(words: list[Spoken]) -> str:
    utterances = []
    for who, cue in asked(words):
        items = [{"text": w.text, "start": round(w.start_s * 1000), "end": round(w.end_s * 1000)} for w in cue]
        letter = "A" if who == INTERVIEWER else "B"
        utterances.append(
            {"speaker": letter, "text": said(cue), "start": items[0]["start"], "end": items[-1]["end"], "words": items}
        )
    return dump({"text": " ".join(u["text"] for u in utterances), "utterances": utterances})


def _openai_verbose(words: list[Spoken]) -> str:
    items = [{"word": w.text.strip(".,?!"), "start": w.start_s, "end": w.end_s} for w in words]
    data = {
        "task": "transcribe",
        "language": "english",
        "duration": words[-1].end_s,
        "text": said(words),
        "words": items,
    }
    return dump(data | {"segments": segments(words, None, avg_logprob=-0.2, no_speech_prob=0.01, tokens=[1, 2])})


def _json3(words: list[Spoken]) -> str:
    events: list[dict[str, Any]] = [{"tStartMs": 0, "dDurationMs": 90_000, "id": 1, "wpWinPosId": 1}]
    for cue in cues(words):
        start = round(cue[0].start_s * 1000)
        segs: list[dict[str, Any]] = []
        for number, w in enumerate(cue):
            offset = {"tOffsetMs": round(w.start_s * 1000) - start} if number else {}
            segs.append({"utf8": w.text if number == 0 else f" {w.text}", "acAsrConf": 0} | offset)
        length = round(cue[-1].end_s * 1000) - start
        events.append({"tStartMs": start, "dDurationMs": length, "wWinId": 1, "segs": segs})
        events.append(
            {"tStartMs": start + length, "dDurationMs": 10, "wWinId": 1, "aAppend": 1, "segs": [{"utf8": "\n"}]}
        )
    return dump({"wireMagic": "pb3", "pens": [{}], "events": events})


def _aws(words: list[Spoken]) -> str:
    items: list[dict[str, Any]] = []
    for w in words:
        bare = w.text.rstrip(".,?!")
        best = [{"confidence": "0.98", "content": bare}]
        items.append(
            {"start_time": str(w.start_s), "end_time": str(w.end_s), "alternatives": best, "type": "pronunciation"}
        )
        if bare != w.text:
            items.append(
                {"alternatives": [{"confidence": "0.0", "content": w.text[len(bare) :]}], "type": "punctuation"}
            )
    return dump(
        {
            "jobName": "a",
            "results": {"transcripts": [{"transcript": said(words)}], "items": items},
            "status": "COMPLETED",
        }
    )


def _google(words: list[Spoken]) -> str:
    results = []
    for cue in cues(words, 40):
        items = [{"startTime": f"{w.start_s:.3f}s", "endTime": f"{w.end_s:.3f}s", "word": w.text} for w in cue]
        results.append({"alternatives": [{"transcript": said(cue), "confidence": 0.9, "words": items}]})
    return dump({"results": results})


def _rev(words: list[Spoken]) -> str:
    elements: list[dict[str, Any]] = []
    for w in words:
        elements.append({"type": "text", "value": w.text, "ts": w.start_s, "end_ts": w.end_s, "confidence": 0.95})
        elements.append({"type": "punct", "value": " "})
    return dump({"monologues": [{"speaker": 0, "elements": elements}]})


def _unheard_of(words: list[Spoken]) -> str:
    """Names that no program uses: only the shape tells what they are."""
    return dump({"meta": {"v": 3}, "payload": [{"lo": w.start_s, "hi": w.end_s, "glyphs": w.text} for w in words]})


def _ours(words: list[Spoken]) -> str:
    items = [{"text": w.text, "start_s": w.start_s, "end_s": w.end_s, "probability": 0.9} for w in words]
    return dump({"timed": "measured", "duration_s": words[-1].end_s + 2.0, "words": items})


FORMATS: dict[str, Format] = {
    "srt": Format("a.srt", _srt),
    "srt without blank lines": Format("a.srt", lambda w: _srt(w, apart="")),
    "srt without numbers": Format("a.srt", lambda w: _srt(w, numbered=False)),
    "srt with a blank line inside": Format("a.srt", _srt_halved),
    "srt with CR CR LF": Format("a.srt", lambda w: _srt(w).replace("\n", "\r\r\n").encode()),
    "srt with CR": Format("a.srt", lambda w: _srt(w).replace("\n", "\r").encode()),
    "srt with doubled lines": Format("a.srt", lambda w: _srt(w).replace("\n", "\n\n")),
    "srt with overlapping cues": Format("a.srt", _srt_overlapping),
    "srt with frames": Format("a.srt", _srt_framed),
    "srt with loose arrows": Format("a.srt", lambda w: _srt(w, arrow="->")),
    "srt that rolls": Format("a.srt", _srt_rolling),
    "srt in UTF-8 with a mark": Format("a.srt", lambda w: b"\xef\xbb\xbf" + _srt(w).encode()),
    "srt in UTF-16": Format("a.srt", lambda w: _srt(w).encode("utf-16")),
    "srt in UTF-16 without a mark": Format("a.srt", lambda w: _srt(w).encode("utf-16-le")),
    "srt named txt": Format("a.txt", _srt),
    "vtt": Format("a.vtt", _vtt),
    "vtt without hours": Format("a.vtt", lambda w: _vtt(w, hours=False)),
    "vtt with notes": Format(
        "a.vtt", lambda w: _vtt(w, head="\nKind: captions\n\nNOTE\nnobody said this\n\nSTYLE\n::cue {}\n")
    ),
    "vtt with entities and tags": Format("a.vtt", lambda w: _vtt(w, _entities)),
    "vtt that rolls": Format("a.vtt", _vtt_rolling, "words"),
    "sbv": Format("a.sbv", _sbv),
    "lines of a recognizer": Format("a.txt", _whisper_lines),
    "vtt of Zoom": Format("a.vtt", lambda w: _labelled_vtt(w, "{who}: {said}")),
    "vtt of Teams": Format("a.vtt", lambda w: _labelled_vtt(w, "<v {who}>{said}</v>")),
    "vtt with names above": Format("a.vtt", lambda w: _labelled_vtt(w, "{who}\n{said}")),
    "srt with changes of speaker": Format("a.srt", _changes_srt),
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
    "Audacity labels": Format("a.txt", lambda w: _rows(w, "\t", "", 1)),
    "tsv in milliseconds": Format("a.tsv", lambda w: _rows(w, "\t", "start\tend\ttext", 1000)),
    "csv in milliseconds": Format("a.csv", lambda w: _rows(w, ",", "start,end,text", 1000)),
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
    "Deepgram": Format("a.json", _deepgram, "words"),
    "AssemblyAI": Format("a.json", _assembly, "words"),
    "AssemblyAI with speakers": Format("a.json", _assembly_speakers, "words"),
    "OpenAI verbose": Format("a.json", _openai_verbose, "words"),
    "YouTube json3": Format("a.json3", _json3, "words"),
    "AWS": Format("a.json", _aws, "words"),
    "Google": Format("a.json", _google, "words"),
    "Rev": Format("a.json", _rev, "words"),
    "names never heard of": Format("a.json", _unheard_of, "words"),
    "our own": Format("a.json", _ours, "words"),
    "our own, named txt": Format("a.txt", _ours, "words"),
}
