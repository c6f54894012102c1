"""Recognize files of programs that mockloop does not read, by their first bytes, with advice."""

from __future__ import annotations

import re

from mockloop.speech.stt.transcript_files.values import FileProblem
from mockloop.speech.stt.transcript_files.xml_file import BEGINS

RECORDINGS = "wav, flac, mp3, m4a, ogg, webm, aiff, caf"
TRANSCRIPTS = "txt, md, srt, vtt, sbv, tsv, csv, json, ttml"
READ = f"mockloop reads recordings ({RECORDINGS}) and transcripts ({TRANSCRIPTS})."
_KINDS = (
    (rb"%PDF-", "a PDF", "txt"),
    (rb"\{\\rtf", "a document in RTF", "txt"),
    (rb"PK\x03\x04", "a document or an archive (docx, odt, pptx, zip)", "txt"),
    (rb"\xd0\xcf\x11\xe0", "a document of an old Word (doc)", "txt"),
    (rb"\s*<(?:!doctype html|html|head|body)\b", "a web page", "txt"),
    (rb"(?!" + BEGINS.encode() + rb")\s*<\?xml", "XML", "txt"),
    (rb"\s*File type = \"ooTextFile", "a TextGrid of Praat", "csv"),
    (rb"\s*\[Script Info\]", "subtitles of SubStation (ass, ssa)", "srt"),
    (rb"\s*<sami\b", "subtitles of SAMI (smi)", "srt"),
    (rb"\[\d+\]\[\d+\]", "subtitles of MPL2", "srt"),
    (rb"Scenarist_SCC", "captions of Scenarist (scc)", "srt"),
    (rb"SPEAKER \S+ \d+ [\d.]+ [\d.]+ <NA>", "a list of who speaks when, without words (rttm),", ""),
    (rb"\{\d+\}\{\d+\}", "subtitles of MicroDVD (sub)", "srt"),
    (rb"\x89PNG|\xff\xd8\xff|GIF8|BM.{4}\0\0\0\0|\x00\x00\x01\x00", "a picture", ""),
    (rb"\x1f\x8b|7z\xbc\xaf|Rar!|BZh", "an archive", ""),
    (rb"MThd", "a MIDI file", ""),
    (rb"SQLite format 3", "a database", ""),
)


def unsupported(data: bytes) -> FileProblem | None:
    """Return the name of this unsupported kind of file, and what to save it as; None for any other file."""
    head = data[:4096].removeprefix(b"\xef\xbb\xbf")
    for form, name, instead in _KINDS:
        if re.match(form, head, re.IGNORECASE | re.DOTALL):
            what = f"Save it as {instead}, then try again. " if instead else ""
            return FileProblem(f"{{file}} is {name}, which mockloop does not read.", f"{what}{READ}")
    return None
