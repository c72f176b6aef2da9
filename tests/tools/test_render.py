from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from dsp_probes import RATE_HZ, chain, hits, noise, sine

from talkbox_tools.backend import BackendError
from talkbox_tools.chain import Add, Bypass, Chain, Change, Move, Set, Stage
from talkbox_tools.dsp.cache import StageCache
from talkbox_tools.dsp.pedalboard_backend import PedalboardBackend
from talkbox_tools.dsp.render import RenderCancelled, Renderer, Source

if TYPE_CHECKING:
    from pathlib import Path

    from talkbox_tools.effect import Value

FOUR: list[tuple[str, dict[str, Value]]] = [
    ("high_pass", {"frequency_hz": 80.0}),
    ("compressor", {"threshold_db": -30.0}),
    ("reverb", {"room_size": 0.3}),
    ("gain", {"gain_db": -3.0}),
]


def renderer(cache_bytes: int = 2**28) -> Renderer:
    return Renderer(PedalboardBackend(), cache_bytes)


def source(seconds: float = 0.5, channels: int = 2) -> Source:
    return Source(noise(seconds, channels=channels), RATE_HZ)


def edited(before: Chain, *edits: Set | Bypass | Move) -> Chain:
    return before.apply(Change(edits))


def test_no_stages_give_the_source_itself() -> None:
    clip = source()
    made = renderer().render(Chain(), clip)
    assert np.array_equal(made.audio, clip.audio)
    assert made.recomputed_stages == ()


def test_a_change_recomputes_its_stage_and_those_behind_it_and_sounds_as_if_fresh() -> None:
    clip, whole, keeping = source(), chain(*FOUR), renderer()
    assert keeping.render(whole, clip).recomputed_stages == ("s1", "s2", "s3", "s4")
    assert keeping.render(whole, clip).recomputed_stages == ()
    changed = edited(whole, Set("s3", {"room_size": 0.5}))
    made = keeping.render(changed, clip)
    assert made.recomputed_stages == ("s3", "s4")
    assert set(made.stage_seconds) == {"s3", "s4"}
    assert np.array_equal(made.audio, renderer().render(changed, clip).audio)
    assert keeping.render(whole, clip).recomputed_stages == ()


def test_a_bypassed_stage_is_not_heard_and_the_order_is() -> None:
    clip, whole = source(), chain(("gain", {"gain_db": 20.0}), ("hard_clip", {}))
    without = renderer().render(edited(whole, Bypass("s1")), clip).audio
    assert np.array_equal(without, renderer().render(chain(("hard_clip", {})), clip).audio)
    swapped = renderer().render(edited(whole, Move("s1", 1)), clip).audio
    assert not np.allclose(swapped, renderer().render(whole, clip).audio)


def test_another_clip_or_rate_is_never_answered_from_the_cache() -> None:
    keeping, whole, clip = renderer(), chain(*FOUR), source()
    first = keeping.render(whole, clip).audio
    faster = keeping.render(whole, Source(clip.audio, 48_000))
    assert len(faster.recomputed_stages) == 4 and not np.array_equal(faster.audio, first)
    other = Source(clip.audio[:, ::-1].copy(), RATE_HZ)
    assert len(keeping.render(whole, other).recomputed_stages) == 4


def test_a_cache_without_room_still_renders_right() -> None:
    clip, whole = source(), chain(*FOUR)
    small = renderer(cache_bytes=clip.audio.nbytes + 1000)
    expected = renderer().render(whole, clip).audio
    for _ in range(2):
        assert np.array_equal(small.render(whole, clip).audio, expected)
    none = renderer(cache_bytes=0)
    none.render(whole, clip)
    assert len(none.render(whole, clip).recomputed_stages) == 4


def test_an_impulse_response_that_changed_on_disk_is_read_again(tmp_path: Path) -> None:
    import soundfile

    file, keeping, clip = tmp_path / "room.wav", renderer(), source()
    whole = chain(("convolution", {"file": str(file)}))
    soundfile.write(file, np.eye(500, 1), RATE_HZ)
    first = keeping.render(whole, clip).audio
    soundfile.write(file, np.random.default_rng(0).normal(0, 0.2, (900, 1)), RATE_HZ)
    again = keeping.render(whole, clip)
    assert again.recomputed_stages == ("s1",)
    assert again.audio.shape != first.shape or not np.allclose(again.audio, first)


def test_a_cache_never_holds_more_than_its_bytes_and_forgets_the_least_used() -> None:
    kept = StageCache(1000)
    for key in "abc":
        kept.put(key, np.zeros((1, 100), np.float32))
        assert kept.get("a") is not None
    assert kept.get("b") is None and kept.get("c") is not None
    kept.put("c", np.zeros((1, 251), np.float32))
    assert kept.get("c") is None and kept.get("a") is not None


def test_without_a_tail_the_length_stays() -> None:
    clip = Source(hits(1), RATE_HZ)
    assert renderer().render(chain(*FOUR[:2]), clip).audio.shape[1] == RATE_HZ


@pytest.mark.parametrize(
    ("effect", "given"),
    [("delay", {"time_ms": 200.0, "feedback": 0.5, "mix": 0.5}), ("reverb", {"room_size": 0.7})],
)
def test_a_tail_rings_out_and_is_trimmed_where_it_is_no_longer_heard(
    effect: str, given: dict[str, Value]
) -> None:
    ringing = renderer().render(chain((effect, given)), Source(hits(1), RATE_HZ)).audio
    assert ringing.shape[1] > 1.5 * RATE_HZ
    assert 1e-4 < np.abs(ringing[:, -1]).max() < 3e-3


def test_silence_at_the_end_of_the_clip_itself_is_never_trimmed() -> None:
    clip = Source(np.concatenate([hits(0.2), np.zeros((1, RATE_HZ), np.float32)], 1), RATE_HZ)
    made = renderer().render(chain(("slapback", {})), clip)
    assert made.audio.shape[1] == clip.audio.shape[1]


def test_mono_stays_mono_until_a_stage_needs_two_sides() -> None:
    clip = source(channels=1)
    assert renderer().render(chain(*FOUR[:2]), clip).audio.shape[0] == 1
    wide = renderer().render(chain(*FOUR[:2], ("pan", {"position": 1.0})), clip)
    assert wide.audio.shape[0] == 2
    assert np.abs(wide.audio[0]).max() < 1e-6 < np.abs(wide.audio[1]).max()


@pytest.mark.parametrize("samples", [0, 1, 64])
def test_the_shortest_clips_render(samples: int) -> None:
    made = renderer().render(chain(*FOUR[:2], FOUR[3]), Source(noise(1)[:, :samples], RATE_HZ))
    assert made.audio.shape == (2, samples)


def test_a_render_never_changes_its_source() -> None:
    audio = noise(0.3)
    before = audio.copy()
    renderer().render(chain(*FOUR, ("saturation", {}), ("polarity", {})), Source(audio, RATE_HZ))
    assert np.array_equal(audio, before) and audio.flags.writeable


def test_an_error_names_the_stage_and_leaves_the_renderer_usable() -> None:
    loud = chain(("gain", {"gain_db": 24.0}), ("gain", {"gain_db": 24.0}))
    keeping, clip = renderer(), Source(sine(100, 0.1, 1.0), RATE_HZ)
    with pytest.raises(BackendError, match=r"^Stage s2 \(gain\): came out at \+48\.0 dBFS"):
        keeping.render(loud, clip)
    assert keeping.render(edited(loud, Bypass("s2")), clip).recomputed_stages == ()


def test_a_chain_that_cannot_work_is_refused_before_any_stage_has_run() -> None:
    asked: list[float] = []
    bad = chain(*FOUR).apply(Change((Add("bell", {"frequency_hz": 99_999.0, "gain_db": 1.0}),)))
    with pytest.raises(BackendError, match=r"Stage s5 \(bell\): frequency_hz must be 20"):
        renderer().render(bad, source(), asked.append)
    assert asked == []


def test_a_trim_that_keeps_nothing_is_refused() -> None:
    with pytest.raises(BackendError, match=r"Stage s1 \(trim\)"):
        renderer().render(Chain((Stage("s1", "trim", {"start_seconds": 99.0}),)), source())


def test_progress_rises_to_one() -> None:
    heard: list[float] = []
    renderer().render(chain(*FOUR), source(), heard.append)
    assert heard == sorted(heard) and heard[0] == 0 and heard[-1] == 1 and len(heard) > 5


def test_a_cancelled_render_stops_between_stages_and_keeps_what_was_done() -> None:
    keeping, clip, asked = renderer(), source(), []

    def enough() -> bool:
        asked.append(True)
        return len(asked) > 6

    with pytest.raises(RenderCancelled):
        keeping.render(chain(*FOUR), clip, cancelled=enough)
    assert 0 < len(keeping.render(chain(*FOUR), clip).recomputed_stages) < 4
