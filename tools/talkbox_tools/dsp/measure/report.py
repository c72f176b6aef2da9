"""A comparison as a model reads it (about a dozen lines) and as a table for people."""

from __future__ import annotations

from dataclasses import dataclass

from talkbox_tools.dsp.measure.compare import Delta, Measured, compare
from talkbox_tools.measures import Measure

_NONE = "none"


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
    """A value as people write it: whole hertz, one decimal for levels, two for small things."""
    if value is None:
        return _NONE
    if measure.unit in ("Hz", "samples"):
        return f"{value:.0f}" if abs(value) >= 10 else f"{value:.1f}"
    return f"{value:.2f}" if measure.jnd < 0.5 else f"{value:.1f}"


def _line(delta: Delta) -> str:
    word = f" ({delta.word})" if delta.word else ""
    pair = f"{number(delta.measure, delta.before)} -> {number(delta.measure, delta.after)}"
    return f"{delta.measure.name} {pair} {delta.measure.unit}{word}"


def _row(delta: Delta) -> Row:
    measure = delta.measure
    change = "" if delta.change is None else f"{'+' if delta.change > 0 else ''}"
    if delta.change is not None:
        change += number(measure, delta.change)
    return Row(
        measure.name,
        measure.meaning,
        measure.unit,
        number(measure, delta.before),
        number(measure, delta.after),
        change,
        delta.word,
    )
