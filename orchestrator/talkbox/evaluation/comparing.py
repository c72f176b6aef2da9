"""Two evaluations side by side: what was lost, what was gained, and whether that is more than luck.

Only runs that both have are compared: same case, same clip.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from math import comb
from pathlib import Path
from typing import Any

from talkbox.evaluation.casefile import text_of
from talkbox.evaluation.errors import EvaluationError
from talkbox.evaluation.intervals import share
from talkbox.evaluation.results import FORMAT

Key = tuple[str, str]
Document = dict[str, Any]
_CONDITIONS = {"model", "effort", "talkbox"}
_OF_A_RUN = {"case", "clip", "held", "broken"}


@dataclass(frozen=True, slots=True)
class Difference:
    """One run that came out otherwise."""

    case: str
    clip: str
    broken: tuple[str, ...]
    """What does not hold on the side where it failed."""


def load(path: Path) -> Document:
    """A document that `talkbox eval --json` printed; raises EvaluationError."""
    hint = "save one with: talkbox eval --json > FILE"
    text = text_of(path, hint)
    try:
        document = json.loads(text)
    except ValueError:
        raise EvaluationError(f"{path} is no JSON; {hint}.") from None
    if not isinstance(document, dict) or document.get("format") != FORMAT:
        raise EvaluationError(f"{path} is no result of talkbox eval; {hint}.")
    if not _whole(document):
        raise EvaluationError(f"{path} lacks what a result of talkbox eval holds; {hint}.")
    return document


def _whole(document: Document) -> bool:
    """Whether all is there that a comparison reads."""
    runs = document.get("runs")
    if not isinstance(runs, list) or not set(document) >= _CONDITIONS:
        return False
    return all(isinstance(run, dict) and set(run) >= _OF_A_RUN for run in runs)


def compared(before: Document, after: Document) -> Document:
    """What differs, as `talkbox eval compare --json` prints it; raises EvaluationError."""
    old, new = _runs(before), _runs(after)
    shared = [key for key in old if key in new]
    if not shared:
        raise EvaluationError("The two results have no run in common; compare the same cases.")
    lost = [_difference(key, new[key]) for key in shared if old[key]["held"] > new[key]["held"]]
    gained = [_difference(key, old[key]) for key in shared if old[key]["held"] < new[key]["held"]]
    return {
        "compared": len(shared),
        "only_before": len(old) - len(shared),
        "only_after": len(new) - len(shared),
        "before": _side(before, [old[key] for key in shared]),
        "after": _side(after, [new[key] for key in shared]),
        "lost": [_json(one) for one in lost],
        "gained": [_json(one) for one in gained],
        "chance": round(sign_test(len(lost), len(gained)), 4),
    }


def sign_test(lost: int, gained: int) -> float:
    """How likely so lopsided a split is where both are equally good; two-sided, exact.

    McNemar's test on the runs that differ (Psychometrika 12 (1947), 153-157).
    """
    total = lost + gained
    fewer = min(lost, gained)
    tail = sum(comb(total, number) for number in range(fewer + 1))
    return min(1.0, float(2 * tail / 2**total))


def _runs(document: Document) -> dict[Key, dict[str, Any]]:
    return {(run["case"], run["clip"]): run for run in document["runs"]}


def _side(document: Document, runs: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "model": document["model"],
        "effort": document["effort"],
        "talkbox": document["talkbox"],
        "runs": share(sum(run["held"] for run in runs), len(runs)).to_json(),
    }


def _difference(key: Key, failed: dict[str, Any]) -> Difference:
    return Difference(*key, tuple(failed["broken"]))


def _json(difference: Difference) -> dict[str, Any]:
    return {
        "case": difference.case,
        "clip": difference.clip,
        "broken": list(difference.broken),
    }
