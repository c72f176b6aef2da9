"""A user's taste beside a session: hears opinions as they are said, and seasons every turn.

Nothing here ever stops a turn: what cannot be read or kept is said, and the turn goes on plainly.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from talkbox.messages import Message
from talkbox.taste.feedback import Feedback, feedback, touched
from talkbox.taste.file import TasteFile
from talkbox.taste.form import TasteError, Tastes
from talkbox.taste.record import WordTaste, learnt
from talkbox_prompts.texts import table
from talkbox_sessions.events import Taste


@dataclass
class Palate:
    """The taste of one user during a session."""

    file: TasteFile
    notes: list[str] = field(default_factory=list)
    """What was learnt since somebody looked, for the producer."""
    faults: list[str] = field(default_factory=list)
    """Why taste did not count, each once."""
    _told: set[str] = field(default_factory=set)

    def season(self, messages: Sequence[Message]) -> dict[str, Taste]:
        """The taste for the newest message, after learning what it says of the last edit."""
        try:
            tastes = self.file.read()
            heard = feedback(messages) if tastes.on else None
            if heard is not None:
                tastes = self.file.change(partial(_changed, heard=heard))
                self.notes += [_note(word, tastes.words[word], heard) for word in heard.right]
        except TasteError as error:
            self._complain(str(error))
            return {}
        if not tastes.on:
            return {}
        known = touched(messages) & tastes.words.keys()
        return {word: tastes.words[word].told() for word in sorted(known)}

    def told(self) -> list[str]:
        """The notes, which are forgotten with that."""
        notes, self.notes = self.notes, []
        return notes

    def complaints(self) -> list[str]:
        """The faults, which are forgotten with that."""
        faults, self.faults = self.faults, []
        return faults

    def _complain(self, fault: str) -> None:
        if fault not in self._told:
            self._told.add(fault)
            self.faults.append(fault)


def _changed(old: Tastes, heard: Feedback) -> Tastes:
    words = dict(old.words)
    for word, right in heard.right.items():
        before = words.get(word, WordTaste())
        words[word] = learnt(before, heard.opinion, right, heard.kinds.get(word, ()))
    return replace(old, words=words)


def _note(word: str, now: WordTaste, heard: Feedback) -> str:
    """What was learnt, as one sentence."""
    forms = table("taste")["learnt"]
    name = word.replace("_", " ")
    kinds = heard.kinds.get(word)
    if heard.opinion == "otherwise" and kinds:
        effects = ", ".join(sorted(kinds)).replace("_", " ")
        return str(forms["otherwise"].format(word=name, effects=effects))
    if heard.opinion in ("no", "otherwise"):
        return str(forms["no"].format(word=name))
    percent = round(abs(1 - now.factor) * 100)
    form = "plain" if not percent else "weaker" if now.factor < 1 else "stronger"
    return str(forms[form].format(word=name, percent=percent))
