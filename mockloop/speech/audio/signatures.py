"""Recognize sound files by their first bytes."""

from __future__ import annotations

from collections.abc import Callable

_AT_START = (
    *(
        b"RIFF",
        b"RF64",
        b"BW64",
        b"riff",
        b"FORM",
        b"fLaC",
        b"OggS",
        b"ID3",
        b"\x1aE\xdf\xa3",
        b"caff",
        b".snd",
        b"wvpk",
    ),
    *(b"MAC ", b"FLV\x01", b"0&\xb2u\x8ef\xcf\x11", b"TTA1"),
)
_BOXES = (b"ftyp", b"moov", b"mdat", b"moof", b"styp", b"free", b"wide", b"skip", b"pnot", b"sidx")
_NEEDS_SEEKING = (b"caff", b"FORM", b"wvpk")
_AC3 = b"\x0bw"
_WITH_TRACKS = (b"\x1aE\xdf\xa3", b"FLV\x01", b"0&\xb2u\x8ef\xcf\x11")  # Matroska, FLV, ASF
_BITRATES = {  # kbit/s by (MPEG 1?, layer)
    (True, 1): (0, 32, 64, 96, 128, 160, 192, 224, 256, 288, 320, 352, 384, 416, 448),
    (True, 2): (0, 32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384),
    (True, 3): (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),
    (False, 1): (0, 32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256),
    (False, 2): (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
    (False, 3): (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
}
_RATES_HZ = {3: (44_100, 48_000, 32_000), 2: (22_050, 24_000, 16_000), 0: (11_025, 12_000, 8_000)}


def is_sound(head: bytes) -> bool:
    """Return whether these 8 kB, enough for three frames of MP3, begin a sound or video file."""
    if head.startswith(b"RIFF") and head[8:12] not in (b"WAVE", b"AVI "):
        return False
    if head.startswith(_AT_START) and any(byte < 9 for byte in head[:64]):  # no text contains such bytes
        return True
    if head.startswith((b"#!AMR\n", b"#!AMR-WB\n")) or _is_boxed(head):
        return True
    bare = head.lstrip(b"\0")  # some programs write zeros before the first frame
    return _frames(bare, _mp3_length) or _frames(head, _adts_length) or _is_transport_stream(head) or _is_ac3(head)


def needs_seeking(head: bytes) -> bool:
    """Return whether a file with this beginning can only be read from a seekable source."""
    return head.startswith(_NEEDS_SEEKING) or _is_boxed(head)


def may_hold_tracks(head: bytes) -> bool:
    """Return whether a file with this beginning may have several sound tracks, and can be read in order."""
    return (
        head.startswith(_WITH_TRACKS) or (head[:4] == b"RIFF" and head[8:12] == b"AVI ") or _is_transport_stream(head)
    )


def mp3_frame_s(head: bytes) -> float:
    """Return the length of the MPEG audio frame that begins here, 0.0 if there is none."""
    if not _mp3_length(head[:4]):
        return 0.0
    version, layer = head[1] >> 3 & 3, 4 - (head[1] >> 1 & 3)
    samples = 384 if layer == 1 else 1152 if layer == 2 or version == 3 else 576
    return samples / _RATES_HZ[version][head[2] >> 2 & 3]


def _is_boxed(head: bytes) -> bool:
    """Return whether it is MP4 or QuickTime: boxes, each with its size before its name."""
    return head[4:8] in _BOXES and head[:1] == b"\0"


def _frames(head: bytes, length: Callable[[bytes], int]) -> bool:
    """Return whether three frames follow each other: a single mark can occur by chance in raw samples too."""
    at = 0
    for _ in range(3):
        size = length(head[at : at + 7])
        if not size:
            return False
        at += size
        if at >= len(head):
            return at == len(head)
    return True


def _mp3_length(head: bytes) -> int:
    if len(head) < 4 or head[0] != 0xFF or head[1] & 0xE0 != 0xE0:
        return 0
    version, layer = head[1] >> 3 & 3, 4 - (head[1] >> 1 & 3)
    bitrate, rate, padding = head[2] >> 4, head[2] >> 2 & 3, head[2] >> 1 & 1
    if version == 1 or layer == 4 or bitrate in (0, 15) or rate == 3:
        return 0
    kbit = _BITRATES[version == 3, layer][bitrate]
    rate_hz = _RATES_HZ[version][rate]
    if layer == 1:
        return (12_000 * kbit // rate_hz + padding) * 4
    return (144_000 if version == 3 or layer == 2 else 72_000) * kbit // rate_hz + padding


def _adts_length(head: bytes) -> int:
    if len(head) < 7 or head[0] != 0xFF or head[1] & 0xF6 != 0xF0 or head[2] >> 2 & 15 > 12:
        return 0
    length = (head[3] & 3) << 11 | head[4] << 3 | head[5] >> 5
    return length if length > 7 else 0


def _is_ac3(head: bytes) -> bool:
    """Return whether frames of AC-3, all of the same length, follow each other."""
    length = head.find(_AC3, 64)
    return head.startswith(_AC3) and length > 0 and head[2 * length : 2 * length + 2] == _AC3


def _is_transport_stream(head: bytes) -> bool:
    return len(head) > 376 and head[0] == head[188] == head[376] == 0x47
