"""The microphone of this machine, through sounddevice (PortAudio).

PortAudio calls back on a thread of its own, which must not wait: a block is copied and queued, and
whoever records takes it from there. A device that is pulled out either ends the stream or falls
silent without a word (https://github.com/PortAudio/portaudio/issues/600); both count as lost.
"""

from __future__ import annotations

from collections.abc import Iterator
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING, Any, Protocol, cast

from talkbox.voice.extras import extra
from talkbox.voice.transcriber import VoiceError

if TYPE_CHECKING:
    from talkbox.voice.microphone import Block

PATIENCE_SECONDS = 2.0
"""Blocks come some fifty times a second; a device that is quiet for this long has gone."""
FILES_INSTEAD = "or say what is spoken in a file: --voice FILE, in a chat /voice FILE"


class Stream(Protocol):
    """What is used of `sounddevice.InputStream`."""

    def start(self) -> None:
        """Begin to call back."""

    def close(self) -> None:
        """Stop calling back; ends the stream without waiting for what is queued."""


class SoundSystem(Protocol):
    """What is used of the module `sounddevice`."""

    @property
    def PortAudioError(self) -> type[Exception]:
        """What PortAudio refuses with."""

    def query_devices(self, device: str | None = None, kind: str | None = None) -> Any:
        """The facts of all devices as mappings, of one where a device or a kind is named.

        ValueError or PortAudioError for none such.
        """

    def InputStream(self, **settings: Any) -> Stream:
        """A stream that calls back with what is recorded."""


def sound_system() -> SoundSystem:
    """The module `sounddevice`; raises VoiceError where it or PortAudio is missing."""
    with extra("mic", "Microphones"):
        try:
            import sounddevice
        except OSError as error:  # the library that the module loads is not there
            raise VoiceError(
                "No microphone can be used, because PortAudio is missing; install it "
                f"(Debian, Ubuntu: apt install libportaudio2), {FILES_INSTEAD}."
            ) from error
    return cast(SoundSystem, sounddevice)


class SoundCard:
    """An input device, recorded at its own rate, in stereo where it has two channels or more.

    Many devices refuse to be opened in mono when they have more.
    """

    def __init__(
        self,
        system: SoundSystem,
        wanted: str | None = None,
        *,
        patience_seconds: float = PATIENCE_SECONDS,
    ) -> None:
        """`wanted` is a part of the device's name; None for the usual one.

        Raises VoiceError where there is none such.
        """
        self._system = system
        self._patience_seconds = patience_seconds
        try:
            facts = system.query_devices(wanted, "input")
        except (ValueError, system.PortAudioError) as error:
            raise VoiceError(_no_device(system, wanted)) from error
        self.name = str(facts["name"])
        self._index = int(facts["index"])
        self._channels = min(2, int(facts["max_input_channels"]))
        self.rate_hz = int(facts["default_samplerate"])
        self.lost: str | None = None
        self.overflows = 0
        self._queue: SimpleQueue[Block | None] = SimpleQueue()
        self._stream: Stream | None = None
        self._closed = False

    def open(self) -> None:
        """As `Microphone.open`."""
        try:
            self._stream = self._system.InputStream(
                device=self._index,
                samplerate=self.rate_hz,
                channels=self._channels,
                dtype="float32",
                callback=self._take,
                finished_callback=self._end,
            )
            self._stream.start()
        except (ValueError, self._system.PortAudioError) as error:
            self.close()
            raise VoiceError(
                f"The microphone {self.name} cannot be opened ({error}); see whether another "
                f"program holds it and whether this one may use it, {FILES_INSTEAD}."
            ) from error

    def blocks(self) -> Iterator[Block]:
        """As `Microphone.blocks`."""
        while not self._closed:
            try:
                block = self._queue.get(timeout=self._patience_seconds)
            except Empty:
                block = None
            if block is None:
                break
            yield block
        if not self._closed:
            self.lost = f"The microphone {self.name} went away; what came until then is kept."

    def close(self) -> None:
        """As `Microphone.close`."""
        self._closed = True
        self._queue.put(None)
        if self._stream is not None:
            self._stream.close()
            self._stream = None

    def _take(self, block: Any, frames: int, time: Any, status: Any) -> None:
        self.overflows += bool(status.input_overflow)
        self._queue.put(block.T.copy())

    def _end(self) -> None:
        self._queue.put(None)


def _no_device(system: SoundSystem, wanted: str | None) -> str:
    inputs = [str(one["name"]) for one in system.query_devices() if one["max_input_channels"]]
    if wanted is None or not inputs:
        return f"There is no microphone here; plug one in, {FILES_INSTEAD}."
    return (
        f"{wanted!r} is in the name of no microphone, or of several; there is: {', '.join(inputs)}."
    )
