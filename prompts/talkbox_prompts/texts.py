"""Loads the texts that models and producers read: TOML tables of templates and Markdown pages.

A template is a `str.format` string with named fields; code fills fields in and never adds prose.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def table(name: str) -> dict[str, Any]:
    """The table of templates in `NAME.toml`, read once."""
    return tomllib.loads((files(__package__) / f"{name}.toml").read_text(encoding="utf-8"))


@cache
def page(name: str) -> str:
    """The text of `NAME.md`, read once, without the final newline."""
    return (files(__package__) / f"{name}.md").read_text(encoding="utf-8").rstrip("\n")
