"""A journal, a fake studio and a few tools: a turn without sound, for tests of the loop."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated, Any

from pydantic import Field

from talkbox.calls import Dispatch
from talkbox.conversation import Conversation
from talkbox.listener import Listener
from talkbox.messages import Model, Reply, ToolSchema
from talkbox.standing import Bounce, Standing
from talkbox.testing import ScriptedModel
from talkbox.turn import Turn
from talkbox_sessions import events as happened
from talkbox_sessions import takes as folds
from talkbox_sessions.events import Call, Event
from talkbox_sessions.journal import Journal
from talkbox_tools.backend import BackendError
from talkbox_tools.chain import Add, Chain, Change
from talkbox_tools.context import Context, ToolError
from talkbox_tools.goal import Aim, Goal
from talkbox_tools.tool import Tool, tool

SOURCE = {"integrated_lufs": -20.0, "tilt_db_per_octave": -3.0, "length_seconds": 5.0}
DARKER = Goal((Aim("tilt_db_per_octave", "down", 0.5),), "darker")


@tool
def shade(
    context: Context,
    gain_db: Annotated[float, Field(ge=-24, le=24, description="How bright, in dB.")],
) -> Change:
    """Turn the highs up or down."""
    return Change((Add("high_shelf", {"gain_db": gain_db}),), report={"gain_db": gain_db})


@tool
def decline(context: Context) -> Change:
    """Always decline."""
    raise ToolError("This tool never does anything; use shade.")


@tool
def crash(context: Context) -> Change:
    """Always fail inside."""
    raise ZeroDivisionError("a bug of its author")


@tool
def aim_darker(context: Context) -> Change:
    """State that the sound shall get darker."""
    return Change(goal=DARKER.to_json())


@tool
def aim_quieter(context: Context) -> Change:
    """State that the sound shall get quieter."""
    return Change(goal=Goal((Aim("integrated_lufs", "down", 2.0),), "quieter").to_json())


@tool
def step_back(context: Context) -> Change:
    """Undo."""
    return Change(travel="undo")


TOOLS = {tool.name: tool for tool in (shade, decline, crash, aim_darker, aim_quieter, step_back)}


class FakeStudio:
    """Every dB of high shelf tilts the sound by a tenth of a dB per octave; -20 dB breaks it."""

    def __init__(self) -> None:
        self.bounces = 0

    def bounce(self, chain: Chain, listener: Listener) -> Bounce:
        """Sum the gains."""
        self.bounces += 1
        gains = [float(stage.parameters["gain_db"]) for stage in chain.active()]
        if -20.0 in gains:
            raise BackendError("Stage s1 (high_shelf) gave no finite sound; use less gain.")
        tilt = SOURCE["tilt_db_per_octave"] + sum(gains) / 10
        return Bounce(chain.digest(), {**SOURCE, "tilt_db_per_octave": tilt}, {"render": 0.0})

    def beside_clip(self, measure: str, chain: Chain, listener: Listener) -> float:
        """A shelf stands still, turns no part and does not click."""
        return 0.0

    def permits(self, chain: Chain, before: Chain) -> frozenset[str]:
        """Nothing."""
        return frozenset()


class Desk:
    """A journal and a fake studio, and turns on them."""

    def __init__(self, folder: Path) -> None:
        opened = happened.SessionOpened(
            source={"name": "a.wav", "rate_hz": 44_100, "channels": 2, "seconds": 5.0},
            measured=SOURCE,
            versions={},
        )
        self.journal = Journal.create(folder / "session", opened)
        self.studio = FakeStudio()

    def say(
        self,
        model: Model,
        goal: Goal | None = None,
        listener: Listener | None = None,
        tools: Mapping[str, Tool] = TOOLS,
        schemas: tuple[ToolSchema, ...] = (),
    ) -> Iterator[Event]:
        conversation = Conversation.of(self.journal.line())
        turn = Turn(
            journal=self.journal,
            conversation=conversation,
            model=model,
            schemas=schemas,
            dispatch=Dispatch(tools, lambda chain: Context(chain=chain)),
            studio=self.studio,
            standing=Standing(Chain.from_json(conversation.chain), conversation.measured),
            take=folds.next_number(self.journal),
            read_goal=lambda messages: goal,
            find_travel=lambda why, number: folds.steps(self.journal, why, number),
            listener=listener or Listener(),
        )
        return turn.run(happened.UserSaid(text="make it darker", model=model.name))

    def told(self, *replies: Reply, goal: Goal | None = None) -> tuple[list[Event], ScriptedModel]:
        model = ScriptedModel(list(replies))
        return list(self.say(model, goal)), model


def call(name: str, number: int = 1, **arguments: Any) -> Call:
    return Call(id=f"c{number}", name=name, arguments=arguments)


def shading(*gains: float) -> Reply:
    calls = tuple(call("shade", place, gain_db=gain) for place, gain in enumerate(gains))
    return Reply(calls=calls)
