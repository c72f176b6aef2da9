"""The measures: every number that talkbox takes from a sound, with unit, words and threshold.

A measure whose `follows_gain` is true moves when the whole sound gets louder; a comparison takes
that movement out first, so that louder never counts as brighter. Pure data: no numpy here.
Thresholds are engineering judgement after the direction experiments on loudness-matched music.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Measure:
    """One number that can be taken from a sound."""

    name: str
    unit: str
    jnd: float
    """The least difference that counts as heard, in the unit (or as a share, see `relative`)."""
    up: str
    """What a rise is called ("brighter")."""
    down: str
    meaning: str
    follows_gain: bool = False
    relative: bool = False
    """The threshold is a share of the value (0.05 is 5 percent), as for frequencies and lengths."""
    for_model: bool = False
    """One of the dozen that a model is shown."""
    beside_clip: bool = False
    """Taken from a sound beside the clip that it was made of, and only where a goal names it."""
    floor: float | None = None
    """The value that stands for "too soft to be heard"; a measure that stays there says nothing."""


_UNHEARD_DB = -60.0
"""Bands this far under the whole are not heard beside it."""

_ALL = (
    Measure("integrated_lufs", "LUFS", 0.5, "louder", "quieter",
            "loudness of the whole, BS.1770-4", True, for_model=True),
    Measure("short_term_max_lufs", "LUFS", 0.5, "louder", "quieter",
            "loudest 3 seconds", True),
    Measure("momentary_max_lufs", "LUFS", 0.5, "louder", "quieter",
            "loudest 0.4 seconds", True),
    Measure("loudness_range_lu", "LU", 1.0, "wider range", "narrower range",
            "loudness range, EBU 3342; means little under a minute"),
    Measure("true_peak_dbtp", "dBTP", 0.3, "higher peaks", "lower peaks",
            "true peak, 4 times oversampled", True, for_model=True),
    Measure("sample_peak_dbfs", "dBFS", 0.3, "higher peaks", "lower peaks",
            "highest sample", True),
    Measure("rms_dbfs", "dBFS", 0.5, "louder", "quieter", "root mean square", True),
    Measure("crest_db", "dB", 1.0, "peakier", "denser",
            "sample peak over RMS: high is punchy, low is squashed", for_model=True),
    Measure("plr_db", "dB", 1.0, "punchier", "flatter",
            "true peak over integrated loudness"),
    Measure("dynamics_db", "dB", 1.0, "more dynamic", "more even",
            "spread of levels, 95th over 10th percentile of 50 ms, silence at the ends left out"),
    Measure("low_dynamics_db", "dB", 1.0, "lows more dynamic", "lows more even",
            "the same spread for what lies under 180 Hz, in frames of 100 ms"),
    Measure("high_dynamics_db", "dB", 1.0, "highs more dynamic", "highs more even",
            "the same spread for what lies above 4 kHz, in frames of 100 ms"),
    Measure("contrast_db", "dB", 1.0, "more contrast", "less contrast",
            "loudest twentieth of 50 ms levels over the mean of all, within 55 dB"),
    Measure("gap_dbfs", "dBFS", 1.0, "louder between notes", "softer between notes",
            "the peak level that parts notes from what lies between; none where they never part",
            True),
    Measure("transient_db", "dB", 0.2, "sharper attacks", "softer attacks",
            "how far the loudest 10 ms stand over the 0.3 s around them", for_model=True),
    Measure("sub_db", "dB", 1.0, "more sub", "less sub", "20-60 Hz over the whole",
            floor=_UNHEARD_DB),
    Measure("bass_db", "dB", 1.0, "more bass", "less bass", "60-200 Hz over the whole",
            for_model=True, floor=_UNHEARD_DB),
    Measure("low_mid_db", "dB", 1.0, "muddier", "cleaner", "200-500 Hz over the whole",
            for_model=True, floor=_UNHEARD_DB),
    Measure("mid_db", "dB", 1.0, "more mids", "scooped", "500-2000 Hz over the whole",
            floor=_UNHEARD_DB),
    Measure("presence_db", "dB", 1.0, "more present", "smoother", "2-5 kHz over the whole",
            for_model=True, floor=_UNHEARD_DB),
    Measure("treble_db", "dB", 1.0, "more treble", "less treble", "5-10 kHz over the whole",
            for_model=True, floor=_UNHEARD_DB),
    Measure("air_db", "dB", 1.0, "airier", "less airy", "10-20 kHz over the whole",
            for_model=True, floor=_UNHEARD_DB),
    Measure("warmth_db", "dB", 1.0, "warmer", "colder",
            "60-500 Hz over 2-10 kHz"),
    Measure("centroid_hz", "Hz", 0.05, "brighter", "darker",
            "spectral centroid, weighted by magnitude", relative=True),
    Measure("tilt_db_per_octave", "dB/oct", 0.2, "brighter", "darker",
            "slope of a straight spectrum as bright as this one; 0 is pink noise", for_model=True),
    Measure("reach_low_hz", "Hz", 0.06, "less low reach", "more low reach",
            "a tenth of the loudness lies below", relative=True),
    Measure("reach_middle_hz", "Hz", 0.06, "brighter", "darker",
            "half of the loudness lies below", relative=True),
    Measure("reach_high_hz", "Hz", 0.06, "more high reach", "less high reach",
            "a tenth of the loudness lies above", relative=True),
    Measure("rolloff_hz", "Hz", 0.05, "brighter", "darker",
            "95 percent of the energy lies below", relative=True),
    Measure("flatness_db", "dB", 1.0, "noisier", "more tonal",
            "spectral flatness, 100 Hz to 16 kHz; 0 dB is white noise"),
    Measure("side_mid_db", "dB", 1.0, "wider", "narrower",
            "side over mid energy, held within 60 dB; mono is at -60", for_model=True),
    Measure("middle_highs_db", "dB", 1.0, "brighter middle", "darker middle",
            "4-20 kHz over all below, of the mid signal", floor=_UNHEARD_DB),
    Measure("sides_highs_db", "dB", 1.0, "brighter sides", "darker sides",
            "4-20 kHz over all below, of the side signal", floor=_UNHEARD_DB),
    Measure("correlation_ratio", "", 0.1, "more mono", "more out of phase",
            "left-right correlation, 1 is mono, below 0 cancels"),
    Measure("mono_loss_db", "dB", 1.0, "loses in mono", "keeps in mono",
            "how much softer the mono fold is than the stereo"),
    Measure("balance_db", "dB", 0.5, "more right", "more left", "right over left energy"),
    Measure("onset_rate_hz", "Hz", 0.15, "busier", "calmer", "attacks and new notes a second",
            relative=True),
    Measure("decay_db_per_second", "dB/s", 3.0, "drier", "more reverberant",
            "how fast each band falls when it falls; a proxy for room", for_model=True),
    Measure("modulation_db", "dB", 0.5, "more pumping", "steadier",
            "level movement between 2 and 12 Hz"),
    Measure("incoherence_ratio", "", 0.02, "more changed in itself", "truer to the clip",
            "share of the sound that no still filter of the clip explains: movement, new sounds",
            beside_clip=True),
    Measure("part_level_db", "dB", 0.5, "louder in part", "softer in part",
            "level of the part that was turned last, against the same part left alone",
            beside_clip=True),
    Measure("growth_db", "dB", 1.0, "growing louder", "growing softer",
            "how much louder a change over time makes the end than the beginning",
            beside_clip=True),
    Measure("opening_db", "dB", 1.0, "growing brighter", "growing darker",
            "how much brighter a change over time makes the end than the beginning",
            beside_clip=True),
    Measure("longest_pause_seconds", "s", 0.1, "longer pauses", "shorter pauses",
            "the longest pause between two sounds", beside_clip=True),
    Measure("kick_db", "dB", 1.0, "harder kicks", "softer kicks",
            "thump and click of a beat's kicks over what lies between; -100 where there are none",
            beside_clip=True, floor=-100.0),
    Measure("breath_db", "dB", 2.0, "louder breaths", "softer breaths",
            "breaths between the phrases of a voice, over the whole; -100 where there are none",
            beside_clip=True, floor=-100.0),
    Measure("clicks_per_minute", "/min", 0.1, "more clicks", "fewer clicks",
            "clicks, ticks and crackle: moments of milliseconds that stand out of the sound and "
            "keep no time",
            relative=True, beside_clip=True),
    Measure("short_clicks_per_minute", "/min", 0.1, "more clicks", "fewer clicks",
            "those that last 3 ms or less, where what lasts longer may be played",
            relative=True, beside_clip=True),
    Measure("flat_tops_per_minute", "/min", 1.0, "more clipped", "less clipped",
            "runs of samples cut off at the sound's own highest or lowest, at whatever level",
            beside_clip=True),
    Measure("noise_floor_db", "dB", 2.0, "noisier", "cleaner",
            "the quietest tenth in each third octave against the loudness, averaged"),
    Measure("hum_db", "dB", 3.0, "more hum", "less hum",
            "50 or 60 Hz and harmonics over their surroundings"),
    Measure("sibilance_db", "dB", 1.0, "more sibilant", "less sibilant",
            "peaks of 5-9 kHz, 95th percentile, over the loudness of the whole"),
    Measure("dc_offset_ratio", "", 0.002, "more DC", "less DC",
            "mean of the samples without its sign, the worse channel"),
    Measure("clipped_samples", "samples", 3.0, "more clipping", "less clipping",
            "samples in runs of 3 or more at one peak, near full scale or the sound's highest"),
    Measure("pitch_hz", "Hz", 0.02, "higher", "lower",
            "dominant fundamental where there is one", relative=True),
    Measure("length_seconds", "s", 0.02, "longer", "shorter", "length"),
    Measure("lead_silence_seconds", "s", 0.02, "later", "earlier", "silence before the sound"),
    Measure("tail_silence_seconds", "s", 0.02, "longer tail", "shorter tail",
            "silence after the sound"),
    Measure("fade_in_seconds", "s", 0.1, "longer fade-in", "shorter fade-in",
            "length of the straight fade that the beginning is as soft as"),
    Measure("fade_out_seconds", "s", 0.1, "longer fade-out", "shorter fade-out",
            "length of the straight fade that the end is as soft as"),
)  # fmt: skip

MEASURES: dict[str, Measure] = {measure.name: measure for measure in _ALL}
"""Every measure by its name, in the order in which tables show them."""
