"""What is accepted as an instruction: a sentence or a few, typed or in files that are heard."""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from talkbox.cli.ears_choice import EarsChoice

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


def positionals(
    phrase: str | None, input: Path | None, voice: Sequence[Path], ears: EarsChoice
) -> tuple[str, Path | None]:
    """PHRASE and INPUT as they are meant: where the phrase is spoken, INPUT comes first.

    The phrase is empty then. Raises UsageError for every mix that means nothing.
    """
    if not voice:
        return _typed(phrase, input, ears.given()), input
    if input is not None:
        raise click.UsageError(
            f"With --voice PHRASE is left out, so only INPUT is named; got {phrase!r} and {input}."
        )
    if phrase is None:
        return "", None
    file = Path(phrase.replace(_MINUS, "-"))
    if " " in phrase.strip() and not file.exists():
        raise click.UsageError(
            f"With --voice PHRASE is left out, and {phrase!r} is no file; say it in one way."
        )
    return "", file


def _typed(phrase: str | None, input: Path | None, listening: str | None) -> str:
    if listening is not None:
        raise click.UsageError(f"{listening} belongs to --voice FILE, which is not there.")
    if phrase is None:
        raise click.UsageError("PHRASE is missing; say what you want, or speak it: --voice FILE.")
    if phrase == "-":
        phrase = sys.stdin.read(LONGEST + 1)
    words = instruction(phrase)
    if input is not None and not input.exists() and Path(words).is_file():
        raise click.UsageError("The phrase comes first, then the file.")
    return words


class PhraseCommand(click.Command):
    """A command whose phrase may begin with a negative number: "-14 LUFS" is no option."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """As click's, which reads every word that begins with a hyphen as options."""
        return super().parse_args(
            ctx, [_NUMBER.sub(_MINUS, arg, 1) if _NUMBER.match(arg) else arg for arg in args]
        )
