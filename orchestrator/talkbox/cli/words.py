"""`talkbox words`: the sound words that are understood, what they do and how we know."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from talkbox.cli.boundary import Failure
from talkbox.cli.lazy import Entry, LazyGroup
from talkbox.cli.output import json_option, print_columns, print_json

if TYPE_CHECKING:
    from talkbox_prompts.lexicon import Move, Sign, Word

COMMANDS = {"show": Entry("talkbox.cli.words:show", "What a word does, and how we know.")}
_WANTS = {"up": "rises", "down": "falls", "keep": "stays"}


@click.group(cls=LazyGroup, entries=COMMANDS, invoke_without_command=True)
@json_option
@click.pass_context
def words(ctx: click.Context, as_json: bool) -> None:
    """The sound words that are understood."""
    if ctx.invoked_subcommand is not None:
        return
    from talkbox_prompts.lexicon import names, word

    known = [word(name) for name in names()]
    if as_json:
        print_json(
            [{"word": entry.name, "theme": entry.theme, "means": entry.gloss} for entry in known]
        )
    else:
        print_columns([(entry.name, entry.theme, entry.gloss) for entry in known])


@click.command()
@click.argument("word")
@json_option
def show(word: str, as_json: bool) -> None:
    """What a word does, and how we know.

    WORD is a name as `talkbox words` lists it, or any way to say it, such as "mellow".
    """
    entry = _find(word)
    said = _said(entry)
    if as_json:
        print_json(_document(entry, said))
        return
    click.echo(f"{entry.name}: {entry.gloss}.")
    click.echo(f"said as    {', '.join(said['says'][:12])}")
    for line in _effect(entry):
        click.echo(line)
    if entry.opposite:
        click.echo(f"opposite   {entry.opposite}")
    click.echo(f"known from {entry.known}")


def _said(entry: Word) -> dict[str, list[str]]:
    """The ways to say a word, by the role that they play."""
    from talkbox_prompts.lexicon import ROLES, phrases

    said: dict[str, list[str]] = {role: [] for role in ROLES}
    for phrase in phrases():
        if phrase.word == entry.name:
            said[phrase.role].append(phrase.text)
    return said


def _find(text: str) -> Word:
    from talkbox_prompts.lexicon import names, phrases, word

    wanted = text.strip().lower()
    if wanted in names():
        return word(wanted)
    for phrase in phrases():
        if phrase.text == wanted:
            return word(phrase.word)
    raise Failure(f"There is no word {text!r}; `talkbox words` lists those that are understood.")


def _effect(entry: Word) -> Iterator[str]:
    for move in entry.meaning.moves:
        settings = ", ".join(f"{name} {_setting(value)}" for name, value in move.settings.items())
        yield f"does       {move.tool} {move.kind} {settings}".rstrip()
    for aim in entry.meaning.aims:
        yield f"held to    {_aim(aim)}"


def _setting(value: Any) -> str:
    """One value, or three: for a touch, the plain word and way more."""
    return " | ".join(f"{step:g}" for step in value) if isinstance(value, tuple) else str(value)


def _aim(aim: Sign) -> str:
    from talkbox.cli.tables import label
    from talkbox_tools.measures import MEASURES

    measure = MEASURES[aim.measure]
    least = measure.jnd if aim.by is None else aim.by
    amount = f"{least:.0%}" if measure.relative else f"{least:g} {measure.unit}".rstrip()
    at_least = "" if aim.want == "keep" else f" by at least {amount}"
    return f"{label(measure.name)} {_WANTS[aim.want]}{at_least}{' (if it can)' * aim.optional}"


def _document(entry: Word, said: dict[str, list[str]]) -> dict[str, Any]:
    return {
        "word": entry.name,
        "theme": entry.theme,
        "means": entry.gloss,
        "opposite": entry.opposite,
        **said,
        "moves": [_move(move) for move in entry.meaning.moves],
        "aims": [
            {"measure": aim.measure, "want": aim.want, "by": aim.by, "optional": aim.optional}
            for aim in entry.meaning.aims
        ],
        "permits": sorted(entry.permits),
        "known": entry.known,
    }


def _move(move: Move) -> dict[str, Any]:
    return {"tool": move.tool, "kind": move.kind, "settings": dict(move.settings)}
