"""The command line. Nothing is imported here: `talkbox --help` must cost little more than click."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the `talkbox` command; the process ends with its exit status."""
    try:
        from talkbox.cli.root import talkbox

        talkbox.main(prog_name="talkbox")
    except KeyboardInterrupt:
        sys.exit(130)
