"""`talkbox words new, check, path`: the user's own words as a file."""

from __future__ import annotations

from pathlib import Path

import click

from talkbox.cli.boundary import Failure
from talkbox.cli.output import json_option, print_json


@click.command()
@click.argument("word")
@click.option("--add", is_flag=True, help="Add it to your own words instead of printing it.")
def new(word: str, add: bool) -> None:
    """Start a word of your own.

    Prints an entry that works as it is, to be changed to what WORD means to you. For a word that
    is known already it begins further phrases and another strength.

    \b
    talkbox words new crispy
    talkbox words new "like an old radio" --add
    """
    from talkbox.vocabulary import drafting, own_words

    entry = drafting.draft(word)
    if not add:
        click.echo(entry)
        return
    where = own_words.path()
    found = drafting.add(entry, where)
    click.echo(f"Added to {where}; now say there what it means to you.")
    for note in found.notes():
        click.echo(f"Mind: {note}.")


@click.command()
@click.argument("file", required=False, type=click.Path(path_type=Path))
@json_option
@click.pass_context
def check(ctx: click.Context, file: Path | None, as_json: bool) -> None:
    """Hold your own words against the rules.

    Names every fault with file, line and word, and what is allowed. Without FILE it is the file
    that `talkbox words path` names. Ends with status 1 when there is a fault.
    """
    from talkbox.vocabulary import own_words

    if file is not None and not file.is_file():
        raise Failure(f"There is no file {file}; `talkbox words path` names where yours stand.")
    found = own_words.read(file or own_words.path())
    if as_json:
        document = {"path": str(found.path), "words": list(found.entries)}
        print_json({**document, "faults": list(found.faults), "notes": list(found.notes())})
        ctx.exit(1 if found.faults else 0)
    for note in found.notes():
        click.echo(f"Mind: {note}.")
    if found.faults:
        raise Failure("\n".join(f"{fault}." for fault in found.faults))
    click.echo(_summary(found))


def _summary(found: object) -> str:
    from talkbox.vocabulary.own_words import OwnWords

    assert isinstance(found, OwnWords)
    if not found.path.exists():
        return f"There is no {found.path} yet; `talkbox words new WORD --add` begins it."
    count = len(found.entries)
    return f"{found.path}: {count} {'word' if count == 1 else 'words'}, no fault."


@click.command()
def path() -> None:
    """Where your own words stand; the file need not exist yet."""
    from talkbox.vocabulary import own_words

    click.echo(str(own_words.path()))
