"""A comparison as a model reads it (about a dozen lines) and as a table for people."""

from __future__ import annotations

from dataclasses import dataclass

from talkbox_tools.dsp.measure.compare import Delta, Measured, compare
from talkbox_tools.measures import Measure

_NONE = "none"
_FINE_STEP, _FINEST_STEP = 0.5, 0.01
"""Measures with a smaller just-noticeable step get two decimals, or three."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table; all texts are ready to print."""

    name: str
    meaning: str
    unit: str
    before: str
    after: str
    change: str
    word: str
    """ "darker", or empty when the change is not heard."""


def text_for_model(before: Measured, after: Measured) -> str:
    """The measures that a model is shown: "name before -> after unit (word)", one a line."""
    return "\n".join(
        _line(delta) for delta in compare(before, after).values() if delta.measure.for_model
    )


def table(before: Measured, after: Measured, everything: bool = False) -> list[Row]:
    """Rows for people: what a model is shown and all that is heard; or really everything."""
    return [
        _row(delta)
        for delta in compare(before, after).values()
        if everything or delta.heard or delta.measure.for_model
    ]


def number(measure: Measure, value: float | None) -> str:
    """A value as people write it: whole hertz, one decimal for levels, more for small things."""
    if value is None:
        return _NONE
    if measure.unit in ("Hz", "samples"):
        places = 0 if abs(value) >= 10 else 1
    elif measure.jnd < _FINEST_STEP:
        places = 3
    else:
        places = 2 if measure.jnd < _FINE_STEP else 1
    # Adding zero turns -0.0 into 0.0.
    return f"{round(value, places) + 0.0:.{places}f}"


def _line(delta: Delta) -> str:
    measure = delta.measure
    pair = f"{number(measure, delta.before)} -> {number(measure, delta.after)}"
    word = f"({delta.word})" if delta.word else ""
    return " ".join(part for part in (measure.name, pair, measure.unit, word) if part)


def _row(delta: Delta) -> Row:
    measure = delta.measure
    change = "" if delta.change is None else number(measure, delta.change)
    if delta.change is not None and delta.change > 0:
        change = f"+{change}"
    return Row(
        measure.name,
        measure.meaning,
        measure.unit,
        number(measure, delta.before),
        number(measure, delta.after),
        change,
        delta.word,
    )
