"""The answer as JSON in rare shapes: interim results, separate names of speakers, columns, rows without names."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from testkit.transcripts.answer import CANDIDATE, Format, Spoken, asked, cues, dump, letters, said, segments

Run = tuple[str, list[Spoken]]


def _runs(words: list[Spoken]) -> list[Run]:
    """The question and the answer, each as one stretch of its speaker."""
    return [(who, [w for _, cue in run for w in cue]) for who, run in groupby(asked(words), key=lambda one: one[0])]


def _ms(seconds: float) -> int:
    return round(seconds * 1000)


def _lines(parts: Sequence[Any]) -> str:
    return "\n".join(map(dump, parts))


def _azure_fast(words: list[Spoken]) -> str:
    def times(one: Sequence[Spoken]) -> dict[str, int]:
        start_s, end_s = one[0].start_s, one[-1].end_s
        return {"offsetMilliseconds": _ms(start_s), "durationMilliseconds": _ms(end_s - start_s)}

    phrases = [
        {"speaker": 1 + (who == CANDIDATE), "text": said(c), "words": [{"text": w.text, **times([w])} for w in c]}
        | times(c)
        for who, c in asked(words)
    ]
    return dump({"durationMilliseconds": 80_000, "combinedPhrases": [{"text": said(words)}], "phrases": phrases})


def _azure_live(words: list[Spoken]) -> str:
    def ticks(one: Sequence[Spoken]) -> dict[str, int]:
        return {"Offset": round(one[0].start_s * 1e7), "Duration": round((one[-1].end_s - one[0].start_s) * 1e7)}

    def best(cue: list[Spoken]) -> dict[str, Any]:
        items = [{"Word": letters(w.text), **ticks([w])} for w in cue]
        return {"Confidence": 0.9, "Lexical": said(cue).lower(), "Display": said(cue), "Words": items}

    return _lines(
        [
            {"RecognitionStatus": "Success", "DisplayText": said(c), **ticks(c)}
            | {"NBest": [best(c), {"Confidence": 0.4, "Lexical": "another", "Display": "Another."}]}
            for c in cues(words)
        ]
    )


def _google_tags(words: list[Spoken]) -> str:
    """The last result has all the words once more, with the numbers of their speakers."""
    runs = _runs(words)
    results: list[Any] = [{"alternatives": [{"transcript": said(run), "confidence": 0.9}]} for _, run in runs]
    tagged = [
        {"startTime": f"{w.start_s:.3f}s", "endTime": f"{w.end_s:.3f}s", "word": w.text}
        | {"speakerTag": 1 + (who == CANDIDATE)}
        for who, run in runs
        for w in run
    ]
    return dump({"response": {"results": [*results, {"alternatives": [{"words": tagged}]}]}})


def _aws_call(words: list[Spoken]) -> str:
    def times(one: Sequence[Spoken]) -> dict[str, int]:
        return {"BeginOffsetMillis": _ms(one[0].start_s), "EndOffsetMillis": _ms(one[-1].end_s)}

    parts = [
        {"Content": said(run), "Sentiment": "NEUTRAL", "ParticipantRole": "CUSTOMER" if who == CANDIDATE else "AGENT"}
        | {"Items": [{"Content": w.text, "Confidence": "0.99", **times([w])} for w in run], **times(run)}
        for who, run in _runs(words)
    ]
    return dump({"JobName": "a", "LanguageCode": "en-US", "Transcript": parts})


def _labels_apart(words: list[Spoken]) -> str:
    """Who speaks when stands in another list than the words."""
    runs = _runs(words)
    spans = [
        {
            "start_time": str(run[0].start_s),
            "end_time": str(run[-1].end_s),
            "speaker_label": f"spk_{int(who == CANDIDATE)}",
        }
        for who, run in runs
    ]
    items = [
        {"start_time": str(w.start_s), "end_time": str(w.end_s), "type": "pronunciation"}
        | {"alternatives": [{"confidence": "0.9", "content": w.text}]}
        for _, run in runs
        for w in run
    ]
    return dump({"results": {"speaker_labels": {"segments": spans, "speakers": 2}, "items": items}})


def _deepgram_live(words: list[Spoken]) -> str:
    """Each result first as a guess of its beginning, then as it stays."""

    def result(cue: list[Spoken], is_final: bool) -> dict[str, Any]:
        items = [{"word": letters(w.text), "punctuated_word": w.text, "start": w.start_s, "end": w.end_s} for w in cue]
        return {"type": "Results", "start": cue[0].start_s, "duration": cue[-1].end_s - cue[0].start_s} | {
            "is_final": is_final,
            "channel": {"alternatives": [{"transcript": said(cue), "confidence": 0.9, "words": items}]},
        }

    return _lines([result(part, part is cue) for cue in cues(words) for part in (cue[: len(cue) // 2], cue) if part])


def _vosk_partial(words: list[Spoken]) -> str:
    parts: list[Any] = []
    for cue in cues(words, 40):
        parts += [{"partial": " ".join(letters(w.text) for w in cue[:count])} for count in range(0, len(cue), 5)]
        result = [{"conf": 0.9, "start": w.start_s, "end": w.end_s, "word": letters(w.text)} for w in cue]
        parts.append({"result": result, "text": " ".join(letters(w.text) for w in cue)})
    return _lines(parts)


def _relative(words: list[Spoken]) -> str:
    """A bot's record of a meeting: participants with names, times from its beginning and of the day."""
    parts = [
        {
            "participant": {"id": 100 + (who == CANDIDATE), "name": who},
            "words": [
                {"text": w.text}
                | {"start_timestamp": {"relative": w.start_s, "absolute": "2026-11-02T10:00:00Z"}}
                | {"end_timestamp": {"relative": w.end_s, "absolute": "2026-11-02T10:00:00Z"}}
                for w in run
            ],
        }
        for who, run in _runs(words)
    ]
    return dump(parts)


def _pieces(words: list[Spoken]) -> str:
    """Parts of words, of which the first begins with a space."""
    items = []
    for who, run in _runs(words):
        for w in run:
            half, middle_s = (len(w.text) + 1) // 2, (w.start_s + w.end_s) / 2
            parts = [(" " + w.text[:half], w.start_s, middle_s), (w.text[half:], middle_s, w.end_s)]
            items += [
                {"text": text, "start_ms": _ms(a), "end_ms": _ms(b), "speaker": str(1 + (who == CANDIDATE))}
                for text, a, b in parts
                if text
            ]
    return dump({"tokens": items})


def _names_apart(words: list[Spoken]) -> str:
    """The speakers' names stand beside their keys in a list of their own."""
    keys = {who: f"9f-{number}" for number, (who, _) in enumerate(_runs(words))}
    parts = [
        {"speaker": keys[who], "start": run[0].start_s, "duration": run[-1].end_s - run[0].start_s}
        | {"words": [{"text": w.text, "start": w.start_s, "duration": w.end_s - w.start_s} for w in run]}
        for who, run in _runs(words)
    ]
    return dump({"segments": parts, "speakers": [{"id": key, "name": who} for who, key in keys.items()]})


def _rows(words: list[Spoken]) -> str:
    """A program's own records written as rows without names."""
    rows: list[list[Any]] = []
    for number, cue in enumerate(cues(words)):
        items = [[w.start_s, w.end_s, " " + w.text, 0.97] for w in cue]
        rows.append([number, 0, cue[0].start_s, cue[-1].end_s, " " + said(cue), [1, 2], -0.2, 1.3, 0.01, items, 0.0])
    return dump(rows)


def _streamed(words: list[Spoken]) -> str:
    """Each result wrapped on its own, first as a guess."""

    def result(cue: list[Spoken], is_partial: bool) -> dict[str, Any]:
        items = [{"Content": w.text, "StartTime": w.start_s, "EndTime": w.end_s} for w in cue]
        best = {"Transcript": said(cue), "Items": items}
        times = {"StartTime": cue[0].start_s, "EndTime": cue[-1].end_s, "IsPartial": is_partial}
        return {"Transcript": {"Results": [{**times, "Alternatives": [best]}]}}

    return _lines([result(part, part is not cue) for cue in cues(words) for part in (cue[:2], cue)])


def _blocks(words: list[Spoken]) -> str:
    """An editor's blocks: who speaks and the words stand inside, under a name of their own."""
    parts = [
        {"text": said(run), "type": "paragraph", "entityRanges": []}
        | {
            "data": {
                "speaker": who,
                "start": run[0].start_s,
                "words": [{"word": w.text, "start": w.start_s, "end": w.end_s} for w in run],
            }
        }
        for who, run in _runs(words)
    ]
    return dump({"blocks": parts})


def _paragraphs(words: list[Spoken]) -> str:
    """Words in one list, the paragraphs with their speakers in another."""
    runs = _runs(words)
    items = [{"start": _ms(w.start_s), "end": _ms(w.end_s), "text": w.text} for _, run in runs for w in run]
    spans = [{"speaker": who, "start": _ms(run[0].start_s), "end": _ms(run[-1].end_s)} for who, run in runs]
    return dump({"words": items, "paragraphs": spans})


FORMATS: dict[str, Format] = {
    "AWS, streamed": Format("a.json", _streamed, "words"),
    "blocks of an editor": Format("a.json", _blocks, "words"),
    "paragraphs apart": Format("a.json", _paragraphs, "words"),
    "entries that are counted": Format(
        "a.json",
        lambda w: dump(
            {str(n): {"start": c[0].start_s, "end": c[-1].end_s, "text": said(c)} for n, c in enumerate(cues(w))}
        ),
    ),
    "entries that wrap their cues": Format(
        "a.json",
        lambda w: dump(
            [
                {"type": "cue", "data": {"start": _ms(c[0].start_s), "end": _ms(c[-1].end_s), "text": said(c)}}
                for c in cues(w)
            ]
        ),
    ),
    "segments in segments": Format(
        "a.json",
        lambda w: dump(
            [
                {"segment": {"start": c[0].start_s, "end": c[-1].end_s}, "speaker": who, "text": said(c)}
                for who, c in asked(w)
            ]
        ),
    ),
    "Azure, fast": Format("a.json", _azure_fast, "words"),
    "Azure, live": Format("a.json", _azure_live, "words"),
    "Google with speakers at the end": Format("a.json", _google_tags, "words"),
    "AWS of calls": Format("a.json", _aws_call, "words"),
    "speakers in a list apart": Format("a.json", _labels_apart, "words"),
    "Deepgram, live": Format("a.json", _deepgram_live, "words"),
    "Vosk with partial results": Format("a.json", _vosk_partial, "words", bare=True),
    "record of a meeting": Format("a.json", _relative, "words"),
    "pieces of words": Format("a.json", _pieces, "words"),
    "names in a list apart": Format("a.json", _names_apart, "words"),
    "rows without names": Format("a.json", _rows, "words"),
    "columns": Format(
        "a.json",
        lambda w: dump({"words": [o.text for o in w], "start": [o.start_s for o in w], "end": [o.end_s for o in w]}),
        "words",
    ),
    "printed by Python": Format(
        "a.txt", lambda w: repr([{"text": said(c), "start": c[0].start_s, "end": c[-1].end_s} for c in cues(w)])
    ),
    "messages": Format(
        "a.json",
        lambda w: dump(
            [{"role": "user" if who == CANDIDATE else "assistant", "content": said(run)} for who, run in _runs(w)]
        ),
        "nothing",
    ),
    "JSON in a fence": Format("a.md", lambda w: f"```json\n{dump({'segments': segments(w, None)})}\n```\n"),
    "podcast": Format(
        "a.json",
        lambda w: dump(
            {
                "segments": [
                    {"speaker": who, "startTime": c[0].start_s, "endTime": c[-1].end_s, "body": said(c)}
                    for who, c in asked(w)
                ]
            }
        ),
    ),
}
