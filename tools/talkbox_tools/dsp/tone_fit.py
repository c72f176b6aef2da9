"""A curve as a few filters that people can read and turn: at most six bells and shelves.

Gauss-Newton with a damped step (Levenberg 1944, Marquardt 1963) over corner, gain and Q, on the
filters' own magnitudes, so no sound is rendered. Filters are added where the most is missing and
left out again where they bring next to nothing. A constant is nearly free: it is level, not tone.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

import numpy as np

from talkbox_tools.dsp.biquads import Section, bell, high_shelf, highest_hz, low_shelf
from talkbox_tools.dsp.measure.framing import Doubles
from talkbox_tools.dsp.similarity_profile import CENTRES_HZ
from talkbox_tools.dsp.tone_difference import Curve, responses_db

MOST_FILTERS = 6
CLOSE_DB = 0.3
"""A root mean square residual under this is not heard."""
_STEPS = 10
_PROBES = np.array([0.02, 0.05, 0.02])
"""How far octaves, dB and octaves of Q are moved to find the slope."""
_RIDGE = 1e-3
"""The price of gain, so that two filters do not fight each other."""
_LEVEL = 0.02
"""The price of level, so that two shelves do not lift everything between them."""
_SHELF_Q = (0.5, 1.0)
_BELL_Q = (0.4, 4.0)
_SMALL = 1e-3
_LEAST_GAIN_DB = 0.3
_LEAST_USE_DB = 0.08
_BOOST = 1.5
"""How far one filter may go beyond the curve's own extremes."""

Kind = Literal["low_shelf", "high_shelf", "bell"]
_DESIGNS = {"low_shelf": low_shelf, "high_shelf": high_shelf, "bell": bell}


class Filter(NamedTuple):
    """One filter, with parameters as the effects of the same names take them."""

    kind: Kind
    frequency_hz: float
    gain_db: float
    q: float

    def section(self, rate_hz: float) -> Section:
        """The filter at this sample rate."""
        return _DESIGNS[self.kind](self.frequency_hz, self.gain_db, self.q, rate_hz)


class Fit(NamedTuple):
    """Filters, lowest first, with what they leave of the curve."""

    filters: tuple[Filter, ...]
    residual_db: float
    """Root mean square of what is missing, where the curve matters."""


def fit(curve: Curve, rate_hz: float, most: int = MOST_FILTERS) -> Fit:
    """The filters that come nearest to the curve; none for a flat one."""
    task = _Task(curve, rate_hz)
    kinds: list[Kind] = ["low_shelf", "high_shelf"]
    values = task.refined(kinds[:most], task.shelves()[:most])
    kinds = kinds[:most]
    while len(kinds) < most and task.residual_db(kinds, values) > CLOSE_DB:
        kinds = [*kinds, "bell"]
        values = task.refined(kinds, np.vstack([values, task.next_bell(kinds[:-1], values)]))
    kinds, values = task.pruned(kinds, values)
    filters = sorted(map(_filter, kinds, values), key=lambda each: each.frequency_hz)
    return Fit(tuple(filters), task.residual_db(kinds, values))


def _filter(kind: Kind, row: Doubles) -> Filter:
    octaves, gain_db, q_octaves = map(float, row)
    return Filter(kind, round(2.0**octaves, 1), round(gain_db, 1), round(2.0**q_octaves, 2))


class _Task:
    """One curve at one rate; filters are rows of (log2 Hz, dB, log2 Q)."""

    def __init__(self, curve: Curve, rate_hz: float) -> None:
        self.rate_hz = rate_hz
        self.inside = highest_hz(rate_hz) > CENTRES_HZ
        self.centres = CENTRES_HZ[self.inside]
        self.wanted = curve.gains_db[self.inside]
        weights = curve.weights[self.inside]
        self.weights = weights / weights.sum()
        most_db = _BOOST * max(float(np.ptp(self.wanted)), 1e-6)
        top = np.log2(min(float(self.centres[-1]), highest_hz(rate_hz)))
        bottom = np.log2(float(self.centres[0]))
        self.low = {kind: (bottom, -most_db, np.log2(q[0])) for kind, q in _QS.items()}
        self.high = {kind: (top, most_db, np.log2(q[1])) for kind, q in _QS.items()}

    def shelves(self) -> Doubles:
        """Where the two shelves begin: the ends of the curve against its middle."""
        third = len(self.wanted) // 3
        middle = float(self.wanted[third:-third].mean())
        low, high = (
            float(part.mean()) - middle for part in (self.wanted[:third], self.wanted[-third:])
        )
        return np.array([[np.log2(200.0), low, -0.5], [np.log2(4000.0), high, -0.5]])

    def next_bell(self, kinds: list[Kind], values: Doubles) -> Doubles:
        """A bell where the most is missing."""
        missing = self.missing(self.responses(kinds, values))
        place = int(np.argmax(np.abs(missing) * np.sqrt(self.weights)))
        return np.array([np.log2(self.centres[place]), missing[place], 0.3])

    def responses(self, kinds: list[Kind], values: Doubles) -> Doubles:
        """What each filter does at the centres."""
        if not len(kinds):
            return np.zeros((0, len(self.centres)))
        sections = [
            _DESIGNS[kind](2.0 ** float(row[0]), float(row[1]), 2.0 ** float(row[2]), self.rate_hz)
            for kind, row in zip(kinds, values, strict=True)
        ]
        return responses_db(sections, self.centres, self.rate_hz)

    def missing(self, responses: Doubles) -> Doubles:
        """What the filters leave of the curve, level aside."""
        left: Doubles = self.wanted - responses.sum(axis=0)
        left -= float(left @ self.weights)
        return left

    def residual_db(self, kinds: list[Kind], values: Doubles) -> float:
        """The root mean square of what is missing."""
        return float(np.sqrt(self.missing(self.responses(kinds, values)) ** 2 @ self.weights))

    def cost(self, kinds: list[Kind], values: Doubles) -> float:
        """What a step must lower."""
        left = self.wanted - self.responses(kinds, values).sum(axis=0)
        level = float(left @ self.weights)
        gains = values[:, 1]
        missing = float((left - level) ** 2 @ self.weights)
        return missing + _LEVEL * level**2 + _RIDGE * float(gains @ gains)

    def refined(self, kinds: list[Kind], values: Doubles) -> Doubles:
        """The filters moved to where they do best, within their ranges."""
        low = np.array([self.low[kind] for kind in kinds])
        high = np.array([self.high[kind] for kind in kinds])
        values = np.clip(values, low, high)
        cost, damping = self.cost(kinds, values), 0.01
        for _ in range(_STEPS):
            step = self.step(kinds, values, damping)
            moved = np.clip(values + step, low, high)
            new = self.cost(kinds, moved)
            if new < cost:
                small = cost - new < _SMALL * cost
                values, cost, damping = moved, new, damping / 4.0
                if small:
                    break
            else:
                damping *= 8.0
        return values

    def step(self, kinds: list[Kind], values: Doubles, damping: float) -> Doubles:
        """The damped Gauss-Newton step."""
        slopes, here = self.slopes(kinds, values)
        slopes = self.split(slopes)
        missing = self.split(self.wanted - here.sum(axis=0))
        pull = np.zeros(values.shape)
        pull[:, 1] = _RIDGE
        normal = slopes @ slopes.T + np.diag(pull.ravel())
        normal += damping * np.diag(np.diag(normal) + 1e-6)
        wanted = slopes @ missing - (pull * values).ravel()
        step = np.linalg.solve(normal, wanted)
        return np.asarray(step, np.float64).reshape(values.shape)

    def split(self, gains_db: Doubles) -> Doubles:
        """Gains as what counts in full, each centre without the level, and the level that hardly
        does; the last axis has one number more.
        """
        level: Doubles = np.asarray(gains_db @ self.weights)
        tone = (gains_db - level[..., None]) * np.sqrt(self.weights)
        return np.concatenate((tone, np.sqrt(_LEVEL) * level[..., None]), axis=-1)

    def slopes(self, kinds: list[Kind], values: Doubles) -> tuple[Doubles, Doubles]:
        """How each number of each filter moves the centres, and the responses as they are."""
        probes = np.repeat(values[:, None], 4, axis=1)
        for place, size in enumerate(_PROBES):
            probes[:, place + 1, place] += size
        repeated = [kind for kind in kinds for _ in range(4)]
        found = self.responses(repeated, probes.reshape(-1, 3)).reshape(len(kinds), 4, -1)
        slopes = (found[:, 1:] - found[:, :1]) / _PROBES[:, None]
        return slopes.reshape(-1, found.shape[-1]), found[:, 0]

    def pruned(self, kinds: list[Kind], values: Doubles) -> tuple[list[Kind], Doubles]:
        """Without the filters that nobody would miss; the rest makes up for them."""
        while len(kinds):
            now = self.residual_db(kinds, values)
            least = int(
                np.argmin([self._left_without(i, kinds, values) for i in range(len(kinds))])
            )
            rest = [kind for i, kind in enumerate(kinds) if i != least]
            moved = np.delete(values, least, axis=0)
            moved = self.refined(rest, moved) if rest else moved
            after = self.residual_db(rest, moved)
            if (
                after > max(now + _LEAST_USE_DB, CLOSE_DB)
                and abs(values[least, 1]) > _LEAST_GAIN_DB
            ):
                break
            kinds, values = rest, moved
        return kinds, values

    def _left_without(self, place: int, kinds: list[Kind], values: Doubles) -> float:
        rest = [kind for i, kind in enumerate(kinds) if i != place]
        return self.residual_db(rest, np.delete(values, place, axis=0))


_QS: dict[Kind, tuple[float, float]] = {
    "low_shelf": _SHELF_Q,
    "high_shelf": _SHELF_Q,
    "bell": _BELL_Q,
}
