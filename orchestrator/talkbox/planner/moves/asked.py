"""A request with its word and where it falls, for rules that follow the sound; and how these end.

A rule raises `Refused` for what cannot be done, `Fulfilled` for what is so already, `Unclear` with
the question that would settle it.
"""

from __future__ import annotations

from dataclasses import dataclass

from talkbox.planner.moves.numbers import with_unit
from talkbox.planner.requests import Request
from talkbox.planner.sound.scene import Scene
from talkbox.planner.text.quantities import Quantity
from talkbox_prompts.lexicon import Word
from talkbox_prompts.texts import table


class Fulfilled(Exception):
    """The sound is as asked; the text says so with the number."""


class Unclear(Exception):
    """The request needs one more fact; the text asks for it."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A request with its word and where it falls."""

    request: Request
    word: Word
    scene: Scene

    def number(self, *units: str) -> Quantity | None:
        """The first quantity in one of the units, bare numbers included."""
        for said in self.request.quantities:
            quantity = with_unit(said, self.word, self.word.meaning)
            if quantity.unit in units:
                return quantity
        return None


def say(group: str, name: str, **values: object) -> str:
    """A sentence of the planner's texts with its values."""
    return str(table("planner")[group][name].format(**values))
