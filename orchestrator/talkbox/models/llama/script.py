"""A prompt as a model gets it: tokens, and the recordings that it hears among them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING

from talkbox.models.dialect import Heard, Piece
from talkbox.recording import Recording

if TYPE_CHECKING:
    from talkbox.models.llama.clips import Clips
    from talkbox.models.llama.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Script:
    """What is read and heard, in order."""

    tokens: list[int] = field(default_factory=list)
    """Negative where a recording is heard (`talkbox.models.llama.lines.media_ids`)."""
    recordings: Mapping[int, Recording] = field(default_factory=dict)
    """Which recording's sound begins at which place of `tokens`."""


def script(pieces: Iterable[Piece], vocabulary: Vocabulary, clips: Clips | None = None) -> Script:
    """The pieces of a prompt with what `clips` makes of its recordings.

    Raises ModelError for a recording that cannot be heard, and ValueError where there are
    recordings and no `clips`.
    """
    tokens: list[int] = []
    recordings: dict[int, Recording] = {}
    for heard, group in groupby(pieces, lambda piece: isinstance(piece, Heard)):
        if clips is None or not heard:
            tokens += vocabulary.encode(list(group))
            continue
        for piece in group:
            assert isinstance(piece, Heard)
            start = len(tokens) + len(clips.outline(piece.recording).before)
            recordings[start] = piece.recording
            tokens += clips.ids(piece.recording)
    return Script(tokens, recordings)
