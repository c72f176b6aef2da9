"""The line of messages as turns: an instruction, then answers with what became of their calls.

Every call gets exactly one result here, whatever a stop or a crash left open, and no result stands
without its call.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from talkbox.messages import Assistant, Measured, Message, System, ToolResult, User
from talkbox_prompts.texts import table


@dataclass(slots=True)
class Exchange:
    """One answer of the model and what came back."""

    answer: Assistant
    results: list[ToolResult] = field(default_factory=list)
    measured: Measured | None = None
    """The newest verdict on what the calls made."""

    def closed(self) -> list[ToolResult]:
        """A result for each call, in the order of the calls."""
        waiting = list(self.results)
        calls = self.answer.calls
        return [_taken(waiting, call.id) or _missing(call.id, call.name) for call in calls]

    def messages(self) -> list[Message]:
        """All of it in order, the verdict last."""
        verdict = [] if self.measured is None else [self.measured]
        return [self.answer, *self.closed(), *verdict]


@dataclass(slots=True)
class Round:
    """An instruction with all that followed it."""

    user: User
    earlier: tuple[User, ...]
    """The instructions before it, oldest first."""
    exchanges: list[Exchange] = field(default_factory=list)

    @property
    def answered(self) -> bool:
        """Whether it ended in words and not in a call or in nothing."""
        return bool(self.exchanges) and not self.exchanges[-1].answer.calls


def rounds(messages: Iterable[Message]) -> tuple[list[System], list[Round]]:
    """The standing instructions, and the turns in order."""
    system: list[System] = []
    found: list[Round] = []
    for message in messages:
        match message:
            case System():
                system.append(message)
            case User():
                earlier = tuple(each.user for each in found)
                found.append(Round(message, earlier))
            case _ if found:
                _add(found[-1], message)
    return system, found


def _add(to: Round, message: Assistant | ToolResult | Measured) -> None:
    if isinstance(message, Assistant):
        to.exchanges.append(Exchange(message))
    elif not to.exchanges:
        return
    elif isinstance(message, ToolResult):
        to.exchanges[-1].results.append(message)
    else:
        to.exchanges[-1].measured = message


def _taken(waiting: list[ToolResult], call: str) -> ToolResult | None:
    """The first waiting result of the call, taken out: ids of careless models come twice."""
    for place, result in enumerate(waiting):
        if result.call == call:
            return waiting.pop(place)
    return None


def _missing(call: str, name: str) -> ToolResult:
    text = table("briefing")["history"]["no_result"]
    return ToolResult(call, name, {"error": text}, failed=True)
