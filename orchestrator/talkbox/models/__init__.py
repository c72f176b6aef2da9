"""Which model answers: the one that was named, the one configured, a Gemma 4 that was pulled, else
the built-in planner.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from talkbox import config
from talkbox.home import cache

if TYPE_CHECKING:
    from talkbox.messages import Model

PLANNER = "planner"
Watch = Callable[[str, float], None]
"""Told what a model does before it answers ("loading", "reading") and the share that is done."""


def _unseen(what: str, share: float) -> None:
    pass


def chosen(name: str | None = None) -> tuple[str, str | None]:
    """Who answers for `--model NAME` (None: as configured), and a line where nobody was named.

    Loads nothing. Raises ModelError when the configuration is wrong.
    """
    wanted = name or config.model()
    if wanted is not None:
        return wanted, None
    from talkbox_prompts.texts import table

    pulled = _pulled()
    if pulled is None:
        return PLANNER, str(table("turn")["planner_answers"])
    return pulled, str(table("turn")["pulled_answers"]).format(name=pulled)


def find(
    name: str | None = None, settings: Mapping[str, Any] | None = None, watch: Watch = _unseen
) -> tuple[Model, str | None]:
    """The model that `chosen` names, which begins to load, and the line to show.

    `settings` go over the configuration's `[llama]` table. Raises ModelError for a name that
    cannot be opened.
    """
    wanted, notice = chosen(name)
    if wanted == PLANNER:
        from talkbox.planner import Planner

        return Planner(), notice
    return _llama(wanted, settings or {}, watch), notice


def _pulled() -> str | None:
    """The best Gemma 4 in talkbox's own folder, without loading anything to look."""
    from talkbox.models.catalogue import folder

    if not folder().is_dir():
        return None
    from talkbox.models.catalogue import best_pulled

    return best_pulled()


def _llama(wanted: str, settings: Mapping[str, Any], watch: Watch) -> Model:
    from talkbox.models.catalogue import resolve
    from talkbox.models.llama.model import LlamaModel
    from talkbox.models.llama.settings import Settings

    chosen = Settings.from_mapping({**config.llama(), **settings})
    path = resolve(wanted)
    return LlamaModel(path, chosen, name=wanted, cache=cache() / "prefixes", watch=watch)
