"""How a model behind a server is asked: what may be set, and within which bounds.

What means the same as for a model in this process is called the same and has the same bounds.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

from talkbox.messages import ModelError
from talkbox.models.llama.settings import OPTIONS as LLAMA_OPTIONS
from talkbox.models.llama.settings import Option
from talkbox.models.llama.settings import Settings as LlamaSettings

_SHARED = ("temperature", "top_p", "top_k", "min_p", "seed", "thinking", "reply_tokens")
OPTIONS: tuple[Option, ...] = (
    *(option for option in LLAMA_OPTIONS if option.name in _SHARED),
    Option(
        "context_tokens",
        int,
        "How much of a conversation the server can hold at once; left out, as it says itself.",
        1024,
        1_048_576,
    ),
    Option(
        "patience_seconds",
        float,
        "How long a server may be silent, which it is while it loads or reads.",
        1,
        86_400,
    ),
)
"""Every setting; the bounds of the shared ones stand in `talkbox.models.llama.settings`."""
_PUBLISHED = LlamaSettings()
_KNOWN = {option.name: option for option in OPTIONS}


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of one model behind a server; `OPTIONS` says what each is for.

    Sampling is always sent, because every server has defaults of its own; these are the published
    ones of Gemma 4. Raises ModelError.
    """

    temperature: float = _PUBLISHED.temperature
    top_p: float = _PUBLISHED.top_p
    top_k: int = _PUBLISHED.top_k
    min_p: float = _PUBLISHED.min_p
    seed: int = _PUBLISHED.seed
    thinking: bool | None = None
    reply_tokens: int = _PUBLISHED.reply_tokens
    context_tokens: int | None = None
    patience_seconds: float = 600.0

    def __post_init__(self) -> None:
        for field in fields(self):
            value = getattr(self, field.name)
            fault = _KNOWN[field.name].fault(value)
            if fault and not (value is None and field.default is None):
                raise ModelError(f"The server setting {field.name} {fault}.")

    @classmethod
    def from_mapping(cls, values: Mapping[str, Any]) -> Settings:
        """The settings in a config file's table; what is left out has its default.

        Raises ModelError with one sentence about the first thing that is wrong.
        """
        unknown = sorted(set(values) - set(_KNOWN))
        if unknown:
            raise ModelError(
                f"A model behind a server has no setting {unknown[0]!r}; there are "
                f"{', '.join(_KNOWN)}."
            )
        return cls(**values)
