"""How values are spelled: what differs between JSON and a model's own notation."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol


@dataclass(frozen=True, slots=True)
class Signs:
    """Expressions for brackets and the comma, each with the space that may stand beside it."""

    open_object: str = '"{"'
    close_object: str = '"}"'
    open_array: str = '"["'
    close_array: str = '"]"'
    comma: str = '","'


class Syntax(Protocol):
    """Spells strings, keys and brackets; numbers, true, false and null are the same everywhere."""

    @property
    def signs(self) -> Signs:
        """What stands around and between values."""
        ...

    @property
    def any_key(self) -> str:
        """A key that no schema names, with what stands before its value."""
        ...

    def key(self, name: str) -> str:
        """A key with what stands before its value."""
        ...

    def texts(self, values: Sequence[str]) -> str:
        """Exactly one of these strings."""
        ...

    def free_text(self, schema: Mapping[str, Any]) -> str:
        """Any string that the schema allows; raises Unsatisfiable when there is none."""
        ...
