"""A recording while it is made: a thread takes what the microphone gives until it is finished.

What came until then is kept whatever happens to the microphone, and what happened is said.
"""

from __future__ import annotations

from dataclasses import dataclass
from threading import Thread
from typing import TYPE_CHECKING

import numpy as np

from talkbox.closing import Closing
from talkbox.voice.transcriber import VoiceError

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from talkbox.voice.microphone import Block, Microphone

LONGEST_SECONDS = 120.0
"""An instruction is a sentence or a few; a key that was forgotten must not fill the memory."""
FLOOR_DBFS = -60.0
"""What a level meter shows for silence."""


@dataclass(frozen=True, slots=True)
class Take:
    """What was recorded."""

    samples: NDArray[np.float32]
    """Shape (channels, samples)."""
    rate_hz: int
    notes: tuple[str, ...] = ()
    """What went wrong on the way, a sentence each."""


class Recorder(Closing):
    """Records from when it is made until `finish`; close it, or use it in a `with`."""

    def __init__(self, microphone: Microphone, longest_seconds: float = LONGEST_SECONDS) -> None:
        """Raises VoiceError when the microphone cannot be opened."""
        self._microphone = microphone
        self._longest_seconds = longest_seconds
        self._blocks: list[Block] = []
        self._samples = 0
        self._trouble: str | None = None
        microphone.open()
        self._thread = Thread(target=self._record, name="microphone", daemon=True)
        self._thread.start()

    @property
    def seconds(self) -> float:
        """How much there is so far."""
        return self._samples / self._microphone.rate_hz

    @property
    def level_dbfs(self) -> float:
        """The peak of the newest block, from FLOOR_DBFS up."""
        peak = float(np.abs(self._blocks[-1]).max(initial=0.0)) if self._blocks else 0.0
        return max(FLOOR_DBFS, 20 * float(np.log10(max(peak, 1e-6))))

    @property
    def over(self) -> bool:
        """Whether no more will come: the longest was reached, or the microphone went away."""
        return not self._thread.is_alive()

    def finish(self) -> Take:
        """Stop, and what was recorded. Raises VoiceError when it is nothing."""
        self.close()
        trouble = self._microphone.lost or self._trouble
        if not self._blocks:
            raise VoiceError(
                trouble
                or f"The microphone {self._microphone.name} gave no sound; speak a little longer, "
                "or see whether it is switched on."
            )
        notes = self._notes(trouble)
        return Take(np.concatenate(self._blocks, axis=1), self._microphone.rate_hz, notes)

    def close(self) -> None:
        """Stop the microphone; twice is as once."""
        self._microphone.close()
        self._thread.join()

    def _record(self) -> None:
        try:
            for block in self._microphone.blocks():
                self._blocks.append(block)
                self._samples += block.shape[1]
                if self.seconds >= self._longest_seconds:
                    break
        except VoiceError as error:  # on this thread nobody else would hear of it
            self._trouble = str(error)

    def _notes(self, trouble: str | None) -> tuple[str, ...]:
        notes = [] if trouble is None else [trouble]
        if self.seconds >= self._longest_seconds:
            notes.append(f"Recording stopped after {self._longest_seconds:g} s.")
        if self._microphone.overflows:
            notes.append(
                f"The computer was too busy {self._microphone.overflows} times and words may be "
                "missing."
            )
        return tuple(notes)
