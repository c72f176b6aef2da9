"""What a chat is made of: a session, who answers, who listens; and how a thing is said in it."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import click

from talkbox.cli.boundary import Failure
from talkbox.cli.hearing import CANCELLED, confirmer, hear_files, hear_samples
from talkbox.cli.interrupt import Interrupt
from talkbox.cli.palate import Vocabulary, tell
from talkbox.cli.phrase import instruction
from talkbox.saying import Saying

if TYPE_CHECKING:
    from talkbox.effort import Effort
    from talkbox.messages import Model
    from talkbox.session import Session
    from talkbox.taste.palate import Palate
    from talkbox.voice.dictation import Dictation
    from talkbox.voice.ears import Ears
    from talkbox.voice.microphone import Microphone


@dataclass
class Talk:
    """One chat."""

    session: Session
    model: Model
    effort: Effort
    palate: Palate | None
    ears: Ears
    unasked: bool = False
    """Whether what was heard is said without being confirmed."""
    microphone: str | None = None
    """As `--microphone` takes it."""
    vocabulary: Vocabulary = field(default_factory=Vocabulary)

    def type(self, words: str) -> None:
        """Say what was typed."""
        self._say(Saying(instruction(words)))

    def play(self, files: Sequence[Path]) -> None:
        """Say what is spoken in the files, one after the other, once all were heard."""
        with Interrupt() as interrupt:
            heard = hear_files(files, self.ears, interrupt, err=False, quiet=False)
        self._say_all(heard)

    def get_ready(self) -> Microphone:
        """The microphone, with somebody who listens, so that nothing is spoken in vain.

        Raises VoiceError where there is none, Failure where no key can be held.
        """
        from talkbox.voice.microphone import microphone

        if not (sys.stdin.isatty() and sys.stdout.isatty()):
            raise Failure("Speaking into a microphone needs a terminal; name files: /voice FILE")
        device = microphone(self.microphone)
        with Interrupt() as interrupt:
            self.ears.prepare(interrupt)
        if notice := self.ears.notice():
            click.echo(notice)
        return device

    def record(self) -> None:
        """Say what is spoken into the microphone while a key is held.

        Raises VoiceError and Failure as `get_ready`.
        """
        device = self.get_ready()
        from talkbox.cli.push_to_talk import record

        take = record(device)
        if take is None:
            click.echo(CANCELLED)
            return
        for note in take.notes:
            click.echo(f"  ({note})")
        with Interrupt() as interrupt:
            heard = hear_samples(take, self.ears, interrupt)
        self._say_all([heard])

    def _say_all(self, heard: Sequence[Dictation]) -> None:
        """Say what was heard once all of it is confirmed; nothing where some of it was dropped."""
        from talkbox.voice.confirming import Unsaid, settle

        who = confirmer(unasked=self.unasked, err=False)
        try:
            sayings = [settle(self.session.journal, each, who) for each in heard]
        except Unsaid:
            click.echo(CANCELLED)
            return
        for saying in sayings:
            self._say(saying)

    def _say(self, saying: Saying) -> None:
        from talkbox.cli.speech import speak

        self.vocabulary.refresh()
        speak(self.session, saying, self.model, self.effort, self.palate)
        tell(self.palate, err=False)
