"""The answer as subtitles: srt, vtt, sbv, lrc and XML, as editors, players and recognizers write them."""

from __future__ import annotations

from collections.abc import Callable

from testkit.transcripts.answer import (
    CANDIDATE,
    INTERVIEWER,
    Format,
    Spoken,
    asked,
    at,
    cues,
    each,
    frames,
    labels,
    said,
    stamp,
)


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


def _plain_srt(words: list[Spoken], at: Callable[[float], str], rest: str = "") -> str:
    rows = [f"{n}\n{at(c[0].start_s)} --> {at(c[-1].end_s)}{rest}\n{said(c)}\n" for n, c in enumerate(cues(words), 1)]
    return "\n".join(rows)


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


def _teams_vtt(number: int, who: str, cue: list[Spoken]) -> str:
    half = (len(cue) + 1) // 2
    text = "\n".join(said(part) for part in (cue[:half], cue[half:]) if part)
    name = f"5f1c7d22-9f0e-4a57-8d8a-0c55c1c2a9aa/{number}-0"
    return f"{name}\n{stamp(cue[0].start_s, '.')} --> {stamp(cue[-1].end_s, '.')}\n<v {who}>{text}</v>\n"


def _in_windows(text: str) -> bytes:
    return text.replace("'", "\u2019").encode("cp1252")


def _ttml(words: list[Spoken]) -> str:
    rows = [
        f'<p begin="{at(c)}" end="{stamp(c[-1].end_s, ".")}" xml:id="c{n}">{said(c).replace("&", "&amp;")}</p>'
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
    "Teams vtt with ids and two lines": Format("a.vtt", lambda w: each(w, _teams_vtt, "WEBVTT\n\n")),
    "srt of WhisperX": Format(
        "a.srt",
        lambda w: each(
            w,
            lambda n, who, c: (
                f"{n}\n{at(c, ',')} --> {stamp(c[-1].end_s)}\n"
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
    "srt with drop frames": Format("a.srt", lambda w: _plain_srt(w, lambda s: frames(s, ";"))),
    "srt from before the beginning": Format("a.srt", _negative),
    "sbv with two lines": Format("a.sbv", _sbv_two_lines),
    "TTML": Format("a.ttml", _ttml),
    "YouTube srv1": Format("a.xml", _srv1),
    "YouTube srv3": Format("a.srv3", _srv3, "words"),
    "LRC": Format("a.lrc", lambda w: labels(w, lambda c: f"[{at(c)[3:11]}]{said(c)}"), ended=False),
}
