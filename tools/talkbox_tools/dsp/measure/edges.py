"""Where the sound begins and ends inside its file: silence and fades at both ends."""

from __future__ import annotations

import numpy as np

from talkbox_tools.dsp.measure.envelope import smoothed_db
from talkbox_tools.dsp.measure.framing import Doubles

_SILENT_POWER = 1e-6
"""-60 dBFS: cells below count as silence at the ends, as they do for trimming."""
_NEAR_DB = 6.0


def edges(cells: Doubles, cell_seconds: float, seconds: float) -> dict[str, float | None]:
    """Silences and fades in seconds; a silent file is silence from end to end."""
    sounding = np.flatnonzero(cells > _SILENT_POWER)
    if not len(sounding):
        return {
            "lead_silence_seconds": seconds,
            "tail_silence_seconds": seconds,
            "fade_in_seconds": None,
            "fade_out_seconds": None,
        }
    smooth = smoothed_db(cells[sounding[0] : sounding[-1] + 1])
    near = _near_its_median(smooth)
    return {
        "lead_silence_seconds": float(sounding[0] * cell_seconds),
        "tail_silence_seconds": max(0.0, float(seconds - (sounding[-1] + 1) * cell_seconds)),
        "fade_in_seconds": float(near[0] * cell_seconds) if len(near) else None,
        "fade_out_seconds": (
            float((len(smooth) - 1 - near[-1]) * cell_seconds) if len(near) else None
        ),
    }


def _near_its_median(smooth: Doubles) -> Doubles:
    """The indices at which the level is not far below its median."""
    if not len(smooth):
        return np.empty(0)
    return np.flatnonzero(smooth >= np.median(smooth) - _NEAR_DB).astype(float)
