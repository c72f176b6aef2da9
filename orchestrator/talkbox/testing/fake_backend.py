"""A backend without signal processing, for tests of what goes on around a render."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from talkbox_tools.backend import BackendError
from talkbox_tools.chain import Stage
from talkbox_tools.dsp.specs import EFFECTS
from talkbox_tools.effect import EffectError, EffectSpec, Value

if TYPE_CHECKING:
    from talkbox_tools.backend import Audio, Processor


class FakeBackend:
    """Knows every effect's parameters and renders one of them: `gain` is a gain.

    Every other stage lets the sound through unchanged. What was rendered stands in `rendered`.
    """

    name = "fake"

    def __init__(self, effects: Sequence[EffectSpec] = EFFECTS) -> None:
        self._effects = {effect.name: effect for effect in effects}
        self.rendered: list[Stage] = []

    def version(self) -> str:
        """A version that never changes."""
        return "fake 1"

    def describe(self) -> tuple[EffectSpec, ...]:
        """The effects that it was given."""
        return tuple(self._effects.values())

    def check(self, stage: Stage, rate_hz: int, channels: int) -> None:
        """Raise BackendError for an effect or a value that is not described."""
        self._values(stage)

    def open(self, stage: Stage, rate_hz: int, channels: int) -> Processor:
        """A processor that multiplies, by 1 for all but `gain`."""
        values = self._values(stage)
        self.rendered.append(stage)
        gain_db = float(values["gain_db"]) if stage.effect == "gain" else 0.0
        return _Scale(10 ** (gain_db / 20), channels)

    def tail_seconds(self, stage: Stage) -> float:
        """Nothing rings."""
        return 0.0

    def render(self, stage: Stage, audio: Audio, rate_hz: int) -> Audio:
        """The stage over a whole clip."""
        return self.open(stage, rate_hz, audio.shape[0]).process(audio)

    def _values(self, stage: Stage) -> dict[str, Value]:
        effect = self._effects.get(stage.effect)
        if effect is None:
            raise BackendError(f"{stage.id}: there is no effect {stage.effect!r}.")
        try:
            return effect.complete(stage.parameters)
        except EffectError as error:
            raise BackendError(f"{stage.id} ({stage.effect}): {error}") from None


class _Scale:
    def __init__(self, factor: float, channels: int) -> None:
        self._factor = factor
        self._channels = channels

    def process(self, block: Audio) -> Audio:
        """The block, louder or softer."""
        import numpy as np

        return np.asarray(block * self._factor, dtype=np.float32)

    def finish(self) -> Audio:
        """Nothing is held back."""
        import numpy as np

        return np.zeros((self._channels, 0), dtype=np.float32)
