"""A session: one source, one journal, and everything that can be done with them.

A session opened again stands where it stood; calls that a crash left unanswered are closed first.
Only one process writes to a session at a time.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Literal

from talkbox import toolbox
from talkbox.calls import Dispatch
from talkbox.conversation import Conversation
from talkbox.listener import Listener
from talkbox.planner import goal_for
from talkbox.standing import Standing
from talkbox.turn import Turn
from talkbox_sessions import events as happened
from talkbox_sessions import takes as folds
from talkbox_sessions.errors import SessionError
from talkbox_sessions.events import Event
from talkbox_sessions.journal import Journal
from talkbox_tools.chain import Chain, Travel
from talkbox_tools.context import Context
from talkbox_tools.context import Take as ToolTake

if TYPE_CHECKING:
    from talkbox.messages import Model
    from talkbox.studio import Studio, Written
    from talkbox_sessions.store import Home
    from talkbox_tools.tool import Tool

Via = Literal["typed", "spoken"]


class Session:
    """An open session. Close it, or use it in a `with` statement.

    `Session.create` and `Session.open` make one.
    """

    def __init__(self, journal: Journal, studio: Studio, folders: tuple[Path, ...]) -> None:
        self.journal = journal
        self.studio = studio
        self.folders = folders
        """Folders that the user opened; tools name files only inside these."""
        self._stand()

    @property
    def folder(self) -> Path:
        """Where the session lives."""
        return self.journal.folder

    @property
    def id(self) -> str:
        """The name of its folder."""
        return self.folder.name

    @classmethod
    def create(cls, home: Home, source: Path, *, words: str = "") -> Session:
        """A new session about the file `source`, which is copied into it.

        `words` go into the id. Raises FileError when the file cannot be used, SessionError when
        the session cannot be kept.
        """
        from talkbox.opening import start

        return cls(*start(home, source, words))

    @classmethod
    def open(cls, home: Home, id: str, *, readonly: bool = False) -> Session:
        """The session with this id, prefix of an id, or "last".

        Raises SessionError when there is none, it is damaged, or another process writes to it.
        """
        from talkbox.opening import resume

        return cls(*resume(home, id, readonly))

    def close(self) -> None:
        """Let go of the session, so that it can be opened again."""
        self.journal.close()

    def __enter__(self) -> Session:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @property
    def chain(self) -> Chain:
        """The chain of the take that stands."""
        return Chain.from_json(self.conversation.chain)

    @property
    def measured(self) -> dict[str, float | None]:
        """The measurement of the take that stands."""
        return dict(self.conversation.measured)

    @property
    def source_measured(self) -> dict[str, float | None]:
        """The measurement of the source."""
        return dict(self.conversation.source_measured)

    @property
    def takes(self) -> list[folds.Take]:
        """Every take of the session, with whether it is on the line that stands."""
        return folds.takes(self.journal)

    def say(
        self, text: str, model: Model, *, via: Via = "typed", listener: Listener | None = None
    ) -> Iterator[Event]:
        """One turn: the events of `talkbox.turn.Turn.run`, each written down already."""
        tools = self._tools
        turn = Turn(
            journal=self.journal,
            conversation=self.conversation,
            model=model,
            schemas=toolbox.schemas(list(tools.values()), self.conversation.files),
            dispatch=Dispatch(tools, self._context),
            studio=self.studio,
            standing=Standing(self.chain, self.conversation.measured),
            take=folds.next_number(self.journal),
            read_goal=goal_for,
            find_travel=lambda step: folds.step(self.journal, step),
            listener=listener or Listener(),
        )
        yield from turn.run(happened.UserSaid(text=text, via=via, model=model.name))
        if turn.travel is not None:
            self._stand()

    def move(self, step: Travel) -> folds.Take:
        """Undo, redo or go back to the source; the take that stands then.

        Raises SessionError when the step leads nowhere.
        """
        return self._move(folds.step(self.journal, step))

    def branch(self, take: int, label: str = "") -> folds.Take:
        """Stand at take `take` (0 is the source), so that the next turn goes on from there.

        Raises SessionError when there is no such take.
        """
        return self._move(folds.branch(self.journal, take, label))

    def take(self, number: int | None = None) -> folds.Take:
        """The take with this number, the standing one when None; raises SessionError."""
        for take in self.takes:
            if take.standing if number is None else take.number == number:
                return take
        known = ", ".join(str(take.number) for take in self.takes)
        raise SessionError(f"There is no take {number}; there is: {known}.")

    def check_output(self, path: Path) -> None:
        """Raise FileError when an export to `path` would fail, or go over what this is about."""
        from talkbox_tools.dsp import files

        inputs = (self.studio.original, self.studio.source)
        files.check_output(path, inputs, self.studio.info.rate_hz)

    def export(
        self, path: Path, *, take: int | None = None, listener: Listener | None = None
    ) -> Written:
        """Write a take (the standing one when None, 0 the source) to `path` and measure the file.

        Raises FileError for a path that cannot be written, SessionError for a take there is not.
        """
        self.check_output(path)
        self.journal.sync()
        chosen = self.take(take).chain
        chain = Chain() if chosen is None else Chain.from_json(chosen)
        return self.studio.write(chain, path, listener or Listener())

    def _move(self, moved: happened.HeadMoved) -> folds.Take:
        self.journal.append(moved)
        self._stand()
        return self.take()

    def _stand(self) -> None:
        files = toolbox.audio_files(self.folders)
        self.conversation = Conversation.of(self.journal.line(), files)

    @cached_property
    def _tools(self) -> dict[str, Tool]:
        return {tool.name: tool for tool in toolbox.registry().for_model()}

    def _context(self, chain: Chain) -> Context:
        takes = [ToolTake(f"take {take.number}", take.asked, take.measured) for take in self.takes]
        return toolbox.context(chain, self.conversation.situation(), takes, self.folders)
