"""The one connection to a model's server: connects fast, reads patiently, ends when told to.

A key goes to the address's own origin and nowhere else, and stands in no error, no log and no
`repr`. Redirects are followed within that origin only, certificates are always checked, and
proxies and password files of the environment are not asked.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Generator, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from threading import local
from time import monotonic
from typing import Any

import httpcore
import httpx

from talkbox.messages import Cancelled, ModelError
from talkbox.models.server.address import Address
from talkbox.models.server.faults import Foreign, Lost
from talkbox.models.server.redirects import target
from talkbox.models.server.refusals import refused
from talkbox.models.server.stream import DONE, Chunk, chunks
from talkbox.models.server.transport import Transport
from talkbox.models.server.unreached import unreached
from talkbox.models.template.spelled import as_json

CONNECT_SECONDS = 5.0
PROBE_SECONDS = 15.0
"""How long a question about the server itself may go unanswered."""
LONGEST_ERROR = 64 * 2**10
"""Bytes of an error's body; a page of it is enough."""
LONGEST_PROBE = 16 * 2**20
"""Bytes; lists of models hold whole chat templates."""
REDIRECTS_LIMIT = 3
_LINGER_SECONDS = 0.2
"""How long a finished answer may take to end its response, so that the connection is kept."""
_KEY = re.compile(r"[\x21-\x7e]{1,4096}")

Asked = Callable[[], bool]


@dataclass(frozen=True, slots=True)
class Form:
    """A file with fields, as a browser's form sends them (multipart/form-data)."""

    fields: Mapping[str, str]
    file: tuple[str, bytes, str]
    """Its name, what is in it, and its media type; the field is called "file"."""


def _never() -> bool:
    return False


class Link:
    """A connection for one address; may be used by several threads. Close it to give it back."""

    def __init__(
        self, address: Address, key: str | None = None, *, patience_seconds: float = 600.0
    ) -> None:
        """`patience_seconds` is how long an answer may be silent.

        Raises ModelError for a key that cannot be sent.
        """
        if key is not None and not _KEY.fullmatch(key):
            raise ModelError(
                "The key for the server holds a space, a line end or a letter that no key has; "
                "write it again in TALKBOX_API_KEY or in the configuration's [keys]."
            )
        self.address = address
        self.has_key = key is not None
        self._patience_seconds = patience_seconds
        self._closed = False
        self._here = local()
        self._client = httpx.Client(
            transport=Transport(self._look, encrypted=not address.is_plain),
            headers=_headers(key),
            trust_env=False,
        )

    def __repr__(self) -> str:
        return f"Link({self.address})"

    def get(self, path: str, cancelled: Asked = _never) -> tuple[int, Any]:
        """The status and the JSON at this path from the origin on; None for what is no JSON.

        Raises Unreached, Lost and Foreign, and Cancelled.
        """
        return self._ask("GET", path, None, cancelled)

    def post(
        self, path: str, data: Mapping[str, Any], cancelled: Asked = _never
    ) -> tuple[int, Any]:
        """As `get`, with JSON to send."""
        return self._ask("POST", path, data, cancelled)

    def submit(self, path: str, form: Form, cancelled: Asked) -> bytes:
        """The body of the answer to a form at this path from the origin on.

        Raises Refused where the server answers with an error, Unreached, Lost and Foreign, and
        Cancelled within 0.3 s of being asked to stop.
        """
        seconds = self._patience_seconds
        with self._asking(cancelled), self._sent("POST", path, form, seconds) as response:
            return _checked(response, _content(response, LONGEST_PROBE))

    def stream(self, payload: Mapping[str, Any], cancelled: Asked) -> Generator[Chunk, None, None]:
        """The chunks of an answer to a request for one, DONE where the server says so.

        Exhaust it or close it. Raises Refused where the server answers with an error, Unreached,
        Lost and Foreign, and Cancelled within 0.3 s of being asked to stop.
        """
        path, seconds = f"{self.address.path}/chat/completions", self._patience_seconds
        with self._asking(cancelled), self._sent("POST", path, payload, seconds) as response:
            if response.status_code != 200:
                _checked(response, _content(response, LONGEST_ERROR))
            parts = response.iter_bytes()
            for chunk in chunks(parts):
                if chunk is DONE:
                    self._linger(parts)
                    yield DONE
                    return
                yield chunk

    def close(self) -> None:
        """Close the sockets; whoever waits on one gets a ModelError. Twice is as once."""
        self._closed = True
        self._client.close()

    def _ask(self, method: str, path: str, data: Any, cancelled: Asked) -> tuple[int, Any]:
        seconds = min(PROBE_SECONDS, self._patience_seconds)
        with self._asking(cancelled), self._sent(method, path, data, seconds) as response:
            try:
                return response.status_code, json.loads(_content(response, LONGEST_PROBE))
            except (ValueError, RecursionError):
                return response.status_code, None

    @contextmanager
    def _asking(self, cancelled: Asked) -> Iterator[None]:
        """Have `cancelled` asked while this thread waits."""
        self._here.cancelled, self._here.latest = cancelled, None
        try:
            yield
        finally:
            self._here.cancelled = _never

    def _look(self) -> None:
        """Asked by the sockets, again and again while they wait."""
        if getattr(self._here, "cancelled", _never)():
            raise Cancelled
        if self._closed:
            raise ModelError(f"The model {self.address} was closed; open it again.")
        latest = getattr(self._here, "latest", None)
        if latest is not None and monotonic() > latest:
            raise Lost("The response does not end.")

    @contextmanager
    def _sent(self, method: str, path: str, data: Any, seconds: float) -> Iterator[httpx.Response]:
        self._look()
        with self._told_faults():
            response = self._redirected(method, path, data, seconds)
            try:
                yield response
            finally:
                response.close()

    def _redirected(self, method: str, path: str, data: Any, seconds: float) -> httpx.Response:
        url = httpx.URL(f"{self.address.origin}{path}")
        for _ in range(REDIRECTS_LIMIT + 1):
            response = self._client.send(self._request(method, url, data, seconds), stream=True)
            if not response.has_redirect_location:
                return response
            response.close()
            url = target(self.address, url, response.headers["location"])
        raise Foreign(f"{self.address.origin} redirects without end, last to {url}.")

    def _request(self, method: str, url: httpx.URL, data: Any, seconds: float) -> httpx.Request:
        timeout = httpx.Timeout(seconds, connect=CONNECT_SECONDS)
        if isinstance(data, Form):
            return self._client.build_request(
                method, url, data=data.fields, files={"file": data.file}, timeout=timeout
            )
        content = None if data is None else as_json(data).encode("utf-8", "replace")
        headers = {} if data is None else {"Content-Type": "application/json"}
        return self._client.build_request(
            method, url, content=content, headers=headers, timeout=timeout
        )

    @contextmanager
    def _told_faults(self) -> Iterator[None]:
        where = self.address.origin
        try:
            yield
        except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
            raise unreached(self.address, error) from None
        except httpcore.ReadTimeout:
            raise Lost(f"The server at {where} was silent for too long.", passing=False) from None
        except (httpcore.NetworkError, httpcore.ProtocolError, httpcore.TimeoutException):
            raise Lost(f"The connection to {where} broke.") from None
        except (httpx.InvalidURL, httpx.RemoteProtocolError):  # httpx looks where a redirect leads
            raise Foreign(f"{where} redirects to what is no address.") from None
        except httpx.DecodingError:
            raise Lost(f"What the server at {where} sent is compressed wrongly.") from None

    def _linger(self, parts: Iterator[bytes]) -> None:
        """Read the response to its end, if that comes at once, so that the connection is kept."""
        self._here.latest = monotonic() + _LINGER_SECONDS
        with suppress(Lost, httpcore.NetworkError, httpcore.ProtocolError):
            for _ in parts:
                continue


def _headers(key: str | None) -> dict[str, str]:
    from talkbox import __version__

    headers = {
        "Accept": "text/event-stream, application/json",
        "Accept-Encoding": "identity",  # compressed events come late, and may hide any size
        "User-Agent": f"talkbox/{__version__}",
    }
    return headers if key is None else {**headers, "Authorization": f"Bearer {key}"}


def _checked(response: httpx.Response, body: bytes) -> bytes:
    """The body of an answer. Raises Refused where it is an error's."""
    if response.status_code != 200:
        raise refused(response.status_code, body, response.headers.get("retry-after"))
    return body


def _content(response: httpx.Response, longest: int) -> bytes:
    """The body, as far as it counts."""
    found = bytearray()
    for part in response.iter_bytes():
        found += part
        if len(found) > longest:
            break
    return bytes(found[:longest])
