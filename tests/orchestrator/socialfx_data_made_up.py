"""SocialFX data that no listener gave: for each word a plain shape, and small differences."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np

from talkbox.evaluation.socialfx_curves import BAND_HZ
from talkbox.evaluation.socialfx_data import CHECKOUT, ONE_FILE

CENTRES_HZ = {
    "warm": 80,
    "soft": 300,
    "harsh": 2500,
    "calm": 700,
    "loud": 1400,
    "bright": 5000,
    "heavy": 45,
}
"""Each word is a boost around its own frequency."""


def rows(each: int = 6) -> list[tuple[str, list[float]]]:
    """So many settings for each word."""
    draw = np.random.default_rng(1)
    made = []
    for word, hz in CENTRES_HZ.items():
        shape = np.exp(-0.5 * (np.log2(BAND_HZ / hz) / 0.8) ** 2)
        for _ in range(each):
            gains = draw.uniform(2, 4) * shape + draw.normal(0, 0.1, len(shape))
            made.append((word, [round(float(gain), 3) for gain in gains]))
    return made


def one_file(folder: Path, each: int = 6) -> Path:
    """A folder in the form of one file."""
    data = {"eq": [list(row) for row in rows(each)], "reverb": [], "comp": []}
    (folder / ONE_FILE).write_text(json.dumps(data))
    return folder


def checkout(folder: Path, each: int = 6) -> Path:
    """A folder in the form of the published repository."""
    place = folder / CHECKOUT
    place.mkdir(parents=True)
    for number, (word, gains) in enumerate(rows(each)):
        item = {"text": word, "param_values": gains}
        (place / f"eq_{number}.json").write_text(json.dumps(item))
    return folder
