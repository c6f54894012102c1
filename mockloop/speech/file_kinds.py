"""Decide whether a file is a recording or a transcript, by its first bytes; its name counts only if they do not say."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from shlex import quote

from mockloop.core.errors import InputError
from mockloop.speech.audio.signatures import is_sound

_HEAD = 65_536
_SOUNDS = (".wav", ".flac", ".mp3", ".m4a", ".aac", ".ogg", ".opus", ".webm", ".aif", ".aiff", ".caf", ".mp4", ".mov")
_TRANSCRIPTS = (".txt", ".md", ".markdown", ".srt", ".vtt", ".sbv", ".tsv", ".csv", ".json", ".json3", ".text", ".ttml")


@dataclass(frozen=True, slots=True)
class SpeakerChoice:
    """Which words of a file to use: a speaker of a transcript by name, a track of a recording by number, from 1."""

    speaker: str | None = None
    track: int | None = None


ANY_SPEAKER = SpeakerChoice()


def kind_of(path: Path) -> str:
    """Return 'recording' or 'transcript'. Raise InputError for a file that is neither, is empty, or cannot be read."""
    from mockloop.speech.stt.transcript_files.encoding import decoded
    from mockloop.speech.stt.transcript_files.unsupported_formats import unsupported
    from mockloop.speech.stt.transcript_files.values import FileProblem

    if not path.is_file():
        what = f"{path} is a folder." if path.is_dir() else f"There is no file {path}."
        raise InputError(what, "Give the path of one recording or transcript.")
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD)
    except OSError as error:
        raise InputError(
            f"{path} cannot be read ({error.strerror}).", "Check that you are allowed to read it."
        ) from error
    if is_sound(head):
        return "recording"
    refused = unsupported(head)
    if refused:
        raise InputError(refused.sentence.replace("{file}", str(path)), refused.next_step)
    if path.suffix.lower() in _SOUNDS:
        return "recording"  # named as sound without any inside: decoding reports that
    if path.suffix.lower() in _TRANSCRIPTS or (head and not isinstance(decoded(_whole(head)), FileProblem)):
        return "transcript"
    return "recording"


def _whole(head: bytes) -> bytes:
    """Return the head without a last character that may be incomplete."""
    return head.rstrip(bytes(range(0x80, 0x100))) if len(head) == _HEAD else head


def refuse_transcript(path: Path) -> None:
    """Raise InputError if a recording is needed and the file is not one."""
    if kind_of(path) == "transcript":
        from mockloop.speech.stt.transcript_files.unsupported_formats import READ

        raise InputError(
            f"{path} is a transcript; --input takes recordings.",
            f"Read it instead with: mockloop analyze {quote(str(path))}\n{READ}",
        )
