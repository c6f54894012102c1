"""Remove what is not speech: marks for sounds and silence, music, entities, invisible characters."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from mockloop.speech.stt.transcript_files.values import Cue, SaidWord

_INVISIBLE = re.compile(r"[\u200b-\u200f\u202a-\u202e\u2060\u00ad\ufeff]")
_SOUND = (  # marks of sounds: such a word by itself, or with one or two more
    r"blank_audio|silence|silent|pauses?|laugh(?:s|ter|ing)?|chuckl(?:es?|ing)|giggl(?:es?|ing)|cough(?:s|ing)?|"
    r"clear(?:s|ing) (?:\w+ )?throat|throat clearing|sigh(?:s|ing)?|sneez(?:es?|ing)|sniff(?:s|les?|ing)?|gasps?|"
    r"groans?|breath(?:s|es|ing)?|inhal(?:es?|ing)|exhal(?:es?|ing)|applause|applauding|clapping|cheer(?:s|ing)|crosstalk|"
    r"cross-talk|inaudible|unclear|unintelligible|indistinct|garbled|music|music playing|noises?|beep(?:s|ing)?|"
    r"buzz(?:es|ing)|humming|unk|singing|hesitation|background noise|phone (?:rings|ringing)|"
    r"door (?:opens|closes|slams)|keyboard (?:clicking|clacking)"
)
_BRACKETED = (
    _SOUND + r"|audio|blank|musical|static|click\w*|typing|ring\w*|overlap\w*|unclear|foreign|speaking|chatter|"
    r"conversation|redacted"
)
_CLOCK = r"\d{1,2}:\d\d(?::\d\d)?(?:\.\d{1,3})?"
_UNSAID = re.compile(
    r"♪[^♪\n]{0,200}♪|[♪♫♬]+"
    r"|\[_[a-z]+_?\d*\]|<\|[^|<>]{0,30}\|>"  # a recognizer's own marks
    rf"|(?:[({{]|\(\()(?:\w+ )?(?:{_SOUND})(?: \w+)?(?: {_CLOCK})?(?:\)\)|[)}}])"
    rf"|\*(?:\w+ )?(?:{_SOUND})\*|<(?:{_SOUND})>"
    rf"|\[(?=[^\[\]\n]*\b(?:{_BRACKETED})\b)[^\[\]\n]{{1,60}}\]|\[\s*(?-i:[A-Z]{{3,}}(?:[ _][A-Z]+){{0,3}})\s*\]",
    re.IGNORECASE,
)
_INLINE_STAMP = re.compile(rf"\[\s?{_CLOCK}\s?\]|\(\d{{1,2}}:\d\d:\d\d(?:\.\d{{1,3}})?\)|#{_CLOCK}(?:-\d{{1,3}})?#")
_UNIT = re.compile(r"[%€$£°]+[.,;:!?]*$")
_ENTITY = re.compile(r"&(?:#\d+|#[xX][0-9a-fA-F]+|\w+);")
_TRAILING = re.compile(r"[.,;:!?…)\]\"'”’]+$")


def plain(text: str) -> str:
    """Return the text without entities and invisible characters."""
    for _ in range(2):  # some programs write an entity's own '&' as an entity
        if not _ENTITY.search(text):
            break
        text = html.unescape(text)
    return _INVISIBLE.sub("", text.replace("\u00a0", " "))


def spoken(text: str) -> str:
    """Return the text without marks for a sound or a silence."""
    return _UNSAID.sub(" ", text)


def tokens(text: str) -> list[str]:
    """Return the words of a text. A dash or a note by itself is not one, and a separate unit joins its figure."""
    found: list[str] = []
    for token in text.split():
        if any(letter.isalnum() for letter in token):
            found.append(token)
        elif found and _UNIT.match(token):
            found[-1] += token
    return found


def cleaned(cue: Cue) -> Cue:
    """Return the cue with its speech alone; its text is then its words with one space between them."""
    text = " ".join(tokens(spoken(_INLINE_STAMP.sub(" ", plain(cue.text)))))
    words = tuple(_kept(cue.words))
    return replace(cue, text=text if not words else " ".join(w.text for w in words), words=words)


def _outside(text: str, start: int, unsaid: Sequence[tuple[int, int]]) -> str:
    """Return the part of a text, beginning at ``start``, that is outside all marks."""
    for a, b in reversed(unsaid):
        if a < start + len(text) and start < b:
            text = f"{text[: max(0, a - start)]} {text[max(0, b - start) :]}"
    return " ".join(text.split())


def _kept(words: Sequence[SaidWord]) -> Iterator[SaidWord]:
    """Yield the words that are speech; a mark may extend over several of them, as '(clears throat)' does."""
    texts = [" ".join(plain(word.text).split()) for word in words]
    whole, starts = " ".join(texts), []
    at = 0
    for text in texts:
        starts.append(at)
        at += len(text) + 1
    unsaid = [found.span() for found in _UNSAID.finditer(whole)]
    waiting: SaidWord | None = None
    for word, whole_text, start in zip(words, texts, starts, strict=True):
        text = _outside(whole_text, start, unsaid)
        if any(letter.isalnum() for letter in text):
            if waiting:
                yield waiting
            waiting = replace(word, text=text)
        elif waiting and text and (_UNIT.match(text) or _TRAILING.fullmatch(text)):
            waiting = replace(waiting, text=waiting.text + text)
    if waiting:
        yield waiting
