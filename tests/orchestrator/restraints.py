"""Restraints of a known kind, where a test is about what the loop does with one."""

from __future__ import annotations

from collections.abc import Collection

import numpy as np
from numpy.typing import NDArray


class Among:
    """Allows the same few tokens everywhere, and remembers what was accepted."""

    def __init__(self, tokens: Collection[int]) -> None:
        self._tokens = np.array(sorted(tokens), dtype=np.int32)
        self._set = set(tokens)
        self.accepted: list[int] = []

    def allows(self, token: int) -> bool:
        return token in self._set

    def allowed(self) -> NDArray[np.int32]:
        return self._tokens

    def accept(self, token: int) -> None:
        assert token in self._set
        self.accepted.append(token)
