"""A file by which the tiny Gemma 4 hears: the conformer of E2B and E4B, of random weights.

One block of it; the tensors are those that llama.cpp's clip.cpp loads for `gemma4a`, transposed as
numpy has them.

python tests/tiny_conformer.py OUT.gguf
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import gguf
import numpy as np
from tiny_gemma import WIDTH

MEL_BINS = 128
"""llama.cpp makes them of each 10 ms; four frames become one token."""
CHANNELS = 8
INNER, HEADS, FEED_FORWARD = 32, 2, 64
CONVOLVED = 5
"""Frames that the depthwise convolution looks at."""

Array = np.ndarray[Any, np.dtype[np.float32]]


def build(path: Path, width: int = WIDTH) -> None:
    """Write the projector to `path`; `width` is the model's."""
    writer = gguf.GGUFWriter(path, "clip")
    writer.add_name("Tiny random conformer")
    writer.add_bool("clip.has_audio_encoder", True)
    writer.add_string("clip.audio.projector_type", "gemma4a")
    writer.add_uint32("clip.audio.num_mel_bins", MEL_BINS)
    writer.add_uint32("clip.audio.embedding_length", INNER)
    writer.add_uint32("clip.audio.projection_dim", width)
    writer.add_uint32("clip.audio.block_count", 1)
    writer.add_uint32("clip.audio.attention.head_count", HEADS)
    writer.add_uint32("clip.audio.feed_forward_length", FEED_FORWARD)
    writer.add_float32("clip.audio.attention.layer_norm_epsilon", 1e-6)
    for name, weight in _weights(width).items():
        writer.add_tensor(f"{name}.weight", weight)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()


def _weights(width: int) -> dict[str, Array]:
    random = np.random.default_rng(0)

    def matrix(outputs: int, *inputs: int) -> Array:
        weight = random.standard_normal((outputs, *inputs), dtype=np.float32)
        return weight / np.float32(np.sqrt(np.prod(inputs)))

    return {
        "a.conv1d.0": matrix(CHANNELS, 1, 3, 3),
        "a.conv1d.0.norm": np.ones(CHANNELS, dtype=np.float32),
        "a.conv1d.1": matrix(CHANNELS, CHANNELS, 3, 3),
        "a.conv1d.1.norm": np.ones(CHANNELS, dtype=np.float32),
        "a.input_projection": matrix(INNER, CHANNELS * MEL_BINS // 4),
        **{f"a.blk.0.{name}": weight for name, weight in _block(matrix).items()},
        "a.pre_encode.out": matrix(INNER, INNER),
        "mm.a.soft_emb_norm": np.ones(INNER, dtype=np.float32),
        "mm.a.input_projection": matrix(width, INNER),
    }


def _block(matrix: Any) -> dict[str, Array]:
    ones = np.ones(INNER, dtype=np.float32)
    norms = ["attn_pre_norm", "attn_post_norm", "ffn_norm", "ffn_post_norm", "ffn_norm_1"]
    norms += ["ffn_post_norm_1", "conv_norm", "norm_conv", "ln2"]
    return {
        **dict.fromkeys(norms, ones),
        **{f"attn_{part}": matrix(INNER, INNER) for part in ("q", "k", "v", "out", "k_rel")},
        "per_dim_scale": np.ones(INNER // HEADS, dtype=np.float32),
        **{f"ffn_up{half}": matrix(FEED_FORWARD, INNER) for half in ("", "_1")},
        **{f"ffn_down{half}": matrix(INNER, FEED_FORWARD) for half in ("", "_1")},
        "conv_pw1": matrix(2 * INNER, INNER),
        "conv_dw": matrix(INNER, CONVOLVED),
        "conv_pw2": matrix(INNER, INNER),
    }


if __name__ == "__main__":
    build(Path(sys.argv[1]))
