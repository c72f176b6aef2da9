"""What is accepted as an instruction: a sentence or a few."""

from __future__ import annotations

import click

LONGEST = 2_000
"""Characters. An instruction is a sentence or a few; a whole page is a mistake."""


def instruction(text: str) -> str:
    """`text` without blanks around it; raises UsageError for none at all or far too much."""
    words = text.strip()
    if not words:
        raise click.UsageError('The phrase is empty; say what you want, such as "make it darker".')
    if len(words) > LONGEST:
        raise click.UsageError(
            f"The phrase is longer than {LONGEST} characters; say it in a sentence or a few."
        )
    return words
