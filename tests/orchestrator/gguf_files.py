"""Small GGUF files for tests: headers of any kind, with a few bytes of weights."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import gguf
import numpy as np


def write_model(
    path: Path,
    *,
    name: str = "Small",
    architecture: str = "gemma4",
    template: str | None = "{{ tools }}",
    width: int = 64,
    kv_heads: Sequence[int] = (2, 2, 1),
    windowed: Sequence[bool] = (True, True, False),
    shared: int = 0,
    context_tokens: int = 131_072,
    tokens: int = 16,
) -> Path:
    """A language model's file, as small as can be, that says this of itself."""
    writer = gguf.GGUFWriter(path, architecture)
    writer.add_name(name)
    writer.add_context_length(context_tokens)
    writer.add_embedding_length(width)
    writer.add_feed_forward_length(2 * width)
    writer.add_block_count(len(kv_heads))
    writer.add_head_count(4)
    writer.add_head_count_kv(list(kv_heads))
    writer.add_key_length(512)
    writer.add_value_length(512)
    writer.add_key_length_swa(256)
    writer.add_value_length_swa(256)
    writer.add_sliding_window(1024)
    writer.add_sliding_window_pattern(list(windowed))
    writer.add_shared_kv_layers(shared)
    writer.add_token_list([f"token {number}" for number in range(tokens)])
    if template is not None:
        writer.add_chat_template(template)
    return _finish(writer, path, "token_embd.weight", width)


def write_projector(path: Path, *, width: int = 64, hears: bool = True) -> Path:
    """A projector's file."""
    writer = gguf.GGUFWriter(path, "clip")
    writer.add_bool("clip.has_audio_encoder", hears)
    writer.add_bool("clip.has_vision_encoder", not hears)
    part = "audio" if hears else "vision"
    writer.add_uint32(f"clip.{part}.projection_dim", width)
    writer.add_string(f"clip.{part}.projector_type", "gemma4ua" if hears else "gemma4uv")
    return _finish(writer, path, "mm.input_projection.weight", width)


def _finish(writer: gguf.GGUFWriter, path: Path, tensor: str, width: int) -> Path:
    writer.add_tensor(tensor, np.zeros((16, width), dtype=np.float32))
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    return path
