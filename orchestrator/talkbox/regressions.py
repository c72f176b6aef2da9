"""What must not break while a goal is pursued: each guard compares one measure with its limit.

A guard is silent where the request or the chain permits the change it watches ("length" for a
trim, "clipping" for a distortion). Limits are relative to the take that the turn began with, so
that a fault that was there before is never blamed on the edit.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

Measured = Mapping[str, float | None]
CEILING_DBTP = -1.0
"""Delivery ceiling for true peaks (EBU R 128, streaming services); louder sources keep theirs."""
PEAK_TOLERANCE_DB = 0.3
FULL_SCALE_DBTP = 0.0
"""No tolerance leads over it: what was hot before may stay as hot, and no hotter."""
GRAVE = 1.0
"""An excess from which a take loses against every take that nothing grave happened to."""
_READING_DB = 0.1
"""How far two readings of one true peak may lie apart."""
LEVEL_JUMP_LU = 3.0
MONO_LOSS_DB = 3.0
LOST_DYNAMICS_DB = 3.0
SILENCE_LUFS = -60.0
DC_RATIO = 0.002
CLIPPED_RUN_SAMPLES = 3.0
CLIPPED_DBFS = -3.1
"""Flat tops under this are a wave's shape, and no converter's fault."""
LENGTH_SECONDS = 0.02


@dataclass(frozen=True, slots=True)
class Regression:
    """Something that became worse than allowed."""

    name: str
    """clipping, peak, level_jump, mono_loss, lost_dynamics, silence, dc, length or unasked."""
    measure: str
    before: float | None
    after: float | None
    allowed: str
    """The limit in words and numbers."""
    limit: float
    """The value at which the guard would be satisfied."""
    excess: float
    """How far beyond the limit, scaled so that 1 is grave."""


Guard = Callable[[Measured, Measured], Regression | None]


def regressions(before: Measured, after: Measured, permits: frozenset[str]) -> Iterator[Regression]:
    """Every guard's finding, in a fixed order, except those that `permits` names."""
    for name, guard in _GUARDS.items():
        if name not in permits and (found := guard(before, after)):
            yield found


def unasked(effects: Iterable[str], before: Measured, after: Measured) -> Iterator[Regression]:
    """A finding for effects that change pitch or time where the words ask for nothing of the kind.

    No measure shows them on every sound: a mix has no pitch.
    """
    names = ", ".join(name.replace("_", " ") for name in effects)
    if names:
        old, new = before.get("length_seconds"), after.get("length_seconds")
        yield Regression("unasked", "length_seconds", old, new, f"no {names}", old or 0.0, 1.0)


def _value(measured: Measured, name: str, missing: float = 0.0) -> float:
    value = measured.get(name)
    return missing if value is None else value


def _above(
    name: str, measure: str, before: Measured, after: Measured, limit: float, scale: float
) -> Regression | None:
    new = _value(after, measure, float("-inf"))
    if new <= limit:
        return None
    excess = (new - limit) / scale
    return Regression(
        name, measure, before.get(measure), after.get(measure), f"at most {limit:g}", limit, excess
    )


def _clipping(before: Measured, after: Measured) -> Regression | None:
    if _value(after, "sample_peak_dbfs") < CLIPPED_DBFS:
        return None
    limit = _value(before, "clipped_samples") + CLIPPED_RUN_SAMPLES
    return _above("clipping", "clipped_samples", before, after, limit, 100.0)


def _peak(before: Measured, after: Measured) -> Regression | None:
    own = _value(before, "true_peak_dbtp", CEILING_DBTP)
    tolerated = min(max(CEILING_DBTP, own) + PEAK_TOLERANCE_DB, FULL_SCALE_DBTP)
    limit = round(max(tolerated, own), 2)
    peak = _value(after, "true_peak_dbtp", float("-inf"))
    if peak <= limit + _READING_DB / 2:
        return _cut_off(before, after)
    found = _above("peak", "true_peak_dbtp", before, after, limit, 3.0)
    if found is None or peak <= max(own, FULL_SCALE_DBTP) + _READING_DB:
        return found
    return replace(found, excess=found.excess + GRAVE)


def _cut_off(before: Measured, after: Measured) -> Regression | None:
    """Samples over full scale, which most files cut off, though the source peaked as high between
    its samples.
    """
    limit = max(_value(before, "sample_peak_dbfs", FULL_SCALE_DBTP), FULL_SCALE_DBTP)
    found = _above("peak", "sample_peak_dbfs", before, after, limit + _READING_DB, 3.0)
    return None if found is None else replace(found, excess=found.excess + GRAVE)


def _level_jump(before: Measured, after: Measured) -> Regression | None:
    old, new = before.get("integrated_lufs"), after.get("integrated_lufs")
    if old is None or new is None or abs(new - old) <= LEVEL_JUMP_LU:
        return None
    excess = (abs(new - old) - LEVEL_JUMP_LU) / 6.0
    allowed = f"within {LEVEL_JUMP_LU:g} LU of {old:.1f}"
    return Regression("level_jump", "integrated_lufs", old, new, allowed, old, excess)


def _mono_loss(before: Measured, after: Measured) -> Regression | None:
    limit = max(MONO_LOSS_DB, _value(before, "mono_loss_db") + 1.0)
    return _above("mono_loss", "mono_loss_db", before, after, limit, 6.0)


def _lost_dynamics(before: Measured, after: Measured) -> Regression | None:
    old, new = before.get("crest_db"), after.get("crest_db")
    if old is None or new is None or old - new <= LOST_DYNAMICS_DB:
        return None
    limit = old - LOST_DYNAMICS_DB
    allowed = f"at least {limit:.1f}"
    return Regression("lost_dynamics", "crest_db", old, new, allowed, limit, (limit - new) / 6.0)


def _silence(before: Measured, after: Measured) -> Regression | None:
    old, new = before.get("integrated_lufs"), after.get("integrated_lufs")
    if old is None or old < SILENCE_LUFS or (new is not None and new >= SILENCE_LUFS):
        return None
    allowed = f"at least {SILENCE_LUFS:g}"
    return Regression("silence", "integrated_lufs", old, new, allowed, SILENCE_LUFS, 1.0)


def _dc(before: Measured, after: Measured) -> Regression | None:
    old = abs(_value(before, "dc_offset_ratio"))
    new = abs(_value(after, "dc_offset_ratio"))
    limit = max(DC_RATIO, old + DC_RATIO)
    if new <= limit:
        return None
    allowed = f"at most {limit:g}"
    return Regression("dc", "dc_offset_ratio", old, new, allowed, limit, (new - limit) / 0.02)


def _length(before: Measured, after: Measured) -> Regression | None:
    old, new = _value(before, "length_seconds"), _value(after, "length_seconds")
    if abs(new - old) <= LENGTH_SECONDS:
        return None
    allowed = f"within {LENGTH_SECONDS:g} s of {old:.2f}"
    excess = abs(new - old) / max(old, 0.1)
    return Regression("length", "length_seconds", old, new, allowed, old, excess)


_GUARDS: dict[str, Guard] = {
    "silence": _silence,
    "clipping": _clipping,
    "peak": _peak,
    "level_jump": _level_jump,
    "mono_loss": _mono_loss,
    "lost_dynamics": _lost_dynamics,
    "dc": _dc,
    "length": _length,
}
GUARDS = tuple(_GUARDS)
"""The names of all guards, for goals that permit some of them."""
FINDINGS = (*GUARDS, "unasked")
"""The names of all that a verdict may find broken."""
