"""The fixture `gemma`, for test modules that say `pytest_plugins = ("gemma_fixture",)`."""

from __future__ import annotations

import pytest
from gemma import Gemma, Unavailable, find_gemma


@pytest.fixture(scope="session")
def gemma() -> Gemma:
    """Gemma 4's tokenizer and template; skips where they cannot be had."""
    try:
        return find_gemma()
    except Unavailable as reason:
        pytest.skip(str(reason))
