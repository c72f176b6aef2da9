"""What `talkbox do` costs as a whole process: at most 2 times a bare script with the same sound.

The bare script reads, runs the same pedalboard chain, measures with the same meter and writes; no
session, no goal, no verdict, no second look at the file. Both run in turn, so that a busy machine
slows both alike, and their results must hold the same samples.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from time import perf_counter

import numpy as np
import soundfile

from talkbox.clip import RATE_HZ, clip

BUDGET_RATIO = 2.0
ROUNDS = 11
PHRASE = "make it darker"
BARE = """
import sys, numpy, pedalboard, soundfile
from talkbox_tools.dsp.measure.meter import measure
audio, rate = soundfile.read(sys.argv[1], dtype="float32", always_2d=True)
audio = numpy.ascontiguousarray(audio.T)
audio = pedalboard.HighShelfFilter({frequency_hz}, {gain_db}, {q})(audio, rate)
print(measure(audio, rate)["integrated_lufs"])
soundfile.write(sys.argv[2], audio.T, rate, subtype="FLOAT")
"""


def seconds(command: list[str], home: Path) -> tuple[float, str]:
    """How long the command runs, and what it printed."""
    environment = {**os.environ, "TALKBOX_HOME": str(home), "TALKBOX_MODEL": "planner"}
    began = perf_counter()
    ran = subprocess.run(command, check=True, env=environment, capture_output=True, text=True)
    return perf_counter() - began, ran.stdout


def bare_command(do: list[str], home: Path, song: Path, bare: Path) -> list[str]:
    """The bare script with the chain that `talkbox do` chooses for the phrase."""
    _, printed = seconds([*do, "--json"], home)
    (stage,) = json.loads(printed)["chain"]
    assert stage["effect"] == "high_shelf", stage
    return [sys.executable, "-c", BARE.format(**stage["parameters"]), str(song), str(bare)]


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        home, song = Path(folder) / "home", Path(folder) / "song.wav"
        bare, full = Path(folder) / "bare.wav", Path(folder) / "full.wav"
        soundfile.write(song, clip().T, RATE_HZ, subtype="FLOAT")
        talkbox = [sys.executable, "-c", "from talkbox.cli import main; main()"]
        do = [*talkbox, "do", PHRASE, str(song), "-o", str(full)]
        script = bare_command(do, home, song, bare)
        pairs = [(seconds(script, home)[0], seconds(do, home)[0]) for _ in range(ROUNDS)]
        difference = np.abs(soundfile.read(bare)[0] - soundfile.read(full)[0]).max()
    alone, whole = (median(column) for column in zip(*pairs, strict=True))
    ratio = whole / alone
    print(f"bare {alone * 1e3:.0f} ms, talkbox do {whole * 1e3:.0f} ms: {ratio:.2f} times")
    print(f"largest difference of a sample: {difference:.1e}")
    held = ratio <= BUDGET_RATIO and difference < 1e-3
    print(f"budget {BUDGET_RATIO:g}: {'held' if held else 'BROKEN'}")
    return 0 if held else 1


if __name__ == "__main__":
    sys.exit(main())
