"""Exchanges of servers that are not at hand, typed in from their documentation and issue reports.

They lie as data in `orchestrator/recorded/exchanges`, each with its source, and are played back
byte by byte by the fault proxy.
"""

from __future__ import annotations

import json
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fault_proxy import Recorded, always, calls_then
from wire import DONE, answer, event, stream

FOLDER = Path(__file__).parent / "orchestrator" / "recorded" / "exchanges"


@dataclass(frozen=True)
class Exchange:
    """One answer of a server, and what is to come of it."""

    server: str
    """A kind's name."""
    says: str
    source: str
    """Where it was reported: an address, or a file of a repository."""
    response: bytes
    wanted: dict[str, Any]
    """`text`, `thoughts`, `calls`, `tokens`, or `fails`: words of the sentence."""

    def __str__(self) -> str:
        return f"{self.server}: {self.says}"


@dataclass(frozen=True)
class Recording:
    """What was recorded of one kind of server."""

    server: str
    routes: dict[str, bytes]
    """What it says of itself, by path; "*" for every other path."""
    exchanges: tuple[Exchange, ...]

    def origin(self, response: bytes, closing: bytes | None = None) -> Recorded:
        """The server, with this answer to every request, or `closing` to a call's result."""
        chat = always(response) if closing is None else calls_then(response, closing)
        return Recorded(self.routes, chat)


def recordings() -> list[Recording]:
    """All of them."""
    return [_read(path) for path in sorted(FOLDER.glob("*.toml"))]


def recording(server: str) -> Recording:
    """The one of this kind of server."""
    return next(each for each in recordings() if each.server == server)


def _read(path: Path) -> Recording:
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    server, frame = data["server"], json.loads(data["frame"])
    routes = {route: _page(text) for route, text in data["routes"].items()}
    exchanges = tuple(_exchange(server, frame, entry) for entry in data["exchange"])
    return Recording(server, routes, exchanges)


def _page(text: str) -> bytes:
    return answer(200, text, "application/json" if text.startswith("{") else "text/plain")


def _exchange(server: str, frame: dict[str, Any], entry: dict[str, Any]) -> Exchange:
    wanted = {name: entry[name] for name in entry.keys() - {"says", "source", "stream", "body"}}
    return Exchange(server, entry["says"], entry["source"], _response(frame, entry), wanted)


def _response(frame: dict[str, Any], entry: dict[str, Any]) -> bytes:
    if "stream" in entry:
        return stream([_event(frame, line) for line in entry["stream"].strip().splitlines()])
    if "raw" in entry:
        return stream(entry["raw"])
    return answer(entry["status"], entry["body"])


def _event(frame: dict[str, Any], line: str) -> str:
    if line == "[DONE]":
        return DONE
    data = json.loads(line)
    if "delta" in data:
        data = {"choices": [{"index": 0, "finish_reason": None, **data}]}
    return event(data if "error" in data else {**frame, **data})
