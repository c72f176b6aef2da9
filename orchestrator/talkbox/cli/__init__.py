"""The command line. Nothing is imported here: `talkbox --help` must cost little more than click."""

from __future__ import annotations

import gc
import sys

PATIENT_COLLECTOR = 200_000
"""Objects made before the collector looks for cycles. A start makes some hundred thousand that all
stay, and looking through them again and again takes a tenth of a short run."""


def main() -> None:
    """Run the `talkbox` command; the process ends with its exit status."""
    gc.set_threshold(PATIENT_COLLECTOR)
    try:
        from talkbox.cli.root import talkbox

        talkbox.main(prog_name="talkbox")
    except KeyboardInterrupt:
        sys.exit(130)
