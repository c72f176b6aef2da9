"""`talkbox do`: one instruction, one file, one result."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from talkbox.cli.boundary import Failure, on_failure_print
from talkbox.cli.ears_choice import EarsChoice, ears_options
from talkbox.cli.effort import effort_option
from talkbox.cli.hearing import CANCELLED, confirmer, hear_files
from talkbox.cli.model_choice import ModelChoice, model_options
from talkbox.cli.output import json_option, print_json
from talkbox.cli.palate import Vocabulary, palate_option, tell
from talkbox.cli.phrase import PhraseCommand, positionals

if TYPE_CHECKING:
    from talkbox.cli.interrupt import Interrupt
    from talkbox.effort import Effort
    from talkbox.errand import Errand
    from talkbox.result import Summary
    from talkbox.taste.palate import Palate
    from talkbox.voice.ears import Ears

NOTHING = "No file was written."
NOTHING_WRITTEN = 3
NOT_MET = 4


@click.command(name="do", cls=PhraseCommand)
@click.argument("phrase", required=False)
@click.argument("input", required=False, type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--output",
    required=True,
    type=click.Path(path_type=Path),
    help="Where the result goes; its ending says the format (wav, flac, aiff, ogg, mp3).",
)
@click.option(
    "--session",
    metavar="ID",
    help="Go on where this session stands instead of opening INPUT; `last` is the newest.",
)
@click.option(
    "--reference",
    "references",
    multiple=True,
    type=click.Path(path_type=Path),
    metavar="REF",
    help="A file that the phrase may call the reference, wherever it lies; may be repeated.",
)
@click.option(
    "--voice",
    "voice",
    multiple=True,
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="A file in which PHRASE is spoken, which is left out then; several are said in order.",
)
@ears_options
@model_options
@effort_option
@palate_option
@click.option("--strict", is_flag=True, help="End with status 4 when the request was not met.")
@click.option(
    "--plot",
    type=click.Path(path_type=Path),
    metavar="FILE.png",
    help="Draw the spectra before and after.",
)
@click.option("-q", "--quiet", is_flag=True, help="Print nothing but errors.")
@json_option
@click.pass_context
def do(
    ctx: click.Context,
    phrase: str | None,
    input: Path | None,
    output: Path,
    session: str | None,
    references: tuple[Path, ...],
    voice: tuple[Path, ...],
    ears: EarsChoice,
    model: ModelChoice,
    effort: Effort,
    palate: Palate | None,
    strict: bool,
    plot: Path | None,
    quiet: bool,
    as_json: bool,
) -> None:
    """Carry out one instruction on one file.

    PHRASE is what you want, in quotes, or - to read it from standard input. INPUT is the file; it
    is never written over. OUTPUT appears whole or not at all.

    \b
    talkbox do "make it darker" song.wav -o darker.wav
    talkbox do "a bit less" --session last -o less.wav
    talkbox do "match the tone of the reference" song.wav --reference hit.wav -o like.wav
    talkbox do --voice command.wav song.wav -o out.wav

    Ends with status 0 when an edit was written, 3 when nothing was, on purpose (refused, a
    question, nothing to change, what was heard cancelled), 4 with --strict when the edit did not
    fully meet the request, 1 after an error and 2 after wrong usage.
    """
    from talkbox.errand import Errand

    if as_json:
        from talkbox.result import failure

        on_failure_print(failure)
    said, input = positionals(phrase, input, voice, ears)
    source = _source(input, session)
    Vocabulary().refresh()
    errand = Errand(
        said, output, source, session or "last", plot, effort, references, palate, voices=voice
    )
    summary = _carry_out(errand, model, voice, ears, quiet=quiet, as_json=as_json)
    if summary is None:
        click.echo(f"{CANCELLED} {NOTHING}", err=True)
        ctx.exit(NOTHING_WRITTEN)
    tell(palate, err=True, quiet=quiet)
    if summary["status"] == "failed":
        raise Failure(summary["reply"], summary if as_json else None)
    if as_json:
        print_json(summary)
    elif not quiet:
        from talkbox.cli.account import print_account

        print_account(summary)
    ctx.exit(_status(summary, strict))


def _source(input: Path | None, session: str | None) -> Path | None:
    if input is None and session is None:
        raise click.UsageError("INPUT is missing; name a file, or a session with --session.")
    if input is not None and session is not None:
        raise click.UsageError("A session has its own source; leave INPUT out.")
    return input


def _carry_out(
    errand: Errand,
    model: ModelChoice,
    voice: tuple[Path, ...],
    ears: EarsChoice,
    *,
    quiet: bool,
    as_json: bool,
) -> Summary | None:
    """The document of what was done; None when what was heard was not to be said."""
    from talkbox.cli.interrupt import Interrupt
    from talkbox.cli.progress import Bar
    from talkbox.home import home
    from talkbox.listener import Listener
    from talkbox.voice.confirming import Unsaid

    silent = quiet or as_json
    if voice:
        errand.check()
        if errand.source is None:
            home().find(errand.session)
    answers, notice = model.open(silent)
    if notice and not silent:
        click.echo(notice, err=True)
    with Interrupt() as interrupt, Bar(not silent) as bar:
        if voice:
            errand = _spoken(
                errand, ears.open(answers, silent, model.plain_http), voice, interrupt, quiet
            )
            unasked = ears.unasked or as_json
            errand = replace(errand, confirmer=confirmer(unasked=unasked, err=True, quiet=quiet))
        listener = Listener(cancelled=interrupt, on_progress=bar)
        try:
            return errand.carry_out(home(), answers, listener)
        except Unsaid:
            return None


def _spoken(
    errand: Errand, ears: Ears, voice: tuple[Path, ...], interrupt: Interrupt, quiet: bool
) -> Errand:
    """The errand with all that was spoken heard, before any of it is done."""
    spoken = hear_files(voice, ears, interrupt, err=True, quiet=quiet)
    words = "; ".join(each.text for each in spoken if each.text) or voice[0].stem
    return replace(errand, phrase=words, spoken=spoken)


def _status(summary: Summary, strict: bool) -> int:
    if summary["output"] is None:
        return NOTHING_WRITTEN
    statuses = [turn["status"] for turn in summary["voice"]] or [summary["status"]]
    return NOT_MET if strict and any(status != "met" for status in statuses) else 0
