"""Cases: what is said, about which clips, and what must be measurable afterwards.

They are data, written without looking at what the program aims for. A case that asks for nothing
measurable is refused when it is read, like any other mistake in the file.
"""

from __future__ import annotations

from typing import Annotated, Literal, get_args

from pydantic import BaseModel, ConfigDict, Field, model_validator

from talkbox.evaluation.quantities import QUANTITIES, Range

CLIP_KINDS = (
    "drums", "bass", "voice", "guitar", "keys", "hat", "mix", "pad", "other", "mono", "stereo",
    "quiet", "hot", "clipped", "noisy", "hum", "padded", "driven",
)  # fmt: skip
"""What a clip may be; mono and stereo are seen from the file itself."""
ANY = "any"
"""Instead of kinds: every clip."""
_PARAMETERS = ("hz", "against_hz", "at_hz", "seconds")
_LOUDNESS_LU = 3.0

CaseKind = Literal[
    "tone", "level", "dynamics", "space", "stereo", "dirt", "movement", "time", "repair", "number",
    "several", "intensity", "language", "refusal",
]  # fmt: skip
CASE_KINDS: tuple[CaseKind, ...] = get_args(CaseKind)
"""What a case is about, in the order of the tables."""
Text = Annotated[str, Field(min_length=1)]


class Strict(BaseModel):
    """Nothing unknown, nothing infinite."""

    model_config = ConfigDict(extra="forbid", frozen=True, allow_inf_nan=False)


class Expectation(Strict):
    """One quantity and the range that it must lie in."""

    of: str
    """Its name in `talkbox.evaluation.quantities`."""
    least: float | None = None
    most: float | None = None
    hz: Range | None = None
    against_hz: Range | None = None
    at_hz: float | None = None
    seconds: Range | None = None

    @model_validator(mode="after")
    def _complete(self) -> Expectation:
        quantity = QUANTITIES.get(self.of)
        if quantity is None:
            raise ValueError(f"there is no quantity {self.of!r}; there is: {', '.join(QUANTITIES)}")
        for name in _PARAMETERS:
            given = getattr(self, name) is not None
            if name in quantity.needs and not given:
                raise ValueError(f"{self.of} needs {name}")
            if given and name not in quantity.needs + quantity.takes:
                raise ValueError(f"{self.of} takes no {name}")
        if self.least is None and self.most is None:
            raise ValueError(f"{self.of} needs least, most or both")
        return self

    def allows(self, value: float | None) -> bool:
        """Whether a measured value lies in the range."""
        if value is None:
            return False
        return (self.least is None or value >= self.least) and (
            self.most is None or value <= self.most
        )

    def text(self) -> str:
        """ "band_db 60-200 Hz >= 1.5"."""
        parts = [self.of]
        if self.hz is not None:
            parts.append(_range_text(self.hz, "Hz"))
        if self.against_hz is not None:
            parts.append(f"over {_range_text(self.against_hz, 'Hz')}")
        if self.at_hz is not None:
            parts.append(f"{self.at_hz:g} Hz")
        if self.seconds is not None:
            parts.append(_range_text(self.seconds, "s"))
        if self.least is not None:
            parts.append(f">= {self.least:g}")
        if self.most is not None:
            parts.append(f"<= {self.most:g}")
        return " ".join(parts)


Wanted = Expectation | list[Expectation]
"""One expectation, or several of which one must hold."""


class Rise(Strict):
    """For a case said in three strengths: what must grow from each to the next."""

    of: Expectation
    """Its bound is the least change of the weakest; the sign of the bound is the direction."""
    step: float
    """By how much each must go further than the one before, without a sign."""


class Case(Strict):
    """One request with what must be measurable."""

    say: Text | None = None
    strengths: tuple[Text, Text, Text] | None = None
    """The same request said weakly, plainly and strongly, instead of `say`."""
    kind: CaseKind
    on: tuple[str, ...]
    """Kinds of clip, or "any"."""
    but: tuple[str, ...] = ()
    """Kinds of clip that are left out."""
    want: tuple[Wanted, ...] = ()
    """All must hold."""
    rise: Rise | None = None
    refuse: bool = False
    """Nothing may be written, and the reply must say something."""
    may_refuse: tuple[str, ...] = ()
    """Kinds of clip on which an honest refusal holds as well."""
    by_hand: tuple[dict[str, float | str], ...] = ()
    """What a plain engineer would set: effects with parameters. It shows that the case can be held.
    """
    loudness_lu: float | Literal["free"] = _LOUDNESS_LU
    """How far the loudness may move."""
    length: Literal["keep", "tail", "free"] = "keep"
    """"tail": it may ring on."""
    channels: Literal["keep", "free"] = "keep"
    peaks: Literal["keep", "free"] = "keep"
    """"keep": no new overs; at or below full scale, or no higher than the source."""

    @model_validator(mode="after")
    def _whole(self) -> Case:
        if (self.say is None) == (self.strengths is None):
            raise ValueError("a case needs either say or strengths")
        if (self.strengths is None) != (self.rise is None):
            raise ValueError("strengths and rise belong together")
        if not (self.want or self.refuse or self.rise):
            raise ValueError("a case needs want, rise or refuse = true")
        for kind in (*self.on, *self.but, *self.may_refuse):
            if kind not in CLIP_KINDS and not (kind == ANY and kind in self.on):
                raise ValueError(f"there is no kind of clip {kind!r}; there is: {_kinds()}")
        return self

    @property
    def said(self) -> tuple[str, ...]:
        """The one phrase, or the three strengths."""
        return self.strengths if self.strengths is not None else (str(self.say),)

    @property
    def name(self) -> str:
        """What identifies the case: its phrases."""
        return " / ".join(self.said)

    def applies(self, kinds: frozenset[str]) -> bool:
        """Whether it is about clips of these kinds."""
        wanted = ANY in self.on or bool(kinds & set(self.on))
        return wanted and not kinds & set(self.but)


def _range_text(range_: Range, unit: str) -> str:
    return f"{range_[0]:g}..{range_[1]:g} {unit}"


def _kinds() -> str:
    return ", ".join((ANY, *CLIP_KINDS))
