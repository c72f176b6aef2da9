"""`--model` and what belongs to it, the same on every command that lets a model answer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, cast

import click

if TYPE_CHECKING:
    from talkbox.messages import Model

F = TypeVar("F", bound=Callable[..., Any])

plain_http_option = click.option(
    "--plain-http", is_flag=True, help="Talk to a far server without encryption, unasked."
)
"""What the command's parameter `plain_http` allows."""
RUNNING_OPTIONS = (
    click.option("--context", type=int, metavar="TOKENS", help="How much a GGUF model may read."),
    click.option("--threads", type=int, metavar="N", help="Threads for it; else the free cores."),
    click.option("--gpu-layers", type=int, metavar="N", help="Layers on the GPU; else all it can."),
    click.option(
        "--flash-attention/--no-flash-attention",
        default=None,
        help="Else only where a graphics card computes.",
    ),
    click.option(
        "--thinking/--no-thinking", default=None, help="Think before acting; else by its size."
    ),
    click.option(
        "--draft",
        type=click.Path(path_type=Path),
        metavar="NAME",
        help="A smaller model of the same family that writes ahead: a file, or a name.",
    ),
    click.option(
        "--projector",
        type=click.Path(path_type=Path),
        metavar="FILE",
        help="The file by which it hears; else the one that lies beside it.",
    ),
)
"""How a model is run on this machine; `given_settings` reads what they say."""
_OPTIONS = (
    click.option(
        "--model",
        metavar="NAME",
        help="Who answers: planner, a GGUF file, a name of `talkbox models list`, the address of "
        "a server (http://127.0.0.1:8080), or serve:NAME; else as TALKBOX_MODEL or the "
        "configuration says.",
    ),
    *RUNNING_OPTIONS,
    click.option("--seed", type=int, metavar="N", help="Another answer to the same words."),
    plain_http_option,
)
_SETTINGS = {
    "context": "context_tokens",
    "threads": "threads",
    "gpu_layers": "gpu_layers",
    "flash_attention": "flash_attention",
    "thinking": "thinking",
    "draft": "draft",
    "projector": "projector",
    "seed": "seed",
}


@dataclass(frozen=True, slots=True)
class ModelChoice:
    """What the command line says about the model."""

    name: str | None = None
    settings: dict[str, Any] = field(default_factory=dict)
    """Settings of `talkbox.models.llama.settings.Settings` that were given."""
    plain_http: bool = False
    """Whether a far server may be talked to without encryption."""

    def open(self, quiet: bool) -> tuple[Model, str | None]:
        """The model, and what a person is to know of it, or where nothing was named.

        Unless `quiet`, a person at a terminal sees bars while a model loads and reads. A person is
        asked before anything goes to a far server without encryption. Raises ModelError when it
        cannot be had.
        """
        from talkbox import config
        from talkbox.cli.plain_http import agreed
        from talkbox.cli.progress import Bar
        from talkbox.models import find

        plain_http = self.plain_http or agreed(self.name or config.model())
        bars = {
            "loading": Bar(not quiet, label="Loading the model"),
            "reading": Bar(not quiet, label="Reading"),
        }
        model, notice = find(
            self.name,
            self.settings,
            lambda what, share: bars[what](share),
            plain_http=plain_http,
        )
        _close_with_the_command(model)
        return model, notice


def _close_with_the_command(model: Model) -> None:
    """However the command ends, what the model holds is given back: memory, sockets, a server."""
    close = getattr(model, "close", None)
    context = click.get_current_context(silent=True)
    if close is not None and context is not None:
        context.call_on_close(close)


def model_options(command: F) -> F:
    """Adds the options; they reach the command as one ModelChoice, `model`."""

    @wraps(command)
    def with_choice(*args: Any, model: str | None, plain_http: bool, **given: Any) -> Any:
        settings = given_settings(given)
        return command(*args, model=ModelChoice(model, settings, plain_http), **given)

    wrapped = cast("F", with_choice)
    for option in reversed(_OPTIONS):
        wrapped = option(wrapped)
    return wrapped


def given_settings(given: dict[str, Any]) -> dict[str, Any]:
    """Takes what the options about settings say out of a command's arguments."""
    said = {setting: given.pop(option, None) for option, setting in _SETTINGS.items()}
    return {setting: value for setting, value in said.items() if value is not None}
