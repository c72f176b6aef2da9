"""The memory that real weights take, against what their header let us say."""

from __future__ import annotations

from pathlib import Path

import pytest
from memory_taken import taken_bytes

from talkbox.models.gguf import Layer, read_model
from talkbox.models.memory import need

pytest_plugins = ("qwen_fixture",)
pytestmark = pytest.mark.weights


def test_a_real_header_is_read(qwen_small: Path) -> None:
    header = read_model(qwen_small)
    assert (header.architecture, header.layers, header.vocabulary) == ("qwen2", 24, 151_936)
    assert header.cached_layers == (Layer(2, 64, 64),) * 24
    assert "tool_call" in (header.template or "")


def test_real_weights_take_what_was_said(qwen_small: Path) -> None:
    said = need(read_model(qwen_small), 2048).total_bytes
    assert taken_bytes(qwen_small, 2048) == pytest.approx(said, rel=0.15)
