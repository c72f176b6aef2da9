"""JSON as calls: the many spellings of a name and its arguments, and the slips of small models.

Text between a call's own markers is a call whatever its name, so that the model is told which tools
there are. JSON without markers is one only if it names a known tool and nothing else is in it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from talkbox.models.gemma.arguments import Unreadable, read_list, read_object
from talkbox.models.gemma.fitting import Schema, fitted
from talkbox.models.template.markers import MISTRAL_ARGS, MISTRAL_ID

Schemas = Mapping[str, Schema]
"""The arguments of every tool by its name."""
Spelled = tuple[str, Any]

_NAMES = ("name", "function", "tool", "tool_name")
_ARGUMENTS = ("arguments", "parameters", "args")
_BESIDE = frozenset({"type", "id", "tool_call_id", "index", *_NAMES})
"""Keys that may stand beside the arguments."""
_BETWEEN = re.compile(r"[\s,;]*")
_NAMED = re.compile(
    rf"\s*([\w.-]+)\s*(?:{re.escape(MISTRAL_ID)}\s*\w*\s*)?(?:{re.escape(MISTRAL_ARGS)})?\s*(?={{)"
)
_DECODER = json.JSONDecoder(strict=False)


def marked_calls(text: str, schemas: Schemas) -> list[Spelled]:
    """The calls in what stood between a call's markers; empty where there are none."""
    named = _NAMED.match(text)
    if named:
        arguments = _value(text[named.end() :])
        return [(named[1], arguments_of(named[1], arguments, schemas))] if arguments else []
    calls = [_of_object(each, schemas) for each in _objects(text)]
    return [call for call in calls if call is not None] if None not in calls else []


def bare_calls(text: str, schemas: Schemas) -> list[Spelled]:
    """The calls that unmarked JSON is; empty unless all of it is calls of tools there are."""
    calls = marked_calls(text, schemas) if text[:1] in ("{", "[") else []
    known = all(name in schemas and isinstance(arguments, dict) for name, arguments in calls)
    return calls if known else []


def arguments_of(name: str, given: Any, schemas: Schemas) -> Any:
    """A call's arguments, fitted to its tool's schema; they may be JSON in a string, as OpenAI has
    it. What cannot be read stays text, which validation answers.
    """
    if isinstance(given, str):
        read = _value(given) if given.strip() else {}
        given = read if isinstance(read, dict) else given
    return fitted({} if given is None else given, schemas.get(name, {}))


def _objects(text: str) -> list[Any]:
    """All values that stand in the text one after another, lists opened."""
    found: list[Any] = []
    at = 0
    while at < len(text):
        try:
            value, at = _DECODER.raw_decode(text, at)
        except (ValueError, RecursionError):
            value, at = _value(text[at:]), len(text)
        found += value if isinstance(value, list) else [value]
        gap = _BETWEEN.match(text, at)
        at = gap.end() if gap else at
    return found


def _value(text: str) -> Any:
    """The one value that the text is, read kindly; None where it is none."""
    text = text.strip()
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        pass
    try:
        return read_list(text) if text.startswith("[") else read_object(text)[0]
    except Unreadable:
        return None


def _of_object(found: Any, schemas: Schemas) -> Spelled | None:
    if not isinstance(found, dict):
        return None
    if isinstance(found.get("function"), dict):
        found = found["function"]
    name = next((found[key] for key in _NAMES if isinstance(found.get(key), str)), None)
    key = next((key for key in _ARGUMENTS if key in found), None)
    if not name or not found.keys() <= _BESIDE | {key}:
        return None
    return name, arguments_of(name, found[key] if key else {}, schemas)
