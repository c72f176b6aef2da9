"""`talkbox taste`: what was learnt of the user's taste, and how to forget it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, replace
from typing import TYPE_CHECKING, Any

import click

from talkbox.cli.boundary import Failure
from talkbox.cli.lazy import Entry, LazyGroup
from talkbox.cli.output import json_option, print_columns, print_json

if TYPE_CHECKING:
    from talkbox.taste.file import TasteFile
    from talkbox.taste.form import Tastes
    from talkbox.taste.record import WordTaste

COMMANDS = {
    "show": Entry("talkbox.cli.taste:show", "What is known of your taste in one word."),
    "forget": Entry("talkbox.cli.taste:forget", "Forget what was learnt of a word, or of all."),
    "on": Entry("talkbox.cli.taste:on", "Apply and learn your taste."),
    "off": Entry("talkbox.cli.taste:off", "Neither apply nor learn it."),
    "path": Entry("talkbox.cli.taste:path", "Where your taste is kept."),
}
_HEADINGS = ("word", "yes", "no", "strength", "liked", "gives way")


@click.group(cls=LazyGroup, entries=COMMANDS, invoke_without_command=True)
@json_option
@click.pass_context
def taste(ctx: click.Context, as_json: bool) -> None:
    """What was learnt of your taste.

    After an edit say "yes", "too much", "more", "not like that" or "no", in `talkbox chat` or with
    `talkbox do ... --session last`; it counts for the words that the edit was for. The list can be
    edited: `talkbox taste path` names the file.
    """
    if ctx.invoked_subcommand is not None:
        return
    kept = _file().read()
    if as_json:
        words = {word: asdict(one) for word, one in sorted(kept.words.items())}
        print_json({"on": _counts(kept), "words": words})
        return
    if not _counts(kept):
        click.echo("Taste is switched off; `talkbox taste on` switches it on.")
    if kept.words:
        print_columns([_HEADINGS, *_rows(kept)])
    else:
        click.echo('Nothing was learnt so far; after an edit say "yes", or "too much".')


def _rows(kept: Tastes) -> Iterator[tuple[str, ...]]:
    for word, one in sorted(kept.words.items()):
        effects = (", ".join(one.preferred) or "-", ", ".join(one.avoided) or "-")
        yield (word, str(one.yes), str(one.no), f"x {one.factor:.2f}", *effects)


@click.command()
@click.argument("word")
@json_option
def show(word: str, as_json: bool) -> None:
    """What is known of your taste in one word."""
    name, one = _known(word)
    if as_json:
        print_json({"word": name, **asdict(one)})
        return
    for line in account(name, one):
        click.echo(line)


def account(name: str, one: WordTaste) -> Iterator[str]:
    """The taste in a word, as lines for people."""
    percent = round(abs(1 - one.factor) * 100)
    way = "weaker" if one.factor < 1 else "stronger"
    how = f"{percent} % {way} than" if percent else "as"
    yield f"{name.replace('_', ' ')}: {how} everyone means it, from {one.yes} yes and {one.no} no."
    if one.preferred:
        yield f"liked      {', '.join(one.preferred)}"
    if one.avoided:
        yield f"gives way  {', '.join(one.avoided)}"


@click.command()
@click.argument("word", required=False)
@click.option("--all", "everything", is_flag=True, help="Forget your whole taste.")
def forget(word: str | None, everything: bool) -> None:
    """Forget what was learnt of a word, or of all."""
    if (word is None) != everything:
        raise click.UsageError("Name a word, or say --all.")
    if word is None:
        count = len(_file().read().words)
        _file().change(lambda kept: replace(kept, words={}))
        click.echo(f"Forgot {count} {'word' if count == 1 else 'words'}.")
        return
    name, _ = _known(word)
    _file().change(lambda kept: replace(kept, words=_without(kept, name)))
    click.echo(f"Forgot your taste in {name.replace('_', ' ')}.")


@click.command()
def on() -> None:
    """Apply and learn your taste."""
    _switch(True)


@click.command()
def off() -> None:
    """Neither apply nor learn it; what was learnt is kept."""
    _switch(False)


@click.command()
def path() -> None:
    """Where your taste is kept; the file need not exist yet."""
    click.echo(str(_file().path))


def _switch(wanted: bool) -> None:
    from talkbox import config
    from talkbox.home import root

    _file().change(lambda kept: replace(kept, on=wanted))
    if wanted and not config.taste():
        raise Failure(f"{root() / 'config.toml'} says taste = false; take that out.")
    click.echo(f"Taste is switched {'on' if wanted else 'off'}.")


def _counts(kept: Tastes) -> bool:
    from talkbox import config

    return kept.on and config.taste()


def _file() -> TasteFile:
    from talkbox.home import root
    from talkbox.taste.file import TasteFile

    return TasteFile(root())


def _known(word: str) -> tuple[str, WordTaste]:
    """A word of which something is known, by its name or any way to say it; raises Failure."""
    from talkbox_prompts.lexicon import phrases

    words: dict[str, Any] = dict(_file().read().words)
    wanted = " ".join(word.lower().split())
    said = (phrase.word for phrase in phrases() if phrase.text == wanted)
    for name in (wanted, wanted.replace(" ", "_"), *said):
        if name in words:
            return name, words[name]
    known = ", ".join(sorted(words)) or "nothing"
    raise Failure(f"Nothing was learnt of {word!r}; known is your taste in: {known}.")


def _without(kept: Tastes, name: str) -> dict[str, WordTaste]:
    return {word: one for word, one in kept.words.items() if word != name}
