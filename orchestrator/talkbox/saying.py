"""What a turn begins with: words that were typed, words that were spoken, or speech as it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from talkbox.recording import Recording

if TYPE_CHECKING:
    from talkbox.effort import Effort
    from talkbox.listener import Listener
    from talkbox.messages import Model
    from talkbox.session import Session
    from talkbox.taste.palate import Palate
    from talkbox_sessions.events import Event

Via = Literal["typed", "spoken"]


@dataclass(frozen=True, slots=True)
class Saying:
    """One instruction, ready to be said."""

    text: str
    via: Via = "typed"
    recordings: tuple[Recording, ...] = ()
    """What the model hears itself, beside the text or in its place."""
    transcript: str | None = None
    """Id of the `transcribed` event that the text is from."""

    def said_in(
        self,
        session: Session,
        model: Model,
        *,
        listener: Listener,
        effort: Effort,
        palate: Palate | None,
    ) -> Iterator[Event]:
        """The events of the turn that it begins; as `Session.say`."""
        return session.say(
            self.text,
            model,
            via=self.via,
            recordings=self.recordings,
            transcript=self.transcript,
            listener=listener,
            effort=effort,
            palate=palate,
        )
