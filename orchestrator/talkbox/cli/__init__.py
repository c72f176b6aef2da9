"""The command line. Nothing is imported here: `talkbox --help` must cost little more than click."""

from __future__ import annotations

import gc
import os
import signal
import sys
from types import FrameType

PATIENT_COLLECTOR = 200_000
"""Objects made before the collector looks for cycles. A start makes some hundred thousand that all
stay, and looking through them again and again takes a tenth of a short run."""


def main() -> None:
    """Run the `talkbox` command; the process ends with its exit status."""
    gc.set_threshold(PATIENT_COLLECTOR)
    # pydantic looks through every installed package for plug-ins of its own; nothing here has one.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    # numpy's OpenBLAS starts a thread for every core, which spins while it waits for products of
    # large matrices; here none are large, and sums must not depend on how many cores share them.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    signal.signal(signal.SIGTERM, _terminate)
    try:
        from talkbox.cli.root import talkbox

        talkbox.main(prog_name="talkbox")
    except KeyboardInterrupt:
        _leave(130)
    except SystemExit as end:
        _leave(end.code if isinstance(end.code, int) else 0)


def _terminate(number: int, frame: FrameType | None) -> None:
    """End in order, so that nothing half-written stays behind; the status is as shells have it."""
    raise SystemExit(128 + number)


def _leave(status: int) -> None:
    """End the process without taking the interpreter apart, which costs a tenth of a short run.

    Every file and session is closed by now; what was printed must still go out. A reader that has
    gone away (`talkbox words | head`) is no error of ours.
    """
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:
            status = status or 1
    os._exit(status)
