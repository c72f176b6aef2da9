"""What only another file or another program could tell or hold, a clause at a time.

Sounds that are not here, channels of a mixer, models that nobody opened, and how another program is
used: such a clause asks for no change of this sound, whatever sound words stand in it.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.tokens import Token
from talkbox.planner.wording.mixer_channels import turns_a_channel
from talkbox.planner.wording.other_material import brings_in
from talkbox.planner.wording.other_models import likens_elsewhere
from talkbox.planner.wording.other_programs import asks_of_program

_KINDS = (
    ("program", asks_of_program),
    ("compose", brings_in),
    ("separate", turns_a_channel),
    ("model", likens_elsewhere),
)

_listed = lists_of("elsewhere")


def elsewhere_at(line: Sequence[Token], at: int, language: str) -> tuple[str, int] | None:
    """The kind of the impossible that the clause at `at` asks for and how many tokens it takes."""
    if not _listed("orders", language) or line[at].kind != "word" or not _heads(line, at, language):
        return None
    end = _end(line, at, language)
    said = line[at:end]
    kind = next((name for name, asks in _KINDS if asks(said, language)), None)
    return None if kind is None else (kind, end - at)


def _heads(line: Sequence[Token], at: int, language: str) -> bool:
    before = line[at - 1] if at else None
    return before is None or before.kind == "stop" or before.text in _listed("joints", language)


def _end(line: Sequence[Token], at: int, language: str) -> int:
    """Where the clause ends: at a stop, or a joint with an order behind it."""
    for place in range(at + 1, len(line)):
        if line[place].kind == "stop":
            return place
        if line[place].text in _listed("joints", language) and any(
            token.text in _listed("orders", language) for token in line[place + 1 : place + 3]
        ):
            return place
    return len(line)
