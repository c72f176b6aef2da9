"""The stereo picture from sums over all samples: width, correlation, mono fold, balance."""

from __future__ import annotations

import math

from talkbox_tools.dsp.measure.framing import Window

_MOST_DB = 60.0


class StereoMeter:
    """Adds up energies of left, right, middle and side."""

    def __init__(self) -> None:
        self._left = self._right = self._cross = 0.0

    def add(self, window: Window, history: int) -> None:
        """Take the new samples of a stereo window; a mono one changes nothing."""
        if len(window.channels) < 2:
            return
        left, right = window.channels[:, history : history + window.new]
        self._left += float(left @ left)
        self._right += float(right @ right)
        self._cross += float(left @ right)

    def measured(self, channels: int) -> dict[str, float | None]:
        """Every stereo measure; a mono file has no side and is all mono."""
        if channels == 1:
            return {
                "side_mid_db": None,
                "correlation_ratio": 1.0,
                "mono_loss_db": 0.0,
                "balance_db": 0.0,
            }
        both = self._left + self._right
        if both <= 0.0:
            return dict.fromkeys(("side_mid_db", "correlation_ratio", "mono_loss_db", "balance_db"))
        mid = max((both + 2.0 * self._cross) / 4.0, 0.0)
        side = max((both - 2.0 * self._cross) / 4.0, 0.0)
        product = math.sqrt(self._left * self._right)
        return {
            "side_mid_db": _ratio_db(side, mid) if side > 1e-9 * both else None,
            "correlation_ratio": self._cross / product if product > 0.0 else 0.0,
            "mono_loss_db": _ratio_db(both / 2.0, mid),
            "balance_db": _ratio_db(self._right, self._left),
        }


def _ratio_db(part: float, whole: float) -> float:
    """10 log10 of the ratio, held within 60 dB either way."""
    if part <= 0.0 or whole <= 0.0:
        return math.copysign(_MOST_DB, part - whole)
    return max(-_MOST_DB, min(_MOST_DB, 10.0 * math.log10(part / whole)))
