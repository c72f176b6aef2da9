"""How often a spoken instruction gives the edit that the typed one gives, with and without repair.

    python benchmarks/voice_figures.py MODEL_FOLDER... --transcripts FILE

Each folder holds a Whisper model for faster-whisper. Sixty instructions are read aloud by espeak-ng
in eight ways; what was heard is kept in FILE, so that a second run only repairs and edits.
"""

from __future__ import annotations

import argparse
from importlib.metadata import version
from pathlib import Path

from voice_matrix.carrying_out import Workplace
from voice_matrix.hearing import Transcripts
from voice_matrix.instructions import instructions
from voice_matrix.report import report
from voice_matrix.scoring import outcome
from voice_matrix.speaking import CONDITIONS, MUSIC_UNDER_DB, espeak_version


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("models", nargs="+", type=Path)
    parser.add_argument("--transcripts", type=Path, default=Path("voice-transcripts.json"))
    asked = parser.parse_args()
    transcripts, said = Transcripts(asked.transcripts), instructions()
    with Workplace() as workplace:
        outcomes = [
            outcome(heard, workplace)
            for folder in asked.models
            for heard in transcripts.of(folder, CONDITIONS, said)
        ]
    print(_settings())
    print(report(outcomes))


def _settings() -> str:
    packages = ("faster-whisper", "ctranslate2", "text2num", "jiwer")
    versions = ", ".join(f"{name} {version(name)}" for name in packages)
    return f"{espeak_version()}; {versions}; music {MUSIC_UNDER_DB:g} dB under the speech.\n"


if __name__ == "__main__":
    main()
