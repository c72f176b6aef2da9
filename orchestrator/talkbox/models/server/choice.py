"""Which of a server's models answers: the one that was named, else the one that is meant.

Where nobody can tell which is meant, the sentence lists those there are, ready to be named.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from difflib import get_close_matches

from talkbox.messages import ModelError
from talkbox.models.server.address import Address
from talkbox.models.server.kinds import Kind

SHOWN = 12
"""How many names a sentence lists."""
GEMMA = re.compile(r"gemma[-_ ]?4", re.IGNORECASE)
_LATEST = ":latest"
"""What Ollama adds to a name without a tag."""


def choose(
    address: Address, kind: Kind, names: Sequence[str], loaded: Sequence[str], wanted: str | None
) -> str:
    """The name to ask for.

    One that was named may be short for one there: in other capitals, without its folder, ending
    or `:latest`. Unnamed, it is the only one, the only Gemma 4, or the one in memory. Raises
    ModelError.
    """
    if wanted is not None:
        return _named(address, kind, names, wanted)
    if not names:
        raise _none(address, kind, kind.gemma)
    gemmas = [name for name in names if GEMMA.search(name)]
    there = [name for name in names if name in loaded]
    ready = [name for name in gemmas if name in loaded]
    for meant in (names, gemmas, ready, there if not gemmas else ()):
        if len(meant) == 1:
            return meant[0]
    raise ModelError(
        f"The server at {address.base} has several models; name one, as in "
        f"--model {replace(address, model=(gemmas or names)[0])}: {_listed(names)}."
    )


def _named(address: Address, kind: Kind, names: Sequence[str], wanted: str) -> str:
    for shorten in (_whole, str.casefold, _untagged, _stem):
        found = [name for name in names if shorten(name) == shorten(wanted)]
        if len(found) == 1:
            return found[0]
    if not names:
        raise _none(address, kind, wanted)
    near = get_close_matches(wanted.casefold(), [name.casefold() for name in names], n=1)
    meant = next((name for name in names if near and name.casefold() == near[0]), None)
    hint = f" Did you mean {meant}?" if meant else ""
    raise ModelError(
        f"The server at {address.base} has no model {wanted!r}; there are: {_listed(names)}.{hint} "
        f"If you want {wanted}: {kind.model_cure.format(model=wanted)}."
    )


def _none(address: Address, kind: Kind, wanted: str) -> ModelError:
    cure = kind.model_cure.format(model=wanted)
    return ModelError(f"The server at {address.base} has no model; {cure}.")


def _whole(name: str) -> str:
    return name


def _untagged(name: str) -> str:
    return name.casefold().removesuffix(_LATEST)


def _stem(name: str) -> str:
    """The file's name of a path, the model's of a publisher's, without its ending."""
    return re.split(r"[/\\]", _untagged(name))[-1].removesuffix(".gguf")


def _listed(names: Sequence[str]) -> str:
    more = f" and {len(names) - SHOWN} more" if len(names) > SHOWN else ""
    return ", ".join(names[:SHOWN]) + more
