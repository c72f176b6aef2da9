"""Writes audio files whole or not at all: under another name first, checked, then renamed.

Whatever stops a writer (an error, Ctrl-C, a full disk) leaves neither a new file nor a changed old
one. Rate, channels and bit depth are kept; tags are not written. Equal sounds make equal files. An
Opus file's last 4 ms can be quieter than they should be: libsndfile 1.2.2 does not wait for the
encoder's last packet.
"""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

import numpy as np
import soundfile

from talkbox_tools.dsp.files_container import forget_time
from talkbox_tools.dsp.files_encoding import RF64, Format, format_of, subtype_for
from talkbox_tools.dsp.files_error import FileError
from talkbox_tools.dsp.files_integer import Converter
from talkbox_tools.dsp.files_output import check_output
from talkbox_tools.dsp.files_read import FileInfo, probe

if TYPE_CHECKING:
    from talkbox_tools.backend import Audio

_BLOCK_SAMPLES = 65_536
"""libsndfile 1.2.2 overflows its stack when it gets much more than this at once as OGG."""


@dataclass(frozen=True, slots=True)
class Written:
    """A file that is there now."""

    path: Path
    format: str
    subtype: str
    frames: int
    """Samples per channel."""
    clipped: int
    """How many samples were beyond full scale and were limited to it; 0 for float files."""


class Writer:
    """An audio file on its way. In a `with` statement it appears at the end, if no error came."""

    def __init__(
        self,
        path: Path | str,
        rate_hz: int,
        *,
        like: FileInfo | None = None,
        subtype: str | None = None,
        inputs: Iterable[Path | str] = (),
        largest_wav_bytes: int | None = None,
    ) -> None:
        """`like` is the source: its bit depth is kept, and it is never written over, as `inputs`
        are not. `subtype` ("FLOAT") overrules the depth. A WAV that outgrows `largest_wav_bytes`
        (4 GB) goes on as RF64. The first block decides between mono and stereo.

        Raises FileError for all that `check_output` refuses; writes nothing yet.
        """
        kept = [*inputs, *([] if like is None else [like.path])]
        self.path = Path(path)
        self._target = check_output(self.path, kept, rate_hz)
        self._format: Format = format_of(self.path)
        self._subtype = subtype or subtype_for(self.path, None if like is None else like.subtype)
        self._check_subtype()
        self._limit_bytes = largest_wav_bytes or self._format.largest_bytes
        self._rate_hz = rate_hz
        self._channels = 0
        self._converter = Converter(self._subtype, limited=self._format.lossy)
        self._frames = 0
        self._parts: list[Path] = []
        self._sound: soundfile.SoundFile | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        try:
            if error is None:
                self._finish()
        finally:
            self._discard()

    @property
    def written(self) -> Written:
        """What was written; once the `with` statement has ended, what is there."""
        return Written(
            self.path, self._format.name, self._subtype, self._frames, self._converter.clipped
        )

    def write(self, block: Audio) -> None:
        """Add a block of shape (channels, samples).

        Raises FileError when the disk is full, the format cannot hold more, or a sample is not
        finite; ValueError for another number of channels than at first.
        """
        if self._sound is None:
            self._channels = block.shape[0]
            self._sound = self._open(self._format)
        if block.shape[0] != self._channels:
            raise ValueError(f"a block of {block.shape[0]} channels after {self._channels}")
        for start in range(0, block.shape[1], _BLOCK_SAMPLES):
            self._write(block[:, start : start + _BLOCK_SAMPLES])

    def _write(self, block: Audio) -> None:
        if not np.isfinite(block).all():
            raise FileError(
                f"The sound for {self.path} holds values that are no numbers (NaN or infinite), so "
                "it was not written; take the last edit back."
            )
        frames = self._converter.convert(block)
        self._make_room(len(frames))
        self._put(frames)
        self._frames += len(frames)

    def _put(self, frames: object) -> None:
        assert self._sound is not None, "a writer is used in a with statement"
        try:
            self._sound.write(frames)
        except soundfile.LibsndfileError as error:
            raise self._failed(error) from error

    def _make_room(self, more: int) -> None:
        """Go on as RF64, or give up, before a format's 32-bit lengths overflow."""
        sample_bytes = {"PCM_16": 2, "PCM_24": 3}.get(self._subtype, 4)
        size = (self._frames + more) * self._channels * sample_bytes
        if self._limit_bytes is None or size <= self._limit_bytes:
            return
        if self._format.name != "WAV":
            raise FileError(
                f"{self.path} would hold more than 4 GB, which {self._format.name} cannot; "
                "write .wav, .caf or .flac instead."
            )
        self._limit_bytes = None
        self._go_on_as(RF64)

    def _go_on_as(self, other: Format) -> None:
        self._close()
        old = self._parts[-1]
        self._format = other
        self._sound = self._open(other)
        with soundfile.SoundFile(old) as done:
            dtype = self._converter.dtype
            while len(frames := done.read(_BLOCK_SAMPLES, dtype=dtype, always_2d=True)):
                self._put(frames)
        old.unlink()

    def _open(self, form: Format) -> soundfile.SoundFile:
        part = self._target.parent / f".talkbox-{secrets.token_hex(6)}.part"
        try:
            part.open("xb").close()
            self._parts.append(part)
            return soundfile.SoundFile(
                part,
                "w",
                self._rate_hz,
                self._channels,
                subtype=self._subtype,
                format=form.name,
                **form.options,
            )
        except (OSError, soundfile.LibsndfileError) as error:
            raise self._failed(error) from error

    def _finish(self) -> None:
        if not self._frames:
            raise FileError(f"There is no sound to write to {self.path} (0 samples).")
        part = self._parts[-1]
        try:
            self._close()
            self._check_part(part)
            self._forget_the_moment(part)
            with part.open("r+b") as file:
                os.fsync(file.fileno())
            part.replace(self._target)
        except (OSError, soundfile.LibsndfileError) as error:
            raise self._failed(error) from error

    def _check_part(self, part: Path) -> None:
        """libsndfile does not report what fails while it closes a file."""
        try:
            whole = probe(part).frames == self._frames
        except FileError:
            whole = False
        if self._format.name == "MP3":
            from talkbox_tools.dsp.files_mp3 import stream

            found = stream(part)
            whole = whole and found is not None and found.there_bytes >= found.promised_bytes
        if not whole:
            raise OSError(None, "it arrived incomplete")

    def _forget_the_moment(self, part: Path) -> None:
        """Take out what differs from one run to the next."""
        if self._format.name == "OGG":
            from talkbox_tools.dsp.files_ogg import number_alike

            number_alike(part)
        elif self._subtype == "FLOAT":
            forget_time(part)

    def _check_subtype(self) -> None:
        if self._subtype not in self._format.subtypes:
            allowed = ", ".join(self._format.subtypes)
            raise FileError(f"{self.path} cannot hold {self._subtype}; there is: {allowed}.")

    def _close(self) -> None:
        if self._sound is not None:
            sound, self._sound = self._sound, None
            sound.close()

    def _discard(self) -> None:
        try:
            self._close()
        except soundfile.LibsndfileError:
            pass  # the file goes anyway
        finally:
            for part in self._parts:
                part.unlink(missing_ok=True)

    def _failed(self, error: Exception) -> FileError:
        why = _reason(self._parts[-1] if self._parts else None) or _text(error)
        return FileError(f"{self.path} could not be written ({why}); nothing was changed.")


def write_blocks(
    path: Path | str,
    blocks: Iterable[Audio],
    rate_hz: int,
    *,
    like: FileInfo | None = None,
    subtype: str | None = None,
    inputs: Iterable[Path | str] = (),
) -> Written:
    """Write blocks of (channels, samples) as they come; see `Writer` for the rest."""
    with Writer(path, rate_hz, like=like, subtype=subtype, inputs=inputs) as writer:
        for block in blocks:
            writer.write(block)
    return writer.written


def write(
    path: Path | str,
    audio: Audio,
    rate_hz: int,
    *,
    like: FileInfo | None = None,
    subtype: str | None = None,
    inputs: Iterable[Path | str] = (),
) -> Written:
    """Write a whole sound of shape (channels, samples); see `Writer` for the rest."""
    return write_blocks(path, (audio,), rate_hz, like=like, subtype=subtype, inputs=inputs)


def _reason(part: Path | None) -> str | None:
    """Why nothing more can be written, by trying: libsndfile says only "System error"."""
    if part is None or not part.exists():
        return None
    try:
        with part.open("ab", buffering=0) as file:
            file.write(bytes(_BLOCK_SAMPLES))
            file.write(b"\0")
    except OSError as error:
        return error.strerror
    return None


def _text(error: Exception) -> str:
    return str(getattr(error, "strerror", None) or str(error).rpartition(": ")[2].rstrip("."))
