"""The fixtures `tiny` and `tiny_weights`.

For modules that say `pytest_plugins = ("gemma_fixture", "tiny_fixture")`.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from gemma import Gemma
from tiny_gemma import find_tiny

from talkbox.models.llama.native import Weights
from talkbox.models.llama.settings import Settings


@pytest.fixture(scope="session")
def tiny(gemma: Gemma) -> Path:
    """A Gemma 4 of random weights, with the real tokenizer and template."""
    return find_tiny(gemma)


@pytest.fixture(scope="session")
def tiny_weights(tiny: Path) -> Iterator[Weights]:
    """The same, loaded; no test may close it."""
    weights = Weights.load(tiny, Settings(), lambda share: True)
    yield weights
    weights.close()
