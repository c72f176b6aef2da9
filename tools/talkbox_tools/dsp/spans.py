"""Parts of a clip that are named in seconds, as samples."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from talkbox_tools.backend import BackendError

if TYPE_CHECKING:
    from talkbox_tools.effect import Value

Span = tuple[int, int | None]
"""The first sample of a part and the one after its last; None for the clip's own end."""


def span(values: Mapping[str, Value], rate_hz: int) -> Span:
    """From `start_seconds` to `end_seconds`, where 0 is the clip's own end.

    Raises BackendError when nothing is between.
    """
    start, end = float(values["start_seconds"]), float(values["end_seconds"])
    if end and end <= start:
        raise BackendError(
            f"nothing is left when the end ({end:g} s) is not after the start ({start:g} s); "
            "set end_seconds later, or to 0 for the clip's own end."
        )
    return round(start * rate_hz), round(end * rate_hz) or None
