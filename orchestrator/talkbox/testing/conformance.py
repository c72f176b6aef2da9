"""What a tool must do to be used by a model that nobody watches: every check, and the sentence.

A tool passes when its schema is small and says everything, when it takes all that the schema
allows and nothing else, when the same call gives the same change, and when that change, whatever
the arguments, leaves a chain that backends render to finite sound.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from random import Random
from typing import TYPE_CHECKING, Any

from talkbox.testing.fake_backend import FakeBackend
from talkbox.testing.random_arguments import allowed_arguments, forbidden_arguments
from talkbox.testing.samples import sample_context
from talkbox_tools.backend import BackendError
from talkbox_tools.chain import Chain, ChainError, Change, Stage
from talkbox_tools.context import Context, ToolError
from talkbox_tools.declaration import FIRST_LINE_LENGTH
from talkbox_tools.schema import SchemaError, check_schema, range_text, shown_range
from talkbox_tools.tool import Tool

if TYPE_CHECKING:
    from talkbox_tools.backend import Audio, Backend

Arguments = Mapping[str, Any]

SCHEMA_LENGTH = 3000
"""Characters of JSON, description included; about 500 tokens of a prompt."""
_RATE_HZ = 44_100
_PROBLEMS_TOLD = 8


class NotConforming(AssertionError):
    """The tool fails the kit; the text lists what is wrong, a sentence each."""


def check_tool(
    tool: Tool,
    examples: Sequence[Arguments] = (),
    *,
    context: Context | None = None,
    backends: Sequence[Backend] = (),
    rounds: int = 20,
    seed: int = 0,
) -> None:
    """Raise NotConforming, naming every problem found, unless the tool does all of the above.

    `examples` are arguments that must work in `context` (a sample session when None); they are
    needed where random ones are always refused, for instance because a file must exist.
    `backends` are the fake and the pedalboard one when none is given. `rounds` random calls are
    made, the same for the same `seed`.
    """
    check = _Check(tool, context or sample_context(), tuple(backends) or _both_backends())
    problems = list(check.problems_of_the_schema())
    if not problems:
        problems += check.problems_of_calls(examples, rounds, Random(seed))
    if problems:
        told = "\n".join(f"- {problem}" for problem in dict.fromkeys(problems[:_PROBLEMS_TOLD]))
        raise NotConforming(f"The tool {tool.name} does not conform:\n{told}")


@dataclass
class _Check:
    tool: Tool
    context: Context
    backends: Sequence[Backend]
    accepted: list[Arguments] = field(default_factory=list)

    def problems_of_the_schema(self) -> Iterator[str]:
        """Whether a model is told all it needs, in few words."""
        first = self.tool.description.partition("\n")[0]
        if not first or len(first) > FIRST_LINE_LENGTH:
            yield f"The description's first line must have 1 to {FIRST_LINE_LENGTH} characters."
        schema = self.tool.schema
        try:
            check_schema(schema)
        except SchemaError as error:
            yield f"Of the tool, {error}"
        length = len(json.dumps([self.tool.description, schema]))
        if length > SCHEMA_LENGTH:
            yield f"The schema has {length} characters; at most {SCHEMA_LENGTH} are paid for."
        for name, data in schema["properties"].items():
            if not data.get("description"):
                yield f"The parameter {name} has no description."
            elif data["type"] in ("number", "integer") and not range_text(data):
                yield f"The parameter {name} has no range."
            elif shown_range(data) not in data["description"]:
                yield f"The description of {name} does not repeat its range {range_text(data)}."

    def problems_of_calls(
        self, examples: Sequence[Arguments], rounds: int, random: Random
    ) -> Iterator[str]:
        """Whether it takes what it must, refuses what it must and what comes of that."""
        for example in examples:
            yield from self._problems_of(example, may_refuse=False)
        for _ in range(rounds):
            arguments = allowed_arguments(self.tool.schema, random)
            yield from self._problems_of(arguments, may_refuse=True)
        if not self.accepted:
            yield "It refused every random call; give examples of calls that work."
            return
        for wrong, arguments in forbidden_arguments(self.tool.schema, self.accepted[0]):
            yield from self._problems_of_a_forbidden_call(wrong, arguments)

    def _problems_of(self, arguments: Arguments, *, may_refuse: bool) -> Iterator[str]:
        shown = f"with {dict(arguments)!r}"
        try:
            self.tool.validate(arguments)
        except ToolError as error:
            yield f"It refused what its own schema allows, {shown}: {error}"
            return
        try:
            change, again = self._returned(arguments), self._returned(arguments)
        except ToolError as error:
            if not may_refuse:
                yield f"It refused the example {shown}: {error}"
            return
        except Exception as error:  # the author's code, whose every fault is a finding
            yield f"It crashed {shown}: {type(error).__name__}: {error}"
            return
        if not isinstance(change, Change):
            yield f"It returned a {type(change).__name__} instead of a Change, {shown}."
            return
        self.accepted.append(arguments)
        yield from _problems_of_a_change(change, again, shown)
        yield from self._problems_of_the_sound(change, shown, may_refuse)

    def _returned(self, arguments: Arguments) -> object:
        """What the author's code really returns, whatever it is declared to."""
        return self.tool.call(self.context, arguments)

    def _problems_of_a_forbidden_call(self, wrong: str, arguments: Arguments) -> Iterator[str]:
        try:
            self.tool.call(self.context, arguments)
        except ToolError:
            return
        except Exception as error:  # as above
            yield f"It crashed on {wrong}: {type(error).__name__}: {error}"
            return
        yield f"It took what its schema does not allow: {wrong}."

    def _problems_of_the_sound(self, change: Change, shown: str, may_refuse: bool) -> Iterator[str]:
        """Whether every backend makes finite sound of the chain, or says why it cannot."""
        try:
            chain = self.context.chain.apply(change)
        except ChainError as error:
            yield f"Its change does not fit the chain, {shown}: {error}"
            return
        if not change.edits:
            return
        for stage in chain.stages:
            unknown = _unknown(stage, self.context)
            if unknown:
                yield f"{unknown} {shown}"
                return
        for backend in self.backends:
            yield from _problems_of_a_render(backend, chain, shown, may_refuse)


def _unknown(stage: Stage, context: Context) -> str:
    """What is wrong with a stage that the tool left in the chain."""
    try:
        complete = context.complete(stage.effect, stage.parameters)
    except ToolError as error:
        return f"It made a stage that there is not, {error}"
    if complete != dict(stage.parameters):
        return (
            f"It left a stage's values off their grid or incomplete; use context.complete: {stage}"
        )
    return ""


def _problems_of_a_change(change: Change, again: object, shown: str) -> Iterator[str]:
    if change != again:
        yield f"The same call gave two different changes, {shown}."
    try:
        text = json.dumps(change.to_json(), allow_nan=False)
    except (TypeError, ValueError) as error:
        yield f"Its change is not JSON, {shown}: {error}"
        return
    if Change.from_json(json.loads(text)) != change:
        yield f"Its change does not read back equal from JSON (tuples, integer keys), {shown}."
    if change.travel is not None and change.edits:
        yield f"It both edits and travels; travel comes alone, {shown}."


def _problems_of_a_render(
    backend: Backend, chain: Chain, shown: str, may_refuse: bool
) -> Iterator[str]:
    import numpy as np

    audio = _noise()
    for stage in chain.active():
        try:
            audio = backend.render(stage, audio, _RATE_HZ)
        except BackendError as error:
            # Of a random call an honest refusal, such as a trim that leaves nothing.
            if not may_refuse:
                yield f"The {backend.name} backend refused the example {shown}: {error}"
            return
        except Exception as error:  # a backend's crash on what the tool let through
            yield f"The {backend.name} backend crashed {shown}: {type(error).__name__}: {error}"
            return
        if not np.isfinite(audio).all():
            yield f"The {backend.name} backend made sound that is not finite, {shown}."
            return


@cache
def _noise() -> Audio:
    """A quarter of a second of stereo noise at -20 dBFS, always the same."""
    import numpy as np

    noise = np.random.default_rng(0).standard_normal((2, _RATE_HZ // 4))
    return np.ascontiguousarray(noise * 0.1, dtype=np.float32)


def _both_backends() -> tuple[Backend, ...]:
    from talkbox_tools.dsp.pedalboard_backend import PedalboardBackend

    return FakeBackend(), PedalboardBackend()
