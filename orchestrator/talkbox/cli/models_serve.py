"""`talkbox models serve`: a llama-server on this machine, for as long as the command runs."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

from talkbox.cli.boundary import Stopped
from talkbox.cli.model_choice import RUNNING_OPTIONS, given_settings

if TYPE_CHECKING:
    from talkbox.serving.server import LocalServer

F = TypeVar("F", bound=Callable[..., Any])


def _running_options(command: F) -> F:
    for option in reversed(RUNNING_OPTIONS):
        command = option(command)
    return command


@click.command()
@click.argument("model", metavar="NAME|FILE")
@click.option(
    "--port", type=int, metavar="N", help="Where it listens; else 8080. 0 takes a free one."
)
@click.option("--slots", type=int, default=1, metavar="N", help="Conversations held side by side.")
@click.option("--no-projector", is_flag=True, help="Leave out the file by which it hears speech.")
@_running_options
def serve(model: str, port: int | None, slots: int, no_projector: bool, **given: Any) -> None:
    """Run a model as a server on this machine, until Ctrl-C.

    Other programs and other sessions of talkbox then share it. It listens on loopback only. The
    server is llama-server, where it is installed, else the one of xllamacpp, which
    `pip install "talkbox[server]"` brings.
    """
    from talkbox import config
    from talkbox.models import effective
    from talkbox.serving.plan import plan
    from talkbox.serving.ports import USUAL_PORT, free_port
    from talkbox.serving.program import find_program
    from talkbox.serving.server import LocalServer

    chosen = USUAL_PORT if port is None else port or free_port()
    settings = effective(given_settings(given))
    settled = plan(model, settings, port=chosen, slots=slots, projector=not no_projector)
    with LocalServer(settled, find_program(config.llama_server())) as server:
        _wait(server)
        _tell(server)
        try:
            server.watch_over()
        except KeyboardInterrupt:
            click.echo("Stopped.", err=True)


def _wait(server: LocalServer) -> None:
    from talkbox.cli.progress import Bar

    def goes(share: float) -> bool:
        bar(share)
        return True

    try:
        with Bar(label="Loading the model") as bar:
            server.wait(goes)
    except KeyboardInterrupt:
        raise Stopped("Stopped before the model was loaded.") from None


def _tell(server: LocalServer) -> None:
    plan = server.plan
    threads = "1 thread" if plan.threads == 1 else f"{plan.threads} threads"
    hears = ", hears speech" if plan.projector is not None else ""
    click.echo(f"{plan.name} is served at {server.address} by {server.program.title}")
    click.echo(f"Use it with: --model {server.address}")
    click.echo(f"Context {plan.context_tokens:,} tokens, {threads}{hears}.", err=True)
    click.echo(f"Log: {server.log}", err=True)
    click.echo("Ctrl-C stops it.", err=True)
