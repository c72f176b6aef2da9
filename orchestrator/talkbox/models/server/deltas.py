"""The calls of one answer, put together from whatever pieces a server sends.

Whole or in fragments, with or without index and id, the same index for each or the same id twice;
arguments as text or as an object. A piece goes on with the call that it can belong to, else it
begins another.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from talkbox.models.template.calls import Schemas, arguments_of
from talkbox_sessions.events import Call

QUOTE = '<|"|>'
"""Gemma 4's quote token, which servers leave in arguments (vLLM issue 39392 and others)."""


@dataclass(slots=True)
class _Growing:
    """A call as far as it has come."""

    index: int | None
    id: str
    name: str = ""
    text: list[str] = field(default_factory=list)
    given: Any = None
    """Arguments that came as something other than text."""

    @property
    def is_whole(self) -> bool:
        """Whether nothing can be missing."""
        if self.given is not None:
            return True
        try:
            return isinstance(json.loads("".join(self.text)), dict)
        except (ValueError, RecursionError):
            return False


class Deltas:
    """Takes the pieces in order."""

    def __init__(self, schemas: Schemas) -> None:
        self._schemas = schemas
        self._growing: list[_Growing] = []

    @property
    def begun(self) -> bool:
        """Whether any piece of a call has come."""
        return bool(self._growing)

    def take(self, pieces: Any) -> None:
        """The `tool_calls` of a delta or of a message."""
        for piece in pieces if isinstance(pieces, list) else [pieces]:
            if isinstance(piece, dict):
                inner = piece.get("function")
                self._piece(piece, inner if isinstance(inner, dict) else piece)

    def calls(self, cut: bool) -> Iterator[tuple[str, Any]]:
        """Names and fitted arguments; of an answer that was `cut` off nothing is guessed."""
        for each in self._growing:
            given = "".join(each.text) if each.given is None else each.given
            if each.name or given:
                name = each.name.strip()
                yield name, given if cut and not each.is_whole else self._read(name, given)

    def _piece(self, piece: Mapping[str, Any], function: Mapping[str, Any]) -> None:
        index, id, name = piece.get("index"), _text(piece.get("id")), _text(function.get("name"))
        growing = self._meant(index if isinstance(index, int) else None, id, name)
        growing.id = growing.id or id
        if name and name != growing.name:
            growing.name += name
        arguments = function.get("arguments")
        if isinstance(arguments, str):
            growing.text.append(arguments)
        elif arguments is not None:
            growing.given = arguments

    def _meant(self, index: int | None, id: str, name: str) -> _Growing:
        for each in reversed(self._growing):
            if _same(each, index, id) and not self._begins_another(each, id, name):
                return each
        self._growing.append(_Growing(index, id))
        return self._growing[-1]

    def _begins_another(self, each: _Growing, id: str, name: str) -> bool:
        """Whether a piece with this name cannot go on with that call."""
        if not name or not each.name or (id and id == each.id):
            return False
        return each.is_whole or (each.name in self._schemas and name != each.name)

    def _read(self, name: str, given: Any) -> Any:
        if isinstance(given, str) and QUOTE in given:
            given = _plain_quotes(given)
        return arguments_of(name, given, self._schemas)


def with_ids(calls: list[tuple[str, Any]], taken: Collection[str]) -> tuple[Call, ...]:
    """The calls with ids that no call of the conversation has; the same ones each time."""
    made: list[Call] = []
    number = len(taken)
    for name, arguments in calls:
        number += 1
        while f"s{number}" in taken:
            number += 1
        made.append(Call(id=f"s{number}", name=name, arguments=arguments))
    return tuple(made)


def _same(each: _Growing, index: int | None, id: str) -> bool:
    """Whether a piece with this index and id may be of that call."""
    if id and each.id and id != each.id:
        return False
    if index is not None and each.index is not None:
        return index == each.index
    return bool(not id or id == each.id)


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _plain_quotes(text: str) -> str:
    """JSON whose strings hold quote tokens, or stand between them."""
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return text.replace(QUOTE, '"')
    return text.replace(QUOTE, "")
