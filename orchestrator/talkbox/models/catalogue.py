"""The models that talkbox knows by name: where they come from, what they need, which are here.

A name is good wherever a path is. What is said of a model that is not here yet comes from
`catalogue.toml`; once its file is here, the file's own header says it.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from talkbox.home import expanded, root
from talkbox.messages import ModelError
from talkbox.models.gguf import Layer
from talkbox.models.memory import (
    TOKEN_BYTES,
    Need,
    available_bytes,
    batch_bytes,
    cache_bytes,
)

ENDING = ".gguf"
_PROJECTOR_MARK = "mmproj"
"""In the name of every projector's file, whoever converted it."""


@dataclass(frozen=True, slots=True)
class Known:
    """A model of the catalogue."""

    name: str
    """As a person types it."""
    title: str
    purpose: str
    licence: str
    repository: str
    """On huggingface.co."""
    file: str
    file_bytes: int
    hears: bool
    """Whether it understands speech, with its projector."""
    context_tokens: int
    width: int
    feed_forward: int
    cached_layers: tuple[Layer, ...]
    vocabulary: int
    projector: str | None = None
    """The projector's file; None for a model that does not hear."""
    projector_bytes: int = 0

    @property
    def path(self) -> Path:
        """Where its file is, or will be."""
        return folder() / self.file

    @property
    def projector_path(self) -> Path | None:
        """Where its projector is, or will be; None for a model that does not hear."""
        return None if self.projector is None else folder() / self.projector

    @property
    def is_here(self) -> bool:
        """Whether it was pulled."""
        return self.path.is_file()

    def need(self, context_tokens: int) -> Need:
        """The memory it takes without its projector, told before it is here.

        At this context, or at the longest that it was trained for, which is then used.
        """
        context_tokens = min(context_tokens, self.context_tokens)
        return Need(
            weights_bytes=self.file_bytes,
            cache_bytes=cache_bytes(self.cached_layers, context_tokens),
            vocabulary_bytes=self.vocabulary * TOKEN_BYTES,
            batch_bytes=batch_bytes(self.width, self.feed_forward, context_tokens),
        )


def folder() -> Path:
    """Where pulled models lie, and any other GGUF file that is to be found by its name."""
    return root() / "models"


@cache
def models() -> tuple[Known, ...]:
    """The whole catalogue, smallest first."""
    table = _table()
    return tuple(_known(entry, table["vocabulary"]) for entry in table["model"])


def known(name: str) -> Known | None:
    """The model of this name or file name, in capitals or not; None when there is none."""
    wanted = name.casefold()
    matches = (model for model in models() if wanted in (model.name, model.file.casefold()))
    return next(matches, None)


def locate(name: str) -> Path:
    """The file of a model that is here, by its name in the catalogue or its file's name.

    Raises ModelError, with how to get it, or with the names there are.
    """
    model = known(name)
    if model is not None and model.is_here:
        return model.path
    for path in others():
        if name.casefold() in (path.name.casefold(), path.stem.casefold()):
            return path
    if model is not None:
        raise ModelError(
            f"{model.name} is not here yet; get it ({gigabytes(model.file_bytes)}) with: "
            f"talkbox models pull {model.name}"
        )
    raise ModelError(unknown(name))


def resolve(text: str) -> Path:
    """The file that a path or a name means. Raises ModelError where it means none."""
    path = expanded(text)
    if path.is_file():
        return path
    if path.suffix.casefold() == ENDING and len(path.parts) > 1:
        raise ModelError(f"There is no file {path}.")
    return locate(text)


def unknown(name: str) -> str:
    """The sentence for a name that nobody knows, with the nearest one there is."""
    names = [model.name for model in models()] + [path.stem for path in others()]
    near = get_close_matches(name.casefold(), names, n=1, cutoff=0.6)
    meant = f"did you mean {near[0]}?" if near else f"there are {', '.join(names)}."
    return f"There is no model {name!r}; {meant} A path to a {ENDING} file will do as well."


def others() -> tuple[Path, ...]:
    """Models in the folder that are not of the catalogue, by name."""
    ours = {model.file for model in models()}
    return tuple(
        path
        for path in sorted(folder().glob(f"*{ENDING}"))
        if path.name not in ours and not is_projector_name(path.name)
    )


def is_projector_name(name: str) -> bool:
    """Whether a file of this name is a projector."""
    return _PROJECTOR_MARK in name.casefold()


def best_pulled(context_tokens: int) -> str | None:
    """The pulled model to take where none is named: one that fits into memory at this context now.

    None where none does, which is so where none was pulled.
    """
    pulled = [model for model in _preferred() if model.is_here]
    best = first_fitting(pulled, available_bytes(), context_tokens) if pulled else None
    return None if best is None else best.name


def recommended(free_bytes: int, context_tokens: int) -> Known | None:
    """The one to take on a machine with this much memory free; None where none fits."""
    return first_fitting(_preferred(), free_bytes, context_tokens)


def first_fitting(choice: Iterable[Known], free_bytes: int, context_tokens: int) -> Known | None:
    """The first that fits into the memory at this context."""
    fitting = (m for m in choice if m.need(context_tokens).total_bytes <= free_bytes)
    return next(fitting, None)


def gigabytes(count: float) -> str:
    """Bytes for people: "7.0 GB"; below a tenth of one, "34 MB"."""
    return f"{count / 1e9:.1f} GB" if count >= 1e8 else f"{count / 1e6:.0f} MB"


def _preferred() -> tuple[Known, ...]:
    order: list[str] = _table()["preference"]
    return tuple(sorted(models(), key=lambda model: order.index(model.name)))


@cache
def _table() -> dict[str, Any]:
    text = files("talkbox.models").joinpath("catalogue.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def _known(entry: Mapping[str, Any], vocabulary: int) -> Known:
    values = {name: value for name, value in entry.items() if name != "cached"}
    layers = tuple(
        Layer(row["kv_heads"], row["length"], row["length"])
        for row in entry["cached"]
        for _ in range(row["layers"])
    )
    return Known(**values, cached_layers=layers, vocabulary=vocabulary)
