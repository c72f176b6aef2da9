"""By which file a model hears, and why it hears nothing where there is none; told from headers.

The file is the one that was named, else the best that lies beside the model's own.
"""

from __future__ import annotations

from pathlib import Path

from talkbox.messages import ModelError
from talkbox.models import catalogue
from talkbox.models.gguf import Header
from talkbox.models.inspect import beside, check_projector

_GEMMA = "gemma4"


class Deaf(ModelError):
    """Nothing is wrong, and there is nothing that the model could hear by."""


def ears_of(header: Header, named: Path | None = None) -> Path:
    """The projector of a model.

    Raises ModelError with one sentence: Deaf where this kind hears nothing or no projector is
    here, another where the one that was named, or that lies there, does not do.
    """
    if _hears_nothing(header):
        able = [model.name for model in catalogue.models() if model.hears]
        raise Deaf(
            f"{header.name} hears nothing, by design; take one that does ({', '.join(able)}), or "
            "type what you want."
        )
    if named is not None:
        check_projector(header, named)
        return named
    found = beside(header)
    if found is None:
        raise Deaf(_missing(header))
    check_projector(header, found.path)
    return found.path


def why_deaf(header: Header, named: Path | None = None) -> str | None:
    """The sentence that `ears_of` would raise; None for a model that hears."""
    try:
        ears_of(header, named)
    except ModelError as error:
        return str(error)
    return None


def _hears_nothing(header: Header) -> bool:
    """Whether it is one of the sizes of Gemma 4 that were made without ears.

    Told by the width, which no two sizes share, since anyone may have converted the file.
    """
    sizes = {model.width: model.hears for model in catalogue.models()}
    return header.architecture == _GEMMA and not sizes.get(header.width, True)


def _missing(header: Header) -> str:
    model = catalogue.known(header.path.name)
    if model is not None and model.projector is not None:
        return (
            f"{model.name} hears by its projector, which is not here yet; get it "
            f"({catalogue.gigabytes(model.projector_bytes)}) with: talkbox models pull {model.name}"
        )
    return (
        f"{header.name} hears nothing without its projector, and none that fits lies beside "
        f"{header.path}; fetch it from where the model is from (its file has mmproj in its name), "
        "and put it there or name it with --projector."
    )
