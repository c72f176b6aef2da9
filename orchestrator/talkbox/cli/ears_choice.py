"""`--transcriber` and what belongs to it, the same on every command that can be spoken to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import TYPE_CHECKING, Any, TypeVar, cast

import click

if TYPE_CHECKING:
    from talkbox.messages import Model
    from talkbox.voice.ears import Ears

F = TypeVar("F", bound=Callable[..., Any])

_OPTIONS = (
    click.option(
        "--voice-direct",
        "direct",
        is_flag=True,
        help="Let the model that answers hear it itself, without a transcript.",
    ),
    click.option(
        "--transcriber",
        metavar="NAME",
        help="Who makes text of speech: model, whisper:NAME, whisper:FOLDER, or the address of a "
        "server; else the model if it hears, else Whisper.",
    ),
    click.option(
        "--language", metavar="NAME", help="What is spoken: en, de, ja, ...; else it is heard."
    ),
    click.option(
        "-y", "--yes", "unasked", is_flag=True, help="Say what was heard without asking first."
    ),
)


@dataclass(frozen=True, slots=True)
class EarsChoice:
    """What the command line says about who listens."""

    direct: bool = False
    transcriber: str | None = None
    language: str | None = None
    unasked: bool = False
    """Whether what was heard is said without being confirmed."""

    def __post_init__(self) -> None:
        if self.direct and self.transcriber is not None:
            raise click.UsageError(
                "With --voice-direct nobody transcribes; leave --transcriber out, or the former."
            )

    def given(self) -> str | None:
        """The first of the options that was given, for a sentence; None when none was."""
        said = {
            "--voice-direct": self.direct,
            "--transcriber": self.transcriber,
            "--language": self.language,
            "--yes": self.unasked,
        }
        return next((option for option, value in said.items() if value), None)

    def open(self, model: Model, quiet: bool, plain_http: bool) -> Ears:
        """Who listens beside this model; found when something is spoken.

        Unless `quiet`, a person at a terminal sees bars while one loads. A person is asked before
        a voice goes to a far server without encryption, which `plain_http` allows. Raises
        VoiceError for a language that there is not, ModelError where the configuration is wrong.
        """
        from talkbox import config
        from talkbox.cli.plain_http import agreed
        from talkbox.cli.progress import Bar
        from talkbox.voice.ears import Ears

        configured = config.voice()

        bars = {
            "loading": Bar(not quiet, label="Loading who listens"),
            "reading": Bar(not quiet, label="Listening"),
        }
        ears = Ears(
            model,
            wanted=self.transcriber,
            language=self.language,
            direct=self.direct or (self.transcriber is None and configured.direct),
            plain_http=plain_http or agreed(self.transcriber or configured.transcriber),
            watch=lambda what, share: bars[what](share),
        )
        click.get_current_context().call_on_close(ears.close)
        return ears


def ears_options(command: F) -> F:
    """Adds the options; they reach the command as one EarsChoice, `ears`."""

    @wraps(command)
    def with_ears(
        *args: Any,
        direct: bool,
        transcriber: str | None,
        language: str | None,
        unasked: bool,
        **given: Any,
    ) -> Any:
        ears = EarsChoice(direct, transcriber, language, unasked)
        return command(*args, ears=ears, **given)

    wrapped = cast("F", with_ears)
    for option in reversed(_OPTIONS):
        wrapped = option(wrapped)
    return wrapped
