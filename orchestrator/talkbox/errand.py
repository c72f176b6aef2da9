"""An errand: one instruction on one sound, with one written result.

What `talkbox do` and the demo carry out. A file is written only when the turn changed what is
heard; otherwise the reply says why not.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from talkbox.listener import Listener
from talkbox.messages import Cancelled
from talkbox_sessions.events import Event, HeadMoved, TurnEnded

if TYPE_CHECKING:
    from talkbox.messages import Model
    from talkbox.result import Summary
    from talkbox.session import Session
    from talkbox_sessions.store import Home
    from talkbox_tools.chain import Chain

Outcome = tuple[Path | None, Mapping[str, float | None]]


@dataclass(frozen=True, slots=True)
class Errand:
    """What is to be done, and where the result goes."""

    phrase: str
    output: Path
    source: Path | None = None
    """The file that a new session is about; None goes on with `session` instead."""
    session: str = "last"
    """Id of a session, the beginning of one, or "last"."""
    plot: Path | None = None
    """Where a picture of both spectra goes."""

    def carry_out(self, home: Home, model: Model, listener: Listener | None = None) -> Summary:
        """Run the turn and write the result; the document that `talkbox.result` describes.

        Raises FileError, SessionError, ModelError or PlotError, and Cancelled when the listener
        stopped it.
        """
        from talkbox.result import summary

        began, listener = perf_counter(), listener or Listener()
        with self._open(home) as session:
            session.check_output(self.output)
            before, stood = session.measured, session.chain
            events = list(session.say(self.phrase, model, listener=listener))
            output, after = self._write(session, events, stood, listener)
            chain = session.chain.to_json()
            seconds = perf_counter() - began
            return summary(session.id, events, before, after, chain, output, seconds)

    def _open(self, home: Home) -> Session:
        from talkbox.session import Session
        from talkbox_tools.dsp.files import check_output, probe

        if self.plot is not None:
            from talkbox.plot import check_plot

            check_plot(self.plot)
        if self.source is None:
            return Session.open(home, self.session)
        check_output(self.output, [self.source], probe(self.source).rate_hz)
        return Session.create(home, self.source, words=self.phrase)

    def _write(
        self, session: Session, events: Sequence[Event], stood: Chain, listener: Listener
    ) -> Outcome:
        if _cancelled(events):
            raise Cancelled
        if not _heard(events):
            return None, session.measured
        written = session.export(self.output, listener=listener)
        if self.plot is not None:
            from talkbox.plot import write_plot

            before = session.studio.spectrum(stood, listener)
            write_plot(self.plot, before, written.spectrum, self.phrase)
        return written.path, written.measured


def _cancelled(events: Sequence[Event]) -> bool:
    return any(isinstance(event, TurnEnded) and event.reason == "cancelled" for event in events)


def _heard(events: Sequence[Event]) -> bool:
    """Whether another take stands after these events than before."""
    return any(
        isinstance(event, HeadMoved) or (isinstance(event, TurnEnded) and event.take is not None)
        for event in events
    )
