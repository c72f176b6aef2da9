"""How a turn ends: which of its takes is kept, under which status, with which words.

The best take wins: one that met the goal before one that did not, then the highest score, among
equals the one that moved least of what nobody asked to move, then the one with fewer stages, then
the earlier one. A turn that made no sound is named for why: a question, a refusal, or nothing to
do.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from talkbox.messages import Reply
from talkbox.verdict import Verdict
from talkbox_prompts.texts import table
from talkbox_sessions.events import Rendered, Status, TurnEnd
from talkbox_tools.chain import Chain
from talkbox_tools.measures import MEASURES

_ALIKE = 0.02
"""Scores closer than this are equal: the measurements are no finer."""
_ALIKE_STEPS = 0.1
"""Collateral closer than this is equal: a single measure that moved by about one step."""


class Rank(NamedTuple):
    """What takes of one turn are compared by."""

    met: bool
    """What is only wished for counts in the score, and may not outweigh what was asked."""
    score: float
    collateral: float
    stages: int

    def beats(self, other: Rank) -> bool:
        """Whether a later take with this rank is better than an earlier one."""
        if self.met != other.met:
            return self.met
        if abs(self.score - other.score) > _ALIKE:
            return self.score > other.score
        if abs(self.collateral - other.collateral) > _ALIKE_STEPS:
            return self.collateral < other.collateral
        return self.stages < other.stages


@dataclass(frozen=True)
class Try:
    """One render of a turn with its verdict."""

    rendered: Rendered
    chain: Chain
    verdict: Verdict
    collateral: float = 0.0
    """See `talkbox.collateral`."""

    @property
    def rank(self) -> Rank:
        """What it is compared by."""
        met = self.verdict.status == "met"
        return Rank(met, self.verdict.score, self.collateral, len(self.chain.stages))

    def told(self) -> dict[str, Any]:
        """The verdict in JSON form, with the collateral."""
        return dict(self._told)

    @cached_property
    def _told(self) -> dict[str, Any]:
        return {**self.verdict.to_json(), "collateral": self.collateral}


@dataclass(frozen=True, slots=True)
class Ending:
    """What `turn_ended` says."""

    reason: TurnEnd
    status: Status
    reply: str
    kept: Try | None = None


def best(tries: Sequence[Try]) -> Try | None:
    """The try to keep; None when there is none."""
    kept: Try | None = None
    for candidate in tries:
        if kept is None or candidate.rank.beats(kept.rank):
            kept = candidate
    return kept


def ending(
    reason: TurnEnd, reply: Reply, tries: Sequence[Try], start: Chain, *, partial: bool = False
) -> Ending:
    """The ending of a turn that began with the chain `start`; `partial` is the goal's: what was
    met is then only a part of what was asked.
    """
    kept = best(tries)
    if kept is not None and not kept.verdict.helps:
        return Ending(reason, "unchanged", _unchanged(kept, len(tries)))
    if kept is not None and kept.chain.digest() != start.digest():
        text = reply.text or table("turn")["no_words"]
        status = "partly" if partial and kept.verdict.status == "met" else kept.verdict.status
        return Ending(reason, status, _with_limits(text, reason, kept, tries), kept)
    text = reply.text or table("turn")["no_answer"]
    return Ending(reason, _silent_status(reason, reply), text)


def _unchanged(kept: Try, takes: int) -> str:
    """Why the sound is left as it was: what was to go is not there, or no take helped."""
    known = table("turn")["nothing_there"]
    for result in kept.verdict.results:
        measure = result.aim.measure
        if measure in known and result.before in (0.0, MEASURES[measure].floor):
            return str(known[measure])
    return str(table("turn")["worse"].format(takes=takes))


def _silent_status(reason: TurnEnd, reply: Reply) -> Status:
    if reason in ("failed", "cancelled"):
        return "failed"
    if reply.intent == "question":
        return "clarify"
    return "refused" if reply.intent == "refusal" else "unchanged"


def _with_limits(text: str, reason: TurnEnd, kept: Try, tries: Sequence[Try]) -> str:
    """The reply, which says so where several takes were tried and none did all that was asked."""
    if reason != "replied" or kept.verdict.status == "met" or len(tries) < 2:
        return text
    return f"{text} {table('turn')['nothing_better'].format(takes=len(tries))}"
