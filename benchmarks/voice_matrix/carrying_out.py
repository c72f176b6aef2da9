"""The edit that a text gives: the whole program on a short clip, with the built-in planner at quick
effort. A misheard instruction counts as understood when its edit is the one that the typed one has.
"""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from math import isclose
from pathlib import Path
from typing import Any

import numpy as np
import soundfile

from talkbox.clip import RATE_HZ, clip
from talkbox.closing import Closing
from talkbox.effort import EFFORTS
from talkbox.planner.model import Planner
from talkbox.session import Session
from talkbox_sessions.errors import SessionError
from talkbox_sessions.events import TurnEnded
from talkbox_sessions.store import Home
from voice_matrix.instructions import Instruction

_LEVEL = 0.8
"""Of the clip: low enough that levels asked for are no refusals."""
_WITHIN = 0.01
"""The share by which two values of one parameter may differ: what rounding does."""


@dataclass(frozen=True, slots=True)
class Edit:
    """What stands after an instruction."""

    stages: tuple[tuple[str, tuple[tuple[str, Any], ...], bool], ...]
    """Effect, parameters and whether it is bypassed, in their order."""
    made: bool
    """Whether the instruction changed anything."""

    def is_like(self, other: Edit) -> bool:
        """Whether both do the same, rounding aside."""
        same = len(self.stages) == len(other.stages) and self.made == other.made
        return same and all(map(_alike, self.stages, other.stages))


class Workplace(Closing):
    """Carries out instructions on one clip, each in a session of its own, and each text once."""

    def __init__(self) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="talkbox-voice-")
        root = Path(self._folder.name)
        self._home, self._song, self._reference = Home(root), root / "song.wav", root / "ref.wav"
        soundfile.write(self._song, _LEVEL * clip().T, RATE_HZ, subtype="FLOAT")
        soundfile.write(self._reference, _reference().T, RATE_HZ, subtype="FLOAT")
        self._known: dict[tuple[str, str, bool], Edit] = {}

    def edit(self, text: str, instruction: Instruction) -> Edit:
        """What the text does where the instruction would be said."""
        key = (" ".join(text.split()), instruction.before, instruction.reference)
        if key not in self._known:
            self._known[key] = self._carried_out(*key)
        return self._known[key]

    def close(self) -> None:
        """Take everything away."""
        self._folder.cleanup()

    def _carried_out(self, text: str, before: str, reference: bool) -> Edit:
        with Session.create(self._home, self._song) as session:
            if reference:
                session.open_reference(self._reference)
            if before:
                _say(session, before)
            stood = session.chain.to_json()
            if text:
                _say(session, text)
            chain = session.chain
            stages = tuple(
                (stage.effect, tuple(sorted(stage.parameters.items())), stage.bypassed)
                for stage in chain.stages
            )
            return Edit(stages, chain.to_json() != stood)


def _say(session: Session, text: str) -> None:
    for event in session.say(text, Planner(), via="spoken", effort=EFFORTS["quick"]):
        if isinstance(event, TurnEnded) and event.status == "failed":
            raise SessionError(f"{text!r} failed")


def _reference() -> Any:
    """A brighter, narrower and louder song: the clip's difference from sample to sample, folded."""
    audio = clip()
    bright = audio + 0.8 * np.diff(audio, axis=1, prepend=0.0)
    middle = bright.mean(axis=0)
    narrow = 0.4 * bright + 0.6 * middle
    return (0.95 * narrow / np.abs(narrow).max()).astype(np.float32)


def _alike(left: Any, right: Any) -> bool:
    if left[0] != right[0] or left[2] != right[2]:
        return False
    ours, theirs = dict(left[1]), dict(right[1])
    return ours.keys() == theirs.keys() and all(_equal(ours[key], theirs[key]) for key in ours)


def _equal(left: Any, right: Any) -> bool:
    if isinstance(left, int | float) and isinstance(right, int | float):
        return isclose(left, right, rel_tol=_WITHIN, abs_tol=1e-6)
    return bool(left == right)
