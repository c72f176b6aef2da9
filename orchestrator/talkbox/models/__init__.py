"""Which model answers: the one that was named, the one configured, a Gemma 4 that was pulled, else
the built-in planner. A name may be a model's, a file's, or the address of a server.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from talkbox import config
from talkbox.home import cache

if TYPE_CHECKING:
    from talkbox.messages import Model
    from talkbox.models.llama.settings import Settings
    from talkbox.models.server.address import Address

PLANNER = "planner"
SERVE = "serve:"
"""Before the name of a model that a server of our own is to run for one session."""
Watch = Callable[[str, float], None]
"""Told what a model does before it answers ("loading", "reading") and the share that is done."""


def unseen(what: str, share: float) -> None:
    """A `Watch` that looks away."""


def chosen(
    name: str | None = None, settings: Mapping[str, Any] | None = None
) -> tuple[str, str | None]:
    """Who answers for `--model NAME` (None: as configured), and a line where nobody was named.

    `settings` are as for `find`: of the pulled models one is taken that fits with them. Loads
    nothing and connects to nobody. Raises ModelError when the configuration or an address is wrong.
    """
    wanted = name or config.model()
    if wanted is not None:
        server = server_address(wanted)
        return (wanted if server is None else str(server)), None
    from talkbox_prompts.texts import table

    pulled = _pulled(settings or {})
    if pulled is None:
        return PLANNER, str(table("turn")["planner_answers"])
    return pulled, str(table("turn")["pulled_answers"]).format(name=pulled)


def find(
    name: str | None = None,
    settings: Mapping[str, Any] | None = None,
    watch: Watch = unseen,
    *,
    plain_http: bool = False,
) -> tuple[Model, str | None]:
    """The model that `chosen` names, which begins to load, and the line to show.

    `settings` go over the configuration's `[llama]` table, or for a server its `[server]` table;
    with `plain_http` a far server may be talked to without encryption. Raises ModelError for a
    name that cannot be opened, and for a server that cannot be worked with.
    """
    wanted, notice = chosen(name, settings)
    if wanted == PLANNER:
        from talkbox.planner import Planner

        return Planner(int((settings or {}).get("seed", 0))), notice
    if wanted.startswith(SERVE):
        from talkbox.serving.model import served_model

        return served_model(wanted.removeprefix(SERVE), settings or {}, watch), notice
    if server := server_address(wanted):
        from talkbox.models.server.opening import opened

        return opened(server, settings or {}, watch, plain_http=plain_http)
    return _llama(wanted, settings or {}, watch), notice


def server_address(name: str) -> Address | None:
    """The address that a name of `--model` is; None where it is none. Raises ModelError."""
    if name == PLANNER or name.startswith(SERVE) or _is_file(name):
        return None
    from talkbox.models.server.address import address, is_address

    return address(name) if is_address(name) else None


def _is_file(name: str) -> bool:
    try:
        return Path(name).is_file()
    except OSError:  # longer than a file's name can be
        return False


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
