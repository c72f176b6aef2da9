"""One source, rendered through chains and measured.

What fits into memory is kept there with its stages cached; what does not is streamed in blocks.
Either way the samples are the same. A file counts as written only when it was opened again and
measured; one that holds a measured take to the sample, as a hash shows, has that take's figures.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Any

from talkbox import __version__
from talkbox.listener import Listener
from talkbox.messages import Cancelled
from talkbox.standing import Bounce
from talkbox_tools.chain import Chain, Stage
from talkbox_tools.dsp import files
from talkbox_tools.dsp.measure.meter import Meter
from talkbox_tools.dsp.pedalboard_backend import PedalboardBackend
from talkbox_tools.dsp.render import RenderCancelled, Renderer, Source
from talkbox_tools.dsp.similarity_profile import Profile, profile_of
from talkbox_tools.dsp.streaming import stream

if TYPE_CHECKING:
    from talkbox_tools.backend import Audio
    from talkbox_tools.dsp.measure.spectrum import Spectrum
    from talkbox_tools.effect import EffectSpec

Measured = Mapping[str, float | None]

IN_MEMORY_BYTES = 256 * 2**20
"""Sources up to this size as float32 are rendered in memory: 12 minutes of 44.1 kHz stereo."""

_PIECE_SAMPLES = 2**18
_PROFILES_KEPT = 32
_EXACT_SUBTYPES = frozenset({"FLOAT", "DOUBLE"})
"""What a file keeps samples in as they were rendered; everything else rounds them."""


@dataclass(frozen=True, slots=True)
class Written:
    """A file that was written, opened again and measured."""

    path: Path
    measured: Measured
    spectrum: Spectrum
    clipped_samples: int
    """How many samples the file's integer format could not hold."""


class Studio:
    """The source of one session; see `talkbox.standing.Bouncer`."""

    def __init__(
        self, source: Path, original: Path | None = None, in_memory_bytes: int = IN_MEMORY_BYTES
    ) -> None:
        self.source = source
        """The file; it may be moved to a copy with the same bytes at any time."""
        self.original = original or source
        """Where the user has it; it is never written over."""
        self.info = files.probe(source)
        self._in_memory_bytes = in_memory_bytes
        self._backend = PedalboardBackend()
        self._profiles: dict[str, Profile] = {}
        """What was measured of late, by the digest of its chain and by the hash of its samples."""

    def facts(self) -> dict[str, Any]:
        """What `session_opened` keeps of the source, besides its hash."""
        info = self.info
        return {
            "name": info.path.name,
            "format": info.format,
            "subtype": info.subtype,
            "rate_hz": info.rate_hz,
            "channels": info.channels,
            "samples": info.frames,
            "seconds": info.seconds,
        }

    def versions(self) -> dict[str, str]:
        """What decides the bytes of a render."""
        return {"talkbox": __version__, self._backend.name: self._backend.version()}

    @cached_property
    def source_meter(self) -> Meter:
        """The source, measured; raises FileError where it cannot be read to its end."""
        return _metered(self._blocks(), self.info.rate_hz)

    def bounce(self, chain: Chain, listener: Listener) -> Bounce:
        """The chain rendered and measured; see `talkbox.standing.Bouncer`."""
        began, measuring = perf_counter(), 0.0
        meter, digest = None, files.SamplesHash(self.info.rate_hz)
        with _cancellable():
            for block in self._rendered(chain, listener):
                arrived = perf_counter()
                meter = meter or Meter(self.info.rate_hz, len(block))
                meter.add(block)
                measuring += perf_counter() - arrived
                digest.add(block)
        assert meter is not None, "a source has at least one sample"
        made, name = profile_of(meter), digest.hexdigest()
        self._remember(chain.digest(), made)
        self._remember(name, made)
        rendering = perf_counter() - began - measuring
        return Bounce(name, made.measured, {"render": rendering, "measure": measuring})

    def spectrum(self, chain: Chain, listener: Listener) -> Spectrum:
        """The long-term spectrum of the chain's sound; raises as `bounce` does."""
        if not chain.active():
            return self.source_meter.spectrum()
        with _cancellable():
            return _metered(self._rendered(chain, listener), self.info.rate_hz).spectrum()

    def profile(self, chain: Chain) -> Profile:
        """What the chain's sound can be likened by; rendered only where it was not bounced of late.

        Raises BackendError when a stage fails.
        """
        if not chain.active():
            return profile_of(self.source_meter)
        if chain.digest() not in self._profiles:
            meter = _metered(self._rendered(chain, Listener()), self.info.rate_hz)
            self._remember(chain.digest(), profile_of(meter))
        return self._profiles[chain.digest()]

    def beside_clip(self, measure: str, chain: Chain, listener: Listener) -> float:
        """See `talkbox.standing.Bouncer`."""
        from talkbox.beside_clip import TAKERS

        def sound(of: Chain) -> Iterator[Audio]:
            return self._rendered(of, listener) if of.active() else self._blocks()

        with _cancellable():
            return TAKERS[measure](sound, chain, self.info.rate_hz)

    @cached_property
    def _specs(self) -> dict[str, EffectSpec]:
        return {spec.name: spec for spec in self._backend.describe()}

    def permits(self, chain: Chain, before: Chain) -> frozenset[str]:
        """A tail or a cut, there now or before, explains another length, and filters alone
        another crest factor.

        Other guards hold for every chain."""
        specs, stages = self._specs, chain.active()
        lengthens = any(map(self._lengthens, (*stages, *before.active())))
        filters = all(specs[s.effect].family == "equalize" or s.effect == "gain" for s in stages)
        explained = {"length": lengthens, "lost_dynamics": filters}
        return frozenset(name for name, there in explained.items() if there)

    def _lengthens(self, stage: Stage) -> bool:
        changes = self._specs[stage.effect].changes_length
        return changes or self._backend.tail_seconds(stage) > 0

    def write(self, chain: Chain, path: Path, listener: Listener) -> Written:
        """The chain rendered into `path`, which is then opened and measured.

        Raises FileError when the file cannot be written, BackendError when a stage fails, and
        Cancelled; whatever stood at `path` is then still there.
        """
        with _cancellable():
            made = files.write_blocks(
                path,
                self._pieces(chain, listener),
                self.info.rate_hz,
                like=self.info,
                inputs=[self.original],
            )
        found = self._reopened(path, made.subtype)
        return Written(path, found.measured, found.spectrum, made.clipped)

    def _reopened(self, path: Path, subtype: str) -> Profile:
        """What a written file holds, read to its end."""
        rate_hz = files.probe(path).rate_hz
        if subtype in _EXACT_SUBTYPES:
            digest = files.SamplesHash(rate_hz)
            for block in files.blocks(path):
                digest.add(block)
            known = self._profiles.get(digest.hexdigest())
            if known is not None:
                return known
        return profile_of(_metered(files.blocks(path), rate_hz))

    def _remember(self, name: str, made: Profile) -> None:
        while len(self._profiles) >= _PROFILES_KEPT:
            del self._profiles[next(iter(self._profiles))]
        self._profiles[name] = made

    def _pieces(self, chain: Chain, listener: Listener) -> Iterator[Audio]:
        """What is rendered in pieces, so that writing a slow format can be stopped."""
        for block in self._rendered(chain, listener):
            for start in range(0, block.shape[1], _PIECE_SAMPLES):
                if listener.cancelled():
                    raise Cancelled
                yield block[:, start : start + _PIECE_SAMPLES]

    def _rendered(self, chain: Chain, listener: Listener) -> Iterator[Audio]:
        for block in self._through(chain, listener):
            if listener.cancelled():
                raise Cancelled
            yield block

    def _through(self, chain: Chain, listener: Listener) -> Iterator[Audio]:
        if self._loaded is not None:
            yield self._renderer.render(
                chain, self._loaded, listener.on_progress, listener.cancelled
            ).audio
            return
        yield from stream(
            chain,
            files.blocks(self.source),
            self.info.rate_hz,
            self.info.channels,
            self._backend,
            samples=self.info.frames,
            on_progress=listener.on_progress,
            cancelled=listener.cancelled,
        )

    @cached_property
    def _renderer(self) -> Renderer:
        return Renderer(self._backend)

    @cached_property
    def _loaded(self) -> Source | None:
        """The source in memory; None when it is too large for that."""
        if self.info.frames * self.info.channels * 4 > self._in_memory_bytes:
            return None
        audio, rate_hz = files.read(self.source)
        return Source(audio, rate_hz)

    def _blocks(self) -> Iterator[Audio]:
        if self._loaded is not None:
            yield self._loaded.audio
        else:
            yield from files.blocks(self.source)


def _metered(blocks: Iterator[Audio], rate_hz: int) -> Meter:
    meter = None
    for block in blocks:
        meter = meter or Meter(rate_hz, len(block))
        meter.add(block)
    assert meter is not None, "a sound has at least one sample"
    return meter


@contextmanager
def _cancellable() -> Iterator[None]:
    try:
        yield
    except RenderCancelled:
        raise Cancelled from None
