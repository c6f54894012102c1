"""Recordings of every format, decoded."""

from __future__ import annotations

import shutil
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest

from mockloop.core.errors import InputError
from mockloop.ports import RATE_HZ, Samples
from mockloop.speech.audio.decoding import BLOCK, Decoding, read_sound
from mockloop.speech.audio.piped import PipedSound
from testkit import recordings
from testkit.sounds import encoded, spoken, write_wav

SECONDS = 8.0
needs_ffmpeg = pytest.mark.skipif(not shutil.which("ffmpeg"), reason="ffmpeg is not installed")


@pytest.fixture(scope="module")
def wav(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_wav(tmp_path_factory.mktemp("sounds") / "answer.wav", spoken(SECONDS))


def likeness(one: Samples, other: Samples) -> float:
    """Correlation of the two loudness contours, 20 ms at a time: 1.0 for the same words at the same times."""
    n = min(len(one), len(other)) // 320 * 320
    contours = [np.abs(sound[:n].astype(float)).reshape(-1, 320).mean(axis=1) for sound in (one, other)]
    return float(np.corrcoef(*contours)[0, 1])


def test_a_wav_at_our_own_rate_comes_back_sample_for_sample(wav: Path) -> None:
    np.testing.assert_array_equal(read_sound(wav), spoken(SECONDS))


@needs_ffmpeg
@pytest.mark.parametrize("suffix", [".flac", ".mp3", ".m4a", ".ogg", ".webm"])
def test_every_usual_format_gives_the_same_sound_at_the_same_times(wav: Path, suffix: str) -> None:
    decoding = Decoding(encoded(wav, suffix, "-ar", "48000", "-ac", "2"))
    sound = np.concatenate(list(decoding))
    assert len(sound) / RATE_HZ == pytest.approx(SECONDS, abs=0.08)
    assert likeness(sound, spoken(SECONDS)) > 0.95
    assert decoding.notice is None


@needs_ffmpeg
@pytest.mark.parametrize(
    "options",
    [["-ar", "8000", "-c:a", "pcm_mulaw"], ["-ar", "48000", "-ac", "2", "-c:a", "pcm_s24le"], ["-ar", "11025"]],
    ids=["8 kHz telephone", "stereo 48 kHz", "11 kHz"],
)
def test_every_rate_and_channel_count_gives_the_same_sound(tmp_path: Path, wav: Path, options: list[str]) -> None:
    here = shutil.copy(wav, tmp_path)
    sound = read_sound(encoded(Path(here), ".other.wav", *options))
    assert len(sound) / RATE_HZ == pytest.approx(SECONDS, abs=0.01)
    assert likeness(sound, spoken(SECONDS)) > 0.95


def test_sound_comes_in_blocks_of_a_tenth_of_a_second(wav: Path) -> None:
    assert {len(block) for block in Decoding(wav)} == {BLOCK}


@needs_ffmpeg
@pytest.mark.parametrize("suffix", [".wav", ".flac", ".mp3", ".ogg", ".webm"])
def test_a_file_cut_off_is_decoded_up_to_there_and_says_so(tmp_path: Path, wav: Path, suffix: str) -> None:
    whole = wav if suffix == ".wav" else encoded(wav, suffix)
    cut = tmp_path / f"cut{suffix}"
    cut.write_bytes(whole.read_bytes()[: whole.stat().st_size // 2])
    decoding = Decoding(cut, "cut")
    sound = np.concatenate(list(decoding))
    assert 2.0 < len(sound) / RATE_HZ < 5.0
    assert likeness(sound, spoken(SECONDS)) > 0.9
    assert decoding.notice is not None
    assert decoding.notice.startswith(f"cut is cut off or damaged: only {decoding.duration_s:.1f} s")


@needs_ffmpeg
def test_an_m4a_without_its_end_cannot_be_opened(tmp_path: Path, wav: Path) -> None:
    whole = encoded(wav, ".m4a").read_bytes()
    (tmp_path / "cut.m4a").write_bytes(whole[: len(whole) // 2])
    with pytest.raises(InputError, match="too damaged to open"):
        read_sound(tmp_path / "cut.m4a")


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "is empty"),
        (b"These are words. " * 100, "is not an audio file"),
        (bytes(5000), "is not an audio file"),
        (b"\x89PNG\r\n\x1a\n" + bytes(200), "contains no sound|is not an audio file"),
    ],
    ids=["empty", "text", "zeros", "a picture"],
)
def test_what_is_no_recording_is_told(tmp_path: Path, content: bytes, told: str) -> None:
    path = tmp_path / "answer.wav"
    path.write_bytes(content)
    with pytest.raises(InputError, match=told):
        read_sound(path)


@pytest.mark.parametrize("rate_hz", [1, 7, 999, 2**31 - 1])
def test_a_head_with_an_impossible_rate_is_told_at_once(tmp_path: Path, rate_hz: int) -> None:
    path = write_wav(tmp_path / "answer.wav", spoken(1.0), rate_hz)
    with pytest.raises(InputError, match=f"says that it has {rate_hz:,} samples a second"):
        read_sound(path)


def test_a_recording_of_no_length_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no sound that can be decoded"):
        read_sound(write_wav(tmp_path / "answer.wav", np.zeros(0, np.int16)))


def unknown(mp4: bytes) -> bytes:
    """The same file with its tracks in a format that nobody knows."""
    return mp4.replace(b"mp4a", b"zzzz").replace(b"esds", b"zzzz")


@needs_ffmpeg
def test_a_track_that_no_decoder_knows_is_passed_over_and_alone_it_is_told(tmp_path: Path, wav: Path) -> None:
    """As of some phones, which add a track of a format of their own."""
    path = tmp_path / "two.mp4"
    recordings.ffmpeg("-i", wav, "-i", wav, "-map", "0", "-map", "1", "-c:a", "aac", path)
    data = path.read_bytes()
    head, last = data[: data.rindex(b"mp4a")], data[data.rindex(b"mp4a") :]
    path.write_bytes(head + unknown(last))
    whole = len(read_sound(wav))
    assert len(read_sound(path)) == pytest.approx(whole, abs=4000)
    with pytest.raises(InputError, match="no sound that can be decoded"):
        read_sound(path, track=2)
    path.write_bytes(unknown(data))
    with pytest.raises(InputError, match="no sound that can be decoded"):
        read_sound(path)


def test_a_recording_of_ten_hours_is_told_at_once_and_a_head_that_only_says_so_is_not_believed(
    tmp_path: Path, wav: Path
) -> None:
    path, head = tmp_path / "long.wav", wav.read_bytes()[:44]
    size = 36_000 * 32_000
    path.write_bytes(head[:40] + size.to_bytes(4, "little"))
    with path.open("r+b") as file:
        file.truncate(44 + size)
    with pytest.raises(InputError, match=r"long\.wav is 10\.0 hours long; at most 4 are allowed"):
        Decoding(path)
    path.write_bytes(head[:40] + size.to_bytes(4, "little") + wav.read_bytes()[44:])
    assert len(read_sound(path)) == len(read_sound(wav))


def test_a_file_that_is_not_there_and_a_folder_are_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="There is no file"):
        read_sound(tmp_path / "answer.wav")
    with pytest.raises(InputError, match="is not a file"):
        read_sound(tmp_path)


def test_an_hour_needs_hardly_more_memory_than_a_minute(tmp_path: Path) -> None:
    minute = np.tile(spoken(2.0)[::2], 30)  # 8 kHz
    write_wav(tmp_path / "minute.wav", minute, 8000)
    write_wav(tmp_path / "hour.wav", np.tile(minute, 60), 8000)
    script = (
        "import resource, sys; from pathlib import Path; from mockloop.speech.audio.decoding import Decoding\n"
        "print(sum(map(len, Decoding(Path(sys.argv[1])))), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)"
    )
    figures = {}
    for name in ("minute", "hour"):
        command = [sys.executable, "-c", script, str(tmp_path / f"{name}.wav")]
        out = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        figures[name] = [int(word) for word in out.split()]
    assert figures["hour"][0] == 3600 * RATE_HZ
    assert figures["hour"][1] - figures["minute"][1] < 20_000  # KiB; the samples alone are 112,500


@needs_ffmpeg
def test_a_track_that_begins_in_the_middle_does_not_end_the_one_before(tmp_path: Path, wav: Path) -> None:
    first, other = tmp_path / "first.ts", tmp_path / "other.ts"
    recordings.ffmpeg("-i", wav, "-c:a", "aac", "-mpegts_start_pid", 256, first)
    recordings.ffmpeg("-i", wav, "-c:a", "aac", "-mpegts_start_pid", 300, other)
    stream = BytesIO(first.read_bytes() + other.read_bytes() + first.read_bytes())
    sound = np.concatenate(list(PipedSound(stream)))
    assert len(sound) / RATE_HZ == pytest.approx(2 * SECONDS, abs=0.3)
