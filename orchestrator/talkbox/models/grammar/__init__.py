"""From tool schemas to grammars that hold a model's calls to them.

A schema becomes rules in llguidance's Lark dialect: names, keys, required and optional, listed
values, digit-exact numbers, strings, arrays and nested objects, in Gemma 4's own syntax or as
JSON. Whatever is valid stays possible, so that a lock changes only what would have been wrong.
"""

from __future__ import annotations

from talkbox.models.grammar.forms import Form
from talkbox.models.grammar.json_calls import json_grammar
from talkbox.models.grammar.native import native_grammar
from talkbox.models.grammar.numbers import Range, number_pattern

__all__ = ["Form", "Range", "json_grammar", "native_grammar", "number_pattern"]
