"""Values of a JSON schema as expressions of a grammar.

Whatever the grammar lets through is valid, apart from what is listed here and left to the
validation behind it: `not`, `if`, `format`, `uniqueItems`, `oneOf` where more than one fits, and
counts and names of keys that a schema leaves open. Keys beside those that a schema names are not
offered, even where it would allow them.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from talkbox.models.grammar.arrays import Counts, array_of
from talkbox.models.grammar.numbers import Range, number_pattern
from talkbox.models.grammar.objects import Member, map_of, object_of
from talkbox.models.grammar.rules import Rules, Unsatisfiable
from talkbox.models.grammar.schemas import (
    TYPES,
    Schema,
    alternatives,
    combined,
    is_a,
    range_of,
    types_of,
)
from talkbox.models.grammar.syntax import Syntax

REFERENCES_DEEP = 5
"""How often references may lead into each other, as a tree's node does into its children."""
ANYTHING_DEEP = 2
"""How many levels of arrays and objects a value has that no schema describes."""
_CONSTANTS = {None: '"null"', True: '"true"', False: '"false"'}


@dataclass
class Values:
    """Writes the rules of one tool's values."""

    rules: Rules
    syntax: Syntax
    root: Schema
    """The schema in which references are looked up."""
    _known: dict[tuple[str, int], str] = field(default_factory=dict)

    def of(self, schema: object, deep: int = 0) -> str:
        """The expression for any value of the schema; raises Unsatisfiable when there is none.

        `deep` counts the references that led here.
        """
        if schema is False:
            raise Unsatisfiable("a schema that is false allows nothing")
        if not isinstance(schema, Mapping):
            return self._anything(ANYTHING_DEEP)
        if "$ref" in schema or "allOf" in schema:
            return self._referred(schema, deep)
        if "enum" in schema or "const" in schema:
            return self._listed(schema)
        ways = alternatives(schema)
        if ways is not None:
            return self._first_of(ways, lambda way: self.of(way, deep))
        types = types_of(schema)
        if not types:
            return self._anything(ANYTHING_DEEP)
        return self._first_of(types, lambda name: self._typed(name, schema, deep))

    def literal(self, value: object) -> str:
        """The expression for exactly this value."""
        if value is None or isinstance(value, bool):
            return _CONSTANTS[value]
        if isinstance(value, str):
            return self.syntax.texts([value])
        if isinstance(value, int | float) and math.isfinite(value):
            return self._number(Range(value, value), None, isinstance(value, int))
        if isinstance(value, Mapping):
            members = [Member(key, self.literal(item), True) for key, item in value.items()]
            return object_of(members, self.rules, self.syntax)
        if isinstance(value, list):
            return array_of([self.literal(item) for item in value], None, self.rules, self.syntax)
        raise Unsatisfiable(f"{value!r} is no JSON value")

    def _referred(self, schema: Schema, deep: int) -> str:
        if deep >= REFERENCES_DEEP:
            raise Unsatisfiable("its references lead too deep")
        key = (repr(schema), deep)
        if key not in self._known:
            self._known[key] = self.of(combined(schema, self.root), deep + 1)
        return self._known[key]

    def _first_of(self, ways: Sequence[Any], expression: Callable[[Any], str]) -> str:
        """Any of the ways that can be satisfied."""
        found, problem = [], Unsatisfiable("no value is allowed")
        for way in ways:
            try:
                found.append(expression(way))
            except Unsatisfiable as error:
                problem = error
        if not found:
            raise problem
        return self.rules.either(found)

    def _listed(self, schema: Schema) -> str:
        values = [schema["const"]] if "const" in schema else list(schema["enum"])
        names = types_of(schema) or TYPES
        fitting = [value for value in values if any(is_a(name, value) for name in names)]
        words = [value for value in fitting if isinstance(value, str)]
        ways = [self.syntax.texts(words)] if words else []
        others = [value for value in fitting if not isinstance(value, str)]
        if others or not words:
            ways.append(self._first_of(others, self.literal))
        return self.rules.either(ways)

    def _typed(self, name: str, schema: Schema, deep: int) -> str:
        if name == "string":
            return self.syntax.free_text(schema)
        if name == "boolean":
            return self.rules.either([_CONSTANTS[True], _CONSTANTS[False]])
        if name == "null":
            return _CONSTANTS[None]
        if name == "array":
            return self._items(schema, deep)
        if name == "object":
            return self._properties(schema, deep)
        if name in ("number", "integer"):
            return self._number(range_of(schema), schema.get("multipleOf"), name == "integer")
        raise Unsatisfiable(f"{name!r} is no type of JSON schema")

    def _number(self, allowed: Range, step: float | None, integer: bool) -> str:
        try:
            return self.rules.pattern(number_pattern(allowed, step, integer))
        except ValueError as error:
            raise Unsatisfiable(str(error)) from None

    def _properties(self, schema: Schema, deep: int) -> str:
        properties = schema.get("properties", {})
        required = set(schema.get("required", ()))
        named = {**properties, **{key: True for key in required if key not in properties}}
        others = schema.get("additionalProperties", True)
        if not named and others is not False:
            return map_of(self.of(others, deep), self.rules, self.syntax)
        members = list(self._members(named, required, deep))
        return object_of(members, self.rules, self.syntax)

    def _members(self, named: Schema, required: set[str], deep: int) -> Iterator[Member]:
        """The properties that can be given a value; one that cannot is left out."""
        for key, schema in named.items():
            try:
                yield Member(key, self.of(schema, deep), key in required)
            except Unsatisfiable as error:
                if key in required:
                    raise Unsatisfiable(f"{key}: {error}") from None

    def _items(self, schema: Schema, deep: int) -> str:
        first = [self.of(item, deep) for item in schema.get("prefixItems", ())]
        counts = Counts.of(schema, len(first))
        try:
            item = self.of(schema.get("items", True), deep)
        except Unsatisfiable:
            if counts.least:
                raise
            return array_of(first, None, self.rules, self.syntax)
        return array_of(first, (item, counts), self.rules, self.syntax)

    def _anything(self, levels: int) -> str:
        """Any value, with so many levels of arrays and objects."""
        ways = [self._typed(name, {}, 0) for name in ("string", "number", "boolean", "null")]
        if levels:
            inner = self._anything(levels - 1)
            ways.append(array_of([], (inner, Counts(0, None)), self.rules, self.syntax))
            ways.append(map_of(inner, self.rules, self.syntax))
        return self.rules.either(ways)
