"""The meter: all measures of `talkbox_tools.measures` in one pass over blocks of audio.

Memory stays at one 1.5 s window and a few numbers for each 10 ms. The numbers depend on the
samples only, not on how they were cut into blocks. A measure that the sound does not have is None,
as is one that is only told beside another sound; no result is ever infinite or not a number.
"""

from __future__ import annotations

import math
from dataclasses import asdict
from typing import TYPE_CHECKING

import numpy as np

from talkbox_tools.dsp.measure import envelope, loudness
from talkbox_tools.dsp.measure.bands import BandTracks, frame_bands
from talkbox_tools.dsp.measure.edges import EDGE_NAMES, edges
from talkbox_tools.dsp.measure.framing import Doubles, Framer, Grid, Window
from talkbox_tools.dsp.measure.gaps import GapMeter, contrast_db
from talkbox_tools.dsp.measure.hum import HumMeter
from talkbox_tools.dsp.measure.kweighting import weighted
from talkbox_tools.dsp.measure.levels import LevelMeter
from talkbox_tools.dsp.measure.mid_side import mid_side_tone
from talkbox_tools.dsp.measure.spectrum import HOP_CELLS, Spectrum, SpectrumMeter
from talkbox_tools.dsp.measure.stereo import StereoMeter
from talkbox_tools.dsp.measure.tonal import ToneMeter
from talkbox_tools.dsp.measure.tone import tone
from talkbox_tools.dsp.measure.true_peak import TruePeak, decibels
from talkbox_tools.measures import MEASURES

if TYPE_CHECKING:
    from talkbox_tools.backend import Audio

Measured = dict[str, float | None]


class Meter:
    """Takes a sound block by block, then tells every measure."""

    def __init__(self, rate_hz: int, channels: int) -> None:
        self._grid = Grid(rate_hz, channels)
        self._framer = Framer(self._grid)
        self._levels = LevelMeter(self._grid)
        self._stereo = StereoMeter(self._grid)
        self._tones = ToneMeter(self._grid)
        self._hum = HumMeter(self._grid)
        self._spectrum = SpectrumMeter(self._grid, frame_bands(rate_hz))
        self._peaks = TruePeak()
        self._gaps = GapMeter(self._grid)
        self._k_cells: list[Doubles] = []
        self._measured: Measured | None = None

    def add(self, block: Audio) -> None:
        """Take the next block, shape (channels, samples), of any length."""
        for window in self._framer.add(block):
            self._take(window, last=False)

    def finish(self) -> Measured:
        """Every measure, in the order of MEASURES; the meter takes no more after this."""
        if self._measured is None:
            self._take(self._framer.finish(), last=True)
            found = self._all()
            self._measured = {name: _finite(found.get(name)) for name in MEASURES}
        return self._measured

    def spectrum(self) -> Spectrum:
        """The long-term spectrum, once finished."""
        return self._spectrum.spectrum(self.finish()["integrated_lufs"])

    def _take(self, window: Window, last: bool) -> None:
        self._levels.add(window)
        self._stereo.add(window)
        self._gaps.add(window)
        self._spectrum.add(window)
        for row in window.channels:
            self._peaks.add(row, self._grid.history, last)
        spectra = np.fft.rfft(window.mid_side)
        self._tones.add(spectra)
        self._hum.add(spectra)
        filtered = weighted(spectra, self._grid)
        self._k_cells.append(loudness.window_cells(filtered, window.new, self._grid))

    def _all(self) -> Measured:
        cells = np.concatenate(self._k_cells)
        integrated = loudness.integrated(cells)
        edge = edges(cells, self._grid.cell_seconds)
        spectrum = self._spectrum.spectrum(integrated)
        return {
            **_loudness(cells, integrated),
            **self._level(integrated),
            **tone(spectrum),
            **mid_side_tone(spectrum),
            **self._stereo.measures(self._grid.channels),
            **self._movement(cells),
            **(dict.fromkeys(EDGE_NAMES) if edge is None else asdict(edge)),
        }

    def _level(self, integrated: float | None) -> Measured:
        rms, sample_peak = self._levels.rms_dbfs, decibels(self._peaks.sample_peak)
        true_peak, seconds = decibels(self._peaks.true_peak), self._seconds
        return {
            "true_peak_dbtp": true_peak,
            "sample_peak_dbfs": sample_peak,
            "rms_dbfs": rms,
            "crest_db": _difference(sample_peak, rms),
            "plr_db": _difference(true_peak, integrated),
            "dc_offset_ratio": self._levels.dc_offset_ratio,
            "clipped_samples": float(self._levels.clipped_samples),
            "pitch_hz": self._tones.pitch_hz(),
            "hum_db": self._hum.hum_db(seconds),
            "length_seconds": seconds,
        }

    def _movement(self, cells: Doubles) -> Measured:
        silent = not cells.any()
        frame_seconds = HOP_CELLS * self._grid.cell_seconds
        tracks = BandTracks(self._spectrum, self._grid.rate_hz, frame_seconds)
        return {
            "dynamics_db": envelope.dynamics_db(cells),
            "contrast_db": contrast_db(cells),
            "gap_dbfs": self._gaps.gap_dbfs(),
            "transient_db": envelope.transient_db(cells),
            "modulation_db": envelope.modulation_db(cells),
            "onset_rate_hz": None if silent else tracks.onset_rate_hz(),
            "decay_db_per_second": None if silent else tracks.decay_db_per_second(),
            "low_dynamics_db": tracks.low_dynamics_db(),
            "high_dynamics_db": tracks.high_dynamics_db(),
            "noise_floor_db": tracks.noise_floor_db(),
            "sibilance_db": tracks.sibilance_db(),
        }

    @property
    def _seconds(self) -> float:
        return self._levels.samples / self._grid.rate_hz


def measure(audio: Audio, rate_hz: int) -> Measured:
    """Every measure of a whole clip of shape (channels, samples), 1 or 2 channels."""
    meter = Meter(rate_hz, len(audio))
    meter.add(audio)
    return meter.finish()


def _loudness(cells: Doubles, integrated: float | None) -> Measured:
    return {
        "integrated_lufs": integrated,
        "short_term_max_lufs": loudness.short_term_max(cells),
        "momentary_max_lufs": loudness.momentary_max(cells),
        "loudness_range_lu": loudness.loudness_range(cells),
    }


def _difference(value: float | None, reference: float | None) -> float | None:
    return None if value is None or reference is None else value - reference


def _finite(value: float | None) -> float | None:
    return value if value is not None and math.isfinite(value) else None
