"""What a reply says aloud: passed on as it comes, without the space around it."""

from __future__ import annotations

from collections.abc import Callable


class Speech:
    """The text of one reply."""

    def __init__(self, on_text: Callable[[str], None]) -> None:
        self._on_text = on_text
        self._said: list[str] = []
        self._space = ""

    @property
    def said(self) -> str:
        """Everything that was passed on."""
        return "".join(self._said)

    def say(self, text: str) -> None:
        """More text; space at its end waits for what follows."""
        bare = text.rstrip()
        if not bare:
            self._space = (self._space + text)[:2]
            return
        out = self._space + bare if self._said else bare.lstrip()
        self._space = text[len(bare) :]
        self._said.append(out)
        self._on_text(out)

    def pause(self) -> None:
        """A call or a thought stood here: what follows begins on a new line."""
        self._space = "\n"
