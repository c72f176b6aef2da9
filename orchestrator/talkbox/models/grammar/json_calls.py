"""Calls whose arguments are JSON, in each of the common forms.

Where one token begins a call, the grammar begins behind it, and what may follow the last call is
the end of the answer. Where text begins a call, the grammar governs the whole reply: text is free
until it has written that beginning, and again after the call.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from talkbox.calls import CALLS_IN_ONE_ANSWER
from talkbox.messages import ToolSchema
from talkbox.models.dialect import Grammar, Tokens
from talkbox.models.grammar.forms import Form
from talkbox.models.grammar.json_syntax import JsonSyntax
from talkbox.models.grammar.rules import Rules, literal, token
from talkbox.models.grammar.tools import GRAMMARS_KEPT, arguments_of, key_of

TAG, TAG_END, LIST, ARGUMENTS = "<tool_call>", "</tool_call>", "[TOOL_CALLS]", "[ARGS]"
CALL_ID, PYTHON_TAG, THINK, THINK_END = "[CALL_ID]", "<|python_tag|>", "<think>", "</think>"
MARKERS = (TAG, TAG_END, LIST, ARGUMENTS, CALL_ID, PYTHON_TAG, THINK, THINK_END)
_AGAIN = CALLS_IN_ONE_ANSWER - 1
_PARTS_MOST = 2 * CALLS_IN_ONE_ANSWER
"""Calls and other marked parts of a reply that is held as a whole."""
_NAME_KEYS = ("name", "function", "tool", "tool_name")
_ARGUMENT_KEYS = ("arguments", "parameters", "args")
_BESIDE = r'\{\s*("(type|id|index|tool_call_id)"\s*:\s*("[^"]*"|[0-9]+)\s*,\s*)*'
"""What may stand in an object before the keys that make it a call."""
_NAME_BEGINS = rf'{_BESIDE}"({"|".join(_NAME_KEYS)})"\s*:\s*"'
"""How an object begins that is a call."""
_ARGUMENTS_BEGIN = rf'{_BESIDE}"({"|".join(_ARGUMENT_KEYS)})"\s*:'
"""How one begins that names its tool behind the arguments."""
_MISTRAL_ID = "[a-zA-Z0-9]{9}"


def json_grammar(tools: Sequence[ToolSchema], tokens: Tokens, form: Form) -> Grammar:
    """Holds calls in this form to the tools' schemas; made once for the same tools.

    Raises ModelError when there is no tool, or when no arguments could satisfy a schema.
    """
    ids = tuple((marker, tokens.id(marker)) for marker in MARKERS)
    return _grammar(key_of(tools), ids, form)


@lru_cache(maxsize=GRAMMARS_KEPT)
def _grammar(tools: str, ids: tuple[tuple[str, int | None], ...], form: Form) -> Grammar:
    rules = Rules()
    syntax = JsonSyntax(rules)
    writer = _Writer(arguments_of(tools, rules, syntax), dict(ids), rules, syntax)
    if form is Form.HERMES:
        return writer.behind(TAG, writer.tagged(), _AGAIN)
    if form is Form.MISTRAL:
        return writer.behind(LIST, writer.listed(), 0)
    if form is Form.MISTRAL_ARGS:
        return writer.behind(LIST, writer.named(), _AGAIN)
    return writer.in_text()


@dataclass(frozen=True, slots=True)
class _Writer:
    arguments: Mapping[str, str]
    """By tool, the expression for its arguments."""
    ids: Mapping[str, int | None]
    """By marker, the one token that it is."""
    rules: Rules
    syntax: JsonSyntax

    def behind(self, marker: str, call: str, again: int) -> Grammar:
        """A call that begins with the marker, and so many more that do."""
        trigger = self.ids[marker]
        if trigger is None:
            return self._governing({_escaped(marker): call})
        more = f"({self.syntax.space} {token(trigger)} {call}){{0,{again}}}" if again else ""
        return Grammar(self.rules.lark(f"{call} {more}"), trigger)

    def in_text(self) -> Grammar:
        """Calls that begin with their brace, wherever it stands."""
        signs, named, listed = self.syntax.signs, [], []
        name = self.rules.either(self.rules.rule(self.syntax.key(key)) for key in _NAME_KEYS)
        for tool, arguments in self.arguments.items():
            rest = literal(f'{tool}"')
            named.append(f"{rest} {signs.comma} {self._keyed(tool, _ARGUMENT_KEYS)}")
            quoted = self.syntax.texts([tool])
            listed.append(f"{self.syntax.space} {arguments} {signs.comma} {name} {quoted}")
        return self._governing(
            {
                _NAME_BEGINS: f"{self.rules.either(named)} {signs.close_object}",
                _ARGUMENTS_BEGIN: f"{self.rules.either(listed)} {signs.close_object}",
            }
        )

    def tagged(self) -> str:
        """A call between Hermes' tags, without the first."""
        space = self.syntax.space
        return self.rules.rule(f"{space} {self._object('')} {space} {self._marker(TAG_END)}")

    def listed(self) -> str:
        """Mistral's list of calls."""
        comma, call_id = self.syntax.signs.comma, self.rules.pattern(f'"{_MISTRAL_ID}"')
        call = self._object(f"({comma} {self.syntax.key('id')} {call_id})?")
        calls = f"{call} ({comma} {call}){{0,{_AGAIN}}}"
        brackets = (self.syntax.signs.open_array, self.syntax.signs.close_array)
        return self.rules.rule(f"{self.syntax.space} {brackets[0]} {calls} {brackets[1]}")

    def named(self) -> str:
        """Mistral's newer form: the name as it is, then the arguments."""
        marker, space = self._marker(ARGUMENTS), self.syntax.space
        call_id = f"({self._marker(CALL_ID)} {self.rules.pattern(_MISTRAL_ID)})?"
        return self.rules.either(
            self.rules.rule(f"{space} {literal(tool)} {call_id} {marker} {space} {arguments}")
            for tool, arguments in self.arguments.items()
        )

    def _governing(self, calls: Mapping[str, str]) -> Grammar:
        """Free text in which each of these beginnings is always followed by its call."""
        prefix = self.rules.prefix()
        ways = []
        for number, (beginning, call) in enumerate(calls.items()):
            self.rules.define(f"{prefix}begin{number}[lazy]", f"/(?s:.)*{beginning}/")
            ways.append(f"{prefix}begin{number} {call}")
        any_beginning = "|".join(f"({beginning})" for beginning in calls)
        text = self.rules.terminal(f"/(?s:.)*/ & ~/(?s:.)*({any_beginning})(?s:.)*/")
        parts = self.rules.either(map(self.rules.rule, [*ways, *self._marked_ways(text)]))
        return Grammar(self.rules.lark(f"{parts}{{0,{_PARTS_MOST}}} {text}"), None)

    def _marked_ways(self, text: str) -> list[str]:
        """Text up to a marker that is one token: of a call, or of thoughts, which need not have
        begun in the reply."""
        tag = self.ids[TAG]
        calls = [] if tag is None else [f"{text} {token(tag)} {self.tagged()}"]
        markers = (self.ids[marker] for marker in (THINK, THINK_END, PYTHON_TAG))
        return [*calls, *(f"{text} {token(marker)}" for marker in markers if marker is not None)]

    def _object(self, more: str) -> str:
        """A call as one object, name or arguments first, and more pairs behind them."""
        ways, signs = [], self.syntax.signs
        for tool in self.arguments:
            name = f"{self.syntax.key('name')} {self.syntax.texts([tool])}"
            arguments = self._keyed(tool, ["arguments"])
            for one, other in ((name, arguments), (arguments, name)):
                pairs = f"{one} {signs.comma} {other} {more}"
                ways.append(f"{signs.open_object} {pairs} {signs.close_object}")
        return self.rules.either(ways)

    def _keyed(self, tool: str, keys: Sequence[str]) -> str:
        """The pair that holds a tool's arguments, under one of the keys."""
        either = self.rules.either(self.rules.rule(self.syntax.key(key)) for key in keys)
        return self.rules.rule(f"{either} {self.arguments[tool]}")

    def _marker(self, text: str) -> str:
        found = self.ids[text]
        return literal(text) if found is None else token(found)


def _escaped(marker: str) -> str:
    """The marker in a regular expression that stands between slashes."""
    return "".join(f"\\{sign}" if sign in "[]|/" else sign for sign in marker)
