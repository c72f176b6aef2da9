"""What was said and done before in this conversation, as far as follow-ups need it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from talkbox.messages import Assistant, Measured, Message, ToolResult, User
from talkbox.planner.conversing.in_its_place import KNOB, RESAID, in_its_place
from talkbox.planner.moves.stages import changed
from talkbox.planner.naming import read_said
from talkbox.planner.requests import Request
from talkbox_prompts import lexicon
from talkbox_tools.chain import Stage

_ADJUSTING = frozenset({"more", "less", "between", "opposite", "otherwise", KNOB, RESAID})
"""Kinds of what turns an edit."""
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
    measured: Mapping[str, float | None] = field(default_factory=dict)
    """The sound before that edit."""


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


def topic(turn: Turn, edits: int = 1) -> Topic:
    """What "more", "the other way" and "undo that and ..." refer to: the newest edit, or the
    newest so many as one.
    """
    users = (*turn.earlier, turn.user)[-_LOOK_BACK:]
    asked = _asked(users[:-1])
    now = _chain(turn.user)
    for place in _edited(users):
        edits -= 1
        if edits == 0:
            before, there = _chain(users[place]), users[place].situation
            measured = there.now_measured or there.source_measured
            return Topic(asked[place], tuple(changed(before, now)), before, measured)
    return Topic(asked[-1] if asked else ())


def edits_of_wish(turn: Turn) -> int:
    """How many of the newest edits are one wish and what was adjusted of it since."""
    users = (*turn.earlier, turn.user)[-_LOOK_BACK:]
    asked = _asked(users[:-1])
    edits = 0
    for place in _edited(users):
        edits += 1
        if not _adjusts(users[place : place + 2], _before(users[: place + 1], asked[:place])):
            break
    return max(edits, 1)


def _edited(users: Sequence[User]) -> Iterator[int]:
    """The places of the instructions that changed the chain, the newest first."""
    for place in range(len(users) - 2, -1, -1):
        before, after = _chain(users[place]), _chain(users[place + 1])
        if changed(before, after) or _ids(before) != _ids(after):
            yield place


def _adjusts(users: Sequence[User], last: Topic) -> bool:
    """Whether the first of two instructions only turned what the last edit had brought."""
    user, after = users
    reading = in_its_place(read_said(user), user.text, _chain(user), last)
    if reading.follow is not None:
        return reading.follow.kind in _ADJUSTING
    complains = all(request.against is not None for request in reading.requests)
    return complains and _ids(_chain(user)) == _ids(_chain(after))


def _asked(users: Sequence[User]) -> list[tuple[Request, ...]]:
    """What was asked for last, in words, as each of the instructions left it."""
    asked: list[tuple[Request, ...]] = []
    for place, user in enumerate(users):
        asked.append(_in_force(user, _before(users[: place + 1], asked)))
    return asked


def _before(users: Sequence[User], asked: Sequence[tuple[Request, ...]]) -> Topic:
    """The edit before the last of the instructions; `asked` has what was asked for until then."""
    edit = next(_edited(users), None)
    stages = () if edit is None else changed(_chain(users[edit]), _chain(users[-1]))
    return Topic(asked[-1] if asked else (), tuple(stages))


def _in_force(user: User, last: Topic) -> tuple[Request, ...]:
    reading = in_its_place(read_said(user), user.text, _chain(user), last)
    if reading.follow is not None and reading.follow.kind == "opposite" and not reading.requests:
        return flipped_requests(last.requests)
    return reading.requests or last.requests


def _ids(stages: Iterable[Stage]) -> set[str]:
    return {stage.id for stage in stages}


def _chain(user: User) -> tuple[Stage, ...]:
    return tuple(Stage.from_json(stage) for stage in user.situation.stages)


def flipped_requests(requests: Iterable[Request]) -> tuple[Request, ...]:
    """The requests turned into their opposites; those without one are left out."""
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
