"""When a key that is held, or tapped twice, ends a recording, at a terminal that tells no releases.

A held key repeats: after a first delay, then some thirty times a second. A press soon after the
first is a repeat, and then silence means that the key was let go; a later one is a second tap.
"""

from __future__ import annotations

REPEAT_DELAY_SECONDS = 1.0
"""The longest that systems wait before a held key repeats; usual are 0.25 to 0.7."""
RELEASED_SECONDS = 0.6
"""Between repeats are some 0.03; remote terminals deliver them in bursts."""


class TalkKey:
    """Follows one key from its first press on; times are in seconds of one clock."""

    def __init__(self, pressed_at: float) -> None:
        self._began = pressed_at
        self._repeated_at: float | None = None
        self._tapped = False

    def press(self, now: float) -> None:
        """The key came once more."""
        if self._repeated_at is not None or now - self._began <= REPEAT_DELAY_SECONDS:
            self._repeated_at = now
        else:
            self._tapped = True

    def released(self, now: float) -> bool:
        """Whether the key was let go, or tapped a second time."""
        if self._repeated_at is None:
            return self._tapped
        return now - self._repeated_at > RELEASED_SECONDS
