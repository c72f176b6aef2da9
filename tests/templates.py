"""The chat templates of some seventy models, out of llama-cpp-python's source distribution.

None of them lies in this repository; see `gemma.find_sources`. A test module gets them as the
fixture `templates` with `pytest_plugins = ("templates_fixture",)`.
"""

from __future__ import annotations

from collections.abc import Mapping

from gemma import find_sources

ENDING = ".jinja"


def find_templates() -> Mapping[str, str]:
    """Every template by the name of its model; raises gemma.Unavailable."""
    folder = find_sources("templates", [ENDING])
    return {path.stem: path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.jinja"))}
