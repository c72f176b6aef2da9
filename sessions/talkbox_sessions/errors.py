"""What can go wrong with a session, said in one sentence: what was wrong, and what to do next."""

from __future__ import annotations


class SessionError(Exception):
    """A session cannot be read, written or moved; the text is for people."""


class SessionLocked(SessionError):
    """Another process writes to the session; it can still be read."""
