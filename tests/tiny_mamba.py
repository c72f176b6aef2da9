"""A recurrent model of random weights: its memory cannot be taken back to an earlier token."""

from __future__ import annotations

from pathlib import Path

import gguf
import numpy as np
from gemma import CACHE, Gemma
from gguf_keys import read_keys

TEMPLATE = (
    "{% for m in messages %}<|turn>{{ m.role }}\n{{ m.content }}<turn|>\n{% endfor %}"
    "{% if add_generation_prompt %}<|turn>assistant\n{% endif %}"
)
WIDTH, INNER, STATE, RANK, KERNEL, LAYERS = 64, 128, 8, 4, 4, 2


def find_tiny_mamba(gemma: Gemma) -> Path:
    """The model with Gemma's vocabulary, from the checkout's cache or made now."""
    path = CACHE / "tiny-mamba-1.gguf"
    if not path.exists():
        part = path.with_suffix(".part")
        _build(part, gemma)
        part.replace(path)
    return path


def _build(path: Path, gemma: Gemma) -> None:
    keys = read_keys(gemma.vocabulary)
    writer = gguf.GGUFWriter(path, "mamba")
    writer.add_context_length(8192)
    writer.add_embedding_length(WIDTH)
    writer.add_feed_forward_length(0)
    writer.add_head_count(0)
    writer.add_block_count(LAYERS)
    writer.add_layer_norm_rms_eps(1e-5)
    writer.add_ssm_conv_kernel(KERNEL)
    writer.add_ssm_inner_size(INNER)
    writer.add_ssm_state_size(STATE)
    writer.add_ssm_time_step_rank(RANK)
    for name, entry in keys.items():
        if name.startswith("tokenizer.ggml."):
            writer.add_key_value(name, entry.value, entry.type, entry.items)
    writer.add_chat_template(TEMPLATE)
    tokens = len(keys["tokenizer.ggml.tokens"].value)
    random = np.random.default_rng(0)
    for name, shape in _shapes(tokens).items():
        weight = random.standard_normal(shape, dtype=np.float32) * np.float32(0.2)
        writer.add_tensor(name, -np.abs(weight) if name.endswith("ssm_a") else weight)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()


def _shapes(tokens: int) -> dict[str, tuple[int, ...]]:
    block = {
        "attn_norm.weight": (WIDTH,),
        "ssm_in.weight": (2 * INNER, WIDTH),
        "ssm_conv1d.weight": (INNER, KERNEL),
        "ssm_conv1d.bias": (INNER,),
        "ssm_x.weight": (RANK + 2 * STATE, INNER),
        "ssm_dt.weight": (INNER, RANK),
        "ssm_dt.bias": (INNER,),
        "ssm_a": (INNER, STATE),
        "ssm_d": (INNER,),
        "ssm_out.weight": (WIDTH, INNER),
    }
    shapes: dict[str, tuple[int, ...]] = {
        "token_embd.weight": (tokens, WIDTH),
        "output_norm.weight": (WIDTH,),
    }
    for layer in range(LAYERS):
        shapes |= {f"blk.{layer}.{name}": shape for name, shape in block.items()}
    return shapes
