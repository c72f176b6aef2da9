"""The turn: one instruction in, events out, each journalled before anyone sees it.

The loop is the same for every model: answer, carry out the calls, render once, measure, judge,
show the verdict, until the model answers without calls or a limit is met. Then the program may try
takes of its own, and the best take wins. A turn's edits count only once the turn has ended with a
take; a turn that is stopped or fails leaves the sound as it was before it.
"""

from __future__ import annotations

import traceback
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass, field, replace
from time import perf_counter
from typing import Literal

from talkbox.calls import REPEATS_LIMIT, Dispatch, writable
from talkbox.collateral import collateral
from talkbox.conversation import Conversation
from talkbox.effort import NORMAL, Effort
from talkbox.listener import Listener
from talkbox.messages import Cancelled, Message, Model, ModelError, Reply, ToolSchema
from talkbox.outcome import Ending, Try, best, ending
from talkbox.search import Attempt, NoSearch, Search
from talkbox.sentence import is_sentence
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
from talkbox_tools.measures import MEASURES

ANSWERS_LIMIT = 10
"""How often a model may answer in one turn."""

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
    find_travel: Callable[[Travel, int], tuple[happened.HeadMoved, ...]]
    """Where so many steps through history lead, or the one to the take of that number; raises
    SessionError when they lead nowhere."""
    listener: Listener = field(default_factory=Listener)
    effort: Effort = NORMAL
    search: Search = field(default_factory=NoSearch)
    chain: Chain = field(init=False)
    """The chain as the turn's calls have left it."""
    goal: Goal | None = None
    goal_by: Literal["words", "model"] | None = None
    tries: list[Try] = field(default_factory=list)
    travel: tuple[happened.HeadMoved, ...] = ()

    def __post_init__(self) -> None:
        self.chain = self.standing.chain

    def run(self, said: happened.UserSaid) -> Iterator[Event]:
        """Every event of the turn, `turn_ended` last, and `head_moved` after it on an undo."""
        yield self._record(said)
        try:
            yield from self._aim(self.read_goal(self.conversation.messages), "words")
            reason, reply = yield from self._converse()
            reply = yield from self._try_on(reply)
        except (Cancelled, KeyboardInterrupt):
            yield from self._leave_no_call_open()
            self.tries.clear()
            reason, reply = "cancelled", Reply(table("turn")["cancelled"])
        except ModelError as error:
            words = "failed_later" if self.tries else "failed"
            reason, reply = "failed", Reply(table("turn")[words].format(message=error))
        partial = self.goal is not None and self.goal.partial
        ended = ending(reason, reply, self.tries, self.standing.chain, partial=partial)
        yield from self._end(ended)

    def _record(self, event: Event) -> Event:
        event = self.journal.append(event)
        self.conversation.add(event)
        return event

    def _aim(self, goal: Goal | None, by: Literal["words", "model"]) -> Events:
        """What the words ask for binds; where they say nothing, all that the model states does."""
        if goal is None or (self.goal_by == "words" and by == "model"):
            return
        self.goal = goal if self.goal is None else self.goal + goal
        self.goal_by = by
        yield self._record(happened.GoalSet(goal=goal.to_json(), by=by))

    def _converse(self) -> Generator[Event, None, Close]:
        words = table("turn")
        told = False
        for _ in range(ANSWERS_LIMIT):
            reply = yield from self._answer()
            if not reply.calls:
                return "replied", reply
            yield from self._carry_out(reply.calls)
            if told:  # that no round is left, and it called all the same
                return "step_limit", Reply(
                    words["rounds_end"].format(limit=self.effort.corrections)
                )
            told = self._no_round_left()
            if self.travel:
                return "replied", replace(reply, text=reply.text or words["no_words"])
            yield from self._render()  # one answer may hold a new call and the same again
            if self.dispatch.repeats and self._met():
                return "replied", Reply(words["no_words"])
            if self.dispatch.repeats >= REPEATS_LIMIT:
                return "repeated", Reply(words["repeated_end"])
        return "step_limit", Reply(words["step_limit"].format(limit=ANSWERS_LIMIT))

    def _no_round_left(self) -> bool:
        return len(self.tries) > self.effort.corrections

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
                    by: Literal["words", "model"] = "words" if change.binding else "model"
                    yield from self._aim(Goal.from_json(change.goal), by)

    def _outcome(self, call: Call, place: int) -> happened.ToolReturned | happened.ToolFailed:
        if self._no_round_left():
            text = table("turn")["no_rounds_left"].format(limit=self.effort.corrections)
            return _failed(call, "limit", text)
        outcome = self.dispatch.carry_out(call, self.chain, place)
        if isinstance(outcome, happened.ToolReturned) and outcome.change["travel"]:
            change = Change.from_json(outcome.change)
            try:
                self.travel = self.find_travel(outcome.change["travel"], change.number)
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
        if self.chain.digest() != last.digest():
            tried = yield from self._try(self.chain, "model", last)
            if tried is None:
                self.chain = Chain(last.stages, self.chain.added)

    def _try_on(self, reply: Reply) -> Generator[Event, None, Reply]:
        """Takes of the program's own, unless the model asked or declined; the reply fits the best.

        A take that wins is told of in the words that the program has for it.
        """
        if reply.intent is not None or self.travel:
            return reply
        messages = self.conversation.messages
        if self.tries and self.goal is None and (answer := self.search.answer(messages)):
            self.tries.clear()  # an edit where the words ask for none
            return answer
        for attempt in self.search.attempts(messages, self.tries):
            yield from self._follow(attempt)
        kept = best(self.tries)
        if kept is None or (kept.rendered.by == "model" and is_sentence(reply.text)):
            return reply
        text = self.search.account(messages, kept) or table("turn")["no_words"]
        if kept.rendered.by == "program" and len(self.tries) > 1:
            text = table("turn")["own_take"].format(text=text, takes=len(self.tries))
        return Reply(text)

    def _follow(self, attempt: Attempt) -> Events:
        """Render and judge what the attempt yields, until it has no more to try."""
        known = {tried.chain.digest(): tried for tried in self.tries}
        try:
            chain = next(attempt)
            while True:
                tried = known.get(chain.digest())
                if tried is None:
                    tried = yield from self._try(chain, "program", self.standing.chain)
                if tried is None:
                    return
                known[chain.digest()] = tried
                chain = attempt.send(tried)
        except StopIteration:
            return

    def _try(
        self, chain: Chain, by: Literal["model", "program"], last: Chain
    ) -> Generator[Event, None, Try | None]:
        """The chain rendered and judged; None where it could not be rendered and `last` stands."""
        self._heed_cancel()
        try:
            bounce = self.studio.bounce(chain, self.listener)
            measured = {**bounce.measured, **self._beside_clip(chain)}
            before = {**self.standing.measured, **self._beside_clip(self.standing.chain)}
        except BackendError as error:
            yield self._record(
                happened.RenderFailed(
                    chain=Chain(last.stages, chain.added).to_json(),
                    message=table("turn")["render_failed"].format(message=error),
                    traceback=traceback.format_exc(),
                    by=by,
                )
            )
            return None
        rendered = self._record(
            happened.Rendered(
                chain=chain.to_json(),
                audio=bounce.audio,
                measured=measured,
                seconds=bounce.seconds,
                by=by,
            )
        )
        assert isinstance(rendered, happened.Rendered)
        yield rendered
        permits = self.studio.permits(chain, self.standing.chain)
        strange = self.search.unasked(self.conversation.messages, chain)
        goal = self.goal or Goal()
        verdict = judge(goal, before, measured, permits, strange)
        moved = collateral(goal, before, measured)
        tried = Try(rendered, chain, verdict, round(moved, 4))
        self.tries.append(tried)
        yield self._record(happened.Judged(render=rendered.id, verdict=tried.told()))
        return tried

    def _beside_clip(self, chain: Chain) -> dict[str, float | None]:
        """What is told only beside the clip, measured where the goal names it, else None."""
        named = set() if self.goal is None else {aim.measure for aim in self.goal.aims}
        return {
            name: self.studio.beside_clip(name, chain, self.listener) if name in named else None
            for name, measure in MEASURES.items()
            if measure.beside_clip
        }

    def _end(self, end: Ending) -> Events:
        if end.kept is not None and end.kept is not self.tries[-1]:
            yield self._record(
                happened.TakeChosen(render=end.kept.rendered.id, chain=end.kept.chain.to_json())
            )
        yield self._record(
            happened.TurnEnded(
                reason=end.reason,
                status="met" if self.travel else end.status,
                reply=end.reply,
                take=None if end.kept is None else self.take,
                render=None if end.kept is None else end.kept.rendered.id,
            )
        )
        for moved in self.travel:
            yield self.journal.append(moved)


def _failed(call: Call, reason: happened.FailureReason, message: str) -> happened.ToolFailed:
    return happened.ToolFailed(call=call.id, name=call.name, reason=reason, message=message)
