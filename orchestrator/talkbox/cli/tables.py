"""Measurements for people: labels without units, and what an edit did as a table."""

from __future__ import annotations

from collections.abc import Mapping

from talkbox_tools.dsp.measure.report import table
from talkbox_tools.measures import MEASURES

Measured = Mapping[str, float | None]
_ALWAYS = frozenset({"integrated_lufs", "true_peak_dbtp"})
"""Shown even when they stayed: loudness and headroom are asked about after every edit."""
_REPEATED = frozenset({"short_term_max_lufs", "momentary_max_lufs", "rms_dbfs", "sample_peak_dbfs"})
"""Left out: they move with loudness and true peak, which are there already."""
_UNIT_ENDINGS = (
    "_db_per_octave", "_db_per_second", "_lufs", "_dbtp", "_dbfs", "_db", "_lu", "_hz",
    "_seconds", "_ratio",
)  # fmt: skip
HEADINGS = ("", "before", "after", "", "")


def label(name: str) -> str:
    """A measure's name without its unit: "true peak", "tilt"."""
    if name == "integrated_lufs":
        return "loudness"
    for ending in _UNIT_ENDINGS:
        if name.endswith(ending):
            return name.removesuffix(ending).replace("_", " ")
    return name.replace("_", " ")


def rows(before: Measured, after: Measured) -> list[tuple[str, str, str, str, str]]:
    """Label, before, after, unit and what the change is called, for all that is heard."""
    return [
        (label(row.name), row.before, row.after, row.unit, row.word)
        for row in table(before, after, everything=True)
        if row.name in _ALWAYS or (row.word and row.name not in _REPEATED)
    ]


def facts(measured: Measured) -> str:
    """Length, loudness and true peak in one line."""
    from talkbox_tools.dsp.measure.report import number

    names = ("length_seconds", "integrated_lufs", "true_peak_dbtp")
    known = [
        f"{number(MEASURES[name], measured[name])} {MEASURES[name].unit}"
        for name in names
        if measured.get(name) is not None
    ]
    return ", ".join(known)
