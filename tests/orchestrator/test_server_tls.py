"""An encrypted connection is kept only with a server whose certificate is vouched for."""

from __future__ import annotations

import ssl
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
import trustme
from fault_proxy import FaultProxy
from recordings import recording
from server_desk import ask, words

from talkbox.models.server.address import address
from talkbox.models.server.faults import Unreached
from talkbox.models.server.link import Link
from talkbox.models.server.model import ServerModel

AUTHORITY = trustme.CA()
ORIGIN = recording("llama-server").origin(words("Darker."))


@pytest.fixture
def trusted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The authority is one that this user trusts."""
    file = tmp_path / "authority.pem"
    AUTHORITY.cert_pem.write_to_path(str(file))
    monkeypatch.setenv("SSL_CERT_FILE", str(file))


def server(name: str) -> Iterator[FaultProxy]:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    AUTHORITY.issue_cert(name).configure_cert(context)
    with FaultProxy(ORIGIN, context) as proxy:
        yield proxy


@pytest.fixture
def known() -> Iterator[FaultProxy]:
    yield from server("127.0.0.1")


@pytest.fixture
def misnamed() -> Iterator[FaultProxy]:
    yield from server("mixes.example")


def refused(proxy: FaultProxy) -> str:
    with closing(Link(address(proxy.url))) as link, pytest.raises(Unreached) as told:
        link.get("/v1/models")
    return str(told.value)


def test_a_certificate_that_nobody_vouches_for_is_refused_and_nothing_was_asked(
    known: FaultProxy,
) -> None:
    told = refused(known)
    assert "was not asked: its certificate is not trusted" in told and "SSL_CERT_FILE" in told
    assert known.requests == []


@pytest.mark.usefixtures("trusted")
def test_a_certificate_for_another_name_is_refused(misnamed: FaultProxy) -> None:
    assert "give the name that the certificate is for" in refused(misnamed)
    assert misnamed.requests == []


@pytest.mark.usefixtures("trusted")
def test_a_server_that_the_user_trusts_answers(known: FaultProxy) -> None:
    with ServerModel(address(known.url)) as model:
        assert ask(model)[0].text == "Darker."
