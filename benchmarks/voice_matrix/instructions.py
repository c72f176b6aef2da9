"""The sixty instructions, and which half of them the repair was developed on."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Instruction:
    """One instruction as it is typed and as it is read aloud."""

    typed: str
    spoken: str = ""
    before: str = ""
    """Said before it, for what follows up."""
    reference: bool = False
    held_out: bool = False

    @property
    def aloud(self) -> str:
        """What the voice reads."""
        return self.spoken or self.typed


def instructions() -> list[Instruction]:
    """All of them; of each pair the second is held out."""
    data = tomllib.loads((Path(__file__).parent / "instructions.toml").read_text("utf-8"))
    return [
        Instruction(**entry, held_out=place % 2 == 1)
        for place, entry in enumerate(data["instruction"])
    ]
