"""The commands of `talkbox sessions` that only read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import click

from talkbox.cli.output import json_option, print_columns, print_json

if TYPE_CHECKING:
    from talkbox_sessions.events import Event
    from talkbox_sessions.journal import Journal
    from talkbox_sessions.store import Summary
    from talkbox_sessions.takes import Take

session_argument = click.argument("session", default="last")


def open_journal(session: str) -> Journal:
    """The journal of a session, for reading only."""
    from talkbox.home import home
    from talkbox_sessions.journal import Journal

    return Journal.open(home().find(session), readonly=True)


@click.command(name="list")
@json_option
def list_(as_json: bool) -> None:
    """All sessions, newest first."""
    from talkbox.home import home

    summaries = home().summaries()
    if as_json:
        print_json([{**asdict(item), "folder": str(item.folder)} for item in summaries])
        return
    if not summaries:
        click.echo("There are no sessions yet; `talkbox do` and `talkbox chat` make one.")
    print_columns(
        [
            (item.id, item.source, f"{item.takes} takes", item.status, _newest(item))
            for item in summaries
        ]
    )


def _newest(session: Summary) -> str:
    """What is wrong with it, else what was said last."""
    return session.problem or session.words or ("(spoken)" if session.turns else "")


@click.command()
@session_argument
@json_option
def show(session: str, as_json: bool) -> None:
    """Where a session stands: source, chain, measurements."""
    from talkbox_sessions.state import fold

    journal = open_journal(session)
    state = fold(journal.line())
    stages = [] if state.chain is None else state.chain["stages"]
    document = {
        "session": journal.folder.name,
        "folder": str(journal.folder),
        "opened": journal.opened.at,
        "source": journal.opened.source,
        "versions": journal.opened.versions,
        "take": state.take,
        "takes": list(state.takes),
        "chain": stages,
        "spoken": list(_spoken(journal)),
        "before": journal.opened.measured,
        "after": state.measured,
    }
    if as_json:
        print_json(document)
    else:
        _print_standing(document)


def _spoken(journal: Journal) -> Iterator[dict[str, Any]]:
    """What was spoken over the whole session, with the recordings that are kept of it."""
    from talkbox_sessions.events import Transcribed, UserSaid
    from talkbox_sessions.recordings import kept
    from talkbox_sessions.store import audio_store

    there, store = set(kept(journal)), audio_store(journal.folder)
    for event in journal.events:
        if isinstance(event, Transcribed | UserSaid) and event.recordings:
            files = [one for one in event.recordings if one in there and one in store]
            yield {
                "at": event.at,
                "by": event.by if isinstance(event, Transcribed) else event.model,
                "text": event.text,
                "recordings": [str(store.path(one)) for one in files],
            }


def _print_standing(document: dict[str, Any]) -> None:
    from talkbox.cli.tables import HEADINGS, rows

    source = document["source"]
    click.echo(f"session {document['session']}")
    click.echo(
        f"source  {source['name']}, {source['seconds']:.2f} s, {source['rate_hz']} Hz, "
        f"{source['channels']} channels"
    )
    click.echo(f"stands  at {take_name(document['take'])}")
    if kept := sum(len(one["recordings"]) for one in document["spoken"]):
        click.echo(f"keeps   recordings of what was spoken: {kept}")
    for stage in document["chain"]:
        click.echo(f"  {stage_line(stage)}")
    print_columns([HEADINGS, *rows(document["before"], document["after"])], indent="  ")


def take_name(number: int) -> str:
    """How people are told which take is meant."""
    return f"take {number}" if number else "the untouched source"


def stage_line(stage: dict[str, Any]) -> str:
    """One stage with its parameters, for people."""
    settings = ", ".join(
        f"{name} {value:g}" if isinstance(value, float | int) else f"{name} {value}"
        for name, value in stage["parameters"].items()
    )
    state = " (bypassed)" if stage["bypassed"] else ""
    return f"{stage['id']}  {stage['effect']}{state}  {settings}"


@click.command()
@session_argument
@click.option("--all", "whole", is_flag=True, help="Also what was undone or is on other branches.")
@json_option
def log(session: str, whole: bool, as_json: bool) -> None:
    """What was said and what became of it, in order."""
    journal = open_journal(session)
    events = journal.events if whole else journal.line()
    if as_json:
        print_json([event.model_dump(mode="json") for event in events])
    else:
        print_log(events)


def print_log(events: Iterable[Event]) -> None:
    """The events as lines that a producer can follow."""
    from talkbox.cli.log import lines

    for line in lines(events):
        click.echo(line)


@click.command()
@session_argument
@json_option
def takes(session: str, as_json: bool) -> None:
    """Every version of the sound."""
    from talkbox_sessions.takes import takes as all_takes

    found = all_takes(open_journal(session))
    if as_json:
        print_json([asdict(take) for take in found])
    else:
        print_takes(found)


def print_takes(found: Iterable[Take]) -> None:
    """One line a take; an asterisk marks the one that is heard now."""
    rows = []
    for take in found:
        loudness = take.measured.get("integrated_lufs")
        rows.append(
            (
                "*" if take.standing else "",
                str(take.number),
                take.asked or ("(spoken)" if take.number else "(source)"),
                take.status or "",
                "" if loudness is None else f"{loudness:.1f} LUFS",
                take.label or ("" if take.on_line else "(undone)"),
            )
        )
    print_columns(rows)
