"""Where a chat's lines come from: line editing at a terminal, else standard input as it is."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Protocol

PROMPT = "> "


class Lines(Protocol):
    """One line after the other."""

    def read(self) -> str | None:
        """The next line without its end; None when there are no more."""
        ...


class PipedLines:
    """Lines of a script or a pipe; nothing is echoed."""

    def read(self) -> str | None:
        """As `Lines.read`."""
        line = sys.stdin.readline()
        return line.rstrip("\r\n") if line else None


class TypedLines:
    """Lines typed at a terminal, with editing, a history kept in `history`, and completion."""

    def __init__(self, history: Path, commands: Mapping[str, str]) -> None:
        from prompt_toolkit import PromptSession
        from prompt_toolkit.completion import WordCompleter
        from prompt_toolkit.history import FileHistory

        history.parent.mkdir(parents=True, exist_ok=True)
        words = WordCompleter(list(commands), meta_dict=dict(commands), sentence=True)
        self._session: PromptSession[str] = PromptSession(
            history=FileHistory(str(history)), completer=words, complete_while_typing=False
        )

    def read(self) -> str | None:
        """As `Lines.read`; Ctrl-C clears the line, Ctrl-D ends."""
        while True:
            try:
                return self._session.prompt(PROMPT)
            except KeyboardInterrupt:
                continue
            except EOFError:
                return None


def lines(history: Path, commands: Mapping[str, str]) -> Lines:
    """Typed lines at a terminal, piped lines otherwise."""
    if sys.stdin.isatty() and sys.stdout.isatty():
        return TypedLines(history, commands)
    return PipedLines()
