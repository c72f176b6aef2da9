"""How much memory a model needs to run, told from its header before anything is loaded.

The weights, the KV cache, the tokenizer and the room for reading a batch; checked against real
loads in `tests/orchestrator/test_models_memory.py`. On a machine with a graphics card of its own
the numbers say nothing of that card's memory.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from talkbox.models.gguf import Header, Layer

CACHE_NUMBER_BYTES = 2
"""llama.cpp keeps keys and values as 16-bit floats unless told otherwise."""
TOKEN_BYTES = 650
"""What one token of the vocabulary costs llama.cpp and the grammar's tokenizer together.

Measured with Gemma 4's 262,144 tokens, and with Qwen's 151,936.
"""
CACHE_STEP_TOKENS = 256
"""llama.cpp pads the cache to a multiple of this."""
BATCH_TOKENS = 128
"""As many are read at once where the processor computes (`talkbox.models.llama.context`)."""
USUAL_HEADS = 16
"""Of the attention; counted where a model's own number is not known."""
LEAST_CONTEXT_TOKENS = 8192
"""The smallest context that is recommended: it holds the built-in tools, which take 2,800 tokens, a
few turns and an answer."""
_CARDS = ("cuda", "vulkan", "hip", "sycl", "musa", "opencl")
"""llama.cpp's backends for graphics cards with memory of their own; Apple's have none."""


@dataclass(frozen=True, slots=True)
class Need:
    """The memory that a model takes, in bytes, part by part."""

    weights_bytes: int
    """Once, although a process shows up to twice as much where llama.cpp rearranges weights for
    the processor: the file's own pages then stay mapped until the system wants them back."""
    cache_bytes: int
    """The KV cache at the whole context; sliding windows save nothing, because the whole past is
    kept so that undo and branches find it again."""
    vocabulary_bytes: int
    batch_bytes: int
    projector_bytes: int = 0

    @property
    def total_bytes(self) -> int:
        """All of it."""
        parts = (self.weights_bytes, self.cache_bytes, self.vocabulary_bytes, self.batch_bytes)
        return sum(parts) + self.projector_bytes


def need(header: Header, context_tokens: int, projector_bytes: int = 0) -> Need:
    """What the file takes with a projector of this size beside it.

    At this context, or at the longest that the model was trained for, which is then used.
    """
    context_tokens = min(context_tokens, header.context_tokens or context_tokens)
    return Need(
        weights_bytes=_all_parts_bytes(header),
        cache_bytes=cache_bytes(header.cached_layers, context_tokens),
        vocabulary_bytes=header.vocabulary * TOKEN_BYTES,
        batch_bytes=batch_bytes(
            header.width, header.feed_forward, context_tokens, header.heads or USUAL_HEADS
        ),
        projector_bytes=projector_bytes,
    )


def cache_bytes(layers: Iterable[Layer], context_tokens: int) -> int:
    """The KV cache of these layers, one row per token of the context."""
    rows = -(-context_tokens // CACHE_STEP_TOKENS) * CACHE_STEP_TOKENS
    return rows * CACHE_NUMBER_BYTES * sum(layer.numbers for layer in layers)


def batch_bytes(
    width: int, feed_forward: int, context_tokens: int, heads: int = USUAL_HEADS
) -> int:
    """Room for reading one batch: the vectors inside a layer, who may look at whom, and how much
    each head does.

    llama.cpp reserves room for every token's logits too, half a gigabyte with Gemma's vocabulary,
    and never touches it, so that it takes no memory.
    """
    vectors = BATCH_TOKENS * 4 * (3 * feed_forward + 8 * width)
    masks_and_scores = BATCH_TOKENS * 4 * context_tokens * (1 + heads)
    return vectors + masks_and_scores


def available_bytes() -> int:
    """The memory that this machine could give without swapping, now."""
    import psutil

    return int(psutil.virtual_memory().available)


def has_card() -> bool:
    """Whether llama.cpp was built for a graphics card, whose memory is not known here."""
    from talkbox.models.ggml import libraries_folder

    names = [path.name for path in libraries_folder().glob("*ggml-*")]
    return any(card in name for card in _CARDS for name in names)


def needed_bytes(header: Header, context_tokens: int, draft: Header | None = None) -> int:
    """The memory of a model, and of the draft model beside it, which has the same context."""
    models = (header,) if draft is None else (header, draft)
    return sum(need(model, context_tokens).total_bytes for model in models)


def fitting_context(header: Header, free_bytes: int, draft: Header | None = None) -> int | None:
    """The largest power of two tokens of context that fits; None when even the least does not.

    Never longer than the model was trained for: None for one trained for less than the least.
    """
    context_tokens = LEAST_CONTEXT_TOKENS
    fits = None
    while context_tokens <= (header.context_tokens or LEAST_CONTEXT_TOKENS):
        if needed_bytes(header, context_tokens, draft) > free_bytes:
            break
        fits = context_tokens
        context_tokens *= 2
    return fits


def _all_parts_bytes(header: Header) -> int:
    """The tensors; of a model that is split into files, all these files."""
    if header.parts == 1:
        return header.tensor_bytes
    start = header.path.name.rpartition("-00001-of-")[0]
    parts = sorted(Path(header.path.parent).glob(f"{start}-*-of-{header.parts:05}.gguf"))
    return sum(part.stat().st_size for part in parts)
