"""Nothing that was whole is cut off at full scale."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import soundfile
from edited_clips import RATE_HZ, SECONDS, Sound

from talkbox.errand import Errand
from talkbox.planner import Planner
from talkbox_sessions.store import Home


def _clipped_talk() -> Sound:
    """A hissing buzz in syllables, driven far over a ceiling at -0.13 dBFS: between its samples it
    peaks more than 1 dB over full scale.
    """
    syllables = 0.5 + 0.5 * np.sin(2 * np.pi * 3 * SECONDS)
    buzz = sum(np.sin(2 * np.pi * 110 * k * SECONDS + k) / k for k in range(1, 30))
    hiss = 0.5 * np.random.default_rng(1).standard_normal(SECONDS.size)
    return np.asarray(np.clip(2.5 * syllables * (buzz + hiss), -0.985, 0.985))


@pytest.mark.parametrize("phrase", ["high pass at 150 Hz", "a bit warmer", "less mud"])
def test_no_sample_is_cut_off_that_the_source_could_hold(tmp_path: Path, phrase: str) -> None:
    source, out = tmp_path / "talk.wav", tmp_path / "out.wav"
    soundfile.write(source, _clipped_talk(), RATE_HZ, subtype="PCM_16")
    summary = Errand(phrase, out, source).carry_out(Home(tmp_path / "home"), Planner())
    samples, _ = soundfile.read(out)
    assert summary["status"] in ("met", "partly")
    assert summary["chain"]
    assert (np.abs(samples) >= 0.9999).sum() < 3
