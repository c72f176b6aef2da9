"""Curves as few filters, many curves as few schools or takes: how settings become facts.

A school is a group of settings that go the same way. Three settings are the fewest that make one,
so that no listener's own setting can be read from the facts. Takes are made, not found: the mean of
a word, leaning the ways in which listeners differ whatever the word.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np

from talkbox.evaluation.socialfx_curves import Curve, Doubles, Filter, Kind, of_filters

FEWEST = 3
"""Settings in a school."""
_MOST_SCHOOLS = 4
_ROOMY = 8
"""So many settings for each school, at the least, before another is looked for."""
_ROUNDS, _STARTS = 40, 30
_FREQUENCIES_HZ = (60, 80, 100, 120, 150, 200, 250, 300, 400, 500, 600, 800, 1000, 1200, 1500)
_HIGH_HZ = (2000, 2500, 3000, 4000, 5000, 6000, 8000, 10_000)
_BELL_Q = (0.4, 0.7, 1.2)
_SHELF_Q = 0.7
_APART = 1.9
"""Two filters of one fit lie further apart than this factor, or they fight each other."""
_UNIT_DB, _STEP_DB, _MOST_DB = 3.0, 0.5, 8.0
_WORTH = 0.01
TAKES = 8
"""What a further filter must add to the explained share of the curve."""


@dataclass(frozen=True, slots=True)
class School:
    """Settings that go together."""

    share: float
    """Of all settings of the word."""
    centre: Curve


def filters_of(curve: Curve, most: int = 3) -> tuple[Filter, ...]:
    """At most so many shelves and bells, chosen one after the other, that make this curve."""
    chosen: list[Filter] = []
    explained = 0.0
    for _ in range(most):
        tried = [_fitted([*chosen, unit], curve) for unit in _units() if _fits(unit, chosen)]
        share, best = max(tried, key=lambda found: found[0])
        if share - explained < _WORTH:
            break
        explained, chosen = share, best
    return tuple(sorted(chosen, key=lambda each: each.frequency_hz))


def schools_of(curves: Doubles) -> tuple[School, ...]:
    """The settings of one word as two to four schools, the largest first; one where n is small."""
    most = min(_MOST_SCHOOLS, len(curves) // _ROOMY + 1)
    for count in range(most, 1, -1):
        labels = _clusters(curves, count)
        sizes = np.bincount(labels, minlength=count)
        if sizes.min() >= FEWEST:
            order = np.argsort(-sizes, kind="stable")
            return tuple(
                School(float(sizes[i]) / len(curves), curves[labels == i].mean(axis=0))
                for i in order
            )
    return (School(1.0, curves.mean(axis=0)),)


def leanings_of(residuals: Doubles) -> Doubles:
    """The two ways in which listeners differ most, each as long as it is common; shape (2, 256).

    `residuals` are settings less the mean of their word. On the prior half of SocialFX these two
    principal components hold four fifths of all disagreement.
    """
    _, sizes, ways = np.linalg.svd(residuals, full_matrices=False)
    return np.asarray(ways[:2] * sizes[:2, None] / np.sqrt(len(residuals)))


def takes_of(mean: Curve, leanings: Doubles, size_db: float) -> Doubles:
    """Eight curves about a word's mean, spread as listeners are; shape (8, 256).

    They lie evenly on the ellipse of the leanings and are all of one setting's size. None goes
    against the word: where a leaning would turn the mean around, that part of it is mirrored.
    """
    angles = 2 * np.pi * (np.arange(TAKES) + 0.5) / TAKES
    places = np.sqrt(2) * np.column_stack([np.cos(angles), np.sin(angles)])
    leant = places @ leanings
    along = (leant @ mean) / max(float(mean @ mean), 1e-12)
    leant -= np.where(along < -1, 2 * along, 0.0)[:, None] * mean
    curves = mean + leant
    return np.asarray(curves * (size_db / np.sqrt((curves**2).mean(axis=1)))[:, None])


@cache
def _units() -> tuple[Filter, ...]:
    """Every filter that a fit may choose, at 3 dB."""
    shelves: list[tuple[Kind, int]] = [("low_shelf", hz) for hz in _FREQUENCIES_HZ if hz <= 600]
    shelves += [("high_shelf", hz) for hz in (*_FREQUENCIES_HZ, *_HIGH_HZ) if hz >= 1000]
    bells = [(hz, q) for hz in (*_FREQUENCIES_HZ, *_HIGH_HZ) for q in _BELL_Q]
    return (
        *(Filter(kind, hz, _UNIT_DB, _SHELF_Q) for kind, hz in shelves),
        *(Filter("bell", hz, _UNIT_DB, q) for hz, q in bells),
    )


@cache
def _unit_curve(unit: Filter) -> Curve:
    return np.asarray(of_filters([unit]) / _UNIT_DB)


def _fits(unit: Filter, chosen: list[Filter]) -> bool:
    return all(
        max(unit.frequency_hz, each.frequency_hz) / min(unit.frequency_hz, each.frequency_hz)
        > _APART
        for each in chosen
    )


def _fitted(filters: list[Filter], curve: Curve) -> tuple[float, list[Filter]]:
    """The filters with the gains that fit best, on the grid, and the share they explain."""
    units = [each._replace(gain_db=_UNIT_DB) for each in filters]
    shapes = np.array([_unit_curve(unit) for unit in units])
    gains = np.linalg.lstsq(shapes.T, curve, rcond=None)[0]
    gains = np.clip(np.round(gains / _STEP_DB) * _STEP_DB, -_MOST_DB, _MOST_DB)
    left = curve - gains @ shapes
    share = 1.0 - float((left**2).sum() / max(float((curve**2).sum()), 1e-12))
    fitted = [
        unit._replace(gain_db=float(gain)) for unit, gain in zip(units, gains, strict=True) if gain
    ]
    return share, fitted


def _clusters(curves: Doubles, count: int) -> np.ndarray[tuple[int, ...], np.dtype[np.intp]]:
    """The label of each curve after k-means from many starts; the same each time."""
    draw = np.random.default_rng(count)
    best, lowest = np.zeros(len(curves), dtype=np.intp), np.inf
    for _ in range(_STARTS):
        centres = curves[draw.choice(len(curves), count, replace=False)]
        for _ in range(_ROUNDS):
            away = ((curves[:, None] - centres[None]) ** 2).sum(axis=2)
            labels = away.argmin(axis=1)
            centres = np.array(
                [
                    curves[labels == i].mean(axis=0) if (labels == i).any() else centres[i]
                    for i in range(count)
                ]
            )
        if (spread := float(away.min(axis=1).sum())) < lowest:
            best, lowest = labels, spread
    return best
