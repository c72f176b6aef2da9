"""`talkbox eval`: how well requests are carried out, beside floors that show what that means."""

from __future__ import annotations

import click

from talkbox.cli.lazy import Entry, LazyGroup

COMMANDS = {
    "run": Entry("talkbox.cli.evaluate_run:run", "The cases; what `talkbox eval` does by itself."),
    "compare": Entry("talkbox.cli.evaluate_compare:compare", "What two results lost and gained."),
    "rime": Entry("talkbox.cli.evaluate_rime:rime", "Chains found again from three vague prompts."),
    "socialfx": Entry("talkbox.cli.evaluate_socialfx:socialfx", "Equalisers against listeners'."),
}


class Evaluate(LazyGroup):
    """Runs `run` where no command of its own is named first."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """As click's, with `run` put first where it was left out."""
        named = bool(args) and (args[0] in self.entries or args[0] in ctx.help_option_names)
        return super().parse_args(ctx, args if named else ["run", *args])


@click.group(name="eval", cls=Evaluate, entries=COMMANDS)
def evaluate() -> None:
    """How well requests are carried out.

    `talkbox eval` by itself says some 140 requests about 15 clips that it makes, and measures with
    arithmetic of its own whether the written files are what was asked. Doing nothing, a random
    equaliser and the opposite edit are always shown beside it. `talkbox eval FOLDER` takes cases
    and clips of yours. `talkbox eval run --help` has all options.
    """
