"""Types of the fixtures with which tests run the command line."""

from __future__ import annotations

import subprocess
from collections.abc import Callable

from click.testing import Result

Run = Callable[..., Result]
"""Runs `talkbox` with these arguments in this process; `input=` is its standard input."""
Spawn = Callable[..., subprocess.CompletedProcess[str]]
"""Runs the installed `talkbox` as a process of its own."""
