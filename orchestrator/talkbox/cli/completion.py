"""`talkbox completion`: the script that teaches a shell to complete talkbox."""

from __future__ import annotations

import click


@click.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion(shell: str) -> None:
    """Print the completion of a shell.

    \b
    bash: add to ~/.bashrc   eval "$(talkbox completion bash)"
    zsh:  add to ~/.zshrc    eval "$(talkbox completion zsh)"
    fish: talkbox completion fish > ~/.config/fish/completions/talkbox.fish
    """
    from click.shell_completion import get_completion_class

    kind = get_completion_class(shell)
    if kind is None:
        raise click.UsageError(f"There is no completion for {shell}.")
    root = click.get_current_context().find_root().command
    click.echo(kind(root, {}, "talkbox", "_TALKBOX_COMPLETE").source())
