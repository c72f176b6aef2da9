"""JSON as a model may write it: white space where it is usual, never without end."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from talkbox.models.grammar.rules import Rules
from talkbox.models.grammar.strings import JSON_CHARACTER, Lengths, json_text
from talkbox.models.grammar.syntax import Signs

_SPACE = r"( {1,2}|\r?\n[ \t]{0,40})"
"""Between two signs: a space or two, or a line's end and the next line's indentation."""


class JsonSyntax:
    """Spells values as JSON."""

    def __init__(self, rules: Rules) -> None:
        self._rules = rules
        self.space = f"{rules.pattern(_SPACE)}?"
        """White space that may be left out."""
        self.colon = rules.rule(f'{self.space} ":" {self.space}')
        self.signs = Signs(
            rules.rule(f'"{{" {self.space}'),
            rules.rule(f'{self.space} "}}"'),
            rules.rule(f'"[" {self.space}'),
            rules.rule(f'{self.space} "]"'),
            rules.rule(f'{self.space} "," {self.space}'),
        )

    @property
    def any_key(self) -> str:
        """A key of some characters, with its colon."""
        key = self._rules.pattern(f'"{JSON_CHARACTER}{{1,64}}"')
        return self._rules.rule(f"{key} {self.colon}")

    def key(self, name: str) -> str:
        """The key with its colon."""
        return f"{self.texts([name])} {self.colon}"

    def texts(self, values: Sequence[str]) -> str:
        """One of the strings, letters beyond ASCII as they are or all escaped."""
        spellings = (
            json.dumps(value, ensure_ascii=ascii) for value in values for ascii in (False, True)
        )
        return self._rules.words(spellings)

    def free_text(self, schema: Mapping[str, Any]) -> str:
        """A string of the schema's lengths and pattern; raises Unsatisfiable."""
        return json_text(schema, Lengths.of(schema), self._rules)
