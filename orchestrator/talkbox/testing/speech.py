"""A transcriber that hears from a list and a microphone that plays samples, for tests without
weights or a sound card.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from threading import Event
from typing import TYPE_CHECKING

from talkbox.messages import Cancelled
from talkbox.testing.scripted import UnexpectedCall
from talkbox.voice.transcriber import Transcript, VoiceError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from talkbox.recording import Recording


class ScriptedTranscriber:
    """Hears the given words one after another, whatever is spoken."""

    name = "scripted"

    def __init__(self, words: Iterable[str | Transcript]) -> None:
        self._waiting = [Transcript(one) if isinstance(one, str) else one for one in words]
        self.heard: list[Recording] = []
        """What it was given, in order."""

    def transcribe(self, recording: Recording, cancelled: Callable[[], bool]) -> Transcript:
        """The next words; raises UnexpectedCall when none are left, Cancelled as all do."""
        if cancelled():
            raise Cancelled
        self.heard.append(recording)
        if not self._waiting:
            raise UnexpectedCall(f"{len(self.heard)} recordings came, one more than has words.")
        return self._waiting.pop(0)


class FakeMicrophone:
    """Plays samples of shape (channels, samples) at once, then waits until it is closed."""

    name = "fake microphone"

    def __init__(
        self,
        samples: NDArray[np.float32],
        rate_hz: int = 48_000,
        *,
        block_samples: int = 480,
        vanishes: bool = False,
        missing: bool = False,
        overflows: int = 0,
    ) -> None:
        """`vanishes` is pulled out after the samples, `missing` cannot be opened at all."""
        self.rate_hz = rate_hz
        self.lost: str | None = None
        self.overflows = overflows
        self._samples = samples
        self._block_samples = block_samples
        self._vanishes = vanishes
        self._missing = missing
        self._closed = Event()

    def open(self) -> None:
        """As `talkbox.voice.microphone.Microphone.open`."""
        if self._missing:
            raise VoiceError("There is no fake microphone; plug it in.")

    def blocks(self) -> Iterator[NDArray[np.float32]]:
        """As `talkbox.voice.microphone.Microphone.blocks`."""
        for start in range(0, self._samples.shape[1], self._block_samples):
            yield self._samples[:, start : start + self._block_samples]
        if self._vanishes:
            self.lost = "The fake microphone went away; what came until then is kept."
            return
        self._closed.wait()

    def close(self) -> None:
        """As `talkbox.voice.microphone.Microphone.close`."""
        self._closed.set()
