"""A model behind an address, opened: allowed, reached, recognised, and fit to work with.

Whatever is wrong is said here, before a session begins.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from talkbox import config
from talkbox.messages import ModelError
from talkbox.models import Watch
from talkbox.models.server.abilities import Server, check, notices
from talkbox.models.server.address import Address
from talkbox.models.server.model import ServerModel
from talkbox.models.server.settings import Settings
from talkbox.plain_http import is_risk, refusal

_OF_THIS_PROCESS = {
    "context_tokens": "--context",
    "threads": "--threads",
    "gpu_layers": "--gpu-layers",
    "flash_attention": "--flash-attention",
    "draft": "--draft",
}
"""Settings of a model in this process, and how a command line calls them."""


def opened(
    address: Address, given: Mapping[str, Any], watch: Watch, *, plain_http: bool = False
) -> tuple[ServerModel, str | None]:
    """The model, and what a person is to know before the first turn.

    The parameters are those of `talkbox.models.find`. Waits while the server loads. Raises
    ModelError.
    """
    settings = Settings.from_mapping({**config.server(), **_fitting(address, given)})
    if not plain_http:
        refuse_risk(address)
    key = config.key(address.origin)
    model = ServerModel(address, settings, name=str(address), key=key, watch=watch)
    try:
        found = notices(told(model.server(), settings))
    except BaseException:
        model.close()
        raise
    return model, "\n".join(found) or None


def told(server: Server, settings: Settings) -> Server:
    """The server with the context that the configuration tells, where it does not say its own.

    Raises ModelError where that is too small.
    """
    known = replace(server, context_tokens=server.context_tokens or settings.context_tokens)
    check(known)
    return known


def refuse_risk(address: Address) -> None:
    """Raises ModelError for a server where others could read along without anyone's consent."""
    if is_risk(address):
        raise ModelError(refusal(address))


def _fitting(address: Address, given: Mapping[str, Any]) -> dict[str, Any]:
    foreign = [option for name, option in _OF_THIS_PROCESS.items() if name in given]
    if foreign:
        raise ModelError(
            f"{', '.join(foreign)} cannot be set from here: the server at {address.origin} settles "
            f"that when it starts; `talkbox doctor --model {address}` says what it has and how to "
            "change it."
        )
    return dict(given)
