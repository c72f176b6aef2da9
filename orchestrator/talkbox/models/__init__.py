"""Which model answers: the one that was named, the one configured, else the built-in planner."""

from __future__ import annotations

import os
import tomllib
from typing import TYPE_CHECKING

from talkbox.home import root

if TYPE_CHECKING:
    from talkbox.messages import Model

PLANNER = "planner"


def configured() -> str | None:
    """The model that TALKBOX_MODEL or `model = "..."` in TALKBOX_HOME/config.toml names.

    Raises ModelError when the configuration file is not valid TOML or names no text.
    """
    from talkbox.messages import ModelError

    if named := os.environ.get("TALKBOX_MODEL"):
        return named
    path = root() / "config.toml"
    if not path.is_file():
        return None
    try:
        named = tomllib.loads(path.read_text(encoding="utf-8")).get("model")
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        raise ModelError(f"The configuration {path} cannot be read: {error}.") from None
    if named is not None and not isinstance(named, str):
        raise ModelError(f'The configuration {path} must say model = "planner"; got {named!r}.')
    return named


def find(name: str | None = None) -> tuple[Model, str | None]:
    """The model for `--model NAME` (None: as configured), and a line to show when nothing is.

    Raises ModelError for a name that this version cannot open.
    """
    from talkbox.messages import ModelError
    from talkbox.planner import Planner

    wanted = name or configured()
    if wanted is None:
        from talkbox_prompts.texts import table

        return Planner(), str(table("turn")["planner_answers"])
    if wanted == PLANNER:
        return Planner(), None
    raise ModelError(
        f"The model {wanted!r} cannot be opened: this version answers with the built-in planner "
        'only; use --model planner, and unset TALKBOX_MODEL or "model" in the configuration.'
    )
