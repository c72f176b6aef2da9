"""The page of an evaluation: one HTML file with everything in it, tables and pictures alike.

Names and replies come from files and models, so they are escaped; the page runs no script.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from talkbox.evaluation.errors import EvaluationError
from talkbox.evaluation.intervals import share

_SUFFIXES = (".html", ".htm")


def check_page(path: Path) -> None:
    """Raise EvaluationError where `write_page` could not write, before any work is done."""
    if path.suffix.lower() not in _SUFFIXES:
        raise EvaluationError(f"{path.name} is no name for a page: end it in .html.")
    if not path.parent.is_dir():
        raise EvaluationError(f"There is no folder {path.parent} for {path.name}; make it first.")
    if path.is_dir():
        raise EvaluationError(f"{path} is a folder; name a file for the page.")
    if find_spec("matplotlib") is None:
        raise EvaluationError('The page\'s plots need matplotlib: pip install "talkbox[plot]"')


def write_page(path: Path, document: Mapping[str, Any]) -> None:
    """Write the page of a document of `talkbox.evaluation.results`, whole or not at all.

    Raises EvaluationError where `check_page` does and when the disk refuses.
    """
    check_page(path)
    draft = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        draft.write_text(html(document), encoding="utf-8")
        draft.replace(path)
    except OSError as error:
        draft.unlink(missing_ok=True)
        raise EvaluationError(f"{path} could not be written: {error.strerror or error}.") from None


def html(document: Mapping[str, Any]) -> str:
    """The page as text."""
    from jinja2 import Environment, StrictUndefined

    from talkbox.evaluation import figures

    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True)
    environment.filters["counted"] = lambda it: share(int(it["held"]), int(it["of"])).text()
    source = (files("talkbox.evaluation") / "page.html.j2").read_text(encoding="utf-8")
    summary = document["summary"]
    return environment.from_string(source).render(
        result=document,
        summary=summary,
        floors=list(summary["floors"]),
        failed=[run for run in document["runs"] if not run["held"]],
        overall=figures.overall(summary, document["model"]),
        by_kind=figures.by_kind(summary["kinds"]),
        times=figures.times([run["seconds"] for run in document["runs"]]),
    )
