"""Which model answers: the one that was named, the one configured, a Gemma 4 that was pulled, else
the built-in planner.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from talkbox import config
from talkbox.home import cache

if TYPE_CHECKING:
    from talkbox.messages import Model
    from talkbox.models.llama.settings import Settings

PLANNER = "planner"
Watch = Callable[[str, float], None]
"""Told what a model does before it answers ("loading", "reading") and the share that is done."""


def unseen(what: str, share: float) -> None:
    """A `Watch` that looks away."""


def chosen(
    name: str | None = None, settings: Mapping[str, Any] | None = None
) -> tuple[str, str | None]:
    """Who answers for `--model NAME` (None: as configured), and a line where nobody was named.

    `settings` are as for `find`: of the pulled models one is taken that fits with them. Loads
    nothing. Raises ModelError when the configuration is wrong.
    """
    wanted = name or config.model()
    if wanted is not None:
        return wanted, None
    from talkbox_prompts.texts import table

    pulled = _pulled(settings or {})
    if pulled is None:
        return PLANNER, str(table("turn")["planner_answers"])
    return pulled, str(table("turn")["pulled_answers"]).format(name=pulled)


def find(
    name: str | None = None, settings: Mapping[str, Any] | None = None, watch: Watch = unseen
) -> tuple[Model, str | None]:
    """The model that `chosen` names, which begins to load, and the line to show.

    `settings` go over the configuration's `[llama]` table. Raises ModelError for a name that
    cannot be opened.
    """
    wanted, notice = chosen(name, settings)
    if wanted == PLANNER:
        from talkbox.planner import Planner

        return Planner(int((settings or {}).get("seed", 0))), notice
    return _llama(wanted, settings or {}, watch), notice


def effective(given: Mapping[str, Any]) -> Settings:
    """These settings over the configuration's `[llama]` table, a draft model's name made its path.

    Raises ModelError for what is out of bounds, and for a draft that there is not.
    """
    from talkbox.models.catalogue import resolve

    settings = _settings(given)
    if settings.draft is None:
        return settings
    return replace(settings, draft=resolve(str(settings.draft)))


def _settings(given: Mapping[str, Any]) -> Settings:
    from talkbox.models.llama.settings import Settings

    return Settings.from_mapping({**config.llama(), **given})


def _pulled(settings: Mapping[str, Any]) -> str | None:
    """The best Gemma 4 in talkbox's own folder, without loading anything to look."""
    from talkbox.models import catalogue

    if not catalogue.folder().is_dir() or not any(it.is_here for it in catalogue.models()):
        return None
    return catalogue.best_pulled(_settings(settings).context_tokens)


def _llama(wanted: str, settings: Mapping[str, Any], watch: Watch) -> Model:
    from talkbox.models.catalogue import resolve
    from talkbox.models.llama.model import LlamaModel

    return LlamaModel(
        resolve(wanted),
        effective(settings),
        name=wanted.encode(errors="replace").decode(),  # a path may hold bytes that are no UTF-8
        cache=cache() / "prefixes",
        watch=watch,
    )
