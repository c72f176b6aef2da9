"""A session: one source, one journal, and everything that can be done with them.

A session opened again stands where it stood; calls that a crash left unanswered are closed first.
Only one process writes to a session at a time.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from talkbox import toolbox
from talkbox.calls import Dispatch
from talkbox.closing import Closing
from talkbox.conversation import Conversation, result_of
from talkbox.effort import NORMAL, Effort
from talkbox.listener import Listener
from talkbox.messages import User
from talkbox.planner import PlannerSearch, goal_for
from talkbox.saying import Via
from talkbox.standing import Standing
from talkbox.turn import Turn
from talkbox.voice.kept import keep
from talkbox.voice.kept import recall as recall_recordings
from talkbox_sessions import events as happened
from talkbox_sessions import takes as folds
from talkbox_sessions.errors import SessionError
from talkbox_sessions.events import Call, Event
from talkbox_sessions.journal import Journal
from talkbox_tools.backend import BackendError
from talkbox_tools.chain import Chain, Travel
from talkbox_tools.context import Context, ToolError
from talkbox_tools.context import Take as ToolTake

if TYPE_CHECKING:
    from talkbox.messages import Message, Model, ToolResult
    from talkbox.recording import Recording
    from talkbox.studio import Studio, Written
    from talkbox.taste.palate import Palate
    from talkbox_sessions.store import Home
    from talkbox_tools.dsp.similarity_profile import Profile
    from talkbox_tools.tool import Tool


class Session(Closing):
    """An open session. Close it, or use it in a `with` statement.

    `Session.create` and `Session.open` make one.
    """

    def __init__(self, journal: Journal, studio: Studio, folders: tuple[Path, ...]) -> None:
        self.journal = journal
        self.studio = studio
        self.folders = folders
        """Folders and single files that the user opened; tools name files only among these."""
        self._references: tuple[str, ...] = ()
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

        Raises SessionError when there is none, it is damaged, a recording that a model heard is
        gone, or another process writes to it.
        """
        from talkbox.opening import resume

        journal, studio, folders = resume(home, id, readonly)
        try:
            return cls(journal, studio, folders)
        except BaseException:
            journal.close()
            raise

    def close(self) -> None:
        """Let go of the session, so that it can be opened again."""
        self.journal.close()

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
        self,
        text: str,
        model: Model,
        *,
        via: Via = "typed",
        recordings: Sequence[Recording] = (),
        transcript: str | None = None,
        listener: Listener | None = None,
        effort: Effort = NORMAL,
        palate: Palate | None = None,
    ) -> Iterator[Event]:
        """One turn: the events of `talkbox.turn.Turn.run`, each written down already.

        `recordings` are for a model that hears, beside `text` or in its place; `transcript` is the
        id of the `transcribed` event that the text is from. Raises SessionError when they cannot
        be kept.

        With a `palate` it is made to the user's taste, and what the words say of the last edit is
        learnt.
        """
        tools = self._tools
        schemas = toolbox.schemas(self._offered, self.conversation.files)
        turn = Turn(
            journal=self.journal,
            conversation=self.conversation,
            model=model,
            schemas=schemas,
            dispatch=Dispatch(tools, self._context),
            studio=self.studio,
            standing=Standing(self.chain, self.conversation.measured),
            take=folds.next_number(self.journal),
            read_goal=goal_for,
            find_travel=lambda why, number: folds.steps(self.journal, why, number),
            listener=listener or Listener(),
            effort=effort,
            search=PlannerSearch(effort, self.chain, schemas, self._carry_out),
        )
        taste = {} if palate is None else palate.season(self._with(text))
        said = happened.UserSaid(
            text=text,
            via=via,
            transcript=transcript,
            recordings=keep(self.journal, recordings),
            model=model.name,
            effort=effort.name,
            references=self._references,
            taste=taste,
        )
        yield from turn.run(said)
        if turn.travel:
            self._stand()

    def open_reference(self, path: Path) -> Profile:
        """Let instructions name this file, wherever it lies: "the reference" is it from now on.

        Its profile. Raises ToolError for a file that cannot serve as a reference.
        """
        from talkbox_tools.matching.reference import read_reference

        found = read_reference(path, path.name, self.studio.original)
        self.folders = (path.resolve(), *self.folders)
        self._references = (path.name, *self._references)
        self._stand()
        self.__dict__.pop("_offered", None)
        return found

    def reference(self, name: str) -> Profile:
        """The profile of the opened file `name`; raises ToolError as `open_reference`."""
        from talkbox_tools.matching.reference import reference

        return reference(name, self._context(self.chain))

    def profile(self, chain: Chain) -> Profile:
        """What the chain's sound can be likened by; raises ToolError when a stage fails."""
        try:
            return self.studio.profile(chain)
        except BackendError as error:
            raise ToolError(str(error)) from None

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

        opened = [path for path in self.folders if path.is_file()]
        inputs = (self.studio.original, self.studio.source, *opened)
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

    def _with(self, text: str) -> list[Message]:
        """The conversation with these words as its newest message."""
        user = User(text, self.conversation.situation())
        return [*self.conversation.messages, user]

    def _move(self, moved: happened.HeadMoved) -> folds.Take:
        self.journal.append(moved)
        self._stand()
        return self.take()

    def _stand(self) -> None:
        self._gathered: tuple[int, tuple[ToolTake, ...]] | None = None
        """How many takes the line has, and every take as tools read them."""
        files = toolbox.audio_files(self.folders)
        recall = partial(recall_recordings, self.journal)
        self.conversation = Conversation.of(self.journal.line(), files, recall)

    @cached_property
    def _offered(self) -> list[Tool]:
        """What a model is shown; settled once, so that its prompt begins the same in every turn."""
        source = str(self.journal.opened.source["name"])
        return toolbox.offered(list(self._tools.values()), self.conversation.files, source)

    @cached_property
    def _tools(self) -> dict[str, Tool]:
        return {tool.name: tool for tool in toolbox.registry().for_model()}

    def _carry_out(self, calls: Sequence[Call], chain: Chain) -> tuple[Chain, list[ToolResult]]:
        """Calls of the program's own: the chain after them, and what each returned."""
        dispatch, results = Dispatch(self._tools, self._context), []
        for place, call in enumerate(calls):
            outcome = dispatch.carry_out(call, chain, place)
            results.append(result_of(outcome))
            if isinstance(outcome, happened.ToolReturned):
                chain = Chain.from_json(outcome.chain)
        return chain, results

    def _tool_takes(self, made: int) -> tuple[ToolTake, ...]:
        """The takes as tools read them; gathered when one was made, not anew for each call."""
        if self._gathered is None or self._gathered[0] != made:
            takes = (ToolTake(f"take {one.number}", one.asked, one.measured) for one in self.takes)
            self._gathered = made, tuple(takes)
        return self._gathered[1]

    def _context(self, chain: Chain) -> Context:
        situation = self.conversation.situation()
        return toolbox.context(
            chain,
            situation,
            self._tool_takes(situation.takes),
            self.folders,
            self.profile,
            self.studio.original,
        )
