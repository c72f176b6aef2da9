"""States what the result must measure, for the program to judge. Nothing is rendered."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field

from talkbox_tools.chain import Change
from talkbox_tools.context import ToolError
from talkbox_tools.goal import Aim, Goal
from talkbox_tools.measures import MEASURES
from talkbox_tools.tool import tool

_Measure = Literal[
    "integrated_lufs",
    "true_peak_dbtp",
    "crest_db",
    "transient_db",
    "bass_db",
    "low_mid_db",
    "presence_db",
    "treble_db",
    "tilt_db_per_octave",
    "side_mid_db",
    "length_seconds",
]


@tool
def state_goal(
    measure: Annotated[_Measure, Field(description="judged")],
    want: Annotated[Literal["up", "down", "at"], Field(description="at reaches target")],
    by: Annotated[float | None, Field(description="least change", gt=0, le=20_000)] = None,
    target: Annotated[float | None, Field(description="for at", ge=-100, le=36_000)] = None,
    keep: Annotated[str | None, Field(description="measures to stay, with commas")] = None,
) -> Change:
    """State what the result must measure."""
    if want == "at" and target is None:
        raise ToolError(f"want at needs a target for {measure}, in {MEASURES[measure].unit}.")
    aim = Aim(
        measure, want, by=None if want == "at" else by, target=target if want == "at" else None
    )
    kept = tuple(Aim(name, "keep") for name in _kept(keep or "") if name != measure)
    goal = Goal((aim, *kept), asked=_words(aim))
    ignored = "target" if want != "at" and target is not None else ""
    ignored = "by" if want == "at" and by is not None else ignored
    report: dict[str, object] = {"goal": goal.asked, "keep": [aim.measure for aim in kept]}
    if ignored:
        report["ignored"] = f"{ignored}: not used by want {want}"
    return Change(goal=goal.to_json(), report=report)


def _kept(keep: str) -> Iterator[str]:
    for name in filter(None, (part.strip() for part in keep.split(","))):
        if name not in MEASURES:
            known = ", ".join(MEASURES)
            raise ToolError(f"keep names no measure {name[:40]!r}; there is: {known}.")
        yield name


def _words(aim: Aim) -> str:
    unit = MEASURES[aim.measure].unit
    if aim.target is not None:
        return f"{aim.measure} at {aim.target:g} {unit}".rstrip()
    by = "" if aim.by is None else f" by {aim.by:g} {unit}".rstrip()
    return f"{aim.measure} {aim.want}{by}"
