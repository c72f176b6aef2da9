"""What was made of recordings, kept by the hash of their samples: heard twice, computed once.

Vectors are wanted again only where a model lost what it had read of them (a line that was dropped,
a context that was too small), so that few are kept; how many tokens they are, every prompt asks.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from talkbox.models.llama.lines import media_ids
from talkbox.recording import Recording

if TYPE_CHECKING:
    from talkbox.models.llama.batch import Embeddings
    from talkbox.models.llama.ears import Outline

MOST_BYTES = 64 << 20
"""Of vectors, the newest always among them; 30 s are 11.5 MB for the 12B, 4.6 MB for E2B."""
MOST_OUTLINES = 1024
Asked = Callable[[], bool]


class Hearer(Protocol):
    """What computes; `talkbox.models.llama.ears.Ears` does."""

    def outline(self, recording: Recording) -> Outline:
        """How many tokens the recording is, and those around it. Raises ModelError."""
        ...

    def embeddings(self, recording: Recording, stop: Asked) -> Embeddings:
        """Its vectors. Raises ModelError, and Cancelled when asked to stop."""
        ...


class Clips:
    """The recordings of one model."""

    def __init__(self, ears: Hearer, most_bytes: int = MOST_BYTES) -> None:
        self._ears = ears
        self._most_bytes = most_bytes
        self._outlines: OrderedDict[bytes, Outline] = OrderedDict()
        self._vectors: OrderedDict[bytes, Embeddings] = OrderedDict()
        self.encoded = 0
        """How many times vectors were computed."""

    @property
    def kept_bytes(self) -> int:
        """The size of all vectors that are kept."""
        return sum(vectors.nbytes for vectors in self._vectors.values())

    def outline(self, recording: Recording) -> Outline:
        """As `Ears.outline`."""
        digest = recording.digest
        if digest not in self._outlines:
            self._outlines[digest] = self._ears.outline(recording)
            if len(self._outlines) > MOST_OUTLINES:
                self._outlines.popitem(last=False)
        return self._outlines[digest]

    def ids(self, recording: Recording) -> list[int]:
        """All that stands for it in a prompt: tokens, and negative numbers for the sound."""
        outline = self.outline(recording)
        sound = media_ids(recording.digest, outline.count)
        return [*outline.before, *sound, *outline.after]

    def embeddings(self, recording: Recording, stop: Asked) -> Embeddings:
        """As `Ears.embeddings`, which is asked only for what is not kept."""
        digest = recording.digest
        if digest not in self._vectors:
            self._vectors[digest] = self._ears.embeddings(recording, stop)
            self.encoded += 1
        self._vectors.move_to_end(digest)
        while self.kept_bytes > self._most_bytes and len(self._vectors) > 1:
            self._vectors.popitem(last=False)
        return self._vectors[digest]
