"""Nothing that was heard is said unseen: the journal has it first, then a person may mend it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from talkbox.saying import Saying
from talkbox.voice.kept import keep
from talkbox_sessions.events import Mended, Transcribed, TranscriptCancelled

if TYPE_CHECKING:
    from talkbox.voice.dictation import Dictation
    from talkbox_sessions.journal import Journal


class Confirmer(Protocol):
    """Whoever is shown what was heard and says what is meant."""

    def confirm(self, dictation: Dictation) -> str | None:
        """The words to say, as they are or corrected; None when nothing is to be said."""
        ...


class AsHeard:
    """Lets everything pass as it was heard and repaired."""

    def confirm(self, dictation: Dictation) -> str | None:
        """The repaired words."""
        return dictation.text


class Unsaid(Exception):
    """Raised when what was heard is not to be said; that stands in the journal."""


def settle(journal: Journal, dictation: Dictation, confirmer: Confirmer) -> Saying:
    """Write down what was heard, have it confirmed, and make an instruction of it.

    What the model hears itself cannot be shown first and passes. Raises Unsaid when it was
    cancelled, SessionError when nothing can be written down.
    """
    if dictation.direct:
        return Saying("", "spoken", dictation.recordings)
    heard = journal.append(_transcribed(journal, dictation))
    words = confirmer.confirm(dictation)
    if words is None or not words.strip():
        journal.append(TranscriptCancelled(transcript=heard.id))
        raise Unsaid
    return Saying(words.strip(), "spoken", transcript=heard.id)


def _transcribed(journal: Journal, dictation: Dictation) -> Transcribed:
    return Transcribed(
        recordings=keep(journal, dictation.recordings),
        source=dictation.source,
        seconds=dictation.seconds,
        heard=dictation.heard,
        text=dictation.text,
        changes=tuple(Mended(heard=one.heard, meant=one.meant) for one in dictation.changes),
        by=dictation.by,
        language=dictation.language,
    )
