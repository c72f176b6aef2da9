"""The fixture `matching`: Gemma 4's vocabulary and what llguidance makes of it, made once."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from gemma import Gemma
from gemma_fixture import gemma
from walks import Matching

__all__ = ["gemma", "matching"]


@pytest.fixture(scope="session")
def matching(gemma: Gemma) -> Iterator[Matching]:
    """Gemma's tokens, without a model's weights."""
    with Matching.of(gemma) as found:
        yield found
