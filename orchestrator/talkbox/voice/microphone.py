"""Where speech comes from while it is spoken: a device of this machine, or a file in its place."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Protocol

from talkbox.home import expanded

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Block = NDArray[np.float32]

FILE = "file:"
"""Before the path of a file that is played into the microphone."""


class Microphone(Protocol):
    """One source of samples, opened once."""

    @property
    def name(self) -> str:
        """What a person knows it by."""
        ...

    @property
    def rate_hz(self) -> int:
        """Known once it is open."""
        ...

    @property
    def lost(self) -> str | None:
        """Why it gave no more although nobody closed it, in one sentence; else None."""
        ...

    @property
    def overflows(self) -> int:
        """How often samples were lost because nobody took them in time."""
        ...

    def open(self) -> None:
        """Begin to record. Raises VoiceError where there is nothing to record with."""
        ...

    def blocks(self) -> Iterator[Block]:
        """What is recorded, shape (channels, samples), until it is closed or lost."""
        ...

    def close(self) -> None:
        """Stop, from any thread; twice is as once."""
        ...


def microphone(wanted: str | None = None) -> Microphone:
    """The one that `--microphone` names: a part of its name, "file:PATH", None for the usual.

    Raises VoiceError where there is none such, or nothing to record with.
    """
    if wanted is not None and wanted.startswith(FILE):
        from talkbox.voice.played import PlayedFile

        return PlayedFile(expanded(wanted.removeprefix(FILE)))
    from talkbox.voice.sound_card import SoundCard, sound_system

    return SoundCard(sound_system(), wanted)
