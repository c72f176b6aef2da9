"""The tone of a reference: at most six filters, and gain for what they take from the loudness."""

from __future__ import annotations

import numpy as np

from talkbox_tools.chain import Stage
from talkbox_tools.dsp.biquads import Section
from talkbox_tools.dsp.measure.decibels import levels_db
from talkbox_tools.dsp.measure.framing import Doubles
from talkbox_tools.dsp.measure.kweighting import response
from talkbox_tools.dsp.measure.spectrum import Spectrum
from talkbox_tools.dsp.measure.tone import tone
from talkbox_tools.dsp.similarity_profile import CENTRES_HZ, Profile
from talkbox_tools.dsp.tone_difference import (
    LIMIT_DB,
    Curve,
    difference,
    filtered,
    responses_db,
    shaped,
)
from talkbox_tools.dsp.tone_fit import CLOSE_DB, Filter, fit
from talkbox_tools.goal import Aim
from talkbox_tools.matching.part import Pair, Part
from talkbox_tools.measures import MEASURES

_FILTERS = ("low_shelf", "bell", "high_shelf")
_BANDS = ("sub_db", "bass_db", "low_mid_db", "mid_db", "presence_db", "treble_db", "air_db")
_WITHIN_DB = 1.5
_AUDIBLE_DB = -40.0
"""A band further under the whole is pursued, but no verdict hangs on it."""
_MOVED_DB = 1.0
"""A band that has less far to go binds nothing; it should only stay."""
_LEAST_TRIM_DB = 0.3


def match_tone(pair: Pair, limit_db: float = LIMIT_DB, keep_level: bool = True) -> Part:
    """The tonal balance by `amount` towards the reference, no band moved beyond `limit_db`.

    Bands that either sound lacks are left alone. With `keep_level`, gain makes up for what the
    filters do to the loudness.
    """
    rate_hz = pair.start.spectrum.rate_hz
    curve = difference(pair.start, pair.reference, pair.amount, limit_db)
    wanted = Profile(shaped(pair.start.spectrum, curve), pair.start.measured)
    made = [_section(stage, rate_hz) for stage in pair.made(*_FILTERS)]
    left = wanted.tone_db - pair.now.tone_db
    if made and _rms_db(left, curve) < CLOSE_DB:
        return Part()
    filters = fit(Curve(left + _response(made, rate_hz), curve.weights), rate_hz).filters
    if not filters:
        return Part(replaces=tuple(stage.id for stage in pair.made(*_FILTERS, "gain")))
    sections = [each.section(rate_hz) for each in filters]
    gained = _level_db(filtered(pair.start.spectrum, sections)) - _level_db(pair.start.spectrum)
    trim = round(-gained, 1) if keep_level and abs(gained) >= _LEAST_TRIM_DB else 0.0
    stages = tuple((each.kind, _parameters(each)) for each in filters)
    highest = float(_response(sections, rate_hz).max())
    return Part(
        stages + ((("gain", {"gain_db": trim}),) if trim else ()),
        tuple(stage.id for stage in pair.made(*_FILTERS, "gain")),
        tuple(_aims(pair, wanted)),
        peak_db=highest + trim,
    )


def _parameters(each: Filter) -> dict[str, float | str]:
    return {"frequency_hz": each.frequency_hz, "gain_db": each.gain_db, "q": each.q}


def _section(stage: Stage, rate_hz: int) -> Section:
    values = {name: float(value) for name, value in stage.parameters.items()}
    kind = next(kind for kind in ("low_shelf", "high_shelf", "bell") if kind == stage.effect)
    return Filter(kind, values["frequency_hz"], values["gain_db"], values["q"]).section(rate_hz)


def _response(sections: list[Section], rate_hz: int) -> Doubles:
    if not sections:
        return np.zeros(len(CENTRES_HZ))
    summed: Doubles = responses_db(sections, CENTRES_HZ, rate_hz).sum(axis=0)
    return summed


def _rms_db(left: Doubles, curve: Curve) -> float:
    return float(np.sqrt(np.average(left**2, weights=curve.weights)))


def _level_db(spectrum: Spectrum) -> float:
    """The K-weighted level of the whole; only differences of it mean anything."""
    weights = np.abs(response(spectrum.rate_hz, spectrum.frequencies_hz)) ** 2
    return float(levels_db(np.array([float(spectrum.power @ weights)]))[0])


def _aims(pair: Pair, wanted: Profile) -> list[Aim]:
    """Each band at its level over the whole; those that nobody hears or that stay do not bind."""
    now, targets = tone(pair.start.spectrum), tone(wanted.spectrum)
    there = tone(pair.reference.spectrum)
    aims = []
    for band in _BANDS:
        before, target, reference = now[band], targets[band], there[band]
        if before is None or target is None or reference is None:
            continue
        least = min(before, target, reference)
        slight = abs(target - before) < _MOVED_DB
        within = max(_WITHIN_DB, MEASURES[band].jnd)
        optional = least < _AUDIBLE_DB or slight
        aims.append(Aim(band, "at", target=round(target, 2), within=within, optional=optional))
    return aims
