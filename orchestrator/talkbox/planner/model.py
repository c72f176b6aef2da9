"""The built-in planner: a model without weights that answers producers' words with tool calls.

It keeps no state: every answer follows from the messages alone, so the same journal gives the same
answers, and any session can be handed to it or taken from it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from talkbox.messages import Cancelled, Intent, Measured, Message, Reply, ToolResult, ToolSchema
from talkbox.planner.correcting.correction import next_steps
from talkbox.planner.plan import Step
from talkbox.planner.questions import answer, what_to_measure
from talkbox.planner.replies import final_text, notes
from talkbox.planner.understanding import Understood, understand
from talkbox_prompts.texts import table
from talkbox_sessions.events import Call

CALLS_AT_ONCE = 8
"""How many calls one answer may hold; a longer plan goes on in the next answer."""


class Planner:
    """A `Model` that reads words by data and rules, at once and on any machine."""

    def __init__(self, variant: int = 0) -> None:
        """`variant` is another answer to the same words, as `--seed` asks for; 0 is the plain one.

        See `talkbox.planner.moves.variants`.
        """
        self._variant = abs(variant)

    @property
    def name(self) -> str:
        """As `--model` takes it."""
        return "planner"

    def reply(
        self,
        messages: Sequence[Message],
        tools: Sequence[ToolSchema],
        on_text: Callable[[str], None],
        cancelled: Callable[[], bool],
    ) -> Reply:
        """The calls that the newest instruction needs next, or the closing words.

        Raises Cancelled when asked to stop.
        """
        _heed(cancelled)
        reply = _next(understand(messages, self._variant), {tool.name for tool in tools})
        _heed(cancelled)
        if reply.text:
            on_text(reply.text)
        return reply


def _heed(cancelled: Callable[[], bool]) -> None:
    if cancelled():
        raise Cancelled


def _next(understood: Understood, tools: set[str]) -> Reply:
    turn = understood.turn
    answers = turn.answers()
    if understood.said is not None:
        return Reply(understood.said.text, intent=understood.said.intent)
    if understood.reading.question is not None and understood.reading.follow is None:
        return _question(understood, understood.reading.question, tools)
    given = [call for reply in answers for call in reply.calls]
    rest = understood.plan.steps[len(given) :]
    if rest and len(given) % CALLS_AT_ONCE == 0 and not turn.measured()[1:]:
        return _calls(rest[:CALLS_AT_ONCE], len(given), _travel_text(understood))
    return _after(understood, len(given))


def _after(understood: Understood, given: int) -> Reply:
    """What comes after the calls: a correction, or the closing words."""
    found = [each for each in understood.turn.measured() if each.verdict["status"] != "failed"]
    if not found:
        return _unheard(understood)
    newest = understood.turn.since[-1]
    if isinstance(newest, Measured) and newest.rounds_left > 0 and newest is found[-1]:
        steps = _allowed(next_steps(understood, newest))
        if steps:
            return _calls(steps[:CALLS_AT_ONCE], given)
    return Reply(final_text(understood, found))


def _allowed(steps: list[Step]) -> list[Step]:
    """Each call once; the loop carries out none twice."""
    unique: list[Step] = []
    for step in steps:
        if all((step.tool, step.arguments) != (other.tool, other.arguments) for other in unique):
            unique.append(step)
    return unique


def _calls(steps: Sequence[Step], given: int, text: str = "") -> Reply:
    return Reply(text, calls_of(steps, given))


def calls_of(steps: Sequence[Step], given: int) -> tuple[Call, ...]:
    """The steps as calls; `given` calls of this turn came before them."""
    return tuple(
        Call(id=f"p{given + place + 1}", name=step.tool, arguments=dict(step.arguments))
        for place, step in enumerate(steps)
    )


def _travel_text(understood: Understood) -> str:
    """A step through history ends the turn, so its words come with the call."""
    follow = understood.reading.follow
    if follow is None or not understood.travels:
        return ""
    words = {"undo": "undone", "redo": "redone", "first": "first", "take": "to_take"}
    several = "_steps" if follow.kind in ("undo", "redo") and follow.number > 1 else ""
    text = table("planner")["reply"][words[follow.kind] + several]
    return str(text).format(number=follow.number)


def _unheard(understood: Understood) -> Reply:
    """Nothing new could be heard: the calls or the render failed, or nothing was to change."""
    words = table("planner")["reply"]
    for verdict in reversed(understood.turn.measured()):
        text = str(verdict.verdict.get("message", ""))
        return Reply(words["render_failed"].format(message=text), intent=_REFUSAL)
    failed = [result for result in understood.turn.results().values() if result.failed]
    if failed:
        message = _message(failed[0])
        return Reply(words["calls_failed"].format(message=message), intent=_REFUSAL)
    already = [
        str(result.content["already"])
        for result in understood.turn.results().values()
        if "already" in result.content
    ]
    return Reply(" ".join([words["nothing_changed"], *already, *notes(understood)]))


_REFUSAL: Intent = "refusal"


def _message(result: ToolResult) -> str:
    return str(result.content.get("error", ""))


def _question(understood: Understood, question: str, tools: set[str]) -> Reply:
    """The measurement is taken by tool first, then told."""
    what = what_to_measure(question)
    if what is not None and not understood.turn.since and "listen" in tools:
        return _calls([Step("listen", {"what": what})], 0)
    return Reply(answer(question, understood.scene))
