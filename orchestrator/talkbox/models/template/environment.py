"""Jinja's sandbox with a budget, and what chat templates expect of their surroundings.

Only filters that give no more than they take are Jinja's own; those that can make much of little
are paid for before they run.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from functools import wraps
from typing import Any, NoReturn

from jinja2 import nodes
from jinja2.ext import Extension, loopcontrols
from jinja2.parser import Parser
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import Namespace

from talkbox.models.template.budget import Budget, Exhausted

TODAY = datetime(2026, 1, 1, tzinfo=UTC)
"""What a template that asks for the date is told: a prompt that changed every day would never be
in the cache, and an engineer at a desk needs no date."""
LONGEST_INDENT = 16
LARGEST_INTEGER_BITS = 4096
SAFE_FILTERS = frozenset(
    {
        "abs",
        "capitalize",
        "count",
        "d",
        "default",
        "dictsort",
        "e",
        "escape",
        "first",
        "float",
        "groupby",
        "int",
        "items",
        "last",
        "length",
        "list",
        "lower",
        "map",
        "max",
        "min",
        "reject",
        "rejectattr",
        "reverse",
        "round",
        "safe",
        "select",
        "selectattr",
        "sort",
        "string",
        "title",
        "trim",
        "unique",
        "upper",
    }
)
"""Jinja's own that give no more than they take."""
GROWING_METHODS = frozenset(
    {"center", "encode", "expandtabs", "format_map", "ljust", "rjust", "translate", "zfill"}
)


class Refused(Exception):
    """The template itself raised; the text is its own."""


class Environment(ImmutableSandboxedEnvironment):
    """What one template runs in; `budget` is started anew for each rendering."""

    intercepted_binops = frozenset({"+", "*", "**", "%"})

    def __init__(self) -> None:
        self.budget = Budget()
        super().__init__(
            trim_blocks=True,
            lstrip_blocks=True,
            extensions=[loopcontrols, _Generation],
            finalize=self._finalize,
        )
        plain = {name: self._metered(self.filters[name]) for name in SAFE_FILTERS}
        self.filters = plain | {
            "indent": self._indent,
            "join": self._join,
            "replace": self._replace,
            "tojson": self._tojson,
        }
        self.globals = {
            "dict": self._dict,
            "namespace": _Namespace,
            "raise_exception": _refuse,
            "range": self.globals["range"],
            "strftime_now": TODAY.strftime,
        }

    def step(self) -> str:
        """One round of a loop; what it writes is nothing."""
        self.budget.step()
        return ""

    def keep(self, value: Any) -> Any:
        """A list, tuple or mapping that the template wrote out."""
        return self.budget.keep(value)

    def together(self, *values: Any) -> str:
        """The `~` operator."""
        return "".join([str(self.budget.keep(value)) for value in values])

    def concat(self, parts: Iterable[str]) -> str:
        """What a block or a macro wrote."""
        listed = list(parts)
        self.budget.make(sum(map(len, listed)))
        return "".join(listed)

    def call(self, context: Any, function: Any, /, *args: Any, **named: Any) -> Any:
        """Every call of a template comes through here."""
        self.budget.step()
        owner = getattr(function, "__self__", None)
        if isinstance(owner, str):
            self._foresee(owner, function.__name__, args)
        return self._made(super().call(context, function, *args, **named))

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """An operator that can make much of little."""
        if operator == "**" or (operator == "%" and isinstance(left, str)):
            raise Exhausted(f"it uses the operator {operator}")
        if operator == "*":
            self._foresee_product(left, right)
        return self._made(super().call_binop(context, operator, left, right))

    def getattr(self, obj: Any, attribute: str) -> Any:
        """What a template reads by name."""
        _forbid_widths(obj, attribute)
        return super().getattr(obj, attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        """What a template reads by key or number; slices are copies."""
        _forbid_widths(obj, argument)
        found = super().getitem(obj, argument)
        return self._made(found) if isinstance(argument, slice) else found

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Neither Python's insides, nor methods that pad a text to any width."""
        if isinstance(obj, str) and attr in GROWING_METHODS:
            return False
        return super().is_safe_attribute(obj, attr, value)

    def _finalize(self, value: Any) -> Any:
        return self.budget.keep(value)

    def _made(self, value: Any) -> Any:
        if isinstance(value, (str, list, tuple, dict)):
            self.budget.make(len(value))
        elif isinstance(value, int) and value.bit_length() > LARGEST_INTEGER_BITS:
            raise Exhausted("it makes too large a number")
        return value

    def _foresee(self, text: str, method: str, args: tuple[Any, ...]) -> None:
        if method == "join" and args:
            raise Exhausted("it uses the method join; the filter is there")
        if method == "replace" and len(args) > 1:
            self.budget.make(text.count(args[0]) * len(args[1]))

    def _foresee_product(self, left: Any, right: Any) -> None:
        for value, times in ((left, right), (right, left)):
            if isinstance(value, (str, list, tuple)) and isinstance(times, int):
                self.budget.make(len(value) * max(0, times))

    def _metered(self, function: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(function)
        def metered(*args: Any, **named: Any) -> Any:
            self.budget.step()
            return self._made(function(*args, **named))

        return metered

    def _dict(self, *args: Any, **named: Any) -> Any:
        return self.budget.keep(dict(*args, **named))

    def _indent(self, text: str, width: int = 4, first: bool = False, blank: bool = False) -> str:
        margin = " " * min(int(width), LONGEST_INDENT)
        lines = str(text).split("\n")
        self.budget.make(len(text) + len(margin) * len(lines))
        return "\n".join(
            margin + line if (line or blank) and (number or first) else line
            for number, line in enumerate(lines)
        )

    def _join(self, values: Any, between: str = "", attribute: str | None = None) -> str:
        found = (value if attribute is None else self.getitem(value, attribute) for value in values)
        texts = [str(self.budget.keep(value)) for value in found]
        self.budget.make(len(between) * len(texts))
        return between.join(texts)

    def _replace(self, text: str, old: str, new: str, count: int = -1) -> str:
        text = str(text)
        self.budget.make(len(text) + text.count(old) * len(new))
        return text.replace(old, new, count)

    def _tojson(
        self,
        value: Any,
        ensure_ascii: bool = False,
        indent: int | None = None,
        separators: tuple[str, str] | None = None,
        sort_keys: bool = False,
    ) -> str:
        """As transformers' own: without escapes for HTML, which Jinja's filter has."""
        margin = None if indent is None else min(int(indent), LONGEST_INDENT)
        return json.dumps(
            self.budget.keep(value),
            ensure_ascii=ensure_ascii,
            indent=margin,
            separators=separators,
            sort_keys=sort_keys,
        )


class _Generation(Extension):
    """The block that marks, for training, what a model wrote; it renders as what is in it."""

    tags = {"generation"}  # noqa: RUF012  # as Jinja declares it

    def parse(self, parser: Parser) -> list[nodes.Node]:
        next(parser.stream)
        return parser.parse_statements(("name:endgeneration",), drop_needle=True)


class _Namespace(Namespace):
    """Never written out: two that hold one another would be text without end."""

    def __repr__(self) -> str:
        raise Exhausted("it writes out a namespace")


def _forbid_widths(obj: Any, name: Any) -> None:
    """Jinja lets `format` through before it asks whether an attribute is safe."""
    if name in ("format", "format_map") and isinstance(obj, str) and ":" in obj:
        raise Exhausted("it formats to a width")


def _refuse(message: object) -> NoReturn:
    raise Refused(str(message))
