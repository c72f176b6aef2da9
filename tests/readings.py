"""What the planner reads in a phrase, for tests."""

from __future__ import annotations

from talkbox.planner.reading import read
from talkbox.planner.requests import Request


def words(text: str) -> list[str]:
    """The sound words that a phrase is read as."""
    return [request.word for request in read(text).requests]


def only(text: str) -> Request:
    """The one request that a phrase is read as."""
    (request,) = read(text).requests
    return request
