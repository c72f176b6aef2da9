"""The fixtures `qwen_small` (0.5B) and `qwen` (1.5B): paths of real models' files."""

from __future__ import annotations

from pathlib import Path

import pytest
from qwen import LARGER, SMALL, Parts, find_qwen
from wheels import Unavailable


@pytest.fixture(scope="session")
def qwen_small() -> Path:
    """Qwen2.5-Coder-0.5B-Instruct; skips where it cannot be had."""
    return _found(SMALL)


@pytest.fixture(scope="session")
def qwen() -> Path:
    """Qwen2.5-Coder-1.5B-Instruct; skips where it cannot be had."""
    return _found(LARGER)


def _found(parts: Parts) -> Path:
    try:
        return find_qwen(parts)
    except Unavailable as reason:
        pytest.skip(str(reason))
