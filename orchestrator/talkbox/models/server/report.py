"""What `talkbox doctor` says about a model's server: what it is, can, and does not do."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing

from talkbox import config
from talkbox.checkup import Finding
from talkbox.messages import ModelError
from talkbox.models.server.abilities import CURE_TOKENS, Server, notices
from talkbox.models.server.address import Address
from talkbox.models.server.link import Link
from talkbox.models.server.opening import refuse_risk, told
from talkbox.models.server.recognise import identify
from talkbox.models.server.settings import Settings

_OTHERS_SHOWN = 8


def server_lines(address: Address, *, plain_http: bool = False) -> Iterator[Finding]:
    """One finding for each thing that is known of the server; a broken one for what is in the way.

    Nothing is generated there, and no key is shown.
    """
    try:
        server, has_key = _identified(address, plain_http)
    except ModelError as error:
        yield Finding("server", "broken", str(error))
        return
    key = "; a key is sent" if has_key else ""
    yield Finding("server", "ok", f"{server} at {address.base}{key}", _facts(server, address))
    yield Finding("server model", "ok", f"{server.model}{_others(server)}")
    yield from _fitness(server)
    yield Finding("server audio", "ok", _said(server.audio, "hears speech", "does not hear speech"))
    thinks = _said(server.thinking, "can think", "cannot think")
    yield Finding("server thinking", "ok", f"{thinks}; the switch: {server.kind.thinking_switch}")
    yield Finding("server prefix cache", "ok", server.kind.prefix_cache)
    for sentence in server.kind.lacks:
        yield Finding("not done there", "note", sentence)


def _identified(address: Address, plain_http: bool) -> tuple[Server, bool]:
    if not plain_http:
        refuse_risk(address)
    with closing(Link(address, config.key(address.origin))) as link:
        return identify(link, address.model), link.has_key


def _fitness(server: Server) -> Iterator[Finding]:
    """The context and the tools, and what to do where they do not suffice."""
    yield Finding("server tools", "ok", _said(server.tools, "takes tools", "takes no tools"))
    try:
        known = told(server, Settings.from_mapping(config.server()))
    except ModelError as error:
        yield Finding("server context", "ok", _size(server))
        yield Finding("server fits", "broken", str(error))
        return
    doubts = notices(known)
    cure = "" if doubts else f"; for another one: {_cure(server)}"
    yield Finding("server context", "ok", f"{_size(known)}{cure}")
    yield from (Finding("server fits", "note", sentence) for sentence in doubts)


def _size(server: Server) -> str:
    known = server.context_tokens
    return "it does not say how much it can read" if known is None else f"{known:,} tokens"


def _cure(server: Server) -> str:
    return server.kind.context_cure.format(tokens=CURE_TOKENS, model=server.model)


def _said(ability: bool | None, yes: str, no: str) -> str:
    if ability is None:
        return "it does not say; talkbox tries"
    return yes if ability else no


def _others(server: Server) -> str:
    others = [name for name in server.models if name != server.model]
    memory = " (in memory)" if server.model in server.loaded else ""
    if not others:
        return memory
    more = f" and {len(others) - _OTHERS_SHOWN} more" if len(others) > _OTHERS_SHOWN else ""
    return f"{memory}; also there: {', '.join(others[:_OTHERS_SHOWN])}{more}"


def _facts(server: Server, address: Address) -> dict[str, object]:
    """The same as data."""
    return {
        "address": address.base,
        "kind": server.kind.name,
        "version": server.version,
        "model": server.model,
        "models": list(server.models),
        "loaded": list(server.loaded),
        "context_tokens": server.context_tokens,
        "tools": server.tools,
        "audio": server.audio,
        "thinking": server.thinking,
        "reuse_counts": server.kind.reuse_counts,
        "lacks": list(server.kind.lacks),
    }
