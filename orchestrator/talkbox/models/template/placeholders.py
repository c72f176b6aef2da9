"""Keeps what others wrote out of a template's hands, and out of its markup.

A template gets a placeholder in the place of each text. What it renders is then cut at the
placeholders: what stands between them is the template's own, what takes their place is `Text`,
which never becomes a control token. A template that writes its content as JSON gets the text
escaped as often as it escaped the placeholder, whose quotation mark tells.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from talkbox.models.dialect import Heard, Markup, Piece, Raw, Text
from talkbox.recording import Recording

_PLACEHOLDER = re.compile(r'Qz(\d{6})(\\*)"Qz\1')
_FRAGMENT = re.compile(r"qz\d{6}", re.IGNORECASE)
_HARMLESS = re.compile(r"[\w .,:;/()+%'-]*", re.ASCII)
"""Has no sign that markers are made of, and none that a placeholder is."""


class Garbled(Exception):
    """A template changed or lost a text that must be there."""


class Placeholders:
    """The texts of one prompt behind their placeholders."""

    def __init__(self) -> None:
        self._hidden: list[Text | Raw | Heard] = []
        self._needed: set[int] = set()

    def hide(self, text: str, needed: bool = False) -> str:
        """A placeholder; text that is empty or only space is itself, for templates ask for that.

        `needed`: the prompt would not be what it should be without this text.
        """
        return self._hide(Text(text), needed) if text.strip() else text

    def hide_tokens(self, tokens: tuple[int, ...]) -> str:
        """A placeholder for what the model itself said."""
        return self._hide(Raw(tokens), needed=True)

    def hide_recording(self, recording: Recording) -> str:
        """A placeholder for what is heard."""
        return self._hide(Heard(recording), needed=True)

    def hide_within(self, value: Any) -> Any:
        """The same data with every text and key hidden that could hold a marker."""
        if isinstance(value, str):
            return value if _HARMLESS.fullmatch(value) else self.hide(value)
        if isinstance(value, Mapping):
            return {
                self.hide_within(str(key)): self.hide_within(item) for key, item in value.items()
            }
        if isinstance(value, list | tuple):
            return [self.hide_within(item) for item in value]
        return value

    def reveal(self, rendered: str) -> list[Piece]:
        """What was rendered, in pieces; raises Garbled."""
        pieces: list[Piece] = []
        seen: set[int] = set()
        end = 0
        for match in _PLACEHOLDER.finditer(rendered):
            pieces.append(Markup(rendered[end : match.start()]))
            pieces.append(self._shown(match))
            seen.add(int(match[1]))
            end = match.end()
        pieces.append(Markup(rendered[end:]))
        if self._needed - seen or any(
            isinstance(piece, Markup) and _FRAGMENT.search(piece.text) for piece in pieces
        ):
            raise Garbled
        return [piece for piece in pieces if not isinstance(piece, Markup) or piece.text]

    def _hide(self, piece: Text | Raw | Heard, needed: bool) -> str:
        number = len(self._hidden)
        self._hidden.append(piece)
        if needed:
            self._needed.add(number)
        return f'Qz{number:06}"Qz{number:06}'

    def _shown(self, match: re.Match[str]) -> Piece:
        piece = self._hidden[int(match[1])]
        if not isinstance(piece, Text):
            return piece
        text = piece.text
        for _ in range((len(match[2]) + 1).bit_length() - 1):
            text = json.dumps(text, ensure_ascii=False)[1:-1]
        return Text(text)


class Defused(Placeholders):
    """For templates that change a placeholder: the text itself, its markers taken apart."""

    def hide(self, text: str, needed: bool = False) -> str:
        """The text with a space behind each sign that a marker could begin with."""
        return _MARKER.sub(r"\g<0> ", text)


_MARKER = re.compile(r"[<\[｜|](?=[^\s\d\"'{\[-])")
