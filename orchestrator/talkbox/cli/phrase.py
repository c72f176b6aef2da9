"""What is accepted as an instruction: a sentence or a few."""

from __future__ import annotations

import re

import click

_NUMBER = re.compile(r"-(?=\d)")
_MINUS = "\u2212"

LONGEST = 2_000
"""Characters. An instruction is a sentence or a few; a whole page is a mistake."""


def instruction(text: str) -> str:
    """`text` without blanks around it; raises UsageError for none at all or far too much."""
    words = text.strip().replace(_MINUS, "-")
    if not words:
        raise click.UsageError('The phrase is empty; say what you want, such as "make it darker".')
    if len(words) > LONGEST:
        raise click.UsageError(
            f"The phrase is longer than {LONGEST} characters; say it in a sentence or a few."
        )
    return words


class PhraseCommand(click.Command):
    """A command whose phrase may begin with a negative number: "-14 LUFS" is no option."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """As click's, which reads every word that begins with a hyphen as options."""
        return super().parse_args(
            ctx, [_NUMBER.sub(_MINUS, arg, 1) if _NUMBER.match(arg) else arg for arg in args]
        )
