"""What a GGUF file says of itself in its header: read in a moment, never a weight.

Whatever is wrong with a file is said here, in one sentence, before anything is loaded.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from talkbox.messages import ModelError

if TYPE_CHECKING:
    from talkbox.models.ggml import GgufFile

MAGIC = b"GGUF"
PROJECTOR = "clip"
"""The architecture of every file that turns sound or pictures into a model's own vectors."""
MOST_LAYERS = 512
"""llama.cpp's own limit (LLAMA_MAX_LAYERS in its llama-hparams.h)."""
LONGEST_NAME = 80
"""Letters of a model's name that are shown."""
_EAR_NUMBERS = (
    *("num_mel_bins", "embedding_length", "projection_dim"),
    *("block_count", "feed_forward_length", "attention.head_count"),
)
"""What llama.cpp asks of a projector as numbers of 32 bits without a sign, and only so."""
MOST = 2**40
"""No count in a header that is meant is greater."""


@dataclass(frozen=True, slots=True)
class Layer:
    """What one layer keeps of every token in the KV cache."""

    kv_heads: int
    key_length: int
    value_length: int

    @property
    def numbers(self) -> int:
        """How many numbers that is for one token."""
        return self.kv_heads * (self.key_length + self.value_length)


@dataclass(frozen=True, slots=True)
class Projector:
    """A file that goes with a model and turns sound or pictures into its vectors."""

    hears: bool
    sees: bool
    kind: str
    """llama.cpp's name: "gemma4a" and "gemma4ua" hear, "gemma4v" and "gemma4uv" see."""
    width: int | None
    """The length of its vectors, which must be the model's."""
    file_type: int | None
    """llama.cpp's number for how most of its weights are kept: 0 F32, 1 F16, 32 BF16."""


@dataclass(frozen=True, slots=True)
class Header:
    """A GGUF file's metadata, as far as it decides whether and how the file can be run."""

    path: Path
    architecture: str
    name: str
    context_tokens: int
    """The longest text that the model was trained on."""
    template: str | None
    """The chat template's Jinja source; a model without one was not trained to converse."""
    width: int
    """Numbers in the vector of one token."""
    feed_forward: int
    """Numbers in the widest vector inside a layer."""
    heads: int
    """Of the attention, in the layer that has most; 0 where the file does not say."""
    layers: int
    cached_layers: tuple[Layer, ...]
    """The layers with a KV cache of their own; some of the others share one of these."""
    window_tokens: int | None
    """How far back the layers with a sliding window look."""
    vocabulary: int
    tensor_bytes: int
    wanted_bytes: int
    """How long the file must be to hold all its tensors."""
    file_bytes: int
    parts: int
    """Files that the model is split into."""
    projector: Projector | None
    """What the file can do if it is a projector and not a model."""


def read_header(path: Path) -> Header:
    """The header of the file at `path`.

    Raises ModelError with one sentence: not there, not GGUF, of a newer version, damaged or cut
    short.
    """
    from talkbox.models.ggml import GgufFile, Unreadable

    file_bytes = _look(path)
    try:
        with GgufFile(path) as file:
            header = _header(path, file, file_bytes)
    except Unreadable as reason:
        raise ModelError(
            f"{path} is damaged or cut short: its header cannot be read ({reason}); fetch it again."
        ) from None
    if header.file_bytes < header.wanted_bytes:
        missing = header.wanted_bytes - header.file_bytes
        raise ModelError(
            f"{path} is cut short: {missing:,} of {header.wanted_bytes:,} bytes are missing; "
            "fetch it again."
        )
    return header


def read_model(path: Path) -> Header:
    """As `read_header`, of a file that must hold a language model."""
    header = read_header(path)
    if header.projector is not None:
        raise ModelError(
            f"{path} is a projector, not a language model; name the model that it belongs to, "
            "which is the larger file beside it."
        )
    if not header.layers or not header.vocabulary or not header.tensor_bytes:
        raise ModelError(f"{path} holds no language model that could be run; name another file.")
    return header


def read_projector(path: Path) -> Projector:
    """As `read_header`, of a file that must be a projector."""
    header = read_header(path)
    if header.projector is None:
        raise ModelError(
            f"{path} is a language model ({header.name}), not a projector; a projector's file "
            'has "mmproj" in its name.'
        )
    return header.projector


def _look(path: Path) -> int:
    """The file's length in bytes, once its first bytes have been found to be a GGUF file's."""
    from talkbox.models.ggml import VERSION

    try:
        with path.open("rb") as file:
            start = file.read(8)
        file_bytes = path.stat().st_size
    except FileNotFoundError:
        raise ModelError(f"There is no file {path}.") from None
    except OSError as error:
        raise ModelError(f"{path} cannot be read: {error.strerror}.") from None
    if not start.startswith(MAGIC):
        raise ModelError(f"{path} is not a GGUF file{_guess(start)}.")
    version = struct.unpack("<I", start[4:].ljust(4, b"\0"))[0]
    if version > VERSION and version & 0xFFFF:
        raise ModelError(
            f"{path} is GGUF version {version}, and version {VERSION} is the newest that is read "
            "here; update: pip install --upgrade llama-cpp-python."
        )
    return file_bytes


def _guess(start: bytes) -> str:
    if start.startswith(b"version "):
        return " but a Git LFS pointer to one; fetch the file itself: git lfs pull"
    if start.lstrip().startswith(b"<"):
        return " but a web page; fetch the file itself"
    return "; a model in that format has the ending .gguf"


def _header(path: Path, file: GgufFile, file_bytes: int) -> Header:
    from talkbox.models.ggml import printable

    architecture = file.text("general.architecture") or ""
    tensor_bytes, wanted_bytes = file.tensor_bytes()

    def number(key: str) -> int:
        return _whole(file.number(f"{architecture}.{key}"))

    return Header(
        path=path,
        architecture=printable(architecture),
        name=printable(file.text("general.name") or path.stem)[:LONGEST_NAME],
        context_tokens=number("context_length"),
        template=file.text("tokenizer.chat_template"),
        width=number("embedding_length"),
        feed_forward=max(_each(file, f"{architecture}.feed_forward_length", 1)),
        heads=max(_each(file, f"{architecture}.attention.head_count", 1)),
        layers=number("block_count"),
        cached_layers=_cached_layers(file, architecture),
        window_tokens=number("attention.sliding_window") or None,
        vocabulary=file.count("tokenizer.ggml.tokens"),
        tensor_bytes=tensor_bytes,
        wanted_bytes=wanted_bytes,
        file_bytes=file_bytes,
        parts=_whole(file.number("split.count")) or 1,
        projector=_projector(file) if architecture == PROJECTOR else None,
    )


def _cached_layers(file: GgufFile, architecture: str) -> tuple[Layer, ...]:
    """The layers before the last few, which share the caches of these."""
    prefix = f"{architecture}.attention"
    layers = min(_whole(file.number(f"{architecture}.block_count")), MOST_LAYERS)
    heads = _each(file, f"{prefix}.head_count", layers)
    kv_heads = _each(file, f"{prefix}.head_count_kv", layers)
    pattern = file.numbers(f"{prefix}.sliding_window_pattern") or (False,)
    plain = _whole(file.number(f"{architecture}.embedding_length")) // max(1, 1, *heads)

    def length(name: str, layer: int) -> int:
        whole = _whole(file.number(f"{prefix}.{name}_length")) or plain
        windowed = pattern[layer % len(pattern)]
        return (_whole(file.number(f"{prefix}.{name}_length_swa")) if windowed else 0) or whole

    own = layers - _whole(file.number(f"{prefix}.shared_kv_layers"))
    return tuple(
        Layer(count, length("key", layer), length("value", layer))
        for layer, count in enumerate((kv_heads if any(kv_heads) else heads)[: max(0, own)])
        if count
    )


def _each(file: GgufFile, key: str, layers: int) -> tuple[int, ...]:
    """A number for each layer, where the file may hold an array of them or one for all."""
    numbers = file.numbers(key)
    if numbers:
        return tuple(_whole(number) for number in numbers)
    return (_whole(file.number(key)),) * layers


def _whole(number: object) -> int:
    """A count out of a file that anyone may have written; 0 for what cannot be one."""
    return number if isinstance(number, int) and 0 <= number <= MOST else 0


def _projector(file: GgufFile) -> Projector:
    """Raises Unreadable for numbers that llama.cpp would end the process over."""
    from talkbox.models.ggml import UINT32, Unreadable

    for name in _EAR_NUMBERS:
        if file.holds_else(f"clip.audio.{name}", UINT32):
            raise Unreadable(f"clip.audio.{name} is no number of its kind")
    hears = bool(file.number("clip.has_audio_encoder"))
    kinds = (file.text(f"clip.{part}projector_type") for part in ("", "audio.", "vision."))
    widths = (_whole(file.number(f"clip.{part}.projection_dim")) for part in ("audio", "vision"))
    file_type = file.number("general.file_type")
    return Projector(
        hears=hears,
        sees=bool(file.number("clip.has_vision_encoder")),
        kind=", ".join(kind for kind in kinds if kind),
        width=next((width for width in widths if width), None),
        file_type=None if file_type is None else _whole(file_type),
    )
