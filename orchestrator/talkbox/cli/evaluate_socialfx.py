"""`talkbox eval socialfx`: the equalisers that answer seven words, against listeners' own."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import click

from talkbox.cli.boundary import STOPPED, Stopped
from talkbox.cli.effort import effort_option
from talkbox.cli.model_choice import ModelChoice, model_options
from talkbox.cli.output import json_option, print_columns, print_json

if TYPE_CHECKING:
    from talkbox.effort import Effort
    from talkbox.evaluation.bench import Bench
    from talkbox.evaluation.clips import Clip
    from talkbox.evaluation.socialfx_report import SocialFXReport
    from talkbox.evaluation.sound import Sound
    from talkbox.listener import Listener
    from talkbox.messages import Model

TAKES = 8


@click.command()
@click.argument("folder", type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.option(
    "--takes",
    type=click.IntRange(min=2, max=50),
    default=TAKES,
    show_default=True,
    metavar="N",
    help="Answers for each word on each clip, each with another seed.",
)
@click.option(
    "--clip",
    "own",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    multiple=True,
    metavar="FILE",
    help="A recording to ask on instead of the three made ones; say it more than once for several.",
)
@model_options
@effort_option
@click.option("-q", "--quiet", is_flag=True, help="Print nothing but errors.")
@json_option
def socialfx(
    folder: Path,
    takes: int,
    own: tuple[Path, ...],
    model: ModelChoice,
    effort: Effort,
    quiet: bool,
    as_json: bool,
) -> None:
    """The equalisers that answer seven words, against listeners' own.

    FOLDER holds the data of SocialFX (Zheng, Seetharaman and Pardo, ACM MM 2016), which does not
    come with talkbox: a checkout of seungheondoh/fx-processor, or socialfx_prior.json. Shown is
    how far the answers go where the listeners went and spread as they did, with all floors.
    """
    from talkbox.cli.interrupt import Interrupt
    from talkbox.cli.progress import Bar
    from talkbox.evaluation.socialfx import evaluate
    from talkbox.evaluation.socialfx_clips import made, named
    from talkbox.listener import Listener
    from talkbox.messages import Cancelled

    silent = quiet or as_json
    answers, notice = model.open(silent)
    if notice and not silent:
        click.echo(notice, err=True)
    with (
        tempfile.TemporaryDirectory(prefix="talkbox-socialfx-") as scratch,
        Interrupt() as interrupt,
        Bar(not silent, label="Evaluating") as bar,
    ):
        desk = _Desk(answers, effort, Path(scratch) / "sessions", Listener(cancelled=interrupt))
        try:
            clips = named(own, Path(scratch) / "clips") if own else made(Path(scratch) / "clips")
            report = evaluate(folder, desk.edit, clips, takes, bar)
        except Cancelled:
            raise Stopped(STOPPED) from None
    if as_json:
        print_json({"model": answers.name, "effort": effort.name, **report.to_json()})
    elif not quiet:
        _print(report)


class _Desk:
    """Answers a phrase on a clip, in one of the answers that the model has."""

    def __init__(self, model: Model, effort: Effort, folder: Path, listener: Listener) -> None:
        self._model, self._effort = model, effort
        self._folder, self._listener = folder, listener
        self._benches: dict[str, Bench] = {}

    def edit(self, phrase: str, clip: Clip, variant: int) -> Sound | None:
        """The written sound, None where nothing was; raises Cancelled."""
        from talkbox.evaluation.bench import Bench

        if clip.name not in self._benches:
            folder = self._folder / clip.name
            self._benches[clip.name] = Bench(clip, folder, self._model, self._effort)
        bench = self._benches[clip.name]
        return bench.answer(phrase, self._listener, _seeded(self._model, variant)).sound


def _seeded(model: Model, seed: int) -> Model:
    """The model as `--seed` would have it; a large one is not loaded again for that."""
    from talkbox.models.llama.model import LlamaModel
    from talkbox.planner import Planner

    if isinstance(model, LlamaModel):
        model.reseed(seed)
        return model
    return Planner(seed)


def _print(report: SocialFXReport) -> None:
    from talkbox.evaluation.socialfx_report import NOTES

    print_columns(report.rows())
    click.echo()
    print_columns(report.word_rows())
    click.echo()
    if report.unanswered:
        click.echo(f"answers in which nothing was written: {report.unanswered}")
    for note in NOTES:
        click.echo(note)
