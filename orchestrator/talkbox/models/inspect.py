"""Whether a GGUF file can be used here, from its header alone: said before anything is loaded."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from talkbox.messages import ModelError
from talkbox.models import catalogue
from talkbox.models.catalogue import gigabytes
from talkbox.models.gguf import Header, Projector, read_model, read_projector
from talkbox.models.memory import (
    available_bytes,
    fitting_context,
    has_card,
    needed_bytes,
)

BEST_FILE_TYPES = (32, 0, 1)
"""BF16, F32, F16, as `Projector.file_type` has them."""
DRAFTER = "assistant"
"""At the end of the architecture's name of a model that only guesses ahead for another."""


@dataclass(frozen=True, slots=True)
class Beside:
    """A projector in the same folder as a model."""

    path: Path
    projector: Projector


def check_usable(path: Path, context_tokens: int, draft: Path | None = None) -> Header:
    """The header of a model that can be talked to here, with its draft model if it has one.

    Raises ModelError with one sentence: no model, one that was not trained to converse, or one
    that needs more memory at this context than this machine has free, its draft's included.
    """
    header = read_model(path)
    check_converses(header)
    check_fits(header, context_tokens, None if draft is None else read_model(draft))
    return header


def check_converses(header: Header) -> None:
    """Raise ModelError for a model that was not trained to answer."""
    if header.architecture.endswith(DRAFTER):
        raise ModelError(
            f"{header.path} only guesses ahead for a larger model; name that one, and this one "
            "with --draft."
        )
    if not header.template:
        raise ModelError(
            f"{header.path} is a base model: it has no chat template, so it cannot be told what "
            'to do. Take one that was tuned to follow instructions ("it" or "instruct" in its '
            "name), such as: talkbox models pull gemma-4-e4b"
        )


def check_fits(header: Header, context_tokens: int, draft: Header | None = None) -> None:
    """Raise ModelError when the memory that is free is not enough.

    With a graphics card, whose memory is not known here, nothing is refused.
    """
    free = available_bytes()
    if needed_bytes(header, context_tokens, draft) > free and not has_card():
        raise ModelError(too_big(header, context_tokens, free, draft))


def too_big(
    header: Header, context_tokens: int, free_bytes: int, draft: Header | None = None
) -> str:
    """The sentence for a model that does not fit at this context, with what would."""
    sentence = _lack(header, context_tokens, free_bytes, draft)
    if draft is not None and needed_bytes(header, context_tokens) <= free_bytes:
        return f"{sentence}; it fits without the draft."
    smaller_tokens = fitting_context(header, free_bytes, draft)
    if smaller_tokens is not None:
        return f"{sentence}; it fits with a smaller context: --context {smaller_tokens}"
    smaller = catalogue.recommended(free_bytes, context_tokens)
    if smaller is not None and smaller.file_bytes < header.file_bytes:
        return f"{sentence}; this one fits: talkbox models pull {smaller.name}"
    return f"{sentence}; close other programs, or use --model planner, which needs none."


def _lack(header: Header, context_tokens: int, free_bytes: int, draft: Header | None) -> str:
    who = f"{header.name} needs" if draft is None else f"{header.name} and its draft model need"
    needed = gigabytes(needed_bytes(header, context_tokens, draft))
    return f"{who} about {needed} of memory and {gigabytes(free_bytes)} are free"


def beside(header: Header) -> Beside | None:
    """The projector that belongs to a model and lies in its folder; None when there is none.

    The one pulled with it, else of those that fit the one in the form that hears best. Raises
    ModelError for a file that cannot be read, where there is no other.
    """
    own, unreadable = _pulled_with(header), None
    fitting: list[Beside] = []
    for path in sorted(header.path.parent.glob(f"*{catalogue.ENDING}")):
        if catalogue.is_projector_name(path.name):
            try:
                found = Beside(path, read_projector(path))
            except ModelError as error:
                unreadable = unreadable or error
                continue
            if path == own:
                return found
            if found.projector.hears and found.projector.width == header.width:
                fitting.append(found)
    if not fitting and unreadable is not None:
        raise unreadable
    return min(fitting, key=_less_apt, default=None)


def _pulled_with(header: Header) -> Path | None:
    model = catalogue.known(header.path.name)
    if model is None or model.projector is None:
        return None
    return header.path.with_name(model.projector)


def _less_apt(found: Beside) -> tuple[int, str]:
    """BF16 first: in the other 16 bits and in less, models are reported to hear worse.

    https://github.com/ggml-org/llama.cpp/issues/21421
    """
    kept = found.projector.file_type
    place = BEST_FILE_TYPES.index(kept) if kept in BEST_FILE_TYPES else len(BEST_FILE_TYPES)
    return place, found.path.name


def check_projector(header: Header, path: Path) -> Projector:
    """The projector in this file, if it belongs to a model of this size and hears.

    Raises ModelError with one sentence otherwise.
    """
    projector = read_projector(path)
    if projector.width != header.width:
        raise ModelError(
            f"{path.name} belongs to another model: its vectors have {projector.width} numbers "
            f"and those of {header.name} have {header.width}; take the one from the model's own "
            "repository."
        )
    if not projector.hears:
        raise ModelError(f"{path.name} sees pictures and hears nothing; speech needs another.")
    return projector
