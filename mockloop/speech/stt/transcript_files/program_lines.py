"""Recognize lines that programs write around the speech: their logs, the heads and feet of their files."""

from __future__ import annotations

import re

_AROUND = re.compile(
    r"^\W*(?:transcribed by\b.{0,60}|.{1,60} (?:started|stopped) (?:the )?transcription|webvtt|attendees|transcript|"
    r".{1,90} [-–—] transcript|(?:transcription|meeting|recording) ended after.{0,30}|audio file|search in video|"
    r"this editable transcript was computer generated.{0,120}|\[?end of (?:transcript|recording)\]?|"
    r"\S{1,80}\.(?:mp3|m4a|mp4|wav)|"
    r"english \(auto-generated\))\W*$",
    re.IGNORECASE,
)
_PRINTED = (
    r"(?:(?:whisper|ggml|llama)_[a-z_]+|main|system_info|read_(?:wav|audio)[a-z_]*|run): .*|output_[a-z]+: saving .*"
)
_SAID = re.compile(r"\b(?:I|[Mm]y|me|we|us|[Oo]ur)\b")  # no program speaks of itself like this
_PREFIXED, _SENTENCE = re.compile(_PRINTED), re.compile(r"\b(?:[a-z]+,? ){4,}[a-z]+\b")
_LOGGED = re.compile(  # what recognizers print before and after their lines
    r"^(?:detecting language using up to.*|detected language:? .{0,60}|.*\b(?:User|Future|Deprecation)Warning: .*|"
    r"\s*warnings\.warn\(.*|" + _PRINTED + r"|set_xterm_title.*|processing audio.{0,90}|"
    r"(?:sub(?:title|caption)s?|captions?|transcri(?:bed|ption)|translat(?:ed|ion)) (?:provided )?by .{1,60}|"
    r"(?:performing|starting) (?:transcription|alignment|diarization)\W*)$",
    re.IGNORECASE,
)
_TITLED = re.compile(  # the heads of LRC and of SubViewer
    r"^\s*\[(?:ti|ar|al|au|by|re|ve|la|id|tool|length|offset|#)\s?:[^\]]*\]\s*$|"
    r"^\s*\[(?:title|author|source|prg|filepath|delay|cd track|comment|subtitle|information|end information)\].{0,80}$|"
    r"^\s*\[(?:colf|style|size|font)\][^\s].*$",
    re.IGNORECASE,
)


def is_program_line(line: str) -> bool:
    """Return whether a program wrote this line about its file, so that nobody said it."""
    return bool(_AROUND.match(line)) or is_logged(line)


def is_logged(line: str) -> bool:
    """Return whether a line is a program's log or the head of a subtitle file, anywhere in the file."""
    return bool((_LOGGED.match(line) and not _SAID.search(line)) or _TITLED.match(line))


def is_surely_program_line(line: str) -> bool:
    """Return whether no speech can have run into such a line: nothing in it is a sentence."""
    return is_program_line(line) and not (_PREFIXED.match(line) and _SENTENCE.search(line))
