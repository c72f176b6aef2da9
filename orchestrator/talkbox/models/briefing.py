"""The line of messages as a language model reads it: state, guidance and request in one text.

Pure and deterministic. What stands before the newest instruction never changes from turn to turn,
except that thoughts are dropped, so that a model keeps what it has read. The producer's words come
last in their message and everything above them is data.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from talkbox.guidance import correction, entries
from talkbox.messages import Assistant, Measured, Message, System, ToolResult, User
from talkbox.models.exchanges import Round, rounds
from talkbox.models.situation_text import situation_lines
from talkbox.models.verdict_text import verdict_data
from talkbox.recording import Recording
from talkbox_prompts import own
from talkbox_prompts.texts import table

Briefed = System | User | Assistant | ToolResult
"""What a dialect renders; a model reads a User's text, hears its recordings, and nothing else."""


@dataclass(frozen=True, slots=True)
class BriefedTurn:
    """One turn in the words of a model's prompt."""

    user: User
    request: str
    """The producer's words alone, marked."""
    exchanges: tuple[tuple[Briefed, ...], ...]
    """Each answer with the results of its calls."""
    answered: bool
    """Whether the turn ended in words."""

    def newest(self) -> list[Briefed]:
        """While it is being answered: with thoughts."""
        return [self.user, *(message for each in self.exchanges for message in each)]

    def past(self) -> list[Briefed]:
        """Once another instruction followed: without thoughts, and closed in any case."""
        closing = [] if self.answered else [Assistant(table("briefing")["history"]["stopped"])]
        return [*map(_without_thoughts, self.newest()), *closing]


def brief(messages: Sequence[Message]) -> list[Briefed]:
    """The messages for a dialect: every call has a result, and two Users never meet."""
    system, turns = briefed_turns(messages)
    past = [message for turn in turns[:-1] for message in turn.past()]
    return [*system, *past, *(message for turn in turns[-1:] for message in turn.newest())]


def briefed_turns(messages: Iterable[Message]) -> tuple[list[System], list[BriefedTurn]]:
    """The standing instructions and every turn, in order."""
    line = list(messages)
    spoken = [each.recordings for each in line if isinstance(each, User)]
    # What is remembered holds no recordings, which are up to a megabyte each.
    system, found = rounds(map(_unspoken, line))
    turns = (_remembered(_Key(each)) for each in found)
    users = (each.user for each in found)
    return system, list(map(_heard, turns, users, spoken))


class _Key:
    """A turn as a key: the same instruction with the same that followed reads the same."""

    __slots__ = ("found",)

    def __init__(self, found: Round) -> None:
        self.found = found

    def __hash__(self) -> int:
        return hash((self.found.user.text, len(self.found.earlier), len(self.found.exchanges)))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Key) and self.found == other.found


@own.forgets
@lru_cache(maxsize=512)  # for each answer all turns are briefed, and only the newest is another
def _remembered(key: _Key) -> BriefedTurn:
    return _turn(key.found)


def request_text(text: str) -> str:
    """The producer's words, marked as the request; control characters but line ends escaped."""
    heading = table("briefing")["situation"]["request"]
    return f"{heading}\n{_spoken(text)}"


def _spoken(text: str) -> str:
    return "".join(
        each if each.isprintable() or each in "\n\t" else each.encode("unicode_escape").decode()
        for each in text
    ).strip()


def _turn(found: Round) -> BriefedTurn:
    request = request_text(found.user.text)
    exchanges = tuple(_exchange(found, place) for place in range(len(found.exchanges)))
    return BriefedTurn(User(_text(found, request)), request, exchanges, found.answered)


def _unspoken(message: Message) -> Message:
    if isinstance(message, User) and message.recordings:
        return replace(message, recordings=())
    return message


def _heard(turn: BriefedTurn, user: User, recordings: tuple[Recording, ...]) -> BriefedTurn:
    """The turn with what was spoken in it.

    What is to be done with a recording by itself, with no sound to work on, is a task's words and
    not a producer's: they are read as they stand, without a guide.
    """
    if not recordings:
        return turn
    task = "" if user.situation.source else user.text
    asked = User(task or turn.user.text, recordings=recordings)
    return replace(turn, user=asked, request=task or turn.request)


def _text(found: Round, request: str) -> str:
    user, words = found.user, table("briefing")["situation"]
    lines = situation_lines(user.situation, user.text) if user.situation.source else []
    guide = entries(user.text, user.situation, found.earlier)
    if guide:
        lines += [words["guide"], *guide]
    return "\n".join([*lines, request])


def _exchange(found: Round, place: int) -> tuple[Briefed, ...]:
    """An answer with its results; the verdict is part of the last of them."""
    exchange = found.exchanges[place]
    results = exchange.closed()
    if exchange.measured is not None and results:
        content = {**results[-1].content, "verdict": _verdict(found, place, exchange.measured)}
        results[-1] = replace(results[-1], content=content)
    return exchange.answer, *results


def _verdict(found: Round, place: int, measured: Measured) -> dict[str, Any]:
    user, since = found.user, [m for each in found.exchanges[: place + 1] for m in each.messages()]
    calls = ""
    if measured.rounds_left > 0 and measured.verdict["status"] != "failed":
        calls = correction(user.text, user.situation, found.earlier, since)
    before = user.situation.now_measured or user.situation.source_measured
    return verdict_data(measured, before, calls)


def _without_thoughts(message: Briefed) -> Briefed:
    return replace(message, thoughts="") if isinstance(message, Assistant) else message
