"""The fixtures `tiny_ears` and `tiny_conformer`: what the tiny Gemma 4 hears by.

For modules that say `pytest_plugins = ("gemma_fixture", "tiny_fixture", "ears_fixture")`.
"""

from __future__ import annotations

from pathlib import Path

import pytest
import tiny_conformer as conformer
import tiny_projector


@pytest.fixture(scope="session")
def tiny_ears(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A projector of the encoder-free kind (`gemma4ua`, the 12B's), of random weights."""
    path = tmp_path_factory.mktemp("ears") / "mmproj-tiny-gemma4ua.gguf"
    tiny_projector.build(path)
    return path


@pytest.fixture(scope="session")
def tiny_conformer(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A projector of the conformer kind (`gemma4a`, that of E2B and E4B), of random weights."""
    path = tmp_path_factory.mktemp("conformer") / "mmproj-tiny-gemma4a.gguf"
    conformer.build(path)
    return path
