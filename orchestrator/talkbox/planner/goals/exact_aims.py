"""Aims that follow from numbers: the loudness asked for, the length of a cut, a filter's bands."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from talkbox.planner.moves.exact import AUDIOBOOK_RMS_DBFS, peak_measure, said_rms_dbfs
from talkbox.planner.requests import Request
from talkbox.planner.sound.curves import band_changes
from talkbox.planner.sound.scene import Scene
from talkbox_tools.effect import Value
from talkbox_tools.goal import Aim, Want
from talkbox_tools.measures import MEASURES

_BANDS_HELD = 2
_LEAST_BAND_DB, _LEAST_SAID_DB = 0.8, 0.4
"""The least change that is held against a filter, and against one whose gain was said: that must
have its sign, however narrow it is."""
_SHARE, _MOST_DB = 0.4, 4.0
"""How much of the foreseen change must come; the sound inside a band is not known."""
_THRESHOLDS = frozenset({"threshold_db", "reduction_db"})
_SETTINGS = _THRESHOLDS | {"ratio", "attack_ms", "release_ms", "knee"}
"""Units of a compressor's settings."""
_PART_WITHIN_SHARE = 0.3
"""How far what is held or compressed after a part may keep it from its level."""
_ENDS = {"start_seconds": "lead_silence_seconds", "end_seconds": "tail_silence_seconds"}
"""Where silence is added, and the measure that tells it."""
_PLAINLY_ALIKE = 0.1
"""A correlation nearer to 0 does not tell whether a channel was flipped."""
_BREATH_SHARE, _BREATHLESS_DB = 0.8, 15.0
"""How much of their gain must show, for their edges glide, and what is enough to be gone."""
_CLICKS_SHARE = 0.6
"""How much of the clicks must go."""
_CHANNEL_SHARE = 0.35
"""How much of a gain in highs must show above 4 kHz, as the shelf may stand higher."""
_PLAINLY_OPENED_DB, _GROWTH_SHARE = 2.0, 0.6
"""How much brighter an end must be than its beginning, and how much of a ramp must show between the
first and the last fifth of the clip."""
_LEAST_PAUSE_SECONDS = 0.1
"""By how much the longest pause, and with it the clip, gets shorter at least."""
Settings = list[tuple[str, Mapping[str, Value]]]
"""Effects with the values that they would get."""


def says_exactly(request: Request) -> bool:
    """Whether the request names an amount of level."""
    exact = ("db", "lu", "percent", "times", "")
    return any(quantity.unit in exact for quantity in request.quantities)


def sets_up(request: Request) -> bool:
    """Whether the request sets an effect up by itself: a compressor with its threshold and more.

    Such settings are carried out as they are, and what they do to the sound is shown.
    """
    said = {quantity.unit for quantity in request.quantities} & _SETTINGS
    return bool(said & _THRESHOLDS) or len(said) > 1


def _gain(request: Request, settings: Settings, scene: Scene) -> Iterable[Aim]:
    if not says_exactly(request):
        return
    now = scene.now.get("integrated_lufs")
    value = settings[0][1].get("gain_db")
    if now is not None and isinstance(value, int | float):
        yield Aim("integrated_lufs", "at", target=round(now + value, 2), within=0.7)


def _loudness(request: Request, settings: Settings, scene: Scene) -> Iterable[Aim]:
    yield Aim("integrated_lufs", "at", target=float(settings[0][1]["target_lufs"]), within=0.5)


def _peak(request: Request, settings: Settings, scene: Scene) -> Iterable[Aim]:
    said = next((q for q in request.quantities if q.unit in ("dbtp", "dbfs", "db", "")), None)
    measure = peak_measure(said)
    target = scene.level(measure) + float(settings[0][1]["gain_db"])
    yield Aim(measure, "at", target=round(target, 2), within=0.3)


def _limit(request: Request, settings: Settings, scene: Scene) -> Iterable[Aim]:
    """Peaks come down to the ceiling, or lower where the loudness that was asked for is low."""
    over_db = scene.level("true_peak_dbtp") - float(settings[0][1]["ceiling_db"])
    if over_db > 0.3:
        yield Aim("true_peak_dbtp", "down", by=round(over_db - 0.3, 2))


def _pitch(request: Request, settings: Settings, scene: Scene) -> Iterable[Aim]:
    now, semitones = scene.now.get("pitch_hz"), float(settings[0][1]["semitones"])
    centroid: Want = "up" if semitones > 0 else "down"
    if now is not None:
        yield Aim("pitch_hz", "at", target=round(now * 2 ** (semitones / 12), 2), within=0.02,
                  optional=True)  # fmt: skip
    yield Aim("centroid_hz", centroid, by=0.02, optional=True)


def _speed(request: Request, settings: Settings, scene: Scene) -> Iterable[Aim]:
    ratio = float(settings[0][1]["speed_ratio"])
    yield Aim("length_seconds", "at", target=round(scene.length_seconds / ratio, 3), within=0.02)


def _trim(request: Request, settings: Settings, scene: Scene) -> Iterable[Aim]:
    values = settings[0][1]
    kept = float(values.get("end_seconds", 0.0)) - float(values.get("start_seconds", 0.0))
    yield Aim("length_seconds", "at", target=round(kept, 3), within=0.02)


def _cut_out(request: Request, settings: Settings, scene: Scene) -> Iterable[Aim]:
    values = settings[0][1]
    gone = float(values["end_seconds"]) - float(values["start_seconds"])
    yield Aim("length_seconds", "at", target=round(scene.length_seconds - gone, 3), within=0.02)


def _trim_silence(request: Request, settings: Settings, scene: Scene) -> Iterable[Aim]:
    for end in _ENDS.values():
        if scene.level(end, 0.0) > MEASURES[end].jnd:
            yield Aim(end, "down", by=scene.level(end, 0.0) / 2)


def _clicks(request: Request, settings: Settings, scene: Scene) -> Iterable[Aim]:
    """Only what lasts as long as the move lets it is counted: the rest is percussion."""
    ticks = any("longest_ms" in values for _, values in settings)
    yield Aim("clicks_per_minute" if ticks else "short_clicks_per_minute", "down", by=_CLICKS_SHARE)


def _breaths(request: Request, settings: Settings, scene: Scene) -> Iterable[Aim]:
    by = min(_BREATH_SHARE * abs(float(settings[0][1]["gain_db"])), _BREATHLESS_DB)
    yield Aim("breath_db", "down", by=round(by, 1))


def _silence(request: Request, settings: Settings, scene: Scene) -> Iterable[Aim]:
    added = 0.0
    for _, values in settings:
        for end, measure in _ENDS.items():
            seconds = float(values.get(end, 0.0))
            added += seconds
            if seconds:
                target = round(scene.level(measure, 0.0) + seconds, 3)
                yield Aim(measure, "at", target=target, within=0.02)
    yield Aim("length_seconds", "at", target=round(scene.length_seconds + added, 3), within=0.02)


def _fades(request: Request, settings: Settings, scene: Scene) -> Iterable[Aim]:
    for effect, values in settings:
        measure = f"{effect}_seconds"
        by = max(float(values["fade_seconds"]) * 0.2, 0.01)
        faded = scene.level(measure, 0.0) > float(values["fade_seconds"]) / 2
        yield Aim(measure, "up", by=round(by, 3), optional=by < 0.05 or faded)


def _pan(request: Request, settings: Settings, scene: Scene) -> Iterable[Aim]:
    position = float(settings[0][1]["position"])
    way: Want = "up" if position > 0 else "down"
    yield Aim("balance_db", way, by=round(min(10 * abs(position), 6.0), 2))


def _centre(request: Request, settings: Settings, scene: Scene) -> Iterable[Aim]:
    yield Aim("balance_db", "at", target=0.0, within=0.5)


def _one_side(request: Request, settings: Settings, scene: Scene) -> Iterable[Aim]:
    yield Aim("balance_db", "at", target=0.0, within=0.1)
    yield Aim("side_mid_db", "down", by=0.5, optional=True)


def _swap(request: Request, settings: Settings, scene: Scene) -> Iterable[Aim]:
    yield Aim("balance_db", "at", target=-scene.level("balance_db", 0.0), within=0.3)


def _flip(request: Request, settings: Settings, scene: Scene) -> Iterable[Aim]:
    now = scene.now.get("correlation_ratio")
    if now is not None and abs(now) > _PLAINLY_ALIKE:
        yield Aim("correlation_ratio", "at", target=round(-now, 3), within=0.05)


def _dc(request: Request, settings: Settings, scene: Scene) -> Iterable[Aim]:
    yield Aim("dc_offset_ratio", "at", target=0.0, within=0.0005)


def _filter(request: Request, settings: Settings, scene: Scene) -> Iterable[Aim]:
    """The bands that the curve moves most; the first binds, the second is shown.

    Those that go the filter's own way come first: all others rise when a main band is cut.
    """
    least = _LEAST_SAID_DB if request.quantity("db") else _LEAST_BAND_DB
    raises = sum(float(values.get("gain_db", -1.0)) for _, values in settings) > 0
    moved = [item for item in band_changes(settings, scene.now).items() if abs(item[1]) >= least]
    moved.sort(key=lambda item: ((item[1] > 0) != raises, -abs(item[1])))
    for place, (band, change) in enumerate(moved[:_BANDS_HELD]):
        by = round(min(abs(change) * _SHARE, _MOST_DB), 2)
        yield Aim(band, "up" if change > 0 else "down", by=by, optional=place > 0)


def _master(request: Request, settings: Settings, scene: Scene) -> Iterable[Aim]:
    """The loudness of a target, and its ceiling where the peaks would come over it."""
    values = {name: value for _, each in settings for name, value in each.items()}
    raised_db = 0.0
    if "target_lufs" in values:
        target = float(values["target_lufs"])
        raised_db = target - scene.level("integrated_lufs", target)
        yield Aim("integrated_lufs", "at", target=target, within=0.5)
    if scene.level("true_peak_dbtp") + raised_db > float(values["ceiling_db"]) + 0.3:
        yield Aim("true_peak_dbtp", "at", target=float(values["ceiling_db"]), within=0.5)


def _rms(request: Request, settings: Settings, scene: Scene) -> Iterable[Aim]:
    said = request.quantity("lufs")
    if said is not None:
        yield Aim("integrated_lufs", "at", target=-abs(said.value), within=0.5)
    elif (named := said_rms_dbfs(request)) is not None:
        yield Aim("rms_dbfs", "at", target=named, within=0.8)
    else:
        yield Aim("rms_dbfs", "at", target=AUDIOBOOK_RMS_DBFS, within=2.4)
    yield from (aim for aim in _master(request, settings, scene) if aim.measure == "true_peak_dbtp")


def _section(request: Request, settings: Settings, scene: Scene) -> Iterable[Aim]:
    """The level of the part itself: nothing that is measured of the whole would tell it."""
    gain_db = float(settings[0][1]["gain_db"])
    within = max(0.5, _PART_WITHIN_SHARE * abs(gain_db))
    yield Aim("part_level_db", "at", target=round(gain_db, 2), within=round(within, 2))


def _channel(request: Request, settings: Settings, scene: Scene) -> Iterable[Aim]:
    """The highs of the middle or of the sides move; those of the other stay."""
    values = settings[0][1]
    for name, key in (("middle_highs_db", "mid_db"), ("sides_highs_db", "side_db")):
        gain_db = float(values.get(key, 0.0))
        if not gain_db:
            yield Aim(name, "keep", by=1.0)
        else:
            by = round(max(abs(gain_db) * _CHANNEL_SHARE, 0.2), 2)
            yield Aim(name, "up" if gain_db > 0 else "down", by=by)


def _sweep(request: Request, settings: Settings, scene: Scene) -> Iterable[Aim]:
    values = settings[0][1]
    rises = float(values["end_hz"]) > float(values["frequency_hz"])
    yield Aim("opening_db", "up" if rises else "down", by=_PLAINLY_OPENED_DB)


def _ramp(request: Request, settings: Settings, scene: Scene) -> Iterable[Aim]:
    gain_db = float(settings[0][1]["gain_db"])
    by = round(_GROWTH_SHARE * abs(gain_db), 2)
    yield Aim("growth_db", "up" if gain_db > 0 else "down", by=by)


def _repeat(request: Request, settings: Settings, scene: Scene) -> Iterable[Aim]:
    target = round(scene.length_seconds * float(settings[0][1]["times"]), 3)
    yield Aim("length_seconds", "at", target=target, within=0.02)


def _pauses(request: Request, settings: Settings, scene: Scene) -> Iterable[Aim]:
    yield Aim("length_seconds", "down", by=_LEAST_PAUSE_SECONDS)
    yield Aim("longest_pause_seconds", "down", by=_LEAST_PAUSE_SECONDS)


MAKERS: Mapping[str, Callable[[Request, Settings, Scene], Iterable[Aim]]] = {
    "gain": _gain,
    "loudness": _loudness,
    "peak": _peak,
    "limit": _limit,
    "pitch": _pitch,
    "speed": _speed,
    "trim": _trim,
    "cut_out": _cut_out,
    "trim_silence": _trim_silence,
    "breaths": _breaths,
    "clicks": _clicks,
    "silence": _silence,
    "silence_around": _silence,
    "fade_in": _fades,
    "fade_out": _fades,
    "fade_both": _fades,
    "pan": _pan,
    "centre": _centre,
    "one_side": _one_side,
    "swap": _swap,
    "flip": _flip,
    "dc": _dc,
    "filter": _filter,
    "master": _master,
    "rms": _rms,
    "mono_bass": lambda request, settings, scene: (),
    "channel": _channel,
    "section": _section,
    "sweep": _sweep,
    "ramp": _ramp,
    "repeat": _repeat,
    "pauses": _pauses,
}
"""Aims from numbers, by the name that a word's `exact` gives."""
