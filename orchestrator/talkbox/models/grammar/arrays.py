"""Arrays: some first items in their order, then others of one kind, as many as allowed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from talkbox.models.grammar.rules import Rules, Unsatisfiable
from talkbox.models.grammar.syntax import Syntax

MOST_COUNTED = 256
"""A longer minItems or maxItems counts as this one."""


@dataclass(frozen=True, slots=True)
class Counts:
    """How many items an array may have; without `most`, any number."""

    least: int
    most: int | None

    @classmethod
    def of(cls, schema: Mapping[str, Any], first: int) -> Counts:
        """How many may follow the first ones; raises Unsatisfiable when no number is left.

        The first ones are always written, although JSON schema would let the last be missing.
        """
        least, most = max(0, int(schema.get("minItems", 0)) - first), schema.get("maxItems")
        if most is not None and most - first < least:
            raise Unsatisfiable("minItems is more than maxItems")
        bounded = None if most is None else min(int(most) - first, MOST_COUNTED)
        return cls(min(least, MOST_COUNTED), bounded)


def array_of(
    first: Sequence[str], others: tuple[str, Counts] | None, rules: Rules, syntax: Syntax
) -> str:
    """The expression for an array; without `others` it ends after the first items."""
    signs = syntax.signs
    inner = f" {signs.comma} ".join(first)
    if others is not None:
        item, counts = others
        following = f"{signs.comma} {item}"
        if first:
            inner += _repeated(following, counts, 0)
        elif counts.most != 0:
            some = f"{item}{_repeated(following, counts, 1)}"
            inner = some if counts.least else f"({some})?"
    return rules.rule(f"{signs.open_array} {inner} {signs.close_array}")


def _repeated(expression: str, counts: Counts, already: int) -> str:
    """As often as counted, less those that are written; with the space before it."""
    if counts.most is not None and counts.most <= already:
        return ""
    most = "" if counts.most is None else str(counts.most - already)
    return f" ({expression}){{{max(0, counts.least - already)},{most}}}"
