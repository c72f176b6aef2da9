"""One call, made by a model for the first time here: loaded, asked, held to the tool's schema."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from talkbox.messages import Assistant, Message, ModelError, Reply, System, ToolSchema, User
from talkbox.models.dialect import Raw
from talkbox.models.llama.script import script
from talkbox.models.llama.settings import Settings
from talkbox_prompts.texts import page, table

if TYPE_CHECKING:
    from talkbox.models.llama.ready import Ready
    from talkbox.models.lock import Lock

Watch = Callable[[str, float], None]
"""Told what goes on ("loading", "reading") and the share of it that is done, 0 to 1."""
LIMIT_TOKENS = 400
"""A call to the tool that is asked for takes about 60, and some models make several."""


@dataclass(frozen=True, slots=True)
class Made:
    """How the call went."""

    tool: str
    read_tokens: int
    read_seconds: float
    """Until the first token of the answer."""
    reply_tokens: int
    reply_seconds: float


@contextmanager
def loaded(
    path: Path, template: str, settings: Settings, cancelled: Callable[[], bool], watch: Watch
) -> Iterator[tuple[Ready, float]]:
    """The model, and how many seconds it took; `watch` sees it load.

    Raises ModelError with one sentence when it cannot be loaded, and Cancelled.
    """
    from talkbox.models.llama.ready import ready

    def goes(share: float) -> bool:
        watch("loading", share)
        return not cancelled()

    began = perf_counter()
    with closing(ready(path, template, settings, None, goes)) as model:
        yield model, perf_counter() - began


def make_one_call(model: Ready, cancelled: Callable[[], bool], watch: Watch) -> Made:
    """Have the model make one valid call; `watch` sees it read.

    Raises ModelError with one sentence when it makes none, and Cancelled.
    """
    tool = _tool()
    lock = model.lock([tool])
    began = perf_counter()
    reply, starts = _ask(model, tool, lock, cancelled, watch)
    ended = perf_counter()
    _check(reply, tool)
    counts = model.engine.counts
    return Made(
        tool=tool.name,
        read_tokens=counts["prompt"],
        read_seconds=starts - began,
        reply_tokens=counts["reply"],
        reply_seconds=ended - starts,
    )


def _ask(
    model: Ready,
    tool: ToolSchema,
    lock: Lock | None,
    cancelled: Callable[[], bool],
    watch: Watch,
) -> tuple[Reply, float]:
    """The answer, begun with the token that begins a call; and when its first own token came."""
    grammar = model.dialect.grammar([tool])
    begun = () if grammar is None or grammar.trigger is None else (grammar.trigger,)
    messages: list[Message] = [System(page("system")), User(table("check")["request"])]
    pieces = [*model.dialect.prompt(messages, [tool], unspoken), Raw(begun)]
    reader = model.dialect.reader([tool], lambda _: None)
    for token in begun:
        reader.feed(token)
        if lock is not None:
            lock.accept(token)
    first = 0.0
    for token in model.engine.generate(
        script(pieces, model.vocabulary).tokens,
        limit=LIMIT_TOKENS,
        lock=lock,
        cancelled=cancelled,
        watch=lambda share: watch("reading", share),
    ):
        first = first or perf_counter()
        reader.feed(token)
        if reader.done:
            break
    return reader.reply(), first


def _check(reply: Reply, tool: ToolSchema) -> None:
    """Raise ModelError unless the answer is a call that the tool would take."""
    from jsonschema import Draft202012Validator

    if not reply.calls:
        raise ModelError(
            "it was asked for a call and made none; it was not tuned for tools, or its template "
            "does not show them."
        )
    call = reply.calls[0]
    fault = next(Draft202012Validator(dict(tool.parameters)).iter_errors(call.arguments), None)
    if call.name != tool.name or fault is not None:
        reason = fault.message if fault else f"there is no tool {call.name}"
        raise ModelError(f"it made a call that is not valid: {reason}.")


def _tool() -> ToolSchema:
    from talkbox.toolbox import registry, schemas

    return schemas([registry().get(table("check")["tool"])])[0]


def unspoken(_answer: Assistant) -> None:
    """A `Spoken` of a model that said nothing before."""
    return None
