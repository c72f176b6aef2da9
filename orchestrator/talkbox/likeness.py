"""How much closer a turn brought the sound to its reference: the similarity before and after.

Of the written file and not of the take in memory: what is claimed was opened again and measured.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from talkbox_sessions.events import Event, ToolReturned

if TYPE_CHECKING:
    from talkbox_tools.dsp.similarity import Score
    from talkbox_tools.dsp.similarity_profile import Profile

MATCHING = "match_reference"
"""The tool that reports its reference's name."""


def reference_named(events: Iterable[Event]) -> str | None:
    """The name of the file that the turn's calls matched last; None where none was."""
    named = [
        str(event.change["report"]["reference"])
        for event in events
        if isinstance(event, ToolReturned)
        and event.name == MATCHING
        and "reference" in event.change["report"]
    ]
    return named[-1] if named else None


def likeness_document(
    name: str, reference: Profile, before: Profile, after: Profile
) -> dict[str, Any]:
    """The similarity to the reference before and after, as `--json` shows it."""
    from talkbox_tools.dsp.similarity import DspSimilarity, likeness

    then, now = likeness(before, reference), likeness(after, reference)
    return {
        "reference": name,
        "metric": DspSimilarity.name,
        "total": {"before": round(then.total, 1), "after": round(now.total, 1)},
        "axes": {axis: _axis(axis, then, now) for axis in now.axes if axis in then.axes},
    }


def _axis(name: str, then: Score, now: Score) -> dict[str, Any]:
    before, after = then.axes[name], now.axes[name]
    return {
        "before": round(before.similarity, 1),
        "after": round(after.similarity, 1),
        "distance_before": round(before.distance, 2),
        "distance_after": round(after.distance, 2),
        "unit": after.unit,
    }
