"""`talkbox demo`: the whole way of a sentence, on a clip that is made on the spot."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from talkbox.result import Summary

PHRASE = "make it darker"


@click.command()
@click.option(
    "--folder",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("demo"),
    show_default=True,
    help="Where the files go; it is made when it is missing.",
)
def demo(folder: Path) -> None:
    """Make a short clip and run "make it darker" on it.

    Shows what changed and where the files are. Nothing is downloaded; the built-in planner answers.
    """
    from talkbox.cli.speech import show_change

    clip, darker = folder / "clip.wav", folder / "darker.wav"
    _make(clip)
    click.echo(f"{clip}: five seconds of drums, bass and a pad, made just now.\n")
    click.echo(f'$ talkbox do "{PHRASE}" {clip} -o {darker}')
    plot = _plot(folder / "spectrum.png")
    summary = _darken(clip, darker, plot)
    click.echo(f"{summary['reply']}\n")
    show_change(summary["before"], summary["after"])
    click.echo(f"\n{darker}: written, opened again and measured.")
    if plot is not None:
        click.echo(f"{plot}: both spectra.")
    click.echo(_next_steps(clip))


def _make(clip: Path) -> None:
    from talkbox.clip import RATE_HZ
    from talkbox.clip import clip as sound
    from talkbox_tools.dsp.files import write

    clip.parent.mkdir(parents=True, exist_ok=True)
    write(clip, sound(), RATE_HZ, subtype="PCM_24")


def _plot(path: Path) -> Path | None:
    """Where the picture goes; None when nothing here can draw one."""
    from talkbox.plot import PlotError, check_plot

    try:
        check_plot(path)
    except PlotError as error:
        click.echo(f"No picture: {error}", err=True)
        return None
    return path


def _darken(clip: Path, darker: Path, plot: Path | None) -> Summary:
    from talkbox.errand import Errand
    from talkbox.home import home
    from talkbox.models import PLANNER, find

    model, _ = find(PLANNER)
    return Errand(PHRASE, darker, clip, plot=plot).carry_out(home(), model)


def _next_steps(clip: Path) -> str:
    return f"""
Try next:
  talkbox chat {clip}
  talkbox do "punchier, and roll off below 40" {clip} -o {clip.parent / "punchier.wav"}
  talkbox sessions log
  talkbox doctor"""
