"""Carrying out calls: validated, pure, one outcome for each, and never the same one twice while
what it did still stands.

Whatever a model asks for ends as `tool_returned` or `tool_failed`; a bug inside a tool is recorded
with its traceback for the author and ends no session.
"""

from __future__ import annotations

import json
import math
import traceback
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from talkbox_prompts.texts import table
from talkbox_sessions.events import Call, FailureReason, ToolFailed, ToolReturned
from talkbox_tools.chain import Chain, ChainError, Change, Stage
from talkbox_tools.context import Context, ToolError
from talkbox_tools.tool import InvalidArguments, Tool

CALLS_IN_ONE_ANSWER = 8
REPEATS_LIMIT = 2
"""Calls that say what was called already, from which on a model goes round in a circle."""


@dataclass(frozen=True, slots=True)
class _Done:
    """What became of a call, for when it comes again."""

    words: str
    added: frozenset[str] = frozenset()
    """Ids of the stages that it added."""
    changed: tuple[Stage, ...] = ()
    """Stages that were there, as it left them."""

    def stands(self, chain: Chain) -> bool:
        """Whether carrying it out again is a repetition and no way back to it."""
        if not self.added and not self.changed:
            return True
        here = {stage.id: stage for stage in chain.stages}
        unchanged = any(here.get(stage.id) == stage for stage in self.changed)
        return unchanged or not self.added.isdisjoint(here)


@dataclass
class Dispatch:
    """The tools of one turn and what was already called in it."""

    tools: Mapping[str, Tool]
    context: Callable[[Chain], Context]
    """The context for a call, given the chain as it stands."""
    repeats: int = 0
    """How many calls were refused as repeated."""
    _done: dict[str, _Done] = field(default_factory=dict)

    def carry_out(self, call: Call, chain: Chain, place: int) -> ToolReturned | ToolFailed:
        """The outcome of one call; `place` is its position in the model's answer."""
        words = table("turn")
        if place >= CALLS_IN_ONE_ANSWER:
            text = words["too_many_calls"].format(limit=CALLS_IN_ONE_ANSWER)
            return _failed(call, "limit", text)
        identity = _identity(call)
        earlier = self._done.get(identity)
        if earlier is not None and earlier.stands(chain):
            self.repeats += 1
            return _failed(call, "repeated", words["repeated"].format(outcome=earlier.words))
        outcome = self._attempt(call, chain)
        self._done[identity] = _done(outcome, chain)
        return outcome

    def _attempt(self, call: Call, chain: Chain) -> ToolReturned | ToolFailed:
        tool = self.tools.get(call.name)
        if tool is None:
            known = ", ".join(self.tools)
            text = table("turn")["unknown_tool"].format(name=call.name, known=known)
            return _failed(call, "unknown_tool", text)
        try:
            change = tool.call(self.context(chain), call.arguments)
            after = chain.apply(change)
        except InvalidArguments as error:
            return _failed(call, "invalid_arguments", str(error))
        except (ToolError, ChainError) as error:
            return _failed(call, "refused", str(error))
        except Exception:  # a third party's code: its bug must not end the session
            text = table("turn")["broken_tool"].format(name=call.name)
            return _failed(call, "broken", text, traceback.format_exc())
        return ToolReturned(
            call=call.id,
            name=call.name,
            change=change.to_json(),
            chain=after.to_json(),
            content=_content(change, chain, after),
        )


def runs_on(calls: Sequence[Call]) -> bool:
    """Whether an answer that is being read should end with its last call.

    A small model may go on until the context has no room left. A call too many is kept, so that
    the turn tells of the limit.
    """
    again = len(calls) - len({_identity(call) for call in calls})
    return len(calls) > CALLS_IN_ONE_ANSWER or again >= REPEATS_LIMIT


def writable(call: Call) -> Call:
    """The call as the journal can keep it: what JSON has no number for becomes text.

    "nan" and "inf" are then refused like any other text where a number is wanted.
    """
    return call.model_copy(update={"arguments": _finite(call.arguments)})


def _finite(value: Any) -> Any:
    if isinstance(value, float) and not math.isfinite(value):
        return str(value)
    if isinstance(value, dict):
        return {str(key): _finite(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_finite(item) for item in value]
    return value


def _failed(call: Call, reason: FailureReason, message: str, trace: str = "") -> ToolFailed:
    return ToolFailed(call=call.id, name=call.name, reason=reason, message=message, traceback=trace)


def _done(outcome: ToolReturned | ToolFailed, before: Chain) -> _Done:
    words = table("turn")
    if isinstance(outcome, ToolFailed):
        return _Done(words["repeated_failed"])
    old = {stage.id: stage for stage in before.stages}
    after = Chain.from_json(outcome.chain).stages
    return _Done(
        words["repeated_done"],
        frozenset(stage.id for stage in after if stage.id not in old),
        tuple(stage for stage in after if old.get(stage.id, stage) != stage),
    )


def _identity(call: Call) -> str:
    return json.dumps([call.name, call.arguments], sort_keys=True, default=str)


def _content(change: Change, before: Chain, after: Chain) -> dict[str, Any]:
    """What the model reads: the tool's own report, and which stages are new or changed."""
    old = {stage.id: stage for stage in before.stages}
    touched = [stage for stage in after.stages if old.get(stage.id) != stage]
    content = dict(change.report)
    if touched:
        content["stages"] = {stage.id: stage.effect for stage in touched}
    removed = [id for id in old if id not in {stage.id for stage in after.stages}]
    if removed:
        content["removed"] = removed
    return content
