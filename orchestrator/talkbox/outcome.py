"""How a turn ends: which of its takes is kept, under which status, with which words.

The best take wins: the highest score, and among equals the one with fewer stages, then the
earlier one. A turn that made no sound is named for why: a question, a refusal, or nothing to do.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from talkbox.messages import Reply
from talkbox.verdict import Verdict
from talkbox_prompts.texts import table
from talkbox_sessions.events import Rendered, Status, TurnEnd
from talkbox_tools.chain import Chain

_ALIKE = 0.02
"""Scores closer than this are equal: the measurements are no finer."""


@dataclass(frozen=True, slots=True)
class Try:
    """One render of a turn with its verdict."""

    rendered: Rendered
    chain: Chain
    verdict: Verdict


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
        if kept is None or _better(candidate, kept):
            kept = candidate
    return kept


def _better(candidate: Try, kept: Try) -> bool:
    gain = candidate.verdict.score - kept.verdict.score
    if abs(gain) <= _ALIKE:
        return len(candidate.chain.stages) < len(kept.chain.stages)
    return gain > 0


def ending(reason: TurnEnd, reply: Reply, tries: Sequence[Try], start: Chain) -> Ending:
    """The ending of a turn that began with the chain `start`."""
    text = reply.text or table("turn")["no_words"]
    kept = best(tries)
    if kept is not None and kept.chain.digest() != start.digest():
        return Ending(reason, kept.verdict.status, text, kept)
    return Ending(reason, _silent_status(reason, reply), text)


def _silent_status(reason: TurnEnd, reply: Reply) -> Status:
    if reason in ("failed", "cancelled"):
        return "failed"
    if reply.intent == "question":
        return "clarify"
    return "refused" if reply.intent == "refusal" else "unchanged"
