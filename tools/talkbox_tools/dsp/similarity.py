"""How alike two sounds are, by axes that can be acted on: tone, width, dynamics and loudness.

The default metric, `dsp-v1`, compares how sounds are mixed and not what they play: with other
notes at another tempo its distances are still least where the settings agree. Packages bring
others through the entry-point group `talkbox.similarity`, each a `SimilarityMetric`.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.metadata import EntryPoint, entry_points
from typing import TYPE_CHECKING, NamedTuple, Protocol

import numpy as np

from talkbox_tools.dsp.similarity_profile import Mask, Profile, profile

if TYPE_CHECKING:
    from talkbox_tools.backend import Audio
    from talkbox_tools.dsp.measure.framing import Doubles

GROUP = "talkbox.similarity"
DEFAULT = "dsp-v1"
_SCALES = {"tone": 6.0, "width": 8.0, "dynamics": 4.0, "loudness": 4.0}
"""The distance in dB that leaves 37 of 100: engineering judgement, a few just-noticeable steps."""
_WEIGHTS = {"tone": 0.4, "width": 0.2, "dynamics": 0.2, "loudness": 0.2}

_DYNAMICS = ("crest_db", "loudness_range_lu", "dynamics_db", "transient_db")
"""Crest factor and loudness range alone hang on one peak and on minutes of music; with the spread
of levels and the attacks beside them, sweeps of a compressor have their least at the true value."""


class Sound(NamedTuple):
    """Samples of shape (channels, samples), 1 or 2 channels, and their rate."""

    audio: Audio
    rate_hz: int


@dataclass(frozen=True, slots=True)
class Axis:
    """One way in which two sounds may differ."""

    distance: float
    """0 for no difference, in `unit`."""
    unit: str
    similarity: float
    """100 for no difference, towards 0."""


@dataclass(frozen=True, slots=True)
class Score:
    """How alike two sounds are, 0 to 100, as a whole and by axis."""

    total: float
    axes: Mapping[str, Axis]


class SimilarityMetric(Protocol):
    """Compares two sounds of any lengths and rates.

    `name` is what users choose it by, `version` changes with its numbers, and `needs_network` is
    true for a metric that sends anything or fetches weights; none is used unasked.
    """

    name: str
    version: str
    needs_network: bool

    def score(self, a: Sound, b: Sound) -> Score:
        """How alike the two are; the same both ways round."""
        ...


class DspSimilarity:
    """The default: spectra, widths and levels, without any model."""

    name = DEFAULT
    version = "1"
    needs_network = False

    def score(self, a: Sound, b: Sound) -> Score:
        """How alike the two are; the same both ways round."""
        return likeness(profile([a.audio], a.rate_hz), profile([b.audio], b.rate_hz))


def likeness(a: Profile, b: Profile) -> Score:
    """What `dsp-v1` says of two profiles.

    Tone and width are root mean squares over the third octaves that both rates hold and either
    sound fills; dynamics is the mean difference of the measures in `_DYNAMICS`, those left out that
    a sound is too short to have. An axis that a sound is too short or too quiet for is left out.
    """
    distances = {
        "tone": tone_distance_db(a, b),
        "width": _rms(a.width_db - b.width_db, _shared(a, b)),
        "dynamics": _dynamics_db(a, b),
        "loudness": _apart(a, b, "integrated_lufs"),
    }
    axes = {
        name: Axis(distance, "LU" if name == "loudness" else "dB", _hundred(distance, name))
        for name, distance in distances.items()
        if distance is not None
    }
    known = sum(_WEIGHTS[name] for name in axes)
    total = sum(_WEIGHTS[name] * axis.similarity for name, axis in axes.items())
    return Score(total / known, axes)


def tone_distance_db(a: Profile, b: Profile) -> float:
    """How far two tonal balances are apart at equal loudness."""
    top_hz = min(a.top_hz, b.top_hz)
    return _rms(a.tone_below(top_hz) - b.tone_below(top_hz), _shared(a, b))


def _shared(a: Profile, b: Profile) -> Mask:
    return a.possible & b.possible & (a.heard | b.heard)


def _rms(differences: Doubles, where: Mask) -> float:
    chosen = differences[where]
    return float(np.sqrt(np.mean(chosen**2))) if len(chosen) else 0.0


def _dynamics_db(a: Profile, b: Profile) -> float | None:
    apart = [_apart(a, b, measure) for measure in _DYNAMICS]
    known = [difference for difference in apart if difference is not None]
    return sum(known) / len(known) if known else None


def _apart(a: Profile, b: Profile, measure: str) -> float | None:
    first, second = a.measured[measure], b.measured[measure]
    return None if first is None or second is None else abs(first - second)


def _hundred(distance: float, axis: str) -> float:
    return 100.0 * math.exp(-distance / _SCALES[axis])


class UnknownMetric(ValueError):
    """There is no such metric, or its package is broken; the text is a sentence for people."""


def metric_names() -> tuple[str, ...]:
    """The names of all installed metrics, the default first; none is imported for it."""
    return (DEFAULT, *sorted({entry.name for entry in entry_points(group=GROUP)} - {DEFAULT}))


def metric(name: str = DEFAULT) -> SimilarityMetric:
    """The metric called `name`.

    An entry point names a class or a function that is called without arguments. Raises
    UnknownMetric for a name that nobody brings, and for one that cannot be loaded.
    """
    if name == DEFAULT:
        return DspSimilarity()
    for entry in entry_points(group=GROUP):
        if entry.name == name:
            return _loaded(entry)
    known = ", ".join(metric_names())
    raise UnknownMetric(f"There is no similarity metric {name!r}; there is: {known}.")


def _loaded(entry: EntryPoint) -> SimilarityMetric:
    try:
        made: SimilarityMetric = entry.load()()
    except Exception as error:  # a third party's code: what it does wrong is told, not raised
        raise UnknownMetric(
            f"The similarity metric {entry.name!r} cannot be loaded "
            f"({type(error).__name__}: {error}); mend or remove the package that brings it."
        ) from error
    return made
