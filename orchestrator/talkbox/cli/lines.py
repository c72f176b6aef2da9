"""Where a chat's lines come from: line editing at a terminal, else standard input as it is."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from prompt_toolkit.formatted_text import StyleAndTextTuples
    from prompt_toolkit.key_binding import KeyBindings

PROMPT = "> "
SPEAK = "/voice"
"""The line that begins to record."""


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

    def __init__(self, history: Path, commands: Mapping[str, str], speaking: bool) -> None:
        """With `speaking`, the space bar on an empty line is as the line SPEAK."""
        from prompt_toolkit import PromptSession
        from prompt_toolkit.completion import WordCompleter
        from prompt_toolkit.history import FileHistory

        history.parent.mkdir(parents=True, exist_ok=True)
        words = WordCompleter(list(commands), meta_dict=dict(commands), sentence=True)
        self._session: PromptSession[str] = PromptSession(
            history=FileHistory(str(history)),
            completer=words,
            complete_while_typing=False,
            key_bindings=_speaking() if speaking else None,
            placeholder=_how if speaking else None,
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


def _how() -> StyleAndTextTuples:
    """Shown on an empty line until it is left."""
    from prompt_toolkit.application import get_app

    shown = "" if get_app().is_done else "hold the space bar and speak, or type"
    return [("fg:ansibrightblack", shown)]


def _speaking() -> KeyBindings:
    from prompt_toolkit.application import get_app
    from prompt_toolkit.filters import Condition
    from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent

    keys = KeyBindings()

    @keys.add(" ", filter=Condition(lambda: not get_app().current_buffer.text))
    def speak(event: KeyPressEvent) -> None:
        event.app.exit(result=SPEAK)

    return keys


def lines(history: Path, commands: Mapping[str, str], *, speaking: bool = False) -> Lines:
    """Typed lines at a terminal, piped lines otherwise; `speaking` as for `TypedLines`."""
    if sys.stdin.isatty() and sys.stdout.isatty():
        return TypedLines(history, commands, speaking)
    return PipedLines()
