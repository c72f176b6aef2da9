"""Keeps a program alive no longer than whoever started it, however that one ends.

    python -m talkbox.serving.keeper LOG PROGRAM ARGUMENT ...

Its standard input is a pipe whose other end the owner holds. No system leaves that end open when
the owner is killed, so the end of the input is the end of the program, on every system. What the
program prints goes to LOG, which never grows beyond a bound.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path
from threading import Event, Thread

from talkbox.serving.log import Log

GRACE_SECONDS = 3.0
"""For an orderly end; after that the program is killed."""
NOT_STARTED = 127
"""The status when there is no such program, as shells have it."""
_STANDARD_INPUT = 0
BY_SIGNAL = 128
"""Added to the number of the signal that ended the program, as shells do."""


def main(arguments: Sequence[str]) -> int:
    """Run the program of a command line that begins with its log; its exit status."""
    with closing(Log(Path(arguments[0]))) as log:
        return _keep(arguments[1:], log)


def _keep(command: Sequence[str], log: Log) -> int:
    over = Event()
    for name in ("SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), lambda _number, _frame: over.set())
    try:
        child = _started(command)
    except OSError as error:
        log.write(f"error: {command[0]} cannot be started: {error.strerror}")
        return NOT_STARTED
    Thread(target=_wait_for_the_end_of_input, args=(over,), daemon=True).start()
    Thread(target=_end, args=(child, over), daemon=True).start()
    assert child.stdout is not None
    for line in child.stdout:
        log.write(line.rstrip("\r\n"))
    status = child.wait()
    return status if status >= 0 else BY_SIGNAL - status


def _started(command: Sequence[str]) -> subprocess.Popen[str]:
    return subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        preexec_fn=_die_with_parent(),
    )


def _die_with_parent() -> Callable[[], None] | None:
    """On Linux, what has the program killed when the keeper itself is; None elsewhere."""
    if not sys.platform.startswith("linux"):
        return None
    import ctypes

    libc = ctypes.CDLL(None)
    set_parent_death_signal = 1  # PR_SET_PDEATHSIG, prctl(2)
    return lambda: libc.prctl(set_parent_death_signal, int(signal.SIGKILL))


def _wait_for_the_end_of_input(over: Event) -> None:
    # Not through sys.stdin: Python cannot end while a thread waits inside that.
    while os.read(_STANDARD_INPUT, 4096):
        pass
    over.set()


def _end(child: subprocess.Popen[str], over: Event) -> None:
    over.wait()
    child.terminate()
    try:
        child.wait(GRACE_SECONDS)
    except subprocess.TimeoutExpired:
        child.kill()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
