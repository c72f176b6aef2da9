"""`talkbox words`: the sound words that are understood, the shipped ones and the user's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from talkbox.cli.lazy import Entry, LazyGroup
from talkbox.cli.output import json_option, print_columns, print_json
from talkbox.cli.palate import Vocabulary

if TYPE_CHECKING:
    from talkbox_prompts.lexicon import Word

COMMANDS = {
    "show": Entry("talkbox.cli.words_show:show", "What a word does, and how we know."),
    "new": Entry("talkbox.cli.words_own:new", "Start a word of your own."),
    "check": Entry("talkbox.cli.words_own:check", "Hold your own words against the rules."),
    "path": Entry("talkbox.cli.words_own:path", "Where your own words stand."),
}
_SHOWN = 4
"""Phrases that the list names of a word."""


@click.group(cls=LazyGroup, entries=COMMANDS, invoke_without_command=True)
@json_option
@click.pass_context
def words(ctx: click.Context, as_json: bool) -> None:
    """The sound words that are understood.

    Lists every word with its theme and ways to say it. Your own words stand in a file that
    `talkbox words path` names; they win over the shipped ones.
    """
    if ctx.invoked_subcommand is not None:
        return
    from talkbox_prompts import own
    from talkbox_prompts.lexicon import names, word

    Vocabulary().refresh()
    known, said = [word(name) for name in names()], _said()
    if as_json:
        print_json([{**_row(entry, said), "own": entry.name in own.entries()} for entry in known])
    else:
        yours = dict.fromkeys(own.entries(), ", yours")
        print_columns(
            [
                (entry.name, entry.theme + yours.get(entry.name, ""), _few(said, entry.name))
                for entry in known
            ]
        )


def _said() -> dict[str, list[str]]:
    """Word -> every way to say it."""
    from talkbox_prompts.lexicon import phrases

    said: dict[str, list[str]] = {}
    for phrase in phrases():
        said.setdefault(phrase.word, []).append(phrase.text)
    return said


def _row(entry: Word, said: dict[str, list[str]]) -> dict[str, object]:
    return {
        "word": entry.name,
        "theme": entry.theme,
        "means": entry.gloss,
        "said_as": said.get(entry.name, []),
    }


def _few(said: dict[str, list[str]], name: str) -> str:
    found = said.get(name, [])
    more = ", ..." if len(found) > _SHOWN else ""
    return ", ".join(found[:_SHOWN]) + more
