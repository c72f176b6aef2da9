"""The quantities that a case may ask about: each a name, what it needs besides, and a number.

All of them compare the result with the source; those ending in `after` or in a unit of level are
about the result alone. None where a sound has nothing to measure; that counts as not held.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from talkbox.evaluation import dynamics, movement, picture, repairs, tone
from talkbox.evaluation.pair import Pair

Range = tuple[float, float]
_NOTHING: Range = (0.0, 0.0)


class Asked(Protocol):
    """What a case says besides the name; see `talkbox.evaluation.cases.Expectation`."""

    @property
    def hz(self) -> Range | None:
        """A band."""

    @property
    def against_hz(self) -> Range | None:
        """The band that it is compared with."""

    @property
    def at_hz(self) -> float | None:
        """One frequency."""

    @property
    def seconds(self) -> Range | None:
        """A stretch of time."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """How a name becomes a number."""

    about: str
    """What it is, in a line."""
    measure: Callable[[Pair, Asked], float | None]
    needs: tuple[str, ...] = ()
    """Which of `hz`, `against_hz`, `at_hz` and `seconds` must be given."""
    takes: tuple[str, ...] = ()
    """Which of them may be given."""


def _band(asked: Asked) -> Range:
    return asked.hz or _NOTHING


def _time(asked: Asked) -> Range:
    return asked.seconds or _NOTHING


def _loudness_change(pair: Pair, _: Asked) -> float:
    return pair.after.loudness_lufs - pair.before.loudness_lufs


QUANTITIES: dict[str, Quantity] = {
    "loudness_lu": Quantity("change of the integrated loudness", _loudness_change),
    "loudness_lufs": Quantity("loudness of the result", lambda p, _: p.after.loudness_lufs),
    "true_peak_dbtp": Quantity("true peak of the result", lambda p, _: p.after.true_peak_dbtp),
    "sample_peak_dbfs": Quantity(
        "sample peak of the result", lambda p, _: p.after.sample_peak_dbfs
    ),
    "peak_to_loudness_db": Quantity(
        "change of true peak over loudness", lambda p, _: dynamics.peak_to_loudness_db(p)
    ),
    "band_db": Quantity(
        "change of a band at equal loudness", lambda p, a: tone.band_db(p, _band(a)), ("hz",)
    ),
    "balance_db": Quantity(
        "change of one band against another",
        lambda p, a: tone.balance_db(p, _band(a), a.against_hz or _NOTHING),
        ("hz", "against_hz"),
    ),
    "centre_octaves": Quantity("how far the centre moved up", lambda p, _: tone.centre_octaves(p)),
    "tilt_db_per_octave": Quantity(
        "slope of the change over frequency", lambda p, _: tone.tilt_db_per_octave(p)
    ),
    "top_db": Quantity("change of its top two octaves", lambda p, _: tone.edge_db(p, top=True)),
    "bottom_db": Quantity(
        "change of its bottom two octaves", lambda p, _: tone.edge_db(p, top=False)
    ),
    "response_db": Quantity(
        "gain of the edit at a frequency", lambda p, a: p.response_db(a.at_hz or 1.0), ("at_hz",)
    ),
    "spread_db": Quantity("change of loud over soft", lambda p, _: dynamics.spread_db(p)),
    "lift_db": Quantity("how far soft parts came up", lambda p, _: dynamics.lift_db(p)),
    "attack_db": Quantity("change of the attacks", lambda p, _: dynamics.attack_db(p)),
    "pauses_db": Quantity(
        "change of the softest frames", lambda p, a: dynamics.pauses_db(p, a.hz), (), ("hz",)
    ),
    "ring_db": Quantity("level after the source has ended", lambda p, _: dynamics.ring_db(p)),
    "gain_db": Quantity(
        "gain between two times",
        lambda p, a: dynamics.gain_between_db(p, _time(a)),
        ("seconds",),
    ),
    "burst_db": Quantity(
        "change of a band's loudest moments",
        lambda p, a: dynamics.burst_db(p, _band(a)),
        ("hz",),
    ),
    "width_db": Quantity(
        "change of side over middle", lambda p, a: picture.width_db(p, a.hz), (), ("hz",)
    ),
    "width_after_db": Quantity(
        "side over middle of the result",
        lambda p, a: picture.width_after_db(p, a.hz),
        (),
        ("hz",),
    ),
    "right_db": Quantity("change of right over left", lambda p, _: picture.right_db(p)),
    "fold_db": Quantity("loudness lost in mono", lambda p, _: picture.fold_db(p)),
    "length_ratio": Quantity("length against the source", lambda p, _: movement.length_ratio(p)),
    "length_seconds": Quantity("change of the length", lambda p, _: movement.length_seconds(p)),
    "semitones": Quantity("shift of the pitch", lambda p, _: movement.semitones(p)),
    "backwards": Quantity("likeness with the source reversed", lambda p, _: movement.backwards(p)),
    "kept_part": Quantity(
        "likeness with a part of the source",
        lambda p, a: movement.kept_part(p, _time(a)),
        ("seconds",),
    ),
    "echo_db": Quantity(
        "strongest repeat between two delays",
        lambda p, a: movement.echo_db(p, _time(a)),
        ("seconds",),
    ),
    "pulse_db": Quantity(
        "regular level movement between two rates",
        lambda p, a: movement.pulse_db(p, _band(a)),
        ("hz",),
    ),
    "wander_db": Quantity("movement of single bands", lambda p, _: movement.wander_db(p)),
    "new_share": Quantity("share of new sound", lambda p, _: repairs.new_share(p)),
    "smeared_share": Quantity(
        "share of sound new within 40 ms", lambda p, _: repairs.smeared_share(p)
    ),
    "line_db": Quantity(
        "change of a steady tone", lambda p, a: repairs.line_db(p, a.at_hz or 1.0), ("at_hz",)
    ),
    "offset_after": Quantity("constant offset of the result", lambda p, _: repairs.offset_after(p)),
    "flat_tops_percent": Quantity(
        "change of samples in flat tops", lambda p, _: repairs.flat_tops(p)
    ),
    "channels_after": Quantity("channels of the result", lambda p, _: float(p.after.channels)),
}
"""Name -> quantity."""
