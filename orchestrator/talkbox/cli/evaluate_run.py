"""`talkbox eval run`: cases against clips, counted, with floors."""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from talkbox.cli.boundary import Stopped
from talkbox.cli.effort import effort_option
from talkbox.cli.model_choice import ModelChoice, model_options
from talkbox.cli.output import json_option, print_json

if TYPE_CHECKING:
    from talkbox.cli.interrupt import Interrupt
    from talkbox.effort import Effort
    from talkbox.evaluation.cases import Case
    from talkbox.evaluation.clips import Clip
    from talkbox.evaluation.runs import Run, Task

MOST_CLIPS = 3
_MOST_JOBS = 8
_FOLDER = click.Path(path_type=Path, exists=True, file_okay=False)


@click.command()
@click.argument("folder", required=False, type=_FOLDER)
@click.option("--clips", type=_FOLDER, metavar="FOLDER", help="Clips of yours, with a clips.toml.")
@click.option("--cases", metavar="REGEX", help="Only cases whose phrase matches.")
@click.option("--kinds", metavar="KIND,...", help="Only these kinds of case, such as tone,space.")
@click.option(
    "--most",
    type=click.IntRange(min=0),
    default=MOST_CLIPS,
    show_default=True,
    metavar="N",
    help="Clips for each case; 0 takes all that fit.",
)
@click.option(
    "--jobs",
    type=click.IntRange(min=1),
    metavar="N",
    help="Processes for the planner; else one for each core.",
)
@model_options
@effort_option
@click.option(
    "--page", type=click.Path(path_type=Path), metavar="FILE.html", help="Write a page with plots."
)
@click.option("--failures", is_flag=True, help="List every run that did not hold, and why.")
@click.option("-q", "--quiet", is_flag=True, help="Print nothing but errors.")
@json_option
def run(
    folder: Path | None,
    clips: Path | None,
    cases: str | None,
    kinds: str | None,
    most: int,
    jobs: int | None,
    model: ModelChoice,
    effort: Effort,
    page: Path | None,
    failures: bool,
    quiet: bool,
    as_json: bool,
) -> None:
    """Say the cases about the clips and count what held.

    FOLDER holds a cases.toml, and a clips.toml with clips of its own if they are not to be made;
    docs/evaluation.md has the format. --seed also draws the random floor.

    \b
    talkbox eval --page result.html
    talkbox eval --kinds tone,space --failures
    talkbox eval --json > before.json

    Ends with status 0, or 130 after Ctrl-C, when what was done so far is still shown.
    """
    from talkbox.evaluation.results import document

    if page is not None:
        from talkbox.evaluation.page import check_page

        check_page(page)
    chosen = _cases(folder, cases, kinds)
    with tempfile.TemporaryDirectory(prefix="talkbox-eval-") as scratch:
        known = _clips(folder, clips, Path(scratch))
        work = _Work(chosen, known, most, jobs, model, effort, silent=quiet or as_json)
        runs = work.carry_out(Path(scratch))
    name = "built in" if folder is None else folder.resolve().name
    result = document(runs, work.settings(name, len(runs)))
    _show(result, page, failures, quiet, as_json)
    if len(runs) < len(work.tasks):
        raise Stopped(f"Stopped after {len(runs)} of {len(work.tasks)} runs.")


def _cases(folder: Path | None, pattern: str | None, kinds: str | None) -> list[Case]:
    from talkbox.evaluation import casefile
    from talkbox.evaluation.cases import CASE_KINDS

    wanted = set(CASE_KINDS if kinds is None else (kind.strip() for kind in kinds.split(",")))
    if unknown := wanted - set(CASE_KINDS):
        raise click.UsageError(
            f"There is no kind of case {sorted(unknown)[0]!r}; there is: {', '.join(CASE_KINDS)}."
        )
    try:
        matches = re.compile(pattern or "", re.IGNORECASE).search
    except re.error as error:
        raise click.UsageError(f"--cases {pattern!r} is no regular expression: {error}.") from None
    known = casefile.brought() if folder is None else casefile.read(folder)
    found = [case for case in known if case.kind in wanted and matches(case.name)]
    if not found:
        raise click.UsageError(f"None of the {len(known)} cases is among those that were named.")
    return found


def _clips(folder: Path | None, clips: Path | None, scratch: Path) -> tuple[Clip, ...]:
    from talkbox.evaluation import clips as reading

    source = clips
    if source is None and folder is not None and (folder / reading.NAME).exists():
        source = folder
    target = scratch / "clips"
    return reading.brought(target) if source is None else reading.read(source, target)


class _Work:
    """The tasks with whoever is to carry them out."""

    def __init__(
        self,
        cases: Sequence[Case],
        clips: Sequence[Clip],
        most: int,
        jobs: int | None,
        model: ModelChoice,
        effort: Effort,
        silent: bool,
    ) -> None:
        from talkbox.evaluation.runs import tasks
        from talkbox.models import PLANNER, chosen

        self.tasks: list[Task] = tasks(cases, clips, most)
        if not self.tasks:
            raise click.UsageError("No clip is of a kind that these cases are about.")
        self.name, self._notice = chosen(model.name, model.settings)
        self._planner = self.name == PLANNER
        if jobs is not None and jobs > 1 and not self._planner:
            raise click.UsageError("--jobs is for the planner; a model has --threads.")
        self._jobs = jobs or _cores()
        self._clips, self._most = clips, most
        self._model, self._effort, self._silent = model, effort, silent
        self.seed = int(model.settings.get("seed", 0))

    def carry_out(self, scratch: Path) -> list[Run]:
        """As many runs as were done before Ctrl-C."""
        from talkbox.cli.interrupt import Interrupt
        from talkbox.cli.progress import Bar

        if self._notice and not self._silent:
            click.echo(self._notice, err=True)
        done: list[Run] = []
        with Interrupt() as interrupt, Bar(not self._silent, label="Evaluating") as bar:
            bar(0.0)
            for run in self._runs(scratch, interrupt):
                done.append(run)
                bar(len(done) / len(self.tasks))
        return done

    def settings(self, cases: str, done: int) -> Any:
        """What the document says of the conditions."""
        from talkbox.evaluation.results import Settings

        names = sorted({clip.name for _, clip in self.tasks})
        complete = done == len(self.tasks)
        return Settings(self.name, self._effort.name, self.seed, cases, names, self._most, complete)

    def _runs(self, scratch: Path, interrupt: Interrupt) -> Iterator[Run]:
        from talkbox.evaluation.workers import Workshop, here, spread
        from talkbox.listener import Listener

        if self._planner and self._jobs > 1:
            return spread(self.tasks, self._jobs, self._effort.name, self.seed, interrupt)
        answers, _ = self._model.open(self._silent)
        workshop = Workshop(answers, self._effort, self.seed, scratch / "sessions")
        return here(self.tasks, workshop, Listener(cancelled=interrupt))


def _cores() -> int:
    return min(os.cpu_count() or 1, _MOST_JOBS)


def _show(
    result: dict[str, Any], page: Path | None, failures: bool, quiet: bool, as_json: bool
) -> None:
    if page is not None:
        from talkbox.evaluation.page import write_page

        write_page(page, result)
    if as_json:
        print_json(result)
    elif not quiet:
        from talkbox.cli.evaluate_tables import print_result

        print_result(result, failures)
        if page is not None:
            click.echo(f"page: {page}")
