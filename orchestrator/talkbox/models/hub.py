"""huggingface.co as a place to fetch one file from: what it holds, and its bytes from anywhere on.

huggingface_hub finds the file, the account's token and the way through proxies. Its own download
begins anew after every interruption (since 2.0, https://github.com/huggingface/huggingface_hub/pull/4228),
so the bytes are asked for here, from where they broke off.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

from talkbox.messages import ModelError

if TYPE_CHECKING:
    from hashlib import _Hash

LATEST = "main"
"""The revision that is the newest of a repository."""
CONNECT_SECONDS = 15.0
SILENCE_SECONDS = 30.0
"""A connection that brings nothing for so long counts as lost."""
PAGES = "https://huggingface.co"
GONE = "see there what it holds now, and report it to talkbox"
PARTIAL, UNKNOWN, FORBIDDEN = 206, 401, 403
_PASSING = frozenset({408, 416, 429})
"""Answers that another try may change: too slow, out of step, too many."""
_SHA256_DIGITS = 64
_CHECKSUM = re.compile(rf"[0-9a-f]{{{_SHA256_DIGITS}}}|[0-9a-f]{{40}}")


class Lost(Exception):
    """The connection broke off; what has come may be kept. The text is the reason."""


@dataclass(frozen=True, slots=True)
class Remote:
    """A file on the hub, as it is at this moment."""

    repository: str
    file: str
    url: str
    size_bytes: int
    checksum: str
    """SHA-256 in hexadecimal; of a small file git's own, which is the SHA-1 of a blob."""

    def hashing(self) -> _Hash:
        """A hash that has come to `checksum` once it has seen every byte."""
        if len(self.checksum) == _SHA256_DIGITS:
            return hashlib.sha256()
        return hashlib.sha1(b"blob %d\0" % self.size_bytes, usedforsecurity=False)


def look_up(repository: str, file: str, revision: str, endpoint: str | None = None) -> Remote:
    """What the hub has under this name; `endpoint` is another hub's address.

    Raises ModelError with one sentence when it has no such file, does not give it to us, or cannot
    be reached; Lost when the connection broke off.
    """
    from huggingface_hub import get_hf_file_metadata, hf_hub_url

    url = hf_hub_url(repository, file, revision=revision, endpoint=endpoint)
    with _spoken(repository, file, revision):
        found = get_hf_file_metadata(url, timeout=CONNECT_SECONDS, endpoint=endpoint)
    if found.size is None or not _CHECKSUM.fullmatch(found.etag or ""):
        raise ModelError(
            f"{url} comes without a size and a checksum, so it could not be verified; "
            "if HF_ENDPOINT is set, it must name a Hugging Face hub."
        )
    return Remote(repository, file, url, found.size, str(found.etag))


def read(remote: Remote, start: int) -> Iterator[tuple[int, bytes]]:
    """The file's bytes from `start` on, each piece with the place where it belongs.

    The first piece is at 0 where a server cannot begin in the middle. Raises Lost when the
    connection breaks off, and ModelError as `look_up`.
    """
    from huggingface_hub import get_session, get_token

    headers = {"Accept-Encoding": "identity"}
    if token := get_token():  # the client drops it where the hub sends it on to another host
        headers["Authorization"] = f"Bearer {token}"
    if start:
        headers["Range"] = f"bytes={start}-"
    with (
        _spoken(remote.repository, remote.file, LATEST),
        get_session().stream("GET", remote.url, headers=headers, timeout=SILENCE_SECONDS) as answer,
    ):
        if not answer.is_success:
            raise _refused(answer.status_code, remote.repository, remote.file)
        place = start if answer.status_code == PARTIAL else 0
        for piece in answer.iter_bytes():
            yield place, piece
            place += len(piece)


@contextmanager
def _spoken(repository: str, file: str, revision: str) -> Iterator[None]:
    """Turn what huggingface_hub and its client raise into one sentence, or into Lost."""
    from huggingface_hub import errors

    page = f"{PAGES}/{repository}"
    try:
        yield
    except errors.OfflineModeIsEnabled:
        raise ModelError(
            "HF_HUB_OFFLINE is set, so nothing is fetched; unset it to pull a model."
        ) from None
    except errors.RevisionNotFoundError:
        raise ModelError(f"{page} has no revision {revision!r}; leave --revision out.") from None
    except errors.RemoteEntryNotFoundError:
        raise ModelError(f"{page} holds no file {file}; {GONE}.") from None
    except errors.GatedRepoError:
        raise _refused(FORBIDDEN, repository, file) from None
    except errors.RepositoryNotFoundError:
        raise _refused(UNKNOWN, repository, file) from None
    except errors.HfHubHTTPError as error:
        raise _refused(error.response.status_code, repository, file) from None
    except _network_errors() as error:
        raise Lost(str(error) or type(error).__name__) from None


def _refused(status: int, repository: str, file: str) -> Exception:
    """What an HTTP status means to whoever pulls."""
    page = f"{PAGES}/{repository}"
    if status in _PASSING or status >= 500:
        return Lost(f"the server answered {status}")
    return ModelError(
        {
            FORBIDDEN: f"{page} asks for consent first: agree to its terms there, make a token at "
            f"{PAGES}/settings/tokens and set HF_TOKEN to it.",
            UNKNOWN: f"{page} is not there or not open to you; if it is private, set HF_TOKEN to a "
            f"token of yours from {PAGES}/settings/tokens.",
            404: f"{page} holds no file {file}; {GONE}.",
        }.get(status, f"{page} refused {file}: the server answered {status}.")
    )


@cache
def _network_errors() -> type[Exception]:
    """What its client raises when a connection fails; versions 1 and 2 bring different clients."""
    from huggingface_hub import get_session

    client = import_module(type(get_session()).__module__.partition(".")[0])
    errors: type[Exception] = client.TransportError
    return errors
