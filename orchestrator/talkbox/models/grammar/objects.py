"""Objects: each key at most once, required keys always, keys in any order where that stays small.

Which keys were written is a set, and a grammar needs a rule for each set: 2 to the number of keys.
That is cheap up to about eight keys, so nothing valid is refused for its order. Beyond that the
keys come in sorted order, in which Gemma's template shows them, or in the schema's own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from talkbox.models.grammar.rules import Rules
from talkbox.models.grammar.syntax import Syntax


@dataclass(frozen=True, slots=True)
class Member:
    """One key with its value."""

    key: str
    value: str
    """The expression for the value."""
    required: bool


def object_of(members: Sequence[Member], rules: Rules, syntax: Syntax) -> str:
    """The expression for an object with these members."""
    pairs = [rules.rule(f"{syntax.key(member.key)} {member.value}") for member in members]
    writer = _Writer(members, pairs, rules, syntax)
    return writer.any_order() if rules.may_order(len(members)) else writer.known_orders()


@dataclass(frozen=True, slots=True)
class _Writer:
    members: Sequence[Member]
    pairs: Sequence[str]
    rules: Rules
    syntax: Syntax

    def any_order(self) -> str:
        """A rule for each set of keys that may have been written, as bits."""
        prefix = self.rules.prefix()
        for written in range(1 << len(self.members)):
            self.rules.define(f"{prefix}{written}", " | ".join(self._ways_on(prefix, written)))
        return self.rules.rule(f"{self.syntax.signs.open_object} {prefix}0")

    def _ways_on(self, prefix: str, written: int) -> list[str]:
        comma = self.syntax.signs.comma if written else ""
        ways = [
            f"{comma} {pair} {prefix}{written | 1 << place}"
            for place, pair in enumerate(self.pairs)
            if not written >> place & 1
        ]
        missing = any(
            member.required and not written >> place & 1
            for place, member in enumerate(self.members)
        )
        return ways if missing else [self.syntax.signs.close_object, *ways]

    def known_orders(self) -> str:
        """The members sorted by key as Jinja's dictsort does, or as they were declared."""
        declared = list(range(len(self.members)))
        by_key = sorted(declared, key=lambda place: self.members[place].key.lower())
        orders = self.rules.either([self._in_order(by_key), self._in_order(declared)])
        return self.rules.rule(f"{self.syntax.signs.open_object} {orders}")

    def _in_order(self, places: Sequence[int]) -> str:
        """From the last member back: what follows before and after a first member was written."""
        bare = rest = self.syntax.signs.close_object
        for place in reversed(places):
            pair, optional = self.pairs[place], not self.members[place].required
            first = f"{pair} {rest}"
            after = f"{self.syntax.signs.comma} {first}"
            bare = self.rules.rule(f"{first} | {bare}" if optional else first)
            rest = self.rules.rule(f"{after} | {rest}" if optional else after)
        return bare


def map_of(value: str, rules: Rules, syntax: Syntax) -> str:
    """The expression for an object whose keys no schema names, all with such values."""
    pair = rules.rule(f"{syntax.any_key} {value}")
    pairs = f"({pair} ({syntax.signs.comma} {pair})*)?"
    return rules.rule(f"{syntax.signs.open_object} {pairs} {syntax.signs.close_object}")
