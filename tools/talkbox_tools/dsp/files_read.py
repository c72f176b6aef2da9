"""Reads audio files, all of them at the same scale and bit-exactly, and refuses what is unsound.

soundfile is the one reader: pedalboard's scales 16-bit samples differently, keeps an MP3's encoder
delay and fills up what is missing with zeros. Every block is checked on its way in, so that what
comes out is finite and has all the samples that were promised. Tags are not read.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import numpy as np
import soundfile

from talkbox_tools.dsp.files_container import HEAD_BYTES, container, promise
from talkbox_tools.dsp.files_error import FileError, cut_short, damaged, unreadable

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from talkbox_tools.backend import Audio
    from talkbox_tools.dsp.files_mp3 import Stream

READABLE = "WAV, FLAC, AIFF, OGG, Opus, MP3, CAF, W64 and AU"
LOWEST_RATE_HZ, HIGHEST_RATE_HZ = 8_000, 384_000
BLOCK_SAMPLES = 65_536
LOUDEST = 8.0
"""Float samples beyond this (+18 dBFS) are taken for 16-bit integers that were never scaled."""

_PADDING_BYTES = 2
_MP3_SLACK_SAMPLES = 2 * 1152
_MP3_SLACK_SHARE = 0.01
_UNKNOWN_LENGTH = 1 << 48
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class FileInfo:
    """What an audio file's header says."""

    path: Path
    format: str
    """As soundfile names it: "WAV", "FLAC", "OGG", ..."""
    subtype: str
    """As soundfile names it: "PCM_16", "FLOAT", "VORBIS", ..."""
    rate_hz: int
    channels: int
    """1 or 2, or any number where that was asked for."""
    frames: int
    """Samples per channel, at least 1."""

    @property
    def seconds(self) -> float:
        """The sound's length."""
        return self.frames / self.rate_hz


def probe(path: Path | str, *, any_channels: bool = False) -> FileInfo:
    """What the file's header says, without reading its samples.

    Raises FileError when the file is missing, not a file, not readable, empty, no audio, cut
    short, holds no samples or more than 2 channels (unless `any_channels`), or has a rate outside
    8 to 384 kHz.
    """
    path = Path(path)
    kind = _kind(path)
    mpeg = _mpeg(path) if kind in ("MP3", "ID3") else None
    if kind == "OGG":
        _check_pages(path)
    _check_whole(path, mpeg)
    with _opened(path, mpeg is not None) as sound:
        frames = sound.frames if mpeg is None else _mp3_frames(path, mpeg, sound.frames)
        info = FileInfo(path, sound.format, sound.subtype, sound.samplerate, sound.channels, frames)
    _check(info, any_channels)
    return info


def read(path: Path | str) -> tuple[Audio, int]:
    """All samples of a file and its rate in Hz.

    Raises FileError as `blocks` does, and when the sound does not fit into memory.
    """
    info = probe(path)
    try:
        audio: Audio = np.empty((info.channels, info.frames), np.float32)
    except MemoryError:
        raise FileError(
            f"{info.path} is {info.seconds / 60:.0f} minutes long and does not fit into memory "
            "as a whole; cut it into parts first."
        ) from None
    filled = 0
    for block in _blocks(info, BLOCK_SAMPLES):
        audio[:, filled : filled + block.shape[1]] = block
        filled += block.shape[1]
    return np.ascontiguousarray(audio[:, :filled]), info.rate_hz


def blocks(
    path: Path | str, samples: int = BLOCK_SAMPLES, *, any_channels: bool = False
) -> Iterator[Audio]:
    """The file's samples, at most `samples` per channel at a time.

    Raises FileError at once for what `probe` refuses, and on the way when the sound turns out to
    be damaged, not finite, or far over full scale.
    """
    return _blocks(probe(path, any_channels=any_channels), samples)


def _blocks(info: FileInfo, samples: int) -> Iterator[Audio]:
    mpeg = info.subtype.startswith("MPEG")
    read = 0
    with _opened(info.path, mpeg) as sound:
        while len(data := _next(sound, samples, mpeg)):
            read += len(data)
            block = np.ascontiguousarray(data.T)
            _check_samples(block, info.path)
            yield block
    if read < info.frames - (_MP3_SLACK_SAMPLES if mpeg else 0):
        raise cut_short(info.path, read / info.frames)


def _kind(path: Path) -> str:
    """The container by its first bytes; raises FileError when it is none that can be read."""
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise FileError(f"{path} is a folder; name an audio file in it.")
        if not stat.S_ISREG(status.st_mode):
            raise FileError(f"{path} is a device or a pipe; name an ordinary audio file.")
        with path.open("rb") as file:
            head = file.read(HEAD_BYTES)
    except (OSError, ValueError) as error:
        raise unreadable(path, error) from error
    if not head:
        raise FileError(f"{path} is empty (0 bytes); choose another file or export it again.")
    kind = container(head)
    if kind is None and path.suffix.lower() == ".mp3" and _mpeg(path):
        kind = "MP3"  # zeros or other padding in front of the first frame
    if kind is None or path.suffix.lower() == ".raw":  # soundfile reads any .raw as headerless
        raise FileError(
            f"{path} is not an audio file that can be read; convert it to one of {READABLE}."
        )
    return kind


def _ask(path: Path, question: Callable[[Path], _T]) -> _T:
    try:
        return question(path)
    except OSError as error:
        raise unreadable(path, error) from error


def _mpeg(path: Path) -> Stream | None:
    """What the MP3 frames of a file say; None where there are none."""
    from talkbox_tools.dsp.files_mp3 import stream

    return _ask(path, stream)


def _check_whole(path: Path, stream: Stream | None) -> None:
    if stream is None:
        promised, there = _ask(path, promise)
        slack = _PADDING_BYTES
    else:
        promised, there = stream.promised_bytes, stream.there_bytes
        slack = round(_MP3_SLACK_SHARE * promised)
    if promised - there > slack:
        raise cut_short(path, there / promised)


def _check_pages(path: Path) -> None:
    from talkbox_tools.dsp.files_ogg import condition

    match _ask(path, condition):
        case "cut short":
            raise cut_short(path)
        case "damaged":
            raise damaged(path, "a page of it has other bytes than it had")


def _mp3_frames(path: Path, stream: Stream, guessed: int) -> int:
    """The samples that come out: libsndfile gives no more than it guesses from the first frames."""
    if stream.samples is None:
        return guessed
    if stream.samples > guessed + _MP3_SLACK_SAMPLES:
        raise FileError(
            f"{path} does not state its length and would be read only in part; "
            "convert it to WAV or FLAC first."
        )
    return min(stream.samples, guessed)


def _check(info: FileInfo, any_channels: bool) -> None:
    path = info.path
    if info.channels > 2 and not any_channels:
        raise FileError(
            f"{path} has {info.channels} channels; mono and stereo are possible, so mix it down "
            "or split it first."
        )
    if not LOWEST_RATE_HZ <= info.rate_hz <= HIGHEST_RATE_HZ:
        raise FileError(
            f"{path} has a sample rate of {info.rate_hz} Hz; {LOWEST_RATE_HZ} to "
            f"{HIGHEST_RATE_HZ} Hz are possible, so resample it first."
        )
    if info.frames < 1:
        raise FileError(f"{path} holds no sound (0 samples); choose another file.")
    if info.frames > _UNKNOWN_LENGTH:
        raise FileError(f"{path} does not state its length; save it anew as WAV or FLAC first.")


def _check_samples(block: Audio, path: Path) -> None:
    peak = max(float(block.max()), -float(block.min()))
    if peak <= LOUDEST:
        return
    if not np.isfinite(block).all():
        raise FileError(
            f"{path} holds samples that are no numbers (NaN or infinite); export it again."
        )
    raise FileError(
        f"{path} reaches {peak:.0f} times full scale, as 16-bit values do when stored as floats "
        "unscaled; lower it to full scale 1.0 first."
    )


@contextmanager
def _opened(path: Path, mpeg: bool) -> Iterator[soundfile.SoundFile]:
    """The open file; what libsndfile says against it becomes a FileError."""
    try:
        with _quiet(mpeg):
            sound = soundfile.SoundFile(_native(path))
    except (soundfile.LibsndfileError, OSError) as error:
        raise damaged(path, error) from error
    with sound:
        yield sound


def _native(path: Path) -> str | bytes:
    """The name as soundfile takes it, which encodes a text strictly; not every name is UTF-8."""
    return os.fsencode(path) if os.name == "posix" else str(path)


def _quiet(mpeg: bool) -> AbstractContextManager[None]:
    """What keeps an MP3 decoder's remarks off the terminal; other formats make none."""
    if not mpeg:
        return nullcontext()
    from talkbox_tools.dsp.files_mp3 import quiet

    return quiet()


def _next(sound: soundfile.SoundFile, samples: int, mpeg: bool) -> NDArray[np.float32]:
    try:
        with _quiet(mpeg):
            return np.asarray(sound.read(samples, dtype="float32", always_2d=True))
    except soundfile.LibsndfileError as error:
        raise damaged(Path(os.fsdecode(sound.name)), error) from error
