"""An errand: an instruction on one sound, or a few spoken ones, with one written result.

What `talkbox do` and the demo carry out. A file is written only when the turn changed what is
heard; otherwise the reply says why not.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Any

from talkbox.effort import NORMAL, Effort
from talkbox.listener import Listener
from talkbox.messages import Cancelled
from talkbox.saying import Saying
from talkbox_sessions.events import Event, HeadMoved, TurnEnded

if TYPE_CHECKING:
    from talkbox.messages import Model
    from talkbox.result import Summary
    from talkbox.session import Session
    from talkbox.studio import Written
    from talkbox.taste.palate import Palate
    from talkbox.voice.confirming import Confirmer
    from talkbox.voice.dictation import Dictation
    from talkbox_sessions.store import Home
    from talkbox_tools.chain import Chain


@dataclass(frozen=True, slots=True)
class Errand:
    """What is to be done, and where the result goes."""

    phrase: str
    """What is said; where it is spoken, what the session and the picture are called after."""
    output: Path
    source: Path | None = None
    """The file that a new session is about; None goes on with `session` instead."""
    session: str = "last"
    """Id of a session, the beginning of one, or "last"."""
    plot: Path | None = None
    """Where a picture of both spectra goes."""
    effort: Effort = NORMAL
    references: tuple[Path, ...] = ()
    """Files that the phrase may name as what the sound should be like; the first is meant."""
    palate: Palate | None = None
    """The user's taste; None where it does not count."""
    spoken: tuple[Dictation, ...] = ()
    """What is said instead of `phrase`, a turn each; what stands after the last is written."""
    voices: tuple[Path, ...] = ()
    """The files that it was spoken in, which the result never goes over."""
    confirmer: Confirmer | None = None
    """Who is shown what was heard before any turn; None lets it pass."""

    def carry_out(self, home: Home, model: Model, listener: Listener | None = None) -> Summary:
        """Run the turn and write the result; the document that `talkbox.result` describes.

        Raises FileError, SessionError, ModelError or PlotError, Cancelled when the listener
        stopped it, and `talkbox.voice.confirming.Unsaid` when what was heard was cancelled.
        """
        from talkbox.result import summary

        began, listener = perf_counter(), listener or Listener()
        with self._open(home) as session:
            session.check_output(self.output)
            for reference in reversed(self.references):
                session.open_reference(reference)
            before, stood = session.measured, session.chain
            turns = self._turns(session, model, listener)
            events = [event for turn in turns for event in turn]
            written = self._write(session, events, stood, listener)
            after = session.measured if written is None else written.measured
            return summary(
                session.id,
                turns[-1],
                before,
                after,
                session.chain.to_json(),
                None if written is None else written.path,
                perf_counter() - began,
                self._likeness(session, events, stood, written),
                [*zip(self.spoken, turns, strict=False)],
            )

    def check(self) -> None:
        """Raise FileError or PlotError where the files named would not do, before any work."""
        from talkbox_tools.dsp.files import check_output, probe

        if self.plot is not None:
            from talkbox.plot import check_plot

            check_plot(self.plot)
        if self.source is None:
            check_output(self.output, self.voices)
        else:
            given = [self.source, *self.references, *self.voices]
            check_output(self.output, given, probe(self.source).rate_hz)
            self._check_references(self.source)

    def _turns(self, session: Session, model: Model, listener: Listener) -> list[list[Event]]:
        """The events of each turn; after one that failed or was stopped no other begins."""
        turns: list[list[Event]] = []
        for saying in self._sayings(session):
            said = saying.said_in(
                session, model, listener=listener, effort=self.effort, palate=self.palate
            )
            turns.append(list(said))
            if _end(turns[-1]).status == "failed":
                break
        return turns

    def _sayings(self, session: Session) -> list[Saying]:
        """All that is to be said, confirmed before the first turn so that nothing is half done."""
        if not self.spoken:
            return [Saying(self.phrase)]
        from talkbox.voice.confirming import AsHeard, settle

        confirmer = self.confirmer or AsHeard()
        return [settle(session.journal, each, confirmer) for each in self.spoken]

    def _open(self, home: Home) -> Session:
        from talkbox.session import Session

        self.check()
        if self.source is None:
            return Session.open(home, self.session)
        return Session.create(home, self.source, words=self.phrase)

    def _write(
        self, session: Session, events: Sequence[Event], stood: Chain, listener: Listener
    ) -> Written | None:
        end = _end(events)
        if end.reason == "cancelled":
            raise Cancelled
        if end.status == "failed" or not _heard(events):
            return None
        written = session.export(self.output, listener=listener)
        if self.plot is not None:
            from talkbox.plot import write_plot

            before = session.studio.spectrum(stood, listener)
            write_plot(self.plot, before, written.spectrum, self.phrase)
        return written

    def _check_references(self, source: Path) -> None:
        """A reference that cannot serve is told before a session is begun for it."""
        if self.references:
            from talkbox_tools.matching.reference import read_reference

            for reference in self.references:
                read_reference(reference, reference.name, source)

    def _likeness(
        self, session: Session, events: Sequence[Event], stood: Chain, written: Written | None
    ) -> dict[str, Any] | None:
        """How like its reference the sound is; None where there is none to be like."""
        from talkbox.likeness import likeness_document, reference_named

        name = reference_named(events)
        if name is None and self.references:
            name = self.references[0].name
        if name is None:
            return None
        from talkbox_tools.dsp.similarity_profile import Profile

        before = session.profile(stood)
        after = before if written is None else Profile(written.spectrum, written.measured)
        return likeness_document(name, session.reference(name), before, after)


def _end(events: Sequence[Event]) -> TurnEnded:
    """How the last of the turns ended."""
    return next(event for event in reversed(events) if isinstance(event, TurnEnded))


def _heard(events: Sequence[Event]) -> bool:
    """Whether another take stands after these events than before."""
    return any(
        isinstance(event, HeadMoved) or (isinstance(event, TurnEnded) and event.take is not None)
        for event in events
    )
