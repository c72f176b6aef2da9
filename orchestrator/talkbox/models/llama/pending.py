"""A lock that is made when the first token comes, so that reading the prompt waits for nothing."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from talkbox.models.lock import Lock


class PendingLock:
    """As `talkbox.models.lock.Lock`; where there is none to be made, everything is allowed."""

    def __init__(self, make: Callable[[], Lock | None]) -> None:
        self._make = make

    def allows(self, token: int) -> bool:
        """Whether the token may come next."""
        return self._lock is None or self._lock.allows(token)

    def allowed(self) -> NDArray[np.int32]:
        """All tokens that may come; asked for only after one was refused."""
        assert self._lock is not None
        return self._lock.allowed()

    def accept(self, token: int) -> None:
        """The reply goes on with this token."""
        if self._lock is not None:
            self._lock.accept(token)

    @cached_property
    def _lock(self) -> Lock | None:
        return self._make()
