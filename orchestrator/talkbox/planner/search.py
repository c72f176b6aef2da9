"""Takes of the program's own, from the knowledge that the planner has of the words.

First what the model left is mended, corrections and repairs on its own take, unless it went the
wrong way. Then the plan of the words is tried from the take that the turn began with, and, where
takes are compared, the plan in its variants. A chain that was tried already costs nothing again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from talkbox.effort import Effort
from talkbox.messages import Assistant, Measured, Message, Reply, ToolResult, ToolSchema, User
from talkbox.outcome import Try, best
from talkbox.planner.correcting.alternatives import alternatives
from talkbox.planner.correcting.correction import next_steps
from talkbox.planner.effects import effects
from talkbox.planner.model import Planner, calls_of
from talkbox.planner.questions import answer
from talkbox.planner.replies import final_text
from talkbox.planner.understanding import understand
from talkbox.search import Attempt
from talkbox_sessions.events import Call
from talkbox_tools.chain import Chain

CLIP_FAMILY = "edit_clip"
"""Tool, and family of effects, of pitch, time and cuts."""
CarryOut = Callable[[Sequence[Call], Chain], tuple[Chain, list[ToolResult]]]
"""Calls carried out on a chain: the chain after them, and what each returned."""


@dataclass(frozen=True, slots=True)
class PlannerSearch:
    """The attempts of one turn; see `talkbox.search.Search`."""

    effort: Effort
    start: Chain
    """The chain of the take that the turn began with."""
    schemas: tuple[ToolSchema, ...]
    carry_out: CarryOut

    def attempts(self, messages: Sequence[Message], tries: Sequence[Try]) -> Iterator[Attempt]:
        """Mended, planned, varied; until the goal is met, or all of them where takes compare."""
        if not self.effort.tries_on or not understand(messages).plan.steps:
            return
        kept = best(tries)
        if kept is not None and not _met(kept) and kept.verdict.score > 0:
            yield self._mended(messages, kept)
        if not _met(best(tries)):
            yield self._planned(_unanswered(messages))
        if self.effort.compares:
            yield from map(self._planned, alternatives(_unanswered(messages)))

    def account(self, messages: Sequence[Message], kept: Try) -> str:
        """The planner's closing words about the take."""
        return final_text(understand(messages), [measured(kept)])

    def answer(self, messages: Sequence[Message]) -> Reply | None:
        """The planner's answer to words that it understands and that ask for no edit.

        What it does not understand is left to the model.
        """
        understood = understand(messages)
        reading, plan = understood.reading, understood.plan
        if reading.question is not None and reading.follow is None:
            return Reply(answer(reading.question, understood.scene))
        known = reading.beyond or reading.conflict or reading.keeps or reading.avoids
        if understood.said is None or not (known or reading.requests or plan.refused):
            return None
        return Reply(understood.said.text, intent=understood.said.intent)

    def unasked(self, messages: Sequence[Message], chain: Chain) -> tuple[str, ...]:
        """New effects of the clip family, where the plan of the words has none of that family."""
        plan = understand(messages).plan
        if not plan.steps or any(step.tool == CLIP_FAMILY for step in plan.steps):
            return ()
        old = {stage.id for stage in self.start.stages}
        new = [stage.effect for stage in chain.active() if stage.id not in old]
        return tuple(name for name in new if effects()[name].family == CLIP_FAMILY)

    def _mended(self, messages: Sequence[Message], kept: Try) -> Attempt:
        """The best take so far, corrected as the planner corrects its own."""
        line, chain, tried = list(messages), kept.chain, kept
        for left in range(self.effort.corrections, 0, -1):
            heard = measured(tried, left)
            line.append(heard)
            calls = calls_of(next_steps(understand(line), heard), len(line))
            if not calls:
                return
            chain, results = self.carry_out(calls, chain)
            line += [Assistant("", calls), *results]
            tried = replace((yield chain), chain=chain)

    def _planned(self, line: list[Message]) -> Attempt:
        """The planner's own takes of what `line` ends with, from where the turn began."""
        planner, chain = Planner(), self.start
        for left in range(self.effort.corrections, -1, -1):
            reply = planner.reply(line, self.schemas, _unheard, _never)
            if not reply.calls:
                return
            chain, results = self.carry_out(reply.calls, chain)
            line += [Assistant("", reply.calls), *results]
            tried = replace((yield chain), chain=chain)
            line.append(measured(tried, left))


def measured(tried: Try, rounds_left: int = 0) -> Measured:
    """A try as the message that tells of it."""
    stages = tuple(stage.to_json() for stage in tried.chain.stages)
    verdict = tried.told()
    return Measured(verdict["text"], verdict, stages, tried.rendered.measured, rounds_left)


def _met(kept: Try | None) -> bool:
    return kept is not None and kept.verdict.status == "met"


def _unanswered(messages: Sequence[Message]) -> list[Message]:
    """The line up to the newest instruction, as if nobody had answered it yet."""
    line = list(messages)
    while not isinstance(line[-1], User):
        line.pop()
    return line


def _unheard(text: str) -> None:
    """What the planner says in an attempt is told once the take is kept."""


def _never() -> bool:
    return False
