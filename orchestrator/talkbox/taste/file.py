"""`taste.toml`: read, and changed by one process at a time, whole or not at all.

A file that does not keep to its form is never written over: what the user typed there stays.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from talkbox.taste.form import TasteError, Tastes, parsed, written
from talkbox.whole_file import Unchangeable, Unreadable, alone, read_small, write_whole

FILE = "taste.toml"


class TasteFile:
    """The taste of one user, in one file that need not exist."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / FILE

    def read(self) -> Tastes:
        """What is kept; raises TasteError where the file cannot be used."""
        try:
            text = read_small(self.path)
        except Unreadable as error:
            raise TasteError(f"{self.path} {error}.") from None
        return Tastes() if text is None else parsed(text, str(self.path))

    def change(self, make: Callable[[Tastes], Tastes]) -> Tastes:
        """Put what `make` makes of the tastes in their place; raises TasteError as `read`."""
        try:
            with alone(self.path):
                after = make(self.read())
                write_whole(self.path, written(after))
        except Unchangeable as error:
            raise TasteError(str(error)) from None
        except OSError as error:
            raise TasteError(f"{self.path} cannot be written ({error.strerror}).") from None
        return after
