"""A vocabulary for readers: one token for each byte, and one for each marker that is named."""

from __future__ import annotations

from collections.abc import Iterator

BYTES = 256


class SpelledTokens:
    """Implements `talkbox.models.dialect.Tokens`; `<end>` ends an answer."""

    def __init__(self, *markers: str) -> None:
        self._markers = ["<end>", *markers]

    @property
    def size(self) -> int:
        return BYTES + len(self._markers)

    @property
    def end(self) -> int:
        return BYTES

    def id(self, text: str) -> int | None:
        return BYTES + self._markers.index(text) if text in self._markers else None

    def bytes_of(self, token: int) -> bytes:
        return bytes([token]) if token < BYTES else self._markers[token - BYTES].encode()

    def is_end(self, token: int) -> bool:
        return token == self.end

    def of(self, *parts: str) -> Iterator[int]:
        """A part that is a marker becomes its token, every other one its bytes."""
        for part in parts:
            marker = self.id(part)
            yield from part.encode() if marker is None else [marker]
