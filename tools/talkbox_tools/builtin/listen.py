"""Measurements on request: the sound before and now, or the takes side by side.

Numbers that were already taken; nothing is rendered. A difference gets its word ("darker") only
where it is heard, and level is named apart from tone, because louder always sounds better.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Annotated, Literal

from pydantic import Field

from talkbox_tools.chain import Change
from talkbox_tools.context import Context, Take, ToolError
from talkbox_tools.measures import MEASURES, Measure
from talkbox_tools.tool import tool

_TAKES_TOLD = 4


@tool
def listen(
    context: Context,
    what: Annotated[Literal["measure", "compare"], Field(description="sound or takes")] = "measure",
) -> Change:
    """Measure before and now, or compare takes."""
    report = _measured(context) if what == "measure" else _compared(context)
    return Change(report=report)


def _measured(context: Context) -> dict[str, str]:
    if not context.source:
        raise ToolError("There are no measurements yet.")
    told = {
        name: _told(measure, context.source.get(name), context.now.get(name))
        for name, measure in MEASURES.items()
        if measure.for_model
    }
    return {name: text for name, text in told.items() if text}


def _compared(context: Context) -> dict[str, dict[str, str]]:
    takes = context.takes[-(_TAKES_TOLD + 1) :]
    if len(takes) < 2:
        raise ToolError("There is only one take; change the sound before comparing.")
    return {
        f"{later.name} against {earlier.name}": _differences(earlier, later)
        for earlier, later in pairwise(takes)
    }


def _differences(earlier: Take, later: Take) -> dict[str, str]:
    differences = {"asked": later.asked}
    for name, measure in MEASURES.items():
        before, after = earlier.measured.get(name), later.measured.get(name)
        if measure.for_model and _word(measure, before, after):
            differences[name] = _told(measure, before, after)
    return differences


def _told(measure: Measure, before: float | None, after: float | None) -> str:
    """ "-18 -> -14 LUFS, louder"; one number where there is no second; empty for none."""
    values = [f"{value:.4g}" for value in (before, after) if value is not None]
    if not values:
        return ""
    text = " -> ".join(values) if before != after else values[0]
    text = f"{text} {measure.unit}".rstrip()
    word = _word(measure, before, after)
    return f"{text}, {word}" if word else text


def _word(measure: Measure, before: float | None, after: float | None) -> str:
    """What the difference is called; empty where it is not heard."""
    if before is None or after is None:
        return ""
    least = measure.jnd * abs(before) if measure.relative else measure.jnd
    if abs(after - before) < least:
        return ""
    return measure.up if after > before else measure.down
