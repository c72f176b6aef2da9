"""The fixtures `whisper_tiny` (English only) and `whisper_base`: folders of real models."""

from __future__ import annotations

from pathlib import Path

import pytest
from wheels import Unavailable
from whisper import BASE, TINY, Source, find_whisper


@pytest.fixture(scope="session")
def whisper_tiny() -> Path:
    """Whisper tiny.en, 78 MB; skips where it cannot be had."""
    return _found(TINY)


@pytest.fixture(scope="session")
def whisper_base() -> Path:
    """Whisper base, 148 MB; skips where it cannot be had."""
    return _found(BASE)


def _found(source: Source) -> Path:
    try:
        return find_whisper(source)
    except Unavailable as reason:
        pytest.skip(str(reason))
