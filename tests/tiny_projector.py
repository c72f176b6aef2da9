"""A file by which the tiny Gemma 4 hears: the encoder-free kind of the 12B, one random matrix.

python tests/tiny_projector.py OUT.gguf
"""

from __future__ import annotations

import sys
from pathlib import Path

import gguf
import numpy as np
from tiny_gemma import WIDTH

FRAME_SAMPLES = 640
"""40 ms at 16 kHz, which become one token."""


def build(path: Path, width: int = WIDTH) -> None:
    """Write the projector to `path`; `width` is the model's."""
    writer = gguf.GGUFWriter(path, "clip")
    writer.add_name("Tiny random ears")
    writer.add_bool("clip.has_audio_encoder", True)
    writer.add_string("clip.audio.projector_type", "gemma4ua")
    writer.add_uint32("clip.audio.num_mel_bins", FRAME_SAMPLES)
    writer.add_uint32("clip.audio.embedding_length", FRAME_SAMPLES)
    writer.add_uint32("clip.audio.projection_dim", width)
    for absent in ("block_count", "attention.head_count", "feed_forward_length"):
        writer.add_uint32(f"clip.audio.{absent}", 0)
    writer.add_float32("clip.audio.attention.layer_norm_epsilon", 1e-6)
    matrix = np.random.default_rng(0).standard_normal((width, FRAME_SAMPLES), dtype=np.float32)
    writer.add_tensor("mm.a.input_projection.weight", matrix / np.float32(FRAME_SAMPLES))
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()


if __name__ == "__main__":
    build(Path(sys.argv[1]))
