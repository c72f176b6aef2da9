"""A server's host: its name or number in one spelling, and whether it is near.

Near is what nobody outside can listen in on: this machine, or the network it stands in. It is told
without asking a name server, so a name that does not say it itself is not near.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

_NEAR_NETWORKS = tuple(
    ip_network(text)
    for text in (
        "127.0.0.0/8",
        "10.0.0.0/8",
        "172.16.0.0/12",
        "192.168.0.0/16",
        "169.254.0.0/16",
        "::1/128",
        "fc00::/7",
        "fe80::/10",
    )
)
"""Loopback (RFC 1122, 4291), private (RFC 1918, 4193) and link-local (RFC 3927, 4291)."""
_NEAR_NAMES = ("localhost", "local", "lan", "internal", "home.arpa")
"""Last parts of names that never lead outside (RFC 6761, 6762, 8375, ICANN's `internal`), and
`lan`, which home routers give."""
_HERE = {"0.0.0.0": "127.0.0.1", "::": "::1"}
"""Servers print the address they listen on; where that is every one, this machine is meant."""
_LABEL = re.compile(r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?")
_NUMERIC = re.compile(r"[0-9]+|0x[0-9a-f]*")
"""A name whose last part is such a number is read as a number by some and not by others."""
_LONGEST_NAME = 253


class NoHost(ValueError):
    """No host can be called this; what is wrong, without a full stop."""


@dataclass(frozen=True, slots=True)
class Host:
    """A host as it is connected to."""

    name: str
    is_near: bool


def host(text: str) -> Host:
    """The host of an address; IPv6 without brackets. Raises NoHost."""
    if not text:
        raise NoHost("It names no host")
    try:
        number = ip_address(text.replace("%25", "%"))
    except ValueError:
        return _named(text)
    shown = _HERE.get(str(number), str(number))
    return Host(shown, _is_near(ip_address(shown)))


def _is_near(number: IPv4Address | IPv6Address) -> bool:
    mapped = number.ipv4_mapped if isinstance(number, IPv6Address) else None
    plain = mapped or number
    return any(plain.version == network.version and plain in network for network in _NEAR_NETWORKS)


def _named(text: str) -> Host:
    try:
        name = text.lower().rstrip(".").encode("idna").decode("ascii")
    except UnicodeError:
        raise NoHost(f"No host can be called {text}") from None
    labels = name.split(".")
    fits = len(name) <= _LONGEST_NAME and all(_LABEL.fullmatch(label) for label in labels)
    if not fits or _NUMERIC.fullmatch(labels[-1]):
        raise NoHost(f"No host can be called {text}")
    return Host(name, any(f".{name}".endswith(f".{near}") for near in _NEAR_NAMES))
