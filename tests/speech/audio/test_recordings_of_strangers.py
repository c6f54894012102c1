"""Recordings as programs write them; what they hold is known by construction."""

from __future__ import annotations

import io
import shutil
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from mockloop.core.errors import InputError
from mockloop.core.events import Take
from mockloop.ports import RATE_HZ, Samples
from mockloop.speech.audio.decoding import Decoding
from mockloop.speech.audio.file_microphone import FileMicrophone, StreamMicrophone
from mockloop.speech.audio.measurement import TakeMeasurement
from mockloop.speech.audio.piped import PipedSound
from mockloop.speech.file_kinds import kind_of
from mockloop.speech.recording.recorder import Recorder
from mockloop.speech.recording.request import Observers, Recording
from testkit import recordings
from testkit.sounds import spoken

SECONDS = 4.0
pytestmark = pytest.mark.skipif(not shutil.which("ffmpeg"), reason="ffmpeg is not installed")


def voice() -> Samples:
    return spoken(SECONDS)


def decoded(path: Path, track: int | None = None) -> tuple[Samples, Decoding]:
    decoding = Decoding(path, track=track)
    return np.concatenate(list(decoding)), decoding


def loudness(sound: Samples) -> np.ndarray:
    """Mean level of every tenth of a second."""
    return np.abs(sound[: len(sound) // 1600 * 1600].astype(float)).reshape(-1, 1600).mean(axis=1)


def likeness(sound: Samples) -> float:
    """Correlation of loudness contours with the voice, 10 ms at a time, at the best shift up to what encoders pad."""
    contours = [
        np.abs(one[: len(one) // 160 * 160].astype(float)).reshape(-1, 160).mean(axis=1) for one in (sound, voice())
    ]
    n = min(map(len, contours)) - 20
    return max(float(np.corrcoef(contours[0][lag : lag + n], contours[1][:n])[0, 1]) for lag in range(20))


@pytest.mark.parametrize("name", recordings.CONTENT)
@pytest.mark.parametrize("called", ["as it is", "with no name", "12:30 a 50% #1"])
def test_a_file_is_read_by_what_it_holds(tmp_path: Path, name: str, called: str) -> None:
    path = recordings.CONTENT[name](tmp_path, voice())
    if called != "as it is":
        path = path.rename(tmp_path / ("answer" if called == "with no name" else f"{called}.txt"))
    assert kind_of(path) == "recording"
    sound, decoding = decoded(path)
    assert len(sound) / RATE_HZ == pytest.approx(SECONDS, abs=0.15)
    assert likeness(sound) > 0.9
    assert decoding.notices == []


@pytest.mark.parametrize("name", recordings.CONTENT)
def test_a_file_from_a_pipe_is_read_by_what_it_holds(tmp_path: Path, name: str) -> None:
    stream = io.BytesIO(recordings.CONTENT[name](tmp_path, voice()).read_bytes())
    stream.seekable = lambda: False  # type: ignore[method-assign]
    sound = np.concatenate(list(PipedSound(stream)))
    assert len(sound) / RATE_HZ == pytest.approx(SECONDS, abs=0.15)
    assert likeness(sound) > 0.8


@pytest.mark.parametrize(
    "made",
    [voice, lambda: np.zeros(RATE_HZ, np.int16), lambda: voice() // 200],
    ids=["voice", "silence", "quiet"],
)
def test_raw_samples_from_a_pipe_are_sound(made: Callable[[], Samples]) -> None:
    sound = made()
    np.testing.assert_array_equal(np.concatenate(list(PipedSound(io.BytesIO(sound.tobytes())))), sound)


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (np.random.default_rng(1).bytes(20_000), "neither a sound file"),
        (b"These are words and no sound. " * 500, "is text"),
        (b"%PDF-1.7\n" + b"\x80" * 9000, "a PDF"),
        (b"PK\x03\x04" + bytes(9000), "docx"),
        (b"MThd\0\0\0\6\0\1\0\1\0\x60MTrk", "MIDI"),
    ],
    ids=["noise", "text", "pdf", "docx", "MIDI"],
)
def test_what_is_no_sound_is_never_taken_for_speech(data: bytes, told: str) -> None:
    with pytest.raises(InputError, match=told):
        list(PipedSound(io.BytesIO(data)))


@pytest.mark.parametrize("suffix", [".mkv", ".webm"])
def test_a_gap_in_the_times_is_silence(tmp_path: Path, suffix: str) -> None:
    sound, decoding = decoded(recordings.with_a_gap(tmp_path, voice(), suffix, 6.0))
    assert len(sound) / RATE_HZ == pytest.approx(2 * SECONDS + 6.0, abs=0.15)
    assert loudness(sound)[45:95].max() < 5
    assert likeness(sound[-len(voice()) :]) > 0.9
    assert decoding.notices == []


@pytest.mark.parametrize("suffix", [".mkv", ".mp4"])
def test_a_late_start_is_silence(tmp_path: Path, suffix: str) -> None:
    sound, decoding = decoded(recordings.with_a_late_start(tmp_path, voice(), suffix, 3.0))
    assert len(sound) / RATE_HZ == pytest.approx(SECONDS + 3.0, abs=0.15)
    assert loudness(sound)[:28].max() < 5
    assert likeness(sound[3 * RATE_HZ :]) > 0.7
    assert decoding.notices == []


@pytest.mark.parametrize(
    "maker",
    [
        recordings.with_a_longer_picture,
        lambda folder, voice: recordings.with_a_longer_picture(folder, voice, ".mkv"),
        recordings.mp3_with_cover,
        recordings.mp3_that_is_not_counted,
        recordings.before_zeros,
        recordings.joined,
    ],
    ids=[
        "longer picture, mp4",
        "longer picture, mkv",
        "a large cover",
        "a tag that says Info",
        "zeros behind",
        "two joined",
    ],
)
def test_a_whole_recording_is_not_called_cut_off(tmp_path: Path, maker: Callable[[Path, Samples], Path]) -> None:
    sound, decoding = decoded(maker(tmp_path, voice()))
    assert len(sound) / RATE_HZ == pytest.approx(SECONDS, abs=0.15)
    assert decoding.notices == []


def test_an_mp3_that_was_cut_off_behind_a_large_cover_is_told(tmp_path: Path) -> None:
    path = recordings.mp3_with_cover(tmp_path, voice())
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) - (len(whole) - 300_000) // 2])
    sound, decoding = decoded(path)
    assert 1.0 < len(sound) / RATE_HZ < 3.0
    assert "cut off" in (decoding.notice or "")


def test_of_several_tracks_the_one_with_the_voice_is_taken_and_told(tmp_path: Path) -> None:
    path = recordings.with_tracks(tmp_path, voice())
    sound, decoding = decoded(path)
    assert likeness(sound) > 0.8
    assert "track 2, which has the voice" in decoding.notices[0]
    other, decoding = decoded(path, track=1)
    assert likeness(other) < 0.3
    assert decoding.notices == []
    with pytest.raises(InputError, match="no track 3"):
        Decoding(path, track=3)


@pytest.mark.parametrize("maker", [recordings.opposed, recordings.one_dead])
def test_the_channel_with_the_voice_is_taken(tmp_path: Path, maker: Callable[[Path, Samples], Path]) -> None:
    sound, _ = decoded(maker(tmp_path, voice()))
    assert likeness(sound) > 0.99
    assert np.abs(sound).max() > 0.9 * np.abs(voice()).max()


def measured(blocks: Decoding | PipedSound) -> float:
    hearing = TakeMeasurement()
    for block in blocks:
        hearing.accept(block, blocks.clipped_share)
    return hearing.sound().clipped_share


@pytest.mark.parametrize("piped", [False, True], ids=["file", "pipe"])
def test_clipping_is_measured_before_the_channels_are_mixed(tmp_path: Path, piped: bool) -> None:
    def share(path: Path) -> float:
        return measured(PipedSound(pipe(path)) if piped else Decoding(path))

    path = recordings.clipped_left(tmp_path, voice())
    assert np.abs(decoded(path)[0]).max() < 32_000
    assert share(path) > 0.05
    assert share(recordings.wav(tmp_path / "clean.wav", voice())) == 0.0


def test_clipping_of_one_channel_is_in_the_take(tmp_path: Path) -> None:
    def take(path: Path) -> Take:
        recorded = Recorder(FileMicrophone([path])).record(
            Recording("opening", 1, tmp_path / f"{path.stem}.flac"), Observers()
        )
        assert recorded.take
        return recorded.take

    assert take(recordings.clipped_left(tmp_path, voice())).sound.clipped_share > 0.05
    assert take(recordings.wav(tmp_path / "clean.wav", voice())).sound.clipped_share == 0.0


def pipe(path: Path) -> io.BytesIO:
    """The file as a stream that cannot go back."""
    stream = io.BytesIO(path.read_bytes())
    stream.seekable = lambda: False  # type: ignore[method-assign]
    return stream


@pytest.mark.parametrize("maker", [recordings.opposed, recordings.one_dead])
@pytest.mark.parametrize("seeking", [False, True], ids=["wav", "m4a"])
def test_from_a_pipe_the_channel_with_the_voice_is_taken(
    tmp_path: Path, maker: Callable[[Path, Samples], Path], seeking: bool
) -> None:
    path = maker(tmp_path, voice())
    if seeking:
        recordings.ffmpeg("-i", path, tmp_path / "answer.m4a")
        path = tmp_path / "answer.m4a"
    sound = np.concatenate(list(PipedSound(pipe(path))))
    assert len(sound) / RATE_HZ == pytest.approx(SECONDS, abs=0.15)
    assert likeness(sound) > 0.9
    assert np.abs(sound).max() > 0.9 * np.abs(voice()).max()


@pytest.mark.parametrize("suffix", [".mkv", ".mp4", ".avi", ".ts"])
def test_from_a_pipe_the_track_with_the_voice_is_taken_and_told(tmp_path: Path, suffix: str) -> None:
    path = recordings.with_tracks(tmp_path, voice(), suffix)
    piped = PipedSound(pipe(path))
    assert likeness(np.concatenate(list(piped))) > 0.8
    assert "Standard input has 2 sound tracks; track 2, which has the voice" in piped.notices[0]
    assert likeness(np.concatenate(list(PipedSound(pipe(path), track=1)))) < 0.3
    with pytest.raises(InputError, match="no track 3"):
        list(PipedSound(pipe(path), track=3))


def test_raw_samples_from_a_pipe_are_one_track() -> None:
    with pytest.raises(InputError, match="no track 2"):
        list(PipedSound(io.BytesIO(voice().tobytes()), track=2))


def test_what_is_to_be_told_of_a_stream_is_told_once_at_its_end(tmp_path: Path) -> None:
    told: list[str] = []
    microphone = StreamMicrophone(pipe(recordings.with_tracks(tmp_path, voice())), tell=told.append)
    for _ in range(2):
        capture = microphone.open("opening")
        while capture.read(5.0) is not None:
            pass
    assert ["track 2" in one for one in told] == [True]
