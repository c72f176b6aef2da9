"""Takes every measure of a sound in one pass over its blocks, in bounded memory.

The numbers do not depend on how the audio was cut into blocks, and there is never a NaN or an
infinity among them: what a sound does not have is None.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from talkbox_tools.dsp.measure import loudness, tonal, true_peak
from talkbox_tools.dsp.measure.edges import edges
from talkbox_tools.dsp.measure.envelope import envelope, noise_floor_db
from talkbox_tools.dsp.measure.framing import Doubles, Framer, Grid, Window
from talkbox_tools.dsp.measure.kweighting import weighted
from talkbox_tools.dsp.measure.levels import LevelMeter
from talkbox_tools.dsp.measure.spectrum import Spectrum, SpectrumMeter
from talkbox_tools.dsp.measure.stereo import StereoMeter
from talkbox_tools.dsp.measure.tone import tone
from talkbox_tools.measures import MEASURES

if TYPE_CHECKING:
    from talkbox_tools.backend import Audio

Values = dict[str, float | None]


class Meter:
    """Measures one sound: `add` its blocks in order, then `finish`."""

    def __init__(self, rate_hz: int, channels: int) -> None:
        self._grid = Grid(rate_hz, channels)
        self._framer = Framer(self._grid)
        self._peaks = true_peak.TruePeak()
        self._spectrum = SpectrumMeter(self._grid, tonal.FRAME_BANDS)
        self._stereo = StereoMeter()
        self._levels = LevelMeter(self._grid)
        self._pitch = tonal.PitchMeter(self._grid)
        self._weighted: list[Doubles] = []
        self._finished: Values | None = None

    def add(self, block: Audio) -> None:
        """Take a block of shape (channels, samples)."""
        for window in self._framer.add(block):
            self._take(window, last=False)

    def finish(self) -> Values:
        """Every measure of `talkbox_tools.measures.MEASURES`, in that order."""
        if self._finished is None:
            self._take(self._framer.finish(), last=True)
            values = self._values()
            self._finished = {name: _finite(values[name]) for name in MEASURES}
        return dict(self._finished)

    def spectrum(self) -> Spectrum:
        """The long-term spectrum with the integrated loudness, for plots and comparisons."""
        return self._spectrum.spectrum(self.finish()["integrated_lufs"])

    def _take(self, window: Window, last: bool) -> None:
        history = self._grid.history
        spectra = np.fft.rfft(window.mid_side)
        filtered = weighted(spectra, self._grid)
        self._weighted.append(loudness.window_cells(filtered, window.new, self._grid))
        self._pitch.add(spectra[0])
        self._spectrum.add(window)
        self._stereo.add(window, history)
        self._levels.add(window)
        for row in window.channels:
            self._peaks.add(row[: history + window.new] if last else row, history, last)

    def _values(self) -> Values:
        weighted_cells, cells = np.concatenate(self._weighted), self._levels.cells()
        lufs = loudness.integrated(weighted_cells)
        seconds = self._levels.samples / self._grid.rate_hz
        frame_levels = self._spectrum.band_levels()
        return {
            **tone(self._spectrum.spectrum(lufs)),
            **self._stereo.measured(self._grid.channels),
            **envelope(cells, weighted_cells),
            **edges(cells, self._grid.cell_seconds, seconds),
            **self._loudness(weighted_cells, lufs),
            "noise_floor_db": noise_floor_db(weighted_cells, lufs),
            "hum_db": tonal.hum_db(frame_levels),
            "sibilance_db": tonal.sibilance_db(frame_levels),
            "pitch_hz": self._pitch.pitch_hz(),
            "dc_offset_ratio": self._levels.dc_offset_ratio(),
            "clipped_samples": float(self._levels.clipped),
            "length_seconds": seconds,
        }

    def _loudness(self, weighted_cells: Doubles, lufs: float | None) -> Values:
        rms = self._levels.rms_dbfs()
        peak = true_peak.decibels(self._peaks.sample_peak)
        true = true_peak.decibels(self._peaks.true_peak)
        return {
            "integrated_lufs": lufs,
            "short_term_max_lufs": loudness.short_term_max(weighted_cells),
            "momentary_max_lufs": loudness.momentary_max(weighted_cells),
            "loudness_range_lu": loudness.loudness_range(weighted_cells),
            "true_peak_dbtp": true,
            "sample_peak_dbfs": peak,
            "rms_dbfs": rms,
            "crest_db": None if peak is None or rms is None else peak - rms,
            "plr_db": None if true is None or lufs is None else true - lufs,
        }


def measure(audio: Audio, rate_hz: int) -> Values:
    """Every measure of a clip in memory, shape (channels, samples)."""
    meter = Meter(rate_hz, len(audio))
    meter.add(audio)
    return meter.finish()


def _finite(value: float | None) -> float | None:
    return None if value is None or not math.isfinite(value) else float(value)
