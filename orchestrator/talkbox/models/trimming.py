"""A conversation longer than the model's context: the oldest turns lose their details, then go.

Once something must go, enough goes to leave room for the turns that follow, so that their prompts
keep a common beginning. What is left out follows from the messages alone, so that another process
gives the same prompt. Of the newest turn the first answers go last of all; its request and its last
answer are never touched.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from talkbox.messages import Message, ModelError, System, User
from talkbox.models.briefing import Briefed, BriefedTurn, briefed_turns
from talkbox.models.shortening import left_out, shortened, without_first_answer
from talkbox_prompts.texts import table

LEAST_TURN_TOKENS = 512
"""Room for one request with its situation, below which there is no point in asking."""
REPLY_SHARE_MOST = 0.25
"""Of the context, for the answer, where the settings ask for more than that."""
REFILL_SHARE = 0.6
"""How much of the room beside the newest turn is used again once something had to go."""
Cost = Callable[[Briefed], int]
"""Tokens of one message, its markup included."""


@dataclass(frozen=True, slots=True)
class Fitted:
    """A prompt's messages within the budget, and what was left out for it."""

    messages: list[Briefed]
    tokens: int
    shortened: int
    """Turns of which only words, calls and outcomes are left."""
    dropped: int
    """Turns that are gone."""
    answers_dropped: int
    """Answers of the newest turn that are gone."""

    @property
    def left_out(self) -> dict[str, int]:
        """What was left out, among an answer's counts; nothing where all is there."""
        found = {
            "turns_shortened": self.shortened,
            "turns_dropped": self.dropped,
            "answers_dropped": self.answers_dropped,
        }
        return {name: count for name, count in found.items() if count}


@dataclass(frozen=True, slots=True)
class _Left:
    """How much of the past is left: turns before `dropped` are gone, before `short` are short."""

    short: int = 0
    dropped: int = 0

    def less(self, past: int) -> _Left | None:
        """One step less of `past` turns; None when all are gone."""
        if self.short < past:
            return replace(self, short=self.short + 1)
        return replace(self, dropped=self.dropped + 1) if self.dropped < past else None


@dataclass(frozen=True, slots=True)
class _Costs:
    """Tokens of one turn in each of its forms."""

    past: int
    short: int
    prompts: tuple[int, ...]
    """As the newest turn, each time that the model was asked in it."""


def fit(messages: Sequence[Message], cost: Cost, budget_tokens: int) -> Fitted:
    """The briefed messages within `budget_tokens`.

    The budget is what is left of the context after the tools and the room for the reply. Raises
    ModelError when even the newest request with its last answer does not fit.
    """
    system, turns = briefed_turns(messages)
    budget = budget_tokens - sum(map(cost, system))
    left = _settled([_costs(turn, cost) for turn in turns], budget, cost(User(left_out(99))))
    answers = 0
    while True:
        fitted = _composed(system, turns, left)
        tokens = sum(map(cost, fitted))
        if tokens <= budget_tokens:
            return Fitted(fitted, tokens, left.short - left.dropped, left.dropped, answers)
        if not turns or len(turns[-1].exchanges) < 2:
            text = table("briefing")["limits"]["turn_too_long"]
            raise ModelError(text.format(tokens=tokens, budget=budget_tokens))
        turns[-1], answers = without_first_answer(turns[-1]), answers + 1


def _costs(turn: BriefedTurn, cost: Cost) -> _Costs:
    def total(messages: Sequence[Briefed]) -> int:
        return sum(map(cost, messages))

    asked = turn.exchanges[:-1] if turn.answered else turn.exchanges
    prompts = accumulate(map(total, asked), initial=cost(turn.user))
    return _Costs(total(turn.past()), total(shortened(turn)), tuple(prompts))


def _settled(costs: Sequence[_Costs], budget: int, notice: int) -> _Left:
    """What is left after every prompt of the conversation, in the order in which they were made."""
    left = _Left()
    for past, turn in enumerate(costs):
        for newest in turn.prompts:
            left = _relieved(left, costs[:past], newest, budget, notice)
    return left


def _relieved(left: _Left, past: Sequence[_Costs], newest: int, budget: int, notice: int) -> _Left:
    room = budget - newest
    if _tokens(left, past, notice) <= room:
        return left
    while _tokens(left, past, notice) > room * REFILL_SHARE:
        fewer = left.less(len(past))
        if fewer is None:
            break
        left = fewer
    return left


def _tokens(left: _Left, past: Sequence[_Costs], notice: int) -> int:
    short = sum(turn.short for turn in past[left.dropped : left.short])
    return (notice if left.dropped else 0) + short + sum(turn.past for turn in past[left.short :])


def _composed(system: Sequence[System], turns: Sequence[BriefedTurn], left: _Left) -> list[Briefed]:
    line = [*_kept(turns, left)]
    if left.dropped and isinstance(line[0], User):
        line[0] = replace(line[0], text=f"{left_out(left.dropped)}\n{line[0].text}")
    return [*system, *line]


def _kept(turns: Sequence[BriefedTurn], left: _Left) -> Iterator[Briefed]:
    for place, turn in enumerate(turns):
        if place == len(turns) - 1:
            yield from turn.newest()
        elif place >= left.short:
            yield from turn.past()
        elif place >= left.dropped:
            yield from shortened(turn)
