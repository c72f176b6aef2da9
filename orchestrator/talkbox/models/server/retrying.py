"""When to ask again, and how long to wait before: only while no part of an answer has come.

What passes is waited for, a bounded number of times and never beyond the patience; a server that
loads its model is waited for as long as the patience lasts.
"""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic, sleep

from talkbox.messages import Cancelled
from talkbox.models.server.faults import Lost, Refused, Unreached

BACKOFF_SECONDS = (0.25, 0.5, 1.0, 2.0)
"""Before each time that is asked again."""
LOADING_SECONDS = 0.5
"""Between questions to a server that loads."""
_BUSY = frozenset({408, 425, 429})
_FAILED = frozenset({500, 502, 503, 504, 529})
_TRIES_AFTER_FAILURE = 2
"""A server that failed on its own may fail again after minutes of work."""
_SLICE_SECONDS = 0.05

Asked = Callable[[], bool]


class Retrying:
    """The attempts at one answer."""

    def __init__(self, patience_seconds: float, cancelled: Asked) -> None:
        self._latest = monotonic() + patience_seconds
        self._cancelled = cancelled
        self._failures = 0

    def again(self, fault: Exception) -> bool:
        """Whether to ask again, once it was waited for; raises Cancelled while waiting."""
        seconds = self._wait_seconds(fault)
        if seconds is None or monotonic() + seconds > self._latest:
            return False
        until = monotonic() + seconds
        while (left := until - monotonic()) > 0:
            if self._cancelled():
                raise Cancelled
            sleep(min(left, _SLICE_SECONDS))
        return True

    def _wait_seconds(self, fault: Exception) -> float | None:
        """How long to wait; None where it is of no use."""
        if isinstance(fault, Refused) and is_loading(fault):
            return fault.retry_after_seconds or LOADING_SECONDS
        tries = _tries(fault)
        if self._failures >= tries:
            return None
        # A kept connection that the server closed meanwhile is the usual cause of a first loss.
        at_once = isinstance(fault, Lost) and not self._failures
        backoff = 0.0 if at_once else BACKOFF_SECONDS[self._failures]
        self._failures += 1
        told = fault.retry_after_seconds if isinstance(fault, Refused) else None
        return backoff if told is None else max(told, 0.0)


def is_loading(refusal: Refused) -> bool:
    """Whether the server only has not loaded its model yet."""
    return refusal.status == 503 and "loading" in refusal.reason.casefold()


def _tries(fault: Exception) -> int:
    if isinstance(fault, Unreached):
        return len(BACKOFF_SECONDS) if fault.passing else 0
    if isinstance(fault, Lost):
        return _TRIES_AFTER_FAILURE if fault.passing else 0
    if isinstance(fault, Refused) and fault.status in _BUSY:
        return len(BACKOFF_SECONDS)
    failed = isinstance(fault, Refused) and fault.status in _FAILED
    return _TRIES_AFTER_FAILURE if failed else 0
