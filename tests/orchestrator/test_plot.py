"""The picture of two spectra: formats, refusals, and that it appears whole or not at all."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from matplotlib.image import imread

from talkbox.plot import PlotError, check_plot, write_plot
from talkbox_tools.dsp.measure.meter import Meter
from talkbox_tools.dsp.measure.spectrum import Spectrum

RATE_HZ = 44_100
MAGIC = {".png": b"\x89PNG", ".svg": b"<?xml", ".pdf": b"%PDF"}
BLUE = (0x2E, 0x7E, 0xA6)
ORANGE = (0xE0, 0x86, 0x3C)


def spectrum(slope_db_per_octave: float, rate_hz: int = RATE_HZ, scale: float = 1.0) -> Spectrum:
    """The spectrum of a second of noise with this slope."""
    noise = np.random.default_rng(5).standard_normal(rate_hz)
    octaves = np.log2(np.maximum(np.fft.rfftfreq(rate_hz, 1.0 / rate_hz), 1.0) / 1000.0)
    sloped = np.fft.irfft(np.fft.rfft(noise) * 10.0 ** (slope_db_per_octave * octaves / 20.0))
    meter = Meter(rate_hz, 1)
    meter.add((scale * 0.1 * sloped / sloped.std())[None].astype(np.float32))
    return meter.spectrum()


def painted(path: Path, color: tuple[int, int, int]) -> int:
    """How many pixels lie near this colour as it looks half transparent on white."""
    image = imread(path)[..., :3]
    wanted = (np.array(color) / 255.0) * 0.55 + 0.45
    return int((np.abs(image - wanted).max(axis=-1) < 0.02).sum())


@pytest.mark.parametrize("suffix", MAGIC)
def test_the_file_name_chooses_the_format(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"spectra{suffix}"
    write_plot(path, spectrum(-3.0), spectrum(-5.0), "make it darker")
    assert path.read_bytes().startswith(MAGIC[suffix])
    assert [found.name for found in tmp_path.iterdir()] == [path.name], "nothing else is left"


def test_what_rose_and_what_fell_is_painted_in_two_colours(tmp_path: Path) -> None:
    darker, same = tmp_path / "darker.png", tmp_path / "same.png"
    write_plot(darker, spectrum(-3.0), spectrum(-6.0), "darker")
    write_plot(same, spectrum(-3.0), spectrum(-3.0, scale=0.3), "only softer")
    assert painted(darker, BLUE) > 5_000 and painted(darker, ORANGE) > 2_000
    assert painted(same, BLUE) == painted(same, ORANGE) == 0, "level alone is no difference"


def test_the_words_in_it_are_the_title_both_loudnesses_and_readable_frequencies(
    tmp_path: Path,
) -> None:
    path = tmp_path / "spectra.svg"
    write_plot(path, spectrum(-3.0), spectrum(-3.0, scale=0.5), "softer & <$wider$>")
    text = path.read_text(encoding="utf-8")
    for words in (
        "before",
        "after",
        "LUFS",
        "softer &amp; &lt;$wider$&gt;",
        ">31.5<",
        ">1k<",
        ">16k<",
    ):
        assert words in text, words


def test_the_same_picture_has_the_same_bytes(tmp_path: Path) -> None:
    for suffix in MAGIC:
        one, two = tmp_path / f"one{suffix}", tmp_path / f"two{suffix}"
        for path in (one, two):
            write_plot(path, spectrum(-3.0), spectrum(-5.0), "darker")
        assert one.read_bytes() == two.read_bytes(), suffix


def test_silence_and_different_rates_can_be_drawn(tmp_path: Path) -> None:
    silent = spectrum(0.0, scale=0.0)
    write_plot(tmp_path / "a.png", silent, silent, "nothing")
    write_plot(tmp_path / "b.png", spectrum(-3.0), silent, "muted")
    write_plot(tmp_path / "c.png", spectrum(-3.0), spectrum(-3.0, rate_hz=8_000), "resampled")


def test_an_older_picture_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / "spectra.PNG"
    path.write_bytes(b"old")
    write_plot(path, spectrum(-3.0), spectrum(-3.0), "again")
    assert path.read_bytes().startswith(MAGIC[".png"])


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("spectra.bmp", r"\.png, \.svg or \.pdf"),
        ("spectra", r"\.png, \.svg or \.pdf"),
        ("missing/spectra.png", "no folder"),
        ("folder.png", "is a folder"),
    ],
)
def test_a_path_that_cannot_be_written_is_refused_in_a_sentence(
    tmp_path: Path, name: str, said: str
) -> None:
    (tmp_path / "folder.png").mkdir()
    with pytest.raises(PlotError, match=said) as early:
        check_plot(tmp_path / name)
    with pytest.raises(PlotError, match=said):
        write_plot(tmp_path / name, spectrum(0.0), spectrum(0.0), "no")
    assert "\n" not in str(early.value)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_is_one_sentence_and_leaves_nothing(tmp_path: Path) -> None:
    draft = tmp_path / f".spectra.png.{os.getpid()}.part"
    draft.symlink_to("/dev/full")
    with pytest.raises(PlotError, match="could not be written: No space left"):
        write_plot(tmp_path / "spectra.png", spectrum(0.0), spectrum(0.0), "full")
    assert not list(tmp_path.iterdir())


def test_without_matplotlib_one_sentence_says_how_to_get_it(tmp_path: Path) -> None:
    script = (
        "import sys, importlib.machinery as machinery\n"
        "class Missing(machinery.PathFinder):\n"
        "    @classmethod\n"
        "    def find_spec(cls, name, path=None, target=None):\n"
        "        if name == 'matplotlib': return None\n"
        "        return super().find_spec(name, path, target)\n"
        "sys.meta_path[:] = [Missing if f is machinery.PathFinder else f for f in sys.meta_path]\n"
        "from pathlib import Path\n"
        "from talkbox.plot import PlotError, check_plot\n"
        "try:\n"
        "    check_plot(Path('spectra.png'))\n"
        "except PlotError as error:\n"
        "    print(error)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=tmp_path
    )
    assert done.stdout.strip() == 'Drawing needs matplotlib: pip install "talkbox[plot]"'
    assert done.stderr == ""
