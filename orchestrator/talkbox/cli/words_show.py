"""`talkbox words show`: one word told in full, for people or as a document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import click

from talkbox.cli.boundary import Failure
from talkbox.cli.output import json_option, print_json
from talkbox.cli.palate import Vocabulary

if TYPE_CHECKING:
    from talkbox_prompts.lexicon import Word

Data = Mapping[str, Any]
_PHRASES = 16
_WANTS = {"up": "rises", "down": "falls", "keep": "stays"}
_ROLES = {
    "says": "said as",
    "pictures": "pictured as",
    "nouns": "noun",
    "faults": "complaint",
    "lacks": "missing",
}


@click.command()
@click.argument("word")
@json_option
def show(word: str, as_json: bool) -> None:
    """What a word does, and how we know.

    WORD is a name as `talkbox words` lists it, or any way to say it, such as "mellow".
    """
    from talkbox.vocabulary.account import account

    Vocabulary().refresh()
    document = account(_find(word))
    document["taste"] = _taste(document["word"])
    if as_json:
        print_json(document)
        return
    click.echo(f"{document['word']}: {document['means']}.")
    last = ""
    for label, text in _lines(document):
        click.echo(f"{'' if label == last else label:<10} {text}".rstrip())
        last = label


def _taste(name: str) -> dict[str, Any] | None:
    """What is known of the user's taste in a word; a file that cannot be read is told of."""
    from talkbox.home import root
    from talkbox.taste.file import TasteFile
    from talkbox.taste.form import TasteError

    try:
        kept = TasteFile(root()).read().words.get(name)
    except TasteError as error:
        click.echo(f"talkbox: {error}", err=True)
        return None
    return None if kept is None else asdict(kept)


def _find(text: str) -> Word:
    from talkbox_prompts import lexicon

    wanted = " ".join(text.lower().split())
    for name in (wanted, wanted.replace(" ", "_")):
        if name in lexicon.names():
            return lexicon.word(name)
    for language in lexicon.languages():
        for phrase in lexicon.phrases(language):
            if phrase.text == wanted:
                return lexicon.word(phrase.word)
    raise Failure(
        f"There is no word {text!r}; `talkbox words` lists those that are understood, and "
        "`talkbox words new` starts one of your own."
    )


def _lines(document: Data) -> Iterator[tuple[str, str]]:
    yield "theme", document["theme"]
    for role, label in _ROLES.items():
        if document[role]:
            yield label, _few(document[role])
    if document["opposite"]:
        yield "opposite", document["opposite"]
    yield from _meaning_lines(document)
    for case in document["cases"]:
        yield from _meaning_lines(case, f"on {case['if'].replace('_', ' ')}", document)
    if document["permits"]:
        yield "may cost", ", ".join(document["permits"]).replace("_", " ")
    for language, phrases in document["languages"].items():
        yield f"in {language}", _few(phrases)
    yield from _yours(document)
    yield from _taste_lines(document)
    yield from _listener_lines(document)
    yield "known from", document["known"]


def _meaning_lines(
    meaning: Data, place: str = "", whole: Data | None = None
) -> Iterator[tuple[str, str]]:
    """What a word is held to and does; of a case only what differs from the whole word."""
    parts = (("held to", "aims"), ("does", "moves"), ("else", "second"), ("watch", "watch"))
    for label, key in parts:
        if whole is not None and meaning[key] == whole[key]:
            continue
        for each in meaning[key]:
            text = _move(each) if key in ("moves", "second") else _sign(each)
            yield (place, f"{label} {text}") if place else (label, text)


def _yours(document: Data) -> Iterator[tuple[str, str]]:
    entry = document["own"]
    if entry is not None:
        said = [f"{key} {entry[key]}" for key in ("like", "strength") if key in entry]
        keys = [key for key in entry if key not in ("like", "strength")]
        yield "yours", ", ".join([*said, *keys])


def _listener_lines(document: Data) -> Iterator[tuple[str, str]]:
    heard = document["listeners"]
    if heard is None:
        return
    said = ", ".join(heard["said"])
    agreed = f"{heard['same_way']:.0%} the same way, agreement {heard['agreement']:.2f} of 1"
    yield "listeners", f"{heard['n']} settings called {said}: {agreed}"
    if heard["against"]:
        yield "listeners", f"a group of {heard['against']:.0%} leans the other way"
    yield "listeners", heard["source"]


def _taste_lines(document: Data) -> Iterator[tuple[str, str]]:
    taste = document["taste"]
    if taste is not None:
        yield "taste", f"x {taste['factor']:.2f}, from {taste['yes']} yes and {taste['no']} no"
        for key, label in (("preferred", "liked"), ("avoided", "gives way")):
            if taste[key]:
                yield "taste", f"{label}: {', '.join(taste[key])}"


def _few(phrases: list[str]) -> str:
    more = ", ..." if len(phrases) > _PHRASES else ""
    return ", ".join(phrases[:_PHRASES]) + more


def _move(move: Data) -> str:
    settings = ", ".join(
        f"{name} {_setting(value)}{_under(move, name)}" for name, value in move["settings"].items()
    )
    return f"{move['tool']} {move['kind']} {settings}".rstrip()


def _setting(value: Any) -> str:
    """One value, or three: for a touch, the plain word and way more."""
    if isinstance(value, Iterable) and not isinstance(value, str):
        return " | ".join(f"{step:g}" for step in value)
    return str(value)


def _under(move: Data, name: str) -> str:
    measure = move.get("under", {}).get(name)
    return f" against its {_label(measure)}" if measure else ""


def _sign(sign: Data) -> str:
    from talkbox_tools.measures import MEASURES

    measure = MEASURES[sign["measure"]]
    least = measure.jnd if sign["by"] is None else sign["by"]
    amount = f"{least:.0%}" if measure.relative else f"{least:g} {measure.unit}".rstrip()
    how = "within" if sign["want"] == "keep" else "by at least"
    can = " (if it can)" * sign["optional"]
    return f"{_label(measure.name)} {_WANTS[sign['want']]} {how} {amount}{can}"


def _label(measure: str) -> str:
    from talkbox.cli.tables import label

    return label(measure)
