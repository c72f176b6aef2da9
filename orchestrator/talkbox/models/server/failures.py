"""What a producer reads when a server gives no answer: the cause and the cure, in one sentence.

The cures are those of the server's kind. A key is never part of a sentence.
"""

from __future__ import annotations

import re

from talkbox.messages import ModelError
from talkbox.models.server.abilities import Server
from talkbox.models.server.answers import rows, text
from talkbox.models.server.asking import know_key, no_server
from talkbox.models.server.choice import choose
from talkbox.models.server.faults import Lost, Refused
from talkbox.models.server.kinds import notice
from talkbox.models.server.link import Link
from talkbox.models.server.refusals import shortened
from talkbox.models.server.retrying import is_loading

_TOO_LONG = re.compile(
    r"exceed\w* the (?:available |maximum )?(?:context|model)|context[ _]?(?:size|length|window)|"
    r"exceed_context|n_ctx\b|context the overflows|prompt is too long|input is too long|"
    r"too many tokens",
    re.IGNORECASE,
)
_NO_TOOLS = re.compile(
    r"not support (?:tool|function)|tools? (?:\w+ )*not supported|--jinja|auto-tool-choice|"
    r"tool-call-parser|no tool[- ]call|tools param",
    re.IGNORECASE,
)
_NO_MODEL = re.compile(
    r"model\b.{0,120}(?:not found|not exist|not loaded|unknown|no such)|"
    r"(?:unknown|no such|invalid|find) model",
    re.IGNORECASE | re.DOTALL,
)
_DEAF = re.compile(
    r"mmproj|projector|at most 0 audio|(?:audio|image|multimodal)\b.{0,60}not support|"
    r"not support (?:audio|image|multimodal)",
    re.IGNORECASE,
)
_BUSY = frozenset({408, 425, 429})


def is_too_long(refusal: Refused) -> bool:
    """Whether the server refused the request for its length."""
    return refusal.status != 429 and _TOO_LONG.search(refusal.reason) is not None


def explained(fault: ModelError, link: Link, server: Server) -> ModelError:
    """The fault as a sentence that says what to do."""
    if isinstance(fault, Lost):
        said = str(fault).rstrip(".")
        return ModelError(
            f"{said}, so there is no whole answer and none of it was carried out; say it again."
        )
    return _refusal(fault, link, server) if isinstance(fault, Refused) else fault


def _refusal(fault: Refused, link: Link, server: Server) -> ModelError:
    try:
        know_key(link, fault.status)
        _know_model(fault, link, server)
    except ModelError as known:
        return known
    where, kind = link.address.origin, server.kind
    if _NO_TOOLS.search(fault.reason):
        cure = kind.tools_cure.format(model=server.model)
        return ModelError(notice("no_tools").format(server=server, model=server.model, cure=cure))
    if _DEAF.search(fault.reason):
        cure = kind.audio_cure.format(model=server.model)
        return ModelError(notice("deaf").format(server=server, model=server.model, cure=cure))
    if is_loading(fault):
        return ModelError(f"{server} at {where} is still loading {server.model}; try again soon.")
    if fault.status in _BUSY:
        return ModelError(f"{server} at {where} is busy{_told(fault)}; try again in a moment.")
    if fault.status >= 500:
        return ModelError(f"{server} at {where} failed{_told(fault)}; its log says why.")
    return ModelError(f"{server} at {where} refused the request{_told(fault)}.")


def _know_model(fault: Refused, link: Link, server: Server) -> None:
    """Raises ModelError where the model, or the whole API, is not there any more."""
    about_model = _NO_MODEL.search(fault.reason) is not None
    if fault.status != 404 and not about_model:
        return
    status, answer = link.get(f"{link.address.path}/models")
    names = [text(row, "id") for row in rows(answer, "data")]
    if status != 200 or not isinstance(answer, dict):
        raise no_server(link, fault.status)
    choose(link.address, server.kind, names, (), server.model)


def _told(fault: Refused) -> str:
    said = shortened(fault.reason).rstrip(".")
    return f" (status {fault.status}: {said})" if said else f" (status {fault.status})"
