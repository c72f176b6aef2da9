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

_OPTIONS = (
    click.option(
        "--model",
        metavar="NAME",
        help="Who answers: planner, a GGUF file, or a name of `talkbox models list`; "
        "else as TALKBOX_MODEL or the configuration says.",
    ),
    click.option("--context", type=int, metavar="TOKENS", help="How much a GGUF model may read."),
    click.option("--threads", type=int, metavar="N", help="Threads for it; else the free cores."),
    click.option("--gpu-layers", type=int, metavar="N", help="Layers on the GPU; else all it can."),
    click.option(
        "--flash-attention/--no-flash-attention", default=None, help="Else as the model likes it."
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
    click.option("--seed", type=int, metavar="N", help="Another answer to the same words."),
)
_SETTINGS = {
    "context": "context_tokens",
    "threads": "threads",
    "gpu_layers": "gpu_layers",
    "flash_attention": "flash_attention",
    "thinking": "thinking",
    "draft": "draft",
    "seed": "seed",
}


@dataclass(frozen=True, slots=True)
class ModelChoice:
    """What the command line says about the model."""

    name: str | None = None
    settings: dict[str, Any] = field(default_factory=dict)
    """Settings of `talkbox.models.llama.settings.Settings` that were given."""

    def open(self, quiet: bool) -> tuple[Model, str | None]:
        """The model, and a line for people where nothing was named.

        Unless `quiet`, a person at a terminal sees bars while a model loads and reads. Raises
        ModelError when it cannot be had.
        """
        from talkbox.cli.progress import Bar
        from talkbox.models import find

        bars = {
            "loading": Bar(not quiet, label="Loading the model"),
            "reading": Bar(not quiet, label="Reading"),
        }
        return find(self.name, self.settings, lambda what, share: bars[what](share))


def model_options(command: F) -> F:
    """Adds the options; they reach the command as one ModelChoice, `model`."""

    @wraps(command)
    def with_choice(*args: Any, model: str | None, **given: Any) -> Any:
        said = {setting: given.pop(option) for option, setting in _SETTINGS.items()}
        settings = {setting: value for setting, value in said.items() if value is not None}
        return command(*args, model=ModelChoice(model, settings), **given)

    wrapped = cast("F", with_choice)
    for option in reversed(_OPTIONS):
        wrapped = option(wrapped)
    return wrapped
