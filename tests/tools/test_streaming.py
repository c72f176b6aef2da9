from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np
import pytest
from dsp_probes import RATE_HZ, SPECS, chain, hits, noise, ragged, values

from talkbox_tools.backend import BackendError
from talkbox_tools.dsp.pedalboard_backend import PedalboardBackend
from talkbox_tools.dsp.processors import join
from talkbox_tools.dsp.render import Renderer, Source
from talkbox_tools.dsp.streaming import RenderCancelled, stream

if TYPE_CHECKING:
    from pathlib import Path

    from talkbox_tools.backend import Audio
    from talkbox_tools.chain import Chain
    from talkbox_tools.effect import Value

LONG: list[tuple[str, dict[str, Value]]] = [
    ("reverb", {"room_size": 0.2}),
    ("limiter", {"ceiling_db": -12.0}),
    ("trim", {"start_seconds": 0.1}),
    ("saturation", {}),
    ("width", {"width_ratio": 1.5}),
    ("loudness", {}),
    ("fade_out", {"fade_seconds": 0.2}),
]


def streamed(whole: Chain, audio: Audio, seed: int = 0) -> Audio:
    blocks = ragged(audio, seed, 20_000)
    return join(stream(whole, blocks, RATE_HZ, audio.shape[0], PedalboardBackend()))


def in_memory(whole: Chain, audio: Audio) -> Audio:
    return Renderer(PedalboardBackend()).render(whole, Source(audio, RATE_HZ)).audio


@pytest.mark.parametrize("effect", sorted(SPECS))
def test_a_stream_gives_the_samples_of_a_render_in_memory(effect: str, tmp_path: Path) -> None:
    import soundfile

    room = tmp_path / "room.wav"
    soundfile.write(room, np.exp(-np.arange(3000) / 500)[:, None], RATE_HZ, subtype="FLOAT")
    given: dict[str, Value] = {p.name: str(room) for p in SPECS[effect].parameters if p.is_file}
    audio = np.concatenate([hits(1), 0.5 * hits(1) + 0.1 * noise(1, channels=1)])
    whole, cut = (
        made(chain((effect, values(effect, dict(given)))), audio) for made in (in_memory, streamed)
    )
    assert whole.shape == cut.shape
    assert np.abs(whole - cut).max() < 1e-6


@pytest.mark.parametrize("channels", [1, 2])
def test_a_long_chain_streams_to_the_same_samples(channels: int) -> None:
    audio = noise(1.5, 0.2, channels)
    whole, cut = in_memory(chain(*LONG), audio), streamed(chain(*LONG), audio, 7)
    assert whole.shape == cut.shape and whole.shape[0] == 2
    assert np.abs(whole - cut).max() < 2e-6


def test_blocks_come_out_before_the_last_went_in_and_stay_small() -> None:
    taken = 0

    def blocks() -> Iterator[Audio]:
        nonlocal taken
        for _ in range(20):
            taken += 1
            yield noise(0.5)

    out = stream(chain(*LONG[:2]), blocks(), RATE_HZ, 2, PedalboardBackend())
    sizes = []
    first_after = 0
    for block in out:
        first_after = first_after or (taken if block.shape[1] else 0)
        sizes.append(block.shape[1])
    assert first_after < 5
    assert max(sizes) <= 2**18 and sum(sizes) >= 20 * RATE_HZ // 2


def test_nothing_in_is_nothing_out() -> None:
    assert streamed(chain(*LONG[:2]), noise(1)[:, :0]).shape[1] == 0


def test_a_bad_chain_rate_or_layout_is_refused_before_the_first_block_is_taken() -> None:
    taken = []

    def untouched() -> Iterator[Audio]:
        taken.append(True)
        yield noise(1)

    backend = PedalboardBackend()
    with pytest.raises(BackendError, match="up to 3600"):
        stream(chain(("bell", {"frequency_hz": 5000.0})), untouched(), 8000, 2, backend)
    with pytest.raises(BackendError, match="sample rate"):
        stream(chain(), untouched(), 4000, 2, backend)
    with pytest.raises(BackendError, match="6 channels"):
        stream(chain(), untouched(), RATE_HZ, 6, backend)
    assert not taken


def test_a_block_that_is_no_sound_or_of_another_layout_is_refused() -> None:
    for bad, why in ((np.full((2, 9), np.nan, np.float32), "finite"), (noise(0.1)[:1], "layout")):
        blocks = stream(chain(("gain", {})), [noise(0.1), bad], RATE_HZ, 2, PedalboardBackend())
        with pytest.raises(BackendError, match=why):
            list(blocks)


def test_a_stream_says_how_far_it_is_and_stops_when_asked() -> None:
    audio, heard = noise(2), list[float]()

    def enough() -> bool:
        return bool(heard) and heard[-1] > 0.5

    blocks = stream(
        chain(*LONG),
        ragged(audio),
        RATE_HZ,
        2,
        PedalboardBackend(),
        samples=audio.shape[1],
        on_progress=heard.append,
        cancelled=enough,
    )
    with pytest.raises(RenderCancelled):
        list(blocks)
    assert heard == sorted(heard) and 0.5 < heard[-1] < 0.9
