"""What is told of a written file is what the file holds, whoever measured that first."""

from __future__ import annotations

from pathlib import Path

import pytest
import soundfile

from talkbox.clip import RATE_HZ, clip
from talkbox.listener import Listener
from talkbox.studio import Studio
from talkbox_tools.chain import Chain, Stage
from talkbox_tools.dsp import files
from talkbox_tools.dsp.measure.meter import measure

DARKER = Chain((Stage("s1", "high_shelf", {"frequency_hz": 2500.0, "gain_db": -6.0, "q": 0.7}),))
QUIETER = Chain((Stage("s1", "gain", {"gain_db": -9.0}),))


def studio_of(folder: Path, subtype: str) -> Studio:
    song = folder / "song.wav"
    soundfile.write(song, clip().T, RATE_HZ, subtype=subtype)
    return Studio(song)


@pytest.mark.parametrize("subtype", ["FLOAT", "DOUBLE", "PCM_24", "PCM_16"])
def test_the_figures_of_a_written_file_are_those_of_its_samples(
    tmp_path: Path, subtype: str
) -> None:
    studio = studio_of(tmp_path, subtype)
    studio.bounce(DARKER, Listener())
    written = studio.write(DARKER, tmp_path / "out.wav", Listener())
    assert written.measured == measure(*files.read(tmp_path / "out.wav"))


def test_a_take_that_nobody_measured_is_not_told_with_the_figures_of_another(
    tmp_path: Path,
) -> None:
    studio = studio_of(tmp_path, "FLOAT")
    dark = studio.bounce(DARKER, Listener())
    written = studio.write(QUIETER, tmp_path / "out.wav", Listener())
    assert written.measured == measure(*files.read(tmp_path / "out.wav"))
    assert written.measured != dark.measured


def test_a_float_file_holds_its_take_to_the_sample_and_a_rounded_one_does_not(
    tmp_path: Path,
) -> None:
    for subtype, same in (("FLOAT", True), ("PCM_16", False)):
        studio = studio_of(tmp_path, subtype)
        take = studio.bounce(DARKER, Listener())
        written = studio.write(DARKER, tmp_path / "out.wav", Listener())
        assert (written.measured == take.measured) is same
