"""The turn: one instruction in, events out, each journalled before anyone sees it.

The loop is the same for every model: answer, carry out the calls, render once, measure, judge,
show the verdict, until the model answers without calls or a limit is met. A turn's edits count
only once the turn has ended with a take; a turn that is stopped or fails leaves the sound as it
was before it.
"""

from __future__ import annotations

import traceback
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass, field, replace
from time import perf_counter
from typing import Literal

from talkbox.calls import Dispatch, writable
from talkbox.conversation import CORRECTIONS, Conversation
from talkbox.listener import Listener
from talkbox.messages import Cancelled, Message, Model, ModelError, Reply, ToolSchema
from talkbox.outcome import Ending, Try, ending
from talkbox.standing import Bouncer, Standing
from talkbox.verdict import judge
from talkbox_prompts.texts import table
from talkbox_sessions import events as happened
from talkbox_sessions.errors import SessionError
from talkbox_sessions.events import Call, Event
from talkbox_sessions.journal import Journal
from talkbox_sessions.state import open_calls
from talkbox_tools.backend import BackendError
from talkbox_tools.chain import Chain, Change, Travel
from talkbox_tools.goal import Goal

ANSWERS_LIMIT = 10
"""How often a model may answer in one turn."""
REPEATS_LIMIT = 2
"""How many identical calls are answered with a correction before the turn ends."""

Events = Generator[Event, None, None]
Close = tuple[happened.TurnEnd, Reply]


@dataclass
class Turn:
    """One instruction on its way through the loop."""

    journal: Journal
    conversation: Conversation
    model: Model
    schemas: tuple[ToolSchema, ...]
    dispatch: Dispatch
    studio: Bouncer
    standing: Standing
    """The take that the turn begins with."""
    take: int
    """The number that a take of this turn gets."""
    read_goal: Callable[[list[Message]], Goal | None]
    find_travel: Callable[[Travel], happened.HeadMoved]
    """Where a step through history leads; raises SessionError when it leads nowhere."""
    listener: Listener = field(default_factory=Listener)
    chain: Chain = field(init=False)
    """The chain as the turn's calls have left it."""
    goal: Goal | None = None
    goal_by: Literal["words", "model"] | None = None
    tries: list[Try] = field(default_factory=list)
    travel: happened.HeadMoved | None = None

    def __post_init__(self) -> None:
        self.chain = self.standing.chain

    def run(self, said: happened.UserSaid) -> Iterator[Event]:
        """Every event of the turn, `turn_ended` last, and `head_moved` after it on an undo."""
        yield self._record(said)
        try:
            yield from self._aim(self.read_goal(self.conversation.messages), "words")
            reason, reply = yield from self._converse()
        except (Cancelled, KeyboardInterrupt):
            yield from self._leave_no_call_open()
            self.tries.clear()
            reason, reply = "cancelled", Reply(table("turn")["cancelled"])
        except ModelError as error:
            words = "failed_later" if self.tries else "failed"
            reason, reply = "failed", Reply(table("turn")[words].format(message=error))
        yield from self._end(ending(reason, reply, self.tries, self.standing.chain))

    def _record(self, event: Event) -> Event:
        event = self.journal.append(event)
        self.conversation.add(event)
        return event

    def _aim(self, goal: Goal | None, by: Literal["words", "model"]) -> Events:
        """What the words ask for binds; where they say nothing, all that the model states does."""
        if goal is None or self.goal_by == "words":
            return
        self.goal = goal if self.goal is None else self.goal + goal
        self.goal_by = by
        yield self._record(happened.GoalSet(goal=goal.to_json(), by=by))

    def _converse(self) -> Generator[Event, None, Close]:
        words = table("turn")
        for _ in range(ANSWERS_LIMIT):
            reply = yield from self._answer()
            if not reply.calls:
                return "replied", reply
            yield from self._carry_out(reply.calls)
            if self.travel is not None:
                return "replied", reply
            if self.dispatch.repeats and self._met():
                return "replied", Reply(words["no_words"])
            if self.dispatch.repeats >= REPEATS_LIMIT:
                return "repeated", Reply(words["repeated_end"])
            yield from self._render()
        return "step_limit", Reply(words["step_limit"].format(limit=ANSWERS_LIMIT))

    def _met(self) -> bool:
        """Whether the chain as it stands was rendered and did what was asked.

        A model that then only repeats itself has nothing left to do; small ones do that.
        """
        if self.goal is None or not self.tries:
            return False
        newest = self.tries[-1]
        unchanged = newest.chain.digest() == self.chain.digest()
        return unchanged and newest.verdict.status == "met"

    def _answer(self) -> Generator[Event, None, Reply]:
        began = perf_counter()
        reply = self.model.reply(
            self.conversation.messages,
            self.schemas,
            self.listener.on_text,
            self.listener.cancelled,
        )
        reply = replace(reply, calls=tuple(writable(call) for call in reply.calls))
        yield self._record(
            happened.ModelReplied(
                text=reply.text,
                calls=reply.calls,
                intent=reply.intent,
                thoughts=reply.thoughts,
                tokens=dict(reply.tokens),
                seconds=perf_counter() - began,
            )
        )
        return reply

    def _carry_out(self, calls: tuple[Call, ...]) -> Events:
        for place, call in enumerate(calls):
            self._heed_cancel()
            outcome = self._outcome(call, place)
            yield self._record(outcome)
            if isinstance(outcome, happened.ToolReturned):
                self.chain = Chain.from_json(outcome.chain)
                change = Change.from_json(outcome.change)
                if change.goal is not None:
                    yield from self._aim(Goal.from_json(change.goal), "model")

    def _outcome(self, call: Call, place: int) -> happened.ToolReturned | happened.ToolFailed:
        if len(self.tries) > CORRECTIONS:
            text = table("turn")["no_rounds_left"].format(limit=CORRECTIONS)
            return _failed(call, "limit", text)
        outcome = self.dispatch.carry_out(call, self.chain, place)
        if isinstance(outcome, happened.ToolReturned) and outcome.change["travel"]:
            try:
                self.travel = self.find_travel(outcome.change["travel"])
            except SessionError as error:
                return _failed(call, "refused", str(error))
        return outcome

    def _heed_cancel(self) -> None:
        if self.listener.cancelled():
            raise Cancelled

    def _leave_no_call_open(self) -> Events:
        for call in open_calls(self.journal.line()):
            yield self._record(_failed(call, "interrupted", table("turn")["interrupted"]))

    def _render(self) -> Events:
        last = self.tries[-1].chain if self.tries else self.standing.chain
        if self.chain.digest() == last.digest():
            return
        self._heed_cancel()
        try:
            bounce = self.studio.bounce(self.chain, self.listener)
        except BackendError as error:
            self.chain = Chain(last.stages, self.chain.added)
            yield self._record(
                happened.RenderFailed(
                    chain=self.chain.to_json(),
                    message=table("turn")["render_failed"].format(message=error),
                    traceback=traceback.format_exc(),
                )
            )
            return
        rendered = self._record(
            happened.Rendered(
                chain=self.chain.to_json(),
                audio=bounce.audio,
                measured=dict(bounce.measured),
                seconds=bounce.seconds,
            )
        )
        yield rendered
        yield from self._judge(rendered)

    def _judge(self, rendered: Event) -> Events:
        assert isinstance(rendered, happened.Rendered)
        before = self.standing.measured
        permits = self.studio.permits(self.chain)
        verdict = judge(self.goal or Goal(), before, rendered.measured, permits)
        self.tries.append(Try(rendered, self.chain, verdict))
        yield self._record(happened.Judged(render=rendered.id, verdict=verdict.to_json()))

    def _end(self, end: Ending) -> Events:
        if end.kept is not None and end.kept is not self.tries[-1]:
            yield self._record(
                happened.TakeChosen(render=end.kept.rendered.id, chain=end.kept.chain.to_json())
            )
        yield self._record(
            happened.TurnEnded(
                reason=end.reason,
                status="met" if self.travel is not None else end.status,
                reply=end.reply,
                take=None if end.kept is None else self.take,
                render=None if end.kept is None else end.kept.rendered.id,
            )
        )
        if self.travel is not None:
            yield self.journal.append(self.travel)


def _failed(call: Call, reason: happened.FailureReason, message: str) -> happened.ToolFailed:
    return happened.ToolFailed(call=call.id, name=call.name, reason=reason, message=message)
