"""`talkbox models`: the language models there are, which fit here, and how to get one."""

from __future__ import annotations

import click

from talkbox.cli.lazy import Entry, LazyGroup

COMMANDS = {
    "list": Entry("talkbox.cli.models_list:list_", "The models there are, and which fit here."),
    "pull": Entry("talkbox.cli.models_pull:pull", "Fetch a model, with the projector it hears by."),
    "serve": Entry("talkbox.cli.models_serve:serve", "Run a model as a server on this machine."),
    "check": Entry("talkbox.cli.models_check:check", "Whether a model's file works here."),
}


@click.group(cls=LazyGroup, entries=COMMANDS)
def models() -> None:
    """Language models that run on this machine.

    A name of the list is good wherever a path is: talkbox do ... --model gemma-4-e4b
    """
