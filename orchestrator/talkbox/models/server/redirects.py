"""Where a redirect may lead: to another path of the same origin.

Elsewhere would get the conversation, and a key with it.
"""

from __future__ import annotations

import httpx

from talkbox.models.server.address import Address
from talkbox.models.server.faults import Foreign

_PORTS = {"http": 80, "https": 443}


def target(address: Address, asked: httpx.URL, location: str) -> httpx.URL:
    """The URL to ask in the place of `asked`. Raises Foreign for one of another origin."""
    try:
        found = asked.join(location)
        shown = httpx.URL(scheme=found.scheme, host=found.host, port=found.port, path=found.path)
    except httpx.InvalidURL:
        raise Foreign(f"{address.origin} redirects to what is no address.") from None
    if _origin(found) != _origin(asked):
        raise Foreign(
            f"{address.origin} redirects to {shown}, another place, and nothing was sent there; "
            "give that address instead if you trust it."
        )
    return found


def _origin(url: httpx.URL) -> tuple[str, str, int | None]:
    return url.scheme, url.host, url.port or _PORTS.get(url.scheme)
