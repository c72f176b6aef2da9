"""Schemas that were made and checked on an earlier start, so that a warm one need not.

Making one costs pydantic's model building, checking one costs the import of jsonschema. The file
may be deleted, damaged or unwritable at any time: then the work is done again, no more.
"""

from __future__ import annotations

import hashlib
import json
import os
from contextlib import suppress
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import Any

from talkbox_tools.schema import check_schema
from talkbox_tools.tool import Tool

_FORMAT = 1
"""Raise it when the same declaration gives another schema than before."""
_MOST_SCHEMAS = 500
"""Declarations of old versions pile up; past this only those of this start are kept."""


class SchemaCache:
    """Checked schemas by the hash of the declaration; in memory alone without a folder."""

    def __init__(self, folder: Path | None = None) -> None:
        self._path = None if folder is None else folder / "tool-schemas.json"
        self._fresh = False
        self._used: set[str] = set()

    def admit(self, tool: Tool) -> Tool:
        """The tool with its schema, known or made and checked; raises SchemaError for none."""
        key = _key(tool)
        self._used.add(key)
        if key not in self._schemas:
            check_schema(tool.schema)
            self._schemas[key] = dict(tool.schema)
            self._fresh = True
        return replace(tool, known_schema=self._schemas[key])

    def save(self) -> None:
        """Write what is new, whole or not at all; a folder that cannot be written is let be."""
        if self._path is None or not self._fresh:
            return
        import tempfile

        kept = self._schemas
        if len(kept) > _MOST_SCHEMAS:
            kept = {key: schema for key, schema in kept.items() if key in self._used}
        with suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=self._path.parent, prefix=self._path.name)
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                json.dump(kept, file)
            Path(name).replace(self._path)
            self._fresh = False

    @cached_property
    def _schemas(self) -> dict[str, dict[str, Any]]:
        if self._path is None:
            return {}
        try:
            found = json.loads(self._path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        if not isinstance(found, dict):
            return {}
        return {key: schema for key, schema in found.items() if isinstance(schema, dict)}


def _key(tool: Tool) -> str:
    """A hash of all that the schema is made of."""
    from pydantic import VERSION

    arguments = [
        (item.name, repr(item.type), repr(item.field), repr(item.default), item.shown)
        for item in tool.arguments
    ]
    text = repr((_FORMAT, VERSION, tool.name, arguments))
    return hashlib.sha256(text.encode()).hexdigest()
