"""Where a request falls: the source, the chain and the sound as it is, with questions about them.

A condition is a named question about the source; the words data names conditions where a word
needs other moves ("wider" on a mono file).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from talkbox.messages import Situation
from talkbox.planner.sound.sources import KINDS, kind_of
from talkbox_sessions.events import Taste
from talkbox_tools.chain import Stage

HIGHEST_OF_RATE = 0.45
"""Filters are kept below this share of the sample rate, where their curves are still true."""
_ONE_SIDED_DB = 20.0
_SIDE_FLOOR_DB, _SIDE_FAINT_DB = -40.0, -20.0
"""Sides this far under the middle are none, or are hardly heard and must grow much to be."""
_PRESENCE_FLOOR_DB = -40.0
_BASS_FLOOR_DB = -30.0
_THIN_BASS_DB, _THIN_WARMTH_DB = -14.0, 7.0
_BRIGHT_DB = -8.0
_NO_MIDS_DB = -20.0
_DULL_HZ = 1500.0
_DEEP_HZ = 250.0
_HOT_DBTP = -1.0
"""Above the usual ceiling there is no room: any gain goes into a limiter."""
_FAINT_LUFS = -30.0
"""Softer than anything is published or spoken: "louder" means hearable first."""
_PLAIN_HUM_DB = 5.0
"""Mains lines so steady are a hum; the ends of low notes may agree a little."""
_CLIPPED_SAMPLES = 30.0
"""Fewer are the one peak or two at which a master touches full scale."""
_DENSE_PLR_DB = 10.0
_RUMBLE_DB, _NOISY_DB = -16.0, -60.0
"""Of the whole sound, what lies under 60 Hz; and a floor that can be heard."""
_NO_LOW_MIDS_DB, _APART_DB = -18.0, 8.0
_WITH_LOWS = frozenset({"bass", "drums", "mix", "keys"})
"""Peaks this little over the loudness leave hardly a moment that is softer than another."""
_SMALL_RATE_HZ = 30_000
_CD_RATE_HZ = 44_100
_SILENT = -120.0


@dataclass(frozen=True)
class Scene:
    """The situation of one turn, as the planner looks at it."""

    rate_hz: int
    channels: int
    seconds: float
    stages: tuple[Stage, ...]
    now: Mapping[str, float | None]
    source: Mapping[str, float | None]
    files: tuple[str, ...] = ()
    takes: int = 0
    kind: str | None = None
    """One of `talkbox.planner.sound.sources.KINDS`; None where nothing tells."""
    taste: Mapping[str, Taste] = field(default_factory=dict)
    """What the user means by the words that the instruction touches."""
    name: str = ""
    """The source's file name."""
    references: tuple[str, ...] = ()
    """Of the files those that were opened by name, to be matched."""
    variant: int = 0
    """Which of the answers to the same words; see `talkbox.planner.moves.variants`."""

    @classmethod
    def of(cls, situation: Situation, said: Sequence[str] = ()) -> Scene:
        """The scene of a user message; `said` are the instructions so far, the newest first."""
        source = situation.source
        return cls(
            int(source.get("rate_hz") or _CD_RATE_HZ),
            int(source.get("channels") or 2),
            float(source.get("seconds") or 0.0),
            tuple(Stage.from_json(stage) for stage in situation.stages),
            situation.now_measured or situation.source_measured,
            situation.source_measured,
            situation.files,
            situation.takes,
            kind_of(said, str(source.get("name") or ""), situation.source_measured),
            situation.taste,
            str(source.get("name") or ""),
            situation.references,
        )

    @property
    def highest_hz(self) -> float:
        """The highest frequency that a filter may be set to."""
        return HIGHEST_OF_RATE * self.rate_hz

    @property
    def silent(self) -> bool:
        """Whether there is no sound at all to shape."""
        return "sample_peak_dbfs" in self.now and self.now["sample_peak_dbfs"] is None

    def level(self, measure: str, missing: float = _SILENT) -> float:
        """A measure of the sound as it is now."""
        value = self.now.get(measure)
        return missing if value is None else value

    @property
    def length_seconds(self) -> float:
        """The length of the sound as it is now."""
        return self.level("length_seconds", self.seconds)

    def holds(self, condition: str) -> bool:
        """Whether a named condition of the words data holds; raises KeyError for another name."""
        return CONDITIONS[condition](self)


def _mono(scene: Scene) -> bool:
    return scene.level("side_mid_db") < _SIDE_FLOOR_DB


def _nearly_mono(scene: Scene) -> bool:
    return _SIDE_FLOOR_DB <= scene.level("side_mid_db") < _SIDE_FAINT_DB


def _only_left(scene: Scene) -> bool:
    """Whether the right side is empty, or holds no more than what leaks over."""
    return scene.level("balance_db", 0.0) < -_ONE_SIDED_DB


def _only_right(scene: Scene) -> bool:
    return scene.level("balance_db", 0.0) > _ONE_SIDED_DB


def _dull(scene: Scene) -> bool:
    highs = scene.level("presence_db", 0.0) < _PRESENCE_FLOOR_DB
    return highs and scene.level("rolloff_hz", _DULL_HZ) < _DULL_HZ


def _deep(scene: Scene) -> bool:
    return scene.level("rolloff_hz", _DEEP_HZ) < _DEEP_HZ


def _bright(scene: Scene) -> bool:
    return scene.level("treble_db") > _BRIGHT_DB


def _top_heavy(scene: Scene) -> bool:
    return scene.level("mid_db", 0.0) < _NO_MIDS_DB and _bright(scene)


def _no_lows(scene: Scene) -> bool:
    return max(scene.level("bass_db", 0.0), scene.level("sub_db", 0.0)) < _BASS_FLOOR_DB


def _thin(scene: Scene) -> bool:
    """Whether body is missing up to the low mids, so that a shelf at the bottom gives none."""
    lows_db = max(scene.level("bass_db", 0.0), scene.level("sub_db", 0.0))
    return lows_db < _THIN_BASS_DB and scene.level("warmth_db", _THIN_WARMTH_DB) < _THIN_WARMTH_DB


def _hot(scene: Scene) -> bool:
    return scene.level("true_peak_dbtp") > _HOT_DBTP


def _faint(scene: Scene) -> bool:
    return scene.level("integrated_lufs", 0.0) < _FAINT_LUFS


def _dense(scene: Scene) -> bool:
    return scene.level("plr_db", _DENSE_PLR_DB) < _DENSE_PLR_DB


def _low_rate(scene: Scene) -> bool:
    return scene.rate_hz < _SMALL_RATE_HZ


def _humming(scene: Scene) -> bool:
    return (scene.now.get("hum_db") or 0.0) > _PLAIN_HUM_DB


def _rumbling(scene: Scene) -> bool:
    """Whether there is more under 60 Hz than belongs there, as far as can be told."""
    deep = scene.kind in _WITH_LOWS or _deep(scene)
    noisy = scene.level("noise_floor_db") > _NOISY_DB
    return not deep and noisy and scene.level("sub_db") > _RUMBLE_DB


def _lows_apart(scene: Scene) -> bool:
    """Whether the lows lie by themselves, under a sound that has none: wind under birdsong."""
    lows_db = max(scene.level("sub_db"), scene.level("bass_db"))
    low_mids_db = scene.level("low_mid_db", 0.0)
    apart = low_mids_db < min(_NO_LOW_MIDS_DB, lows_db - _APART_DB)
    return scene.kind not in _WITH_LOWS and apart and scene.level("presence_db") > lows_db


def _hissing(scene: Scene) -> bool:
    """Whether a voice lies in noise that what lifts its consonants would lift as well."""
    return scene.kind == "voice" and scene.level("noise_floor_db") > _NOISY_DB


def _clipped(scene: Scene) -> bool:
    """Whether the recording is, which a filter only hides; peaks that were redrawn are not."""
    redrawn = any(stage.effect == "declip" for stage in scene.stages)
    measured = scene.now if redrawn else scene.source
    return (measured.get("clipped_samples") or 0.0) >= _CLIPPED_SAMPLES


def _is_kind(kind: str, scene: Scene) -> bool:
    return scene.kind == kind


def _one_channel(scene: Scene) -> bool:
    return scene.channels == 1


CONDITIONS: dict[str, Callable[[Scene], bool]] = {
    "mono": _mono,
    "nearly_mono": _nearly_mono,
    "only_left": _only_left,
    "only_right": _only_right,
    "deep": _deep,
    "dull": _dull,
    "top_heavy": _top_heavy,
    "bright": _bright,
    "no_lows": _no_lows,
    "thin": _thin,
    "low_rate": _low_rate,
    "hot": _hot,
    "faint": _faint,
    "dense": _dense,
    "humming": _humming,
    "rumbling": _rumbling,
    "lows_apart": _lows_apart,
    "hissing": _hissing,
    "clipped": _clipped,
    "one_channel": _one_channel,
    **{kind: partial(_is_kind, kind) for kind in KINDS},
}
"""What the words data may ask about a source: how it sounds, and what it is."""
