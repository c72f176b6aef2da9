"""The Whisper models that talkbox knows by name, and those that lie here: folders of a few files.

They only write down what was said; the models that answer are in `talkbox.models.catalogue`.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from talkbox.home import expanded, root
from talkbox.messages import ModelError
from talkbox.models.catalogue import gigabytes

PREFIX = "whisper-"
NEEDED = ("config.json", "model.bin", "tokenizer.json")
"""What every folder of a model holds, beside one of `VOCABULARIES`."""
VOCABULARIES = ("vocabulary.txt", "vocabulary.json")
_ENGLISH_TOKENS = 51_864
"""In the vocabulary of the models that know only English; the others have more."""


@dataclass(frozen=True, slots=True)
class Whisper:
    """A Whisper model of the list."""

    name: str
    """As a person types it: "whisper-base"."""
    title: str
    purpose: str
    licence: str
    repository: str
    """On huggingface.co."""
    files: tuple[str, ...]
    bytes: int
    """Of all files together, about."""

    @property
    def folder(self) -> Path:
        """Where its files are, or will be."""
        return folder() / self.name

    @property
    def is_here(self) -> bool:
        """Whether it was pulled whole."""
        return missing(self.folder) is None

    @property
    def only_english(self) -> bool:
        """Whether it knows no other language."""
        return self.name.endswith(".en")


def folder() -> Path:
    """Where pulled Whisper models lie, and any other that is to be found by its folder's name."""
    return root() / "models" / "whisper"


@cache
def whispers() -> tuple[Whisper, ...]:
    """The whole list, smallest first."""
    table = _table()
    shared = {"licence": table["licence"], "files": tuple(table["files"])}
    return tuple(Whisper(**entry, **shared) for entry in table["model"])


def known(name: str) -> Whisper | None:
    """The model of this name, with or without "whisper-" before it; None when there is none."""
    wanted = name.casefold()
    return next(
        (it for it in whispers() if wanted in (it.name, it.name.removeprefix(PREFIX))), None
    )


def is_meant(name: str) -> bool:
    """Whether a name is that of a Whisper model, and no short form that may mean something else;
    or the path of a folder that holds one."""
    path = expanded(name)
    by_name = name.casefold().startswith(PREFIX) and known(name) is not None
    return by_name or (path.is_dir() and missing(path) is None)


def here() -> tuple[Path, ...]:
    """The folders of all models that lie here whole, the one to take first."""
    order: list[str] = _table()["preference"]
    found = [path for path in folder().glob("*") if path.is_dir() and missing(path) is None]
    return tuple(
        sorted(found, key=lambda it: (order.index(it.name) if it.name in order else -1, it.name))
    )


def locate(name: str) -> Path:
    """The folder of a model: a path, or the name of one that is here.

    Raises ModelError, with how to get it, or with the names there are.
    """
    path = expanded(name)
    if path.is_dir():
        return path
    model = known(name)
    names = (name, model.name) if model else (name, PREFIX + name)
    found = next((it for it in here() if it.name.casefold() in map(str.casefold, names)), None)
    if found is not None:
        return found
    if model is not None:
        raise ModelError(
            f"{model.name} is not here yet; get it ({gigabytes(model.bytes)}) with: "
            f"talkbox models pull {model.name}"
        )
    raise ModelError(unknown(name))


def unknown(name: str) -> str:
    """The sentence for a name that nobody knows, with the nearest one there is."""
    names = [it.name for it in whispers()] + [it.name for it in here()]
    written = PREFIX + name.casefold().removeprefix(PREFIX)
    near = get_close_matches(written, names, n=1, cutoff=0.8)
    meant = f"did you mean {near[0]}?" if near else f"there are {', '.join(dict.fromkeys(names))}."
    return f"There is no Whisper model {name!r}; {meant} The folder of one will do as well."


def missing(folder: Path) -> str | None:
    """The file that a folder lacks to be a model for faster-whisper; None where it is one."""
    lacking = next((name for name in NEEDED if not (folder / name).is_file()), None)
    if lacking or any((folder / name).is_file() for name in VOCABULARIES):
        return lacking
    return VOCABULARIES[0]


def knows_only_english(folder: Path) -> bool:
    """Whether the model in this folder knows no other language, told by its vocabulary."""
    vocabulary = folder / VOCABULARIES[0]
    if vocabulary.is_file():
        with vocabulary.open("rb") as file:
            return sum(1 for _ in file) <= _ENGLISH_TOKENS
    return False  # the others with a vocabulary in JSON came with version 3, for all languages


@cache
def _table() -> dict[str, Any]:
    text = files("talkbox.models").joinpath("whispers.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
