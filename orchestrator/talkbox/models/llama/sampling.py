"""Chooses the next token: freely first, and only where that is refused again among what is allowed.

So a grammar costs nothing while the model keeps to it, and changes nothing of what it says. The
filters and the dice are llama.cpp's; they get the few hundred likeliest tokens instead of a quarter
of a million, which gives the same result.
"""

from __future__ import annotations

import ctypes
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from talkbox.messages import ModelError
from talkbox.models.llama.library import library
from talkbox.models.llama.settings import Settings

Ids = NDArray[np.int32]
Logits = NDArray[np.float32]

FEW_TOKENS = 4096
"""So many candidates are weighed without looking for the likeliest among them first."""
FIRST_REACH = 8.0
"""How far below the likeliest token candidates are looked for at first, in logits."""
TRIES = 12


class Restraint(Protocol):
    """What may be said, token by token; `talkbox.models.lock.Lock` is one."""

    def allows(self, token: int) -> bool:
        """Whether this token may be next."""
        ...

    def allowed(self) -> Ids:
        """All tokens that may be next, in ascending order."""
        ...

    def accept(self, token: int) -> None:
        """This token is next."""
        ...


class Sampler:
    """The dice for one reply: the same logits and restraint give the same tokens."""

    def __init__(self, settings: Settings) -> None:
        self.refused = 0
        """How many tokens were chosen again because the restraint refused the first choice."""
        self._top_k = settings.top_k
        self._reach = FIRST_REACH
        self._free = _Chain(settings)
        self._restrained = _Chain(settings)

    def choose(self, logits: Logits, restraint: Restraint | None) -> int:
        """The next token; the restraint has accepted it. Raises ModelError if there is none."""
        likely = self._likely(logits)
        token = self._free.pick(likely, logits)
        if restraint is not None:
            if not restraint.allows(token):
                self.refused += 1
                token = self._again(restraint.allowed(), likely, logits)
            restraint.accept(token)
        return token

    def close(self) -> None:
        """Give the memory back; closing twice does nothing."""
        self._free.close()
        self._restrained.close()

    def _again(self, allowed: Ids, likely: Ids, logits: Logits) -> int:
        if not allowed.size:
            raise ModelError("The model was led to where no answer fits its tools; ask it again.")
        if allowed.size > FEW_TOKENS and self._top_k:
            places = np.minimum(np.searchsorted(allowed, likely), allowed.size - 1)
            near = likely[allowed[places] == likely]
            if near.size >= self._top_k:
                allowed = near
        return self._restrained.pick(allowed, logits)

    def _likely(self, logits: Logits) -> Ids:
        """Ids of everything above some logit, `top_k` or more, in ascending order."""
        top = float(logits.max())
        if not np.isfinite(top):
            raise ModelError(
                "The model computes numbers that are not finite; its file may be damaged."
            )
        for _ in range(TRIES if self._top_k else 0):
            found = np.flatnonzero(logits > top - self._reach)
            if found.size < self._top_k:
                self._reach *= 1.5
            elif found.size > FEW_TOKENS:
                self._reach *= 0.8
            else:
                return found.astype(np.int32)
        return np.arange(logits.size, dtype=np.int32)


class _Chain:
    """llama.cpp's filters in their usual order, and its dice."""

    def __init__(self, settings: Settings) -> None:
        lib = self._lib = library()
        self._pointer: Any = lib.llama_sampler_chain_init(lib.llama_sampler_chain_default_params())
        for link in (
            lib.llama_sampler_init_top_k(settings.top_k),
            lib.llama_sampler_init_top_p(settings.top_p, 1),
            lib.llama_sampler_init_min_p(settings.min_p, 1),
            lib.llama_sampler_init_temp(settings.temperature),
            lib.llama_sampler_init_dist(settings.seed),
        ):
            lib.llama_sampler_chain_add(self._pointer, link)
        self._layout = np.dtype([("id", "<i4"), ("logit", "<f4"), ("p", "<f4")])

    def pick(self, ids: Ids, logits: Logits) -> int:
        candidates = np.empty(ids.size, dtype=self._layout)
        candidates["id"] = ids
        candidates["logit"] = logits[ids]
        array = self._lib.llama_token_data_array(
            data=candidates.ctypes.data_as(self._lib.llama_token_data_p),
            size=ids.size,
            selected=-1,
            sorted=False,
        )
        self._lib.llama_sampler_apply(self._pointer, ctypes.byref(array))
        return int(array.data[array.selected].id)

    def close(self) -> None:
        if self._pointer:
            self._lib.llama_sampler_free(self._pointer)
            self._pointer = None
