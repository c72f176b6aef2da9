"""Gemma 4's reply as text in which its markers are spelled out, as servers leak them.

Behind a server there are no tokens to tell a marker from text that looks like one: what looks like
one is one. It is never said, whole or in halves.
"""

from __future__ import annotations

from talkbox.models.gemma.markers import HALF_SPELLED, MARKERS, SPELLED
from talkbox.models.gemma.reader import GemmaReader
from talkbox.models.template.markers import OPENER

_KNOWN = {marker.text: marker for marker in MARKERS}


class SpelledMarkers:
    """Cuts text at markers, for a reader that takes both apart."""

    def __init__(self, reader: GemmaReader) -> None:
        self._reader = reader
        self._held = ""

    def take(self, text: str) -> None:
        """More text, which may end within a marker."""
        self._held += text
        half = HALF_SPELLED.search(self._held)
        until = half.start() if half else len(self._held)
        self._pass_on(until)

    def end(self) -> None:
        """Nothing follows."""
        self._pass_on(len(self._held))

    def _pass_on(self, until: int) -> None:
        at = 0
        for found in SPELLED.finditer(self._held, 0, until):
            self._said(self._held[at : found.start()])
            self._marked(found[0])
            at = found.end()
        self._said(self._held[at:until])
        self._held = self._held[until:]

    def _said(self, text: str) -> None:
        if text:
            self._reader.take(text)

    def _marked(self, spelled: str) -> None:
        if spelled in _KNOWN:
            self._reader.mark(_KNOWN[spelled])
        elif OPENER.fullmatch(spelled):  # of another model's calls
            self._reader.take(spelled)
