"""What tests of servers of our own share: programs to stand in for one, and what is left of one."""

from __future__ import annotations

import sys
from pathlib import Path
from threading import Event
from time import monotonic

import psutil

BUILT_IN = f'exec "{sys.executable}" -P -m talkbox.serving.builtin "$@"'
"""As a shell's line, the real server of xllamacpp, which takes llama-server's flags."""
IDLE = f'exec "{sys.executable}" -c "import signal; signal.pause()"'
"""A program that does nothing at all until a signal ends it."""
HELP = (
    "--model --alias --jinja --reasoning-format --mmproj --ctx-size --parallel --threads --host "
    "--port --no-webui"
)
"""Of an older llama-server that still has what is needed."""
LONGEST_WAIT_SECONDS = 20.0


def write_program(folder: Path, serves: str = BUILT_IN, help: str | None = HELP) -> Path:
    """An executable `llama-server`: the shell's line `serves`, behind --help and --version.

    `help` None has --help fall through to the line.
    """
    told = "" if help is None else _answers("--help", help)
    told += _answers("--version", "version: 7001 (abc)")
    path = folder / "llama-server"
    path.write_text(f"#!/bin/sh\n{told}{serves}\n", encoding="utf-8")
    path.chmod(0o755)
    return path


def _answers(flag: str, text: str) -> str:
    return f'[ "$1" = {flag} ] && echo "{text}" && exit 0\n'


def family(process: int) -> list[psutil.Process]:
    """A process and all below it."""
    first = psutil.Process(process)
    return [first, *first.children(recursive=True)]


def wait_until_gone(processes: list[psutil.Process]) -> None:
    """Until none of them runs; fails when one still does after a while."""
    until = monotonic() + LONGEST_WAIT_SECONDS
    while alive := [process for process in processes if _runs(process)]:
        assert monotonic() < until, f"still there: {alive}"
        Event().wait(0.02)


def _runs(process: psutil.Process) -> bool:
    """Whether it does something yet: nobody may be there to bury an orphan that has ended."""
    try:
        return bool(process.is_running() and process.status() != psutil.STATUS_ZOMBIE)
    except psutil.NoSuchProcess:
        return False
