"""The document of an evaluation: every run, and what they come to, as `--json` prints it.

Stable: comparisons and the page read it (docs/evaluation.md lists the keys).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from statistics import median
from typing import Any

from talkbox.evaluation.cases import CASE_KINDS
from talkbox.evaluation.intervals import share
from talkbox.evaluation.runs import MET, Run

FORMAT = "talkbox-evaluation-1"


@dataclass(frozen=True, slots=True)
class Settings:
    """Under which conditions the runs were made."""

    model: str
    effort: str
    seed: int
    cases: str
    """Where the cases are from: "built in" or a folder's name."""
    clips: Sequence[str]
    most_clips: int
    complete: bool
    """Whether every run was made; false after Ctrl-C."""


def document(runs: Sequence[Run], settings: Settings) -> dict[str, Any]:
    """The settings, the summary and every run."""
    from importlib.metadata import version

    ordered = sorted(runs, key=lambda run: (CASE_KINDS.index(run.kind), run.case, run.clip))
    return {
        "format": FORMAT,
        "talkbox": version("talkbox"),
        **asdict(settings),
        "clips": list(settings.clips),
        "summary": {
            **_counts(ordered),
            "kinds": {
                kind: _counts(of_kind)
                for kind in CASE_KINDS
                if (of_kind := [run for run in ordered if run.kind == kind])
            },
            "false_met": _false_met(ordered),
            "seconds": _seconds(ordered),
            "tokens": _tokens(ordered),
        },
        "runs": [asdict(run) for run in ordered],
    }


def _counts(runs: Sequence[Run]) -> dict[str, Any]:
    names = list(dict.fromkeys(name for run in runs for name in run.floors))
    return {
        "cases": _cases({(run.case, run.clip): run.held for run in runs}),
        "runs": share(sum(run.held for run in runs), len(runs)).to_json(),
        "floors": {name: _floor(runs, name) for name in names},
    }


def _floor(runs: Sequence[Run], name: str) -> dict[str, Any]:
    known = {(run.case, run.clip): run.floors[name] for run in runs if name in run.floors}
    return {
        "cases": _cases(known),
        "runs": share(sum(known.values()), len(known)).to_json(),
    }


def _cases(held: Mapping[tuple[str, str], bool]) -> dict[str, float]:
    """Cases that held on every clip they were tried on."""
    every: dict[str, bool] = {}
    for (case, _), one in held.items():
        every[case] = every.get(case, True) and one
    return share(sum(every.values()), len(every)).to_json()


def _false_met(runs: Sequence[Run]) -> dict[str, float]:
    """Of the runs of which the program said `met`, those that did not hold."""
    claimed = [run for run in runs if run.status == MET]
    return share(sum(not run.held for run in claimed), len(claimed)).to_json()


def _seconds(runs: Sequence[Run]) -> dict[str, float]:
    seconds = sorted(run.seconds for run in runs) or [0.0]
    late = seconds[min(len(seconds) - 1, round(0.95 * (len(seconds) - 1)))]
    return {"median": round(median(seconds), 3), "late": round(late, 3)}


def _tokens(runs: Sequence[Run]) -> dict[str, float]:
    """Mean for each run; empty where the model counts none."""
    names = list(dict.fromkeys(name for run in runs for name in run.tokens))
    return {
        name: round(sum(run.tokens.get(name, 0) for run in runs) / len(runs), 1) for name in names
    }
