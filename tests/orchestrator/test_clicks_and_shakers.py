"""Clicks are taken out of music with a shaker in it, and the shaker is still there."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from edited_clips import RATE_HZ, SECONDS, Sound, band_db, edited
from source_clips import scene

from talkbox.planner.goals.aims import goal_of
from talkbox.planner.requests import Request
from talkbox.verdict import judge

_NOISE: Sound = np.random.default_rng(7).standard_normal(SECONDS.size)


def _loop() -> Sound:
    """A kick and a shaker."""
    beat = SECONDS % 1
    kick = 0.5 * np.sin(2 * np.pi * 55 * beat) * np.exp(-beat / 0.1)
    shaker = 0.15 * _NOISE * np.exp(-(SECONDS % 0.25) / 0.003)
    loop: Sound = kick + shaker + 0.0005 * _NOISE
    return loop


def test_the_shaker_of_a_song_stays_where_the_clicks_go(tmp_path: Path) -> None:
    clicked = _loop()
    places = (np.array([0.33, 0.91, 1.38, 1.87, 2.4, 2.66, 3.17]) * RATE_HZ).astype(int)
    clicked[places] += 0.5
    for name in ("song.wav", "drums.wav"):
        after = edited(tmp_path, name, clicked, "take the clicks out")
        assert np.abs(after - _loop())[places].max() < 0.05
        assert abs(band_db(after, 3000, 16_000) - band_db(_loop(), 3000, 16_000)) < 1


def test_a_repair_that_moves_the_level_is_not_claimed() -> None:
    goal = goal_of([Request("less_clicks")], scene("mix"))
    before = {"clicks_per_minute": 200.0, "integrated_lufs": -25.0}
    after = {"clicks_per_minute": 0.0, "integrated_lufs": -23.3}
    assert goal is not None
    assert judge(goal, before, {**after, "integrated_lufs": -25.0}, frozenset()).status == "met"
    assert judge(goal, before, after, frozenset()).status == "partly"
