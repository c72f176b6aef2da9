"""Where a model's server is, as people write it: an origin, the root of its API, a model's name.

Nothing is looked up and nothing is sent: whether a host is near is told from its name or number
alone, and what an address cannot say is refused in one sentence that never repeats a password.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import SplitResult, quote, unquote, urlsplit

from talkbox.messages import ModelError
from talkbox.models.server.host import Host, NoHost, host

LONGEST = 2000
"""Characters; longer is no address that a person wrote."""
EXAMPLE = "http://127.0.0.1:8080/v1"
_PORTS = {"http": 80, "https": 443}
_WITH_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*)://", re.IGNORECASE)
_WITH_PORT = re.compile(r"(?:[^\s/\\:@#?]+|\[[^\]]*\]):\d+(?:[/#?]|$)")
_LOCALHOST = re.compile(r"localhost(?:[/#?]|$)", re.IGNORECASE)
_VERSIONED = re.compile(r"/v\d+[a-z0-9]*(?:/|$)")
_ENDPOINTS = re.compile(
    r"/(?:chat/completions|completions|responses|embeddings|models|messages|"
    r"audio/transcriptions)$|"
    r"^/(?:api(?:/(?:chat|generate|tags|version|ps))?|health|props|version)$"
)
"""What people paste along with a root: the routes of this API, and the servers' own ones."""


@dataclass(frozen=True, slots=True)
class Address:
    """One model's server. Equal where the same requests would go to the same place."""

    scheme: str
    """"http" or "https"."""
    host: str
    """In small letters, a number in its shortest form, IPv6 without brackets."""
    port: int
    path: str
    """The API's root, "/v1" with most servers; begins with a slash and ends with none."""
    model: str | None = None
    """The model's name on that server; None where the server is to say it."""
    is_near: bool = False
    """Whether the host is this machine or in its own network: loopback, private, link-local."""

    @property
    def origin(self) -> str:
        """Scheme, host and, where it is not the scheme's own, port: `http://127.0.0.1:8080`."""
        name = f"[{self.host}]" if ":" in self.host else self.host
        port = "" if self.port == _PORTS[self.scheme] else f":{self.port}"
        return f"{self.scheme}://{name}{port}"

    @property
    def base(self) -> str:
        """The API's root, without a slash at its end: `http://127.0.0.1:8080/v1`."""
        return self.origin + self.path

    @property
    def prefix(self) -> str:
        """What stands before the root, where a server's own routes begin; mostly empty."""
        return self.path.removesuffix("/v1")

    @property
    def is_plain(self) -> bool:
        """Whether what is sent can be read on the way."""
        return self.scheme == "http"

    def __str__(self) -> str:
        """As `--model` takes it."""
        return self.base if self.model is None else f"{self.base}#{quote(self.model, '/:@+,~')}"


def is_address(text: str) -> bool:
    """Whether a name of `--model` is meant as an address: with a scheme, a port, or localhost."""
    text = text.strip()
    looks = (_WITH_SCHEME, _WITH_PORT, _LOCALHOST)
    return any(form.match(text) for form in looks)


def address(text: str) -> Address:
    """The address that was written, made whole: scheme, `/v1`, no slash at its end.

    A path that was pasted down to a route (`/v1/chat/completions`) is cut back to its root, and a
    fragment is the model's name. Raises ModelError.
    """
    text = text.strip()
    if len(text) > LONGEST:
        raise _wrong(f"It is longer than {LONGEST} characters")
    parts = _split(text if _WITH_SCHEME.match(text) else f"//{text}")
    found = _host(parts)
    scheme = parts.scheme.lower() or _guessed_scheme(parts, found)
    return Address(
        scheme=scheme,
        host=found.name,
        port=_port(parts) or _PORTS[scheme],
        path=_root(parts.path),
        model=_model(parts.fragment),
        is_near=found.is_near,
    )


def _split(text: str) -> SplitResult:
    if " " in text or "\\" in text or not text.isprintable():
        raise _wrong("It holds a space, a backslash or a control character")
    try:
        parts = urlsplit(text)
    except ValueError:
        raise _wrong("Its brackets do not hold an IPv6 address") from None
    if parts.scheme.lower() not in ("", *_PORTS):
        raise _wrong(f"{parts.scheme}:// is not http:// or https://")
    if "@" in parts.netloc:
        raise _wrong(
            "It holds a name or a password before an @, which would end up in logs; "
            "put a key into TALKBOX_API_KEY"
        )
    if parts.query:
        raise _wrong("It holds a question mark and what follows it; a key goes in TALKBOX_API_KEY")
    return parts


def _host(parts: SplitResult) -> Host:
    try:
        return host(parts.hostname or "")
    except NoHost as error:
        raise _wrong(str(error)) from None


def _port(parts: SplitResult) -> int | None:
    try:
        port = parts.port
    except ValueError:
        port = 0
    if port == 0:
        raise _wrong("Its port is not a number from 1 to 65535")
    return port


def _guessed_scheme(parts: SplitResult, found: Host) -> str:
    """Plain HTTP where nobody else can listen; elsewhere a person must say which it is."""
    if found.is_near:
        return "http"
    written = f"{parts.netloc}{parts.path}"
    raise ModelError(
        f"The address {written} does not say how to talk to it: write https://{written}, "
        f"or http://{written} where it has no encryption."
    )


def _root(path: str) -> str:
    path = _ENDPOINTS.sub("", re.sub(r"/+", "/", path).rstrip("/")).rstrip("/")
    return path if _VERSIONED.search(path) else f"{path}/v1"


def _model(fragment: str) -> str | None:
    name = unquote(fragment).strip()
    if not name.isprintable() or "\N{REPLACEMENT CHARACTER}" in name:
        raise _wrong("What follows its # is no model's name")
    return name or None


def _wrong(what: str) -> ModelError:
    return ModelError(f"That is no address of a server. {what}; write it like {EXAMPLE}.")
