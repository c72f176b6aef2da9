"""What a start costs: `talkbox --help` against `python -c "import click"`, at most 2.5 times.

Both run as whole processes, in turn, so that a busy machine slows both alike.
"""

from __future__ import annotations

import subprocess
import sys
from statistics import median
from time import perf_counter

BUDGET_RATIO = 2.5
ROUNDS = 15
BARE = [sys.executable, "-c", "import click"]
HELP = [sys.executable, "-c", "from talkbox.cli import main; main()", "--help"]


def seconds(command: list[str]) -> float:
    """How long the command runs, its output thrown away."""
    began = perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return perf_counter() - began


def main() -> int:
    pairs = [(seconds(BARE), seconds(HELP)) for _ in range(ROUNDS)]
    bare, full = (median(column) for column in zip(*pairs, strict=True))
    ratio = full / bare
    print(
        f"import click {bare * 1e3:.0f} ms, talkbox --help {full * 1e3:.0f} ms: {ratio:.2f} times"
    )
    print(f"budget {BUDGET_RATIO:g}: {'held' if ratio <= BUDGET_RATIO else 'BROKEN'}")
    return 0 if ratio <= BUDGET_RATIO else 1


if __name__ == "__main__":
    sys.exit(main())
