"""A file in a microphone's place: all of it is there at once, then nothing until it is closed.

For scripts that drive a terminal, and for machines without a sound card.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from talkbox.voice.reading import of_file

if TYPE_CHECKING:
    from talkbox.voice.microphone import Block


class PlayedFile:
    """A file that is spoken into the microphone as fast as it can be read."""

    lost: str | None = None
    """A file does not go away."""
    overflows = 0

    def __init__(self, path: Path) -> None:
        """Raises VoiceError where the file cannot be read."""
        self._sound = of_file(path)
        self.name = path.name
        self.rate_hz = self._sound.rate_hz
        self._closed = Event()

    def open(self) -> None:
        """As `Microphone.open`."""

    def blocks(self) -> Iterator[Block]:
        """As `Microphone.blocks`."""
        for block in self._sound.blocks():
            if self._closed.is_set():
                return
            yield block
        self._closed.wait()

    def close(self) -> None:
        """As `Microphone.close`."""
        self._closed.set()
