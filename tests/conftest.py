"""What several rooms' tests share."""

from __future__ import annotations

import pytest

from gemma import Gemma, Unavailable, gemma


@pytest.fixture(scope="session", name="gemma")
def gemma_or_skip() -> Gemma:
    """Gemma 4's tokenizer and template; skips where they cannot be had."""
    try:
        return gemma()
    except Unavailable as reason:
        pytest.skip(str(reason))
