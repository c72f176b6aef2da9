"""The bench: one clip on it, and any number of requests answered about it, each from the start.

Every request gets a journal of its own, as `talkbox do` makes one; the source is read and measured
once. What counts is the file that was written, opened again.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from talkbox.evaluation.judging import Result
from talkbox.evaluation.sound import Sound
from talkbox.messages import Cancelled
from talkbox_sessions.events import ModelReplied, SessionOpened, TurnEnded
from talkbox_sessions.journal import Journal

if TYPE_CHECKING:
    from talkbox.effort import Effort
    from talkbox.evaluation.clips import Clip
    from talkbox.listener import Listener
    from talkbox.messages import Model
    from talkbox.session import Session
    from talkbox_sessions.events import Event
    from talkbox_tools.chain import Chain
    from talkbox_tools.dsp.render import Renderer, Source

WRITTEN_NOTHING = ("refused", "clarify", "unchanged")


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of one request."""

    status: str
    reply: str
    sound: Sound | None
    chain: Chain
    seconds: float
    tokens: Mapping[str, int] = field(default_factory=dict)

    @property
    def result(self) -> Result:
        """As the judging takes it."""
        return Result(self.sound, self.reply, self.status in WRITTEN_NOTHING)


class Bench:
    """One clip with everything that is kept of it between requests."""

    def __init__(self, clip: Clip, folder: Path, model: Model, effort: Effort) -> None:
        from talkbox.session import Session
        from talkbox_sessions.store import Home

        self.clip = clip
        self.source = Sound.read(clip.path)
        self._folder = folder
        self._model = model
        self._effort = effort
        self._asked = 0
        with Session.create(Home(folder), clip.path, words=clip.name) as session:
            self._opened = session.journal.opened
            self._studio = session.studio

    def answer(self, say: str, listener: Listener, model: Model | None = None) -> Answer:
        """What the model (or another one) makes of these words.

        Raises Cancelled when the listener stops it.
        """
        began = perf_counter()
        with self._session() as session:
            events = list(
                session.say(say, model or self._model, listener=listener, effort=self._effort)
            )
            ended = next(event for event in events if isinstance(event, TurnEnded))
            if ended.reason == "cancelled":
                raise Cancelled
            sound = self._written(session, listener) if ended.take is not None else None
            chain = session.chain
        return Answer(
            ended.status, ended.reply, sound, chain, perf_counter() - began, _tokens(events)
        )

    def render(self, chain: Chain) -> Sound:
        """A chain of anyone's, rendered from the clip; raises BackendError."""
        import numpy as np

        if not chain.active():
            return self.source
        rendered = self._renderer.render(chain, self._loaded)
        return Sound(np.asarray(rendered.audio, dtype=np.float64), self.source.rate_hz)

    @cached_property
    def _renderer(self) -> Renderer:
        from talkbox_tools.dsp.pedalboard_backend import PedalboardBackend
        from talkbox_tools.dsp.render import Renderer

        return Renderer(PedalboardBackend())

    @cached_property
    def _loaded(self) -> Source:
        from talkbox_tools.dsp import files
        from talkbox_tools.dsp.render import Source

        return Source(*files.read(self.clip.path))

    def _session(self) -> Session:
        from talkbox.session import Session

        self._asked += 1
        opened = SessionOpened(
            source=self._opened.source,
            measured=self._opened.measured,
            versions=self._opened.versions,
        )
        journal = Journal.create(self._folder / f"{self.clip.name}-{self._asked}", opened)
        return Session(journal, self._studio, ())

    def _written(self, session: Session, listener: Listener) -> Sound:
        path = session.folder / f"result{self.clip.path.suffix}"
        session.export(path, listener=listener)
        sound = Sound.read(path)
        path.unlink()
        return sound


def _tokens(events: Sequence[Event]) -> dict[str, int]:
    """What was read and written in the whole turn, where the model counts it."""
    total: dict[str, int] = {}
    for event in events:
        if isinstance(event, ModelReplied):
            for name in ("prompt", "reply"):
                if name in event.tokens:
                    total[name] = total.get(name, 0) + event.tokens[name]
    return total
