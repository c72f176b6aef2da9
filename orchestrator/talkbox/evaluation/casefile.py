"""Reading a file of cases; whatever is wrong in it becomes one sentence that says where."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from talkbox.evaluation.cases import Case
from talkbox.evaluation.errors import EvaluationError

NAME = "cases.toml"
"""What the file is called in an evaluation folder."""


def brought() -> tuple[Case, ...]:
    """The cases that talkbox brings along."""
    text = (files("talkbox.evaluation") / NAME).read_text(encoding="utf-8")
    return parsed(text, NAME)


def read(folder: Path) -> tuple[Case, ...]:
    """The cases of an evaluation folder; raises EvaluationError."""
    path = folder / NAME
    return parsed(text_of(path, "an evaluation folder holds one beside its clips"), str(path))


def text_of(path: Path, what_for: str) -> str:
    """The text of a file that a user named; raises EvaluationError."""
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise EvaluationError(f"There is no {path}; {what_for}.") from None
    except OSError as error:
        raise EvaluationError(f"{path} cannot be read: {error.strerror}.") from None
    except UnicodeDecodeError:
        raise EvaluationError(f"{path} is no UTF-8 text; save it as UTF-8.") from None


def table_of(text: str, where: str) -> dict[str, Any]:
    """The TOML in a text; raises EvaluationError."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise EvaluationError(f"{where} is no TOML: {error}.") from None


def parsed(text: str, where: str) -> tuple[Case, ...]:
    """The cases in a text; raises EvaluationError naming the first that is wrong."""
    data = table_of(text, where)
    unknown = set(data) - {"case", "expectations"}
    if unknown or not isinstance(data.get("case", []), list):
        raise EvaluationError(
            f"{where}: a file of cases holds [[case]] and [expectations], "
            f"not {', '.join(sorted(unknown)) or 'a table called case'}."
        )
    named = data.get("expectations", {})
    cases = [
        _case(case, named, f"{where}, case {number}")
        for number, case in enumerate(data.get("case", ()), 1)
    ]
    if not cases:
        raise EvaluationError(f"{where} holds no cases; each begins with [[case]].")
    _check_names(cases, where)
    return tuple(cases)


def _case(data: Any, named: Any, where: str) -> Case:
    if not isinstance(data, dict):
        raise EvaluationError(f"{where}: a case is a table; begin it with [[case]].")
    try:
        return Case.model_validate(_expanded(data, named, where))
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(step) for step in first["loc"] if isinstance(step, str))
        message = str(first["msg"]).removeprefix("Value error, ")
        said = data.get("say") or data.get("strengths") or ""
        raise EvaluationError(
            f"{where} ({said}): {place + ': ' if place else ''}{message}."
        ) from None


def _expanded(data: dict[str, Any], named: Any, where: str) -> dict[str, Any]:
    """The case with names out of `[expectations]` replaced by what they stand for."""
    if not isinstance(data.get("want"), list) or not isinstance(named, dict):
        return data
    want: list[Any] = []
    for item in data["want"]:
        if not isinstance(item, str):
            want.append(item)
        elif item in named:
            want += named[item]
        else:
            known = ", ".join(named) or "none"
            raise EvaluationError(f"{where}: there is no expectation {item!r}; there is: {known}.")
    return {**data, "want": want}


def _check_names(cases: list[Case], where: str) -> None:
    seen: set[str] = set()
    for case in cases:
        if case.name in seen:
            raise EvaluationError(f"{where}: {case.name!r} is said twice; each case needs its own.")
        seen.add(case.name)
