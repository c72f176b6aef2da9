"""A projector beside a model: what a recording becomes, and what is refused."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import gguf
import numpy as np
import psutil
import pytest
import tiny_projector
from made_recordings import recording

from talkbox.messages import Cancelled, ModelError
from talkbox.models.gguf import read_projector
from talkbox.models.llama.clips import Clips
from talkbox.models.llama.ears import Ears
from talkbox.models.llama.native import Weights
from talkbox.models.llama.settings import Settings
from talkbox.recording import Recording

pytest_plugins = ("gemma_fixture", "tiny_fixture", "ears_fixture")

SETTINGS = Settings(threads=1)
MATRIX = "mm.a.input_projection.weight"
BEGINS, ENDS = 256_000, 258_883
"""The tokens `<|audio>` and `<audio|>`."""


def load(path: Path, weights: Weights) -> Ears:
    return Ears.load(path, weights, SETTINGS, 1, lambda share: True)


@pytest.fixture(scope="module", params=["gemma4ua", "gemma4a"])
def ears(
    request: pytest.FixtureRequest, tiny_weights: Weights, tiny_ears: Path, tiny_conformer: Path
) -> Iterator[Ears]:
    """Of both kinds."""
    loaded = load(tiny_ears if request.param == "gemma4ua" else tiny_conformer, tiny_weights)
    yield loaded
    loaded.close()


def never() -> bool:
    return False


@pytest.mark.parametrize(
    ("seconds", "count"), [(3, 75), (30, 750), (0.04, 1), (1.0, 25), (7.75, 194), (12.34, 309)]
)
def test_a_second_is_25_tokens_between_gemmas_marks(ears: Ears, seconds: float, count: int) -> None:
    outline = ears.outline(recording(seconds))
    assert outline.before == (BEGINS,) and outline.after == (ENDS,)
    assert outline.count == count == recording(seconds).tokens
    assert outline.tokens == count + 2


def test_a_last_token_of_less_than_10_ms_is_left_out_by_the_conformer_alone(
    tiny_weights: Weights, tiny_ears: Path, tiny_conformer: Path
) -> None:
    odd = recording(7.77)
    for path, count in ((tiny_ears, odd.tokens), (tiny_conformer, odd.tokens - 1)):
        ears = load(path, tiny_weights)
        assert ears.outline(odd).count == count
        ears.close()


def test_every_position_has_a_vector_of_the_models_width(ears: Ears, tiny_weights: Weights) -> None:
    vectors = ears.embeddings(recording(3), never)
    assert vectors.shape == (75, tiny_weights.width) and vectors.dtype == np.float32
    assert np.isfinite(vectors).all() and vectors.std() > 0.01
    assert np.array_equal(vectors, ears.embeddings(recording(3), never))
    assert not np.array_equal(vectors, ears.embeddings(recording(3, 2), never))


@pytest.mark.parametrize("samples", [1, 80, 160, 161, 639, 641])
def test_a_few_milliseconds_are_heard_with_silence_behind_them(ears: Ears, samples: int) -> None:
    brief = Recording(recording(1).pcm[: 2 * samples])
    count = ears.outline(brief).count
    assert count in (1, 2)
    assert len(ears.embeddings(brief, never)) == count


def test_what_is_too_long_or_empty_is_told(ears: Ears) -> None:
    with pytest.raises(ModelError, match=r"is 30\.01 s long, and a model hears 30 s at once; cut"):
        ears.outline(recording(30.01))
    with pytest.raises(ModelError, match="The recording is empty; speak, or name another file"):
        ears.embeddings(Recording(b""), never)


def test_hearing_ends_when_asked_and_goes_on_afterwards(
    tiny_weights: Weights, tiny_conformer: Path
) -> None:
    ears = load(tiny_conformer, tiny_weights)
    whole = ears.embeddings(recording(10), never)
    with pytest.raises(Cancelled):
        ears.embeddings(recording(10), lambda: True)
    assert np.array_equal(ears.embeddings(recording(10), never), whole)
    ears.close()


def test_what_goes_wrong_in_the_question_is_raised(
    tiny_weights: Weights, tiny_conformer: Path
) -> None:
    def ask() -> bool:
        raise RuntimeError("asked")

    ears = load(tiny_conformer, tiny_weights)
    with pytest.raises(RuntimeError, match="asked"):
        ears.embeddings(recording(10), ask)
    ears.close()
    ears.close()


def test_loading_can_be_ended(tiny_weights: Weights, tiny_ears: Path) -> None:
    with pytest.raises(Cancelled):
        Ears.load(tiny_ears, tiny_weights, SETTINGS, 1, lambda share: False)


def test_a_projector_of_another_width_is_not_loaded(tiny_weights: Weights, tmp_path: Path) -> None:
    tiny_projector.build(tmp_path / "wide.gguf", width=128)
    with pytest.raises(ModelError, match=r"could not load wide\.gguf: mismatch .*128\)\.$"):
        load(tmp_path / "wide.gguf", tiny_weights)


def spoilt(path: Path, tensor: str = MATRIX, width: int | str = 640) -> Path:
    """A projector with one tensor of no numbers, or another than it needs."""
    writer = gguf.GGUFWriter(path, "clip")
    writer.add_bool("clip.has_audio_encoder", True)
    writer.add_string("clip.audio.projector_type", "gemma4ua")
    writer.add_uint32("clip.audio.num_mel_bins", 640)
    if isinstance(width, int):
        writer.add_uint32("clip.audio.embedding_length", width)
    else:
        writer.add_string("clip.audio.embedding_length", width)
    writer.add_uint32("clip.audio.projection_dim", 64)
    for name in ("block_count", "feed_forward_length", "attention.head_count"):
        writer.add_uint32(f"clip.audio.{name}", 0)
    writer.add_float32("clip.audio.attention.layer_norm_epsilon", 1e-6)
    writer.add_tensor(tensor, np.full((64, 640), np.nan, dtype=np.float32))
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    return path


def test_a_projector_without_its_weights_is_told_with_what_is_missing(
    tiny_weights: Weights, tmp_path: Path
) -> None:
    path = spoilt(tmp_path / "empty.gguf", "other.weight")
    with pytest.raises(ModelError, match=r"empty\.gguf: unable to find tensor mm\.a\.input_projec"):
        load(path, tiny_weights)


def test_what_is_no_number_never_reaches_the_model(tiny_weights: Weights, tmp_path: Path) -> None:
    ears = load(spoilt(tmp_path / "none.gguf"), tiny_weights)
    with pytest.raises(ModelError, match=r"none\.gguf makes of the recording is no number.* BF16"):
        ears.embeddings(recording(1), never)
    ears.close()


def test_a_header_that_llama_cpp_would_end_the_process_over_is_refused(tmp_path: Path) -> None:
    path = spoilt(tmp_path / "text.gguf", width="wide")
    with pytest.raises(ModelError, match=r"is damaged .*\.embedding_length is no number"):
        read_projector(path)


def test_the_same_clip_is_computed_once(ears: Ears) -> None:
    clips = Clips(ears)
    first = clips.embeddings(recording(2), never)
    again = clips.embeddings(Recording(recording(2).pcm), never)
    assert again is first and clips.encoded == 1
    clips.embeddings(recording(2, 2), never)
    assert clips.encoded == 2


def test_fifty_clips_leave_no_more_memory_taken_than_a_few(
    tiny_weights: Weights, tiny_conformer: Path
) -> None:
    ears = load(tiny_conformer, tiny_weights)
    clips = Clips(ears, most_bytes=100_000)
    process = psutil.Process()
    for number in range(10):
        clips.embeddings(recording(5, number), never)
    before = process.memory_info().rss
    for number in range(50):
        clips.embeddings(recording(5, number), never)
        assert clips.kept_bytes <= 100_000
    assert process.memory_info().rss - before < 8e6
    ears.close()
