"""Asking a server what it is: short questions, patient only with one that is still loading.

Any answer is an answer; what cannot be one of a model's server is told in a sentence.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from time import monotonic, sleep
from typing import Any, Protocol

from talkbox.messages import Cancelled, ModelError
from talkbox.models.server.address import Address
from talkbox.models.server.answers import at
from talkbox.models.server.kinds import kinds

LOADING_SECONDS = 900.0
"""How long a model may load, from a slow disk, before the server counts as stuck."""
_LOOK_AGAIN_SECONDS = 0.25
_UNAVAILABLE, _UNKNOWN_KEY = 503, (401, 403)

Goes = Callable[[float], bool]
"""Told the share that is done, 0 to 1; false asks the work to end."""


def onwards(share: float) -> bool:
    """A `Goes` that never ends anything."""
    return True


class Asked(Protocol):
    """A connection to one server, as far as recognising needs it."""

    @property
    def address(self) -> Address:
        """Where it leads."""
        ...

    @property
    def has_key(self) -> bool:
        """Whether a key goes along."""
        ...

    def get(self, path: str, cancelled: Callable[[], bool]) -> tuple[int, Any]:
        """The status and the JSON at a path of the origin; None for what is no JSON.

        Raises ModelError where nothing comes, and Cancelled.
        """
        ...

    def post(
        self, path: str, data: Mapping[str, Any], cancelled: Callable[[], bool]
    ) -> tuple[int, Any]:
        """As `get`, with JSON to send."""
        ...


def ask(
    link: Asked, path: str, goes: Goes, data: Mapping[str, Any] | None = None
) -> tuple[int, Any]:
    """The status and the JSON at `path`, once the server has loaded its model; `data` is posted.

    Raises ModelError where nothing comes or a model does not finish loading, and Cancelled.
    """

    def cancelled() -> bool:
        return not goes(0.0)

    latest = monotonic() + LOADING_SECONDS
    while True:
        answer = link.get(path, cancelled) if data is None else link.post(path, data, cancelled)
        if not _is_loading(*answer):
            return answer
        if cancelled():
            raise Cancelled
        if monotonic() > latest:
            raise _stuck(link)
        sleep(_LOOK_AGAIN_SECONDS)


def know_key(link: Asked, status: int) -> None:
    """Raises ModelError where this status says that the key is missing or wrong."""
    if status not in _UNKNOWN_KEY:
        return
    origin = link.address.origin
    what = "does not accept this key" if link.has_key else "wants a key"
    raise ModelError(
        f"The server at {origin} {what} (status {status}); put the right one into "
        f'TALKBOX_API_KEY, or into config.toml: under [keys], "{origin}" = "the key".'
    )


def no_server(link: Asked, status: int) -> ModelError:
    """The sentence for an address where no model answers, with where one does if that is known."""
    address = link.address
    if address.path != "/v1" and _is_list_elsewhere(link):
        return ModelError(
            f"There is no model's server at {address.base}, but there is one at "
            f"{address.origin}/v1: write --model {address.origin}/v1."
        )
    what = "something else" if status == 200 else f"status {status}"
    ports = ", ".join(f"{kind.name} {kind.port}" for kind in kinds().values() if kind.start)
    return ModelError(
        f"What listens at {address.origin} is no server of a model: it answers {what} to "
        f"{address.path}/models. Is it the right port and path? Usual ports: {ports}."
    )


def _is_list_elsewhere(link: Asked) -> bool:
    try:
        answer = link.get("/v1/models", lambda: False)[1]
    except ModelError:
        return False
    return isinstance(at(answer, "data"), list)


def _is_loading(status: int, answer: Any) -> bool:
    """llama-server says so in JSON; anyone else's 503 says only that it is not available."""
    return status == _UNAVAILABLE and "loading" in str(answer).casefold()


def _stuck(link: Asked) -> ModelError:
    return ModelError(
        f"The server at {link.address.base} has been loading its model for "
        f"{LOADING_SECONDS / 60:.0f} minutes; look at its log."
    )
