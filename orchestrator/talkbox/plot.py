"""A picture of two spectra, before and after, at equal loudness, with the difference below.

Needs matplotlib, which comes with the extra `plot` and is imported only when something is drawn.
No window is opened and no global state touched; the file appears whole or not at all.
"""

from __future__ import annotations

import os
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from talkbox_tools.dsp.measure.framing import Doubles
    from talkbox_tools.dsp.measure.spectrum import Spectrum

SUFFIXES = (".png", ".svg", ".pdf")
"""What `write_plot` can write, chosen by the file's name."""

_BEFORE, _AFTER = "#7a8794", "#d1495b"
_UP, _DOWN = "#e0863c", "#2e7ea6"
_INK, _FAINT = "#22303c", "#dfe4e8"
_LOWEST_HZ, _HIGHEST_HZ = 30.0, 20_000.0
_TICKS_HZ = (31.5, 63, 125, 250, 500, 1_000, 2_000, 4_000, 8_000, 16_000)
_POINTS_AN_OCTAVE = 24
_SMOOTHING_OCTAVES = 1 / 6
_LEAST_BAND_HZ = 20.0
"""No narrower than the spectrum's frames can tell apart."""
_DEPTH_DB = 72.0
"""Levels further below the highest point are not shown: nobody hears them beside it."""
_SILENT_DB = -100.0
_LEAST_CHANGE_DB, _MOST_CHANGE_DB = 6.0, 36.0
# Fixed contents make the same picture the same bytes.
_METADATA: dict[str, dict[str, Any]] = {
    ".png": {"Software": None},
    ".svg": {"Date": None},
    ".pdf": {"CreationDate": None},
}


class PlotError(RuntimeError):
    """The picture cannot be drawn or written; the text is one sentence with the cure."""


def check_plot(path: Path) -> None:
    """Raise PlotError when `write_plot` could not write to this path, before any work is done."""
    if path.suffix.lower() not in SUFFIXES:
        raise PlotError(
            f"{path.name} is no name for a picture: end it in {', '.join(SUFFIXES[:-1])} or "
            f"{SUFFIXES[-1]}."
        )
    if not path.parent.is_dir():
        raise PlotError(f"There is no folder {path.parent} for {path.name}; make it first.")
    if path.is_dir():
        raise PlotError(f"{path} is a folder; name a file for the picture.")
    if find_spec("matplotlib") is None:
        raise PlotError('Drawing needs matplotlib: pip install "talkbox[plot]"')


def write_plot(path: Path, before: Spectrum, after: Spectrum, title: str) -> None:
    """Draw both spectra into a PNG, SVG or PDF file; an older file of that name is replaced.

    Raises PlotError for another ending, a missing folder, a missing matplotlib, a full disk."""
    check_plot(path)
    from matplotlib import rc_context

    with rc_context({"svg.hashsalt": "talkbox", "svg.fonttype": "none"}):
        _save(_drawn(before, after, title), path)


def _save(figure: Figure, path: Path) -> None:
    suffix = path.suffix.lower()
    draft = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        figure.savefig(draft, format=suffix[1:], dpi=160, metadata=_METADATA[suffix])
        draft.replace(path)
    except OSError as error:
        raise PlotError(f"{path} could not be written: {error.strerror or error}.") from None
    finally:
        with suppress(OSError):
            draft.unlink()


def _drawn(before: Spectrum, after: Spectrum, title: str) -> Figure:
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    figure = Figure(figsize=(9.0, 5.6), layout="constrained", facecolor="white")
    FigureCanvasAgg(figure)
    levels, difference = figure.subplots(2, 1, sharex=True, height_ratios=(5, 2))
    frequencies = _frequencies(before, after)
    old, new = _matched(before, frequencies), _matched(after, frequencies)
    top = max(float(old.max()), float(new.max()), _SILENT_DB)
    old, new = old - top, new - top
    _draw_levels(levels, frequencies, old, new)
    _draw_difference(difference, frequencies, old, new)
    _label_frequencies(difference, frequencies)
    _head(levels, _plain(title), _loudness(before, after))
    return figure


def _frequencies(before: Spectrum, after: Spectrum) -> Doubles:
    import numpy as np

    top = min(_HIGHEST_HZ, 0.47 * min(before.rate_hz, after.rate_hz))
    points = int(np.log2(top / _LOWEST_HZ) * _POINTS_AN_OCTAVE) + 1
    return np.geomspace(_LOWEST_HZ, top, points)


def _matched(spectrum: Spectrum, frequencies: Doubles) -> Doubles:
    """Sixth-octave levels in dB over the sound's own loudness."""
    import numpy as np

    from talkbox_tools.dsp.measure.decibels import levels_db

    widths = frequencies * (2 ** (_SMOOTHING_OCTAVES / 2) - 2 ** (-_SMOOTHING_OCTAVES / 2))
    taken = np.maximum(widths, _LEAST_BAND_HZ)
    bands = tuple(zip(frequencies - taken / 2, frequencies + taken / 2, strict=True))
    power: Doubles = spectrum.band_power(bands) * widths / taken
    return levels_db(power) - _loudness_db(spectrum)


def _loudness_db(spectrum: Spectrum) -> float:
    """Integrated loudness; for what is too short or too soft to have one, the level."""
    import math

    if spectrum.integrated_lufs is not None:
        return spectrum.integrated_lufs
    total = float(spectrum.power.sum())
    return 10.0 * math.log10(total) if total > 0.0 else 0.0


def _draw_levels(axes: Axes, frequencies: Doubles, old: Doubles, new: Doubles) -> None:
    import numpy as np

    axes.fill_between(
        frequencies, -_DEPTH_DB, np.maximum(old, -_DEPTH_DB), color=_BEFORE, alpha=0.16, lw=0
    )
    axes.plot(frequencies, old, color=_BEFORE, lw=1.6, label="before")
    axes.plot(frequencies, new, color=_AFTER, lw=2.0, label="after")
    axes.set_ylim(-_DEPTH_DB, 4.0)
    axes.set_ylabel("level, dB")
    axes.legend(loc="upper right", frameon=False, ncols=2, fontsize=9.5, labelcolor=_INK)
    _style(axes)


def _draw_difference(axes: Axes, frequencies: Doubles, old: Doubles, new: Doubles) -> None:
    import numpy as np
    from matplotlib.ticker import MaxNLocator

    heard = np.maximum(old, new) > -_DEPTH_DB
    change = np.where(heard, new - old, np.nan)
    for side, color in ((np.maximum(change, 0.0), _UP), (np.minimum(change, 0.0), _DOWN)):
        axes.fill_between(frequencies, 0.0, side, color=color, alpha=0.55, lw=0)
    axes.plot(frequencies, change, color=_INK, lw=1.2)
    axes.axhline(0.0, color=_INK, lw=0.8)
    axes.set_ylim(*_limits(change[heard]))
    axes.yaxis.set_major_locator(MaxNLocator(5, steps=(1, 2, 3, 6, 10)))
    axes.set_ylabel("change, dB")
    _style(axes)


def _limits(change: Doubles) -> tuple[float, float]:
    """The least and the greatest change with room around them, both sides of zero in sight."""
    room = _LEAST_CHANGE_DB / 2
    low, high = float(change.min(initial=-room)), float(change.max(initial=room))
    return max(1.1 * low, -_MOST_CHANGE_DB), min(1.1 * high, _MOST_CHANGE_DB)


def _head(axes: Axes, title: str, subtitle: str) -> None:
    axes.set_title(title, loc="left", fontsize=13, fontweight="bold", color=_INK, pad=24)
    axes.annotate(
        subtitle, (0, 1), (0, 9), "axes fraction", "offset points", fontsize=9.5, color=_BEFORE
    )


def _label_frequencies(axes: Axes, frequencies: Doubles) -> None:
    from matplotlib.ticker import FixedLocator, NullFormatter, NullLocator

    axes.set_xscale("log")
    axes.set_xlim(float(frequencies[0]), float(frequencies[-1]))
    ticks = [tick for tick in _TICKS_HZ if tick <= frequencies[-1]]
    axes.xaxis.set_major_locator(FixedLocator(ticks))
    axes.xaxis.set_minor_locator(NullLocator())
    axes.xaxis.set_minor_formatter(NullFormatter())
    axes.set_xticklabels([f"{t / 1000:g}k" if t >= 1000 else f"{t:g}" for t in ticks])
    axes.set_xlabel("frequency, Hz")


def _style(axes: Axes) -> None:
    axes.grid(True, color=_FAINT, lw=0.8)
    axes.set_axisbelow(True)
    axes.tick_params(length=0, labelsize=9.5, colors=_INK)
    axes.yaxis.label.set_color(_INK)
    axes.xaxis.label.set_color(_INK)
    for side, spine in axes.spines.items():
        spine.set_visible(side in ("left", "bottom"))
        spine.set_color(_FAINT)


def _loudness(before: Spectrum, after: Spectrum) -> str:
    values = (before.integrated_lufs, after.integrated_lufs)
    told = ["no loudness" if value is None else f"{value:.1f} LUFS" for value in values]
    return f"{told[0]} before, {told[1]} after; drawn at equal loudness, sixth-octave smoothing"


def _plain(title: str) -> str:
    """The title without mathematical notation, shortened to what fits."""
    line = " ".join(title.split()).replace("$", r"\$")
    return line if len(line) <= 80 else f"{line[:79]}…"
