"""The answer in rare forms of text and subtitles: times in units, copied panels, marks of speakers."""

from __future__ import annotations

from collections.abc import Callable

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
    each,
    labels,
    letters,
    said,
    stamp,
    talk,
)

_LOG = """whisper_model_load: n_vocab       = 51864
system_info: n_threads = 4 / 8 | AVX = 1 |

main: processing 'a.wav' (1120000 samples, 70.0 sec), 4 threads, lang = en, task = transcribe, timestamps = 1 ...

"""


def _end(cue: list[Spoken]) -> str:
    return stamp(cue[-1].end_s, ".")


def _range(cue: list[Spoken]) -> str:
    return f"{at(cue)} --> {_end(cue)}"


def _inside(words: list[Spoken], mark: Callable[[str], str]) -> str:
    """Question and answer in one line, each after a label."""
    return f"{mark(INTERVIEWER)}: {QUESTION} {mark(CANDIDATE)}: {said(words)}\n"


def _seconds(seconds: float) -> str:
    """'1 minute, 3 seconds'."""
    minutes, rest = divmod(int(seconds), 60)
    parts = [(minutes, "minute"), (rest, "second")]
    told = [f"{count} {unit}{'s' * (count != 1)}" for count, unit in parts if count]
    return ", ".join(told) or "0 seconds"


def _panel(words: list[Spoken], row: str) -> str:
    """What is copied from a page on which each line has its time twice, for the eye and for screen readers."""
    return labels(
        words, lambda c: row.format(at=at(c)[4:8], told=_seconds(c[0].start_s), said=said(c).replace("{", "{{"))
    )


def _moving(words: list[Spoken]) -> str:
    """Each line once for each of its words, which is underlined."""
    rows, number = [], 0
    for cue in cues(words):
        for place, word in enumerate(cue):
            number += 1
            end_s = cue[place + 1].start_s if place + 1 < len(cue) else word.end_s
            text = " ".join(f"<u>{w.text}</u>" if w is word else w.text for w in cue)
            rows.append(f"{number}\n{stamp(word.start_s)} --> {stamp(end_s)}\n{text}\n")
    return "\n".join(rows)


def _turns(words: list[Spoken]) -> str:
    """A mark at the end of the last caption before the speaker changes."""
    told = asked(words)
    after = [who for who, _ in told[1:]] + [CANDIDATE]
    marks = [" [SPEAKER_TURN]" * (who != then) for (who, _), then in zip(told, after, strict=True)]
    return "\n".join(f"[{_range(cue)}]   {said(cue)}{mark}" for (_, cue), mark in zip(told, marks, strict=True))


def _webex(number: int, who: str, cue: list[Spoken]) -> str:
    account = 3218946048 if who == INTERVIEWER else 991823744
    return f'{number} "{who}" ({account})\n{_range(cue)}\n{said(cue)}\n'


def _filtered(words: list[Spoken]) -> str:
    """Captions of which another program took every second out, with their numbers."""
    rows = [f"{2 * n}\n{stamp(c[0].start_s)} --> {stamp(c[-1].end_s)}\n{said(c)}\n" for n, c in enumerate(cues(words))]
    return "\n".join(rows)


def _stamps_inside(words: list[Spoken]) -> str:
    """Times in the middle of what was said, where a listener was not sure."""
    return " ".join(f"{said(part)} [{at(part)[:8]}] [inaudible {at(part)[:8]}]" for part in blocks(words))


def _dated(who: str, part: list[Spoken], text: str) -> str:
    second = int(part[0].start_s)
    return f"[11/2/26, 10:{second // 60:02d}:{second % 60:02d} AM] {who}: {text}"


def _numbered_lines(words: list[Spoken]) -> str:
    """Every line of a page has its number."""
    told = [f"{_letter(who)}.  {said(cue)}" for who, cue in asked(words)]
    marked = [line if n in (0, _questions(words)) else f"    {line[4:]}" for n, line in enumerate(told)]
    return "\n".join(f"{n % 25 + 1:>2}   {line}" for n, line in enumerate(marked))


def _questions(words: list[Spoken]) -> int:
    return sum(who == INTERVIEWER for who, _ in asked(words))


def _dashes(words: list[Spoken]) -> str:
    """A dash before whoever begins to speak."""
    first = (0, _questions(words))
    rows = [f"{n + 1}\n{_range(c)}\n{'-' * (n in first)}{said(c)}\n" for n, (_, c) in enumerate(asked(words))]
    return "\n".join(rows)


def _entry(number: int, who: str, cue: list[Spoken]) -> str:
    entry = {
        "startDateTime": "2026-11-02T10:00:00Z",
        "speakerName": who,
        "spokenText": said(cue),
        "spokenLanguage": "en",
    }
    return f"{_range(cue)}\n{dump(entry)}\n"


def _agents(words: list[Spoken]) -> str:
    """Who speaks is named in the head, and a key at each caption."""
    keys = {INTERVIEWER: "a1", CANDIDATE: "a2"}
    head = "".join(f'<ttm:agent xml:id="{key}"><ttm:name>{who}</ttm:name></ttm:agent>' for who, key in keys.items())
    rows = [
        f'<p ttm:agent="{keys[who]}" begin="{at(c)}" end="{_end(c)}">{said(c).replace("&", "&amp;")}</p>'
        for who, c in asked(words)
    ]
    begin = '<?xml version="1.0"?><tt xmlns="http://www.w3.org/ns/ttml" xmlns:ttm="http://www.w3.org/ns/ttml#metadata">'
    return f"{begin}<head><metadata>{head}</metadata></head><body><div>{''.join(rows)}</div></body></tt>"


def _letter(who: str) -> str:
    return "A" if who == CANDIDATE else "Q"


FORMATS: dict[str, Format] = {
    "names and dashes": Format("a.txt", lambda w: talk(w, lambda who, _, t: f"{who} - {t}"), "nothing"),
    "roles and long dashes": Format(
        "a.txt",
        lambda w: talk(w, lambda who, _, t: f"{'Candidate' if who == CANDIDATE else 'Interviewer'} — {t}"),
        "nothing",
    ),
    "Q and A in one line": Format("a.txt", lambda w: _inside(w, _letter), "nothing"),
    "roles in one line": Format(
        "a.txt", lambda w: _inside(w, lambda who: f"Speaker {1 + (who == CANDIDATE)}"), "nothing"
    ),
    "Q and A with stops": Format("a.txt", lambda w: talk(w, lambda who, _, t: f"{_letter(who)}.  {t}"), "nothing"),
    "bold names without colons": Format("a.md", lambda w: talk(w, lambda who, _, t: f"**{who}**  {t}"), "nothing"),
    "names in angles": Format("a.txt", lambda w: talk(w, lambda who, _, t: f"<{who[:4].lower()}> {t}"), "nothing"),
    "numbers in brackets": Format(
        "a.txt", lambda w: talk(w, lambda who, _, t: f"[Speaker:{int(who == CANDIDATE)}] {t}"), "nothing"
    ),
    "speakers as a field": Format(
        "a.txt", lambda w: talk(w, lambda who, _, t: f"SPEAKER: S{1 + (who == CANDIDATE)}\n{t}"), "nothing"
    ),
    "chat with dates": Format("a.txt", lambda w: talk(w, _dated), "blocks"),
    "stamps inside": Format("a.txt", _stamps_inside, "nothing"),
    "Teams panel": Format(
        "a.txt",
        lambda w: talk(
            w,
            lambda who, c, t: f"{who}\n{_seconds(c[0].start_s)}\n{at(c)[4:8]}\n{who} {_seconds(c[0].start_s)}\n{t}",
        ),
        "blocks",
    ),
    "Fathom": Format(
        "a.txt",
        lambda w: talk(
            w,
            lambda who, c, t: f"{at(c)[4:8]} - {who} (Acme)\n  {t}",
            "Interview - November 02\nRECORDING - 1 mins\n\n",
        ),
        "blocks",
    ),
    "Word": Format(
        "a.txt",
        lambda w: talk(
            w,
            lambda who, c, t: f"{at(c)[:8]} Speaker {1 + (who == CANDIDATE)}\n{t}",
            "Audio file\nanswer.mp3\n\nTranscript\n",
        ),
        "blocks",
    ),
    "Markdown table": Format(
        "a.md",
        lambda w: talk(
            w, lambda who, c, t: f"| {at(c)[3:8]} | {who} | {t} |", "| Time | Speaker | Text |\n|---|:--|---|\n"
        ).replace("\n\n", "\n"),
        "blocks",
    ),
    "hours, minutes and seconds": Format(
        "a.txt", lambda w: labels(w, lambda c: f"0h{at(c)[3:5]}m{at(c)[6:8]}s {said(c)}"), ended=False
    ),
    "seconds in brackets": Format(
        "a.txt", lambda w: labels(w, lambda c: f"({c[0].start_s:.1f}s) {said(c)}"), ended=False
    ),
    "panel that ran together": Format("a.txt", lambda w: _panel(w, "{at}{told}{said}"), ended=False),
    "panel in three lines": Format("a.txt", lambda w: _panel(w, "{at}\n{told}\n{said}"), ended=False),
    "lines in seconds": Format(
        "a.txt", lambda w: labels(w, lambda c: f"[{c[0].start_s:.2f}s -> {c[-1].end_s:.2f}s]  {said(c)}")
    ),
    "lines with a log": Format("a.txt", lambda w: _LOG + labels(w, lambda c: f"[{_range(c)}]   {said(c)}")),
    "lines with turns": Format("a.txt", _turns),
    "lines with numbers of speakers": Format(
        "a.txt", lambda w: each(w, lambda n, who, c: f"[{_range(c)}]  (speaker {int(who == CANDIDATE)}) {said(c)}")
    ),
    "names before ranges": Format(
        "a.txt", lambda w: each(w, lambda n, who, c: f"SPEAKER_0{int(who == CANDIDATE)} {_range(c)}\n{said(c)}\n")
    ),
    "names in brackets": Format("a.txt", lambda w: talk(w, lambda who, _, t: f"[{who}]\n{t}"), "nothing"),
    "names between equals signs": Format(
        "a.txt", lambda w: talk(w, lambda who, _, t: f"=== {who} ===\n{t}"), "nothing"
    ),
    "YAML": Format("a.yaml", lambda w: talk(w, lambda who, _, t: f'- speaker: {who}\n  text: "{t}"'), "nothing"),
    "counted questions": Format("a.txt", lambda w: talk(w, lambda who, _, t: f"{_letter(who)}1: {t}"), "nothing"),
    "pages of a court": Format("a.txt", _numbered_lines, "nothing"),
    "stamps between hashes": Format(
        "a.txt", lambda w: talk(w, lambda who, c, t: f"{_letter(who)}: {t} #{at(c)[:8]}-4#"), "nothing"
    ),
    "names and firms": Format(
        "a.txt", lambda w: talk(w, lambda who, c, t: f"{who} | Acme | {at(c)[3:8]}\n{t}"), "blocks"
    ),
    "names with colons above": Format(
        "a.txt", lambda w: talk(w, lambda who, c, t: f"{who}: ({at(c)[3:8]})\n{t}"), "blocks"
    ),
    "names, stamps and tabs": Format(
        "a.txt", lambda w: talk(w, lambda who, c, t: f"{who}\t{at(c)[3:8]}\t{t}").replace("\n\n", "\n"), "blocks"
    ),
    "seconds before text": Format("a.txt", lambda w: labels(w, lambda c: f"{c[0].start_s:.2f} {said(c)}"), ended=False),
    "pairs of seconds": Format(
        "a.txt", lambda w: labels(w, lambda c: f"{c[0].start_s:.2f} {c[-1].end_s:.2f} {said(c)}")
    ),
    "minutes and seconds as marks": Format(
        "a.txt", lambda w: labels(w, lambda c: f"{at(c)[3:5]}'{at(c)[6:8]}\" {said(c)}"), ended=False
    ),
    "srt with names in brackets": Format(
        "a.srt", lambda w: each(w, lambda n, who, c: f"{n}\n{_range(c)}\n[{who}] {said(c)}\n")
    ),
    "srt with dashes at changes": Format("a.srt", _dashes),
    "srt with spaces in its times": Format(
        "a.srt", lambda w: each(w, lambda n, who, c: f"{n}\n{_range(c).replace(':', ' : ')}\n{who}: {said(c)}\n")
    ),
    "vtt with entries of JSON": Format("a.vtt", lambda w: each(w, _entry, "WEBVTT\n\n")),
    "TTML with agents": Format("a.ttml", _agents),
    "CTM": Format(
        "a.ctm",
        lambda w: "".join(f"a 1 {o.start_s:.2f} {o.end_s - o.start_s:.2f} {letters(o.text)} 0.97\n" for o in w),
        "words",
        bare=True,
    ),
    "STM": Format(
        "a.stm", lambda w: labels(w, lambda c: f"a 1 sam {c[0].start_s:.2f} {c[-1].end_s:.2f} <o,f0,male> {said(c)}")
    ),
    "srt with a moving mark": Format("a.srt", _moving, "words"),
    "srt of which cues were taken out": Format("a.srt", _filtered),
    "srt with marks of direction": Format(
        "a.srt", lambda w: labels(w, lambda c: f"\u200e{_range(c)}\n\u202b{said(c)}\u202c\n")
    ),
    "vtt of Webex": Format("a.vtt", lambda w: each(w, _webex, "WEBVTT\n\n")),
    "vtt with names in small letters": Format(
        "a.vtt",
        lambda w: each(
            w, lambda n, who, c: f"{n}\n{_range(c)}\n{who.lower()}@work.org: {said(c)}\n", "WEBVTT\n\n"
        ).replace(" lee@", "lee@"),
    ),
    "LRC with times of words": Format(
        "a.lrc",
        lambda w: (
            "[ti:my answer]\n[by:a player]\n"
            + labels(
                w, lambda c: f"[{at(c)[3:11]}] " + " ".join(f"<{stamp(o.start_s, '.')[3:11]}> {o.text}" for o in c)
            )
        ),
        ended=False,
    ),
}
