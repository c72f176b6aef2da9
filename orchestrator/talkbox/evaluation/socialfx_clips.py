"""The three clips of the SocialFX evaluation where no others are named: drums, guitar, piano.

The published ones may not be passed on. These are made from arithmetic, over a bed of pink noise,
faint as a room's, so that an edit's gain can be measured at every frequency.
"""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from talkbox.evaluation.clips import Clip
from talkbox.evaluation.instruments import RATE_HZ
from talkbox.evaluation.performances import drums, guitar, keys

_NOISE_DB = -50.0


def made(folder: Path) -> tuple[Clip, ...]:
    """Write the clips, each into a folder of its own; the same bytes each time, 24 bit."""
    import soundfile

    clips: list[Clip] = []
    for name, play in (("drums", drums), ("guitar", guitar), ("piano", keys)):
        audio = play()
        noise = _pink(audio.shape[1], len(clips))
        path = folder / name / f"{name}.wav"
        path.parent.mkdir(parents=True)
        soundfile.write(path, (audio + noise * 10 ** (_NOISE_DB / 20)).T, RATE_HZ, subtype="PCM_24")
        clips.append(Clip(name, path, frozenset()))
    return tuple(clips)


def named(paths: Sequence[Path], folder: Path) -> tuple[Clip, ...]:
    """Files of the user's own, each copied into a folder of its own.

    Raises FileError for one that cannot be read.
    """
    from talkbox_tools.dsp.files import probe

    clips = []
    for number, path in enumerate(paths):
        probe(path)
        copy = folder / str(number) / path.name
        copy.parent.mkdir(parents=True)
        shutil.copyfile(path, copy)
        clips.append(Clip(path.stem, copy, frozenset()))
    return tuple(clips)


def _pink(samples: int, seed: int) -> NDArray[np.float64]:
    """Noise of equal energy in every octave, RMS 1.0."""
    spectrum = np.fft.rfft(np.random.default_rng(seed).standard_normal(samples))
    spectrum[1:] /= np.sqrt(np.arange(1, len(spectrum)))
    spectrum[0] = 0.0
    noise = np.fft.irfft(spectrum, samples)
    return np.asarray(noise / noise.std())
