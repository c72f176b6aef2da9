"""What SocialFX says of reverb and compression words: medians of the settings that they name.

    python -m talkbox.evaluation.socialfx_medians FOLDER

There listeners named settings that were drawn for them, so a word tells how a setting sounds, not
what somebody would turn it to. Only the file in one piece is read.
"""

from __future__ import annotations

import json
import math
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import median
from typing import Any

from talkbox.evaluation.errors import EvaluationError
from talkbox.evaluation.socialfx_data import ONE_FILE

REVERB = ("delay s", "decay", "spread s", "cutoff Hz", "wet gain")
COMPRESSION = ("threshold dB", "knee dB", "ratio", "attack s", "release s")
"""The second value runs to 40 and the third from 1 to 20, as knee and ratio of the browser's
compressor do; read in the order in which the data is described, most ratios would be absurd."""
FEWEST = 16
_MOST_RATIO = 20.0


def medians(rows: Any, names: Sequence[str]) -> dict[str, tuple[int, dict[str, float]]]:
    """Word -> settings and medians, and all settings together as "(all)".

    Rows with anything but finite numbers, or a ratio outside 1 to 20, are left out. Raises
    EvaluationError where the rows are no rows at all.
    """
    if not isinstance(rows, list):
        raise EvaluationError("The settings must be a list of [words, values].")
    said: dict[str, list[list[float]]] = {"(all)": []}
    for words, values in rows:
        if _is_sane(values, names):
            said["(all)"].append(values)
            for word in dict.fromkeys(words.lower().split(",")):
                said.setdefault(word.strip(), []).append(values)
    return {
        word: (len(those), dict(zip(names, map(median, zip(*those, strict=True)), strict=True)))
        for word, those in said.items()
        if len(those) >= FEWEST
    }


def _is_sane(values: Any, names: Sequence[str]) -> bool:
    if len(values) != len(names) or not all(math.isfinite(value) for value in values):
        return False
    return "ratio" not in names or 1.0 <= values[names.index("ratio")] <= _MOST_RATIO


def _print(found: Mapping[str, tuple[int, Mapping[str, float]]], names: Sequence[str]) -> None:
    print("word", "n", *names, sep="\t")
    for word, (count, values) in sorted(found.items(), key=lambda item: -item[1][0]):
        print(word, count, *(f"{values[name]:.3g}" for name in names), sep="\t")


def main() -> int:
    """Print both tables of the folder named on the command line."""
    if len(sys.argv) != 2:
        print("Name the folder: python -m talkbox.evaluation.socialfx_medians FOLDER")
        return 2
    path = Path(sys.argv[1]) / ONE_FILE
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        _print(medians(data["reverb"], REVERB), REVERB)
        _print(medians(data["comp"], COMPRESSION), COMPRESSION)
    except (OSError, ValueError, KeyError, TypeError, EvaluationError) as error:
        print(f"{path} cannot be used: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
