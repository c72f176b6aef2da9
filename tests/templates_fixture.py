"""The fixture `templates`: chat templates by the names of their models."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from gemma import Unavailable
from templates import find_templates


@pytest.fixture(scope="session")
def templates() -> Mapping[str, str]:
    """Other models' templates; skips where they cannot be had."""
    try:
        return find_templates()
    except Unavailable as reason:
        pytest.skip(str(reason))
