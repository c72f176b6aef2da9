"""The `talkbox` command: a table of commands, each imported only when it runs."""

from __future__ import annotations

from typing import Any

import click

from talkbox.cli.boundary import boundary
from talkbox.cli.lazy import Entry, LazyGroup

COMMANDS = {
    "do": Entry("talkbox.cli.do:do", "Carry out one instruction on one file."),
    "chat": Entry("talkbox.cli.chat:chat", "Talk about a file, edit after edit."),
    "demo": Entry("talkbox.cli.demo:demo", 'Make a short clip and run "make it darker" on it.'),
    "sessions": Entry("talkbox.cli.sessions:sessions", "The past: look, step, branch, export."),
    "tools": Entry("talkbox.cli.tools:tools", "What can be done to a sound, and by whom."),
    "words": Entry("talkbox.cli.words:words", "The sound words that are understood."),
    "taste": Entry("talkbox.cli.taste:taste", "What was learnt of your taste."),
    "similarity": Entry("talkbox.cli.similarity:similarity", "How alike two files sound."),
    "models": Entry("talkbox.cli.models:models", "Language models that run on this machine."),
    "eval": Entry("talkbox.cli.evaluate:evaluate", "How well requests are carried out."),
    "doctor": Entry("talkbox.cli.doctor:doctor", "Check that everything here works."),
    "completion": Entry("talkbox.cli.completion:completion", "Print the completion of a shell."),
}


class Root(LazyGroup):
    """The outermost group: everything that goes wrong passes its boundary."""

    def make_context(
        self,
        info_name: str | None,
        args: list[str],
        parent: click.Context | None = None,
        **extra: Any,
    ) -> click.Context:
        """As click's; `-h` works on every command."""
        extra.setdefault("help_option_names", ["-h", "--help"])
        return super().make_context(info_name, args, parent, **extra)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command inside the boundary."""
        with boundary(ctx):
            return super().invoke(ctx)


def _print_version(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted and not ctx.resilient_parsing:
        from importlib.metadata import version

        click.echo(f"talkbox {version('talkbox')}")
        ctx.exit()


@click.group(cls=Root, entries=COMMANDS)
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_print_version,
    help="Print the version and end.",
)
def talkbox() -> None:
    """Shape a sound with words.

    Say what you want in a producer's words; talkbox edits the file, measures what became of it,
    and tells you. Try: talkbox demo
    """
