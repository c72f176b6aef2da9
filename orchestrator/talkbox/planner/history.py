"""What was said and done before in this conversation, as far as follow-ups need it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from talkbox.messages import Assistant, Measured, Message, ToolResult, User
from talkbox.planner.moves.stages import changed
from talkbox.planner.naming import read_said
from talkbox.planner.requests import Reading, Request
from talkbox_prompts import lexicon
from talkbox_tools.chain import Stage

_LOOK_BACK = 12
"""Instructions that are searched for what "more" may mean."""


@dataclass(frozen=True, slots=True)
class Topic:
    """What the conversation is about: the last requests, and the stages that the last edit left."""

    requests: tuple[Request, ...] = ()
    stages: tuple[Stage, ...] = ()
    """Stages that the newest edit added or changed, and that are still there."""
    before: tuple[Stage, ...] = ()
    """The chain before that edit."""


@dataclass(frozen=True, slots=True)
class Turn:
    """The newest instruction and what happened since."""

    user: User
    earlier: tuple[User, ...]
    since: tuple[Message, ...]

    def answers(self) -> list[Assistant]:
        """What was answered since the instruction."""
        return [message for message in self.since if isinstance(message, Assistant)]

    def results(self) -> dict[str, ToolResult]:
        """Call id -> result, of all calls since the instruction."""
        found = (message for message in self.since if isinstance(message, ToolResult))
        return {result.call: result for result in found}

    def measured(self) -> list[Measured]:
        """The verdicts since the instruction."""
        return [message for message in self.since if isinstance(message, Measured)]


def newest_turn(messages: Sequence[Message]) -> Turn:
    """The turn that is being answered; an empty instruction where nobody spoke yet."""
    users = [place for place, message in enumerate(messages) if isinstance(message, User)]
    if not users:
        return Turn(User(""), (), ())
    last = users[-1]
    user = messages[last]
    assert isinstance(user, User)
    earlier = tuple(m for m in messages[:last] if isinstance(m, User))
    return Turn(user, earlier, tuple(messages[last + 1 :]))


def topic(turn: Turn) -> Topic:
    """What "more", "the other way" and "undo that and ..." refer to."""
    now = _chain(turn.user)
    for place in range(len(turn.earlier) - 1, max(-1, len(turn.earlier) - 1 - _LOOK_BACK), -1):
        before = _chain(turn.earlier[place])
        stages = changed(before, now)
        if stages or {s.id for s in before} != {s.id for s in now}:
            return Topic(_requests(turn.earlier[: place + 1]), tuple(stages), before)
    return Topic(_requests(turn.earlier))


def _chain(user: User) -> tuple[Stage, ...]:
    return tuple(Stage.from_json(stage) for stage in user.situation.stages)


def _requests(users: Iterable[User]) -> tuple[Request, ...]:
    """The newest requests that were put in words; "the other way" turns them."""
    turn_round = False
    for user in list(users)[-_LOOK_BACK:][::-1]:
        reading = read_said(user)
        if reading.requests:
            return flipped(reading) if turn_round else reading.requests
        if reading.follow is not None and reading.follow.kind == "opposite":
            turn_round = not turn_round
    return ()


def flipped(reading: Reading) -> tuple[Request, ...]:
    """The requests turned into their opposites; those without one are left out."""
    return flipped_requests(reading.requests)


def flipped_requests(requests: Iterable[Request]) -> tuple[Request, ...]:
    """As `flipped`, for requests."""
    turned = []
    for request in requests:
        opposite = lexicon.word(request.word).opposite
        if opposite is not None:
            turned.append(
                Request(
                    opposite, request.strength, request.quantities, asked=opposite_name(opposite)
                )
            )
    return tuple(turned)


def opposite_name(word: str) -> str:
    """How a word is called in replies."""
    return word.replace("_", " ")
