"""Pictures of an evaluation as SVG text: shares with their intervals, kind by kind, and the time.

Needs matplotlib, the extra `plot`; the caller has made sure that it is there.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from matplotlib.axes import Axes

Counts = Mapping[str, Any]

_INK, _FAINT, _PROGRAM = "#22303c", "#dfe4e8", "#d1495b"
_FLOORS = ("#9aa5b1", "#7a8794", "#c3cad1", "#2e7ea6")
_WIDTH_INCHES = 8.6


def overall(summary: Counts, model: str) -> str:
    """The model's share of runs beside its floors, each with its interval."""
    named = [(model, summary["runs"], _PROGRAM)]
    for (name, floor), color in zip(summary["floors"].items(), _FLOORS, strict=False):
        named.append((name, floor["runs"], color))

    def draw(axes: Axes) -> None:
        for row, (_, counted, color) in enumerate(named):
            _bar(axes, row, counted, color, 0.62)
        _label_rows(axes, [name for name, _, _ in named])

    return _svg(draw, 0.5 + 0.38 * len(named), f"Runs that held, of {summary['runs']['of']}")


def by_kind(kinds: Mapping[str, Counts]) -> str:
    """Every kind's share with its interval; a tick marks the best of the blind floors."""

    def draw(axes: Axes) -> None:
        for row, counts in enumerate(kinds.values()):
            _bar(axes, row, counts["runs"], _PROGRAM, 0.62)
            blind = [
                floor["runs"]["share"] for name, floor in counts["floors"].items()
                if name != "by hand"
            ]  # fmt: skip
            if blind:
                axes.plot([100 * max(blind)] * 2, [row - 0.36, row + 0.36], color=_INK, lw=2)
        _label_rows(axes, list(kinds))

    return _svg(draw, 0.6 + 0.32 * len(kinds), "Runs that held; black: the best blind floor")


def times(seconds: Sequence[float]) -> str:
    """How the seconds for each request are spread."""

    def draw(axes: Axes) -> None:
        axes.hist(seconds, bins=30, color=_PROGRAM, alpha=0.8)
        axes.set_xlabel("seconds for each request")
        axes.set_ylabel("runs")
        axes.grid(True, axis="y", color=_FAINT)

    return _svg(draw, 2.4, "Time")


def _bar(axes: Axes, row: int, counted: Counts, color: str, height: float) -> None:
    share, low, high = (100 * counted[name] for name in ("share", "low", "high"))
    axes.barh(row, share, height, color=color)
    axes.plot([low, high], [row, row], color=_INK, lw=1.4, solid_capstyle="butt")


def _label_rows(axes: Axes, names: Sequence[str]) -> None:
    axes.set_yticks(range(len(names)), [name.replace("$", r"\$") for name in names])
    axes.invert_yaxis()
    axes.set_xlim(0, 100)
    axes.set_xlabel("percent; the line is the 95 % interval")
    axes.grid(True, axis="x", color=_FAINT)


def _svg(draw: Callable[[Axes], None], height_inches: float, title: str) -> str:
    from matplotlib import rc_context
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    with rc_context({"svg.hashsalt": "talkbox", "svg.fonttype": "none"}):
        figure = Figure(figsize=(_WIDTH_INCHES, 0.6 + height_inches), layout="constrained")
        FigureCanvasAgg(figure)
        axes = figure.subplots()
        draw(axes)
        axes.set_title(title, loc="left", fontsize=11, fontweight="bold", color=_INK)
        axes.set_axisbelow(True)
        axes.tick_params(length=0, colors=_INK)
        for side, spine in axes.spines.items():
            spine.set_visible(side in ("left", "bottom"))
            spine.set_color(_FAINT)
        text = io.StringIO()
        figure.savefig(text, format="svg", metadata={"Date": None})
    drawn = text.getvalue()
    return drawn[drawn.index("<svg") :]
