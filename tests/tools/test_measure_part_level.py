"""How far a part of a sound was turned, measured in the part."""

from __future__ import annotations

import numpy as np
import pytest
from dsp_probes import RATE_HZ, noise

from talkbox_tools.dsp.measure.part_level import part_level_db


def turned(gain: float) -> float:
    audio = noise(2.0)
    other = audio.copy()
    other[:, RATE_HZ : RATE_HZ * 3 // 2] *= gain
    blocks = np.array_split(other, 7, axis=1)
    return part_level_db([audio], blocks, RATE_HZ)


@pytest.mark.parametrize(
    ("gain", "change_db"), [(0.5, -6.02), (2.0, 6.02), (0.0, -60.0), (1.0, 0.0)]
)
def test_only_what_changed_counts(gain: float, change_db: float) -> None:
    assert turned(gain) == pytest.approx(change_db, abs=0.05)


def test_silence_that_is_turned_changes_nothing() -> None:
    silence = np.zeros((2, RATE_HZ), np.float32)
    assert part_level_db([silence], [silence * 2], RATE_HZ) == 0.0
