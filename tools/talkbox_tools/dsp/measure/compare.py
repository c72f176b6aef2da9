"""Two measurements side by side, at equal loudness: what moved, how far, and whether it is heard.

Works on finished numbers and imports nothing heavy.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from talkbox_tools.measures import MEASURES, Measure

Measured = Mapping[str, float | None]
_LEVELS = frozenset({"integrated_lufs", "short_term_max_lufs", "momentary_max_lufs", "rms_dbfs"})


@dataclass(frozen=True, slots=True)
class Delta:
    """One measure before and after."""

    measure: Measure
    before: float | None
    after: float | None
    change: float | None
    """After minus before as it stands in the files; None where either is missing."""
    matched_change: float | None
    """The same with the loudness change taken out where the measure follows gain."""
    heard: bool
    """Whether the matched change reaches the just-noticeable step."""

    @property
    def word(self) -> str:
        """What the movement is called ("darker"); empty when it is not heard."""
        if not self.heard or self.matched_change is None:
            return ""
        return self.measure.up if self.matched_change > 0 else self.measure.down


def compare(before: Measured, after: Measured) -> dict[str, Delta]:
    """Every measure that either side has, in the order of MEASURES."""
    return {delta.measure.name: delta for delta in _deltas(before, after)}


def _deltas(before: Measured, after: Measured) -> Iterator[Delta]:
    gain = _gain(before, after)
    for name, measure in MEASURES.items():
        old, new = before.get(name), after.get(name)
        if old is None and new is None:
            continue
        change = _difference(old, new)
        freed = measure.follows_gain and name not in _LEVELS
        matched = change - gain if change is not None and freed else change
        yield Delta(measure, old, new, change, matched, _heard(measure, old, new, matched))


def _gain(before: Measured, after: Measured) -> float:
    """How much louder the whole became; by RMS where a clip is too short for loudness."""
    for level in ("integrated_lufs", "rms_dbfs"):
        change = _difference(before.get(level), after.get(level))
        if change is not None:
            return change
    return 0.0


def _difference(old: float | None, new: float | None) -> float | None:
    return None if old is None or new is None else new - old


def _heard(measure: Measure, old: float | None, new: float | None, change: float | None) -> bool:
    if change is None:
        return (old is None) is not (new is None)
    step = measure.jnd * abs(old or 0.0) if measure.relative else measure.jnd
    return change != 0.0 and abs(change) >= step
