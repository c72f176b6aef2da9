"""A model behind the fault proxy, and turns with it at a desk without sound.

Everything between the turn and the bytes is real: client, sockets, HTTP, journal.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from fault_proxy import FaultProxy, Origin
from turn_desk import TOOLS, Desk
from wire import DONE, event, stream

from talkbox import toolbox
from talkbox.conversation import Conversation
from talkbox.listener import Listener
from talkbox.messages import Message, Reply, System, User
from talkbox.models.server.address import address
from talkbox.models.server.model import ServerModel
from talkbox.models.server.settings import Settings
from talkbox_sessions.events import Event, TurnEnded
from talkbox_sessions.verify import verify

SCHEMAS = toolbox.schemas(list(TOOLS.values()))
NO_SOURCE = "The session does not say which file it is about."
"""What verifying says of every desk, which is about no file."""


def chunk(delta: dict[str, Any], finish: str | None = None) -> str:
    """One event of a stream."""
    choice = {"index": 0, "delta": delta, "finish_reason": finish}
    return event({"choices": [choice], "object": "chat.completion.chunk"})


def words(*pieces: str) -> bytes:
    """An answer in words."""
    return stream([*(chunk({"content": piece}) for piece in pieces), chunk({}, "stop"), DONE])


def shading(gain_db: float, id: str = "c1") -> bytes:
    """An answer that is a call, its arguments in fragments."""
    function = {"name": "shade", "arguments": '{"gain'}
    begun = {"index": 0, "id": id, "type": "function", "function": function}
    rest = {"index": 0, "function": {"arguments": f'_db": {gain_db}}}'}}
    pieces = [chunk({"tool_calls": [piece]}) for piece in (begun, rest)]
    role = chunk({"role": "assistant", "content": None})
    return stream([role, *pieces, chunk({}, "tool_calls"), DONE])


@contextmanager
def behind_proxy(origin: Origin, **settings: Any) -> Iterator[tuple[FaultProxy, ServerModel]]:
    """A proxy before the origin, and a model that is asked through it."""
    with (
        FaultProxy(origin) as proxy,
        ServerModel(address(proxy.url), Settings(**settings)) as model,
    ):
        yield proxy, model


def ask(model: ServerModel, text: str = "make it darker") -> tuple[Reply, str]:
    """The reply to a first request, and what was streamed of it."""
    heard: list[str] = []
    messages: list[Message] = [System("You shape sound."), User(text)]
    return model.reply(messages, SCHEMAS, heard.append, lambda: False), "".join(heard)


@dataclass
class Told:
    """What the user of a desk was told, turn by turn, to be compared with what is there."""

    desk: Desk
    edits: int = 0
    endings: list[TurnEnded] = field(default_factory=list)

    def turn(self, model: ServerModel, listener: Listener | None = None) -> TurnEnded:
        """One turn, which ends in one way and is written down whole."""
        events: list[Event] = list(self.desk.say(model, listener=listener, schemas=SCHEMAS))
        endings = [each for each in events if isinstance(each, TurnEnded)]
        assert endings == events[-1:], "a turn ends once, and nothing follows"
        [ending] = endings
        self.edits += ending.take is not None
        self.endings.append(ending)
        assert self.stages == self.edits, f"{self.edits} edits told, {self.stages} there: {ending}"
        return ending

    @property
    def stages(self) -> int:
        """How many stages the chain has; every edit adds one."""
        return len(Conversation.of(self.desk.journal.line()).chain["stages"])

    @property
    def damage(self) -> list[str]:
        """What is wrong with the journal, read from the disk."""
        return [str(each) for each in verify(self.desk.journal) if str(each) != NO_SOURCE]


@contextmanager
def at_desk(folder: Path) -> Iterator[Told]:
    """A new desk, and what is told there."""
    desk = Desk(folder)
    try:
        yield Told(desk)
    finally:
        desk.journal.close()


def is_clear(sentence: str) -> bool:
    """Whether this is one sentence that a person can be shown: whole, and no dump of anything."""
    leaks = ("Traceback", "Error(", "object at 0x", "httpx", "httpcore", "<html", "\n")
    ends = sentence.rstrip("\"'").endswith((".", "?"))
    return ends and len(sentence) < 600 and not any(leak in sentence for leak in leaks)
