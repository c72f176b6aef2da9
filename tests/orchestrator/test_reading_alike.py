"""Every process reads the same text alike, slips of the finger included."""

from __future__ import annotations

import os
import subprocess
import sys

_READ = """
from talkbox.planner.reading import read
for text in ("more clonk", "too mudy and booomy", "les trebel", "a bit wormer", "spaklier"):
    print([request.word for request in read(text).requests])
"""


def test_two_processes_guess_the_same_word_behind_a_slip() -> None:
    told = {
        subprocess.run(
            [sys.executable, "-c", _READ],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(told) == 1
