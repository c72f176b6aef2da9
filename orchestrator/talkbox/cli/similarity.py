"""`talkbox similarity`: how alike two files sound, by axes that can be acted on."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from talkbox.cli.output import json_option, print_columns, print_json

if TYPE_CHECKING:
    from talkbox_tools.dsp.similarity import Score, SimilarityMetric


@click.command()
@click.argument("a", type=click.Path(path_type=Path))
@click.argument("b", type=click.Path(path_type=Path))
@click.option("--metric", default="dsp-v1", metavar="NAME", help="Another installed metric.")
@json_option
def similarity(a: Path, b: Path, metric: str, as_json: bool) -> None:
    """How alike two files sound.

    Told for tone, width, dynamics and loudness.

    100 is alike; the distances say how far they are apart. What is played does not matter, only
    how it is mixed; other lengths and sample rates are fine. Packages can bring other metrics.
    """
    from talkbox_tools.dsp.similarity import metric as chosen

    judge = chosen(metric)
    score = _score(judge, a, b)
    if as_json:
        print_json(_document(judge, score, a, b))
        return
    rows = [
        (
            name,
            f"{axis.similarity:.0f}",
            f"{axis.distance:.1f} {axis.unit} apart".replace("  ", " "),
        )
        for name, axis in score.axes.items()
    ]
    print_columns([("alike", f"{score.total:.0f}", "of 100"), *rows])


def _score(judge: SimilarityMetric, a: Path, b: Path) -> Score:
    """The default metric reads files block by block; others get whole sounds."""
    from talkbox_tools.dsp.similarity import DspSimilarity, Sound, likeness
    from talkbox_tools.matching.reference import read_reference

    profiles = [read_reference(path, str(path)) for path in (a, b)]
    if isinstance(judge, DspSimilarity):
        return likeness(*profiles)
    from talkbox_tools.dsp.files import read

    return judge.score(Sound(*read(a)), Sound(*read(b)))


def _document(judge: SimilarityMetric, score: Score, a: Path, b: Path) -> dict[str, Any]:
    return {
        "a": str(a),
        "b": str(b),
        "metric": {"name": judge.name, "version": judge.version},
        "total": round(score.total, 1),
        "axes": {
            name: {
                "similarity": round(axis.similarity, 1),
                "distance": round(axis.distance, 2),
                "unit": axis.unit,
            }
            for name, axis in score.axes.items()
        },
    }
