"""The answer as the JSON of services."""

from __future__ import annotations

from typing import Any

from testkit.transcripts.answer import (
    CANDIDATE,
    INTERVIEWER,
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


def _deepgram(words: list[Spoken]) -> str:
    items = [
        {"word": letters(w.text), "start": w.start_s, "end": w.end_s, "confidence": 0.98, "punctuated_word": w.text}
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


FORMATS: dict[str, Format] = {
    "Deepgram": Format("a.json", _deepgram, "words"),
    "AssemblyAI": Format("a.json", _assembly, "words"),
    "AssemblyAI with speakers": Format("a.json", _assembly_speakers, "words"),
    "OpenAI verbose": Format("a.json", _openai_verbose, "words"),
    "YouTube json3": Format("a.json3", _json3, "words"),
    "AWS": Format("a.json", _aws, "words"),
    "Google": Format("a.json", _google, "words"),
    "Rev": Format("a.json", _rev, "words"),
    "Deepgram with channels": Format("a.json", _deepgram_channels, "words"),
    "Deepgram with speakers": Format("a.json", _deepgram_speakers, "words"),
    "Speechmatics": Format("a.json", _speechmatics, "words"),
    "ElevenLabs": Format("a.json", _elevenlabs, "words"),
    "Azure": Format("a.json", _azure, "words"),
    "Fireflies": Format("a.json", _fireflies),
}
