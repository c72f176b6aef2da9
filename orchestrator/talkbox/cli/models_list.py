"""`talkbox models list`: what each model takes and can, and which one to have on this machine."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from talkbox.cli.output import json_option, print_columns, print_json

if TYPE_CHECKING:
    from talkbox.models.catalogue import Known
    from talkbox.models.whispers import Whisper

HEADINGS = ("", "name", "disk", "memory", "hears", "fits", "here", "")
WHISPER_HEADINGS = ("transcriber", "disk", "languages", "here", "")
_UNKNOWN = "?"


@click.command(name="list")
@json_option
def list_(as_json: bool) -> None:
    """The models there are, and which fit here.

    Memory is what a model needs with the context that is configured; it fits when so much is free
    now. It hears once its projector is here too. The one marked with an arrow is the one to have on
    this machine. Below them are those that
    only write down what is said, for a model that does not hear.
    """
    from talkbox import config
    from talkbox.models import catalogue, whispers
    from talkbox.models.llama.settings import Settings
    from talkbox.models.memory import available_bytes

    context_tokens = Settings.from_mapping(config.llama()).context_tokens
    free_bytes = available_bytes()
    choice = catalogue.recommended(free_bytes, context_tokens)
    listed = [_listed(model, context_tokens, free_bytes) for model in catalogue.models()]
    others = [_other(path, context_tokens, free_bytes) for path in catalogue.others()]
    document = {
        "folder": str(catalogue.folder()),
        "context_tokens": context_tokens,
        "free_bytes": free_bytes,
        "recommended": None if choice is None else choice.name,
        "models": [*listed, *others],
        "whispers": [_whisper(model) for model in whispers.whispers()],
    }
    if as_json:
        print_json(document)
    else:
        _print(document)


def _listed(model: Known, context_tokens: int, free_bytes: int) -> dict[str, Any]:
    need_bytes = model.need(context_tokens).total_bytes
    return {
        "name": model.name,
        "title": model.title,
        "purpose": model.purpose,
        "licence": model.licence,
        "source": f"https://huggingface.co/{model.repository}",
        "disk_bytes": model.file_bytes + model.projector_bytes,
        "memory_bytes": need_bytes,
        "hears": model.hears,
        "fits": need_bytes <= free_bytes,
        "path": str(model.path) if model.is_here else None,
        "projector": _projector(model),
        "problem": None,
    }


def _projector(model: Known) -> str | None:
    """The file by which it hears, where one that fits is here."""
    from talkbox.messages import ModelError
    from talkbox.models.gguf import read_model
    from talkbox.models.hearing import ears_of

    try:
        return str(ears_of(read_model(model.path)))
    except ModelError:
        return None


def _whisper(model: Whisper) -> dict[str, Any]:
    return {
        "name": model.name,
        "title": model.title,
        "purpose": model.purpose,
        "licence": model.licence,
        "source": f"https://huggingface.co/{model.repository}",
        "disk_bytes": model.bytes,
        "only_english": model.only_english,
        "path": str(model.folder) if model.is_here else None,
    }


def _other(path: Path, context_tokens: int, free_bytes: int) -> dict[str, Any]:
    """A file that someone put into the folder."""
    from talkbox.messages import ModelError
    from talkbox.models.gguf import read_model
    from talkbox.models.inspect import beside, check_converses
    from talkbox.models.memory import need

    found: dict[str, Any] = {
        "name": path.stem,
        "title": path.stem,
        "purpose": "",
        "licence": None,
        "source": None,
        "disk_bytes": path.stat().st_size,
        "memory_bytes": None,
        "hears": None,
        "fits": None,
        "path": str(path),
        "projector": None,
        "problem": None,
    }
    try:
        header = read_model(path)
        check_converses(header)
        memory_bytes = need(header, context_tokens).total_bytes
        ears = beside(header)
        found |= {
            "title": header.name,
            "memory_bytes": memory_bytes,
            "hears": ears is not None,
            "projector": None if ears is None else str(ears.path),
            "fits": memory_bytes <= free_bytes,
        }
    except ModelError as error:
        found["problem"] = str(error)
    return found


def _print(document: dict[str, Any]) -> None:
    from talkbox.models.catalogue import gigabytes
    from talkbox.models.ggml import printable

    rows: list[Sequence[str]] = [HEADINGS]
    for model in document["models"]:
        memory_bytes = model["memory_bytes"]
        rows.append(
            (
                "->" if model["name"] == document["recommended"] else "",
                printable(model["name"]),
                gigabytes(model["disk_bytes"]),
                _UNKNOWN if memory_bytes is None else gigabytes(memory_bytes),
                _hears(model),
                _yes_no(model["fits"]),
                "here" if model["path"] else "",
                printable(model["problem"] or model["purpose"]),
            )
        )
    print_columns(rows)
    free = gigabytes(document["free_bytes"])
    click.echo(f"\n{free} of memory are free; a context of {document['context_tokens']:,} tokens.")
    click.echo(_advice(document) + "\n")
    print_columns([WHISPER_HEADINGS, *map(_whisper_row, document["whispers"])])


def _whisper_row(model: dict[str, Any]) -> Sequence[str]:
    from talkbox.models.catalogue import gigabytes

    languages = "English" if model["only_english"] else "all"
    here = "here" if model["path"] else ""
    return model["name"], gigabytes(model["disk_bytes"]), languages, here, model["purpose"]


def _advice(document: dict[str, Any]) -> str:
    """What to do about the one that is marked."""
    name = document["recommended"]
    if name is None:
        return "None fits now; the built-in planner needs no model."
    if any(model["name"] == name and model["path"] for model in document["models"]):
        return "The one marked is here, and answers by default: where no other model is named."
    return f"Get the one marked: talkbox models pull {name}"


def _hears(model: dict[str, Any]) -> str:
    if model["hears"] and model["path"] and not model["projector"]:
        return "not yet"
    return _yes_no(model["hears"])


def _yes_no(value: bool | None) -> str:
    return {True: "yes", False: "no", None: _UNKNOWN}[value]
