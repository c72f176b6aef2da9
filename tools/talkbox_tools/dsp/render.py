"""Renders a chain over a clip in memory, stage by stage, and remembers every stage's output.

A stage is known by everything that led to it: the source, the rate, the backend's version and the
effects with their values up to and including it. After a change to one stage only that stage and
those behind it are worked out again.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

import numpy as np

from talkbox_tools.dsp.cache import StageCache
from talkbox_tools.dsp.guards import check_audio, check_rate
from talkbox_tools.dsp.processors import join
from talkbox_tools.dsp.staging import RenderCancelled, pieces, run_stage

if TYPE_CHECKING:
    from talkbox_tools.backend import Audio, Backend
    from talkbox_tools.chain import Chain, Stage

__all__ = ["RenderCancelled", "Rendered", "Renderer", "Source"]

_BLOCK_SAMPLES = 2**20
"""How much goes through a stage between two questions whether to go on."""


@dataclass(frozen=True)
class Source:
    """A clip in memory: float32, shape (channels, samples)."""

    audio: Audio
    rate_hz: int
    digest: str = ""
    """A hash of the samples; worked out when it is not given."""

    def __post_init__(self) -> None:
        if not self.digest:
            shape = "x".join(str(size) for size in self.audio.shape)
            digest = hashlib.sha256(shape.encode())
            digest.update(np.ascontiguousarray(self.audio).data)
            object.__setattr__(self, "digest", digest.hexdigest())


@dataclass(frozen=True, slots=True)
class Rendered:
    """What a chain made of a source."""

    audio: Audio
    """Read-only: it may serve the next render as well."""
    rate_hz: int
    stage_seconds: Mapping[str, float]
    """Stage id -> seconds of work, for the stages that were worked out."""
    recomputed_stages: tuple[str, ...]
    """The ids of the stages that were worked out, in order; the others were remembered."""


class Renderer:
    """Renders chains with one backend and one cache."""

    def __init__(self, backend: Backend, cache_bytes: int = 512 * 2**20) -> None:
        self._backend = backend
        self._cache = StageCache(cache_bytes)
        self._files = {
            spec.name: tuple(p.name for p in spec.parameters if p.is_file)
            for spec in backend.describe()
        }

    def render(
        self,
        chain: Chain,
        source: Source,
        on_progress: Callable[[float], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> Rendered:
        """The source through all stages that are on.

        `on_progress` gets the share that is done, 0 to 1; `cancelled` is asked about every 20
        seconds of audio. Raises BackendError naming the stage, or RenderCancelled.
        """
        check_rate(source.rate_hz)
        check_audio(source.audio)
        stages = chain.active()
        for stage in stages:
            self._backend.check(stage, source.rate_hz, source.audio.shape[0])
        keys = self._keys(source, stages)
        known, audio = self._known(source.audio, keys)
        ticker = Ticker(len(stages), on_progress, cancelled)
        seconds: dict[str, float] = {}
        for index in range(known, len(stages)):
            started = perf_counter()
            ticker.begin(index, audio.shape[1])
            audio = self._through(stages[index], audio, source.rate_hz, ticker)
            self._cache.put(keys[index], audio)
            seconds[stages[index].id] = perf_counter() - started
        ticker.end()
        return Rendered(audio, source.rate_hz, seconds, tuple(seconds))

    def _through(self, stage: Stage, audio: Audio, rate_hz: int, ticker: Ticker) -> Audio:
        if not audio.shape[1]:
            return audio
        blocks = pieces(audio, _BLOCK_SAMPLES)
        return join(run_stage(self._backend, stage, blocks, rate_hz, ticker.tick))

    def _known(self, audio: Audio, keys: Sequence[str]) -> tuple[int, Audio]:
        """How many stages need no work, and the output of the last of them."""
        for index in range(len(keys), 0, -1):
            remembered = self._cache.get(keys[index - 1])
            if remembered is not None:
                return index, remembered
        return 0, audio

    def _keys(self, source: Source, stages: Sequence[Stage]) -> list[str]:
        so_far = f"{source.digest} {source.rate_hz} {self._backend.name} {self._backend.version()}"
        keys = []
        for stage in stages:
            facts = [so_far, stage.effect, dict(stage.parameters), self._file_states(stage)]
            text = json.dumps(facts, sort_keys=True, allow_nan=False)
            so_far = hashlib.sha256(text.encode()).hexdigest()
            keys.append(so_far)
        return keys

    def _file_states(self, stage: Stage) -> list[tuple[int, int] | None]:
        """Size and time of the files that a stage reads, so that a changed file is read again."""
        return [_state(Path(str(stage.parameters.get(name)))) for name in self._files[stage.effect]]


class Ticker:
    """Turns samples gone through stages into a share of the whole, and asks whether to go on."""

    def __init__(
        self,
        stages: int,
        on_progress: Callable[[float], None] | None,
        cancelled: Callable[[], bool] | None,
    ) -> None:
        self._stages = stages
        self._on_progress = on_progress
        self._cancelled = cancelled
        self._index = 0
        self._expected = 1
        self._seen = 0

    def begin(self, index: int, samples: int) -> None:
        """The stage at `index` starts on a clip of `samples`; as many are expected out of it."""
        self._index, self._expected, self._seen = index, max(1, 2 * samples), 0
        self.tick(0)

    def tick(self, samples: int) -> None:
        """So many more samples went in or came out; raises RenderCancelled."""
        if self._cancelled is not None and self._cancelled():
            raise RenderCancelled
        self._seen += samples
        if self._on_progress is not None:
            self._on_progress((self._index + min(1.0, self._seen / self._expected)) / self._stages)

    def end(self) -> None:
        """All is done."""
        if self._on_progress is not None:
            self._on_progress(1.0)


def _state(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except (OSError, ValueError):
        return None
    return found.st_size, found.st_mtime_ns
