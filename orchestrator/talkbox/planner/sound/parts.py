"""What asking for the level of one instrument comes to where that instrument is one of many.

Nobody can turn one instrument of a mix. Where it sits alone in a band of the sound the band can be
turned, and is; else the honest answer is no. On a recording of the instrument alone its level is
the level.
"""

from __future__ import annotations

from dataclasses import replace

from talkbox.planner.requests import Reading, Request
from talkbox.planner.sound.scene import Scene
from talkbox.planner.sound.sources import band_of, kind_named
from talkbox_prompts import lexicon

_UNLIKE = frozenset({"voice", "drums"})
"""Kinds that are taken for no other: a bass may be called a guitar, and a synthesizer a bell."""


def placed(reading: Reading, scene: Scene) -> Reading:
    """The reading with every level of an instrument as what can be done about it."""
    if not any(request.of for request in reading.requests):
        return reading
    requests = tuple(_placed(request, scene) for request in reading.requests)
    left = tuple(request for request in requests if request is not None)
    if len(left) == len(requests):
        return replace(reading, requests=left)
    return replace(reading, requests=left, beyond=reading.beyond or "separate")


def _placed(request: Request, scene: Scene) -> Request | None:
    """The request as it can be carried out; None where it cannot be."""
    if not request.of:
        return request
    kind, band = kind_named(request.of), band_of(request.of)
    if _is_elsewhere(kind, scene):
        return None
    if band is not None and (kind in ("drums", "bass") or scene.kind == "mix"):
        return _in_its_band(request, band)
    return None if scene.kind == "mix" else request


def _is_elsewhere(kind: str | None, scene: Scene) -> bool:
    """ "Turn down the drummer" of a voice that is alone: what is named does not play here."""
    if kind is None or scene.kind in (None, "mix", kind):
        return False
    return not _UNLIKE.isdisjoint((kind, scene.kind))


def _in_its_band(request: Request, band: str) -> Request:
    if request.word == "louder":
        return replace(request, word=band)
    less = lexicon.word(band).opposite or band
    return replace(request, word=less, against=band)
