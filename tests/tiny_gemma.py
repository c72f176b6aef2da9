"""A Gemma 4 with the real tokenizer and template and two small layers of random weights.

It speaks nonsense in 34 MB, at about 3 ms a token, through exactly the code that runs the real
one: only what the weights know is missing. Some tokens are made likely, so that calls, strings and
ends happen.

    python tests/tiny_gemma.py OUT.gguf
"""

from __future__ import annotations

import hashlib
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import gguf
import numpy as np
from gemma import CACHE, Gemma, find_gemma
from gguf_keys import read_keys

BUILDER = 1
"""To be raised when the same options begin to give another file."""

EAGER: Mapping[int, float] = {48: 6.0, 50: 6.0, 52: 8.0, 100: 6.5, 101: 6.5, 106: 5.5}
"""Logits above the mean: calls, their ends, quotes, thoughts, their ends, the end of a turn."""

WIDTH = 64
LAYERS = 2
FEED_FORWARD = 128
HEADS = 2
HEAD_WIDTH = 32
LEVEL = 12.0
"""Of the two components that every embedding shares; they cancel in the logits but for the tokens
that are made likely, which have more of the first."""
LEVEL_AFTER_NORM = 4.3
OUTPUT_SPREAD = 0.4
BLOCK_SHARE = 6.0
"""How much a block adds to what the token itself brought, so that the context matters."""

Array = np.ndarray[Any, np.dtype[np.float32]]


def build(
    path: Path,
    gemma: Gemma,
    *,
    seed: int = 0,
    eager: Mapping[int, float] = EAGER,
    context_tokens: int = 131_072,
    template: str | None = "",
    texts: Mapping[int, str] | None = None,
    types: Mapping[int, int] | None = None,
) -> None:
    """Write the model to `path`.

    `template` replaces Gemma's own, None leaves it out. `texts` and `types` replace the text and
    the type of single tokens, as conversions have got them wrong.
    """
    keys = read_keys(gemma.vocabulary)
    keys = {name: entry for name, entry in keys.items() if name.startswith("tokenizer.ggml.")}
    _replace(keys["tokenizer.ggml.tokens"].value, {i: t.encode() for i, t in (texts or {}).items()})
    _replace(keys["tokenizer.ggml.token_type"].value, types or {})
    writer = gguf.GGUFWriter(path, "gemma4")
    writer.add_name("Tiny random Gemma 4")
    _add_shape(writer, context_tokens)
    for name, entry in keys.items():
        writer.add_key_value(name, entry.value, entry.type, entry.items)
    if template is not None:
        writer.add_chat_template(template or gemma.template)
    _add_weights(writer, len(keys["tokenizer.ggml.tokens"].value), eager, seed)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()


def find_tiny(gemma: Gemma, **options: Any) -> Path:
    """The model that `build` makes with these options, from the checkout's cache or made now."""
    source = f"{BUILDER} {gemma.vocabulary} {sorted(options.items())!r}"
    key = hashlib.sha256(source.encode()).hexdigest()[:12]
    path = CACHE / f"tiny-gemma-4-{key}.gguf"
    if not path.exists():
        with tempfile.TemporaryDirectory(dir=CACHE) as work:
            build(Path(work) / path.name, gemma, **options)
            (Path(work) / path.name).replace(path)
    return path


def _replace(values: list[Any], changes: Mapping[int, Any]) -> None:
    for token, value in changes.items():
        values[token] = value


def _add_shape(writer: gguf.GGUFWriter, context_tokens: int) -> None:
    writer.add_context_length(context_tokens)
    writer.add_embedding_length(WIDTH)
    writer.add_block_count(LAYERS)
    writer.add_feed_forward_length(FEED_FORWARD)
    writer.add_head_count(HEADS)
    writer.add_head_count_kv([1] * LAYERS)
    writer.add_layer_norm_rms_eps(1e-6)
    writer.add_sliding_window(512)
    writer.add_sliding_window_pattern([True, False])
    writer.add_shared_kv_layers(0)
    writer.add_embedding_length_per_layer_input(0)
    writer.add_key_length(HEAD_WIDTH)
    writer.add_value_length(HEAD_WIDTH)
    writer.add_key_length_swa(HEAD_WIDTH)
    writer.add_value_length_swa(HEAD_WIDTH)
    writer.add_rope_freq_base(1_000_000.0)
    writer.add_rope_freq_base_swa(10_000.0)
    writer.add_rope_dimension_count(HEAD_WIDTH)
    writer.add_rope_dimension_count_swa(HEAD_WIDTH)
    writer.add_final_logit_softcapping(30.0)


def _add_weights(
    writer: gguf.GGUFWriter, tokens: int, eager: Mapping[int, float], seed: int
) -> None:
    random = np.random.default_rng(seed)
    embedding = random.standard_normal((tokens, WIDTH), dtype=np.float32)
    embedding[:, :2] = LEVEL
    for token, logit in eager.items():
        embedding[token, 0] += logit / LEVEL_AFTER_NORM
    kind = gguf.GGMLQuantizationType.Q8_0
    writer.add_tensor("token_embd.weight", gguf.quantize(embedding, kind), raw_dtype=kind)
    signs = random.choice(np.array([-1.0, 1.0], dtype=np.float32), WIDTH)
    output_norm = signs * np.float32(OUTPUT_SPREAD)
    output_norm[:2] = 1.0, -1.0
    writer.add_tensor("output_norm.weight", output_norm)
    writer.add_tensor("rope_freqs.weight", np.ones(HEAD_WIDTH // 2, dtype=np.float32))
    for layer in range(LAYERS):
        for name, weight in _block(random).items():
            writer.add_tensor(f"blk.{layer}.{name}.weight", weight)


def _block(random: np.random.Generator) -> dict[str, Array]:
    def matrix(outputs: int, inputs: int) -> Array:
        weight = random.standard_normal((outputs, inputs), dtype=np.float32)
        return weight / np.float32(np.sqrt(inputs))

    ones = np.ones(WIDTH, dtype=np.float32)
    head = np.ones(HEAD_WIDTH, dtype=np.float32)
    return {
        "attn_norm": ones,
        "attn_q": matrix(HEADS * HEAD_WIDTH, WIDTH),
        "attn_k": matrix(HEAD_WIDTH, WIDTH),
        "attn_v": matrix(HEAD_WIDTH, WIDTH),
        "attn_output": matrix(WIDTH, HEADS * HEAD_WIDTH),
        "attn_q_norm": head,
        "attn_k_norm": head,
        "post_attention_norm": ones * np.float32(BLOCK_SHARE),
        "ffn_norm": ones,
        "ffn_gate": matrix(FEED_FORWARD, WIDTH),
        "ffn_up": matrix(FEED_FORWARD, WIDTH),
        "ffn_down": matrix(WIDTH, FEED_FORWARD),
        "post_ffw_norm": ones * np.float32(BLOCK_SHARE),
    }


if __name__ == "__main__":
    build(Path(sys.argv[1]), find_gemma())
