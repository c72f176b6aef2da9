"""How a GGUF model is run: what may be set, within which bounds, and what it is for.

The same table serves the command line, the config file's `[llama]` table and code; a value that is
out of its bounds is refused in one sentence wherever it came from.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from talkbox.home import expanded
from talkbox.messages import ModelError


@dataclass(frozen=True, slots=True)
class Option:
    """One setting, as a command line or a config file offers it."""

    name: str
    kind: type[int] | type[float] | type[bool] | type[Path]
    help: str
    least: float | None = None
    most: float | None = None

    def fault(self, value: object) -> str | None:
        """What is wrong with a value, and what is allowed; None when it is fine."""
        if not self._fits(value):
            return f"is {value!r}, not {self._kinds()}"
        if self.kind is Path or self.kind is bool:
            return None
        assert isinstance(value, int | float) and self.least is not None and self.most is not None
        if self.least <= value <= self.most:
            return None
        return f"is {value}; allowed is {self.least} to {self.most}"

    def _fits(self, value: object) -> bool:
        if self.kind is Path:
            return isinstance(value, Path)
        if isinstance(value, bool) or self.kind is bool:
            return isinstance(value, bool) and self.kind is bool
        return isinstance(value, int) or (self.kind is float and isinstance(value, float))

    def _kinds(self) -> str:
        return {int: "a whole number", float: "a number", bool: "true or false"}.get(
            self.kind, "the path of a file"
        )


OPTIONS: tuple[Option, ...] = (
    Option(
        "context_tokens",
        int,
        "How much of a conversation the model can hold at once, in tokens; more needs more memory.",
        1024,
        1_048_576,
    ),
    Option(
        "threads",
        int,
        "Processor threads; left out, as many as there are cores with nothing else to do.",
        1,
        512,
    ),
    Option(
        "gpu_layers",
        int,
        "Layers of the model that run on the GPU; left out, all of them where there is one.",
        0,
        1000,
    ),
    Option(
        "flash_attention",
        bool,
        "Attention in less memory; left out, only where a graphics card computes.",
    ),
    Option(
        "draft",
        Path,
        "A smaller GGUF model with the same vocabulary that guesses ahead, for speed.",
    ),
    Option(
        "projector",
        Path,
        "The file by which the model hears; left out, the one that lies beside it.",
    ),
    Option("draft_tokens", int, "How many tokens the draft model guesses ahead.", 1, 16),
    Option(
        "temperature", float, "How freely the model chooses; 0 always takes the likeliest.", 0, 2
    ),
    Option("top_p", float, "Choose among the likeliest tokens that make up this share.", 0.01, 1),
    Option("top_k", int, "Choose among this many of the likeliest tokens; 0 is all.", 0, 10_000),
    Option("min_p", float, "Leave out what is less likely than this share of the likeliest.", 0, 1),
    Option("seed", int, "The same seed gives the same answer.", 0, 2**32 - 2),
    Option("thinking", bool, "Whether the model thinks first; left out, as suits its size."),
    Option("reply_tokens", int, "The longest answer, thoughts and calls included.", 16, 131_072),
    Option(
        "batch_tokens",
        int,
        "How many tokens are read in one step; a processor reads at most 128.",
        32,
        8192,
    ),
)
"""Every setting, in the order of the fields of `Settings`."""


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of one model; `OPTIONS` says what each is for. Raises ModelError.

    The sampling is the one that Gemma 4 was published with (its model card: temperature 1.0,
    top-p 0.95, top-k 64), sent explicitly because every runtime has defaults of its own.
    """

    context_tokens: int = 8192
    threads: int | None = None
    gpu_layers: int | None = None
    flash_attention: bool | None = None
    draft: Path | None = None
    projector: Path | None = None
    draft_tokens: int = 4
    temperature: float = 1.0
    top_p: float = 0.95
    top_k: int = 64
    min_p: float = 0.0
    seed: int = 0
    thinking: bool | None = None
    reply_tokens: int = 2048
    batch_tokens: int = 512

    def __post_init__(self) -> None:
        optional = {field.name for field in fields(self) if field.default is None}
        for option in OPTIONS:
            value = getattr(self, option.name)
            if value is None and option.name in optional:
                continue
            fault = option.fault(value)
            if fault:
                raise ModelError(f"The model setting {option.name} {fault}.")

    @classmethod
    def from_mapping(cls, values: Mapping[str, Any]) -> Settings:
        """The settings in a config file's table; what is left out has its default.

        Raises ModelError with one sentence about the first thing that is wrong.
        """
        known = {option.name: option for option in OPTIONS}
        unknown = sorted(set(values) - set(known))
        if unknown:
            raise ModelError(
                f"There is no model setting {unknown[0]!r}; there are {', '.join(known)}."
            )
        return cls(**{name: _read(known[name], value) for name, value in values.items()})


def _read(option: Option, value: Any) -> Any:
    if option.kind is Path and isinstance(value, str) and value:
        return expanded(value)
    return value
