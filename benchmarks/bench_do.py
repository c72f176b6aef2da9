"""What `talkbox do` costs as a whole process: at most 2 times a bare script with the same sound.

The bare script reads, runs the same pedalboard chain, measures once with the same meter and writes;
no words, no session, no measurement of the source, no verdict, no second look at the file. Both run
in turn, so that a busy machine slows both alike; the ratio of processor times is told beside it.
Their results must hold the same samples. The modules are compiled first, as a wheel's are.
"""

from __future__ import annotations

import compileall
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


def run(command: list[str], home: Path) -> tuple[float, float, str]:
    """Wall seconds and processor seconds of the command, and what it printed."""
    environment = {**os.environ, "TALKBOX_HOME": str(home), "TALKBOX_MODEL": "planner"}
    began, before = perf_counter(), os.times()
    ran = subprocess.run(command, check=True, env=environment, capture_output=True, text=True)
    wall, after = perf_counter() - began, os.times()
    spent = after.children_user + after.children_system
    return wall, spent - before.children_user - before.children_system, ran.stdout


def bare_command(do: list[str], home: Path, song: Path, bare: Path) -> list[str]:
    """The bare script with the chain that `talkbox do` chooses for the phrase."""
    (stage,) = json.loads(run([*do, "--json"], home)[2])["chain"]
    assert stage["effect"] == "high_shelf", stage
    return [sys.executable, "-c", BARE.format(**stage["parameters"]), str(song), str(bare)]


def main() -> int:
    for room in ("orchestrator", "prompts", "sessions", "tools"):
        compileall.compile_dir(Path(__file__).parents[1] / room, quiet=1)
    with tempfile.TemporaryDirectory() as folder:
        home, song = Path(folder) / "home", Path(folder) / "song.wav"
        bare, full = Path(folder) / "bare.wav", Path(folder) / "full.wav"
        soundfile.write(song, clip().T, RATE_HZ, subtype="FLOAT")
        talkbox = [sys.executable, "-c", "from talkbox.cli import main; main()"]
        do = [*talkbox, "do", PHRASE, str(song), "-o", str(full)]
        script = bare_command(do, home, song, bare)
        rounds = [(run(script, home), run(do, home)) for _ in range(ROUNDS)]
        difference = np.abs(soundfile.read(bare)[0] - soundfile.read(full)[0]).max()
    wall = _ratio("wall", [(alone[0], whole[0]) for alone, whole in rounds])
    _ratio("processor", [(alone[1], whole[1]) for alone, whole in rounds])
    print(f"largest difference of a sample: {difference:.1e}")
    held = wall <= BUDGET_RATIO and difference < 1e-3
    print(f"budget {BUDGET_RATIO:g}: {'held' if held else 'BROKEN'}")
    return 0 if held else 1


def _ratio(name: str, pairs: list[tuple[float, float]]) -> float:
    alone = median(pair[0] for pair in pairs)
    whole = median(pair[1] for pair in pairs)
    ratio = whole / alone if alone else 0.0
    print(f"{name}: bare {alone * 1e3:.0f} ms, talkbox do {whole * 1e3:.0f} ms: {ratio:.2f} times")
    return ratio


if __name__ == "__main__":
    sys.exit(main())
