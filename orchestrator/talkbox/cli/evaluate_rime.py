"""`talkbox eval rime`: generated chains, asked for at three levels of vagueness."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from talkbox.cli.boundary import Stopped
from talkbox.cli.model_choice import ModelChoice, model_options
from talkbox.cli.output import json_option, print_columns, print_json
from talkbox.effort import EFFORT_NAMES

COUNT = 40
_LEVELS = ("exact numbers", "effects by name", "sound words only")


@click.command()
@click.option(
    "--recipes",
    type=click.IntRange(min=1, max=5000),
    default=COUNT,
    show_default=True,
    metavar="N",
    help="How many chains are drawn; each is asked for three times at each effort.",
)
@click.option(
    "--effort",
    "efforts",
    type=click.Choice(EFFORT_NAMES),
    multiple=True,
    help="Say it more than once for several; else quick and normal, without and with correction.",
)
@model_options
@click.option("-q", "--quiet", is_flag=True, help="Print nothing but errors.")
@json_option
def rime(
    recipes: int, efforts: tuple[str, ...], model: ModelChoice, quiet: bool, as_json: bool
) -> None:
    """Chains found again from three vague prompts.

    Recipes make chains of one to four effects on clips that talkbox makes, and each chain is asked
    for with exact numbers, with effects by name, and in sound words only. Shown is how far the
    chain, its parameters and its sound come out again, without and with corrections. --seed draws
    other recipes. The design follows RIME (arXiv 2607.19605); the data is our own.

    Ends with status 0, or 130 after Ctrl-C, when what was done so far is still shown.
    """
    from talkbox.effort import EFFORTS
    from talkbox.evaluation.clips import brought
    from talkbox.evaluation.rime import Plan, document

    chosen = [EFFORTS[name] for name in efforts or ("quick", "normal")]
    seed = int(model.settings.get("seed", 0))
    with tempfile.TemporaryDirectory(prefix="talkbox-rime-") as scratch:
        plan = Plan(brought(Path(scratch) / "clips"), recipes, seed, chosen)
        name, found = _carried_out(plan, model, Path(scratch) / "sessions", quiet or as_json)
    result = document(found, plan, name)
    if as_json:
        print_json(result)
    elif not quiet:
        _print(result)
    if not result["complete"]:
        raise Stopped("Stopped; these are the scores of what was done.")


def _carried_out(
    plan: Any, model: ModelChoice, folder: Path, silent: bool
) -> tuple[str, list[Any]]:
    from talkbox.cli.interrupt import Interrupt
    from talkbox.cli.progress import Bar
    from talkbox.evaluation.rime import outcomes
    from talkbox.listener import Listener

    answers, notice = model.open(silent)
    if notice and not silent:
        click.echo(notice, err=True)
    found = []
    with Interrupt() as interrupt, Bar(not silent, label="Evaluating") as bar:
        bar(0.0)
        for outcome in outcomes(plan, answers, folder, Listener(cancelled=interrupt)):
            found.append(outcome)
            bar(len(found) / (plan.prompts + plan.count))
    return answers.name, found


def _print(result: Mapping[str, Any]) -> None:
    from talkbox.cli.evaluate_tables import share_text
    from talkbox.evaluation.rime import PUBLISHED

    rows = [("effort", "asked by", "completed", "graph F1", "parameter error", "compared",
             "similarity")]  # fmt: skip
    for score in result["scores"]:
        error = score["parameter_error"]
        rows.append(
            (
                score["effort"],
                _LEVELS[score["level"]],
                share_text(score["completed"]),
                f"{score['graph_f1']:.3f}",
                "-" if error is None else f"{error:.3f}",
                f"{100 * score['parameters_compared']:.0f} %",
                f"{score['similarity']:.3f}",
            )
        )
    print_columns(rows)
    click.echo()
    floor = result["random_equaliser_similarity"]
    click.echo(f"random equaliser: similarity {floor:.3f}; no change: graph F1 0, similarity 0")
    told = "; ".join(f"{name} {f1:.3f} and {near:.3f}" for name, near, f1 in PUBLISHED)
    click.echo(f"published on other data, graph F1 and similarity: {told}")
